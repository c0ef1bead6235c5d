using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Tests.Kit.Build;

/// <summary>Both parties on record, with the coordinator, the police officer, the director and the reader in their seats since 2017.</summary>
public static class SeatedActors
{
    public static async Task<TestDatabase> Create(Engine engine, Func<StorageOptions, StorageOptions>? with = null)
    {
        var samsyn = await TestDatabase.Create(engine, with);
        await samsyn.Store(Organisation.Create(TestActors.District, "Norra Fjärdens stadsdelsförvaltning", OrganisationKind.DistrictAdministration).Value,
            Organisation.Create(TestActors.Police, "Lokalpolisområde Norra Fjärden", OrganisationKind.LocalPoliceArea).Value);
        foreach (var actor in new[] { TestActors.Coordinator, TestActors.PoliceOfficer, TestActors.Director, TestActors.Reader })
        {
            var held = actor.Positions[0];
            await samsyn.Store(Person.Create(actor.Person, actor.Name), Position.Create(held.Id, held.Title, held.Organisation, held.Side).Value);
            await samsyn.Store(Appointment.Create(actor.Person, held.Id, new(2017, 1, 1)).Value);
        }
        return samsyn;
    }
}
