using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

public sealed record AddSeatCommand(BodyId Body, SeatDescription Description, DateOnly From, PositionId? Position = null);

/// <summary>Another place in a body: a member, a deputy, somebody called in (ORG-34, ORG-53, ORG-54).</summary>
public sealed class AddSeat(SamsynDb db, Clock clock, NewId ids, SeatRules rules, ActLog acts)
{
    public async Task<Outcome<SeatId>> Run(Actor actor, AddSeatCommand command, CancellationToken cancellation)
    {
        var body = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == command.Body, cancellation);
        if (body is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageForums, nameof(AddSeat), body.Id, cancellation) is { IsDone: false } lacking) return Outcome<SeatId>.Refused(lacking.Refusals);
        var made = Seat.Create(new(ids.Next()), body.Id, command.Description, command.From);
        if (!made.IsDone) return Outcome<SeatId>.Refused(made.Refusals);
        if (await rules.Check(body.Id, command.Description, cancellation) is { IsDone: false } wrong) return Outcome<SeatId>.Refused(wrong.Refusals);
        if (command.Position is not null && await rules.Fill(actor, made.Value, command.Position, cancellation) is { IsDone: false } refused) return Outcome<SeatId>.Refused(refused.Refusals);

        db.Seats.Add(made.Value);
        acts.Note(actor, nameof(AddSeat), made.Value.Id);
        return (await db.Commit(cancellation)).Then(made.Value.Id);
    }
}

/// <summary>A seat and the version of it that the form was filled in against.</summary>
public sealed record SeatAt(BodyId Body, SeatId Id, int Version);

/// <summary>What every act on one seat shares.</summary>
public sealed class SeatChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, SeatAt at, string act, Func<Seat, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (!await db.Bodies.VisibleTo(db, actor, clock.Today).AnyAsync(body => body.Id == at.Body, cancellation)) return new NotFound();
        var seat = await db.Seats.SingleOrDefaultAsync(one => one.Id == at.Id && one.Body == at.Body, cancellation);
        if (seat is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageForums, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (seat.Version != at.Version) return new Stale(at.Version, seat.Version);
        var decided = await decide(seat);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>Who may fill which seat, and with whom.</summary>
public sealed class SeatRules(SamsynDb db)
{
    /// <summary>A deputy stands in for a seat of the same body.</summary>
    internal async Task<Outcome> Check(BodyId body, SeatDescription described, CancellationToken cancellation) =>
        described.DeputyFor is { } other && !await db.Seats.AnyAsync(seat => seat.Id == other && seat.Body == body, cancellation) ? new SeatElsewhere(described.Function) : Outcome.Done;

    /// <summary>Each party names its own (ORG-10); a seat outside both may be filled by either.</summary>
    internal async Task<Outcome> Fill(Actor actor, Seat seat, PositionId? position, CancellationToken cancellation)
    {
        if (!actor.MayFor(seat.Side, Permission.ManageForums)) return new SeatIsTheOtherPartys(seat.Function);
        if (position is not { } id) return seat.Fill(null, null);
        var found = await db.Positions.AsNoTracking().Where(one => one.Id == id).Select(one => new { one.Side, one.CarriedOnBy }).SingleOrDefaultAsync(cancellation);
        return found is null || found.CarriedOnBy is not null ? new PositionGone() : seat.Fill(id, found.Side);
    }
}

public sealed record ChangeSeatCommand(SeatAt At, SeatDescription Description);

/// <summary>Says what a seat is for: its function, party and mandate. Confirms with it what was guessed from a text.</summary>
public sealed class ChangeSeat(SeatChange change, SeatRules rules)
{
    public Task<Outcome> Run(Actor actor, ChangeSeatCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(ChangeSeat), async seat =>
    {
        if (await rules.Check(seat.Body, command.Description, cancellation) is { IsDone: false } wrong) return wrong;
        // Mandate for a party is that party's to give (ORG-48); what nobody's party is may be given one by whoever knows.
        if (!actor.MayFor(command.Description.Side, Permission.ManageForums) && (command.Description.HasMandate && !seat.HasMandate)) return new SeatIsTheOtherPartys(seat.Function);
        // Whoever sits there of the other party no longer does.
        if (seat.Position is not null && seat.Side != command.Description.Side && command.Description.Side is not null) seat.Fill(null, null);
        return seat.Change(command.Description);
    }, cancellation);
}

public sealed record FillSeatCommand(SeatAt At, PositionId? Position);

/// <summary>A position takes a seat, or leaves it empty; the person follows from who holds the position (ORG-52).</summary>
public sealed class FillSeat(SeatChange change, SeatRules rules)
{
    public Task<Outcome> Run(Actor actor, FillSeatCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(FillSeat), seat => rules.Fill(actor, seat, command.Position, cancellation), cancellation);
}

public sealed record EndSeatCommand(SeatAt At, DateOnly LastDay);

/// <summary>The last day of a seat. What was decided with it there stays as it was.</summary>
public sealed class EndSeat(SeatChange change)
{
    public Task<Outcome> Run(Actor actor, EndSeatCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(EndSeat), seat => Task.FromResult(actor.MayFor(seat.Side, Permission.ManageForums) ? seat.End(command.LastDay) : new SeatIsTheOtherPartys(seat.Function)), cancellation);
}
