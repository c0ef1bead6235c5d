using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Charts of a table of values in a real browser: found on the table's own page, made by clicks, and read in every look.</summary>
public sealed class ValueChartTests : InExample
{
    const string Table = "Trygghetsmätning i stadsdelarna";

    [BrowserFact]
    [Trait("Requirement", "SIT-50"), Trait("Requirement", "SIT-51"), Trait("Requirement", "SIT-18")]
    public async Task Three_kinds_of_charts_of_a_survey_are_made_by_clicks_and_fit_every_look()
    {
        var elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/data");
        await elsa.GetByRole(AriaRole.Link, new() { Name = Table }).First.ClickAsync();
        await elsa.ArrivesAtAsync("**/data/*");
        var table = elsa.Url;
        await Assertions.Expect(elsa.Locator("figure.chart svg").First).ToBeVisibleAsync();
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("tabell-1280");
        await elsa.Locator("summary", new() { HasText = "Lägg in ett diagram" }).ClickAsync();
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Ungdomar", Exact = true }).ClickAsync();
        await elsa.ArrivesAtAsync("**/diagram?*");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("varden-val-1280");
        var form = elsa.Url;

        await elsa.GetByLabel("Staplar bredvid varandra").CheckAsync();
        await elsa.Button("Gå vidare").ClickAsync();
        await elsa.GetByLabel("Otrygg utomhus sent på kvällen", new() { Exact = true }).CheckAsync();
        await elsa.GetByLabel("Jämför med området").SelectOptionAsync("Kommunen");
        await ShowAndKeepAsync(elsa, "Otrygga mot kommunen", "staplar");

        await elsa.GotoAsync(form);
        await elsa.GetByLabel("Linje över år").CheckAsync();
        await elsa.Button("Gå vidare").ClickAsync();
        await elsa.GetByLabel("Otrygg utomhus sent på kvällen", new() { Exact = true }).CheckAsync();
        await elsa.GetByRole(AriaRole.Group, new() { Name = "Områden" }).GetByLabel("Norra Fjärden", new() { Exact = true }).CheckAsync();
        await elsa.GetByLabel("Jämför med området").SelectOptionAsync("Kommunen");
        await ShowAndKeepAsync(elsa, "Otrygga år för år", "linje");

        await elsa.GotoAsync(form);
        await elsa.GetByLabel("Skillnader rad för rad").CheckAsync();
        await elsa.Button("Gå vidare").ClickAsync();
        foreach (var question in (string[])["Oro för inbrott i bostaden", "Oro för misshandel", "Oro för personrån"]) await elsa.GetByLabel(question, new() { Exact = true }).CheckAsync();
        await elsa.GetByRole(AriaRole.Group, new() { Name = "Områden" }).GetByLabel("Norra Fjärden", new() { Exact = true }).CheckAsync();
        await elsa.GetByLabel("Jämför med området").SelectOptionAsync("Kommunen");
        await elsa.GetByLabel("Vad som är bättre").SelectOptionAsync("Down");
        await ShowAndKeepAsync(elsa, "Oro mot kommunen", "skillnader");
        await Assertions.Expect(elsa.Locator("#diagram .chart-title")).ToHaveTextAsync(["Otrygga mot kommunen", "Otrygga år för år", "Oro mot kommunen"]);
        var section = new Uri(elsa.Url).AbsolutePath;

        var picture = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)];
        foreach (var (width, dark, english) in new[] { (390, false, false), (390, true, true), (1280, true, false), (1280, false, true) })
        {
            var page = await As(Walk.Coordinator, width, dark);
            if (english) await page.Button("In English").ClickAsync();
            foreach (var (name, address) in new[] { ("tabell", table), ("avsnitt", section), ("val", form), ("lagesbild", picture) })
            {
                await page.GotoAsync(address);
                await page.IsFitToShowAsync();
                if (name == "avsnitt" && Judge.PictureFolder is { } folder)
                    foreach (var (at, figure) in (await page.Locator("#diagram figure.chart").AllAsync()).Index()) await figure.ScreenshotAsync(new() { Path = Path.Combine(folder, $"varden-figur{at}-{width}-{(dark ? "dark" : "light")}.png") });
                else if (name != "lagesbild") await page.PictureAsync($"varden-{name}-{width}-{(dark ? "dark" : "light")}-{(english ? "en" : "sv")}");
            }
        }
        await elsa.GotoAsync(picture + "/utskrift/lagesbild");
        await Assertions.Expect(elsa.Locator("figure", new() { Has = elsa.Locator("svg[aria-label^='Otrygga år för år']") })).ToBeVisibleAsync();
        await elsa.PictureAsync("varden-utskrift-1280");
    }

    static async Task ShowAndKeepAsync(IPage page, string caption, string name)
    {
        await page.GetByLabel("Rubrik").FillAsync(caption);
        await page.Button("Visa").ClickAsync();
        await page.ArrivesAtAsync("**#visning");
        await Assertions.Expect(page.Locator("#visning .chart-title")).ToHaveTextAsync(caption);
        await page.IsFitToShowAsync();
        await page.PictureAsync($"varden-{name}-1280");
        await page.Button("Lägg in i avsnittet").ClickAsync();
        await page.ArrivesAtAsync("**#diagram");
    }
}
