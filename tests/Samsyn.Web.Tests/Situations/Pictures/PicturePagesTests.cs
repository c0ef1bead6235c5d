using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>The situation picture of the example district, through its pages, by persons of both parties.</summary>
public sealed partial class PicturePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", Reader = "Ylva Tornehed", Canary = "kanariefågelnsjunger";

    [Fact]
    [Trait("Requirement", "SIT-01")]
    [Trait("Requirement", "SIT-02")]
    public async Task What_a_party_has_not_released_stands_on_no_page_in_no_file_and_in_no_search_of_the_other()
    {
        var browser = await Open();
        var picture = await Picture(browser, Police);
        var section = await Section(browser, picture, "trafik");
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, section, $"{section}/egen", ("side", "Police"), ("version", "0"), ("text", $"Spaning {Canary} pågår."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Figure(browser, section, "Police", ("label", $"Antal {Canary}"))).StatusCode);
        Assert.Contains(Canary, (await browser.Page(section)).Body!.TextContent);

        await browser.SignIn(City);
        foreach (var address in await Everything(browser, picture))
        {
            var answer = await browser.Get(address);
            Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
        // The page reads as where nothing is written at all.
        Assert.Equal(Neutral(await browser.Page(await Section(browser, picture, "bosattningar"))), Neutral(await browser.Page(section)));
        foreach (var act in (string[])["egen", "slapp", "dra-tillbaka"])
            Assert.Equal(HttpStatusCode.NotFound, (await Send(browser, section, $"{section}/{act}", ("side", "Police"), ("version", "2"), ("text", "Vår nu"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{section}/siffra?rum=Police")).StatusCode);

        await browser.SignIn(Police);
        var version = (await browser.Page(section)).QuerySelector<IHtmlInputElement>("form[action$=slapp] input[name=version]")!.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, section, $"{section}/slapp", ("side", "Police"), ("version", version))).StatusCode);
        await browser.SignIn(City);
        Assert.Contains(Canary, (await browser.Page(section)).Body!.TextContent);

        await browser.SignIn(Police);
        version = (await browser.Page(section)).QuerySelector<IHtmlInputElement>("form[action$=dra-tillbaka] input[name=version]")!.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, section, $"{section}/dra-tillbaka", ("side", "Police"), ("version", version))).StatusCode);
        await browser.SignIn(City);
        Assert.DoesNotContain(Canary, (await browser.Page(section)).Body!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "SIT-12")]
    public async Task A_section_with_readers_of_its_own_is_not_there_for_anybody_else()
    {
        var browser = await Open();
        var picture = await Picture(browser, City);
        var section = await Section(browser, picture, "radikalisering");
        Assert.Contains("Radikalisering", (await browser.Page(picture)).Body!.TextContent);
        var alone = await Send(browser, $"{section}/lasare", $"{section}/lasare", ("version", "1"), ("readers", (await browser.Page($"{section}/lasare")).QuerySelector<IHtmlInputElement>("input[name=readers][checked]")!.Value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.Contains("Polisen", (await Browser.Read(alone)).QuerySelector("#readers-error")!.TextContent);

        await browser.SignIn(Police);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(section)).StatusCode);
        Assert.DoesNotContain("Radikalisering", (await browser.Page(picture)).Body!.TextContent);
        Assert.DoesNotContain("Radikalisering", (await browser.Page($"{picture}/utskrift/lagesbild")).Body!.TextContent);

        await browser.SignIn(City);
        var form = await browser.Page($"{section}/lasare");
        var both = form.QuerySelectorAll<IHtmlInputElement>("input[name=readers]").Where(box => box.IsChecked || box.ParentElement!.TextContent.Contains(Police)).Select(box => ("readers", box.Value)).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, $"{section}/lasare", $"{section}/lasare", [("version", "1"), .. both])).StatusCode);
        await browser.SignIn(Police);
        Assert.Contains("läses bara av", (await browser.Page(section)).Body!.TextContent);
        await browser.SignIn(Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(section)).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "SIT-03")]
    [Trait("Requirement", "SIT-18")]
    public async Task The_joint_text_says_whose_words_each_paragraph_is_and_the_margin_names_its_sources()
    {
        var browser = await Open();
        var picture = await Picture(browser, City);

        var page = await browser.Page(picture);
        var row = page.QuerySelector("#avsnitt-trygghet-1")!.ParentElement!;
        Assert.Contains("Kommunens ord", row.TextContent);
        Assert.Contains("Trygghetsmätning i stadsdelarna", row.QuerySelector(".note-source")!.TextContent);
        Assert.Contains("Polisens ord", page.QuerySelector("#avsnitt-trygghet-3")!.ParentElement!.TextContent);
        Assert.Contains("inte att det har blivit sämre", page.QuerySelector("#avsnitt-narkotika-siffror")!.ParentElement!.TextContent);

        var section = await Section(browser, picture, "trygghet");
        var version = (await browser.Page(section)).QuerySelector<IHtmlInputElement>("form[action$=gemensam] input[name=version]")!.Value;
        var text = (await browser.Page(section)).QuerySelector("#gemensam-text")!.TextContent.Trim();
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, section, $"{section}/gemensam", ("version", version), ("text", text + "\n\nTillsammans ser vi samma plats [källa 2]."))).StatusCode);
        Assert.Contains("Skrivet gemensamt", (await browser.Page(section)).QuerySelectorAll(".joint-paragraph")[^1].TextContent);

        // Overtaken: both texts, and the way that keeps both.
        var stale = await Send(browser, section, $"{section}/gemensam", ("version", version), ("text", "Min egen version."));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var conflict = await Browser.Read(stale);
        Assert.Contains("Min egen version.", conflict.QuerySelector("table")!.TextContent);
        Assert.Contains("Tillsammans ser vi samma plats", conflict.QuerySelector("table")!.TextContent);
        Assert.Equal(2, conflict.QuerySelectorAll("form[action$=gemensam]").Length);
    }

    [Fact]
    [Trait("Requirement", "SIT-16")]
    [Trait("Requirement", "SIT-17")]
    public async Task The_check_list_says_what_is_wrong_where_and_what_to_do_and_what_must_be_mended_stops_the_road()
    {
        var browser = await Open();
        var picture = await Picture(browser, Police);
        var check = await browser.Page($"{picture}/granskning");
        var thread = check.QuerySelectorAll(".check-point").Single(one => one.TextContent.Contains("inte utredd"));
        Assert.Contains("#anmarkningar", thread.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(check.QuerySelectorAll(".check-point"), one => one.TextContent.Contains("Händelserapporter") is false && one.TextContent.Contains("används inte") && one.TextContent.Contains("[5]"));
        Assert.Contains("Er egen text (polisen) är inte släppt", check.Body!.TextContent);
        Assert.DoesNotContain("Er egen text (kommunen)", check.Body!.TextContent);

        var refused = await Send(browser, $"{picture}/granskning", $"{picture}/lagg-fram", ("version", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Granskningen är inte klar", (await Browser.Read(refused)).QuerySelector("[data-error-summary]")!.TextContent);

        var section = await Section(browser, picture, "trafik");
        var answer = thread.QuerySelector("a")!.GetAttribute("href")!.Split('#')[0];
        var link = (await browser.Page(answer)).QuerySelector(".remark a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, link, link, ("version", "1"), ("text", "Kommunen räknar skador, polisen anmälningar."), ("settles", "ja"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, $"{picture}/granskning", $"{picture}/lagg-fram", ("version", "1"))).StatusCode);

        var put = await browser.Page(picture);
        // Sections without a word are named, not drawn.
        Assert.Null(put.QuerySelector("#avsnitt-trafik"));
        Assert.Contains("Trafik", put.QuerySelector("#oskrivna")!.TextContent);
        Assert.Contains("Framlagd för styrgruppen", put.QuerySelector(".alert")!.TextContent);
        var annex = put.QuerySelector(".alert a")!.GetAttribute("href")!;
        Assert.Contains("Otrygga utomhus sent på kvällen", (await browser.Page(annex)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, section, $"{section}/gemensam", ("version", "2"), ("text", "Sent tillägg"))).StatusCode);
        var file = await (await browser.Get($"{picture}/utskrift/lagesbild.docx")).Content.ReadAsByteArrayAsync();
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(file, 0, 2));

        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, picture, $"{picture}/ta-tillbaka", ("version", "2"))).StatusCode);
        Assert.Null((await browser.Page(picture)).QuerySelector(".alert"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, section, $"{section}/gemensam", ("version", "3"), ("text", "Sent tillägg"))).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "SIT-61")]
    [Trait("Requirement", "SIT-62")]
    public async Task A_figure_says_of_whom_where_when_from_what_source_and_how_sure_and_wrong_ones_are_refused_in_their_field()
    {
        var browser = await Open();
        var picture = await Picture(browser, City);
        var section = await Section(browser, picture, "demografi");
        Assert.NotNull((await Browser.Read(await Figure(browser, section, "City", ("value", "många")))).QuerySelector("#value-error"));
        Assert.NotNull((await Browser.Read(await Figure(browser, section, "City", ("to", "2019-01-01"), ("from", "2020-01-01")))).QuerySelector("#to-error"));
        Assert.NotNull((await Browser.Read(await Figure(browser, section, "City", ("comparator", "staden")))).QuerySelector("#comparator-error"));

        Assert.Equal(HttpStatusCode.SeeOther, (await Figure(browser, section, "City", ("label", "Arbetslösa unga"), ("value", "12,5"), ("unit", "%"), ("qualifier", "JustOver"), ("source", "2"))).StatusCode);
        var row = (await browser.Page(section)).QuerySelector(".figure-list tbody tr")!.TextContent;
        Assert.Contains("drygt 12,5\u00a0%", row);
        Assert.Contains("[2]", row);
    }

    [Fact]
    public async Task The_script_is_answered_with_data_and_told_when_it_is_overtaken()
    {
        var browser = await Open();
        var picture = await Picture(browser, City);
        var section = await Section(browser, picture, "demografi");
        var saved = await Data(browser, section, $"{section}/egen", ("side", "City"), ("version", "0"), ("text", "Första raden"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Contains("\"version\":2", await saved.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await Data(browser, section, $"{section}/egen", ("side", "City"), ("version", "2"), ("text", "Andra raden"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Data(browser, section, $"{section}/egen", ("side", "City"), ("version", "2"), ("text", "Tredje raden"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Data(browser, section, $"{section}/egen", ("side", "City"), ("version", "3"), ("text", "Gäller 050124-9809"))).StatusCode);
        Assert.Equal("Andra raden", (await browser.Page(section)).QuerySelector("#text-City")!.TextContent.Trim());
    }

    [Fact]
    public async Task Every_page_reads_in_english_too()
    {
        var browser = await Open();
        var picture = await Picture(browser, City);
        var section = await Section(browser, picture, "trygghet");
        await Send(browser, "/lagesbild", "/sprak", ("language", "en"));
        foreach (var address in (string[])["/lagesbild", picture, $"{picture}/granskning", $"{picture}/kallor", section, $"{section}/om", $"{section}/siffra?rum=City", $"{section}/anmarkning", $"{picture}/ram", $"{picture}/utskrift/lagesbild"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(address)).StatusCode);
    }

    static async Task<HttpResponseMessage> Figure(Browser browser, string section, string room, params (string Name, string Value)[] changed)
    {
        var address = $"{section}/siffra?rum={room}";
        Dictionary<string, string> fields = new() { ["label"] = "Anmälningar", ["value"] = "12", ["unit"] = "anmälningar", ["qualifier"] = "Exact", ["group"] = "All", ["area"] = "Norra Fjärden", ["from"] = "2026-01-01", ["to"] = "2026-06-30" };
        foreach (var (name, value) in changed) fields[name] = value;
        fields["version"] = (await browser.Page(address)).QuerySelector<IHtmlInputElement>("input[name=version]")!.Value;
        return await Send(browser, address, address, [.. fields.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>All that hangs together with the picture, and where words could leak beside it.</summary>
    static async Task<IReadOnlyList<string>> Everything(Browser browser, string picture)
    {
        List<string> addresses = ["/", "/lagesbild", picture, $"{picture}/granskning", $"{picture}/kallor", $"{picture}/utskrift/lagesbild", $"{picture}/utskrift/lagesbild.docx", "/granskning", "/sok?q=Spaning", "/api/sok?q=Spaning", "/orsaker", "/skyldigheter", "/mitt-arbete", "/samordnare"];
        addresses.AddRange((await browser.Page(picture)).QuerySelectorAll(".note-rooms a").Select(link => link.GetAttribute("href")!));
        return addresses;
    }

    /// <summary>What a section page says, without the names and ids that differ between any two.</summary>
    static string Neutral(IHtmlDocument page)
    {
        var main = page.QuerySelector("main")!;
        return Spaces().Replace(Ids().Replace(string.Join('|', main.QuerySelectorAll(".rooms, #anmarkningar").Select(part => part.TextContent)), ""), " ");
    }

    async Task<Browser> Open()
    {
        var browser = await web.OpenDistrict();
        return browser;
    }

    static async Task<string> Picture(Browser browser, string who)
    {
        await browser.SignIn(who);
        return (await browser.Page("/lagesbild")).QuerySelector("table tbody th a")!.GetAttribute("href")!;
    }

    static async Task<string> Section(Browser browser, string picture, string key) => (await browser.Page(picture)).QuerySelector($"#avsnitt-{key}-rum a")!.GetAttribute("href")!;

    /// <summary>Only the fields given, and the proof that a form of ours carries.</summary>
    static Task<HttpResponseMessage> Send(Browser browser, string page, string action, params IReadOnlyList<(string Name, string Value)> fields) => Post(browser, page, action, "text/html", fields);

    /// <summary>As the script sends it.</summary>
    static Task<HttpResponseMessage> Data(Browser browser, string page, string action, params IReadOnlyList<(string Name, string Value)> fields) => Post(browser, page, action, "application/json", fields);

    static async Task<HttpResponseMessage> Post(Browser browser, string page, string action, string accept, IReadOnlyList<(string Name, string Value)> fields)
    {
        var proof = (await browser.Page(page)).QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]) };
        request.Headers.Accept.ParseAdd(accept);
        return await browser.Client.SendAsync(request);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
