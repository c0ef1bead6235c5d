using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>Charts in the picture of the example district, by persons of both parties.</summary>
public sealed class BlockPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld";

    [Fact]
    [Trait("Requirement", "SIT-09")]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-47")]
    public async Task A_chart_is_chosen_seen_put_in_changed_moved_and_taken_out()
    {
        var browser = await Open(City);
        var section = await Section(browser, "personran");
        var form = await browser.Page($"{section}/diagram?rum=");
        var dataset = form.QuerySelectorAll<IHtmlOptionElement>("select[name=data] option").Single(one => one.TextContent.StartsWith("Anmälda brott i Norra Fjärden", StringComparison.Ordinal)).Value;
        Assert.Contains(form.QuerySelectorAll("input[name=metod]"), one => one.GetAttribute("value") == "alarms");

        // Nothing is saved by looking.
        var seen = await browser.Page($"{section}/diagram?rum=&data={dataset}&metod=line&caption=Personr%C3%A5n&typer=Personr%C3%A5n&per=Month&ar=1&source=1");
        Assert.Equal("Personrån", seen.QuerySelector("#visning .chart-title")!.TextContent);
        Assert.Equal(2, seen.QuerySelectorAll("#visning svg").Length);
        Assert.Empty((await browser.Page(section)).QuerySelectorAll("#gemensam .chart"));
        var wrong = await browser.Get($"{section}/diagram?rum=&data={dataset}&metod=line&caption=P&fran=2023-13-01");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("2023-13-01", (await Browser.Read(wrong)).QuerySelector("#fran-error")!.TextContent);

        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, dataset, "line", "Personrån månad för månad", ("typer", "Personrån"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, dataset, "calendar", "Personrån dag för dag", ("typer", "Personrån"))).StatusCode);
        var page = await browser.Page(section);
        Assert.Equal(["Personrån månad för månad", "Personrån dag för dag"], Titles(page));
        Assert.Contains("Lokalpolisområde Norra Fjärden", page.QuerySelector("#gemensam .chart-source")!.TextContent);
        Assert.Contains("Svårbedömt", page.QuerySelector("#gemensam .chart-notices")!.TextContent);

        var files = page.QuerySelectorAll<IHtmlAnchorElement>("#gemensam .chart-files a").Select(one => one.GetAttribute("href")!).ToList();
        Assert.StartsWith("<?xml", await (await browser.Get(files.First(one => one.EndsWith(".svg", StringComparison.Ordinal)))).Content.ReadAsStringAsync());
        Assert.Contains("Period;", await (await browser.Get(files.First(one => one.EndsWith(".csv", StringComparison.Ordinal)))).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(files[0].Replace(".svg", ".exe", StringComparison.Ordinal))).StatusCode);

        var ids = page.QuerySelectorAll<IHtmlInputElement>("#gemensam .block-acts form[action$=ta-bort] input[name=diagram]").Select(one => one.Value).ToList();
        Assert.Equal(HttpStatusCode.SeeOther, (await Act(browser, section, "flytta", ids[1], ("till", "upp"))).StatusCode);
        Assert.Equal(["Personrån dag för dag", "Personrån månad för månad"], Titles(await browser.Page(section)));
        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, dataset, "line", "Personrån per år", ("per", "Year"), ("diagram", ids[0]))).StatusCode);
        Assert.Equal(["Personrån dag för dag", "Personrån per år"], Titles(await browser.Page(section)));
        Assert.Equal(HttpStatusCode.SeeOther, (await Act(browser, section, "ta-bort", ids[1])).StatusCode);
        Assert.Equal(["Personrån per år"], Titles(await browser.Page(section)));

        // It stands in the document and on paper.
        var picture = section[..section.IndexOf("/avsnitt", StringComparison.Ordinal)];
        Assert.Contains("Personrån per år", (await browser.Page(picture)).QuerySelectorAll(".doc-figure .chart-title").Select(one => one.TextContent));
        var paper = await browser.Page($"{picture}/utskrift/lagesbild");
        Assert.Contains(paper.QuerySelectorAll("figure svg"), one => one.GetAttribute("aria-label")!.StartsWith("Personrån per år", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{picture}/utskrift/lagesbild.docx")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public async Task A_chart_in_one_partys_room_is_not_there_for_the_other()
    {
        var browser = await Open(Police);
        var section = await Section(browser, "trafik");
        var dataset = (await browser.Page($"{section}/diagram?rum=Police")).QuerySelectorAll<IHtmlOptionElement>("select[name=data] option").Last().Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Keep(browser, section, dataset, "count", "Kanariediagram", ("rum", "Police"), ("version", "0"))).StatusCode);
        var page = await browser.Page(section);
        Assert.Contains("Kanariediagram", page.QuerySelector("#egen")!.TextContent);
        var file = page.QuerySelector("#egen .chart-files a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(file)).StatusCode);
        await browser.SignIn(City);
        Assert.DoesNotContain("Kanariediagram", (await browser.Page(section)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{section}/diagram?rum=Police")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "SIT-24")]
    [Trait("Requirement", "SIT-30")]
    [Trait("Requirement", "SIT-23")]
    public async Task The_overview_parts_change_from_chance_leads_to_charts_and_names_what_complements_them()
    {
        var browser = await Open(City);
        var page = await browser.Page("/lagesbild/oversikt?period=HalfYear");
        var changed = page.QuerySelectorAll("#inte-slump ~ * tbody tr, section:has(#inte-slump) tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(changed, row => row.Contains("Skadegörelse, Södra Kajen", StringComparison.Ordinal) && row.Contains("minskade", StringComparison.Ordinal));
        var activity = Assert.Single(changed, row => row.Contains("Narkotikabrott, Hamnliden", StringComparison.Ordinal));
        Assert.Contains("Aktivitetsstyrt", activity);
        Assert.DoesNotContain("Får läsas som", activity);
        Assert.Contains("går inte att skilja från slump", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);

        var link = page.QuerySelectorAll<IHtmlAnchorElement>("section:has(#inte-slump) th a").First(one => one.TextContent.Contains("Södra Kajen", StringComparison.Ordinal)).GetAttribute("href")!;
        var chart = await browser.Page(link);
        Assert.Single(chart.QuerySelectorAll("figure.chart"));
        Assert.Contains("Trygghetsmätning", chart.QuerySelector("section[aria-labelledby=bredvid]")!.TextContent);
        var file = chart.QuerySelectorAll(".chart-files a").Select(one => one.GetAttribute("href")!).First(one => one.Contains(".csv", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/lagesbild/oversikt/diagram?data={Guid.NewGuid()}&metod=line")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Get(link.Replace("ar=3", "ar=99", StringComparison.Ordinal))).StatusCode);
    }

    static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll("#gemensam .chart-title, #diagram .chart-title").Select(one => one.TextContent).Distinct();

    static async Task<HttpResponseMessage> Keep(Browser browser, string section, string dataset, string method, string caption, params (string, string)[] more)
    {
        List<(string, string)> fields = [("data", dataset), ("metod", method), ("caption", caption), .. more];
        if (!fields.Exists(one => one.Item1 == "rum")) fields.Add(("rum", ""));
        if (!fields.Exists(one => one.Item1 == "version")) fields.Add(("version", await Version(browser, section)));
        return await Post(browser, section, $"{section}/diagram", [.. fields]);
    }

    static async Task<HttpResponseMessage> Act(Browser browser, string section, string act, string block, params (string, string)[] more) =>
        await Post(browser, section, $"{section}/diagram/{act}", [("rum", ""), ("version", await Version(browser, section)), ("diagram", block), .. more]);

    static async Task<HttpResponseMessage> Post(Browser browser, string page, string action, IReadOnlyList<(string Name, string Value)> fields)
    {
        var proof = (await browser.Page(page)).QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]) };
        request.Headers.Accept.ParseAdd("text/html");
        return await browser.Client.SendAsync(request);
    }

    static async Task<string> Version(Browser browser, string section) => (await browser.Page(section)).QuerySelector<IHtmlInputElement>("form[action$=gemensam] input[name=version]")!.Value;

    static async Task<string> Section(Browser browser, string key)
    {
        var picture = (await browser.Page("/lagesbild")).QuerySelector<IHtmlAnchorElement>("main table th a")!.GetAttribute("href")!;
        return (await browser.Page(picture)).QuerySelector<IHtmlAnchorElement>($"#avsnitt-{key}-rum a")!.GetAttribute("href")!;
    }

    async Task<Browser> Open(string person)
    {
        var browser = await web.OpenDistrict(person);
        return browser;
    }
}
