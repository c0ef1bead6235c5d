using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

public sealed class StandpointTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-45")]
    public async Task A_position_is_stored_and_the_page_tells_which_are_lacking(Engine engine)
    {
        var local = TestAgreements.Adopted(TestAgreements.Facts with { Parent = new ParentFact { From = new(2015, 5, 19), To = new(2019, 5, 19) } });
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(local);
        Assert.Equal(3, (await Page(samsyn, local)).LackingStandpoints.Count);

        var youth = new Standpoint(StandpointCategory.Youth, new(2018, 3, 1), "Insatsgrupp unga", null);
        Assert.Empty((await Record(samsyn, local, 1, youth)).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Record(samsyn, local, 1, youth)).Refusals);
        Assert.Equal([new PermissionLacking(Permission.RecordMilestone)], (await Record(samsyn, local, 2, youth, TestActors.Reader)).Refusals);

        var page = await Page(samsyn, local);
        Assert.Equal(youth, Assert.Single(page.Standpoints));
        Assert.Equal([StandpointCategory.CrimeVictims, StandpointCategory.OrganisedCrime], page.LackingStandpoints);
    }

    static Task<Outcome> Record(TestDatabase samsyn, Agreement local, int version, Standpoint standpoint, Actor? actor = null) =>
        samsyn.Run((RecordStandpoint record) => record.Run(actor ?? TestActors.Coordinator, new(new(local.Id, version), standpoint), default));

    static async Task<AgreementPage> Page(TestDatabase samsyn, Agreement local) =>
        (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Reader, local.Id, null, default)))!;
}
