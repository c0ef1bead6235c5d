using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>A joint message in a real browser: drafted on a section of the picture, approved by both parties, published, and read in every look.</summary>
public sealed partial class MessageTests : InExample
{
    const string Officer = "Vidar Sköld";

    [BrowserFact]
    [Trait("Requirement", "COM-17"), Trait("Requirement", "COM-18"), Trait("Requirement", "COM-19")]
    public async Task A_joint_message_rests_on_the_week_s_picture_is_approved_by_both_and_stands_in_the_calendar()
    {
        var elsa = await As(Walk.Coordinator);
        var section = await SettledSectionAsync(elsa);
        await elsa.GotoAsync(section);
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("budskap-avsnitt-1280");
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Skriv ett budskap om det här" }).ClickAsync();
        await elsa.ArrivesAtAsync("**/budskap/nytt/*");
        await Assertions.Expect(elsa.Locator(".lead")).ToContainTextAsync("Händelser under veckan");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("budskap-formular-1280");
        await elsa.Button("Spara utkastet").ClickAsync();
        await Assertions.Expect(elsa.Locator("#text-error")).ToContainTextAsync("Skriv vad budskapet säger");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("budskap-fel-1280");
        await elsa.GetByLabel("Budskapets lydelse").FillAsync("Det har varit lugnt på torget den här veckan.\nVi fortsätter att finnas där fredag och lördag.");
        await elsa.GetByLabel("Medborgare").CheckAsync();
        await elsa.GetByLabel("Sociala medier").CheckAsync();
        await elsa.GetByLabel("Planerad dag").FillAsync("2099-06-01");
        await elsa.Button("Spara utkastet").ClickAsync();
        await elsa.ArrivesAtAsync(url => One().IsMatch(url));
        var message = new Uri(elsa.Url).AbsolutePath;
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("budskap-utkast-1280");
        await elsa.Button("Dela med den andra parten").ClickAsync();
        await elsa.Button("Godkänn för kommunen").ClickAsync();
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Godkännande saknas: polisen");

        var vidar = await As(Officer);
        await vidar.GotoAsync(message);
        await vidar.IsFitToShowAsync();
        await vidar.PictureAsync("budskap-hos-polisen-1280");
        await vidar.Button("Godkänn för polisen").ClickAsync();
        await vidar.GetByRole(AriaRole.Link, new() { Name = "Anteckna att budskapet är publicerat" }).ClickAsync();
        await vidar.IsFitToShowAsync();
        await vidar.Button("Anteckna publiceringen").ClickAsync();
        await vidar.GetByRole(AriaRole.Link, new() { Name = "Anteckna resultatet" }).ClickAsync();
        await vidar.GetByLabel("Resultat").FillAsync("Läst av 900, tre frågor om belysningen.");
        await vidar.Button("Spara resultatet").ClickAsync();
        await Assertions.Expect(vidar.Locator("main")).ToContainTextAsync("Avsändare tillsammans");

        // The next week's picture is settled: what the message rests on stands, and it is told that there is a later one.
        await SettledSectionAsync(elsa);
        await elsa.GotoAsync(message);
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Faktaunderlaget har en senare utgåva");
        await elsa.GotoAsync("/budskap");
        var coming = (await elsa.Locator("main table th a", new() { HasText = "Gångvägen" }).GetAttributeAsync("href"))!;
        await Assertions.Expect(elsa.Locator("main tbody tr", new() { HasText = "lugnt på torget" })).ToContainTextAsync("senare utgåva");

        await elsa.GetByRole(AriaRole.Link, new() { Name = "Skriv ett budskap" }).First.ClickAsync();
        await elsa.GetByLabel("Budskapets lydelse").FillAsync("Ljusvandring i parken på lördag.");
        await elsa.GetByLabel("Medborgare").CheckAsync();
        await elsa.GetByLabel("Sociala medier").CheckAsync();
        await elsa.Button("Spara utkastet").ClickAsync();
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Lägg undan" }).ClickAsync();
        await elsa.GetByLabel("Varför").FillAsync("Vandringen ställdes in.");
        await elsa.Button("Lägg undan budskapet").ClickAsync();
        await elsa.ArrivesAtAsync(url => One().IsMatch(url));
        var away = new Uri(elsa.Url).AbsolutePath;

        foreach (var look in Looks)
        {
            var page = await As(Walk.Coordinator, look.Width, look.Dark);
            if (look.English) await page.Button("In English").ClickAsync();
            foreach (var (name, address) in new[] { ("kalender", "/budskap"), ("publicerat", message), ("delat", coming), ("ny", coming + "/underlag"), ("andra", coming + "/andra"), ("kannedom", coming + "/kannedom"), ("lagg-undan", coming + "/lagg-undan"), ("undanlagt", away), ("inget", "/budskap?kanal=LocalAdvertisement") })
            {
                await page.GotoAsync(address);
                await page.IsFitToShowAsync();
                await page.PictureAsync($"budskap-{name}-{look}");
            }
        }
        Assert.Empty(Running.Complaints);
    }

    [BrowserFact]
    public async Task Before_there_is_any_message_the_calendar_says_what_one_is()
    {
        await using var empty = await RunningSamsyn.StartAsync();
        foreach (var (width, dark) in new[] { (1280, false), (390, true) })
        {
            var page = await Window(empty.Address, width, dark);
            if (width == 1280) await page.BeginAsync();
            else await page.SignInAsync(Walk.Coordinator);
            await page.GotoAsync("/budskap");
            await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Inga budskap än");
            await page.IsFitToShowAsync();
            await page.PictureAsync($"budskap-tomt-{width}");
        }
    }

    /// <summary>Two looks as a rule; all eight with SAMSYN_LONG=1.</summary>
    static Look[] Looks => Environment.GetEnvironmentVariable("SAMSYN_LONG") != "1" ? [new(1280, English: false, Dark: false), new(390, English: true, Dark: true)] : [.. from width in new[] { 1280, 390 } from english in new[] { false, true } from dark in new[] { false, true } select new Look(width, english, dark)];

    /// <summary>A picture of the week's unrest with a joint text in its first section, settled; yields the section's page.</summary>
    static async Task<string> SettledSectionAsync(IPage page)
    {
        await page.GotoAsync("/lagesbild");
        await page.Locator("main a[href*='slag=WeeklyUnrest']").First.ClickAsync();
        await page.Locator("main form .form-acts button").First.ClickAsync();
        await page.ArrivesAtAsync(url => !url.Contains("/ny/", StringComparison.Ordinal) && url.Contains("/lagesbild/", StringComparison.Ordinal));
        var picture = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync((await page.Locator("#avsnitt-handelser-rum a").GetAttributeAsync("href"))!.Split('#')[0]);
        var section = new Uri(page.Url).AbsolutePath;
        await page.Locator("#gemensam-text").FillAsync("Lugnt på torget, två anmälda skadegörelser.");
        await page.Button("Spara den gemensamma texten").ClickAsync();
        await page.ArrivesAtAsync("**#gemensam");
        await page.GotoAsync(picture + "/granskning");
        await page.Locator("form[action$='/faststall'] button").ClickAsync();
        await page.ArrivesAtAsync("**" + picture);
        return section;
    }

    [GeneratedRegex("/budskap/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex One();
}
