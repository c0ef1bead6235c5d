using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Duties;

public sealed class DutyPagesTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    [Fact]
    public async Task Each_row_leads_to_the_line_that_demands_it_and_says_why_it_stands_as_it_does()
    {
        var browser = await district.As("Elsa Brohult");

        var rows = (await browser.Page("/skyldigheter?period=2026&part=Both")).QuerySelectorAll("tbody tr");

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.NotEmpty(row.QuerySelector(".duty-reason")!.TextContent.Trim());
            if (row.QuerySelector(".duty-clause a") is { } clause) Assert.Matches("^/overenskommelser/[0-9a-f-]{36}(\\?(rad|bilaga)=[0-9]+)?#rad-[1-9][0-9]*$", clause.GetAttribute("href")!);
        });
        Assert.Contains(rows, row => row.QuerySelector(".duty-clause a") is not null);
    }

    [Theory]
    [InlineData("lage=Overdue", ".status-overdue")]
    [InlineData("lage=Fulfilled", ".status-fulfilled")]
    public async Task The_filter_stands_in_the_address_and_holds_in_every_row(string query, string shown)
    {
        var browser = await district.As("Elsa Brohult");
        var page = await browser.Page("/skyldigheter?period=2026&" + query);
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.NotNull(row.QuerySelector(shown)));
        Assert.Equal(query.Split('=')[1], page.QuerySelector("select[name=lage] option[selected]")!.GetAttribute("value"));
        Assert.Contains(query, page.QuerySelector("a[href^='/skyldigheter.csv']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "SIT-04")]
    public async Task Contradicting_provisions_are_shown_side_by_side_with_the_one_that_reminds()
    {
        var browser = await district.As("Elsa Brohult");

        var duty = await browser.Page(await district.DutyOf("Uppdatera den lokala lägesbilden"));

        var sides = duty.QuerySelectorAll(".side-by-side > div");
        Assert.Equal(2, sides.Length);
        Assert.All(sides, side => Assert.NotEmpty(side.QuerySelector("blockquote")!.TextContent));
        Assert.Single(sides, side => side.TextContent.Contains("Den här påminner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meeting_is_recorded_shown_and_taken_back_with_a_reason()
    {
        var browser = await district.As("Elsa Brohult");
        var duty = await district.DutyOf("Grannstöd: 4 möten");
        Assert.Contains("3 av 4", (await browser.Page(duty)).QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);

        var wrong = await browser.Send(duty + "/anteckna", duty + "/anteckna", ("kind", "MeetingHeld"), ("date", "igår"), ("place", "Fyren"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var again = await Browser.Read(wrong);
        Assert.Equal(["#date", "#attended"], again.QuerySelectorAll(".ds-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Fyren", again.QuerySelector("#place")!.GetAttribute("value"));

        var done = await browser.Send(duty + "/anteckna", duty + "/anteckna", ("kind", "MeetingHeld"), ("date", "2026-11-20"), ("attended", "Police"), ("attended", "City"), ("reference", "Protokoll 4/2026"));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var page = await browser.Page(done.Headers.Location!.OriginalString);
        Assert.Contains("4 av 4", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        var noted = page.QuerySelectorAll(".evidence li").Single(one => one.TextContent.Contains("Protokoll 4/2026", StringComparison.Ordinal));
        Assert.Contains("Elsa Brohult", noted.TextContent, StringComparison.Ordinal);

        var back = noted.QuerySelector("a[href$='/aterta']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(back, back, ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(back, back, ("reason", "Fel möte"))).StatusCode);
        page = await browser.Page(duty);
        Assert.Contains("3 av 4", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Fel möte", page.QuerySelector(".evidence .is-withdrawn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_to_come_is_refused_and_one_who_only_reads_is_offered_no_act()
    {
        var browser = await district.As("Elsa Brohult");
        var duty = await district.DutyOf("Grannstöd: 4 möten");
        var refused = await browser.Send(duty + "/anteckna", duty + "/anteckna", ("kind", "MeetingHeld"), ("date", "8999-01-01"), ("attended", "City"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("#date", (await Browser.Read(refused)).QuerySelector(".ds-error-summary a")!.GetAttribute("href"));

        await district.As("Hassan Lindeborg");
        Assert.Empty((await browser.Page(duty)).QuerySelectorAll("a[href$='/anteckna']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(duty + "/anteckna")).StatusCode);
    }

    [Fact]
    public async Task The_past_is_shown_as_it_was_on_the_date_asked_for()
    {
        var browser = await district.As("Elsa Brohult");
        var page = await browser.Page("/skyldigheter?period=2026&datum=2026-03-01&lage=Fulfilled");
        Assert.Contains("1 mars 2026", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".duty-reason"), reason => reason.TextContent.Contains("juni 2026.", StringComparison.Ordinal) && reason.TextContent.Contains("Gjort 5 maj", StringComparison.Ordinal));
        Assert.Equal("2026-03-01", page.QuerySelector("#f-datum")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/skyldigheter?vy=manad&manad=2026-11", ".month-grid .month-entry a")]
    [InlineData("/skyldigheter?vy=hjul&ar=2026", ".wheel-table a")]
    public async Task Month_and_wheel_lead_to_the_same_duties(string address, string links)
    {
        var browser = await district.As("Elsa Brohult");
        var found = (await browser.Page(address)).QuerySelectorAll(links);
        Assert.NotEmpty(found);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(found[0].GetAttribute("href")!)).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "MTG-18")]
    public async Task The_calendar_file_holds_the_series_with_its_place_and_the_chosen_filter()
    {
        var browser = await district.As("Elsa Brohult");
        var answer = await browser.Get("/skyldigheter.ics?period=2026&plan=Uts%C3%A4ttningsm%C3%B6te");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var file = await answer.Content.ReadAsStringAsync();
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=FR,SA", file, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Hamnliden", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Grannsamverkan", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_answers_in_the_shape_of_the_contract_and_only_to_those_signed_in()
    {
        var browser = await district.As("Elsa Brohult");
        using var json = JsonDocument.Parse(await (await browser.Get("/api/skyldigheter?fran=2026-01-01&till=2026-12-31&lage=overdue")).Content.ReadAsStringAsync());
        Assert.NotEmpty(json.RootElement.EnumerateArray());
        Assert.All(json.RootElement.EnumerateArray(), duty => Assert.Equal("overdue", duty.GetProperty("status").GetString()));

        await browser.Send("/logga-in", "/logga-ut");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/skyldigheter")).StatusCode);
    }

    [Fact]
    public async Task A_secret_link_is_shown_once_answers_anyone_who_has_it_and_dies_when_revoked()
    {
        var browser = await district.As("Elsa Brohult");
        var nameless = await browser.Send("/kalender", "/kalender", ("label", ""), ("scope", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);

        var made = await Browser.Read(await browser.Send("/kalender", "/kalender", ("label", "Outlook"), ("scope", "City")));
        var secret = new Uri(made.QuerySelector("#adress")!.GetAttribute("value")!).AbsolutePath;
        Assert.Empty((await browser.Page("/kalender")).QuerySelectorAll("#adress"));
        await browser.Send("/logga-in", "/logga-ut");

        var answer = await browser.Get(secret);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("BEGIN:VCALENDAR", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, new Uri(secret, UriKind.Relative)) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await browser.Client.SendAsync(unchanged)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/kalender/gissad.ics")).StatusCode);

        await district.As("Elsa Brohult");
        var revoke = (await browser.Page("/kalender")).QuerySelector("form[action$='/aterkalla']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/kalender", revoke)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(secret)).StatusCode);
    }

    [Theory]
    [InlineData("/skyldigheter/finnsinte")]
    [InlineData("/skyldigheter?period=99999&datum=2026-13-45&sida=-4&manad=xx&vy=manad&lage=7")]
    [InlineData("/skyldigheter?vy=hjul&ar=8999")]
    [InlineData("/skyldigheter?fran=2027-01-01&till=2026-01-01&sok=%25%27")]
    public async Task Odd_addresses_are_answered_with_a_page(string address)
    {
        var browser = await district.As("Elsa Brohult");
        var answer = await browser.Get(address);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
        Assert.NotNull((await Browser.Read(answer)).QuerySelector("h1"));
    }
}
