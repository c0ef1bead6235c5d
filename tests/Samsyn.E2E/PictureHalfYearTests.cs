using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit;
using Xunit.Abstractions;

namespace Samsyn.E2E;

/// <summary>The half-year picture of the example district by clicking: published and national data in, what is not chance, a place marked, both parties' words, joined, decided, and home as PDF.</summary>
public sealed class PictureHalfYearTests(ITestOutputHelper output) : InExample
{
    const string Officer = "Vidar Sköld";

    [BrowserFact]
    [Trait("Requirement", "SIT-01")]
    [Trait("Requirement", "SIT-05")]
    [Trait("Requirement", "SIT-08")]
    [Trait("Requirement", "SIT-10")]
    public async Task The_picture_of_a_half_year_is_built_decided_and_taken_home()
    {
        var vidar = await As(Officer);
        var elsa = await As(Walk.Coordinator);
        await LookAtPublishedEventsAsync(vidar);
        var dataset = await ImportAsync(vidar);

        // What is not chance: the rise that was planted, and not the noise around it.
        await vidar.GotoAsync($"/lagesbild/oversikt?period=HalfYear&data={dataset}");
        var changed = vidar.Locator("section:has(#inte-slump) tbody");
        await Assertions.Expect(changed).ToContainTextAsync("Personrån, Hamnliden");
        await Assertions.Expect(changed).Not.ToContainTextAsync("Skadegörelse, Ekbacken");
        await vidar.IsFitToShowAsync();

        // The place where it is, with its corners.
        await elsa.GotoAsync("/platser/ny");
        await elsa.Locator("[name=name]").FillAsync("Kajtorget");
        await elsa.Locator("main form .form-acts button").First.ClickAsync();
        await elsa.ArrivesAtAsync(url => new Uri(url).AbsolutePath is var path && path.StartsWith("/platser/", StringComparison.Ordinal) && !path.EndsWith("/ny", StringComparison.Ordinal));
        var place = new Uri(elsa.Url).AbsolutePath.TrimEnd('/');
        if (place.EndsWith("/rita", StringComparison.Ordinal)) place = place[..^"/rita".Length];
        await elsa.GotoAsync(place + "/rita");
        await elsa.Locator("[name=outline]").FillAsync("571900 6650500\n572150 6650480\n572180 6650680\n571930 6650720");
        await elsa.Locator("main form .form-acts button").First.ClickAsync();
        await elsa.ArrivesAtAsync("**" + place);
        await Assertions.Expect(elsa.Locator("svg.map-svg path.map-own")).ToBeVisibleAsync();

        // Each party in its own room; released, joined.
        await elsa.GotoAsync("/lagesbild");
        var picture = (await elsa.Locator("main table th a").First.GetAttributeAsync("href"))!;
        await elsa.GotoAsync(picture);
        var section = (await elsa.Locator("#avsnitt-personran-rum a").GetAttributeAsync("href"))!;
        foreach (var (page, side, text) in new[] { (vidar, "Police", "Personrånen vid Kajtorget har ökat mer än slumpen ger [källa 1]."), (elsa, "City", "Unga undviker torget på kvällen [källa 2].") })
        {
            await page.GotoAsync(section);
            await page.Locator($"#text-{side}").FillAsync(text);
            await page.Button("Spara texten").ClickAsync();
            await page.ArrivesAtAsync("**#egen");
            await page.Button("Släpp texten till den gemensamma bilden").ClickAsync();
            await page.ArrivesAtAsync("**#egen");
        }
        await elsa.GotoAsync(section);
        await Assertions.Expect(elsa.Locator("#gemensam-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Kajtorget"));
        await elsa.Button("Spara den gemensamma texten").ClickAsync();
        await elsa.ArrivesAtAsync("**#gemensam");

        // What stops it is mended, and it is put forward.
        await elsa.GotoAsync(picture + "/granskning");
        await elsa.Locator(".check-point", new() { HasText = "inte utredd" }).GetByRole(AriaRole.Link).ClickAsync();
        await elsa.Locator(".remark a").First.ClickAsync();
        await elsa.GetByLabel("Svar").FillAsync("Båda talen redovisas.");
        await elsa.GetByLabel("Ja, parterna är överens").CheckAsync();
        await elsa.Button("Spara svaret").ClickAsync();
        await elsa.ArrivesAtAsync("**#anmarkningar");
        await elsa.GotoAsync(picture + "/granskning");
        await elsa.Button("Lägg fram lägesbilden").ClickAsync();
        await elsa.ArrivesAtAsync("**" + picture);

        // The steering group decides, both parties approve, and the edition is adopted.
        await elsa.GotoAsync("/forum");
        var body = (await elsa.Locator(".tree .forum h3 a").First.GetAttributeAsync("href"))!;
        await elsa.GotoAsync(body + "/mote/nytt");
        await elsa.Locator("[name=date]").FillAsync(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Stockholm").ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await elsa.Button("Planera mötet").ClickAsync();
        await elsa.ArrivesAtAsync("**/moten/*");
        var meeting = new Uri(elsa.Url).AbsolutePath;
        if (await elsa.Locator("form[action$='/dagordning/fyll'] button").CountAsync() > 0) await elsa.Locator("form[action$='/dagordning/fyll'] button").ClickAsync();
        await Assertions.Expect(elsa.Locator(".agenda")).ToContainTextAsync("Bilaga 3");
        await SteeringMeeting.DecideAsync(elsa, who => As(who), meeting, "Bilaga 3", "Lägesbilden fastställs", SteeringMeeting.ChairOfCity);
        await elsa.GotoAsync(picture);
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Antagen");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("lagesbild-antagen-1280");
        if (Judged.Absent("soffice", "qpdf", "pdfinfo") is null) await Papers.JudgePdfAsync(elsa, picture + "/utskrift/lagesbild.pdf", "Kajtorget");
        Assert.Empty(Running.Complaints);
    }

    /// <summary>Seven years of the whole country's events in a file, read in through the pages and released; yields the dataset's id.</summary>
    static async Task<string> ImportAsync(IPage page)
    {
        var file = Path.Combine(Path.GetTempPath(), $"handelser-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, Events(), Encoding.UTF8);
        var dataset = await page.ReadFileInAsync("Händelser ur polisens system", "Lokalpolisområdet", file);
        await page.GetByRole(AriaRole.Link, new() { Name = "Släpp till den andra parten" }).ClickAsync();
        await page.Button("Släpp datamängden").ClickAsync();
        await page.ArrivesAtAsync("**" + dataset);
        return dataset.Split('/')[^1];
    }

    /// <summary>What the police have published, where it lies beside the repository: recognised for what it is, and looked at day by day.</summary>
    async Task LookAtPublishedEventsAsync(IPage page)
    {
        if (!SharedData.Has("polisen_events_api_sample.json"))
        {
            output.WriteLine("The public data (../shared/data/polisen_events_api_sample.json) is not on this machine: the walk went without it.");
            return;
        }
        var dataset = await page.ReadFileInAsync("Polisens öppna händelser", "Lokalpolisområdet", SharedData.PathOf("polisen_events_api_sample.json"), known: "polisens-handelser");
        await page.IsFitToShowAsync();
        await page.GotoAsync($"/lagesbild/oversikt/diagram?data={dataset.Split('/')[^1]}&metod=calendar");
        await Assertions.Expect(page.Locator("figure.chart svg.chart-svg").First).ToBeVisibleAsync();
        await page.IsFitToShowAsync();
        await page.PictureAsync("halvar-oppna-handelser-1280");
    }

    /// <summary>
    /// The last whole half-year and six years before it, for 290 municipalities and two areas: robbery in one of the areas is three times what it was, and all else is noise. With
    /// SAMSYN_LONG the country has ten times as many events.
    /// </summary>
    static string Events()
    {
        var today = DateTime.UtcNow;
        var end = today.Month > 6 ? new DateTime(today.Year, 7, 1) : new DateTime(today.Year, 1, 1);
        var (text, noise) = (new StringBuilder("Tid;Område;Typ\n"), 20_261_122u);
        var country = Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? 40 : 4;
        List<(string Area, string Type, int Usual)> usually = [("Hamnliden", "Personrån", 6), ("Ekbacken", "Personrån", 4), ("Hamnliden", "Skadegörelse", 14), ("Ekbacken", "Skadegörelse", 10)];
        for (var municipality = 1; municipality <= 290; municipality++) usually.Add(($"Kommun {municipality:000}", municipality % 2 == 0 ? "Personrån" : "Skadegörelse", country));
        for (var month = end.AddYears(-7); month < end; month = month.AddMonths(1))
            foreach (var (area, type, usual) in usually)
            {
                noise = (noise * 1_664_525) + 1_013_904_223;
                var count = usual - 2 + (int)(noise >> 24) % 5;
                if (area == "Hamnliden" && type == "Personrån" && month >= end.AddMonths(-6)) count *= 3;
                for (var one = 0; one < count; one++)
                {
                    // On any day of the month: where a country has had nothing on the last of them, the data are taken to end before it.
                    noise = (noise * 1_664_525) + 1_013_904_223;
                    text.Append(CultureInfo.InvariantCulture, $"{month.AddDays((noise >> 16) % DateTime.DaysInMonth(month.Year, month.Month)):yyyy-MM-dd} {12 + (one % 10):00}:15;{area};{type}\n");
                }
            }
        return text.ToString();
    }
}
