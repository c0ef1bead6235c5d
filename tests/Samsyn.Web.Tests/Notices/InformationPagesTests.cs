using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Notices;

/// <summary>The information duty in the example district, through its pages.</summary>
public sealed class InformationPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Director = "Maj Lundvik", Police = "Vidar Sköld", PropertyOwner = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "INF-04")]
    [Trait("Requirement", "INF-06")]
    [Trait("Requirement", "INF-07")]
    public async Task It_is_given_stands_at_the_clause_is_acknowledged_by_the_other_side_and_leads_to_something()
    {
        var (browser, address) = await Local(Director);
        Assert.Contains("Ingen information lämnad än", (await browser.Page($"{address}/information")).QuerySelector(".empty")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Give(browser, address)).StatusCode);

        var row = Assert.Single((await browser.Page($"{address}/information")).QuerySelectorAll("table tbody tr"));
        Assert.Contains("Inte bekräftat än", row.TextContent);
        var note = row.QuerySelector("th a")!.GetAttribute("href")!;
        Assert.Contains("Information lämnad: 1", (await browser.Page($"{address}?bilaga=alla")).QuerySelector("main")!.TextContent);
        Assert.Null((await browser.Page(note)).QuerySelector("form[action$=bekrafta]"));

        await browser.SignIn(Police);
        var desk = await browser.Page("/information");
        Assert.Contains("Fältenheten stänger", Assert.Single(desk.QuerySelectorAll(".desk-act")).TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/information", $"{note}/bekrafta")).StatusCode);
        Assert.Empty((await browser.Page("/information")).QuerySelectorAll(".desk-act"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send($"{note}/foljd", $"{note}/foljd", ("kind", "AgendaItem"), ("on", "2099-01-01"))).StatusCode);
        var today = (await browser.Page($"{note}/foljd")).QuerySelector<IHtmlInputElement>("input[name=on]")!.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{note}/foljd", $"{note}/foljd", ("kind", "AgendaItem"), ("note", "Styrgruppen i april"), ("on", today))).StatusCode);

        var shown = await browser.Page(note);
        Assert.Contains(Police, shown.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("Styrgruppen i april", shown.QuerySelector(".history")!.TextContent);
        var csv = await (await browser.Get($"{address}/information.csv")).Content.ReadAsStringAsync();
        Assert.Contains("Fältenheten stänger i två månader.", csv);
    }

    [Fact]
    [Trait("Requirement", "INF-08")]
    public async Task A_personal_identity_number_is_refused_in_the_field_it_stands_in_and_what_was_typed_is_kept()
    {
        var (browser, address) = await Local(Director);

        var refused = await Give(browser, address, ("what", "Gäller 050124-9809."), ("details", "functions"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        var error = page.QuerySelector("#what-error")!.TextContent;
        Assert.Contains("personnummer", error);
        Assert.DoesNotContain("9809", error);
        Assert.Equal("Färre kvällar kan bemannas.", page.QuerySelector("textarea[name=why]")!.TextContent.Trim());

        refused = await Give(browser, address, ("why", "Fråga vakthavande@example.se"));
        Assert.Contains("vakthavande@example.se", (await Browser.Read(refused)).QuerySelector("#why-error")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await Give(browser, address, ("why", "Fråga vakthavande@example.se"), ("details", "functions"))).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "INF-05")]
    public async Task The_form_prompts_for_what_usually_has_to_be_told_and_asks_for_no_personal_data()
    {
        var (browser, address) = await Local(Director);

        var form = await browser.Page($"{address}/information/ny");

        var prompts = string.Join('\n', form.QuerySelectorAll("label").Select(label => label.TextContent.Trim()));
        foreach (var said in (string[])["omorganisation", "ändrad resurs", "nya riktlinjer", "större insats", "stängd verksamhet", "allvarlig händelse"]) Assert.Contains(said, prompts);
        Assert.Contains("Inga namn, personnummer", form.QuerySelector("main")!.TextContent);
        foreach (var name in (string[])["cause", "what", "why", "knownOn", "knownTime", "sender", "recipient"]) Assert.NotNull(form.QuerySelector($"[name={name}]"));
    }

    [Fact]
    [Trait("Requirement", "INF-09")]
    public async Task It_says_that_partners_get_theirs_through_approved_distribution_and_a_partner_does_not_read_it()
    {
        var (browser, address) = await Local(Police);
        Assert.Contains("bara genom det som godkänts för spridning", (await browser.Page($"{address}/information")).QuerySelector("main")!.TextContent);

        await browser.SignIn(PropertyOwner);

        foreach (var closed in (string[])["/information", $"{address}/information", $"{address}/information.csv", $"{address}/information/ny"])
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(closed)).StatusCode);
        Assert.DoesNotContain("Information lämnad", (await browser.Page($"{address}?bilaga=alla")).QuerySelector("main")!.TextContent);
    }

    static async Task<HttpResponseMessage> Give(Browser browser, string address, params (string Name, string Value)[] changed)
    {
        var form = $"{address}/information/ny";
        var page = await browser.Page(form);
        string First(string name, int at = 0) => page.QuerySelectorAll<IHtmlInputElement>($"input[name={name}]").ElementAt(at).Value;
        var sender = First("sender");
        (string Name, string Value)[] usual =
        [
            ("cause", "ClosedUnit"), ("what", "Fältenheten stänger i två månader."), ("why", "Färre kvällar kan bemannas."), ("concerns", First("concerns")), ("knownOn", First("knownOn")), ("knownTime", "00:00"),
            ("sender", sender), ("recipient", page.QuerySelectorAll<IHtmlInputElement>("input[name=recipient]").First(one => one.Value != sender).Value), ("channel", "InSamsyn"),
        ];
        return await browser.Send(form, form, [.. usual.Where(field => !changed.Any(other => other.Name == field.Name)), .. changed]);
    }

    async Task<(Browser Browser, string Address)> Local(string who)
    {
        var browser = await web.OpenDistrict(who);
        var rows = JsonDocument.Parse(await (await browser.Get("/api/overenskommelser")).Content.ReadAsStringAsync()).RootElement;
        var local = rows.EnumerateArray().Single(row => row.GetProperty("level").GetString() == "local").GetProperty("id").GetString();
        return (browser, $"/overenskommelser/{local}");
    }
}
