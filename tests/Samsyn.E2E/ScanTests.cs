using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>A search for bursts in a real browser: asked for, followed, read, made again.</summary>
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
        await page.WaitForURLAsync("**/anhopningar/*-*");
        await page.Locator("figure.chart").WaitForAsync(new() { Timeout = 60_000 });
        await page.IsFitToShowAsync();
        await page.PictureAsync("anhopning-svar-1280");
        await Assertions.Expect(page.Locator("figure.chart .chart-lead")).ToContainTextAsync("nhopning");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gör om med andra val" }).ClickAsync();
        await Assertions.Expect(page.Locator("input[name=omkast]")).ToHaveValueAsync("199");
        await page.Locator("input[name=slag][value=NearRepeat]").CheckAsync();
        await page.Locator("input[name=omkast]").FillAsync("999");
        await page.Button("Börja söka").ClickAsync();
        await page.Locator("figure.chart").WaitForAsync(new() { Timeout = 60_000 });
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

    static async Task Begin(IPage page)
    {
        await page.GotoAsync("/lagesbild/karta");
        var data = await page.Locator("select[name=data]").InputValueAsync();
        await page.GotoAsync("/lagesbild/anhopningar");
        await page.Locator("select[name=data]").SelectOptionAsync(data);
        await page.Button("Ny sökning").ClickAsync();
        await page.WaitForURLAsync("**/ny/*");
    }
}
