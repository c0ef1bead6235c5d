using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

static class Keys
{
    /// <summary>Tab until the element has the focus; it must be reached before the page has been walked through.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var stop = 0; stop < 120; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }
        Assert.Fail($"{page.Url}: the Tab key does not lead to {selector}.");
    }
}
