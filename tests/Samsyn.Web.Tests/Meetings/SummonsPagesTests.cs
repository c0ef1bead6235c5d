using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>Calling to a meeting and what comes back, through the pages.</summary>
public sealed class SummonsPagesTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    public async Task The_mail_is_shown_before_it_is_sent_and_then_everyone_with_their_answer()
    {
        var browser = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(browser, site.Today.AddDays(14));
        var before = await browser.Page(meeting + "/kallelse");
        Assert.Equal("Kalla till mötet", before.QuerySelector("main button[type=submit]")!.TextContent.Trim());
        Assert.Contains("Plats: Kvarnen", before.QuerySelector(".mail-preview")!.TextContent);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(meeting + "/kallelse", meeting + "/kallelse")).StatusCode);
        var stale = await browser.Client.PostAsync(new Uri(meeting + "/kallelse", UriKind.Relative), Again(before));
        Assert.NotEqual(HttpStatusCode.OK, stale.StatusCode);

        var called = await browser.Page(meeting + "/kallelse");
        Assert.Null(called.QuerySelector(".mail-preview"));
        var row = called.QuerySelectorAll("table tbody tr").Single(one => one.TextContent.Contains(MeetingSite.Police));
        Assert.Contains("På väg till", row.TextContent);
        Assert.Contains("Inget svar", row.TextContent);

        var form = (IHtmlFormElement)row.QuerySelector("form")!;
        var action = form.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(meeting + "/kallelse", action, ("answer", "7"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(meeting + "/kallelse", action, ("answer", "Declined"))).StatusCode);
        var noted = await browser.Page(meeting + "/kallelse");
        Assert.Contains("Kommer inte", noted.QuerySelectorAll("table tbody tr").Single(one => one.TextContent.Contains(MeetingSite.Police)).TextContent);
        Assert.Contains("1 kommer inte", noted.QuerySelector("main")!.TextContent);
        Assert.Contains("Kommer inte", (await browser.Page(meeting)).QuerySelectorAll("tr").Single(one => one.TextContent.Contains(MeetingSite.Police)).TextContent);
    }

    [Fact]
    public async Task Only_whoever_plans_meetings_comes_here()
    {
        var meeting = await site.Plan(await site.As(MeetingSite.Coordinator), site.Today.AddDays(21));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(MeetingSite.Politician)).Get(meeting + "/kallelse")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(MeetingSite.Coordinator)).Get($"/moten/{Guid.NewGuid()}/kallelse")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "MTG-18")]
    public async Task The_series_of_a_body_is_a_file_with_places_and_ones_own_meetings_stand_in_ones_own_calendar()
    {
        var browser = await site.As(MeetingSite.Police);
        var planner = await site.As(MeetingSite.Coordinator);
        await site.Plan(planner, site.Today.AddDays(28));
        var file = await browser.Get($"/forum/{site.Steering.Value}/moten.ics");
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        var series = await file.Content.ReadAsStringAsync();
        Assert.Contains("LOCATION:Kvarnen\r\n", series);
        Assert.Contains($"DTSTART;TZID=Europe/Stockholm:{site.Today.AddDays(28):yyyyMMdd}T130000\r\n", series);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(MeetingSite.Owner)).Get($"/forum/{site.Steering.Value}/moten.ics")).StatusCode);

        var made = await Browser.Read(await browser.Send("/kalender", "/kalender", ("label", "Outlook"), ("scope", "")));
        var link = new Uri(made.QuerySelector<IHtmlInputElement>("#adress")!.Value).PathAndQuery;
        Assert.Contains("LOCATION:Kvarnen\r\n", await (await browser.Get(link)).Content.ReadAsStringAsync());
        // Vidar has no seat in the steering group.
        var other = await site.As(MeetingSite.Officer);
        var others = await Browser.Read(await other.Send("/kalender", "/kalender", ("label", "Outlook"), ("scope", "")));
        Assert.DoesNotContain("LOCATION:Kvarnen", await (await other.Get(new Uri(others.QuerySelector<IHtmlInputElement>("#adress")!.Value).PathAndQuery)).Content.ReadAsStringAsync());
    }

    static FormUrlEncodedContent Again(IHtmlDocument page) =>
        new(page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Name == "version" ? "1" : input.Value)));
}
