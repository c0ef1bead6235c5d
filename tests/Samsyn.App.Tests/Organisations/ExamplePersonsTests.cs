using Samsyn.App.Organisations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Organisations;

public sealed class ExamplePersonsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_example_has_people_on_both_sides_with_different_permissions(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        samsyn.Time.GoTo(new(2026, 3, 15));

        Assert.Empty((await SetUp(samsyn)).Refusals);
        var persons = await Persons(samsyn);

        Assert.Equal(["Elsa Brohult", "Vidar Sköld", "Maj Lundvik", "Tore Almgren", "Gun Ekström-Holm", "Allmänheten"], persons.Select(person => person.Name));
        Assert.Equal("Kommunpolis", persons[1].Title);
        var actors = new List<Actor>();
        foreach (var person in persons) actors.Add((await samsyn.Run((ReadActor actor) => actor.Run(person.Id, default)))!);
        Assert.Equal([true, true, true, true, false, false], actors.Select(actor => actor.May(Permission.AdoptAgreement)));
        Assert.Equal([false, false, true, true, false, false], actors.Select(actor => actor.May(Permission.SignAgreement)));
        Assert.All(actors, actor => Assert.True(actor.May(Permission.ReadAgreements)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nobody_can_be_signed_in_as_in_a_database_that_is_not_the_example(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(Person.Create(new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), "Verklig Person"));

        Assert.Empty(await Persons(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Setting_up_the_example_twice_changes_nothing_and_in_a_used_database_it_is_refused(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await SetUp(samsyn);
        Assert.Empty((await SetUp(samsyn)).Refusals);
        Assert.Equal(6, (await Persons(samsyn)).Count);

        await using var used = await TestDatabase.Create(engine);
        await used.Store(TestAgreements.Adopted());
        Assert.Equal([new DatabaseNotEmpty()], (await SetUp(used)).Refusals);
        Assert.Empty(await Persons(used));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-52")]
    public async Task A_person_acts_only_in_the_positions_held_today(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await SetUp(samsyn);
        var coordinator = (await Persons(samsyn))[0].Id;

        samsyn.Time.GoTo(new(2023, 12, 31));
        var before = await samsyn.Run((ReadActor actor) => actor.Run(coordinator, default));
        samsyn.Time.GoTo(new(2024, 1, 1));
        var from = await samsyn.Run((ReadActor actor) => actor.Run(coordinator, default));

        Assert.Empty(before!.Positions);
        Assert.Equal(PositionTitle.CrimePreventionCoordinator, Assert.Single(from!.Positions).Title);
    }

    static Task<Outcome> SetUp(TestDatabase samsyn) => samsyn.Run((SetUpExample example) => example.Run(default));

    static Task<IReadOnlyList<ExamplePerson>> Persons(TestDatabase samsyn) => samsyn.Run((ReadExamplePersons persons) => persons.Run(default));
}
