using System.Net;
using AngleSharp.Html.Parser;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;
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

    [Fact]
    public async Task Whoever_runs_the_system_sees_the_nodes_the_jobs_and_what_could_not_be_delivered_and_can_try_again()
    {
        var data = Directory.CreateTempSubdirectory("samsyn-drift-").FullName;
        var storage = new StorageOptions { DataDirectory = data };
        await using (var node = await RunningNode.Start(storage))
        {
            await OnRecord.OperatorAndDeadLetter(storage);
            using var client = new NodeClient(node.Address);
            await client.SignIn();

            var page = new HtmlParser().ParseDocument(await client.Http.GetStringAsync("/drift"));
            Assert.Contains("(denna)", page.QuerySelector("section[aria-labelledby=noder-rubrik]")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Skicka utkorgen", page.QuerySelector("section[aria-labelledby=arbeten-rubrik]")!.TextContent, StringComparison.Ordinal);
            var outbox = page.QuerySelector("section[aria-labelledby=utkorg]")!;
            Assert.Contains("http-400", outbox.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("hemlig", page.DocumentElement.TextContent, StringComparison.Ordinal);

            var action = outbox.QuerySelector("form")!.GetAttribute("action")!;
            var form = NodeClient.FormOf(page.DocumentElement.OuterHtml, action);
            Assert.Equal(HttpStatusCode.SeeOther, await client.Send(action, form));
            // The same form again is the same act; one about a message that was never given up is refused.
            Assert.Equal(HttpStatusCode.SeeOther, await client.Send(action, form));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.Send($"/drift/utkorg/{Guid.NewGuid()}/igen", form.Where(field => field.Key == "form-proof")));
        }
        Directory.Delete(data, recursive: true);
    }

    static async Task SignIn(Browser browser, string name)
    {
        var offered = (await browser.Page("/logga-in")).QuerySelectorAll("button[name=person]");
        var person = offered.FirstOrDefault(button => button.QuerySelector("strong")!.TextContent.StartsWith(name, StringComparison.Ordinal)) ?? offered[0];
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logga-in", "/logga-in", ("person", person.GetAttribute("value")!))).StatusCode);
    }

    public void Dispose() => _web.Dispose();
}
