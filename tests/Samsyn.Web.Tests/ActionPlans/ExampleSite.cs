using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Examples;
using Samsyn.App.Storage;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.ActionPlans;

/// <summary>The real application over the example district, signed in as one of its persons.</summary>
public sealed class ExampleSite : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-plans-").FullName;
    WebApplicationFactory<Program>? _application;

    public Browser Browser { get; private set; } = null!;
    /// <summary>Nobody is signed in.</summary>
    public Browser Stranger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseSetting("SAMSYN_DATA", _folder);
            web.UseSetting("SAMSYN_ADDRESS", "http://localhost");
            web.UseSetting("SAMSYN_LIMITS", "off");
            web.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new FromThisMachine()));
        });
        await using (var scope = _application.Services.CreateAsyncScope())
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);
            Assert.True((await scope.ServiceProvider.GetRequiredService<OpenExample>().Run(default)).IsDone);
        }
        Browser = NewBrowser();
        Stranger = NewBrowser();
        var person = (await Browser.Page("/logga-in")).QuerySelector("button[name=person]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Browser.Send("/logga-in", "/logga-in", ("person", person))).StatusCode);
    }

    Browser NewBrowser() => new(_application!.CreateClient(new() { AllowAutoRedirect = false }));

    /// <summary>The page behind the link with these words on a page.</summary>
    public async Task<IHtmlDocument> Follow(string page, string words)
    {
        var link = (await Browser.Page(page)).QuerySelectorAll("main a").First(anchor => anchor.TextContent.Contains(words, StringComparison.Ordinal));
        return await Browser.Page(link.GetAttribute("href")!);
    }

    public async Task DisposeAsync()
    {
        await _application!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class FromThisMachine : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Loopback;
                return rest(http);
            });
            next(app);
        };
    }
}
