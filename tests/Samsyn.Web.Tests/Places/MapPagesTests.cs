using System.Net;
using AngleSharp.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Places;

/// <summary>The map and the places of the example district, through their pages and without script.</summary>
public sealed class MapPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult";

    [Theory]
    [InlineData("Areas", "path.map-5")]
    [InlineData("Points", "circle.map-dot")]
    [InlineData("Hexagons", "circle.map-dot")]
    [InlineData("Density", "path.is-square")]
    [InlineData("HotSpots", "path.is-square")]
    [Trait("Requirement", "SIT-43")]
    [Trait("Requirement", "SIT-45")]
    [Trait("Requirement", "SIT-58")]
    [Trait("Requirement", "SIT-59")]
    public async Task Every_layer_is_drawn_without_script_and_its_numbers_stand_in_a_table(string layer, string mark)
    {
        var page = await (await Open()).Page($"/lagesbild/karta?lager={layer}&ruta=200&per=ja&jamna=ja");
        Assert.NotEmpty(page.QuerySelectorAll($"svg.map-svg {mark}"));
        Assert.NotEmpty(page.QuerySelectorAll(".map-legend li"));
        Assert.Equal(4, page.QuerySelectorAll("#omraden").Single().ParentElement!.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("NaN", page.DocumentElement.OuterHtml);
        if (layer is not ("Density" or "HotSpots")) return;
        Assert.NotEmpty(page.QuerySelectorAll("#rutor").Single().ParentElement!.QuerySelectorAll("tbody tr"));
        if (layer == "HotSpots") Assert.Contains("1,96", page.QuerySelector(".map-notes")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "SIT-43")]
    public async Task The_table_adds_up_to_what_the_page_says_and_a_type_of_its_own_is_fewer()
    {
        var browser = await Open();
        var all = await browser.Page("/lagesbild/karta");
        Assert.Equal(900, Sum(all));
        Assert.Contains("900 händelser", all.QuerySelector("main")!.TextContent.Replace('\u00a0', ' '));
        Assert.InRange(Sum(await browser.Page("/lagesbild/karta?typ=Personr%C3%A5n")), 50, 200);
        Assert.Equal(0, Sum(await browser.Page("/lagesbild/karta?fran=1990-01-01&till=1990-12-31")));

        static int Sum(IDocument page) => page.QuerySelectorAll("#omraden").Single().ParentElement!.QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.QuerySelector("td")!.TextContent.Replace("\u00a0", "")));
    }

    [Theory]
    [InlineData("/lagesbild/karta?lager=7&niva=99&z=NaN&ruta=-1&fran=2023-13-01&till=x&inom=y&typ=%00")]
    [InlineData("/lagesbild/karta?lager=HotSpots&z=1e308&ruta=99999999999")]
    [InlineData("/lagesbild/karta?lager=Density&fran=9999-12-31&till=0001-01-01")]
    [InlineData("/lagesbild/karta?lager=HotSpots&fran=2099-01-01&till=2099-01-02")]
    public async Task What_an_address_says_wrongly_is_passed_over(string address)
    {
        var page = await (await Open()).Page(address);
        Assert.NotNull(page.QuerySelector("#f-lager"));
        Assert.DoesNotContain("NaN", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_tile_is_kept_by_its_reader_only_and_asked_for_anew_each_time()
    {
        var browser = await Open();
        var tiles = (await browser.Page("/lagesbild/karta?lager=Points")).QuerySelector("[data-map]")!.GetAttribute("data-tiles")!;
        var address = tiles.Replace("{z}", "0").Replace("{x}", "0").Replace("{y}", "0");
        using var first = await browser.Get(address);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.mapbox-vector-tile"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal("private, no-cache", first.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache"));
        Assert.NotEmpty(await first.Content.ReadAsByteArrayAsync());
        using var stranger = await web.Open().Get(address);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
    }

    [Fact]
    [Trait("Requirement", "SIT-29")]
    public async Task A_place_tells_what_it_is_how_it_was_classed_and_what_happened_there()
    {
        var browser = await Open();
        var link = (await browser.Page("/platser?q=hamnliden")).QuerySelector("main table th a")!.GetAttribute("href")!;
        var card = await browser.Page(link);
        Assert.Equal(["riskområde", "utsatt område"], card.QuerySelectorAll("#klass ~ .history strong").Select(one => one.TextContent));
        Assert.NotNull(card.QuerySelector("svg.map-svg path.map-own"));
        Assert.Contains("Otrygghet runt busstorget", card.QuerySelector("#pekar")!.ParentElement!.TextContent);
        Assert.NotEmpty(card.QuerySelectorAll(".happened-here li"));
        Assert.NotEmpty(card.QuerySelectorAll(".place-years tbody tr"));
    }

    [Fact]
    [Trait("Requirement", "SIT-46")]
    public async Task Open_drug_scenes_are_listed_with_their_standing() =>
        Assert.Contains("pågår öppet", (await (await Open()).Page("/platser/drogscener")).QuerySelector("main table tbody tr")!.TextContent);

    [Fact]
    [Trait("Requirement", "SIT-32")]
    public async Task Whether_problems_moved_is_told_in_words_with_the_numbers_and_a_day_too_late_is_told()
    {
        var browser = await Open();
        var square = (await browser.Page("/platser?q=busstorget")).QuerySelector("main table th a")!.GetAttribute("href")!;
        Assert.Contains("Välj vilken dag", (await browser.Page(square + "/forflyttning")).QuerySelector("main")!.TextContent);
        var day = DateTime.Today.AddMonths(-12).ToString("yyyy-MM-dd");
        var page = await browser.Page($"{square}/forflyttning?dag={day}&manader=6&zon=300");
        Assert.Equal(3, page.QuerySelectorAll("main table tbody tr").Length);
        Assert.Contains("resten av Hamnliden", page.QuerySelector("main table")!.TextContent);
        Assert.NotNull(page.QuerySelector("main p strong"));
        Assert.Contains("täcker inte", (await browser.Page($"{square}/forflyttning?dag=2099-01-01&manader=999&zon=-4")).QuerySelector("main")!.TextContent);
    }

    Browser? _city;

    /// <summary>One application for every question of a test.</summary>
    async Task<Browser> Open()
    {
        if (_city is not null) return _city;
        var browser = await web.OpenDistrict(City);
        return _city = browser;
    }
}
