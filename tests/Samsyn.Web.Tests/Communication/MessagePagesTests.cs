using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Communication;

/// <summary>Messages of the example district, through their pages.</summary>
public sealed class MessagePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", Director = "Maj Lundvik", PropertyOwner = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "COM-17")]
    public async Task The_calendar_shows_all_that_is_asked_of_a_message_on_the_page_and_in_both_files()
    {
        var browser = await Open(City);
        var page = await browser.Page("/budskap");
        var row = page.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Vuxna finns på busstorget"));
        foreach (var said in (string[])["Medborgare", "Näringsliv", "Sociala medier", "stadsdelsförvaltning", "Lokalpolisområde", "Publicerat", "Delat 140 gånger"]) Assert.Contains(said, row.TextContent);
        Assert.Contains("kommer först", page.QuerySelector("caption")!.TextContent);

        var csv = await (await browser.Get("/budskap.csv")).Content.ReadAsStringAsync();
        foreach (var said in (string[])["Målgrupp", "Kanal", "Avsändare", "Åtgärdsplan eller forum", "Resultat", "Vuxna finns på busstorget", "Delat 140 gånger"]) Assert.Contains(said, csv);
        var narrowed = await (await browser.Get("/budskap.csv?lage=Shared")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Vuxna finns på busstorget", narrowed);
        Assert.Contains("Gångvägen till busstorget", narrowed);
        var xlsx = await browser.Get("/budskap.xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PK"u8.ToArray(), (await xlsx.Content.ReadAsByteArrayAsync())[..2]);
        Assert.Single((await browser.Page("/budskap?malgrupp=Business")).QuerySelectorAll("tbody tr"));
        Assert.NotNull((await browser.Page("/budskap?kanal=LocalAdvertisement")).QuerySelector(".empty"));
        Assert.Equal("/budskap", page.QuerySelectorAll("header nav a").Single(link => link.TextContent.Trim() == "Budskap").GetAttribute("href"));
    }

    [Fact]
    [Trait("Requirement", "COM-18")]
    [Trait("Requirement", "COM-19")]
    public async Task A_joint_message_goes_from_draft_to_published_and_each_step_says_what_is_lacking()
    {
        var browser = await Open(City);
        var add = (await browser.Page("/budskap")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        var refused = await Browser.Read(await Send(browser, add, ("text", "Trygg sommar"), ("senders", "bada")));
        Assert.NotNull(refused.QuerySelector("#groups-error"));
        Assert.NotNull(refused.QuerySelector("#channels-error"));
        Assert.Equal("Trygg sommar", refused.QuerySelector("textarea[name=text]")!.TextContent.Trim());
        var drafted = await Send(browser, add, ("text", "Trygg sommar"), ("senders", "bada"), ("groups", "Citizens"), ("channels", "WebNews"));
        Assert.Equal(HttpStatusCode.SeeOther, drafted.StatusCode);
        var address = drafted.Headers.Location!.OriginalString;

        var page = await browser.Page(address);
        foreach (var said in (string[])["inte delat", "varken godkännas eller publiceras", "bara kommunen ser"]) Assert.Contains(said, page.QuerySelector("#kvar")!.ParentElement!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/dela")).StatusCode);
        page = await browser.Page(address);
        Assert.DoesNotContain(page.QuerySelectorAll("form"), form => form.GetAttribute("action") == address + "/godkann");
        // Asked for all the same, as a page that was open would: told why.
        var proof = page.QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form-proof"] = proof, ["side"] = "City", ["version"] = "2" });
        refused = await Browser.Read(await browser.Client.PostAsync(new Uri(address + "/godkann", UriKind.Relative), content));
        Assert.Contains("vilar inte på något faktaunderlag", refused.QuerySelector("[data-error-summary]")!.TextContent);

        var form = await browser.Page(address + "/underlag");
        var measure = form.QuerySelectorAll<IHtmlOptionElement>("#basis option").Single(option => option.TextContent.Contains("Tätare belysning")).Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, address + "/underlag", ("basis", measure))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/godkann")).StatusCode);
        page = await browser.Page(address);
        Assert.Contains("Tätare belysning", page.QuerySelector("#underlag")!.ParentElement!.TextContent);
        Assert.Contains("Godkännande saknas: polisen", page.QuerySelector("#kvar")!.ParentElement!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address + "/publicera")).StatusCode);

        await browser.SignIn(Police);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/godkann")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, address + "/publicera", ("on", "2099-01-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, address + "/publicera")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, address + "/resultat", ("result", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, address + "/resultat", ("result", "Många läste"))).StatusCode);
        page = await browser.Page(address);
        foreach (var said in (string[])["Avsändare tillsammans", "Godkänt för kommunen", "Godkänt för polisen", "Många läste"]) Assert.Contains(said, page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("#kvar"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address + "/andra")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "COM-19")]
    public async Task The_other_party_says_that_it_knows_and_a_form_that_was_overtaken_shows_both_wordings()
    {
        var browser = await Open(Police);
        var address = (await browser.Page("/budskap")).QuerySelectorAll("tbody a").Single(link => link.TextContent.Contains("Gångvägen")).GetAttribute("href")!;
        var page = await browser.Page(address);
        Assert.Contains("den andra parten (polisen) känner till", page.QuerySelector("#kvar")!.ParentElement!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == address + "/andra");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address + "/andra")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/kanner-till")).StatusCode);
        Assert.Contains("känner till det: Vidar Sköld", (await browser.Page(address)).QuerySelector("#kvar")!.ParentElement!.TextContent);

        await browser.SignIn(City);
        var (first, second) = (await FormAt(browser, address + "/andra"), await FormAt(browser, address + "/andra"));
        (string, string)[] words = [("groups", "Citizens"), ("channels", "WebNews"), ("senders", "City")];
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(browser, first, [("text", "Ny lydelse"), .. words])).StatusCode);
        var overtaken = await Post(browser, second, [("text", "Äldre lydelse"), .. words]);
        Assert.Equal(HttpStatusCode.Conflict, overtaken.StatusCode);
        var conflict = await Browser.Read(overtaken);
        foreach (var said in (string[])["Ny lydelse", "Äldre lydelse"]) Assert.Contains(said, conflict.QuerySelector("main")!.TextContent);
        Assert.Contains("inte antecknat", (await browser.Page(address)).QuerySelector("#kvar")!.ParentElement!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "COM-17")]
    public async Task A_draft_that_comes_to_nothing_is_put_away_with_its_reason_and_taken_up_again()
    {
        var browser = await Open(City);
        var add = (await browser.Page("/budskap")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        var address = (await Send(browser, add, ("text", "Ljusvandring i parken"), ("senders", "bada"), ("groups", "Citizens"), ("channels", "WebNews"))).Headers.Location!.OriginalString;
        Assert.Contains((await browser.Page(address)).QuerySelectorAll(".page-acts a"), link => link.GetAttribute("href") == address + "/lagg-undan");
        Assert.Contains("varför", (await Browser.Read(await Send(browser, address + "/lagg-undan", ("why", "")))).QuerySelector("#why-error")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, address + "/lagg-undan", ("why", "Vandringen ställdes in."))).StatusCode);

        var page = await browser.Page(address);
        Assert.Contains("Vandringen ställdes in.", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("#kvar"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(address + "/andra")).StatusCode);
        Assert.DoesNotContain("Ljusvandring", (await browser.Page("/budskap")).QuerySelector("main")!.TextContent);
        Assert.Contains("Ljusvandring", (await browser.Page("/budskap?lage=PutAway")).QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/ta-upp")).StatusCode);
        Assert.Contains("Ljusvandring", (await browser.Page("/budskap")).QuerySelector("main")!.TextContent);
    }

    /// <summary>Both coordinators read the section; the director, who reads the message, does not.</summary>
    [Fact]
    [Trait("Requirement", "COM-18")]
    public async Task Of_a_restricted_section_the_page_says_nothing_but_that_a_smaller_circle_reads_it()
    {
        var browser = await Open(City);
        var begin = (await browser.Page("/lagesbild")).QuerySelectorAll("main a").First(link => link.GetAttribute("href")!.Contains("slag=WeeklyUnrest")).GetAttribute("href")!;
        var picture = (await Post(browser, await FormAt(browser, begin), Filled(await FormAt(browser, begin)))).Headers.Location!.OriginalString;
        var section = (await browser.Page(picture)).QuerySelector("#avsnitt-handelser-rum a")!.GetAttribute("href")!.Split('#')[0];
        var named = await FormAt(browser, section + "/lasare");
        var readers = named.QuerySelectorAll<IHtmlInputElement>("input[name=readers]").Where(input => input.ParentElement!.TextContent is var label && (label.Contains(City) || label.Contains(Police))).Select(input => ("readers", input.Value)).ToArray();
        Assert.Equal(2, readers.Length);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(browser, named, readers)).StatusCode);
        var joint = (await browser.Page(section)).QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.GetAttribute("action") == section + "/gemensam");
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(browser, joint, ("text", "Oro kring skolan."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(browser, (await browser.Page(picture + "/granskning")).QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.GetAttribute("action") == picture + "/faststall"))).StatusCode);

        var add = (await browser.Page(section)).QuerySelectorAll(".page-acts a").Single(link => link.TextContent.Contains("Skriv ett budskap")).GetAttribute("href")!;
        var address = (await Send(browser, add, ("text", "Vi finns vid skolan"), ("senders", "bada"), ("groups", "Citizens"), ("channels", "WebNews"))).Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.SeeOther, (await Press(browser, address, "/dela")).StatusCode);
        var own = (await browser.Page(address)).QuerySelector("#underlag")!.ParentElement!.TextContent;
        foreach (var said in (string[])["Händelser under veckan", "bara namngivna läsare ser"]) Assert.Contains(said, own);

        await browser.SignIn(Director);
        var page = await browser.Page(address);
        var shown = page.QuerySelector("#underlag")!.ParentElement!;
        Assert.Contains("bara en mindre krets får läsa", shown.TextContent);
        Assert.DoesNotContain("Händelser", page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Kontrollsumma", shown.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith("/lagesbild", StringComparison.Ordinal));
        // It is not offered; asked for all the same it is told why.
        Assert.DoesNotContain(page.QuerySelectorAll("form"), form => form.GetAttribute("action") == address + "/godkann");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form-proof"] = page.QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value, ["side"] = "City", ["version"] = "3" });
        Assert.Contains("Du får inte läsa något", (await Browser.Read(await browser.Client.PostAsync(new Uri(address + "/godkann", UriKind.Relative), content))).QuerySelector("[data-error-summary]")!.TextContent);
        Assert.DoesNotContain("Händelser", await (await browser.Get("/budskap.csv")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_is_outside_the_parties_reads_none_of_it_and_every_page_reads_in_english()
    {
        var browser = await Open(City);
        var address = (await browser.Page("/budskap")).QuerySelectorAll("tbody a").Single(link => link.TextContent.Contains("Gångvägen")).GetAttribute("href")!;
        var add = (await browser.Page("/budskap")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        await browser.SignIn(PropertyOwner);
        foreach (var closed in (string[])["/budskap", "/budskap.csv", "/budskap.xlsx", address, add]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(closed)).StatusCode);
        await browser.SignIn(City);
        using var english = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", (await browser.Page("/budskap")).QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value), KeyValuePair.Create("language", "en")]);
        await browser.Client.PostAsync(new Uri("/sprak", UriKind.Relative), english);
        foreach (var page in (string[])["/budskap", address, add, address + "/andra", address + "/underlag", address + "/kannedom"]) Assert.Equal("en", (await browser.Page(page)).DocumentElement.GetAttribute("lang"));
        Assert.Contains("What it rests on", (await browser.Page(address)).QuerySelector("#underlag")!.TextContent);
    }

    async Task<Browser> Open(string who)
    {
        var browser = await web.OpenDistrict(who);
        return browser;
    }

    /// <summary>The form at an address, with its hidden fields and the day that it begins with where nothing else is said.</summary>
    static async Task<HttpResponseMessage> Send(Browser browser, string address, params (string Name, string Value)[] fields) => await Post(browser, await FormAt(browser, address), fields);

    static async Task<IHtmlFormElement> FormAt(Browser browser, string address) => (await browser.Page(address)).QuerySelector<IHtmlFormElement>("main form.form")!;

    /// <summary>What a form is filled in with from the beginning.</summary>
    static (string Name, string Value)[] Filled(IHtmlFormElement form) =>
        [.. form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(input => input.Type is not ("hidden" or "checkbox") && (input.Type != "radio" || input.IsChecked)).Select(input => (input.Name!, input.Value))];

    /// <summary>The button of the page that posts to an address.</summary>
    static async Task<HttpResponseMessage> Press(Browser browser, string address, string path) =>
        await Post(browser, (await browser.Page(address)).QuerySelectorAll<IHtmlFormElement>("main form").Single(one => one.GetAttribute("action") == address + path));

    static async Task<HttpResponseMessage> Post(Browser browser, IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var begun = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden], input[name=on]").Where(input => !fields.Any(field => field.Name == input.Name)).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent([.. begun, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
    }
}
