using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Nothing but the keyboard, once somebody is signed in.</summary>
public sealed class KeyboardTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly Look Wide = new(1280, English: false, Dark: false);

    [BrowserFact]
    public async Task The_first_stop_leads_past_the_navigation()
    {
        var page = await OpenAsync("/skyldigheter");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.Locator(".ds-skip-link");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"), "The next stop is not in the content.");
    }

    [BrowserFact]
    public async Task The_main_navigation_is_walked_and_every_stop_shows_itself()
    {
        var page = await OpenAsync("/");

        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement === document.body")) break;
            Assert.True(await page.EvaluateAsync<bool>(
                """
                (() => {
                  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                  const rings = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
                  return rings && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                })()
                """), $"Stop {stop} does not show that it has the focus: " + await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        await page.GotoAsync("/");
        await page.TabToAsync("header nav a[href='/planer']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/planer");
    }

    [BrowserFact]
    public async Task A_slash_goes_to_the_search_field_and_enter_searches()
    {
        var page = await OpenAsync("/");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("styrgrupp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sok?q=styrgrupp");
        Assert.NotEqual(0, await page.Locator("main a[href*='/overenskommelser/']").CountAsync());
    }

    [BrowserFact]
    public async Task What_was_done_is_recorded()
    {
        var page = await OpenAsync("{duty}");
        var evidence = page.Locator(".evidence > li");
        var before = await evidence.CountAsync();

        await page.TabToAsync("main a[href$='/anteckna']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/anteckna");
        await page.TabToAsync("[name=date]");
        Assert.Matches("^2[0-9]{3}-[0-9]{2}-[0-9]{2}$", await page.Locator("[name=date]").InputValueAsync());
        if (await page.Locator("[name=attended]").CountAsync() > 0)
        {
            await page.TabToAsync("[name=attended][value=Police]");
            await page.Keyboard.PressAsync("Space");
            await page.TabToAsync("[name=attended][value=City]");
            await page.Keyboard.PressAsync("Space");
        }
        await page.TabToAsync("[name=reference]");
        await page.Keyboard.TypeAsync("Minnesanteckning 7");
        await page.TabToAsync("main form button[type=submit]");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync(url => !url.EndsWith("/anteckna", StringComparison.Ordinal));
        await Assertions.Expect(evidence).ToHaveCountAsync(before + 1);
        Assert.Contains("Minnesanteckning 7", await page.Locator(".evidence").InnerTextAsync(), StringComparison.Ordinal);
    }

    async Task<IPage> OpenAsync(string address)
    {
        var page = await district.SignedInAsync(Wide);
        await page.GotoAsync(district.At(address));
        return page;
    }
}
