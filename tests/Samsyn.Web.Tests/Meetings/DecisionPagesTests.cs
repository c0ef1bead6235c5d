using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>Decisions and matters through their pages, their file and their API.</summary>
public sealed class DecisionPagesTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    [Trait("Requirement", "MTG-13")]
    public async Task A_decision_is_found_followed_up_and_handed_over_while_its_words_stand()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        await Decide(elsa, "=Gatubelysningen förbättras; genast", "Maj Lundvik");
        var list = await elsa.Page("/beslut?sok=gatubelysning");
        var address = Assert.Single(list.QuerySelectorAll("tbody th a")).GetAttribute("href")!;
        Assert.Empty((await elsa.Page("/beslut?sok=finnsinte")).QuerySelectorAll("tbody tr"));
        Assert.Empty((await elsa.Page("/beslut?lage=Done&sok=gatubelysning")).QuerySelectorAll("tbody tr"));

        var report = address + "/lage";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsa.Send(report, report, ("status", "Dropped"), ("note", ""))).StatusCode);
        var hand = address + "/lamna";
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(hand, hand, ("responsible", "Tore Almgren"), ("deadline", "2026-12-24"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(report, report, ("status", "Done"), ("note", "Klart"))).StatusCode);

        var page = await elsa.Page(address);
        Assert.Contains("Tore Almgren", page.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("Klart", page.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("=Gatubelysningen förbättras; genast", page.QuerySelector(".lead")!.TextContent);

        var csv = Encoding.UTF8.GetString(await (await elsa.Get("/beslut.csv?sok=gatubelysning")).Content.ReadAsByteArrayAsync());
        Assert.StartsWith("\ufeff§;", csv);
        Assert.Contains("\"'=Gatubelysningen förbättras; genast\"", csv);
        var sheet = await (await elsa.Get("/beslut.xlsx?sok=gatubelysning")).Content.ReadAsByteArrayAsync();
        Assert.Equal("PK"u8.ToArray(), sheet[..2]);
        var json = JsonDocument.Parse(await (await elsa.Get("/api/beslut?sok=gatubelysning")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("done", json.GetProperty("rows")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Whoever_reports_on_what_somebody_else_has_changed_sees_both()
    {
        var (elsa, vidar) = (await site.As(MeetingSite.Coordinator), await site.As(MeetingSite.Officer));
        await Decide(elsa, "Trafikmätningen görs om", "Maj Lundvik");
        var report = (await elsa.Page("/beslut?sok=trafikmätning")).QuerySelector("tbody th a")!.GetAttribute("href")! + "/lage";
        var open = (await vidar.Page(report)).QuerySelector($"form[action='{report}']")!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();
        await elsa.Send(report, report, ("status", "Done"), ("note", "Elsas ord"));

        var conflict = await vidar.Client.PostAsync(new Uri(report, UriKind.Relative), new FormUrlEncodedContent([.. open, new("status", "Dropped"), new("note", "Vidars ord")]));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await Browser.Read(conflict);
        Assert.Contains("Elsas ord", page.QuerySelector("table")!.TextContent);
        Assert.Contains("Vidars ord", page.QuerySelector("table")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-06")]
    [Trait("Requirement", "MTG-16")]
    public async Task A_matter_is_raised_handed_on_and_closed_with_its_trace()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        const string New = "/fragor/ny";
        var named = await elsa.Send(New, New, ("origin", site.Preparation.Value.ToString()), ("title", "Oro kring 811228-9874"));
        Assert.NotNull((await Browser.Read(named)).QuerySelector("#title-error"));
        var raised = await elsa.Send(New, New, ("origin", site.Preparation.Value.ToString()), ("title", "Mopeder i parken"), ("description", "Flera klagomål"), ("to", site.Steering.Value.ToString()), ("why", "Kräver beslut"));
        Assert.Equal(HttpStatusCode.SeeOther, raised.StatusCode);
        var matter = raised.Headers.Location!.OriginalString;

        var meeting = await site.Plan(elsa, site.Today.AddDays(3));
        Assert.Contains("Mopeder i parken", (await elsa.Page(meeting)).QuerySelector(".agenda")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(matter + "/lamna", matter + "/lamna", ("to", site.Preparation.Value.ToString()), ("why", "Mer underlag"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsa.Send(matter + "/avsluta", matter + "/avsluta", ("why", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(matter + "/avsluta", matter + "/avsluta", ("why", "Löst"))).StatusCode);

        var trace = (await elsa.Page(matter)).QuerySelectorAll(".history li").Select(step => step.TextContent).ToList();
        Assert.Equal(4, trace.Count);
        Assert.Contains("Mer underlag", trace[2]);
        Assert.Contains("Avslutad", trace[3]);
        Assert.Contains("Mopeder i parken", (await elsa.Page("/fragor?lage=avslutade")).QuerySelector("tbody")!.TextContent);
        Assert.Contains("Mopeder", await (await elsa.Get("/api/fragor")).Content.ReadAsStringAsync());
    }

    async Task Decide(Browser browser, string text, string responsible)
    {
        var meeting = await site.Plan(browser);
        var item = (await MeetingSite.Items(browser, meeting))[0].Id;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(meeting + "/sekreterare", $"{meeting}/punkter/{item}", ("notes", ""), ("d0-text", text), ("d0-responsible", responsible))).StatusCode);
    }
}
