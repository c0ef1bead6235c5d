using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>A body that the text gives ground for, and the one in use for it, if any, with what differs.</summary>
public sealed record BodyGround(ProposedBody Text, Body? InUse, IReadOnlyList<BodyDifference> Differences)
{
    public string Key => Text.Subject.ToString();
}

/// <summary>What an agreement's text says of who meets, beside what is in use.</summary>
public sealed record BodyActivation
{
    public required AgreementId Agreement { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<BodyGround> Grounds { get; init; }
    /// <summary>In use for something that the text that applies does not name (any more).</summary>
    public required IReadOnlyList<Body> WithoutGround { get; init; }
    /// <summary>What the agreement demands of its forums and finds lacking.</summary>
    public required IReadOnlyList<ForumLack> Lacks { get; init; }
    public required bool MayManage { get; init; }
}

/// <summary>Reads a <see cref="BodyActivation"/>; null when there is no such adopted agreement for the actor.</summary>
public sealed class ReadBodyActivation(SamsynDb db, Clock clock)
{
    public async Task<BodyActivation?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadMeetings)) return null;
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (agreement is null || BodyTexts.Of(agreement, clock.Today) is not { } text) return null;
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(body => body.Agreement == id).OrderBy(body => body.Name).ToListAsync(cancellation);
        var seats = (await db.Seats.AsNoTracking().Where(seat => db.Bodies.Any(body => body.Id == seat.Body && body.Agreement == id)).ToListAsync(cancellation)).ToLookup(seat => seat.Body);
        var open = bodies.Where(body => !(body.To < clock.Today)).ToList();
        return new()
        {
            Agreement = id, Number = agreement.Number, Title = agreement.Title,
            Grounds = [.. text.Select(one => new BodyGround(one, open.Find(body => body.Subject == one.Subject), open.Find(body => body.Subject == one.Subject) is { } used ? BodyDifferences.Of(used, [.. seats[used.Id]], one, clock.Today) : []))],
            WithoutGround = [.. open.Where(body => body.Task is null && text.All(one => one.Subject != body.Subject))],
            Lacks = ForumCheck.Of(bodies, seats, text, clock.Today),
            MayManage = actor.May(Permission.ManageForums),
        };
    }
}

static class BodyTexts
{
    /// <summary>What the agreement's text says on a day, or on the nearest day that it applied; null for a draft.</summary>
    public static IReadOnlyList<ProposedBody>? Of(Agreement agreement, DateOnly date)
    {
        if (agreement.InForceFrom is not { } from) return null;
        var on = date < from ? from : agreement.Validity.LastDay is { } last && date > last ? last : date;
        return agreement.InForceOn(on) is { } applied ? ProposedBodies.From(applied.Facts) : [];
    }
}

public sealed record ActivateBodiesCommand
{
    public required AgreementId Agreement { get; init; }
    /// <summary>The subjects of the text that get a body; those that have one are left as they are.</summary>
    public required IReadOnlyList<string> Activate { get; init; }
    /// <summary>The subjects whose body takes over what the text says now.</summary>
    public IReadOnlyList<string> TakeOver { get; init; } = [];
}

/// <summary>How many were made and changed.</summary>
public sealed record BodiesActivated(int Made, int Changed, int SeatsFilled);

/// <summary>
/// Makes bodies of what the text says of who meets (FOR-GEN-01), with a seat for each function named. Done twice it does nothing the second time;
/// what people have set since is only taken over by choice.
/// </summary>
public sealed class ActivateBodies(SamsynDb db, Clock clock, NewId ids, SeatPositions positions, ActLog acts)
{
    public async Task<Outcome<BodiesActivated>> Run(Actor actor, ActivateBodiesCommand command, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleOrDefaultAsync(one => one.Id == command.Agreement, cancellation);
        if (agreement is null || !actor.May(Permission.ReadMeetings) || BodyTexts.Of(agreement, clock.Today) is not { } text) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageForums, nameof(ActivateBodies), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<BodiesActivated>.Refused(lacking.Refusals);

        var bodies = (await db.Bodies.Where(body => body.Agreement == agreement.Id && (body.To == null || body.To >= clock.Today)).ToListAsync(cancellation)).DistinctBy(body => body.Subject).ToDictionary(body => body.Subject);
        var known = await positions.On(clock.Today, cancellation);
        var (made, changed, filled) = (0, 0, 0);
        foreach (var one in text)
        {
            var key = one.Subject.ToString();
            if (!bodies.TryGetValue(one.Subject, out var body))
            {
                if (!command.Activate.Contains(key)) continue;
                var created = Body.Create(new(ids.Next()), agreement.Id, one.Description, one.Subject, agreement.InForceFrom!.Value);
                if (!created.IsDone) return Outcome<BodiesActivated>.Refused(created.Refusals);
                db.Bodies.Add(bodies[one.Subject] = created.Value);
                filled += AddSeats(actor, created.Value, one.Seats, created.Value.From, known);
                acts.Note(actor, nameof(ActivateBodies), created.Value.Id);
                made++;
            }
            else if (command.TakeOver.Contains(key))
            {
                var seats = await db.Seats.Where(seat => seat.Body == body.Id).ToListAsync(cancellation);
                if (BodyDifferences.Of(body, seats, one, clock.Today).Count == 0) continue;
                if (body.Change(BodyDifferences.TakenOver(body, one)) is { IsDone: false } refused) return Outcome<BodiesActivated>.Refused(refused.Refusals);
                filled += AddSeats(actor, body, BodyDifferences.Missing(seats.Where(seat => seat.HoldsOn(clock.Today)), one), clock.Today, known);
                acts.Note(actor, nameof(ActivateBodies), body.Id);
                changed++;
            }
        }
        // A part may have been activated before its whole.
        foreach (var one in text)
            if (one.PartOf is { } whole && bodies.TryGetValue(one.Subject, out var part) && part.Parent is null && bodies.TryGetValue(whole, out var parent)) part.Change(part.Description with { Parent = parent.Id });
        return made + changed == 0 ? new BodiesActivated(0, 0, 0) : (await db.Commit(cancellation)).Then(new BodiesActivated(made, changed, filled));
    }

    /// <summary>A seat of the actor's own side is filled at once when the words leave no doubt; the other party names its own.</summary>
    int AddSeats(Actor actor, Body body, IEnumerable<ProposedSeat> seats, DateOnly from, IReadOnlyList<PositionChoice> known)
    {
        var filled = 0;
        foreach (var seat in seats)
        {
            var position = seat.Side is { } side && actor.MayFor(side, Permission.ManageForums) ? SeatPositions.Meant(seat.Function, side, known) : null;
            db.Seats.Add(Seat.Create(new(ids.Next()), body.Id, new() { Function = seat.Function, Side = seat.Side, HasMandate = seat.HasMandate, IsGuessed = true }, from, position?.Id).Value);
            if (position is not null) filled++;
        }
        return filled;
    }
}
