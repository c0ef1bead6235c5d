using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Causes;

/// <summary>From problem to goal in the example district, as programs read it.</summary>
public sealed class CauseApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", Owner = "Gun Ekström-Holm", All = "/api/causes";

    [Fact]
    [Trait("Requirement", "CAU-01")]
    [Trait("Requirement", "CAU-02")]
    [Trait("Requirement", "CAU-15")]
    public async Task Problems_stand_with_grounds_causes_evidence_and_measures_and_the_holes_name_their_place()
    {
        var browser = await web.OpenDistrict(City);
        var causes = await browser.Data(All, All);
        var problem = causes.GetProperty("problems")[0];
        Assert.Equal((1, "trygghet"), (problem.GetProperty("priority").GetInt32(), problem.GetProperty("section").GetString()));
        Assert.NotEmpty(problem.GetProperty("grounds").GetString()!);
        var kinds = problem.GetProperty("causes").EnumerateArray().Select(one => one.GetProperty("kind").GetString()).ToHashSet();
        Assert.Subset(new HashSet<string?>(["risk", "protective"]), kinds);
        Assert.Contains(problem.GetProperty("causes").EnumerateArray(), one => one.GetProperty("measures").EnumerateArray().Any(measure => measure.GetProperty("level").GetString() is "general" or "individualOrGroup" or "place"));

        var loose = Assert.Single(causes.GetProperty("problems").EnumerateArray().SelectMany(one => one.GetProperty("measuresWithoutCause").EnumerateArray()));
        Assert.Contains("Kameraövervakning", loose.GetProperty("text").GetString());
        Assert.Contains(causes.GetProperty("holes").EnumerateArray(), one => one.GetProperty("kind").GetString() == "measureWithoutCause" && one.GetProperty("within").GetString() == loose.GetProperty("id").GetString());
    }

    [Fact]
    [Trait("Requirement", "CAU-05")]
    [Trait("Requirement", "CAU-10")]
    [Trait("Requirement", "CAU-12")]
    public async Task Focus_areas_have_goals_and_indicators_with_baseline_target_direction_and_how_they_stand()
    {
        var browser = await web.OpenDistrict(City);
        var causes = await browser.Data(All, All);
        var plan = causes.GetProperty("focus")[0];
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("body").ValueKind);
        var area = plan.GetProperty("areas")[0];
        Assert.Contains(area.GetProperty("problems").EnumerateArray(), id => causes.GetProperty("problems").EnumerateArray().Any(one => one.GetProperty("id").GetString() == id.GetString()));
        var indicators = plan.GetProperty("areas").EnumerateArray().SelectMany(one => one.GetProperty("goals").EnumerateArray()).SelectMany(goal => goal.GetProperty("indicators").EnumerateArray()).ToList();
        var lacking = indicators.Where(one => one.GetProperty("baseline").ValueKind == JsonValueKind.Null).ToList();
        Assert.NotEmpty(lacking);
        Assert.Contains(indicators, one => one.GetProperty("direction").GetString() == "down" && one.GetProperty("baseline").ValueKind == JsonValueKind.Number && one.GetProperty("target").ValueKind == JsonValueKind.Number);
        Assert.All(lacking, one => Assert.Contains(causes.GetProperty("holes").EnumerateArray(), hole => hole.GetProperty("kind").GetString() == "indicatorWithoutBaseline" && hole.GetProperty("within").GetString() == one.GetProperty("id").GetString()));
        Assert.Equal("notMeasured", causes.GetProperty("goal").GetProperty("crime").GetString());
    }

    [Fact]
    [Trait("Requirement", "CAU-17")]
    public async Task A_new_version_tells_what_became_of_each_area_and_takes_the_place_of_the_one_before()
    {
        var browser = await web.OpenDistrict(City);
        var before = (await browser.Data(All, All)).GetProperty("focus")[0];
        var agreement = (await browser.Data(All, All)).GetProperty("agreement").GetProperty("id").GetString();
        var form = $"/orsaker/fokus/ny/{agreement}";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(form, form, ("body", ""), ("from", "2027-01-01"))).StatusCode);
        var plan = Assert.Single((await browser.Data($"{All}?agreement={agreement}", All)).GetProperty("focus").EnumerateArray());
        Assert.Equal(before.GetProperty("number").GetInt32() + 1, plan.GetProperty("number").GetInt32());
        Assert.All(plan.GetProperty("changes").EnumerateArray(), one => Assert.Equal("continued", one.GetProperty("kind").GetString()));
        Assert.Equal(before.GetProperty("areas").EnumerateArray().Select(one => one.GetProperty("id").GetString()), plan.GetProperty("changes").EnumerateArray().Select(one => one.GetProperty("before")[0].GetProperty("id").GetString()));
    }

    [Fact]
    [Trait("Requirement", "SIT-12")]
    public async Task A_section_that_the_reader_may_not_read_is_not_named_by_a_problem()
    {
        var browser = await web.OpenDistrict(City);
        var agreement = (await browser.Data(All, All)).GetProperty("agreement").GetProperty("id").GetString();
        var form = $"/orsaker/problem/nytt/{agreement}";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(form, form, ("title", "Rekrytering på nätet"), ("place", "Norra Fjärden"), ("section", "radikalisering"))).StatusCode);
        Assert.Equal("radikalisering", Problem(await browser.Data(All, All)).GetProperty("section").GetString());
        await browser.SignIn(Police);
        Assert.Equal(JsonValueKind.Null, Problem(await browser.Data(All, All)).GetProperty("section").ValueKind);

        static JsonElement Problem(JsonElement causes) => causes.GetProperty("problems").EnumerateArray().Single(one => one.GetProperty("title").GetString() == "Rekrytering på nätet");
    }

    [Fact]
    public async Task Who_does_not_read_the_picture_gets_nothing_another_agreement_is_not_found_and_a_wrong_filter_is_told()
    {
        var browser = await web.OpenDistrict(City);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{All}?agreement={Guid.NewGuid()}")).StatusCode);
        Assert.Equal(["agreement", "kind"], await browser.Refused(All + "?agreement=1&kind=risk"));
        await browser.SignIn(Owner);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(All)).StatusCode);
    }
}
