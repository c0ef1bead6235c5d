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
            Assert.True(await page.EvaluateAsync<bool>(Keys.SeenWithFocus), $"Stop {stop} does not show that it has the focus: " + await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }

        await page.GotoAsync("/");
        await page.TabToAsync("header nav a[href='/planer']");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("**/planer");
    }

    [BrowserFact]
    public async Task A_slash_goes_to_the_search_field_and_enter_searches()
    {
        var page = await OpenAsync("/");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("styrgrupp");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAtAsync("**/sok?q=styrgrupp");
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
        await page.ArrivesAtAsync("**/anteckna");
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

        await page.ArrivesAtAsync(url => !url.EndsWith("/anteckna", StringComparison.Ordinal));
        await Assertions.Expect(evidence).ToHaveCountAsync(before + 1);
        Assert.Contains("Minnesanteckning 7", await page.Locator(".evidence").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_document_is_reviewed_corrected_and_adopted()
    {
        // Read in by the district itself; choosing a file is the browser's own dialog.
        var page = await OpenAsync("{review}");

        await page.EnterAsync("#f-title a[href*='andra=']");
        await page.ArrivesAtAsync("**andra=**");
        await page.TypeIntoAsync("main form input.ds-input", "Rättad med tangenter");
        await page.EnterAsync("main form .form-acts button");
        await page.ArrivesAtAsync("**klart=andrat**");
        Assert.Equal("Rättad med tangenter", (await page.Locator("h1").InnerTextAsync()).Trim());

        await page.EnterAsync(".review-bar a[href$='/faststall']");
        await page.ArrivesAtAsync("**/faststall");
        await page.EnterAsync("main form .form-acts button");
        await page.ArrivesAtAsync("**/overenskommelser/**");
        Assert.Equal("Rättad med tangenter", (await page.Locator("h1").InnerTextAsync()).Trim());
    }

    [BrowserFact]
    public async Task A_consultation_is_recorded_and_a_day_typed_wrong_is_mended_at_the_summary()
    {
        var page = await OpenAsync("{agreement}");

        await page.EnterAsync("main a[href$='/samrad']");
        await page.ArrivesAtAsync("**/samrad");
        await page.TypeIntoAsync("[name=on]", "i går");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await page.EnterAsync("[data-error-summary] a");
        await Assertions.Expect(page.Locator("[name=on]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("20 nov 2026");
        await page.EnterAsync("main form .form-acts button");

        await page.ArrivesAtAsync(url => !url.EndsWith("/samrad", StringComparison.Ordinal));
        Assert.Contains("Samråd om förlängning", await page.Locator(".agreement-state").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_new_wording_of_an_annex_is_reviewed_and_proposed()
    {
        var page = await OpenAsync("{agreement}/bilagor/4/foresla");

        await page.TypeIntoAsync("main form [name=reason]", "Ny plats för mötena.");
        await page.TabToAsync("main form [name=text]");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("\nEn rad skriven med tangenter.");
        await page.EnterAsync("main form .form-acts button");
        await Assertions.Expect(page.Locator("ins")).ToContainTextAsync("En rad skriven med tangenter.");
        await page.EnterAsync("main form .form-acts button");

        await page.ArrivesAtAsync("**/bilagor/4");
        await page.EnterAsync("main a[href$='/dra-tillbaka']");
        await page.ArrivesAtAsync("**/dra-tillbaka");
    }

    async Task<IPage> OpenAsync(string address)
    {
        var page = await district.SignedInAsync(Wide);
        await page.GotoAsync(district.At(address));
        return page;
    }
}
