using System.Net;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Duties;

/// <summary>The example, opened through its own button once, with a browser for each person that a test signs in as.</summary>
public sealed class ExampleDistrict : IAsyncLifetime, IDisposable
{
    readonly WebFixture _web = new();

    public Browser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Browser = await _web.OpenDistrict();
    }

    public IServiceProvider Services => _web.ServicesOf(Browser);

    public async Task<Browser> As(string name)
    {
        var offered = (await Browser.Page("/logga-in")).QuerySelectorAll("button[name=person]");
        var person = offered.Single(button => button.QuerySelector("strong")!.TextContent == name).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser.Send("/logga-in", "/logga-in", ("person", person))).StatusCode);
        return Browser;
    }

    /// <summary>The address of the first duty in the list whose title begins so.</summary>
    public async Task<string> DutyOf(string title, string query = "period=2026")
    {
        var list = await Browser.Page("/skyldigheter?" + query);
        return ((IHtmlAnchorElement)list.QuerySelectorAll("tbody th a").First(link => link.TextContent.StartsWith(title, StringComparison.Ordinal))).GetAttribute("href")!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _web.Dispose();
}
