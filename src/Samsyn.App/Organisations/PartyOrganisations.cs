using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
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
