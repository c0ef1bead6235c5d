using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E;

/// <summary>Small files of statistics become charts of a section by clicking: who lives there, how, who leaves crime, and what is known of the whole country. Read in every look, taken along as files and on paper.</summary>
public sealed class StatisticsTests : InExample
{
    const string Pyramid = "Åldrar mot kommunen", Parts = "Så bor man", Table = "Bostäder i tal", Steps = "Avhopparverksamheten", Figures = "Våld i nära relation i hela landet";

    static readonly (string Caption, string Method, string Says, string English, string Cell)[] Made =
    [
        (Pyramid, "Befolkningspyramid", "Under 25 år: 49 % av alla, mot 37 % för Kommunen.", "Under 25: 49 % of all, against 37 % for Kommunen.", "85+"),
        (Parts, "Delar av en helhet", "Norra Fjärden: störst är Hyresrätt", "Norra Fjärden: the largest is Hyresrätt", "Bostadsrätt"),
        (Table, "Tabell", "Hyresrätt", "Hyresrätt", "Äganderätt"),
        (Steps, "Steg för steg", "I arbete eller studier: 17 av 42", "I arbete eller studier: 17 of 42", "Fullföljt programmet"),
        (Figures, "Jämförelsetal", "Utsatt någon gång i livet", "Utsatt någon gång i livet", "Barn som har upplevt våld hemma"),
    ];

    [BrowserFact]
    [Trait("Requirement", "SIT-33"), Trait("Requirement", "SIT-35"), Trait("Requirement", "SIT-36"), Trait("Requirement", "SIT-55"), Trait("Requirement", "SIT-60"), Trait("Requirement", "SIT-18")]
    public async Task Statistics_become_charts_of_a_section_that_are_read_in_every_look_and_on_paper()
    {
        var elsa = await As(Walk.Coordinator);
        var people = await elsa.ReadTableInAsync("Folkmängd efter ålder", "Statistikkontoret", Population());
        await Assertions.Expect(elsa.Locator("#visar")).ToBeVisibleAsync();
        await LookAsync(elsa, "folkmangd");
        await PutAsync(elsa, people, 0, form => form.GetByLabel("Jämför med området").SelectOptionAsync("Kommunen"));
        var homes = await elsa.ReadTableInAsync("Bostäder efter upplåtelseform", "Statistikkontoret", Homes());
        await LookAsync(elsa, "bostader");
        await PutAsync(elsa, homes, 1);
        await PutAsync(elsa, homes, 2);
        var leaving = await elsa.ReadTableInAsync("Sociala insatsgruppen", "Socialtjänsten", Leaving);
        await PutAsync(elsa, leaving, 3);
        var country = await elsa.ReadTableInAsync("Nationell undersökning om våld", "Forskningsinstitutet", Country, "enkat");
        await PutAsync(elsa, country, 4);
        await Assertions.Expect(elsa.Locator("#diagram .chart-title")).ToHaveTextAsync(Made.Select(one => one.Caption).ToArray());
        var section = new Uri(elsa.Url).AbsolutePath;
        var picture = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)];

        foreach (var (width, dark, english) in new[] { (1280, false, false), (390, true, false), (390, false, true), (1280, true, true) })
        {
            var page = width == 1280 && !dark ? elsa : await As(Walk.Coordinator, width, dark);
            if (english) await page.Button("In English").ClickAsync();
            await page.GotoAsync(section);
            foreach (var (caption, method, says, inEnglish, cell) in Made) await IsWholeAsync(page, caption, method, english ? inEnglish : says, cell);
            await LookAsync(page, $"avsnitt-{(dark ? "dark" : "light")}-{(english ? "en" : "sv")}");
            if (width > 390) continue;
            await page.GotoAsync(picture);
            await page.IsFitToShowAsync();
        }
        await elsa.GotoAsync(section);
        foreach (var (caption, _, says, _, cell) in Made) await FilesAsync(elsa, caption, says, cell);

        await elsa.GotoAsync(picture + "/utskrift/lagesbild");
        foreach (var (caption, _, _, _, _) in Made) await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync(caption);
        await elsa.PictureAsync("statistik-utskrift-1280");
        string[] captions = [.. Made.Select(one => one.Caption)];
        await Papers.JudgeDocxAsync(elsa, picture + "/utskrift/lagesbild.docx", captions);
        if (Judged.Absent("soffice", "qpdf", "pdfinfo") is null) await Papers.JudgePdfAsync(elsa, picture + "/utskrift/lagesbild.pdf", captions);
        Assert.Empty(Running.Complaints);
    }

    /// <summary>From the table's own page into a section: what it shall show, its fields, looked at, put in.</summary>
    static async Task PutAsync(IPage page, string table, int which, Func<IPage, Task>? choose = null)
    {
        var (caption, method, _, _, _) = Made[which];
        await page.GotoAsync(table);
        if (await page.Locator("details[open]", new() { HasText = "Lägg in ett diagram" }).CountAsync() == 0) await page.Locator("summary", new() { HasText = "Lägg in ett diagram" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ungdomar", Exact = true }).ClickAsync();
        await page.ArrivesAtAsync("**/diagram?*");
        await page.GetByLabel(method, new() { Exact = true }).CheckAsync();
        await page.Button("Gå vidare").ClickAsync();
        if (choose is not null) await choose(page);
        await page.GetByLabel("Rubrik").FillAsync(caption);
        await page.Button("Visa").ClickAsync();
        await page.ArrivesAtAsync("**#visning");
        await Assertions.Expect(page.Locator("#visning .chart-title")).ToHaveTextAsync(caption);
        await LookAsync(page, $"form-{which}");
        await page.Button("Lägg in i avsnittet").ClickAsync();
        await page.ArrivesAtAsync("**#diagram");
    }

    /// <summary>Words first, a drawing where it is one, and every number in a table.</summary>
    static async Task IsWholeAsync(IPage page, string caption, string method, string says, string cell)
    {
        var figure = Figure(page, caption);
        await Assertions.Expect(figure).ToContainTextAsync(says);
        var isTable = method is "Tabell" or "Jämförelsetal";
        if (!isTable)
        {
            await Assertions.Expect(figure.Locator("svg:visible")).ToHaveCountAsync(1);
            await figure.Locator("summary").ClickAsync();
        }
        await Assertions.Expect(figure.Locator("table")).ToContainTextAsync(cell);
        await Assertions.Expect(figure.Locator(".chart-source")).ToBeVisibleAsync();
        if (!isTable) await figure.Locator("summary").ClickAsync();
        if (Judge.PictureFolder is { } folder) await figure.ScreenshotAsync(new() { Path = Path.Combine(folder, $"statistik-{method}-{page.ViewportSize!.Width}-{await page.EvaluateAsync<string>("document.documentElement.lang")}.png") });
    }

    static async Task FilesAsync(IPage page, string caption, string says, string cell)
    {
        var figure = Figure(page, caption);
        foreach (var kind in (string[])["SVG", "CSV"])
        {
            var link = figure.GetByRole(AriaRole.Link, new() { Name = kind, Exact = true });
            if (await link.CountAsync() == 0)
            {
                Assert.True(kind == "SVG" && await figure.Locator("svg").CountAsync() == 0, $"{caption} has no {kind}.");
                continue;
            }
            var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), await link.GetAttributeAsync("href")).ToString());
            Assert.Equal(200, answer.Status);
            var text = WebUtility.HtmlDecode(Encoding.UTF8.GetString(await answer.BodyAsync()));
            Assert.Contains(kind == "SVG" ? caption : cell, text, StringComparison.Ordinal);
            if (kind == "CSV") Assert.Contains(says, text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    static ILocator Figure(IPage page, string caption) => page.Locator("#diagram figure.chart", new() { Has = page.Locator(".chart-title", new() { HasTextString = caption }) });

    static async Task LookAsync(IPage page, string name)
    {
        await page.IsFitToShowAsync();
        await page.PictureAsync($"statistik-{name}-{page.ViewportSize!.Width}");
    }

    static string Population()
    {
        var text = new StringBuilder("Indikator;Stadsdel;År;Kön;Ålder;Antal;Enhet\n");
        foreach (var (area, size, young) in new[] { ("Norra Fjärden", 1, 1.6), ("Kommunen", 14, 1.0) })
            for (var age = 0; age < 90; age += 5)
                foreach (var (sex, more) in new[] { ("Kvinnor", 1.02), ("Män", 1.0) })
                {
                    var people = size * more * (age < 25 ? 900 * young : age < 65 ? 880 - (age * 2) : Math.Max(90, 1500 - (age * 17)));
                    text.Append(CultureInfo.InvariantCulture, $"Folkmängd;{area};2025;{sex};{(age < 85 ? $"{age}–{age + 4}" : "85+")};{people:0};personer\n");
                }
        return text.ToString();
    }

    static string Homes()
    {
        var text = new StringBuilder("Indikator;Stadsdel;År;Upplåtelseform;Antal;Enhet\n");
        foreach (var (area, counts) in new[] { ("Norra Fjärden", new[] { 9_240, 3_110, 480 }), ("Södra Fjärden", [4_130, 6_020, 1_250]), ("Centrum", [5_870, 8_440, 95]), ("Kommunen", [48_300, 51_900, 27_400]) })
            foreach (var (tenure, count) in new[] { "Hyresrätt", "Bostadsrätt", "Äganderätt" }.Zip(counts))
                text.Append(CultureInfo.InvariantCulture, $"Bostäder;{area};2025;{tenure};{count};bostäder\n");
        return text.ToString();
    }

    const string Leaving = "Indikator;Område;År;Kön;Kategori;Antal;Enhet\n"
        + "Sociala insatsgruppen;Norra Fjärden;2025;Kvinnor;Deltagare;9;personer\nSociala insatsgruppen;Norra Fjärden;2025;Män;Deltagare;33;personer\n"
        + "Sociala insatsgruppen;Norra Fjärden;2025;Kvinnor;Fullföljt programmet;7;personer\nSociala insatsgruppen;Norra Fjärden;2025;Män;Fullföljt programmet;19;personer\n"
        + "Sociala insatsgruppen;Norra Fjärden;2025;Kvinnor;I arbete eller studier;6;personer\nSociala insatsgruppen;Norra Fjärden;2025;Män;I arbete eller studier;11;personer\n";

    const string Country = "Fråga;Område;Mätår;Kön;Andel;Antal svar\n"
        + "Utsatt det senaste året;Riket;2024;Kvinnor;7,1;5210\nUtsatt det senaste året;Riket;2024;Män;6,4;4870\n"
        + "Utsatt någon gång i livet;Riket;2024;Kvinnor;25,3;5210\nUtsatt någon gång i livet;Riket;2024;Män;16,8;4870\n"
        + "Barn som har upplevt våld hemma;Riket;2024;;14,2;3120\n";
}
