using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Scans;

/// <summary>Searches over the events of the example district, through their pages, and their answers in its picture.</summary>
public sealed class SearchPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld";

    [Fact]
    [Trait("Requirement", "SIT-27")]
    public async Task Against_inhabitants_areas_are_searched_and_named_in_the_answer()
    {
        var browser = await Open();
        var page = await Searched(browser, ("slag", "Poisson"), ("radie", "1500"), ("dagar", "60"));
        Assert.Equal("Anhopningar mot invånarantal", page.QuerySelector("h1")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Contains("mot lika många per invånare och dag. 199 slumpade utfall, frö 1", page.QuerySelector("figure.chart")!.TextContent);
        var rows = page.QuerySelectorAll("figure.chart table tbody tr").ToList();
        Assert.NotEmpty(rows);
        Assert.Contains(rows, row => row.TextContent.Contains("Hamnliden", StringComparison.Ordinal) || row.TextContent.Contains("Södra Kajen", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", page.DocumentElement.OuterHtml);
        // Two districts are tens of times as hit as others for each inhabitant: not by chance.
        Assert.Contains(rows, row => row.TextContent.Contains("slumpen förklarar det inte", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-27")]
    [Trait("Requirement", "SIT-45")]
    public async Task An_answer_is_put_into_a_section_from_the_search_and_stands_in_the_picture_and_on_paper()
    {
        var browser = await Open();
        var search = await Searched(browser, ("slag", "Permutation"), ("radie", "400"), ("dagar", "14"), ("omkast", "99"));
        var rooms = await browser.Page(search.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(one => one.TextContent == "Lägg i lägesbild").GetAttribute("href")!);
        var links = rooms.QuerySelectorAll<IHtmlAnchorElement>("main table td a").ToList();
        Assert.Contains(links, one => one.GetAttribute("aria-label")!.StartsWith("gemensamma texten", StringComparison.Ordinal));
        var joint = Assert.Single(links, one => one.TextContent == "gemensamma texten" && one.Closest("tr")!.QuerySelector("th")!.TextContent == "Personrån").GetAttribute("href")!;

        var form = await browser.Page(joint);
        Assert.Empty(form.QuerySelectorAll(".ds-error-summary"));
        var section = joint[..joint.IndexOf("/diagram", StringComparison.Ordinal)];
        Assert.StartsWith("Anhopningar i rum och tid: alla typer", form.QuerySelector("#visning .chart-title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("rutor om 1 000 meter", form.QuerySelector("#visning .chart-notices")!.TextContent.Replace('\u00a0', ' '));
        Assert.Empty((await browser.Page(section)).QuerySelectorAll("#gemensam .chart"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(joint, section + "/diagram")).StatusCode);

        var page = await browser.Page(section);
        var block = Assert.Single(page.QuerySelectorAll("#gemensam figure.chart"));
        Assert.Contains("Påhittade händelser (Händelser i Norra Fjärden)", block.QuerySelector(".chart-source")!.TextContent);
        Assert.Contains("99 gånger, frö 1", block.TextContent);
        Assert.Contains("i inläsning 1 av uppgifterna", block.TextContent);
        Assert.NotEmpty(block.QuerySelectorAll("svg"));
        var csv = block.QuerySelectorAll<IHtmlAnchorElement>(".chart-files a").Select(one => one.GetAttribute("href")!).First(one => one.EndsWith(".csv", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(csv)).StatusCode);

        // The check list asks for its source, and leads to where it is given.
        var picture = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)];
        var mend = (await browser.Page(picture + "/granskning")).QuerySelectorAll<IHtmlAnchorElement>("main a").Select(one => one.GetAttribute("href")!).Single(one => one.StartsWith(section + "/diagram", StringComparison.Ordinal));
        Assert.Contains("Anhopningar i rum och tid", (await browser.Page(mend)).QuerySelector("#visning .chart-title")!.TextContent);
        Assert.Contains("Anhopningar i rum och tid", string.Join(' ', (await browser.Page(picture)).QuerySelectorAll(".doc-figure .chart-title").Select(one => one.TextContent)));
        var paper = await browser.Page($"{picture}/utskrift/lagesbild");
        Assert.Contains(paper.QuerySelectorAll("figure svg"), one => one.GetAttribute("aria-label")!.StartsWith("Anhopningar i rum och tid", StringComparison.Ordinal));
        Assert.Contains(paper.QuerySelectorAll("table caption"), one => one.TextContent.Contains("Anhopningar i rum och tid", StringComparison.Ordinal));
        using var docx = await browser.Get($"{picture}/utskrift/lagesbild.docx");
        await using var zip = new ZipArchive(await docx.Content.ReadAsStreamAsync());
        using var text = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync());
        Assert.Contains("Anhopningar i rum och tid", await text.ReadToEndAsync());

        // The police read it there; the search itself is not theirs to read, nor to put in.
        await browser.SignIn(Police);
        Assert.Single((await browser.Page(section)).QuerySelectorAll("#gemensam figure.chart"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(_found!)).StatusCode);
        var own = joint.Replace("rum=&", "rum=Police&", StringComparison.Ordinal);
        Assert.Contains("hör till den andra parten", (await browser.Page(own)).QuerySelector(".ds-error-summary, [role=alert]")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public async Task In_the_form_of_a_new_block_a_search_is_chosen_among_those_that_are_done_and_stays_in_its_own_room()
    {
        var browser = await Open();
        var picture = (await browser.Page("/lagesbild")).QuerySelector<IHtmlAnchorElement>("main table th a")!.GetAttribute("href")!;
        var section = (await browser.Page(picture)).QuerySelector<IHtmlAnchorElement>("#avsnitt-trafik-rum a")!.GetAttribute("href")!;
        var data = await Dataset(browser);
        Assert.Contains((await browser.Page($"{section}/diagram?rum=City")).QuerySelectorAll("input[name=metod]"), one => one.GetAttribute("value") == "search");
        var none = await browser.Page($"{section}/diagram?rum=City&data={data}&metod=search");
        Assert.Contains("ingen färdig sökning", none.QuerySelector(".ds-error-summary, [role=alert]")!.TextContent);
        Assert.Null(none.QuerySelector("#visning"));

        await Searched(browser, ("slag", "NearRepeat"), ("radie", "200"), ("dagar", "7"), ("omkast", "499"));
        await Searched(browser, ("slag", "Permutation"), ("radie", "300"), ("dagar", "14"), ("typ", "Skottlossning"));
        var form = await browser.Page($"{section}/diagram?rum=City&data={data}&metod=search");
        var choices = form.QuerySelectorAll<IHtmlOptionElement>("select[name=sokning] option").Where(one => one.Value.Length > 0).ToList();
        Assert.Equal(2, choices.Count);
        Assert.Contains("Skottlossning", form.QuerySelector("#visning .chart-title")!.TextContent);
        // Changing the search changes the caption that was made of the other; in its own room nothing is coarser than it was found.
        var typed = form.QuerySelector<IHtmlInputElement>("input[name=caption]")!.Value;
        var repeats = choices.Single(one => one.TextContent.StartsWith("Upprepning", StringComparison.Ordinal)).Value;
        var other = $"{section}/diagram?rum=City&data={data}&metod=search&source=&caption={Uri.EscapeDataString(typed)}&sokning={repeats}";
        Assert.StartsWith("Upprepning", (await browser.Page(other)).QuerySelector("#visning .chart-title")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("rutor om", form.QuerySelector("#visning")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(other, section + "/diagram")).StatusCode);
        Assert.StartsWith("Upprepning", (await browser.Page(section)).QuerySelector("#egen .chart-title")!.TextContent, StringComparison.Ordinal);
        await browser.SignIn(Police);
        Assert.DoesNotContain("Upprepning i närheten", (await browser.Page(section)).Body!.TextContent);
    }

    string? _found;

    async Task<IHtmlDocument> Searched(Browser browser, params (string Name, string Value)[] fields)
    {
        var page = $"/lagesbild/anhopningar/ny/{await Dataset(browser)}";
        var form = await browser.Page(page);
        string Now(string name) => form.QuerySelector<IHtmlInputElement>($"input[name={name}]")!.Value;
        List<(string, string)> all = [.. fields];
        foreach (var (name, value) in new[] { ("fran", Now("fran")), ("till", Now("till")), ("omkast", "199"), ("fro", "1") }) if (!all.Exists(one => one.Item1 == name)) all.Add((name, value));
        var begun = await browser.Send(page, page, [.. all]);
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        _found = begun.Headers.Location!.ToString();
        var until = DateTime.UtcNow.AddMinutes(6);
        while (true)
        {
            var shown = await browser.Page(_found);
            if (shown.QuerySelector("figure.chart") is not null) return shown;
            Assert.True(shown.QuerySelector("progress") is not null && DateTime.UtcNow < until, shown.QuerySelector("main")!.TextContent);
            await Task.Delay(200);
        }
    }

    static async Task<string> Dataset(Browser browser) =>
        (await browser.Page("/lagesbild/anhopningar")).QuerySelectorAll<IHtmlOptionElement>("select[name=data] option").Single(one => one.TextContent.StartsWith("Händelser i Norra Fjärden", StringComparison.Ordinal)).Value;

    async Task<Browser> Open()
    {
        var browser = await web.OpenDistrict(City);
        return browser;
    }
}
