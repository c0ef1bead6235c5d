using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Places and the map in a real browser, in both widths and lights, with and without script.</summary>
public sealed class PlaceTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly Look Wide = new(1280, English: false, Dark: false), Narrow = new(390, English: true, Dark: true);

    [BrowserFact]
    [Trait("Requirement", "SIT-10")]
    [Trait("Requirement", "SIT-29")]
    [Trait("Requirement", "SIT-46")]
    public async Task Places_are_fit_to_show()
    {
        foreach (var look in new[] { Wide, Narrow })
        {
            var page = await district.SignedInAsync(look);
            foreach (var (address, name) in new[] { ("/platser", "platser"), ("/platser/drogscener", "drogscener"), ("/platser/ny", "plats-ny"), ("/platser/las-in", "plats-las-in") })
            {
                Assert.Equal(200, (await page.GotoAsync(address))!.Status);
                await page.IsFitToShowAsync();
                await page.PictureAsync($"{name}-{look.Width}");
            }
            await page.GotoAsync("/platser?q=Hamnliden");
            await page.Locator("main table th a").First.ClickAsync();
            await page.ArrivesAtAsync("**/platser/*-*");
            await page.IsFitToShowAsync();
            await page.PictureAsync($"plats-{look.Width}");
            var place = page.Url;
            foreach (var act in new[] { "andra", "rita", "klassa", "invanare", "drogscen", "eftertrad", "forflyttning" })
            {
                Assert.Equal(200, (await page.GotoAsync($"{place}/{act}"))!.Status);
                await page.IsFitToShowAsync();
            }
        }
    }

    [BrowserTheory]
    [InlineData("Areas&per=ja")]
    [InlineData("Points")]
    [InlineData("Hexagons")]
    [InlineData("Density&ruta=100")]
    [InlineData("HotSpots&ruta=200")]
    [Trait("Requirement", "SIT-43")]
    [Trait("Requirement", "SIT-45")]
    [Trait("Requirement", "SIT-58")]
    [Trait("Requirement", "SIT-59")]
    public async Task The_map_is_drawn_and_lives_in_every_layer(string layer)
    {
        foreach (var look in new[] { Wide, Narrow })
        {
            var page = await district.SignedInAsync(look);
            List<string> wrong = [];
            page.PageError += (_, error) => wrong.Add(error);
            page.Console += (_, line) => { if (line.Type is "error" or "warning" && !line.Text.Contains("GL Driver Message", StringComparison.Ordinal)) wrong.Add(line.Text); };
            Assert.Equal(200, (await page.GotoAsync($"/lagesbild/karta?lager={layer}"))!.Status);
            await page.Locator("[data-map][data-ready]").WaitForAsync(new() { Timeout = 20_000 }).ContinueWith(done => Assert.True(done.IsCompletedSuccessfully, $"The map did not come to life: {string.Join(" | ", wrong)}"), TaskScheduler.Default);
            await page.WaitForTimeoutAsync(800);
            await page.IsFitToShowAsync();
            await page.PictureAsync($"karta-{layer.Split('&')[0].ToLowerInvariant()}-{look.Width}");
            Assert.Equal([], wrong);
        }
    }

    [BrowserFact]
    public async Task The_slider_of_months_is_moved_by_keyboard_and_says_the_month()
    {
        var page = await district.SignedInAsync(Wide);
        await page.GotoAsync("/lagesbild/karta?lager=Points");
        await page.Locator("[data-map][data-ready]").WaitForAsync(new() { Timeout = 20_000 });
        await page.Locator("[data-month]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-month-text]")).Not.ToHaveTextAsync("Hela perioden");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("[?&]manad=1"));
        var month = await page.Locator("[data-month-text]").TextContentAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("[data-month-text]")).ToHaveTextAsync("Hela perioden");
        Assert.DoesNotContain("manad", page.Url, StringComparison.Ordinal);
        // Back is the month before; and who is sent the address sees the same month and place.
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("[data-month-text]")).ToHaveTextAsync(month!);
        await page.Locator(".maplibregl-ctrl-zoom-in").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#vy="));
        var other = await district.SignedInAsync(Wide);
        await other.GotoAsync(page.Url);
        await other.Locator("[data-map][data-ready]").WaitForAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(other.Locator("[data-month-text]")).ToHaveTextAsync(month!);
    }
}
