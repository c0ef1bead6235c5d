using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>A search for clusters in a real browser: asked for, followed, read, made again.</summary>
public sealed class ScanTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly Look Wide = new(1280, English: false, Dark: false), Narrow = new(390, English: true, Dark: true);

    [BrowserFact]
    [Trait("Requirement", "SIT-27")]
    public async Task A_search_is_begun_read_and_made_again_with_the_same_choices()
    {
        var page = await district.SignedInAsync(Wide);
        await page.GotoAsync("/lagesbild/anhopningar");
        await page.IsFitToShowAsync();
        await Begin(page);
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-formular-1280");
        await page.Locator("input[name=omkast]").FillAsync("5");
        await page.Button("Börja söka").ClickAsync();
        await Assertions.Expect(page.Locator("#omkast-error")).ToContainTextAsync("mellan 99 och 9");
        await page.IsFitToShowAsync();
        await page.Locator("input[name=omkast]").FillAsync("199");
        await page.Button("Börja söka").ClickAsync();
        await page.ArrivesAtAsync("**/anhopningar/*-*");
        await page.Locator("figure.chart").WaitForAsync(new() { Timeout = 240_000 });
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-svar-1280");
        await Assertions.Expect(page.Locator("figure.chart .chart-lead")).ToContainTextAsync("nhopning");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gör om med andra val" }).ClickAsync();
        await Assertions.Expect(page.Locator("input[name=omkast]")).ToHaveValueAsync("199");
        await page.Locator("input[name=slag][value=NearRepeat]").CheckAsync();
        await page.Locator("input[name=omkast]").FillAsync("999");
        await page.Button("Börja söka").ClickAsync();
        await page.Locator("figure.chart").WaitForAsync(new() { Timeout = 240_000 });
        await page.IsFitToShowAsync();
        await page.PictureAsync("upprepning-svar-1280");

        var narrow = await district.SignedInAsync(Narrow);
        await narrow.GotoAsync("/lagesbild/anhopningar");
        await narrow.IsFitToShowAsync();
        await narrow.PictureAsync("anhopning-lista-390");
        foreach (var (at, name) in new[] { (0, "upprepning"), (1, "anhopning") })
        {
            await narrow.GotoAsync("/lagesbild/anhopningar");
            await narrow.Locator("main table th a").Nth(at).ClickAsync();
            await narrow.Locator("figure.chart").WaitForAsync();
            await narrow.IsFitToShowAsync();
            await narrow.PictureAsync($"{name}-svar-390");
        }
    }

    [BrowserFact]
    [Trait("Requirement", "SIT-27")]
    [Trait("Requirement", "SIT-18")]
    public async Task An_answer_is_put_into_a_section_and_stands_there_in_both_widths_and_on_paper()
    {
        var page = await district.SignedInAsync(Wide);
        await Begin(page);
        await page.Locator("input[name=omkast]").FillAsync("199");
        await page.Button("Börja söka").ClickAsync();
        await page.Locator("figure.chart").WaitForAsync(new() { Timeout = 240_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Lägg i lägesbild" }).ClickAsync();
        await page.ArrivesAtAsync("**/lagg-in");
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-lagg-in-1280");
        var rooms = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "gemensamma texten: Personrån" }).ClickAsync();
        await page.Locator("#visning figure.chart").WaitForAsync();
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-i-formulret-1280");
        await page.Button("Lägg in i avsnittet").ClickAsync();
        await page.ArrivesAtAsync("**#diagram");
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-i-avsnitt-1280");
        var section = new Uri(page.Url).AbsolutePath;
        Assert.Equal(200, (await page.GotoAsync(section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)] + "/utskrift/lagesbild"))!.Status);
        var drawn = page.Locator("figure svg[aria-label^='Anhopningar i rum och tid']").First;
        await drawn.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("anhopning-papper-1280", whole: false);

        var narrow = await district.SignedInAsync(Narrow);
        foreach (var (address, name) in new[] { (rooms, "lagg-in"), (section, "i-avsnitt") })
        {
            await narrow.GotoAsync(address);
            await narrow.IsFitToShowAsync();
            await narrow.PictureAsync($"anhopning-{name}-390");
        }
    }

    static async Task Begin(IPage page)
    {
        await page.GotoAsync("/lagesbild/karta");
        var data = await page.Locator("select[name=data]").InputValueAsync();
        await page.GotoAsync("/lagesbild/anhopningar");
        await page.Locator("select[name=data]").SelectOptionAsync(data);
        await page.Button("Ny sökning").ClickAsync();
        await page.ArrivesAtAsync("**/ny/*");
    }
}
