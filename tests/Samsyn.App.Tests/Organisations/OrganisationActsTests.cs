using Samsyn.App.Organisations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Organisations;

public sealed class OrganisationActsTests
{
    static readonly DateOnly Merged = new(2020, 7, 1);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-04")]
    public async Task Two_organisations_merge_into_a_new_one_that_takes_over_their_areas(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var (east, west) = (await Create(samsyn, "Östra fjärdens stadsdelsförvaltning", "Kajen"), await Create(samsyn, "Västra fjärdens stadsdelsförvaltning", "Hamnliden"));

        var became = await samsyn.Run<RecordSuccession, Outcome<OrganisationId>>(async use => await use.Run(TestActors.Coordinator, new()
        {
            Organisation = east, Version = await VersionOf(samsyn, east), On = Merged, NewName = "Fjärdarnas stadsdelsförvaltning", Also = [west],
        }, CancellationToken.None));

        Assert.Empty(became.Refusals);
        var merged = (await Page(samsyn, became.Value))!;
        Assert.Equal(["Kajen", "Hamnliden"], merged.Districts);
        Assert.Equal(Merged, merged.From);
        Assert.Equal([east, west], merged.Predecessors.Select(step => step.Organisation.Id).OrderBy(id => id.Value).ToList());
        var old = (await Page(samsyn, west, Merged))!;
        Assert.Equal(new DateOnly(2020, 6, 30), old.To);
        Assert.Equal("Fjärdarnas stadsdelsförvaltning", Assert.Single(old.CarriedOnBy).Name);
        Assert.True((await Page(samsyn, west, new(2020, 6, 30)))!.Exists);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-05")]
    [Trait("Requirement", "ORG-07")]
    public async Task A_police_area_serves_several_district_areas_and_each_says_so(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var (east, west) = (await Create(samsyn, "Östra fjärdens stadsdelsförvaltning", "Kajen"), await Create(samsyn, "Västra fjärdens stadsdelsförvaltning", "Hamnliden"));
        var police = await Create(samsyn, "Lokalpolisområde Fjärden", kind: OrganisationKind.LocalPoliceArea);

        var recorded = await samsyn.Run<RecordArea, Outcome>(async use => await use.Run(TestActors.Coordinator, new(new(police, await VersionOf(samsyn, police)), [], [east, west, police]), CancellationToken.None));

        Assert.Empty(recorded.Refusals);
        Assert.Equal([east, west], (await Page(samsyn, police))!.Serves.Select(served => served.Id).OrderBy(id => id.Value).ToList());
        Assert.Equal("Lokalpolisområde Fjärden", Assert.Single((await Page(samsyn, east))!.ServedBy).Name);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-04")]
    public async Task An_organisation_ends_on_its_last_day_and_a_stale_form_is_refused(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = await Create(samsyn, "Fastighetsägarna vid kajen");
        var version = await VersionOf(samsyn, id);

        Assert.Empty((await End(samsyn, id, version, new(2020, 12, 31))).Refusals);

        Assert.IsType<Stale>(Assert.Single((await End(samsyn, id, version, new(2021, 12, 31))).Refusals));
        Assert.True((await Page(samsyn, id, new(2020, 12, 31)))!.Exists);
        Assert.False((await Page(samsyn, id, new(2021, 1, 1)))!.Exists);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_name_is_given_once_among_those_that_exist_and_a_wrong_number_is_told_with_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = await Create(samsyn, "Fastighetsägarna vid kajen");

        var refused = await samsyn.Run<CreateOrganisation, Outcome<OrganisationId>>(use => use.Run(TestActors.Coordinator, New("fastighetsägarna vid kajen ") with { Number = "123" }, CancellationToken.None));

        Assert.Equal([typeof(OrganisationNumberInvalid), typeof(OrganisationNameTaken)], refused.Refusals.Select(refusal => refusal.GetType()));
        await End(samsyn, id, await VersionOf(samsyn, id), new(2020, 12, 31));
        await Create(samsyn, "Fastighetsägarna vid kajen");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Readers_change_nothing_and_outsiders_see_nothing(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = await Create(samsyn, "Fastighetsägarna vid kajen");

        var refused = await samsyn.Run<EndOrganisation, Outcome>(use => use.Run(TestActors.Reader, new(new(id, 0), new(2020, 1, 1)), CancellationToken.None));

        Assert.IsType<PermissionLacking>(Assert.Single(refused.Refusals));
        Assert.Null(await samsyn.Run<ReadOrganisationPage, OrganisationPage?>(use => use.Run(TestActors.Outsider, id, null, CancellationToken.None)));
        Assert.Empty(await samsyn.Run<ReadOrganisations, IReadOnlyList<OrganisationRow>>(use => use.Run(TestActors.Outsider, null, CancellationToken.None)));
    }

    static CreateOrganisationCommand New(string name) => new() { Name = name, Kind = OrganisationKind.PropertyOwner };

    static async Task<OrganisationId> Create(TestDatabase samsyn, string name, string? district = null, OrganisationKind kind = OrganisationKind.DistrictAdministration)
    {
        var made = await samsyn.Run<CreateOrganisation, Outcome<OrganisationId>>(use => use.Run(TestActors.Coordinator, New(name) with { Kind = kind, Districts = district is null ? [] : [district] }, CancellationToken.None));
        Assert.Empty(made.Refusals);
        return made.Value;
    }

    static Task<Outcome> End(TestDatabase samsyn, OrganisationId id, int version, DateOnly lastDay) =>
        samsyn.Run<EndOrganisation, Outcome>(use => use.Run(TestActors.Coordinator, new(new(id, version), lastDay), CancellationToken.None));

    static Task<OrganisationPage?> Page(TestDatabase samsyn, OrganisationId id, DateOnly? on = null) =>
        samsyn.Run<ReadOrganisationPage, OrganisationPage?>(use => use.Run(TestActors.Coordinator, id, on, CancellationToken.None));

    static async Task<int> VersionOf(TestDatabase samsyn, OrganisationId id) => (await Page(samsyn, id))!.Version;
}
