using System.Net;
using AngleSharp.Dom;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Today;

public sealed class TodayTests(ExampleDistrict district, WebFixture web) : IClassFixture<ExampleDistrict>, IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_first_page_of_an_empty_database_offers_to_read_an_agreement_and_to_open_the_example()
    {
        var page = await web.Open(exampleDatabase: false).Page("/");
        Assert.NotNull(page.QuerySelector("form[action='/prova']"));
        Assert.NotNull(page.QuerySelector("form[action='/exempel']"));
    }

    [Fact]
    public async Task From_another_machine_the_example_is_neither_offered_nor_opened()
    {
        var browser = web.Open("192.0.2.7", exampleDatabase: false);
        Assert.Null((await browser.Page("/")).QuerySelector("form[action='/exempel']"));
        var proof = (await browser.Page("/logga-in")).QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof)]);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.PostAsync(new Uri("/exempel", UriKind.Relative), content)).StatusCode);
    }

    [Fact]
    public async Task Those_who_are_not_signed_in_are_sent_to_sign_in_once_there_is_something_to_see()
    {
        await district.As("Elsa Brohult");
        await district.Browser.Send("/logga-in", "/logga-ut");
        Assert.Equal("/logga-in", (await district.Browser.Get("/")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Every_act_of_the_day_has_one_verb_and_can_be_opened()
    {
        var browser = await district.As("Vidar Sköld");
        var page = await browser.Page("/?part=alla");
        Assert.NotEmpty(page.QuerySelectorAll(".desk-act"));
        Assert.All(page.QuerySelectorAll(".desk-act"), act => Assert.Single(act.QuerySelectorAll(".desk-verb a")));
        foreach (var link in page.QuerySelectorAll("main a[href^='/skyldigheter/']").Select(link => link.GetAttribute("href")!).Distinct())
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).StatusCode);
    }

    [Fact]
    public async Task One_sees_the_duties_of_ones_own_side_and_may_ask_for_all()
    {
        var browser = await district.As("Elsa Brohult");
        var own = (await browser.Page("/")).QuerySelectorAll(".week li li").Length;
        var all = (await browser.Page("/?part=alla")).QuerySelectorAll(".week li li").Length;
        Assert.True(all > own, $"{all} of all, {own} of one's own");
    }
}
