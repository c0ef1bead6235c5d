using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Which organisation a party of a document is: one on record with the same name, otherwise a new one, saved with the change at hand.</summary>
public sealed class PartyOrganisations(SamsynDb db, NewId ids)
{
    internal async Task<IReadOnlyList<OrganisationId>> Of(IReadOnlyList<PartyFact> parties, CancellationToken cancellation)
    {
        var onRecord = await db.Organisations.ToListAsync(cancellation);
        onRecord.AddRange(db.Organisations.Local.Except(onRecord));
        List<OrganisationId> found = [];
        foreach (var party in parties)
        {
            var organisation = onRecord.Find(one => Same(one.Name, party.Name));
            if (organisation is null)
            {
                // A party without a name is refused by the adoption itself; its place in the order is kept here.
                var created = Create(party);
                if (!created.IsDone) { found.Add(new(ids.Next())); continue; }
                organisation = created.Value;
                db.Organisations.Add(organisation);
                onRecord.Add(organisation);
            }
            found.Add(organisation.Id);
        }
        return found;
    }

    Samsyn.Domain.Kernel.Outcome<Organisation> Create(PartyFact party) => Organisation.Create(new(ids.Next()), party.Name, KindOf(party.Role),
        OrganisationNumber.TryParse(party.OrganisationNumber, out var number) ? number : null, address: party.Address);

    internal static bool Same(string name, string other) => string.Equals(name.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    static OrganisationKind KindOf(PartyRole role) => role switch
    {
        PartyRole.District => OrganisationKind.DistrictAdministration,
        PartyRole.Municipality => OrganisationKind.Municipality,
        PartyRole.LocalPolice => OrganisationKind.LocalPoliceArea,
        PartyRole.PoliceRegion => OrganisationKind.PoliceRegion,
        _ => OrganisationKind.Other,
    };
}

/// <summary>Who carries on the parties of an agreement whose organisations no longer exist on a day (ORG-04).</summary>
public sealed class PartySuccessors(SamsynDb db)
{
    /// <summary>Only the parties that are carried on by others.</summary>
    internal async Task<IReadOnlyDictionary<OrganisationId, IReadOnlyList<OrganisationLink>>> Of(IReadOnlyList<AgreementParty> parties, DateOnly on, CancellationToken cancellation)
    {
        List<OrganisationId> ids = [.. parties.Select(party => party.Organisation)];
        if (!await db.Organisations.AnyAsync(organisation => ids.Contains(organisation.Id) && organisation.To < on, cancellation)) return new Dictionary<OrganisationId, IReadOnlyList<OrganisationLink>>();
        var all = await db.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, cancellation);
        return ids.Distinct().Select(id => (id, Next: ReadOrganisations.Links(Lineage.CarriedOnBy(id, on, all).Where(next => next != id), all)))
            .Where(one => one.Next.Count > 0).ToDictionary(one => one.id, one => (IReadOnlyList<OrganisationLink>)one.Next);
    }
}
