using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>The picture in a real browser: the two parties' coordinators write each in their own room, release, join, and put it forward to the steering group.</summary>
public sealed class SituationPictureTests : InExample
{
    const string Officer = "Vidar Sköld", Kept = "Underlag som polisen behåller för sig";

    [BrowserFact]
    [Trait("Requirement", "SIT-01")]
    [Trait("Requirement", "SIT-02")]
    [Trait("Requirement", "SIT-03")]
    [Trait("Requirement", "SIT-05")]
    public async Task Two_parties_write_release_join_and_put_the_picture_forward()
    {
        var elsa = await As(Walk.Coordinator);
        var vidar = await As(Officer);
        await elsa.GotoAsync("/lagesbild");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("lagesbild-lista-1280");
        await elsa.Locator("main table th a").First.ClickAsync();
        await elsa.ArrivesAtAsync("**/lagesbild/*");
        var picture = new Uri(elsa.Url).AbsolutePath;
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("lagesbild-1280");

        // Vidar writes; it is saved while he writes, and Elsa meets none of it.
        await vidar.GotoAsync(picture);
        await vidar.Locator("#avsnitt-trafik-rum a").ClickAsync();
        await vidar.ArrivesAtAsync("**/avsnitt/*");
        var section = new Uri(vidar.Url).AbsolutePath;
        await vidar.Locator("#text-Police").PressSequentiallyAsync($"{Kept} [källa 4].");
        await Assertions.Expect(vidar.Locator("#egen [data-state]")).ToContainTextAsync("Sparat");
        await vidar.IsFitToShowAsync();
        await vidar.PictureAsync("lagesbild-avsnitt-1280");
        foreach (var address in (string[])[picture, section, picture + "/granskning"])
        {
            await elsa.GotoAsync(address);
            Assert.DoesNotContain(Kept, await elsa.ContentAsync(), StringComparison.Ordinal);
        }

        // Released, it stands beside Elsa's own room, and the joint text begins with it.
        await vidar.Button("Släpp texten till den gemensamma bilden").ClickAsync();
        await vidar.ArrivesAtAsync("**#egen");
        await elsa.GotoAsync(section);
        await Assertions.Expect(elsa.Locator("#egen")).ToContainTextAsync(Kept);
        await Assertions.Expect(elsa.Locator("#gemensam-text")).ToHaveValueAsync($"{Kept} [källa 4].");
        await elsa.Locator("#gemensam-text").FillAsync($"{Kept} [källa 4].\n\nVi ser samma sak på Kajgatan [källa 3].");
        await elsa.Button("Spara den gemensamma texten").ClickAsync();
        await elsa.ArrivesAtAsync("**#gemensam");
        await Assertions.Expect(elsa.Locator(".joint-paragraph").First).ToContainTextAsync("Polisens ord");
        await Assertions.Expect(elsa.Locator(".joint-paragraph").Last).ToContainTextAsync("Skrivet gemensamt");

        // What must be mended stops the road; mended, it leads to the annex.
        await elsa.GotoAsync(picture + "/granskning");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("lagesbild-granskning-1280");
        await elsa.Locator(".check-point", new() { HasText = "inte utredd" }).GetByRole(AriaRole.Link).ClickAsync();
        await elsa.Locator(".remark a").First.ClickAsync();
        await elsa.GetByLabel("Svar").FillAsync("Kommunen räknar skador och polisen anmälningar. Båda redovisas.");
        await elsa.GetByLabel("Ja, parterna är överens").CheckAsync();
        await elsa.Button("Spara svaret").ClickAsync();
        await elsa.ArrivesAtAsync("**#anmarkningar");
        await Assertions.Expect(elsa.Locator(".remark.is-settled").First).ToContainTextAsync("Utrett med");
        await elsa.GotoAsync(picture + "/granskning");
        await elsa.Button("Lägg fram lägesbilden").ClickAsync();
        await elsa.ArrivesAtAsync("**" + picture);
        await Assertions.Expect(elsa.Locator(".alert")).ToContainTextAsync("Framlagd för styrgruppen");
        // The word across a draft is pale on purpose.
        await elsa.GotoAsync(picture + "/utskrift/lagesbild");
        await Assertions.Expect(elsa.Locator(".paper-watermark")).ToHaveTextAsync("Utkast");
        await elsa.PictureAsync("lagesbild-utskrift-1280");
    }

    [BrowserFact]
    [Trait("Requirement", "CAU-01")]
    [Trait("Requirement", "CAU-02")]
    public async Task A_cause_and_a_measure_are_added_in_the_tree_and_stand_in_the_table()
    {
        var elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/orsaker");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("orsaker-1280");
        await elsa.Locator(".cause-tree > li", new() { HasText = "Skadegörelse på Kvarnskolan" }).GetByRole(AriaRole.Link, new() { Name = "Lägg till en orsak" }).ClickAsync();
        await elsa.GetByLabel("Riskfaktor").CheckAsync();
        await elsa.GetByLabel("Trolig orsak").FillAsync("Skolgården är mörk och öppen på kvällen");
        await elsa.Button("Spara orsaken").ClickAsync();
        await elsa.ArrivesAtAsync("**/orsaker?*");
        await elsa.Locator(".cause-tree li", new() { HasText = "Skolgården är mörk" }).Last.GetByRole(AriaRole.Link, new() { Name = "Lägg till en åtgärd" }).ClickAsync();
        await elsa.GetByLabel("Åtgärd", new() { Exact = false }).First.FillAsync("Grinden låses efter klockan 20");
        await elsa.GetByLabel("En otrygg plats").CheckAsync();
        await elsa.GetByLabel("kort sikt").CheckAsync();
        await elsa.Button("Spara åtgärden").ClickAsync();
        await elsa.ArrivesAtAsync("**/orsaker?*");
        await elsa.GotoAsync("/orsaker/tabell");
        await Assertions.Expect(elsa.Locator("main table tbody tr", new() { HasText = "Grinden låses" })).ToContainTextAsync("Skolgården är mörk");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("orsaker-tabell-1280");
        await elsa.GotoAsync("/orsaker/fokus");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("fokus-1280");
    }

    [BrowserFact]
    [Trait("Requirement", "SIT-09")]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-49")]
    public async Task A_chart_is_made_by_clicks_and_the_overview_leads_to_charts_in_every_look()
    {
        var elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/lagesbild/oversikt?period=HalfYear");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("oversikt-1280");
        await elsa.Locator("section:has(#inte-slump) th a").First.ClickAsync();
        await elsa.ArrivesAtAsync("**/oversikt/diagram?*");
        await Assertions.Expect(elsa.Locator("a[data-png]")).ToBeVisibleAsync();
        var file = await elsa.RunAndWaitForDownloadAsync(() => elsa.Locator("a[data-png]").ClickAsync());
        Assert.EndsWith(".png", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], (await File.ReadAllBytesAsync(await file.PathAsync()))[..4]);
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("diagram-1280");
        var chart = elsa.Url;

        await elsa.GotoAsync("/lagesbild");
        var picture = (await elsa.Locator("main table th a").First.GetAttributeAsync("href"))!;
        await elsa.GotoAsync(picture);
        var section = (await elsa.Locator("#avsnitt-personran-rum a").GetAttributeAsync("href"))!;
        await elsa.GotoAsync(section);
        await elsa.Locator("#gemensam").GetByRole(AriaRole.Link, new() { Name = "Lägg till ett diagram" }).ClickAsync();
        await elsa.Locator("select[name=data]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await elsa.GetByLabel("Kalender").CheckAsync();
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("diagram-val-1280");
        await elsa.Button("Gå vidare").ClickAsync();
        await elsa.GetByLabel("Rubrik").FillAsync("Personrån dag för dag");
        await elsa.GetByLabel("Personrån", new() { Exact = true }).CheckAsync();
        await elsa.Button("Visa").ClickAsync();
        await elsa.ArrivesAtAsync("**#visning");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("diagram-forhand-1280");
        await elsa.Button("Lägg in i avsnittet").ClickAsync();
        await elsa.ArrivesAtAsync("**#diagram");
        await Assertions.Expect(elsa.Locator("#diagram .chart-title")).ToHaveTextAsync("Personrån dag för dag");
        await elsa.IsFitToShowAsync();

        // The year as a ring, with a holiday beside it that was written wrongly at first.
        await elsa.Locator("#gemensam").GetByRole(AriaRole.Link, new() { Name = "Lägg till ett diagram" }).ClickAsync();
        await elsa.Locator("select[name=data]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await elsa.GetByLabel("Årsring").CheckAsync();
        await elsa.Button("Gå vidare").ClickAsync();
        await elsa.GetByLabel("Rubrik").FillAsync("När på året rånen sker");
        await elsa.GetByLabel("Personrån", new() { Exact = true }).CheckAsync();
        await elsa.GetByLabel("Tider som återkommer varje år").FillAsync("31/12 7/1 Jullov");
        await elsa.Button("Visa").ClickAsync();
        await Assertions.Expect(elsa.Locator(".ds-error-summary")).ToContainTextAsync("31/12 7/1 Jullov");
        await elsa.GetByLabel("Tider som återkommer varje år").FillAsync("06-10 08-18 Sommarlov\n12-20 01-07 Jullov");
        await elsa.Button("Visa").ClickAsync();
        await elsa.ArrivesAtAsync("**#visning");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("arsring-forhand-1280");
        await elsa.Button("Lägg in i avsnittet").ClickAsync();
        await elsa.ArrivesAtAsync("**#diagram");
        await Assertions.Expect(elsa.Locator("#diagram .chart-title")).ToHaveTextAsync(["Personrån dag för dag", "När på året rånen sker"]);
        await Assertions.Expect(elsa.Locator("#diagram figure").Nth(1)).ToContainTextAsync("Jullov (20 dec–7 jan)");

        var phone = await As(Walk.Coordinator, 390, dark: true);
        foreach (var (name, address) in new[] { ("oversikt", "/lagesbild/oversikt?period=HalfYear"), ("diagram", chart), ("lagesbild-diagram", picture), ("avsnitt-diagram", section) })
        {
            await phone.GotoAsync(address);
            await phone.IsFitToShowAsync();
            await phone.PictureAsync(name + "-390");
        }
    }

    [BrowserFact]
    public async Task The_pages_fit_a_phone_and_read_in_english()
    {
        var phone = await As(Walk.Coordinator, 390, dark: false);
        await phone.GotoAsync("/lagesbild");
        var picture = (await phone.Locator("main table th a").First.GetAttributeAsync("href"))!;
        await phone.GotoAsync(picture);
        var section = (await phone.Locator("#avsnitt-trygghet-rum a").GetAttributeAsync("href"))!;
        foreach (var (name, address) in new[]
        {
            ("lagesbild-lista", "/lagesbild"), ("lagesbild", picture), ("lagesbild-avsnitt", section), ("lagesbild-siffra", section + "/siffra?rum=City"), ("lagesbild-granskning", picture + "/granskning"), ("lagesbild-kallor", picture + "/kallor"),
            ("orsaker", "/orsaker"), ("orsaker-tabell", "/orsaker/tabell"), ("fokus", "/orsaker/fokus"), ("mal", "/orsaker/mal"),
        })
        {
            await phone.GotoAsync(address);
            await phone.IsFitToShowAsync();
            await phone.PictureAsync(name + "-390");
        }
        var english = await As(Walk.Coordinator, 1280, dark: true);
        await english.Button("In English").ClickAsync();
        foreach (var (name, address) in new[] { ("lagesbild", picture), ("lagesbild-avsnitt", section), ("lagesbild-kallor", picture + "/kallor"), ("orsaker", "/orsaker"), ("fokus", "/orsaker/fokus") })
        {
            await english.GotoAsync(address);
            await english.IsFitToShowAsync();
            await english.PictureAsync(name + "-en-dark");
        }
    }
}
