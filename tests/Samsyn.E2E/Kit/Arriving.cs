using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>
/// Waits until the window stands at an address and all of the page is there. Asked of the page itself again and again: the driver’s own wait listens for an event, and waits
/// in vain when the event comes between its look and its listening.
/// </summary>
static class Arriving
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <param name="address">The whole address, where ** is anything and * anything but a slash.</param>
    public static Task ArrivesAtAsync(this IPage page, string address)
    {
        var pattern = new Regex("^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
        return page.ArrivesAtAsync(pattern.IsMatch, address);
    }

    public static async Task ArrivesAtAsync(this IPage page, Func<string, bool> isThere, string address = "where it was meant to go", int seconds = 15)
    {
        var until = Environment.TickCount64 + (seconds * 1000);
        while (!(isThere(page.Url) && await IsWholeAsync(page)))
        {
            // A refused form stays where it was, and says why.
            if (Environment.TickCount64 > until) throw new TimeoutException($"After {seconds} s the window stands at {page.Url}, not {address}: {await page.Locator("body").InnerTextAsync()}");
            await Task.Delay(Between);
        }
    }

    static async Task<bool> IsWholeAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // The page was left while it was asked; the next one is asked then.
            return false;
        }
    }
}
