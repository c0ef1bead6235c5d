using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record AppointDeputyCommand(PositionId Position, PersonId Person, DateOnly From, DateOnly To);

/// <summary>Lets a person act in a position for a period: by its holder, or by someone of the same side who may everything that the position may.</summary>
public sealed class AppointDeputy(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<DeputyshipId>> Run(Actor actor, AppointDeputyCommand command, CancellationToken cancellation)
    {
        var position = await db.Positions.AsNoTracking().SingleOrDefaultAsync(position => position.Id == command.Position, cancellation);
        if (position is null || !await db.Persons.AnyAsync(person => person.Id == command.Person, cancellation)) return new NotFound();
        if (Deputies.MayGive(actor, position, command.Person) is { IsDone: false } lacking) return Outcome<DeputyshipId>.Refused(lacking.Refusals);

        var today = clock.Today;
        var appointed = Deputyship.Appoint(new(ids.Next()), new()
        {
            Person = command.Person,
            Position = command.Position,
            From = command.From,
            To = command.To,
            By = actor.Person,
            Today = today,
            Holders = await db.Appointments.Where(held => held.Position == command.Position && held.From <= command.To && (held.To == null || held.To >= command.From))
                .Select(held => held.Person).ToListAsync(cancellation),
            PositionSide = position.Side,
            PersonSides = [.. (await db.HeldBy(command.Person, today, cancellation)).Select(held => held.Side).OfType<Samsyn.Domain.Agreements.Facts.PartySide>()],
        });
        if (!appointed.IsDone) return Outcome<DeputyshipId>.Refused(appointed.Refusals);

        db.Deputyships.Add(appointed.Value);
        acts.Note(actor, nameof(AppointDeputy), appointed.Value.Id);
        return (await db.Commit(cancellation)).Then(appointed.Value.Id);
    }
}

public sealed record EndDeputyshipCommand(DeputyshipId Deputyship);

/// <summary>Ends a deputyship today; what it gave is gone at the next request. By whoever may appoint one, and by the deputy.</summary>
public sealed class EndDeputyship(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, EndDeputyshipCommand command, CancellationToken cancellation)
    {
        var deputyship = await db.Deputyships.SingleOrDefaultAsync(one => one.Id == command.Deputyship, cancellation);
        if (deputyship is null) return new NotFound();
        var position = await db.Positions.AsNoTracking().SingleAsync(one => one.Id == deputyship.Position, cancellation);
        if (deputyship.Person != actor.Person && Deputies.MayTake(actor, position) is { IsDone: false } lacking) return lacking;
        if (deputyship.End(clock.Today) is { IsDone: false } refused) return refused;

        acts.Note(actor, nameof(EndDeputyship), deputyship.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>One deputyship, who it is of and for which position.</summary>
public sealed record DeputyRow(DeputyshipId Id, PersonId Person, string Name, PositionId Position, PositionTitle Title, string? LocalTitle, DateOnly From, DateOnly To, DateOnly? EndedOn);

/// <summary>Every deputyship, the latest first: who may act for whom is known to all who take part.</summary>
public sealed class ReadDeputies(SamsynDb db)
{
    public async Task<IReadOnlyList<DeputyRow>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadDuties)) return [];
        return await db.Deputyships.AsNoTracking()
            .Join(db.Persons, one => one.Person, person => person.Id, (one, person) => new { one, person.Name })
            .Join(db.Positions, row => row.one.Position, position => position.Id, (row, position) => new { row.one, row.Name, position })
            .OrderByDescending(row => row.one.From).ThenBy(row => row.Name)
            .Select(row => new DeputyRow(row.one.Id, row.one.Person, row.Name, row.one.Position, row.position.Title, row.position.LocalTitle, row.one.From, row.one.To, row.one.EndedOn))
            .ToListAsync(cancellation);
    }
}

/// <summary>A position with whoever holds it today in their own right.</summary>
public sealed record SeatRow(PositionId Id, PositionTitle Title, string? LocalTitle, string Organisation, PersonId Holder, string Name);

/// <summary>The seats that are held today, for choosing whom to be deputy for and who that may be.</summary>
public sealed class ReadSeats(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyList<SeatRow>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ReadDuties)) return [];
        var today = clock.Today;
        return await db.Appointments.AsNoTracking().Where(held => held.From <= today && (held.To == null || held.To >= today))
            .Join(db.Positions, held => held.Position, position => position.Id, (held, position) => new { held.Person, position })
            .Join(db.Persons, row => row.Person, person => person.Id, (row, person) => new { row.position, person })
            .Join(db.Organisations, row => row.position.Organisation, organisation => organisation.Id, (row, organisation) => new { row.position, row.person, organisation })
            .OrderBy(row => row.organisation.Name).ThenBy(row => row.person.Name)
            .Select(row => new SeatRow(row.position.Id, row.position.Title, row.position.LocalTitle, row.organisation.Name, row.person.Id, row.person.Name))
            .ToListAsync(cancellation);
    }
}

static class Deputies
{
    /// <summary>The holder lends the own position; anyone else must hold at least as much for the same side, and never lends it to themselves.</summary>
    public static Outcome MayGive(Actor actor, Position position, PersonId to)
    {
        if (actor.Positions.Any(held => held.Id == position.Id && !held.AsDeputy)) return Outcome.Done;
        if (to == actor.Person) return new DeputyshipBeyondOwnRights();
        return MayTake(actor, position);
    }

    public static Outcome MayTake(Actor actor, Position position)
    {
        if (actor.Positions.Any(held => held.Id == position.Id && !held.AsDeputy)) return Outcome.Done;
        if (!actor.May(Permission.ManageOrganisations)) return new PermissionLacking(Permission.ManageOrganisations);
        var own = actor.Positions.Where(held => held.Side == position.Side && !held.AsDeputy).SelectMany(held => Permissions.Of(held.Title, held.Side)).ToHashSet();
        return Permissions.Of(position.Title, position.Side).IsSubsetOf(own) && own.Contains(Permission.ManageOrganisations) ? Outcome.Done : new DeputyshipBeyondOwnRights();
    }
}
