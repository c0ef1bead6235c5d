using Samsyn.App.ActionPlans;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.ActionPlans;

public sealed class PlanTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-14")]
    public async Task The_register_holds_plans_activities_and_areas_that_refer_to_another(Engine engine)
    {
        var (samsyn, _) = await Stored(engine);
        await using var _1 = samsyn;

        var rows = (await Register(samsyn, new())).Rows;

        Assert.Equal(["Trygghetsvandringar", "Inbrott", "Skolvägsgruppen", "Unga på torget"], rows.Select(row => row.Title));
        Assert.Equal([PlanKind.Forum, PlanKind.Forum, PlanKind.Activity, PlanKind.Reference], rows.Select(row => row.Kind));
        Assert.Equal([new TermSeason(Season.Spring, 2018), new UntilFurtherNotice(), new TermByMonth(2018, 6)], rows.Take(3).Select(row => row.Term));
        Assert.Equal(("Skolan", "Skolan"), (rows[2].Area, rows[3].RefersTo));
        Assert.All(rows, row => Assert.True(row.Applies));
        Assert.Equal(new(2018, 6, 30), rows[0].Next!.Duty.Due);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-59")]
    [Trait("Requirement", "PLN-20")]
    public async Task The_register_tells_which_of_the_six_items_a_plan_lacks_and_filters_on_it(Engine engine)
    {
        var (samsyn, _) = await Stored(engine);
        await using var _1 = samsyn;

        var lacking = Assert.Single((await Register(samsyn, new() { Complete = false })).Rows);
        var complete = Assert.Single((await Register(samsyn, new() { Complete = true })).Rows);

        Assert.Equal(("Trygghetsvandringar", "Inbrott"), (lacking.Title, complete.Title));
        Assert.Equal([PlanItem.Financing], lacking.Lacking);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_plan_of_an_agreement_that_has_ended_is_shown_as_it_last_was_and_marked(Engine engine)
    {
        var (samsyn, agreement) = await Stored(engine);
        await using var _1 = samsyn;

        var rows = (await Register(samsyn, new() { On = new(2026, 1, 1) })).Rows;

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.False(row.Applies));
        Assert.Empty((await Register(samsyn, new() { On = new(2026, 1, 1), Applies = true })).Rows);
        Assert.Equal(new(2018, 12, 31), (await Page(samsyn, agreement, "inbrott", new(2026, 1, 1)))!.Agreement.LastDay);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-01")]
    [Trait("Requirement", "PLN-02")]
    [Trait("Requirement", "PLN-03")]
    [Trait("Requirement", "PLN-19")]
    public async Task The_card_has_the_rows_of_the_template_in_order_with_labels_as_they_stood_and_extra_fields_in_their_place(Engine engine)
    {
        var (samsyn, agreement) = await Stored(engine);
        await using var _1 = samsyn;

        var rows = (await Page(samsyn, agreement, "trygghetsvandringar"))!.Rows;

        Assert.Equal(
            ["definition", "goal", "Väderlek", "problem", "challenges", "message", "term", "readiness", "readiness.Normal", "readiness.Raised", "readiness.High", "convener", "administrator", "resources",
                "policeFunctions", "policeCommitment", "districtFunctions", "districtCommitment", "otherParticipants", "financing"],
            rows.Select(row => row.Field));
        Assert.Equal(("Mål", "Sammanställande"), (rows[1].Printed, rows[11].Printed));
        Assert.Equal(10, rows[2].Line);
        Assert.Equal((PlanGap.Absent, PlanGap.Empty, PlanGap.None), (rows[3].Gap, rows[12].Gap, rows[0].Gap));
        Assert.Equal([true, false], [rows[19].Demanded, rows[0].Demanded]);
        Assert.Equal(("Ej aktuellt", ReadinessLevel.High), (rows[10].Value, rows[10].Level!.Value));
        Assert.True(rows[5].IsReference);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-11")]
    [Trait("Requirement", "PLN-18")]
    public async Task What_a_focus_area_states_and_the_rows_of_its_list_are_stored_with_the_version_and_stand_on_the_card(Engine engine)
    {
        ActionFact row = new() { Text = "Byt armatur", Owner = "Gatukontoret", DueText = "Våren 2018", Due = new TermSeason(Season.Spring, 2018), Status = "Pågår", List = "Åtgärdslista", Plan = "Trygghetsvandringar", Line = 9 };
        var walk = PlanSamples.Walk with { Fields = PlanSamples.Walk.Fields with { ExpectedResults = "Fler går ut", SteeringAssignments = "Välj två stråk" } };
        var agreement = PlanSamples.Adopted(PlanSamples.Facts with { Plans = [walk, PlanSamples.Routine], Actions = [row, row with { Text = "Måla", Plan = "Skolvägsgruppen" }, row with { Text = "Såga", Plan = null }] });
        PlanSamples.Decide(agreement, new(2018, 2, 1), ["Trygghetsvandringar"], walk with { Line = 1 });
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var page = (await Page(samsyn, agreement, "trygghetsvandringar", new(2018, 1, 31)))!;
        var area = (await Page(samsyn, agreement, "skolan", new(2018, 1, 31)))!;
        var cards = (await samsyn.Run((ReadPlanCards read) => read.Run(TestActors.Reader, agreement.Id, new(2018, 1, 31), default)))!.Cards;

        Assert.Equal(["definition", "goal", "expectedResults", "steeringAssignments"], page.Rows.Select(one => one.Field).Where(field => field != "Väderlek").Take(4));
        Assert.Equal(("Fler går ut", "Välj två stråk"), (Value("expectedResults"), Value("steeringAssignments")));
        Assert.Equal(row, Assert.Single(page.MeasuresOf(page.Title)), (one, two) => (one.Text, one.Owner, one.DueText, one.Due, one.Status, one.List, one.Line) == (two.Text, two.Owner, two.DueText, two.Due, two.Status, two.List, two.Line));
        Assert.Equal("Måla", Assert.Single(area.MeasuresOf("Skolvägsgruppen")).Text);
        Assert.Equal([1, 0], cards.Select(card => card.Measures.Count));
        Assert.Empty((await Page(samsyn, agreement, "trygghetsvandringar", new(2018, 2, 1)))!.MeasuresOf(page.Title));
        Assert.DoesNotContain((await Page(samsyn, agreement, "inbrott", new(2018, 1, 31)))!.Rows, one => one.Field is "expectedResults" or "steeringAssignments");

        string? Value(string field) => page.Rows.Single(one => one.Field == field).Value;    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-21")]
    public async Task The_plan_shows_the_version_of_its_date_with_the_steering_groups_decision(Engine engine)
    {
        var agreement = PlanSamples.Adopted();
        PlanSamples.Decide(agreement, new(2018, 2, 1), ["Trygghetsvandringar", "Mål\tFler vågar gå ut på kvällen"], PlanSamples.Walk with { Remark = null, Line = 1 });
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var before = (await Page(samsyn, agreement, "trygghetsvandringar", new(2018, 1, 31)))!;
        var after = (await Page(samsyn, agreement, "trygghetsvandringar", new(2018, 2, 1)))!;

        Assert.Equal((1, null, "Prövas under våren"), (before.Text.Number, before.Text.DecidedOn, before.Plan!.Remark));
        Assert.Equal((2, new DateOnly(2018, 2, 1), "§ 4", null), (after.Text.Number, after.Text.DecidedOn!.Value, after.Text.Decision!.Paragraph, after.Plan!.Remark));
        Assert.Equal([1, 2], after.Versions.Select(version => version.Number));
        Assert.Null(await Page(samsyn, agreement, "inbrott", new(2018, 2, 1)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-08")]
    public async Task An_area_without_activities_leads_to_the_area_that_carries_them(Engine engine)
    {
        var (samsyn, agreement) = await Stored(engine);
        await using var _1 = samsyn;

        var area = (await Page(samsyn, agreement, "unga-pa-torget"))!;

        Assert.Equal(("Skolan", "skolan"), (area.RefersTo!.Title, area.RefersTo.Slug));
        Assert.Null(area.Items);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-22")]
    public async Task A_plan_is_compared_with_the_same_type_in_another_agreement_field_by_field(Engine engine)
    {
        var other = PlanSamples.Adopted(PlanSamples.Facts with
        {
            Plans = [PlanSamples.Walk with { Title = "Trygghetsvandring i Hamnliden", Fields = PlanSamples.Walk.Fields with { Goal = "Fler äldre vågar gå ut", Financing = "Delas lika" } }],
        });
        var (samsyn, agreement) = await Stored(engine);
        await using var _1 = samsyn;
        await samsyn.Store(other);

        var page = (await Page(samsyn, agreement, "trygghetsvandringar"))!;
        var link = page.Comparable[0];
        var compared = (await samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Reader, agreement.Id, page.Slug, null, link.Key, default)))!.Comparison!;

        Assert.Equal((other.Id, true), (link.Agreement.Id, link.SameType));
        Assert.Equal(["goal", "financing"], compared.Fields.Where(field => field.Differs).Select(field => field.Field));
        Assert.Equal("äldre", Assert.Single(compared.Fields.Single(field => field.Field == "goal").ThereRuns, run => run.Differs).Text);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_not_see_agreements_sees_no_plan(Engine engine)
    {
        var (samsyn, agreement) = await Stored(engine);
        await using var _1 = samsyn;

        Assert.Empty((await samsyn.Run((ReadPlanRegister register) => register.Run(TestActors.Outsider, new(), default))).Rows);
        Assert.Null(await samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Outsider, agreement.Id, "inbrott", null, null, default)));
    }

    internal static async Task<(TestDatabase Samsyn, Agreement Agreement)> Stored(Engine engine)
    {
        var agreement = PlanSamples.Adopted();
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);
        return (samsyn, agreement);
    }

    static Task<PlanRegister> Register(TestDatabase samsyn, PlanQuery query) => samsyn.Run((ReadPlanRegister register) => register.Run(TestActors.Reader, query, default));

    static Task<PlanPage?> Page(TestDatabase samsyn, Agreement agreement, string slug, DateOnly? on = null) =>
        samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Reader, agreement.Id, slug, on, null, default));
}
