using System.Net;
using System.Text;
using AngleSharp.Dom;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Agreements.Proposals;

public sealed class QuarantinePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    [Trait("Asvs", "v5.0.0-5.4.3")]
    public async Task A_file_waits_visibly_while_the_scanner_is_silent_and_is_read_in_from_there()
    {
        await using var daemon = new FakeClamd { Answer = _ => "stream: Busy. ERROR" };
        var import = await ImportBrowser.SignedIn(web, settings: ("SAMSYN_CLAMD", daemon.Address));

        var refused = await import.Upload(("plan.txt", Encoding.UTF8.GetBytes(string.Join('\n', TestAgreements.Lines))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("/las-in/karantan", (await Browser.Read(refused)).QuerySelector("[data-error-summary] a")!.GetAttribute("href"));
        var retry = Action(await import.Browser.Page("/las-in/karantan"), "prova");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await import.Browser.Send("/las-in/karantan", retry)).StatusCode);
        Assert.Contains("plan.txt", (await import.Browser.Page("/las-in/karantan")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        daemon.Answer = _ => "stream: OK";
        var read = await import.Browser.Send("/las-in/karantan", retry);

        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await import.Browser.Get(read.Headers.Location!.OriginalString)).StatusCode);
        Assert.Null((await import.Browser.Page("/las-in/karantan")).QuerySelector("form[action$=prova]"));
    }

    [Fact]
    public async Task A_waiting_file_can_be_removed_and_an_infected_one_is_refused_by_its_name()
    {
        await using var daemon = new FakeClamd { Answer = _ => "stream: Busy. ERROR" };
        var import = await ImportBrowser.SignedIn(web, settings: ("SAMSYN_CLAMD", daemon.Address));
        await import.Upload(("plan.txt", [65]));

        Assert.Equal(HttpStatusCode.SeeOther, (await import.Browser.Send("/las-in/karantan", Action(await import.Browser.Page("/las-in/karantan"), "ta-bort"))).StatusCode);
        Assert.NotNull((await import.Browser.Page("/las-in/karantan")).QuerySelector(".empty"));

        daemon.Answer = _ => "stream: Planted FOUND";
        Assert.Contains("Planted", (await Browser.Read(await import.Upload(("plan.txt", [65])))).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
    }

    static string Action(IParentNode page, string verb) => page.QuerySelector($"form[action$={verb}]")!.GetAttribute("action")!;
}
