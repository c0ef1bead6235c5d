using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Maps as charts of the picture in a real browser, in both widths, languages and lights.</summary>
public sealed class MapBlockTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly Look Wide = new(1280, English: false, Dark: false), Narrow = new(390, English: true, Dark: true);

    [BrowserTheory]
    [InlineData("lager=Areas&karta-per=Years")]
    [InlineData("lager=Areas&antal=PerInhabitant")]
    [InlineData("lager=Points")]
    [InlineData("lager=Hexagons&ruta=150")]
    [InlineData("lager=Density&ruta=100")]
    [InlineData("lager=HotSpots&ruta=200")]
    [Trait("Requirement", "SIT-43")]
    [Trait("Requirement", "SIT-45")]
    public async Task A_map_is_a_chart_with_words_table_and_files(string question)
    {
        foreach (var look in new[] { Wide, Narrow })
        {
            var page = await district.SignedInAsync(look);
            var data = await Dataset(page);
            Assert.Equal(200, (await page.GotoAsync($"/lagesbild/oversikt/diagram?data={data}&metod=map&{question}"))!.Status);
            await page.IsFitToShowAsync();
            await page.PictureAsync($"kartblock-{question.Split('=')[1].Split('&')[0].ToLowerInvariant()}-{(question.Contains("karta-per", StringComparison.Ordinal) ? "ar-" : "")}{look.Width}");
            Assert.True(await page.Locator("figure.chart svg.chart-svg:visible").CountAsync() == 1);
            Assert.Equal(["SVG", "CSV", "PNG"], await page.Locator(".chart-files a:visible").AllTextContentsAsync());
        }
    }

    [BrowserFact]
    [Trait("Requirement", "SIT-10")]
    public async Task A_map_is_chosen_seen_and_put_into_a_section()
    {
        var page = await district.SignedInAsync(Wide);
        await page.GotoAsync("/lagesbild");
        await page.Locator("main table th a").First.ClickAsync();
        await page.Locator("#avsnitt-personran-rum a").ClickAsync();
        var section = new Uri(page.Url).AbsolutePath;
        var data = await Dataset(page);
        await page.GotoAsync($"{section}/diagram?rum=");
        await page.Locator("select[name=data]").SelectOptionAsync(data);
        await page.Locator("input[name=metod][value=map]").CheckAsync();
        await page.Button("Gå vidare").ClickAsync();
        await page.IsFitToShowAsync();
        await page.Locator("input[name=karta-per][value=Years]").CheckAsync();
        await page.Button("Visa").ClickAsync();
        await page.ArrivesAtAsync("**#visning");
        await page.IsFitToShowAsync();
        await page.PictureAsync("kartblock-formular-1280");
        await page.Button("Lägg in i avsnittet").ClickAsync();
        await page.ArrivesAtAsync("**#diagram");
        await page.IsFitToShowAsync();
        await page.PictureAsync("kartblock-avsnitt-1280");
        var paper = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)] + "/utskrift/lagesbild";
        Assert.Equal(200, (await page.GotoAsync(paper))!.Status);
        await Assertions.Expect(page.Locator("figure svg[aria-label^='Karta:']").First).ToBeVisibleAsync();
        await page.Locator("figure svg[aria-label^='Karta:']").First.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("kartblock-papper-1280");
    }

    static async Task<string> Dataset(IPage page)
    {
        var back = page.Url;
        await page.GotoAsync("/lagesbild/karta");
        var data = await page.Locator("select[name=data]").InputValueAsync();
        if (back.StartsWith("http", StringComparison.Ordinal)) await page.GotoAsync(back);
        return data;
    }
}
