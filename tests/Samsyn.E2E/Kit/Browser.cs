using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>Debian's Chromium, kept off the network beyond loopback: without a window, the same engine at half the work.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Where names really lead, as <c>MAP samsyn.localhost:80 127.0.0.1:5081</c>: what a load balancer would decide.</summary>
    public string? Leads { get; init; }

    static readonly string? Chromium = Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists);

    IPlaywright? _playwright;
    IBrowser? _browser;

    public static string? Absent => Chromium is not null ? null : "Chromium is not on this machine (Debian's package chromium-headless-shell, or chromium).";

    public async Task InitializeAsync()
    {
        if (Absent is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                .. Leads is null ? (string[])[] : [$"--host-resolver-rules={Leads}"]],
        });
    }

    public async Task<IPage> OpenAsync(string address, int width = 1280, bool dark = false, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>What is asked of every page in every state.</summary>
static class Judge
{
    /// <summary>Of what axe finds in order nothing is told: that is most of a page, and costs more than finding it.</summary>
    static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>No finding of axe, no sideways scroll, one main heading, no words squeezed to a letter a line.</summary>
    public static async Task IsFitToShowAsync(this IPage page)
    {
        var axe = await page.RunAxe(OnlyFaults);
        Assert.True(axe.Violations.Length == 0, $"{page.Url}: " + string.Join("; ", axe.Violations.Select(violation =>
            $"{violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} scrolls {overflow} px sideways at {page.ViewportSize!.Width} px.");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var squeezed = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main :is(p, li, dt, dd, td, th, h2, h3)')].filter(one => one.clientWidth > 1 && one.clientWidth < 24 && one.clientHeight > 150).map(one => one.outerHTML.slice(0, 120))");
        Assert.True(squeezed.Length == 0, $"{page.Url}: words one letter a line: {string.Join(" | ", squeezed)}");
    }

    public static string? PictureFolder => Environment.GetEnvironmentVariable("SAMSYN_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>A picture for the eye, when somebody asked for pictures (SAMSYN_SCREENSHOTS names the folder).</summary>
    public static async Task PictureAsync(this IPage page, string name, bool whole = true)
    {
        if (PictureFolder is not { } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}
