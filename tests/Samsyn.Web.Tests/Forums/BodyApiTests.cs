using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.Meetings;
using Samsyn.Web.Tests.Shell;

namespace Samsyn.Web.Tests.Forums;

/// <summary>Bodies and who sits in them as programs read it.</summary>
public sealed class BodyApiTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    const string All = "/api/bodies", One = "/api/bodies/{id}";

    [Fact]
    [Trait("Requirement", "ORG-10")]
    [Trait("Requirement", "FOR-GEN-01")]
    public async Task Bodies_are_asked_by_agreement_kind_and_day_and_one_tells_who_sits_there_on_a_day()
    {
        var browser = await site.As(MeetingSite.Coordinator);
        var rows = Rows(await browser.Data($"{All}?agreement={site.Agreement.Value}&kind=steering", All));
        Assert.Contains(site.Steering.Value.ToString(), rows.Select(one => one.GetProperty("id").GetString()));
        Assert.All(rows, one => Assert.Equal("steering", one.GetProperty("kind").GetString()));
        Assert.Empty(Rows(await browser.Data(All + "?on=1950-01-01", All)));
        Assert.Contains(site.Preparation.Value.ToString(), Rows(await browser.Data($"{All}?on={site.Today:yyyy-MM-dd}", All)).Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(["kind", "on", "datum"], await browser.Refused(All + "?kind=styr&on=9999-12-31&datum=2026-01-01"));

        var body = await browser.Data($"{All}/{site.Steering.Value}", One);
        var seats = body.GetProperty("seats").EnumerateArray().ToList();
        var city = seats.Single(one => one.GetProperty("holder").GetString() == MeetingSite.City);
        Assert.Equal(("city", true), (city.GetProperty("side").GetString(), city.GetProperty("hasMandate").GetBoolean()));
        Assert.Contains(seats, one => one.GetProperty("holder").GetString() == MeetingSite.Police);
        Assert.Empty((await browser.Data($"{All}/{site.Steering.Value}?on=1950-01-01", One)).GetProperty("seats").EnumerateArray());
        Assert.Equal(["on"], await browser.Refused($"{All}/{site.Steering.Value}?on=0001-01-01"));
    }

    [Fact]
    public async Task Whoever_is_of_no_party_sees_the_bodies_where_they_sit_and_no_other()
    {
        var politician = await site.As(MeetingSite.Politician);
        Assert.Equal([site.Steering.Value.ToString()], Rows(await politician.Data(All, All)).Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await politician.Get($"{All}/{site.Preparation.Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await politician.Get($"{All}/{Guid.NewGuid()}")).StatusCode);
        Assert.Empty(Rows(await (await site.As(MeetingSite.Owner)).Data(All, All)));
    }

    static IReadOnlyList<JsonElement> Rows(JsonElement page) => [.. page.GetProperty("rows").EnumerateArray()];
}
