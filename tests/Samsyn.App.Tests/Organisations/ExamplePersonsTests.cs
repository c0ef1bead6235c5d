using Samsyn.App.Examples;
using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements.Facts;
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

        Assert.Contains(persons, person => person.Title == "Kommunpolis");
        var actors = new List<Actor>();
        foreach (var person in persons) actors.Add((await samsyn.Run((ReadActor actor) => actor.Run(person.Id, default)))!);
        foreach (var permission in new[] { Permission.AdoptAgreement, Permission.SignAgreement })
        {
            Assert.Contains(actors, actor => actor.Sides.Contains(PartySide.Police) && actor.May(permission));
            Assert.Contains(actors, actor => actor.Sides.Contains(PartySide.City) && actor.May(permission));
            Assert.Contains(actors, actor => !actor.May(permission));
        }
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
        Assert.Equal((await Persons(samsyn)).Count, (await Persons(samsyn)).DistinctBy(person => person.Name).Count());

        await using var used = await TestDatabase.Create(engine);
        await used.Store(Person.Create(new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), "Verklig Person"));
        Assert.Equal([new DatabaseNotEmpty()], (await SetUp(used)).Refusals);
        Assert.Empty(await Persons(used));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-52")]
    public async Task A_person_acts_only_in_the_positions_held_today(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        samsyn.Time.GoTo(new(2026, 3, 15));
        await SetUp(samsyn);
        var coordinator = (await Persons(samsyn)).First(person => person.Title == "BRÅ-samordnare").Id;

        samsyn.Time.GoTo(new(2025, 12, 31));
        var before = await samsyn.Run((ReadActor actor) => actor.Run(coordinator, default));
        samsyn.Time.GoTo(new(2026, 1, 1));
        var from = await samsyn.Run((ReadActor actor) => actor.Run(coordinator, default));

        Assert.Empty(before!.Positions);
        Assert.Equal(PositionTitle.CrimePreventionCoordinator, Assert.Single(from!.Positions).Title);
    }

    static Task<Outcome> SetUp(TestDatabase samsyn) => samsyn.Run((OpenTrial example) => example.Run(default));

    static Task<IReadOnlyList<ExamplePerson>> Persons(TestDatabase samsyn) => samsyn.Run((ReadExamplePersons persons) => persons.Run(default));
}
