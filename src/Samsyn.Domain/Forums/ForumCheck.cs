using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;

namespace Samsyn.Domain.Forums;

/// <summary>What the overarching agreement demands of how the work is organised.</summary>
public enum ForumDemand
{
    /// <summary>A forum for strategic questions (ORG-49).</summary>
    StrategicForum,
    /// <summary>A forum for operative questions (ORG-49).</summary>
    OperativeForum,
    /// <summary>Owned by both: each party has a seat (ORG-47).</summary>
    BothParties,
    /// <summary>Each party is represented with mandate (ORG-48).</summary>
    MandateOfBoth,
    /// <summary>Each plan that meets has its own forum (ORG-50).</summary>
    ForumOfPlan,
}

/// <summary>One demand that is not met, and by what: the names of bodies, plans or parties.</summary>
public sealed record ForumLack(ForumDemand Demand, IReadOnlyList<string> By);

/// <summary>Holds the bodies of an agreement against what it demands of them. A lack is told; it hinders nothing.</summary>
public static class ForumCheck
{
    public static IReadOnlyList<ForumLack> Of(IReadOnlyList<Body> bodies, ILookup<BodyId, Seat> seats, IReadOnlyList<ProposedBody> text, DateOnly on)
    {
        var existing = bodies.Where(body => body.ExistsOn(on)).ToList();
        List<ForumLack> found = [];
        if (!existing.Exists(body => body.Kind is BodyKind.Steering or BodyKind.Council && body.Subject.Kind == SubjectKind.Body)) found.Add(new(ForumDemand.StrategicForum, []));
        if (!existing.Exists(body => body.Kind is BodyKind.Preparation or BodyKind.Forum or BodyKind.Working)) found.Add(new(ForumDemand.OperativeForum, []));

        // A body that consists of groups is represented by them.
        var parts = existing.Where(body => !existing.Exists(other => other.Parent == body.Id)).ToList();
        Add(ForumDemand.BothParties, parts.Where(body => Sides(body).Count < 2).Select(body => body.Name));
        Add(ForumDemand.MandateOfBoth, parts.Where(body => Sides(body).Count == 2 && Deciding(body).Count < 2).Select(body => body.Name));
        Add(ForumDemand.ForumOfPlan, text.Where(one => one.Ground == ProposalGround.Plan && !existing.Exists(body => body.Subject == one.Subject)).Select(one => one.Description.Name));
        return found;

        void Add(ForumDemand demand, IEnumerable<string> by)
        {
            var names = by.ToList();
            if (names.Count > 0) found.Add(new(demand, names));
        }

        HashSet<PartySide> Sides(Body body) => [.. Held(body).Select(seat => seat.Side).OfType<PartySide>()];

        HashSet<PartySide> Deciding(Body body) => [.. Held(body).Where(seat => seat.HasMandate).Select(seat => seat.Side).OfType<PartySide>()];

        IEnumerable<Seat> Held(Body body) => seats[body.Id].Where(seat => seat.HoldsOn(on) && seat is { IsAdjunct: false, DeputyFor: null });
    }
}
