using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>The steps a coordinator takes, each by clicking what the page shows.</summary>
static class Walk
{
    public const string Coordinator = "Elsa Brohult", Administrator = "Ebba Kvist";

    /// <summary>From the empty database to the page where documents are chosen.</summary>
    public static async Task BeginAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.Button("Läs in er överenskommelse").ClickAsync();
        await page.ChoosePersonAsync(Coordinator);
        await page.ArrivesAtAsync("**/las-in");
    }

    public static async Task SignInAsync(this IPage page, string person)
    {
        await page.GotoAsync("/logga-in");
        await page.ChoosePersonAsync(person);
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
    }

    public static async Task ReadInAsync(this IPage page, string path)
    {
        await page.Locator("#filer").SetInputFilesAsync(path);
        await page.Button("Läs in dokument").ClickAsync();
        await page.ArrivesAtAsync(url => IsOne(url, "/las-in/"));
    }

    /// <summary>Takes the forums of the text into use, and tells the other party something; yields the steering group's page and the information's.</summary>
    public static async Task<(string Body, string Information)> PutForumsInUseAsync(this IPage page, string agreement)
    {
        await page.GotoAsync(agreement + "/forum");
        // The example's are in use from the start.
        if (await page.Button("Ta i bruk de valda").CountAsync() > 0)
        {
            await page.Button("Ta i bruk de valda").ClickAsync();
            await page.ArrivesAtAsync("**/forum");
        }
        await page.GotoAsync("/forum");
        var body = (await page.Locator(".tree .forum h3 a").First.GetAttributeAsync("href"))!;
        await page.GotoAsync(agreement + "/information/ny");
        await page.GetByLabel("stängd verksamhet").CheckAsync();
        await page.GetByLabel("Händelsen eller åtgärden").FillAsync("Fältenheten stänger i två månader från den 1 december.");
        await page.GetByLabel("Varför det har betydelse").FillAsync("Åtagandet att finnas ute på fredagar kan inte hållas under tiden.");
        await page.Button("Lämna informationen").ClickAsync();
        await page.ArrivesAtAsync("**/information");
        return (body, (await page.Locator("main table th a").First.GetAttributeAsync("href"))!);
    }

    /// <summary>The title becomes another one; what was read stays beside it.</summary>
    public static async Task CorrectTitleAsync(this IPage page, string title)
    {
        var fact = page.Locator("#f-title");
        var before = (await fact.Locator(".fact-title").InnerTextAsync()).Trim();
        await fact.GetByRole(AriaRole.Link, new() { Name = "Ändra" }).ClickAsync();
        await page.Locator("main form input.ds-input").First.FillAsync(title);
        await page.Button("Spara ändringen").ClickAsync();
        await page.ArrivesAtAsync("**klart=andrat**");
        Assert.Equal(title, (await fact.Locator(".fact-title").InnerTextAsync()).Trim());
        Assert.Equal(before, (await fact.Locator(".fact-mark del").InnerTextAsync()).Trim());
        Assert.Equal(title, (await page.Locator("h1").InnerTextAsync()).Trim());
    }

    /// <summary>Marks finding after finding as seen, all of one kind at once where that is offered.</summary>
    public static async Task<int> SeeEveryFindingAsync(this IPage page)
    {
        var unseen = page.Locator("#fynd li.finding:not(.is-seen)");
        var all = await unseen.CountAsync();
        for (var left = all; left > 0;)
        {
            var several = page.Locator("#fynd button[name=alla]");
            await (await several.CountAsync() > 0 ? several.First : page.Locator("#fynd button[name=fynd]").First).ClickAsync();
            await page.ArrivesAtAsync("**klart=sett**");
            var now = await unseen.CountAsync();
            Assert.True(now < left, $"{left} findings were left, and {now} are after marking one as seen.");
            left = now;
        }
        return all;
    }

    /// <summary>Adopts what is under review and ends on the agreement's own page.</summary>
    public static async Task AdoptAsync(this IPage page)
    {
        await page.Locator(".review-bar").GetByRole(AriaRole.Link, new() { Name = "Fastställ överenskommelsen" }).ClickAsync();
        await page.ArrivesAtAsync("**/faststall");
        await page.Button("Fastställ överenskommelsen").ClickAsync();
        await page.ArrivesAtAsync(url => IsOne(url, "/overenskommelser/"));
    }

    /// <summary>From the agreement to its duties, of a past year when one is named, and from a duty's clause to the very line.</summary>
    public static async Task FollowClauseAsync(this IPage page, Func<ILocator, ILocator> which, int? year = null)
    {
        if (!new Uri(page.Url).AbsolutePath.Equals("/skyldigheter", StringComparison.Ordinal))
            await page.Locator("header nav").GetByRole(AriaRole.Link, new() { Name = "Skyldigheter", Exact = true }).ClickAsync();
        await page.ArrivesAtAsync("**/skyldigheter*");
        if (year is not null) await page.GotoAsync($"/skyldigheter?period={year}");
        var clause = which(page.Locator(".duty-clause a"));
        var line = new Uri(new Uri(page.Url), await clause.GetAttributeAsync("href")).Fragment;
        Assert.StartsWith("#rad-", line, StringComparison.Ordinal);
        await clause.ClickAsync();
        await page.ArrivesAtAsync("**/overenskommelser/**");
        await page.LandedOnAsync(line);
    }

    /// <summary>The line of the address is on the screen, and told apart from the lines around it.</summary>
    public static async Task LandedOnAsync(this IPage page, string fragment)
    {
        var line = page.Locator(":target");
        Assert.Equal(fragment, "#" + await line.GetAttributeAsync("id"));
        await Assertions.Expect(line).ToBeInViewportAsync();
        Assert.False(string.IsNullOrWhiteSpace(await line.InnerTextAsync()));
        // A transparent ground is what every other line has.
        Assert.DoesNotMatch("transparent|, 0\\)", await line.EvaluateAsync<string>("line => getComputedStyle(line).backgroundColor"));
    }

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static async Task ChoosePersonAsync(this IPage page, string person) => await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();

    static bool IsOne(string url, string under) =>
        new Uri(url).AbsolutePath is var path && path.StartsWith(under, StringComparison.Ordinal) && Guid.TryParse(path[under.Length..], out _);
}
