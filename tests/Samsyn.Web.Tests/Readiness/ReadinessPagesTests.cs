using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Readiness;

/// <summary>The readiness of the example district, through its page and forms.</summary>
public sealed class ReadinessPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Strategist = "Ylva Tornehed", Politician = "Hassan Lindeborg", Page = "/beredskap";

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    [Trait("Requirement", "MTG-14")]
    public async Task Readiness_is_raised_by_whom_the_plans_name_shown_everywhere_and_returned()
    {
        var browser = await SignedIn(Strategist);
        var raise = Form(await browser.Page(Page), "lage=Raised");
        var form = await browser.Page(raise);
        Assert.Contains("Varje dag", Row(form, "Checklista – social oro"));
        Assert.Equal(["Kommunpolisen", "Säkerhetsstrategen"], form.QuerySelectorAll<IHtmlInputElement>("input[name=named]").Select(input => input.Value));
        var today = form.QuerySelector<IHtmlInputElement>("#on")!.Value;

        // Somebody whom no plan names needs a written reason, and what was typed stays.
        var refused = await browser.Send(raise, raise, Raise(today, ("decider", "Enhetschefen")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Browser.Read(refused);
        Assert.Contains("kommunpolisen", again.QuerySelector("#overrideReason-error")!.TextContent);
        Assert.Equal("Bränder vid torget.", again.QuerySelector("textarea[name=reason]")!.TextContent.Trim());

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(raise, raise, Raise(today, ("named", "Kommunpolisen")))).StatusCode);

        var page = await browser.Page(Page);
        var mark = page.QuerySelector(".head .readiness")!;
        Assert.Contains("readiness-raised", mark.ClassName);
        Assert.NotNull(mark.QuerySelector("svg path"));
        foreach (var said in (string[])["Höjd", "sedan", "Kommunpolisen"]) Assert.Contains(said, mark.TextContent);
        Assert.Contains("Bränder vid torget.", page.QuerySelector(".area-why")!.TextContent);
        Assert.NotNull(page.QuerySelector("svg.spells .spells-raised"));
        var news = (await browser.Page("/")).QuerySelector(".alert")!.TextContent;
        foreach (var said in (string[])["beredskapsläget är höjt", "Kommunpolisen", "Checklista – social oro"]) Assert.Contains(said, news);

        var back = Form(page, "/aterga");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(back, back, ("on", today), ("time", "00:01"), ("named", "Kommunpolisen"), ("reason", "Lugnt."))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(back, back, ("on", today), ("time", "00:20"), ("named", "Kommunpolisen"), ("reason", "Lugnt."))).StatusCode);
        page = await browser.Page(Page);
        Assert.Contains("readiness-normal", page.QuerySelector(".head .readiness")!.ClassName);
        Assert.Equal(2, page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task One_forum_is_raised_alone_and_a_wrong_line_is_struck_out()
    {
        var browser = await SignedIn(Strategist);
        var raise = (await browser.Page(Page)).QuerySelectorAll("a[href*='lage=High']").Select(link => link.GetAttribute("href")!).First(href => href.Contains("forum=", StringComparison.Ordinal) && href.Contains("checklista", StringComparison.Ordinal));
        var today = (await browser.Page(raise)).QuerySelector<IHtmlInputElement>("#on")!.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(raise, raise, Raise(today, ("decider", "Kommunpolisen")))).StatusCode);

        var page = await browser.Page(Page);
        Assert.Contains("readiness-normal", page.QuerySelector(".head .readiness")!.ClassName);
        Assert.Contains("eget läge", Row(page, "Checklista – social oro"));

        var strike = Form(page, "/stryk");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(strike, strike, ("reason", "Fel forum."))).StatusCode);
        Assert.DoesNotContain("eget läge", Row(await browser.Page(Page), "Checklista – social oro"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(strike)).StatusCode);
    }

    [Fact]
    [Trait("Requirement", "FOR-BRA-01")]
    public async Task A_politician_sees_the_level_without_the_reason_and_no_way_to_change_it()
    {
        var browser = await SignedIn(Strategist);
        var raise = Form(await browser.Page(Page), "lage=Raised");
        await browser.Send(raise, raise, Raise((await browser.Page(raise)).QuerySelector<IHtmlInputElement>("#on")!.Value, ("named", "Kommunpolisen")));

        await browser.SignIn(Politician);
        var page = await browser.Page(Page);
        Assert.Contains("Höjd", page.QuerySelector(".head .readiness")!.TextContent);
        Assert.DoesNotContain("Bränder", page.DocumentElement.TextContent);
        Assert.Null(page.QuerySelector("main a[href*='/andra'], main a[href*='/aterga'], main a[href*='/ratta']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(raise)).StatusCode);
    }

    [Fact]
    public async Task The_page_is_whole_in_English()
    {
        var browser = await SignedIn(Strategist);
        browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=en");
        var page = await browser.Page(Page);
        Assert.Equal("Readiness", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Raise to raised", page.QuerySelector("main")!.TextContent);
    }

    static (string, string)[] Raise(string today, params (string Name, string Value)[] more) =>
        [("on", today), ("time", "00:10"), ("reason", "Bränder vid torget."), ("review", DateOnly.Parse(today).AddDays(7).ToString("yyyy-MM-dd")), .. more];

    static string Form(IHtmlDocument page, string part) => page.QuerySelectorAll($"main a[href*='{part}']").Select(link => link.GetAttribute("href")!).First();

    static string Row(IHtmlDocument page, string forum) => page.QuerySelectorAll("tbody tr").First(row => row.QuerySelector("th")!.TextContent.Contains(forum)).TextContent;

    async Task<Browser> SignedIn(string who)
    {
        var browser = await web.OpenDistrict(who);
        return browser;
    }
}
