using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Matrix;

public sealed class DeputyTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-48")]
    [Trait("Asvs", "v5.0.0-8.3.2")]
    public async Task A_deputy_may_what_the_position_may_for_the_period_and_no_longer(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        var made = await Appoint(samsyn, TestActors.Director, TestActors.Director, TestActors.Coordinator);
        Assert.True(made.IsDone);

        var deputy = await Now(samsyn, TestActors.Coordinator);
        Assert.True(deputy.MayFor(PartySide.City, Permission.SignAgreement));
        Assert.True(deputy.ActingIn(Permission.SignAgreement)!.AsDeputy);
        Assert.False(deputy.ActingIn(Permission.AdoptAgreement)!.AsDeputy); // the own position comes first

        samsyn.Time.GoTo(new(2018, 4, 1));
        Assert.False((await Now(samsyn, TestActors.Coordinator)).May(Permission.SignAgreement));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-8.3.2")]
    public async Task Ended_before_its_time_it_gives_nothing_from_the_next_request(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        var made = (await Appoint(samsyn, TestActors.Director, TestActors.Director, TestActors.Coordinator)).Value;
        Assert.Equal([made], (await samsyn.Run((ReadDeputies read) => read.Run(TestActors.Coordinator, default))).Select(row => row.Id));

        Assert.IsType<PermissionLacking>(Assert.Single((await End(samsyn, TestActors.Reader, made)).Refusals));
        Assert.True((await End(samsyn, TestActors.Coordinator, made)).IsDone);

        Assert.False((await Now(samsyn, TestActors.Coordinator)).May(Permission.SignAgreement));
        Assert.IsType<DeputyshipOver>(Assert.Single((await End(samsyn, TestActors.Director, made)).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-10")]
    public async Task Nobody_of_the_other_party_decides_in_a_partys_stead(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        Assert.Equal([new DeputyOfTheOtherParty()], (await Appoint(samsyn, TestActors.Director, TestActors.Director, TestActors.PoliceOfficer)).Refusals);
    }

    [Theory, OnSqlite]
    public async Task Nobody_gives_more_than_they_have_nor_to_themselves(Engine engine)
    {
        await using var samsyn = await SeatedActors.Create(engine);
        Assert.Equal([new DeputyshipBeyondOwnRights()], (await Appoint(samsyn, TestActors.Coordinator, TestActors.Director, TestActors.Reader)).Refusals);
        Assert.Equal([new DeputyshipBeyondOwnRights()], (await Appoint(samsyn, TestActors.Coordinator, TestActors.Director, TestActors.Coordinator)).Refusals);
        Assert.IsType<PermissionLacking>(Assert.Single((await Appoint(samsyn, TestActors.Reader, TestActors.Coordinator, TestActors.Director)).Refusals));
        Assert.Equal([new DeputyshipBeyondOwnRights()], (await Appoint(samsyn, TestActors.PoliceOfficer, TestActors.Coordinator, TestActors.Reader)).Refusals);
        Assert.True((await Appoint(samsyn, TestActors.Director, TestActors.Coordinator, TestActors.Reader)).IsDone);
        Assert.Equal([new DeputyHoldsThePosition()], (await Appoint(samsyn, TestActors.Director, TestActors.Director, TestActors.Director)).Refusals);
    }

    static Task<Outcome<DeputyshipId>> Appoint(TestDatabase samsyn, Actor by, Actor holder, Actor deputy) => samsyn.Run((AppointDeputy appoint) =>
        appoint.Run(by, new(holder.Positions[0].Id, deputy.Person, new(2018, 3, 1), new(2018, 3, 31)), default));

    static Task<Outcome> End(TestDatabase samsyn, Actor by, DeputyshipId id) => samsyn.Run((EndDeputyship end) => end.Run(by, new(id), default));

    static async Task<Actor> Now(TestDatabase samsyn, Actor actor) => (await samsyn.Run((ReadActor read) => read.Run(actor.Person, default)))!;
}
