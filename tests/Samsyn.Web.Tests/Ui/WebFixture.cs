using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Examples;

namespace Samsyn.Web.Tests.Ui;

/// <summary>The real application over a database of its own in a temporary folder, with the gallery mapped.</summary>
public sealed class WebFixture : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-web-").FullName;
    readonly List<IDisposable> _applications = [];

    readonly Dictionary<Browser, (string Data, IServiceProvider Services)> _applicationOf = [];

    /// <summary>The folder that the application of a browser keeps its database in.</summary>
    public string DataOf(Browser browser) => _applicationOf[browser].Data;

    public IServiceProvider ServicesOf(Browser browser) => _applicationOf[browser].Services;

    /// <summary>
    /// A browser at one application. It follows no redirects, so that tests see them. <paramref name="prepared"/> may fill the folder of its
    /// database before it starts; <paramref name="settings"/> are set as whoever runs it would.
    /// </summary>
    public Browser Open(string? from = "127.0.0.1", bool exampleDatabase = true, string address = "http://localhost", Func<string, Task>? prepared = null, params (string Name, string Value)[] settings)
    {
        var data = Path.Combine(_folder, _applications.Count.ToString());
        prepared ??= exampleDatabase && !settings.Any(setting => setting.Name is "SAMSYN_DATA" or "SAMSYN_DATABASE") ? MadeDatabase.Trial : null;
        prepared?.Invoke(data).GetAwaiter().GetResult();
        var application = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseSetting("SAMSYN_DATA", data);
            web.UseSetting("SAMSYN_ADDRESS", address);
            web.UseSetting("SAMSYN_LIMITS", "off");
            foreach (var (name, value) in settings) web.UseSetting(name, value);
            web.ConfigureTestServices(services =>
            {
                services.AddSingleton<IStartupFilter>(new ConnectionFrom(from is null ? null : IPAddress.Parse(from)));
            });
        });
        _applications.Add(application);
        if (exampleDatabase)
        {
            using var scope = application.Services.CreateScope();
            Assert.True(scope.ServiceProvider.GetRequiredService<OpenTrial>().Run(CancellationToken.None).GetAwaiter().GetResult().IsDone);
        }

        var browser = new Browser(application.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new(address) }));
        _applicationOf[browser] = (data, application.Services);
        return browser;
    }

    /// <summary>A browser at the example district, just opened, with one of its persons signed in; in <paramref name="folder"/>, when it has to be known.</summary>
    public async Task<Browser> OpenDistrict(string? who = null, string? folder = null)
    {
        var browser = folder is null ? Open(exampleDatabase: false, prepared: MadeDatabase.District) : Open(exampleDatabase: false, prepared: _ => MadeDatabase.District(folder), settings: ("SAMSYN_DATA", folder));
        if (who is not null) await browser.SignIn(who);
        return browser;
    }

    public void Dispose()
    {
        foreach (var application in _applications) application.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The test server has no connection; this says where the request came from.</summary>
    sealed class ConnectionFrom(IPAddress? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                http.Connection.RemoteIpAddress = address;
                return rest(http);
            });
            next(app);
        };
    }
}

public sealed class Browser(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public Task<HttpResponseMessage> Get(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    public async Task<IHtmlDocument> Page(string address) => await Read(await Get(address));

    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends the form of a page as a browser does: with its hidden fields, and the fields given.</summary>
    public async Task<HttpResponseMessage> Send(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(await Page(page)).QuerySelector($"form[method=post][action='{action}']")!;
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await Client.PostAsync(new Uri(action, UriKind.Relative), content);
    }

    /// <summary>As one of the fictional persons, whoever was signed in before.</summary>
    public async Task SignIn(string who)
    {
        var person = (await Page("/logga-in")).QuerySelectorAll("ul.persons button").First(button => button.TextContent.Contains(who, StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send("/logga-in", "/logga-in", ("person", person))).StatusCode);
    }
}
