using Samsyn.App.Forums;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Forums;

/// <summary>The bodies that a reader sees, narrowed.</summary>
public sealed class BodyRegisterTests
{
    static readonly Actor City = TestActors.Coordinator;

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-01")]
    public async Task Bodies_are_found_by_agreement_kind_and_a_day_on_which_they_are_there(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(new(2018, 3, 1), new(15, 0));
        var steering = TestBodies.Body(_agreement.Id, from: new(2018, 2, 1));
        var working = TestBodies.Body(_agreement.Id, TestBodies.Steering with { Name = "Arbetsgrupp", Kind = BodyKind.Working, Task = "Torget" }, new(2017, 1, 1));
        await samsyn.Store(_agreement, steering, working);

        Assert.Equal(["Arbetsgrupp", "Styrgrupp"], await Names(samsyn, new()));
        Assert.Equal(["Styrgrupp"], await Names(samsyn, new() { Agreement = _agreement.Id, Kind = BodyKind.Steering }));
        Assert.Equal(["Arbetsgrupp"], await Names(samsyn, new() { On = new(2018, 1, 31) }));
        Assert.Equal(["Arbetsgrupp", "Styrgrupp"], await Names(samsyn, new() { On = new(2018, 2, 1) }));
        Assert.Empty(await Names(samsyn, new() { Agreement = new(Guid.CreateVersion7()) }));
    }

    static async Task<IEnumerable<string>> Names(TestDatabase samsyn, BodyFilter filter)
    {
        var found = await samsyn.RunFor(City, (ReadBodies read) => read.Run(City, filter, default));
        Assert.All(found, one => Assert.Equal(one.Body.Agreement, one.Agreement.Id));
        return found.Select(one => one.Body.Name);
    }
}
