using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Forums;

/// <summary>The bodies of the example district, from the text to a page of their own, through the pages.</summary>
public sealed class BodyPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Coordinator = "Elsa Brohult", Police = "Vidar Sköld", PropertyOwner = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "FOR-GEN-01")]
    [Trait("Requirement", "FOR-GEN-05")]
    [Trait("Requirement", "ORG-42")]
    public async Task Forums_are_taken_into_use_from_the_text_get_pages_and_the_desk_asks_for_the_names_that_lack()
    {
        var browser = await SignedIn(Coordinator);
        var address = await Activation(browser);
        Assert.Contains((await browser.Page(address)).QuerySelectorAll<IHtmlInputElement>("input[name=aktivera]"), box => box.IsChecked);

        await Activate(browser, address);

        var register = await browser.Page("/forum");
        var patrol = register.QuerySelectorAll<IHtmlAnchorElement>("main a[href^='/forum/']").First(link => link.TextContent.Contains("Grannstöd", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await browser.Page(patrol);
        Assert.NotNull(page.QuerySelector(".wheel svg"));
        Assert.NotNull(page.QuerySelector(".wheel-table table"));
        Assert.Contains("Hållet", page.QuerySelector(".wheel")!.TextContent);
        Assert.Contains("Gissat ur texten", page.QuerySelector("#platslista")!.ParentElement!.TextContent);
        Assert.NotNull(page.QuerySelector(".body-margin a[href*='rad=']"));
        Assert.Contains("den andra parten utser", (await browser.Page("/samordnare")).QuerySelector("main")!.TextContent);
        // A second time nothing is left to tick but what the focus areas propose.
        Assert.All((await browser.Page(address)).QuerySelectorAll<IHtmlInputElement>("input[name=aktivera]"), box => Assert.False(box.IsChecked));
    }

    [Fact]
    [Trait("Requirement", "ORG-10")]
    [Trait("Requirement", "ORG-52")]
    public async Task A_seat_is_confirmed_and_filled_by_its_own_party()
    {
        var browser = await SignedIn(Coordinator);
        var body = await Formed(browser, "Provgrupp");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{body}/platser/ny", $"{body}/platser/ny", ("function", "Kommunpolis"), ("side", "Police"), ("what", "adjungerad"), ("from", "2026-01-01"))).StatusCode);
        var page = await browser.Page(body);
        Assert.Contains("Obesatt: polisen utser", page.QuerySelector("table")!.TextContent);
        Assert.Null(page.QuerySelector("a[href$='/fyll']"));

        await browser.SignIn(Police);
        var fill = (await browser.Page(body)).QuerySelector("a[href$='/fyll']")!.GetAttribute("href")!;
        var form = await browser.Page(fill);
        var meant = form.QuerySelector<IHtmlSelectElement>("select[name=position]")!;
        Assert.Contains("Vidar Sköld", meant.SelectedOptions.Single().TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(fill, fill, ("position", meant.Value!))).StatusCode);

        Assert.Contains("Vidar Sköld", (await browser.Page(body)).QuerySelector("table")!.TextContent);
        Assert.Contains("Provgrupp", (await browser.Page("/mitt-arbete")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "ORG-33")]
    [Trait("Requirement", "ORG-37")]
    public async Task A_working_group_without_task_or_end_is_refused_beside_its_fields_and_one_not_yet_in_place_is_shown_as_such()
    {
        var browser = await SignedIn(Coordinator);
        var refused = await Form(browser, "Utan uppdrag", ("kind", "Working"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.NotNull(page.QuerySelector("#task-error"));
        Assert.NotNull(page.QuerySelector("#to-error"));
        Assert.Equal("Utan uppdrag", page.QuerySelector<IHtmlInputElement>("#name")!.Value);
        Assert.NotNull((await Browser.Read(await Form(browser, "Fel klockslag", ("kind", "Forum"), ("starts", "nionde")))).QuerySelector("#starts-error"));

        var made = await Form(browser, "Centrumgruppen", ("kind", "Working"), ("task", "Belysning"), ("to", "2099-12-31"), ("place", "senare"), ("from", "2099-01-01"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var body = made.Headers.Location!.OriginalString;
        Assert.Contains("Ännu inte på plats", (await browser.Page(body)).QuerySelector(".alert")!.TextContent);
        Assert.Contains("Centrumgruppen", (await browser.Page("/forum")).QuerySelector("main")!.TextContent);
        var today = (await browser.Page($"{body}/pa-plats")).QuerySelector<IHtmlInputElement>("input[name=on]")!.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{body}/pa-plats", $"{body}/pa-plats", ("on", today))).StatusCode);
        Assert.Null((await browser.Page(body)).QuerySelector(".alert"));
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_is_taught_what_will_stand_here_and_an_outsider_finds_no_body()
    {
        var browser = await SignedIn(Coordinator);
        var body = await Formed(browser, "Sluten grupp");
        await browser.SignIn(PropertyOwner);

        Assert.Equal(3, (await browser.Page("/mitt-arbete")).QuerySelectorAll(".empty").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/samordnare")).StatusCode);
    }

    static async Task<string> Formed(Browser browser, string name)
    {
        var made = await Form(browser, name, ("kind", "Forum"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.OriginalString;
    }

    static async Task<HttpResponseMessage> Form(Browser browser, string name, params (string Name, string Value)[] more)
    {
        var address = await Activation(browser) + "/nytt";
        (string Name, string Value)[] usual = [("name", name), ("chair", "Unstated"), ("firstChair", "ingen"), ("convenerSide", "ingen"), ("administratorSide", "ingen"), ("minutesSide", "ingen"), ("length", "90"), ("from", "2026-01-01")];
        return await browser.Send(address, address, [.. usual.Where(field => more.All(other => other.Name != field.Name)), .. more]);
    }

    static async Task Activate(Browser browser, string address)
    {
        var boxes = (await browser.Page(address)).QuerySelectorAll<IHtmlInputElement>("input[name=aktivera]").Where(box => box.IsChecked).Select(box => ("aktivera", box.Value)).ToArray();
        Assert.True(boxes.Length > 10, $"{boxes.Length}");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address, address, boxes)).StatusCode);
    }

    /// <summary>The forums of the example's local agreement, which has most of them.</summary>
    static async Task<string> Activation(Browser browser)
    {
        var best = ("", 0);
        var rows = System.Text.Json.JsonDocument.Parse(await (await browser.Get("/api/overenskommelser")).Content.ReadAsStringAsync()).RootElement;
        foreach (var row in rows.EnumerateArray().Where(row => row.GetProperty("level").GetString() == "local"))
        {
            var address = $"/overenskommelser/{row.GetProperty("id").GetString()}/forum";
            var count = (await browser.Page(address)).QuerySelectorAll("table tbody tr").Length;
            if (count > best.Item2) best = (address, count);
        }
        return best.Item1;
    }

    async Task<Browser> SignedIn(string who)
    {
        var browser = await web.OpenDistrict(who);
        return browser;
    }
}
