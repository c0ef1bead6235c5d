using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Places;

/// <summary>The page where the border of a place is drawn: a box that stands alone, and what the map beside it needs.</summary>
public sealed class DrawPlacePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    [Trait("Requirement", "SIT-10")]
    public async Task The_box_stands_alone_without_script_and_the_map_beside_it_gets_districts_systems_and_a_worker()
    {
        var browser = await Open();
        var place = (await browser.Page("/platser?q=busstorget")).QuerySelector("main table th a")!.GetAttribute("href")!;
        using var answer = await browser.Get(place + "/rita");
        Assert.Contains("worker-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        var page = await Browser.Read(answer);
        Assert.Equal(4, page.QuerySelector<IHtmlTextAreaElement>("textarea[name=outline]")!.TextContent.Trim().Split('\n').Length);
        var draw = page.QuerySelector("[data-draw]")!;
        Assert.True(draw.HasAttribute("hidden"));
        Assert.All(draw.QuerySelectorAll("button"), button => Assert.Equal("button", button.GetAttribute("type")));

        var systems = JsonDocument.Parse(draw.GetAttribute("data-systems")!).RootElement;
        Assert.Equal(CoordinateSystem.All.Select(system => system.Name), systems.EnumerateObject().Select(one => one.Name));
        Assert.Equal(page.QuerySelectorAll<IHtmlOptionElement>("select[name=system] option").Select(one => one.Value).Where(name => name.Length > 0), systems.EnumerateObject().Select(one => one.Name));
        Assert.Equal([15, 0.9996, 0, 500_000], systems.GetProperty("SWEREF 99 TM").EnumerateArray().Select(one => one.GetDouble()));
        Assert.Equal(JsonValueKind.Null, systems.GetProperty("WGS 84").ValueKind);
        Assert.Equal("Hörn {0} av {1}: {2}", JsonDocument.Parse(draw.GetAttribute("data-said")!).RootElement.GetProperty("corner").GetString());

        using var shapes = await browser.Get(draw.GetAttribute("data-shapes")!);
        Assert.Equal("application/geo+json", shapes.Content.Headers.ContentType!.MediaType);
        var ground = JsonDocument.Parse(await shapes.Content.ReadAsStringAsync()).RootElement;
        var areas = ground.GetProperty("features").EnumerateArray().Where(one => one.GetProperty("geometry").GetProperty("type").GetString() == "MultiPolygon").Select(one => one.GetProperty("properties")).ToList();
        Assert.Equal(["Ekbacken", "Hamnliden", "Kvarntorpet", "Södra Kajen"], areas.Where(one => one.GetProperty("class").GetString() == "map-ground").Select(one => one.GetProperty("title").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(4, ground.GetProperty("bbox").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/platser/{Guid.NewGuid()}/rita/ytor")).StatusCode);

        // What the server refuses comes back as it was typed, and the map can still be drawn in.
        var refused = await browser.Send(place + "/rita", place + "/rita", ("system", "SWEREF 99 TM"), ("outline", "571900 6650500\n572150 6650720\n572150 6650500\n571900 6650720"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("worker-src 'self'", refused.Headers.GetValues("Content-Security-Policy").Single());
        var again = await Browser.Read(refused);
        Assert.NotNull(again.QuerySelector("#outline-error"));
        Assert.NotNull(again.QuerySelector("[data-draw]"));
        Assert.Contains("572150 6650720", again.QuerySelector("textarea[name=outline]")!.TextContent);
    }

    async Task<Browser> Open()
    {
        var browser = await web.OpenDistrict("Elsa Brohult");
        return browser;
    }
}
