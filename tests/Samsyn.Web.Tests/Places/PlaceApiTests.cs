using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Places;

/// <summary>The places of the example district as programs read them.</summary>
public sealed class PlaceApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", Owner = "Gun Ekström-Holm", All = "/api/places", One = "/api/places/{id}";

    [Fact]
    [Trait("Requirement", "SIT-29")]
    public async Task The_register_is_asked_by_words_kind_class_day_and_what_lies_in_what()
    {
        var browser = await web.OpenDistrict(City);
        var all = Rows(await browser.Data(All, All));
        Assert.Equal(["districtArea", "district", "delimitedPlace"], all.Select(one => one.GetProperty("kind").GetString()).Distinct());
        var area = all.Single(one => one.GetProperty("name").GetString() == "Norra Fjärden").GetProperty("id").GetString();
        Assert.Equal(["Ekbacken", "Hamnliden", "Kvarntorpet", "Södra Kajen"], Names(await browser.Data($"{All}?within={area}&kind=district", All)));
        Assert.Equal(["Hamnliden"], Names(await browser.Data(All + "?class=Risk", All)));
        Assert.Equal(["Hamnliden"], Names(await browser.Data(All + "?q=9102", All)));
        var code = Rows(await browser.Data(All + "?q=kvarntorpet", All)).Single();
        Assert.Equal(("9101", "Norra Fjärden", true), (code.GetProperty("code").GetString(), code.GetProperty("within").GetProperty("name").GetString(), code.GetProperty("hasOutline").GetBoolean()));
        // Before the merger the two areas stood by themselves, and the class was another.
        Assert.Equal(["Inre Fjärden", "Yttre Fjärden"], Names(await browser.Data(All + "?on=2020-01-01&kind=districtArea", All)));
        Assert.Empty(Names(await browser.Data(All + "?on=1990-01-01&class=Risk", All)));
        Assert.Equal(["kind", "within", "on", "format", "niva"], await browser.Refused(All + "?kind=torg&within=x&on=igår&format=shp&niva=1"));
    }

    [Fact]
    [Trait("Requirement", "SIT-29")]
    public async Task A_place_tells_its_history_how_it_was_classed_over_time_and_what_points_to_it()
    {
        var browser = await web.OpenDistrict(City);
        var area = await Card(browser, "Norra Fjärden");
        Assert.Equal(["Inre Fjärden", "Yttre Fjärden"], area.GetProperty("predecessors").EnumerateArray().Select(one => one.GetProperty("place").GetProperty("name").GetString()).Order());
        Assert.Equal(3, area.GetProperty("series").GetProperty("parts").GetArrayLength());
        Assert.Single(area.GetProperty("series").GetProperty("breaks").EnumerateArray());
        Assert.Equal(4, area.GetProperty("parts").GetArrayLength());

        var district = await Card(browser, "Hamnliden");
        var classes = district.GetProperty("classifications").EnumerateArray().ToList();
        Assert.Equal(["Vulnerable", "Risk"], classes.Select(one => one.GetProperty("class").GetString()));
        Assert.Equal((JsonValueKind.String, JsonValueKind.Null), (classes[0].GetProperty("to").ValueKind, classes[1].GetProperty("to").ValueKind));
        Assert.Contains(district.GetProperty("pointers").EnumerateArray(), one => one.GetProperty("kind").GetString() == "problem" && one.GetProperty("text").GetString()!.Contains("busstorget", StringComparison.Ordinal));
        Assert.Equal(9180, district.GetProperty("inhabitants")[0].GetProperty("inhabitants").GetInt64());
        Assert.Equal("open", (await Card(browser, "Busstorget")).GetProperty("scene").GetProperty("status").GetString());
    }

    [Fact]
    [Trait("Requirement", "SIT-43")]
    public async Task Map_programs_get_all_that_fit_as_features_with_rings_as_the_format_has_them()
    {
        var browser = await web.OpenDistrict(City);
        using var answer = await browser.Get(All + "?format=geojson&kind=district");
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
        var features = (await browser.Data(All + "?format=geojson&kind=district", All)).GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(4, features.Count);
        var one = features.Single(feature => feature.GetProperty("properties").GetProperty("name").GetString() == "Hamnliden");
        Assert.Equal(("9102", "Norra Fjärden", "Risk"), (one.GetProperty("properties").GetProperty("code").GetString(), one.GetProperty("properties").GetProperty("withinName").GetString(), one.GetProperty("properties").GetProperty("class").GetString()));
        var ring = one.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Select(corner => (X: corner[0].GetDouble(), Y: corner[1].GetDouble())).ToList();
        Assert.Equal(ring[0], ring[^1]);
        Assert.All(ring, corner => Assert.True(corner is { X: > 10 and < 25, Y: > 55 and < 70 }));
        Assert.True(ring.Zip(ring.Skip(1)).Sum(edge => edge.First.X * edge.Second.Y - edge.Second.X * edge.First.Y) > 0);

        var id = one.GetProperty("id").GetString();
        Assert.Equal(one.GetProperty("geometry").GetRawText(), (await browser.Data($"{All}/{id}?format=geojson", One)).GetProperty("geometry").GetRawText());
        Assert.Equal(one.GetProperty("geometry").GetRawText(), (await browser.Data($"{All}/{id}", One)).GetProperty("geometry").GetRawText());
    }

    [Fact]
    [Trait("Requirement", "SIT-43")]
    public async Task What_happened_is_told_the_other_party_no_finer_than_the_page_tells_it()
    {
        var browser = await web.OpenDistrict(City);
        var own = await Happened(browser);
        Assert.False(own.GetProperty("isRounded").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, own.GetProperty("verdict").ValueKind);
        Assert.NotEmpty(own.GetProperty("words").EnumerateArray());

        await browser.SignIn(Police);
        var other = await Happened(browser);
        Assert.True(other.GetProperty("isRounded").GetBoolean());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (other.GetProperty("verdict").ValueKind, other.GetProperty("before").ValueKind));
        foreach (var (year, exact) in other.GetProperty("years").EnumerateArray().Zip(own.GetProperty("years").EnumerateArray()))
        {
            if (year.GetProperty("count").ValueKind == JsonValueKind.Null) continue;
            Assert.Equal(0, year.GetProperty("count").GetInt64() % 5);
            Assert.True(year.GetProperty("count").GetInt64() <= exact.GetProperty("count").GetInt64());
        }
    }

    [Fact]
    public async Task Who_does_not_read_the_picture_gets_no_places_and_what_there_is_not_is_not_found()
    {
        var browser = await web.OpenDistrict(City);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{All}/{Guid.NewGuid()}")).StatusCode);
        var id = Rows(await browser.Data(All, All))[0].GetProperty("id").GetString();
        await browser.SignIn(Owner);
        foreach (var address in (string[])[All, All + "?format=geojson", $"{All}/{id}"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(address)).StatusCode);
    }

    /// <summary>What happened in Hamnliden by the city's own dataset.</summary>
    static async Task<JsonElement> Happened(Browser browser) =>
        (await Card(browser, "Hamnliden")).GetProperty("happened").EnumerateArray().Single(one => one.GetProperty("dataset").GetProperty("name").GetString() == "Händelser i Norra Fjärden");

    static async Task<JsonElement> Card(Browser browser, string name) =>
        await browser.Data($"{All}/{Rows(await browser.Data(All, All)).Single(one => one.GetProperty("name").GetString() == name).GetProperty("id").GetString()}", One);

    static IReadOnlyList<JsonElement> Rows(JsonElement page) => [.. page.GetProperty("rows").EnumerateArray()];

    static IEnumerable<string?> Names(JsonElement page) => Rows(page).Select(one => one.GetProperty("name").GetString());
}
