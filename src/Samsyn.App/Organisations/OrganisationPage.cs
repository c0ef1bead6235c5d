using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>One organisation: when it existed, what it came from and became, its area, and who holds its positions (ORG-04, ORG-05, ORG-07, ORG-52).</summary>
public sealed record OrganisationPage
{
    public required OrganisationId Id { get; init; }
    public required string Name { get; init; }
    public required OrganisationKind Kind { get; init; }
    public required string? Number { get; init; }
    public required string? Address { get; init; }
    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
    public required int Version { get; init; }

    /// <summary>The date that holders are shown for.</summary>
    public required DateOnly On { get; init; }
    public required bool Exists { get; init; }
    public required IReadOnlyList<LineageStep> Predecessors { get; init; }
    public required IReadOnlyList<LineageStep> Successors { get; init; }
    /// <summary>Who carries the work on that day, along the whole line; empty while it exists itself.</summary>
    public required IReadOnlyList<OrganisationLink> CarriedOnBy { get; init; }
    public required IReadOnlyList<string> Districts { get; init; }
    public required IReadOnlyList<OrganisationLink> Serves { get; init; }
    public required IReadOnlyList<OrganisationLink> ServedBy { get; init; }
    public required IReadOnlyList<PositionOnPage> Positions { get; init; }
    public required IReadOnlyList<PartyTo> Agreements { get; init; }

    /// <summary>All others, for the forms.</summary>
    public required IReadOnlyList<OrganisationRow> Others { get; init; }
    public required bool MayManage { get; init; }
    /// <summary>Everyone on record, for whoever may fill seats.</summary>
    public required IReadOnlyList<PersonRow> People { get; init; }
    /// <summary>Those who hold a seat today: a deputy is one of them.</summary>
    public required IReadOnlyList<SeatRow> Seats { get; init; }
    public required PersonId Reader { get; init; }
}

public sealed record LineageStep(OrganisationLink Organisation, DateOnly On);

/// <summary>An agreement that the organisation is party to: itself, or <paramref name="Through"/> the one that signed and whose work it carries on.</summary>
public sealed record PartyTo(AgreementId Id, string Number, string Title, string? Through);

/// <summary>A seat and who has held it, the latest first.</summary>
public sealed record PositionOnPage
{
    public required PositionId Id { get; init; }
    public required PositionTitle Title { get; init; }
    public required string? LocalTitle { get; init; }
    public required PartySide? Side { get; init; }
    public required IReadOnlyList<Holder> Holders { get; init; }
    public required IReadOnlyList<DeputyRow> Deputies { get; init; }
    /// <summary>The organisation in which another seat carries this one on.</summary>
    public required OrganisationLink? CarriedOnIn { get; init; }
    /// <summary>Whether the actor may give it to somebody else, or lend it to a deputy.</summary>
    public required bool MayFill { get; init; }
    public required bool MayLend { get; init; }
}

public sealed record Holder(PersonId Person, string Name, DateOnly From, DateOnly? To, bool Holds);

/// <summary>Reads an <see cref="OrganisationPage"/>; null when there is no such organisation for the actor.</summary>
public sealed class ReadOrganisationPage(SamsynDb db, Clock clock, ReadOrganisations rows, ReadDeputies deputyships, ReadSeats seats, ReadPersons persons)
{
    /// <summary><paramref name="on"/> is the date asked about; today when null.</summary>
    public async Task<OrganisationPage?> Run(Actor actor, OrganisationId id, DateOnly? on, CancellationToken cancellation)
    {
        var date = on ?? clock.Today;
        var all = await db.Organisations.AsNoTracking().VisibleTo(actor).ToDictionaryAsync(organisation => organisation.Id, cancellation);
        if (!all.TryGetValue(id, out var organisation)) return null;
        // The parties are kept as one value on the agreement.
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).OrderByDescending(agreement => agreement.Number).ToListAsync(cancellation);
        return new()
        {
            Id = id,
            Name = organisation.Name,
            Kind = organisation.Kind,
            Number = organisation.Number?.ToString(),
            Address = organisation.Address,
            From = organisation.From,
            To = organisation.To,
            Version = organisation.Version,
            On = date,
            Exists = organisation.ExistsOn(date),
            Predecessors = Steps(organisation.Predecessors, all),
            Successors = Steps(organisation.Successors, all),
            CarriedOnBy = ReadOrganisations.Links(Lineage.CarriedOnBy(id, date, all).Where(other => other != id), all),
            Districts = organisation.Districts,
            Serves = ReadOrganisations.Links(organisation.Serves, all),
            ServedBy = [.. all.Values.Where(other => other.Serves.Contains(id)).OrderBy(other => other.Name, SwedishOrder.Names).Select(other => new OrganisationLink(other.Id, other.Name))],
            Positions = await Positions(actor, id, date, all, cancellation),
            Agreements = [.. agreements.Select(agreement => PartyIn(agreement, id, date, all)).OfType<PartyTo>()],
            Others = [.. (await rows.Run(actor, date, cancellation)).Where(row => row.Id != id)],
            MayManage = actor.May(Permission.ManageOrganisations),
            People = await persons.Run(actor, cancellation),
            Seats = await seats.Run(actor, cancellation),
            Reader = actor.Person,
        };
    }

    static PartyTo? PartyIn(Agreement agreement, OrganisationId id, DateOnly date, Dictionary<OrganisationId, Organisation> all)
    {
        if (agreement.Parties.Any(party => party.Organisation == id)) return new(agreement.Id, agreement.Number, agreement.Title, null);
        var through = agreement.Parties.FirstOrDefault(party => Lineage.CarriedOnBy(party.Organisation, date, all).Contains(id));
        return through is null ? null : new(agreement.Id, agreement.Number, agreement.Title, through.Name);
    }

    async Task<IReadOnlyList<PositionOnPage>> Positions(Actor actor, OrganisationId id, DateOnly date, Dictionary<OrganisationId, Organisation> all, CancellationToken cancellation)
    {
        var positions = await db.Positions.AsNoTracking().Where(position => position.Organisation == id).OrderBy(position => position.Title).ToListAsync(cancellation);
        List<PositionId> ids = [.. positions.Select(position => position.Id)];
        var held = await db.Appointments.AsNoTracking().Where(appointment => ids.Contains(appointment.Position))
            .Join(db.Persons, appointment => appointment.Person, person => person.Id, (appointment, person) => new { Appointment = appointment, person.Name }).ToListAsync(cancellation);
        var holders = held.ToLookup(one => one.Appointment.Position, one => new Holder(one.Appointment.Person, one.Name, one.Appointment.From, one.Appointment.To, one.Appointment.HoldsOn(date)));
        var deputies = (await deputyships.Run(actor, cancellation)).Where(deputy => deputy.To >= date && !(deputy.EndedOn <= date)).ToLookup(deputy => deputy.Position);
        var next = await db.Positions.AsNoTracking().Where(seat => positions.Select(position => position.CarriedOnBy).Contains(seat.Id)).ToDictionaryAsync(seat => seat.Id, seat => seat.Organisation, cancellation);
        return [.. positions.Select(position => new PositionOnPage
        {
            Id = position.Id, Title = position.Title, LocalTitle = position.LocalTitle, Side = position.Side,
            Holders = [.. holders[position.Id].OrderByDescending(holder => holder.From)],
            Deputies = [.. deputies[position.Id].OrderBy(deputy => deputy.From)],
            CarriedOnIn = position.CarriedOnBy is { } seat && next.TryGetValue(seat, out var there) && all.TryGetValue(there, out var organisation) ? new(organisation.Id, organisation.Name) : null,
            MayFill = position.CarriedOnBy is null && actor.May(Permission.ManageOrganisations) && Seats.MayFill(actor, position, null).IsDone,
            MayLend = position.CarriedOnBy is null && Deputies.MayTake(actor, position).IsDone,
        })];
    }

    static List<LineageStep> Steps(IReadOnlyList<Succession> successions, Dictionary<OrganisationId, Organisation> all) =>
        [.. successions.Where(step => all.ContainsKey(step.Organisation)).OrderBy(step => step.On).Select(step => new LineageStep(new(step.Organisation, all[step.Organisation].Name), step.On))];
}
