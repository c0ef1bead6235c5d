using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>A forum with the rows of readiness that its plan states, or that the body itself has set where no plan gives any.</summary>
public sealed record ForumRows(DutySubject Subject, string Name, IReadOnlyList<ReadinessFact> Rows);

/// <summary>One area: an agreement that binds, its history of readiness and its forums.</summary>
public sealed class AreaOnRecord
{
    readonly RecordedAgreement _agreement;
    readonly IReadOnlyList<Body> _bodies;

    internal AreaOnRecord(RecordedAgreement agreement, IReadOnlyList<ReadinessChange> lines, IReadOnlyList<Body> bodies)
    {
        (_agreement, _bodies) = (agreement, bodies);
        History = new(agreement.Id, new(agreement.From, agreement.LastDay is { } last && last > agreement.From ? last : DateOnly.MaxValue), lines);
    }

    public AgreementId Id => _agreement.Id;
    public string Number => _agreement.Number;
    public string Title => _agreement.Title;
    public ReadinessHistory History { get; }

    internal bool AppliesOn(DateOnly date) => _agreement.AppliesOn(date);

    public IReadOnlyList<PlanFact> PlansOn(DateOnly date) => [.. _agreement.On(_agreement.NearestTo(date)).SelectMany(text => text.Plans)];

    /// <summary>Every forum that can be raised on a day, in the order of the text, those with rhythms of their own last.</summary>
    public IReadOnlyList<ForumRows> ForumsOn(DateOnly date)
    {
        List<ForumRows> forums = [.. PlansOn(date).Select(plan => new ForumRows(DutySubject.Plan(plan.Title), plan.Title, plan.Readiness))];
        forums.AddRange(_bodies.Where(body => body.ExistsOn(date) && body.Rhythms.Count > 0 && forums.TrueForAll(forum => forum.Subject != body.Subject))
            .Select(body => new ForumRows(body.Subject, body.Name, [.. body.Rhythms.Select(rhythm => new ReadinessFact { Level = rhythm.Level, Text = "", Cadence = rhythm.Cadences })])));
        return forums;
    }
}

/// <summary>Reads areas with their readiness, as far as the actor sees them.</summary>
public sealed class ReadinessOnRecord(SamsynDb db, ReadRecordedAgreements agreements, Clock clock)
{
    /// <summary>Of local agreements; the overarching one has no area of its own.</summary>
    internal async Task<IReadOnlyList<AreaOnRecord>> All(Actor actor, CancellationToken cancellation) =>
        await Read(actor, (await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).OrderBy(body => body.Name).ToListAsync(cancellation)).ToLookup(body => body.Agreement), cancellation);

    (Actor Actor, IReadOnlyList<AreaOnRecord> Areas)? _levels;

    /// <summary>For the levels alone: forums that are no plan's are not read. Read once a request, for the head of the page and whatever stands on it.</summary>
    internal async Task<IReadOnlyList<AreaOnRecord>> Levels(Actor actor, CancellationToken cancellation)
    {
        if (_levels is { } known && known.Actor == actor) return known.Areas;
        var areas = await Read(actor, Array.Empty<Body>().ToLookup(body => body.Agreement), cancellation);
        _levels = (actor, areas);
        return areas;
    }

    async Task<IReadOnlyList<AreaOnRecord>> Read(Actor actor, ILookup<AgreementId, Body> bodies, CancellationToken cancellation)
    {
        if (!actor.SeesReadiness()) return [];
        var recorded = (await agreements.Run(actor, cancellation)).Where(agreement => agreement.Level == AgreementLevel.Local).ToList();
        if (recorded.Count == 0) return [];
        var lines = (await db.ReadinessChanges.AsNoTracking().VisibleTo(actor).OrderBy(change => change.Number).ToListAsync(cancellation)).ToLookup(change => change.Agreement);
        return [.. recorded.Select(agreement => new AreaOnRecord(agreement, [.. lines[agreement.Id]], [.. bodies[agreement.Id]]))];
    }

    internal async Task<AreaOnRecord?> One(Actor actor, AgreementId id, CancellationToken cancellation) => (await All(actor, cancellation)).FirstOrDefault(area => area.Id == id);
}
