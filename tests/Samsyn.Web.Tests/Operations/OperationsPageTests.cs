using System.Net;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Operations;

public sealed class OperationsPageTests : IDisposable
{
    readonly WebFixture _web = new();

    [Fact]
    [Trait("Asvs", "v5.0.0-8.2.1")]
    public async Task The_page_is_for_whoever_runs_the_system_and_for_nobody_else()
    {
        var browser = _web.Open();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/drift")).StatusCode);
        await SignIn(browser, "Elsa");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/drift")).StatusCode);
    }

    [Fact]
    public async Task Streams_of_changes_are_for_those_who_are_signed_in()
    {
        var browser = _web.Open();
        var answer = await browser.Get("/handelser");
        Assert.Equal((HttpStatusCode.SeeOther, "/logga-in?till=%2Fhandelser"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("/halsa")]
    [InlineData("/halsa/lever")]
    [InlineData("/halsa/redo")]
    public async Task Health_is_told_to_anyone_and_says_nothing_else(string address)
    {
        var answer = await _web.Open().Get(address);
        Assert.Equal((HttpStatusCode.OK, "ok"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    static async Task SignIn(Browser browser, string name)
    {
        var offered = (await browser.Page("/logga-in")).QuerySelectorAll("button[name=person]");
        var person = offered.FirstOrDefault(button => button.QuerySelector("strong")!.TextContent.StartsWith(name, StringComparison.Ordinal)) ?? offered[0];
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logga-in", "/logga-in", ("person", person.GetAttribute("value")!))).StatusCode);
    }

    public void Dispose() => _web.Dispose();
}
