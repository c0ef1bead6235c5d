using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>Agendas, papers, and meetings that are moved or cancelled; and who sees what of them.</summary>
public sealed class AgendaPagesTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    [Trait("Requirement", "MTG-05")]
    [Trait("Requirement", "MTG-08")]
    public async Task Items_are_added_put_in_order_changed_copied_and_published_within_the_time_of_the_meeting()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var (meeting, later) = (await site.Plan(elsa), await site.Plan(elsa, site.Today.AddDays(30)));
        await Add(elsa, meeting, "Torget", ("presenter", "Vidar Sköld"), ("minutes", "60"));
        await Add(elsa, meeting, "Skolan", ("minutes", "45"));
        var page = await elsa.Page(meeting);
        Assert.Contains("Föredras av Vidar Sköld", page.QuerySelector(".agenda")!.TextContent);
        Assert.Contains("15 min längre", page.QuerySelector(".agenda-over")!.TextContent);

        var school = Item(page, "Skolan");
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, $"{meeting}/dagordning/{school}/upp")).StatusCode);
        Assert.Equal(["Skolan", "Torget"], (await elsa.Page(meeting)).QuerySelectorAll(".agenda h3").Select(heading => heading.TextContent).Where(title => title is "Skolan" or "Torget"));

        var form = $"{meeting}/dagordning/{school}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsa.Send(form, form, ("kind", "Other"), ("title", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsa.Send(form, form, ("kind", "Other"), ("title", "Skolan"), ("minutes", "halvtimme"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(form, form, ("kind", "Other"), ("title", "Skolan och fritidsgården"), ("minutes", "10"))).StatusCode);

        var send = form + "/skicka";
        var to = (await elsa.Page(send)).QuerySelectorAll<IHtmlInputElement>("input[name=to]").First().Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(send, send, ("how", "Copied"), ("to", to))).StatusCode);
        Assert.Contains("Skolan och fritidsgården", (await elsa.Page("/moten/" + to)).QuerySelector(".agenda")!.TextContent);
        Assert.Equal(later, "/moten/" + to);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(send, send, ("how", "Moved"), ("to", "lista"))).StatusCode);
        var back = await elsa.Page(meeting);
        Assert.DoesNotContain("Skolan och", back.QuerySelector(".agenda")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, $"{meeting}/dagordning/{school}/hamta")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, $"{meeting}/dagordning/{school}/ta-bort")).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, meeting + "/dagordning/publicera")).StatusCode);
        Assert.Contains("Utskickad", (await elsa.Page(meeting)).GetElementById("dagordning")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, meeting + "/dagordning/fyll")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "MTG-04")]
    public async Task A_meeting_is_moved_and_cancelled_with_its_reason_and_the_turn_stays()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa, site.Today.AddDays(10));
        var move = meeting + "/flytta";
        var wrong = await elsa.Send(move, move, ("date", "2026-12-20"), ("starts", "halv ett"), ("minutes", "90"), ("form", "InPerson"));
        Assert.NotNull((await Browser.Read(wrong)).QuerySelector("#starts-error"));
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(move, move, ("date", "2026-12-20"), ("starts", "12.30"), ("minutes", "60"), ("form", "Hybrid"), ("place", "Biblioteket"))).StatusCode);
        Assert.Contains("Flyttat från", (await elsa.Page(meeting)).QuerySelector("dl.facts")!.TextContent);

        var stale = await elsa.Page(move);
        await elsa.Send(move, move, ("date", "2026-12-21"), ("starts", "12.30"), ("minutes", "60"), ("form", "Hybrid"));
        var fields = stale.QuerySelector($"form[action='{move}']")!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        var conflict = await elsa.Client.PostAsync(new Uri(move, UriKind.Relative), new FormUrlEncodedContent([.. fields, new("date", "2026-12-22"), new("starts", "8.00"), new("minutes", "60"), new("form", "Hybrid")]));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);

        var cancel = meeting + "/stall-in";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsa.Send(cancel, cancel, ("reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(cancel, cancel, ("reason", "Många sjuka"))).StatusCode);
        Assert.Contains("Många sjuka", (await elsa.Page(meeting)).QuerySelector(".alert")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await elsa.Get(cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsa.Get(meeting + "/sekreterare")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "FOR-BRA-01")]
    public async Task A_politician_with_a_seat_reads_the_meeting_but_nothing_for_the_parties_alone_and_changes_nothing()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        await Add(elsa, meeting, "Hemlig hälsning", ("audience", "parter"));
        var secret = Item(await elsa.Page(meeting), "Hemlig hälsning");
        var paper = await Attach(elsa, meeting, secret, "hemlig.txt", "Bara parterna"u8.ToArray());
        await Add(elsa, meeting, "Öppen fråga");
        var (politician, owner) = (await site.As(MeetingSite.Politician), await site.As(MeetingSite.Owner));

        var seen = await politician.Page(meeting);
        Assert.Contains("Öppen fråga", seen.QuerySelector(".agenda")!.TextContent);
        Assert.DoesNotContain("Hemlig hälsning", seen.Body!.TextContent);
        Assert.Empty(seen.QuerySelectorAll("main form[method=post], .page-acts a:not([href$='/utskrift']), .agenda-acts"));
        Assert.Equal(HttpStatusCode.NotFound, (await politician.Get(paper)).StatusCode);
        Assert.DoesNotContain("Hemlig", await (await politician.Get("/api" + meeting)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await politician.Get(meeting + "/sekreterare")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await politician.Get(meeting + "/flytta")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await politician.Get("/fragor")).StatusCode);
        foreach (var address in new[] { meeting, "/api" + meeting, meeting + "/protokoll", paper }) Assert.Equal(HttpStatusCode.NotFound, (await owner.Get(address)).StatusCode);
        Assert.Equal(0, JsonDocument.Parse(await (await owner.Get("/api/moten")).Content.ReadAsStringAsync()).RootElement.GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await elsa.Get(paper)).StatusCode);
    }

    [Fact]
    public async Task A_paper_is_a_download_whatever_it_is_called_and_a_program_is_refused()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        await Add(elsa, meeting, "Underlaget");
        var item = Item(await elsa.Page(meeting), "Underlaget");

        var paper = await Attach(elsa, meeting, item, "läget <script>.html", "Vanlig text"u8.ToArray());
        var answer = await elsa.Get(paper);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());

        var refused = await Upload(elsa, meeting, item, "bild.png", [0x4d, 0x5a, 0x90, 0, 3]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Browser.Read(refused)).QuerySelector("#fil-error"));

        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting, paper + "/ta-bort")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsa.Get(paper)).StatusCode);
    }

    [Fact]
    public async Task The_pages_are_whole_in_English_and_the_plan_form_says_what_the_agreement_demands()
    {
        var elsa = await site.As(MeetingSite.Coordinator, "en");
        var meeting = await site.Plan(elsa);

        Assert.Contains("The police", (await elsa.Page(meeting)).QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("What the agreement demands", (await elsa.Page($"/forum/{site.Steering.Value}/mote/nytt")).QuerySelector(".form-beside")!.TextContent);
        foreach (var address in new[] { "/moten", "/beslut", "/fragor", "/fragor/ny", meeting, meeting + "/sekreterare", meeting + "/hallet", meeting + "/nasta", meeting + "/gast" })
        {
            var answer = await elsa.Get(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("Dagordning", (await Browser.Read(answer)).QuerySelector("h1")!.TextContent);
        }
    }

    internal static async Task Add(Browser browser, string meeting, string title, params (string Name, string Value)[] more)
    {
        var form = meeting + "/dagordning/ny";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(form, form, [("kind", "Other"), ("title", title), .. more])).StatusCode);
    }

    internal static string Item(IDocument meeting, string title) =>
        meeting.QuerySelectorAll(".agenda-item").Single(item => item.QuerySelector("h3")!.TextContent == title).Id!["punkt-".Length..];

    static async Task<string> Attach(Browser browser, string meeting, string item, string name, byte[] bytes)
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await Upload(browser, meeting, item, name, bytes)).StatusCode);
        return (await browser.Page(meeting)).GetElementById("punkt-" + item)!.QuerySelector(".agenda-papers a")!.GetAttribute("href")!;
    }

    static async Task<HttpResponseMessage> Upload(Browser browser, string meeting, string item, string name, byte[] bytes)
    {
        var form = $"{meeting}/dagordning/{item}/handling";
        using var content = new MultipartFormDataContent();
        foreach (var input in (await browser.Page(form)).QuerySelector($"form[action='{form}']")!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) content.Add(new StringContent(input.Value), input.Name!);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "fil", name);
        return await browser.Client.PostAsync(new Uri(form, UriKind.Relative), content);
    }
}
