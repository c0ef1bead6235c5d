using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Notices;

/// <summary>Notices and disputes of the example district's agreement, through their pages.</summary>
public sealed class NoticePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Director = "Maj Lundvik", Reader = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "NOT-19")]
    [Trait("Requirement", "NOT-04")]
    public async Task A_notice_is_recorded_shown_with_what_follows_and_confirmed()
    {
        var (browser, address) = await Local();
        Assert.Equal(HttpStatusCode.SeeOther, (await Record(browser, address, ("contact", "Ingen Sådan"))).StatusCode);

        var list = await browser.Page($"{address}/meddelanden");
        var row = Assert.Single(list.QuerySelectorAll("table tbody tr"));
        Assert.Contains("Okänt", row.TextContent);
        var notice = ((IHtmlAnchorElement)row.QuerySelector("th a")!).GetAttribute("href")!;
        var facts = (await browser.Page(notice)).QuerySelector("dl.facts")!.TextContent;
        foreach (var said in (string[])["anmodan om rättelse", "Ingen Sådan", "Hamngatan 3", "rekommenderat brev", "Ingen dag kan anges", "Inte bekräftat"])
            Assert.Contains(said, facts);

        var today = await Today(browser, address);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{notice}/mottaget", $"{notice}/mottaget", ("on", today))).StatusCode);

        Assert.Contains("Utan rättelse finns rätt till förtida utträde", (await browser.Page(notice)).QuerySelector("dl.facts")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{notice}/mottaget")).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "NOT-20")]
    public async Task A_correction_begins_with_the_first_notices_words_and_both_remain()
    {
        var (browser, address) = await Local();
        await Record(browser, address, ("text", "Fel summa."));
        var first = (await browser.Page($"{address}/meddelanden")).QuerySelector("table tbody th a")!.GetAttribute("href")!;
        var form = await browser.Page($"{address}/meddelanden/nytt?rattar={first[(first.LastIndexOf('/') + 1)..]}");
        Assert.Equal("Fel summa.", form.QuerySelector("textarea[name=text]")!.TextContent.Trim());

        Assert.Equal(HttpStatusCode.SeeOther, (await Record(browser, address, ("text", "Rätt summa."), ("corrects", first[(first.LastIndexOf('/') + 1)..]))).StatusCode);

        Assert.Equal(2, (await browser.Page($"{address}/meddelanden")).QuerySelectorAll("table tbody tr").Length);
        var kept = await browser.Page(first);
        Assert.Contains("Fel summa.", kept.QuerySelector("main")!.TextContent);
        Assert.NotNull(kept.QuerySelector(".alert a"));
    }

    [Fact]
    [Trait("Requirement", "NOT-21")]
    public async Task A_claim_needs_its_amount_and_basis_and_keeps_them()
    {
        var (browser, address) = await Local();
        var refused = await Record(browser, address, ("kind", "CompensationClaim"), ("amount", "många"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.NotNull(page.QuerySelector("#amount-error"));
        Assert.NotNull(page.QuerySelector("#costBasis-error"));
        Assert.Equal("Ni anmodas att vidta rättelse.", page.QuerySelector("textarea[name=text]")!.TextContent.Trim());

        Assert.Equal(HttpStatusCode.SeeOther, (await Record(browser, address, ("kind", "CompensationClaim"), ("amount", "48 250,50"), ("costBasis", "Hyra av lokal"))).StatusCode);

        var claim = (await browser.Page($"{address}/meddelanden")).QuerySelector("table tbody th a")!.GetAttribute("href")!;
        var facts = (await browser.Page(claim)).QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("250,50 kr", facts);
        Assert.Contains("Hyra av lokal", facts);
    }

    [Theory]
    [InlineData("time", "halv tio")]
    [InlineData("on", "i går")]
    [InlineData("kind", "Nonsens")]
    public async Task What_cannot_be_read_is_said_at_its_field(string field, string typed)
    {
        var (browser, address) = await Local();
        var refused = await Record(browser, address, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Browser.Read(refused)).QuerySelector($"#{field}-error"));
    }

    [Fact]
    [Trait("Requirement", "NOT-22")]
    [Trait("Requirement", "AGR-55")]
    public async Task A_dispute_goes_from_talks_to_court_and_the_page_says_which_law()
    {
        var (browser, address) = await Local();
        var today = await Today(browser, address);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{address}/tvister/ny", $"{address}/tvister/ny", ("matter", "Ersättning för lokaler"), ("on", today), ("note", "Möte"))).StatusCode);

        var list = await browser.Page($"{address}/meddelanden");
        Assert.Contains("svensk rätt", list.QuerySelector("main")!.TextContent);
        var step = list.QuerySelector("article a")!.GetAttribute("href")!;
        Assert.Equal(["Settled", "GeneralCourt"], (await browser.Page(step)).QuerySelectorAll<IHtmlInputElement>("input[name=stage]").Select(input => input.Value));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(step, step, ("stage", "GeneralCourt"), ("on", today), ("note", "Ekstads tingsrätt"))).StatusCode);

        var steps = (await browser.Page($"{address}/meddelanden")).QuerySelectorAll("article li");
        Assert.Equal(2, steps.Length);
        Assert.Contains("svensk allmän domstol. Ekstads tingsrätt", steps[1].TextContent);
    }

    [Fact]
    public async Task A_reader_reads_but_records_nothing_and_the_pages_are_whole_in_English()
    {
        var (browser, address) = await Local(Reader);
        var page = await browser.Page($"{address}/meddelanden");
        Assert.Null(page.QuerySelector(".page-acts a"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{address}/meddelanden/nytt")).StatusCode);

        browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=en");
        Assert.Contains("Notices and disputes", (await browser.Page($"{address}/meddelanden")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/overenskommelser/{Guid.NewGuid()}/meddelanden")).StatusCode);
    }

    /// <summary>Sends a demand by registered letter from the first party to the second; <paramref name="changed"/> fields take the place of the usual ones.</summary>
    static async Task<HttpResponseMessage> Record(Browser browser, string address, params (string Name, string Value)[] changed)
    {
        var form = $"{address}/meddelanden/nytt";
        var parties = (await browser.Page(form)).QuerySelectorAll<IHtmlInputElement>("input[name=sender]").Select(input => input.Value).ToList();
        (string Name, string Value)[] usual =
        [
            ("kind", "RectificationDemand"), ("sender", parties[0]), ("recipient", parties[1]), ("contact", "Vera Ask"), ("channel", "RegisteredLetter"), ("address", "Hamngatan 3"),
            ("on", DateOnly.Parse(await Today(browser, address)).AddDays(-1).ToString("yyyy-MM-dd")), ("time", "09:30"), ("text", "Ni anmodas att vidta rättelse."), ("breach", "material"),
        ];
        return await browser.Send(form, form, [.. usual.Where(field => !changed.Any(other => other.Name == field.Name)), .. changed]);
    }

    static async Task<string> Today(Browser browser, string address) => (await browser.Page(address)).QuerySelector<IHtmlInputElement>("#f-datum")!.Value;

    async Task<(Browser Browser, string Address)> Local(string who = Director)
    {
        var browser = await web.OpenDistrict(who);
        var rows = JsonDocument.Parse(await (await browser.Get("/api/overenskommelser")).Content.ReadAsStringAsync()).RootElement;
        var local = rows.EnumerateArray().Single(row => row.GetProperty("level").GetString() == "local").GetProperty("id").GetString();
        return (browser, $"/overenskommelser/{local}");
    }
}
