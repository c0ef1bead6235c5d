using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record OrganisationLink(OrganisationId Id, string Name);

/// <summary>One organisation in a list, as it stood on the date asked about.</summary>
public sealed record OrganisationRow
{
    public required OrganisationId Id { get; init; }
    public required string Name { get; init; }
    public required OrganisationKind Kind { get; init; }
    public required DateOnly? From { get; init; }
    public required DateOnly? To { get; init; }
    public required bool Exists { get; init; }
    public required IReadOnlyList<string> Districts { get; init; }
    public required IReadOnlyList<OrganisationLink> Serves { get; init; }
    /// <summary>Who carries its work on, when it no longer exists.</summary>
    public required IReadOnlyList<OrganisationLink> CarriedOnBy { get; init; }
    public required int Positions { get; init; }
    public required int Filled { get; init; }
}

public sealed class ReadOrganisations(SamsynDb db, Clock clock)
{
    /// <summary>By kind and name. <paramref name="on"/> is the date asked about; today when null.</summary>
    public async Task<IReadOnlyList<OrganisationRow>> Run(Actor actor, DateOnly? on, CancellationToken cancellation)
    {
        var date = on ?? clock.Today;
        var all = await db.Organisations.AsNoTracking().VisibleTo(actor).ToDictionaryAsync(organisation => organisation.Id, cancellation);
        var positions = await db.Positions.AsNoTracking().GroupBy(position => position.Organisation).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellation);
        var filled = await db.Appointments.AsNoTracking().Where(appointment => appointment.From <= date && (appointment.To == null || appointment.To >= date))
            .Join(db.Positions, appointment => appointment.Position, position => position.Id, (_, position) => new { position.Organisation, position.Id }).Distinct()
            .GroupBy(position => position.Organisation).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellation);
        return [.. all.Values.OrderBy(organisation => organisation.Kind).ThenBy(organisation => organisation.Name, SwedishOrder.Names).Select(organisation => new OrganisationRow
        {
            Id = organisation.Id, Name = organisation.Name, Kind = organisation.Kind, From = organisation.From, To = organisation.To, Exists = organisation.ExistsOn(date),
            Districts = organisation.Districts,
            Serves = Links(organisation.Serves, all),
            CarriedOnBy = organisation.Successors.Count == 0 ? [] : Links(Lineage.CarriedOnBy(organisation.Id, date, all).Where(id => id != organisation.Id), all),
            Positions = positions.GetValueOrDefault(organisation.Id), Filled = filled.GetValueOrDefault(organisation.Id),
        })];
    }

    internal static List<OrganisationLink> Links(IEnumerable<OrganisationId> ids, IReadOnlyDictionary<OrganisationId, Organisation> all) =>
        [.. ids.Select(id => all.GetValueOrDefault(id)).OfType<Organisation>().Select(organisation => new OrganisationLink(organisation.Id, organisation.Name))];
}

/// <summary>Names in the order of a Swedish register: å, ä and ö last.</summary>
static class SwedishOrder
{
    public static StringComparer Names { get; } = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
}
