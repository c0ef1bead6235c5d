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
}

public sealed record LineageStep(OrganisationLink Organisation, DateOnly On);

public sealed record PartyTo(AgreementId Id, string Number, string Title);

/// <summary>A seat and who has held it, the latest first.</summary>
public sealed record PositionOnPage(PositionTitle Title, string? LocalTitle, PartySide? Side, IReadOnlyList<Holder> Holders);

public sealed record Holder(string Name, DateOnly From, DateOnly? To, bool Holds);

/// <summary>Reads an <see cref="OrganisationPage"/>; null when there is no such organisation for the actor.</summary>
public sealed class ReadOrganisationPage(SamsynDb db, Clock clock, ReadOrganisations rows)
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
            Positions = await Positions(id, date, cancellation),
            Agreements = [.. agreements.Where(agreement => agreement.Parties.Any(party => party.Organisation == id)).Select(agreement => new PartyTo(agreement.Id, agreement.Number, agreement.Title))],
            Others = [.. (await rows.Run(actor, date, cancellation)).Where(row => row.Id != id)],
            MayManage = actor.May(Permission.ManageOrganisations),
        };
    }

    async Task<IReadOnlyList<PositionOnPage>> Positions(OrganisationId id, DateOnly date, CancellationToken cancellation)
    {
        var positions = await db.Positions.AsNoTracking().Where(position => position.Organisation == id).OrderBy(position => position.Title).ToListAsync(cancellation);
        List<PositionId> ids = [.. positions.Select(position => position.Id)];
        var held = await db.Appointments.AsNoTracking().Where(appointment => ids.Contains(appointment.Position))
            .Join(db.Persons, appointment => appointment.Person, person => person.Id, (appointment, person) => new { Appointment = appointment, person.Name }).ToListAsync(cancellation);
        var holders = held.ToLookup(one => one.Appointment.Position, one => new Holder(one.Name, one.Appointment.From, one.Appointment.To, one.Appointment.HoldsOn(date)));
        return [.. positions.Select(position => new PositionOnPage(position.Title, position.LocalTitle, position.Side, [.. holders[position.Id].OrderByDescending(holder => holder.From)]))];
    }

    static List<LineageStep> Steps(IReadOnlyList<Succession> successions, Dictionary<OrganisationId, Organisation> all) =>
        [.. successions.Where(step => all.ContainsKey(step.Organisation)).OrderBy(step => step.On).Select(step => new LineageStep(new(step.Organisation, all[step.Organisation].Name), step.On))];
}
