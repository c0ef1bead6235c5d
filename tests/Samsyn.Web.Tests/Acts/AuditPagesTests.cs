using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Acts;

public sealed class AuditPagesTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    const string Coordinator = "Elsa Brohult";

    [Fact]
    [Trait("Asvs", "v5.0.0-16.2.1")]
    public async Task The_log_shows_who_did_what_and_each_look_at_it()
    {
        var browser = await district.As(Coordinator);
        await browser.Page("/granskning");

        var page = await browser.Page("/granskning");

        Assert.Equal("Granskningslogg", page.QuerySelector("h1")!.TextContent);
        var rows = page.QuerySelectorAll("tbody tr").Select(Words).ToList();
        Assert.Contains("Läste granskningsloggen", rows[0], StringComparison.Ordinal);
        Assert.Contains("Läste granskningsloggen", rows[1], StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("nav a[href='/granskning'][aria-current=page]"));
        // What others did in the meantime may have pushed it from the first page.
        var reading = await browser.Page("/granskning?vad=ImportDocument");
        Assert.Contains(reading.QuerySelectorAll("tbody tr").Select(Words), row => row.Contains("Läste in dokument", StringComparison.Ordinal) && row.Contains(Coordinator, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_narrowed_and_what_was_chosen_stays_chosen()
    {
        var browser = await district.As(Coordinator);

        var page = await browser.Page("/granskning?vad=ImportDocument&slag=Proposal&utfall=Done");

        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Contains("Läste in dokument", Words(row), StringComparison.Ordinal));
        Assert.Equal("ImportDocument", ((IHtmlSelectElement)page.QuerySelector("#f-vad")!).Value);
        Assert.NotEmpty((await browser.Page("/granskning?fran=2000-01-01")).QuerySelectorAll("tbody tr"));
        Assert.NotNull((await browser.Page("/granskning?till=2000-01-01")).QuerySelector(".empty"));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/granskning?fran=x&person=y&objekt=z&utfall=w&sida=q")).StatusCode);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.3.2")]
    public async Task Agreement_and_proposal_lead_to_who_has_seen_and_changed_them()
    {
        var browser = await district.As(Coordinator);
        var proposal = (await browser.Page("/las-in")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.StartsWith("/las-in/", StringComparison.Ordinal));
        await browser.Get(proposal + "/original");

        var review = await browser.Page(proposal);
        var page = await browser.Page(review.QuerySelector("a[href^='/granskning/objekt/Proposal/']")!.GetAttribute("href")!);

        Assert.Equal("Vem har sett och ändrat detta", page.QuerySelector("h1")!.TextContent);
        string[] seen = [.. page.QuerySelectorAll("tbody tr").Select(Words)];
        Assert.Contains("Läste förslag", seen[1], StringComparison.Ordinal);
        Assert.Contains("Hämtade original", seen[2], StringComparison.Ordinal);
        Assert.Contains("Läste in dokument", seen[^1], StringComparison.Ordinal);

        var agreement = (await browser.Page("/overenskommelser")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        var link = (await browser.Page(agreement)).QuerySelector("a[href^='/granskning/objekt/Agreement/']")!;
        Assert.Contains("Fastställde förslag", (await browser.Page(link.GetAttribute("href")!)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/granskning/objekt/Agreement/01920000-0000-7000-8000-000000009999")).StatusCode);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task A_checkpoint_is_made_downloaded_and_tried_again_later()
    {
        var browser = await district.As(Coordinator);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/granskning/kontroll", "/granskning/kontrollpunkter")).StatusCode);
        var page = await browser.Page("/granskning/kontroll");
        Assert.Contains("Loggen är hel", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var answer = await browser.Get(page.QuerySelector("a[href^='/granskning/kontrollpunkter/']")!.GetAttribute("href")!);
        var kept = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\n\n— samsyn/", kept, StringComparison.Ordinal);
        Assert.Contains("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);

        Assert.Contains("Stämmer", Words((await Try(browser, kept)).QuerySelectorAll(".alert")[1]), StringComparison.Ordinal);
        var lines = kept.Split('\n');
        lines[1] = "1";
        Assert.Contains("Inte undertecknad", Words((await Try(browser, string.Join('\n', lines))).QuerySelectorAll(".alert")[1]), StringComparison.Ordinal);
        Assert.Contains("Ingen kontrollpunkt", Words((await Try(browser, "ett brev")).QuerySelectorAll(".alert")[1]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send("/granskning/kontroll", "/granskning/kontroll")).StatusCode);
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", await (await browser.Get("/granskning/nyckel.pem")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_downloaded_whole_or_in_part()
    {
        var browser = await district.As(Coordinator);

        var whole = JsonNode.Parse(await (await browser.Get("/granskning/logg.json")).Content.ReadAsStringAsync())!;
        var part = JsonNode.Parse(await (await browser.Get("/granskning/logg.json?vad=ImportDocument")).Content.ReadAsStringAsync())!;
        var table = await (await browser.Get("/granskning/logg.csv")).Content.ReadAsStringAsync();

        Assert.Equal((long)whole["size"]!, whole["entries"]!.AsArray().Count);
        Assert.All(part["entries"]!.AsArray(), row => Assert.NotEmpty(row!["proof"]!.AsArray()));
        Assert.Contains(";ExportLog;Log;", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Brohult", whole.ToJsonString() + table, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.3.2")]
    public async Task Whoever_may_not_read_the_log_is_refused_and_that_stands_in_it_once()
    {
        var reader = await district.As("Gun Ekström-Holm");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/granskning")).StatusCode);
        Assert.Null((await reader.Page("/")).QuerySelector("a[href='/granskning']"));

        var browser = await district.As(Coordinator);
        var refused = (await browser.Page("/granskning?utfall=Refused&vad=ReadAudit")).QuerySelectorAll("tbody tr");
        Assert.Contains("Gun Ekström-Holm", Words(Assert.Single(refused)), StringComparison.Ordinal);
        Assert.Contains("Nekat", Words(refused[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_leaves_no_entry()
    {
        using var web = new WebFixture();
        var answer = await web.Open().Get("/granskning");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    static async Task<IHtmlDocument> Try(Browser browser, string kept)
    {
        var form = (IHtmlFormElement)(await browser.Page("/granskning/kontroll")).QuerySelector("form[action='/granskning/kontroll'][enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(kept)), "fil", "kontrollpunkt.txt");
        return await Browser.Read(await browser.Client.PostAsync(new Uri("/granskning/kontroll", UriKind.Relative), content));
    }

    static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
