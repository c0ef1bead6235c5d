using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>Charts of the example's survey: from the table's own page into a section, onto the picture's page and onto paper.</summary>
public sealed class ValuePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Table = "Trygghetsmätning i stadsdelarna", Unsafe = "Otrygg utomhus sent på kvällen", Avoids = "Undviker vägar eller platser på kvällen";

    [Fact]
    [Trait("Requirement", "SIT-50"), Trait("Requirement", "SIT-18"), Trait("Requirement", "SIT-24")]
    public async Task A_table_is_found_in_the_form_offers_what_it_can_show_and_stands_in_section_page_and_paper()
    {
        var browser = await Open();
        var section = await Section(browser, "ungdomar");
        var start = await browser.Page($"{section}/diagram?rum=");
        var link = start.QuerySelectorAll<IHtmlAnchorElement>("section[aria-labelledby=tabeller] a").Single(one => one.TextContent == Table).GetAttribute("href")!;
        Assert.DoesNotContain(start.QuerySelectorAll<IHtmlOptionElement>("select[name=data] option"), one => one.TextContent.StartsWith(Table, StringComparison.Ordinal));
        var methods = await browser.Page(link);
        // A survey has no ages by sex and no parts of a whole.
        Assert.Equal(["bars", "trend", "differences", "table", "figures"], methods.QuerySelectorAll<IHtmlInputElement>("input[name=metod]").Select(one => one.Value));

        var asked = $"{link}&metod=bars&caption=Otrygga&indikatorer={Uri.EscapeDataString(Unsafe)}&referens=Kommunen&source=2";
        var seen = await browser.Page(asked);
        Assert.Contains("40 % mot 29 % för Kommunen. Högre, mer än slumpen kan förklara", Plain(seen.QuerySelector("#visning .chart-lead")!.TextContent));
        Assert.Contains("Undviker vägar eller platser på kvällen (Norra Fjärden) är 27 %", Plain(seen.QuerySelector("#visning")!.TextContent));
        Assert.Contains("Wilson", seen.QuerySelector("#visning .chart-notices")!.TextContent);
        Assert.All(seen.QuerySelectorAll("#visning svg"), svg => Assert.NotEmpty(svg.QuerySelector("desc")!.TextContent));
        Assert.Empty((await browser.Page(section)).QuerySelectorAll("#gemensam .chart"));

        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, link, "bars", "Otrygga", ("indikatorer", Unsafe), ("referens", "Kommunen"), ("source", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, link, "trend", "Över åren", ("indikatorer", Unsafe), ("omraden", "Norra Fjärden"), ("referens", "Kommunen"), ("source", "2"))).StatusCode);
        var page = await browser.Page(section);
        Assert.Equal(["Otrygga", "Över åren"], page.QuerySelectorAll("#gemensam .chart-title").Select(one => one.TextContent));
        Assert.Contains("Socialförvaltningen (Trygghetsmätning i stadsdelarna)", page.QuerySelector("#gemensam .chart-source")!.TextContent);
        var files = page.QuerySelectorAll<IHtmlAnchorElement>("#gemensam .chart-files a").Select(one => one.GetAttribute("href")!).ToList();
        Assert.StartsWith("<?xml", await (await browser.Get(files.First(one => one.EndsWith(".svg", StringComparison.Ordinal)))).Content.ReadAsStringAsync());
        var csv = await (await browser.Get(files.First(one => one.EndsWith(".csv", StringComparison.Ordinal)))).Content.ReadAsStringAsync();
        Assert.Contains("Norra Fjärden;40;37", csv);
        // Changed, the form has what was chosen.
        var change = page.QuerySelectorAll<IHtmlAnchorElement>("#gemensam .block-acts a").First().GetAttribute("href")!;
        Assert.Equal("Kommunen", (await browser.Page(change)).QuerySelector<IHtmlSelectElement>("select[name=referens]")!.Value);

        var picture = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)];
        Assert.Contains("Över åren", (await browser.Page(picture)).QuerySelectorAll(".doc-figure .chart-title").Select(one => one.TextContent));
        var paper = await browser.Page($"{picture}/utskrift/lagesbild");
        Assert.Contains(paper.QuerySelectorAll("figure svg"), one => one.GetAttribute("aria-label")!.StartsWith("Över åren", StringComparison.Ordinal));
        Assert.Contains(paper.QuerySelectorAll("table caption"), one => one.TextContent.Contains("Otrygga", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{picture}/utskrift/lagesbild.docx")).StatusCode);

        browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=en");
        var english = (await browser.Page(section)).QuerySelector("#gemensam")!;
        Assert.Contains("40 % against 29 % for Kommunen. Higher, by more than chance can explain", Plain(english.TextContent));
        Assert.Contains("Bars beside each other", (await browser.Page(link)).Body!.TextContent);
    }

    [Theory]
    [InlineData("bars", "&design=stor", "design", "stor")]
    [InlineData("bars", "&omraden=Norra+Fj%C3%A4rden&serier=Area", "omraden", "Bara ett område")]
    [InlineData("bars", "&indikatorer=" + Unsafe + "%7C" + Avoids, "indikatorer", "gör två diagram")]
    [InlineData("pyramid", "", "indikatorer", "inte uppdelad på kvinnor och män|åldrar")]
    public async Task What_cannot_be_drawn_is_told_at_its_field(string method, string query, string field, string words)
    {
        var browser = await Open();
        var section = await Section(browser, "ungdomar");
        var link = (await browser.Page($"{section}/diagram?rum=")).QuerySelectorAll<IHtmlAnchorElement>("section[aria-labelledby=tabeller] a").Single(one => one.TextContent == Table).GetAttribute("href")!;
        var refused = await browser.Get($"{link}&metod={method}&caption=P{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.Contains(words.Split('|'), word => page.QuerySelector($"#{field}-error")?.TextContent.Contains(word, StringComparison.Ordinal) == true || page.QuerySelector(".error-summary, [role=alert]")?.TextContent.Contains(word, StringComparison.Ordinal) == true);
        Assert.Empty(page.QuerySelectorAll("#visning"));
    }

    [Fact]
    [Trait("Requirement", "SIT-09"), Trait("Requirement", "SIT-28")]
    public async Task The_page_of_a_table_shows_what_it_holds_and_leads_to_the_form_and_to_other_charts()
    {
        var browser = await Open();
        var table = (await browser.Page("/data")).QuerySelectorAll<IHtmlAnchorElement>("main table a").First(one => one.TextContent.Contains(Table, StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await browser.Page(table);
        Assert.Single(page.QuerySelectorAll("figure.chart"));
        foreach (var other in page.QuerySelectorAll<IHtmlAnchorElement>("section[aria-labelledby=visar] li a[href*=metod]").Select(one => one.GetAttribute("href")!).ToList())
            Assert.Single((await browser.Page(other)).QuerySelectorAll("figure.chart"));
        var into = page.QuerySelectorAll<IHtmlAnchorElement>("section[aria-labelledby=visar] details a").First(one => one.TextContent == "Trygghet").GetAttribute("href")!;
        Assert.NotEmpty((await browser.Page(into)).QuerySelectorAll("input[name=metod]"));
        var file = page.QuerySelectorAll(".chart-files a").Select(one => one.GetAttribute("href")!).First(one => one.Contains(".csv", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(file)).StatusCode);
    }

    static string Plain(string words) => words.Replace('\u00a0', ' ');

    static async Task<HttpResponseMessage> Keep(Browser browser, string section, string link, string method, string caption, params IReadOnlyList<(string Name, string Value)> more)
    {
        var page = await browser.Page(section);
        List<(string Name, string Value)> fields = [("form-proof", page.QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value), ("rum", ""), ("version", page.QuerySelector<IHtmlInputElement>("form[action$=gemensam] input[name=version]")!.Value),
            ("data", link[(link.IndexOf("data=", StringComparison.Ordinal) + 5)..]), ("metod", method), ("caption", caption), .. more];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{section}/diagram", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Accept.ParseAdd("text/html");
        return await browser.Client.SendAsync(request);
    }

    static async Task<string> Section(Browser browser, string key)
    {
        var picture = (await browser.Page("/lagesbild")).QuerySelector<IHtmlAnchorElement>("main table th a")!.GetAttribute("href")!;
        return (await browser.Page(picture)).QuerySelector<IHtmlAnchorElement>($"#avsnitt-{key}-rum a")!.GetAttribute("href")!;
    }

    async Task<Browser> Open()
    {
        var browser = await web.OpenDistrict(City);
        return browser;
    }
}
