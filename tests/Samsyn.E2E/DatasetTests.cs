using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Data into the picture in a real browser: a dataset is made, a file looked at and read in, and released to the other party, who saw nothing of it before.</summary>
public sealed class DatasetTests : InExample
{
    const string Officer = "Vidar Sköld";

    [BrowserFact]
    [Trait("Requirement", "SIT-02")]
    [Trait("Requirement", "SIT-16")]
    [Trait("Requirement", "SIT-18")]
    public async Task A_file_becomes_a_dataset_that_the_other_party_sees_when_it_is_released()
    {
        var elsa = await As(Walk.Coordinator);
        var vidar = await As(Officer);
        await elsa.GotoAsync("/data");
        await Fit(elsa, "data-tom");
        await elsa.Locator(".page-acts a").First.ClickAsync();
        await elsa.GetByLabel("Namn").FillAsync("Trygghetsmätningen");
        await elsa.GetByLabel("Indikatorvärden").CheckAsync();
        await elsa.Locator("#source").FillAsync("Stadsledningskontoret");
        await Fit(elsa, "data-ny");
        await elsa.Button("Skapa datamängden").ClickAsync();
        await elsa.ArrivesAtAsync("**/las-in");
        await Fit(elsa, "data-ladda-upp");

        var file = Path.Combine(Path.GetTempPath(), $"enkat-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, "Trygghet 2023;;;;;\nOmråde;Fråga;Mätår;Kön;Andel;Antal svar\nNorra Fjärden;Otrygg kväll;2023;Kvinnor;31,5;210\nNorra Fjärden;Otrygg kväll;2023;Män;18;190\nNorra Fjärden;Oro inbrott;2023;Kvinnor;elva;210\nKälla: enkäten;;;;;\n");
        await elsa.Locator("#file").SetInputFilesAsync(file);
        await elsa.Button("Ladda upp och se efter").ClickAsync();
        await elsa.ArrivesAtAsync(url => url.Contains("/las-in/", StringComparison.Ordinal));
        await Assertions.Expect(elsa.Locator("#fardig")).ToHaveValueAsync("enkat");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("2 rader eller värden");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("elva");
        await Fit(elsa, "data-kolumner");
        await elsa.Button("Läs in filen").ClickAsync();
        await elsa.ArrivesAtAsync("**/lage");
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Inläst", new() { Timeout = 30_000 });
        await Fit(elsa, "data-inlast");
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Till datamängden" }).ClickAsync();
        await elsa.ArrivesAtAsync(url => url.Contains("/data/", StringComparison.Ordinal) && !url.Contains("las-in", StringComparison.Ordinal));
        var dataset = new Uri(elsa.Url).AbsolutePath;
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("2 nya, 0 ändrade, 0 borta");
        await Fit(elsa, "data-kort");

        // The police see nothing of it before it is released, by an act of its own.
        Assert.Equal(404, (await vidar.GotoAsync(dataset))!.Status);
        await vidar.GotoAsync("/data");
        Assert.DoesNotContain("Trygghetsmätningen", await vidar.ContentAsync(), StringComparison.Ordinal);
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Släpp till den andra parten" }).ClickAsync();
        await Fit(elsa, "data-slapp");
        await elsa.Button("Släpp datamängden").ClickAsync();
        await elsa.ArrivesAtAsync("**" + dataset);
        Assert.Equal(200, (await vidar.GotoAsync(dataset))!.Status);
        await Assertions.Expect(vidar.Locator("main")).ToContainTextAsync("Stadsledningskontoret");
        await elsa.GotoAsync("/data");
        await Fit(elsa, "data-lista");
        await elsa.GotoAsync("/oppna-data");
        await Fit(elsa, "oppna-data");
    }

    [BrowserFact]
    [Trait("Requirement", "SIT-20")]
    [Trait("Requirement", "SIT-06")]
    public async Task A_file_that_is_recognised_is_saved_as_a_profile_and_shows_what_it_changes_when_it_comes_again()
    {
        var elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/data/ny");
        await elsa.GetByLabel("Namn").FillAsync("Bränder i fordon");
        await elsa.Locator("#source").FillAsync("Räddningstjänsten");
        await elsa.Button("Skapa datamängden").ClickAsync();
        await elsa.ArrivesAtAsync("**/las-in");
        var dataset = new Uri(elsa.Url).AbsolutePath.Replace("/las-in", "", StringComparison.Ordinal);
        const string Heading = "Insatsnummer;Kommun;Fordonstyp;Larmtid;Trolig brandorsak\n";
        await Send(elsa, Heading + "1;Norra;Personbil;2024-03-05 02:14;Anlagd\n2;Norra;Moped;2024-03-06 03:10;Okänd\n3;Södra;Personbil;2024-04-06 03:10;Okänd\n");
        await Assertions.Expect(elsa.Locator("#fardig")).ToHaveValueAsync("fordonsbrander-enskilda");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Filen känns igen på sina rubriker");
        await elsa.Locator("summary", new() { HasText = "Spara vad kolumnerna betyder" }).ClickAsync();
        await elsa.Locator("#spara").SelectOptionAsync("ny");
        await elsa.Locator("#profileName").FillAsync("Räddningstjänstens lista");
        await Fit(elsa, "profil-kanns-igen");
        await elsa.Button("Läs in filen").ClickAsync();
        await elsa.ArrivesAtAsync("**/lage");
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Inläst", new() { Timeout = 30_000 });

        await elsa.GotoAsync(dataset + "/las-in");
        await Send(elsa, "Larmtid;Fordonstyp;Kommun;Insatsnummer;Trolig brandorsak\n2024-03-06 03:10;Moped;Norra;2;Anlagd\n2024-04-06 03:10;Personbil;Södra;3;Okänd\n2024-05-01 01:00;Lastbil;Södra;4;Okänd\n");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Kolumnerna läses som vid förra inläsningen");
        await Fit(elsa, "profil-sparad");
        await elsa.Button("Läs in filen").ClickAsync();
        await elsa.ArrivesAtAsync("**/lage");
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Väntar på ert ja", new() { Timeout = 30_000 });
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Händelser känns igen på kolumnen Insatsnummer");
        await Fit(elsa, "skillnad-fore");
        await elsa.Button("Ersätt händelserna").ClickAsync();
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Inläst");
        await elsa.GotoAsync(dataset);
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("1 nya, 1 borta, 1 ändrade, 1 oförändrade");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Räddningstjänstens lista, version 1");
        await Fit(elsa, "skillnad-kort");
        await elsa.GetByRole(AriaRole.Link, new() { Name = "Se ändringarna per månad, typ och område" }).ClickAsync();
        await elsa.ArrivesAtAsync("**/inlasning/2");
        await Fit(elsa, "skillnad-inlasning");

        // Added instead of replacing: what is there already does not come again, and of what differs the newer holds.
        await elsa.GotoAsync(dataset + "/las-in");
        await Send(elsa, "Larmtid;Fordonstyp;Kommun;Insatsnummer;Trolig brandorsak\n2024-04-06 03:10;Personbil;Södra;3;Okänd\n2024-05-01 01:00;Buss;Södra;4;Okänd\n2024-06-01 01:00;Moped;Norra;5;Anlagd\n2024-06-02 01:00;Moped;Norra;6;Anlagd\n");
        await elsa.Locator("input[name=rule][value=Append]").CheckAsync();
        await Fit(elsa, "tillagg-regel");
        await elsa.Button("Läs in filen").ClickAsync();
        await elsa.ArrivesAtAsync("**/lage");
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Väntar på ert ja", new() { Timeout = 30_000 });
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Säger filen något annat om samma id gäller den nyare");
        await Fit(elsa, "tillagg-fore");
        await elsa.Button("Lägg till händelserna").ClickAsync();
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Inläst");
        await elsa.GotoAsync(dataset);
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("2 nya, 1 uppdaterade, 1 fanns redan");
        await Assertions.Expect(elsa.Locator("dl.facts")).ToContainTextAsync("5");
        await Fit(elsa, "tillagg-kort");
        await elsa.GotoAsync(dataset + "/inlasning/3");
        await Fit(elsa, "tillagg-inlasning");
        await elsa.GotoAsync("/data/profiler");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Räddningstjänstens lista");
        await Fit(elsa, "profiler");
        await elsa.GotoAsync(dataset + "/hamta");
        await elsa.Locator("#address").FillAsync("https://data.example/fil.csv");
        await elsa.Button("Spara adressen").ClickAsync();
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("får inte anropas");
        await Fit(elsa, "hamta");
    }

    static async Task Send(IPage page, string text)
    {
        var file = Path.Combine(Path.GetTempPath(), $"fil-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, text);
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.Button("Ladda upp och se efter").ClickAsync();
        await page.ArrivesAtAsync(url => url.Contains("/las-in/", StringComparison.Ordinal));
        File.Delete(file);
    }

    /// <summary>Light at 1280, and 390 points wide and dark.</summary>
    static async Task Fit(IPage page, string name)
    {
        await page.IsFitToShowAsync();
        await page.PictureAsync($"{name}-1280");
        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.IsFitToShowAsync();
        await page.PictureAsync($"{name}-390-mork");
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
