using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Examples;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>
/// The example district with the forums of <see cref="ExampleForums"/>: Maj (city) and Tore (police) have mandate in the steering group, Hassan the
/// politician has a seat there, Gun of the property owners sits nowhere. It is noon on a Tuesday.
/// </summary>
public sealed class MeetingSite : IAsyncLifetime
{
    public const string City = "Maj Lundvik", Police = "Tore Almgren", Coordinator = "Elsa Brohult", Officer = "Vidar Sköld", Politician = "Hassan Lindeborg", Owner = "Gun Ekström-Holm";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-meetings-").FullName;
    WebApplicationFactory<Program>? _application;

    public StandingTime Time { get; } = new(new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero));
    /// <summary>A mail server that is away: what is posted stays in the outbox.</summary>
    static MailSettings Mail => new() { Sending = new(new("localhost", 1, MailWire.Loopback), new("Samsyn", "samsyn@norrafjarden.example")), Address = new("http://localhost") };

    public DateOnly Today => new Clock(Time).Today;
    public AgreementId Agreement { get; private set; }
    public BodyId Steering { get; private set; }
    public BodyId Preparation { get; private set; }
    public IServiceProvider Services => _application!.Services;

    public async Task InitializeAsync()
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Development");
            web.UseSetting("SAMSYN_DATA", _folder);
            web.UseSetting("SAMSYN_ADDRESS", "http://localhost");
            web.UseSetting("SAMSYN_LIMITS", "off");
            web.ConfigureTestServices(services => services.AddSingleton(new Clock(Time)).AddSingleton(Mail).AddSingleton<IStartupFilter>(new FromThisMachine()));
        });
        await using var scope = _application.Services.ForSystem();
        Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);
        Assert.True((await scope.ServiceProvider.GetRequiredService<OpenExample>().Run(default)).IsDone);
        (Agreement, Steering, Preparation) = await ExampleForums.Add(_application.Services);
    }

    /// <summary>A browser with somebody signed in.</summary>
    public async Task<Browser> As(string name, string? language = null)
    {
        var browser = new Browser(_application!.CreateClient(new() { AllowAutoRedirect = false }));
        await browser.SignIn(name);
        if (language is not null) browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=" + language);
        return browser;
    }

    /// <summary>Plans a meeting of the steering group and yields its address.</summary>
    public async Task<string> Plan(Browser browser, DateOnly? on = null, BodyId? body = null)
    {
        var page = $"/forum/{(body ?? Steering).Value}/mote/nytt";
        var planned = await browser.Send(page, page, ("date", (on ?? Today).ToString("yyyy-MM-dd")), ("starts", "13.00"), ("minutes", "90"), ("place", "Kvarnen"), ("form", "InPerson"));
        Assert.Equal(HttpStatusCode.SeeOther, planned.StatusCode);
        return planned.Headers.Location!.OriginalString;
    }

    /// <summary>The items of a meeting in their order, as its secretary's page has them.</summary>
    public static async Task<IReadOnlyList<(string Id, string Title)>> Items(Browser browser, string meeting) =>
        [.. (await browser.Page(meeting + "/sekreterare")).QuerySelectorAll(".room-item").Select(item => (item.Id!["punkt-".Length..], item.QuerySelector("h3")!.TextContent.Trim()))];

    /// <summary>Everybody called is marked, those named as present.</summary>
    public static async Task Mark(Browser browser, string meeting, params string[] present)
    {
        var people = (await browser.Page(meeting + "/sekreterare")).QuerySelectorAll(".room-person")
            .Select(person => (person.QuerySelector<IHtmlInputElement>("input")!.Name!, present.Any(name => person.TextContent.Contains(name)) ? "Present" : "Absent")).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(meeting + "/sekreterare", meeting + "/narvaro", people)).StatusCode);
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
