using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record AddPositionCommand(OrganisationId Organisation, PositionTitle Title, string? LocalTitle, PartySide? Side);

/// <summary>Puts a seat on record (ORG-52). An empty seat gives nobody any right.</summary>
public sealed class AddPosition(SamsynDb db, NewId ids, ActLog acts)
{
    public async Task<Outcome<PositionId>> Run(Actor actor, AddPositionCommand command, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.Organisation, cancellation);
        if (organisation is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(AddPosition), command.Organisation, cancellation) is { IsDone: false } lacking) return Outcome<PositionId>.Refused(lacking.Refusals);
        if (organisation.Successors is [var succession, ..]) return new OrganisationAlreadySucceeded(organisation.Name, succession.On);

        var seat = Position.Create(new(ids.Next()), command.Title, command.Organisation, command.Side, string.IsNullOrWhiteSpace(command.LocalTitle) ? null : command.LocalTitle);
        if (!seat.IsDone) return Outcome<PositionId>.Refused(seat.Refusals);
        db.Positions.Add(seat.Value);
        acts.Note(actor, nameof(AddPosition), seat.Value.Id);
        return (await db.Commit(cancellation)).Then(seat.Value.Id);
    }
}

public sealed record AppointPersonCommand
{
    public required PositionId Position { get; init; }
    /// <summary>One on record; null when <see cref="NewName"/> says what the new one is called.</summary>
    public PersonId? Person { get; init; }
    public string? NewName { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>The last day, inclusive; null until further notice.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>
/// Lets a person hold a position from a day (ORG-52). Rights come with it, so it is done by an administrator of accounts, or by someone of the same
/// side who may everything that the position may; never to oneself.
/// </summary>
public sealed class AppointPerson(SamsynDb db, NewId ids, ActLog acts)
{
    public async Task<Outcome<PersonId>> Run(Actor actor, AppointPersonCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(AppointPerson), command.Position, cancellation) is { IsDone: false } lacking) return Outcome<PersonId>.Refused(lacking.Refusals);
        var seat = await db.Positions.AsNoTracking().SingleOrDefaultAsync(seat => seat.Id == command.Position, cancellation);
        if (seat is null) return new NotFound();
        if (!Seats.MayFill(actor, seat, command.Person).IsDone) return new AppointmentBeyondOwnRights();
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(one => one.Id == seat.Organisation, cancellation);
        if (organisation.To < command.From) return new OrganisationEndedBefore(organisation.Name, organisation.To.Value);

        var person = await WhoOf(command, cancellation);
        if (!person.IsDone) return Outcome<PersonId>.Refused(person.Refusals);
        var held = await db.Appointments.AsNoTracking().Where(one => one.Position == command.Position && one.Person == person.Value.Id).ToListAsync(cancellation);
        if (held.Exists(one => !(one.To < command.From) && !(command.To < one.From))) return new AlreadyHoldsThePosition(person.Value.Name);
        var appointed = Appointment.Create(person.Value.Id, seat.Id, command.From, command.To);
        if (!appointed.IsDone) return Outcome<PersonId>.Refused(appointed.Refusals);

        if (command.Person is null) db.Persons.Add(person.Value);
        db.Appointments.Add(appointed.Value);
        acts.Note(actor, nameof(AppointPerson), seat.Id);
        return (await db.Commit(cancellation)).Then(person.Value.Id);
    }

    async Task<Outcome<Person>> WhoOf(AppointPersonCommand command, CancellationToken cancellation)
    {
        if (command.Person is not { } known) return string.IsNullOrWhiteSpace(command.NewName) ? new PersonNameMissing() : Person.Create(new(ids.Next()), command.NewName);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(one => one.Id == known && !one.Name.StartsWith(TerminalActor.Mark), cancellation);
        return person is null ? new NotFound() : person;
    }
}

public sealed record EndAppointmentCommand(PositionId Position, PersonId Person, DateOnly From, DateOnly LastDay);

/// <summary>A person's last day in a position. By whoever may fill it, and by the person.</summary>
public sealed class EndAppointment(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, EndAppointmentCommand command, CancellationToken cancellation)
    {
        var held = await db.Appointments.SingleOrDefaultAsync(one => one.Position == command.Position && one.Person == command.Person && one.From == command.From, cancellation);
        if (held is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageOrganisations, nameof(EndAppointment), command.Position, cancellation) is { IsDone: false } lacking) return lacking;
        var seat = await db.Positions.AsNoTracking().SingleAsync(one => one.Id == command.Position, cancellation);
        if (command.Person != actor.Person && !Seats.MayFill(actor, seat, command.Person).IsDone) return new AppointmentBeyondOwnRights();
        if (held.End(command.LastDay) is { IsDone: false } refused) return refused;

        acts.Note(actor, nameof(EndAppointment), command.Position);
        return await db.Commit(cancellation);
    }
}

static class Seats
{
    /// <summary>Nobody gives away rights that are not theirs to give, nor gives themselves any.</summary>
    public static Outcome MayFill(Actor actor, Position seat, PersonId? person)
    {
        if (person == actor.Person) return new AppointmentBeyondOwnRights();
        return actor.May(Permission.ManageAccounts) ? Outcome.Done : Deputies.MayTake(actor, seat);
    }
}

/// <summary>A person on record, for choosing whom to appoint.</summary>
public sealed record PersonRow(PersonId Id, string Name);

public sealed class ReadPersons(SamsynDb db)
{
    public async Task<IReadOnlyList<PersonRow>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ManageOrganisations)) return [];
        var persons = await db.Persons.AsNoTracking().Where(person => !person.Name.StartsWith(TerminalActor.Mark)).Select(person => new PersonRow(person.Id, person.Name)).ToListAsync(cancellation);
        return [.. persons.OrderBy(person => person.Name, SwedishOrder.Names)];
    }
}
