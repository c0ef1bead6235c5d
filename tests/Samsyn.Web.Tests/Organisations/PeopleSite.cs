using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.SignIn;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations;

/// <summary>The real application over an empty database in earnest: no example persons, a clock that stands, and as many nodes as a test asks for over the same database.</summary>
public sealed class PeopleSite : IAsyncDisposable
{
    public const string Origin = "http://localhost";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-people-").FullName;
    readonly List<WebApplicationFactory<Program>> _nodes = [];
    string _address = Origin;

    public StandingTime Time { get; private init; } = new(new(2026, 3, 16, 8, 0, 0, TimeSpan.Zero));
    IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    public static Task<PeopleSite> Create(string address = Origin) => Create(new PeopleSite { _address = address });

    public static Task<PeopleSite> Create(string address, StandingTime time, params IReadOnlyList<(string Name, string Value)> settings) =>
        Create(new PeopleSite { _address = address, Time = time, Settings = settings });

    static async Task<PeopleSite> Create(PeopleSite site)
    {
        Assert.True((await site.Run((Database database) => database.Open(default))).IsDone);
        return site;
    }

    /// <summary>Started when first asked for.</summary>
    WebApplicationFactory<Program> Node(int number)
    {
        while (_nodes.Count <= number) _nodes.Add(new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Production");
            web.UseSetting("SAMSYN_DATA", _folder);
            web.UseSetting("SAMSYN_ADDRESS", _address);
            foreach (var (name, value) in Settings) web.UseSetting(name, value);
            web.ConfigureTestServices(services => services.AddSingleton(new Clock(Time)).AddSingleton<IStartupFilter>(new FromElsewhere()));
        }));
        return _nodes[number];
    }

    /// <summary>Past the pages, with the rights of the machine itself.</summary>
    public async Task<T> Run<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        await using var scope = Node(0).Services.ForSystem();
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>A browser with cookies of its own, at one of the nodes.</summary>
    public Browser Open(int node = 0, string address = Origin) => new(Node(node).CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new(address) }));

    /// <summary>A browser without cookies of its own: the test says which it sends.</summary>
    public HttpClient Bare(int node = 0) => Node(node).CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new(Origin) });

    public async Task<NewInvitation> Invite(string name, PositionTitle position = PositionTitle.CrimePreventionCoordinator) =>
        (await Run((InvitePerson invite) => invite.Run(TestActors.Administrator,
            new() { Name = name, Organisation = "Norra Fjärdens stadsdelsförvaltning", Side = PartySide.City, Position = position }, default))).Value;

    /// <summary>Invited, with a passkey, and signed in by it.</summary>
    public async Task<Someone> LetIn(string name, PositionTitle position = PositionTitle.CrimePreventionCoordinator)
    {
        var invitation = await Invite(name, position);
        var someone = new Someone(Open(), new(Origin), invitation);
        Assert.Equal(HttpStatusCode.SeeOther, (await someone.Browser.Accept(invitation.Secret, someone.Key)).StatusCode);
        return someone;
    }

    /// <summary>The person holds nothing any more.</summary>
    public async Task EndAppointments(PersonId person)
    {
        await using var scope = Node(1).Services.CreateAsyncScope();
        Assert.NotEqual(0, await Appointments.EndAll(scope.ServiceProvider, person, new Clock(Time).Today));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class FromElsewhere : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
                return rest(http);
            });
            next(app);
        };
    }
}

public sealed record Someone(Browser Browser, SoftwareAuthenticator Key, NewInvitation Invitation);

/// <summary>What the script of the page does, step by step.</summary>
static class PasskeyForms
{
    /// <summary>The challenge that a page's form would fetch.</summary>
    public static async Task<string> Challenge(this Browser browser, string page, string action)
    {
        var frame = (await browser.Page(page)).QuerySelector($"[data-passkey]:has(form[action='{action}'])")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(frame.GetAttribute("data-challenge")!, UriKind.Relative));
        request.Headers.Add("X-Form-Proof", frame.GetAttribute("data-proof"));
        var answer = await browser.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<HttpResponseMessage> Answer(this Browser browser, string page, string action, Func<string, string> answer, params (string Name, string Value)[] fields)
    {
        var challenge = await browser.Challenge(page, action);
        return await browser.Send(page, action, [("credential", answer(challenge)), .. fields]);
    }

    public static Task<HttpResponseMessage> Accept(this Browser browser, string secret, SoftwareAuthenticator key) =>
        browser.Answer($"/inbjudan/{secret}", $"/inbjudan/{secret}", key.Create, ("name", "Tjänstetelefonen"));

    public static Task<HttpResponseMessage> SignIn(this Browser browser, SoftwareAuthenticator key, string page = "/logga-in") => browser.Answer(page, "/logga-in/nyckel", key.Prove);

    public static Task<HttpResponseMessage> ProveAgain(this Browser browser, SoftwareAuthenticator key) => browser.Answer("/bekrafta?till=/mitt-konto", "/bekrafta", key.Prove);

    /// <summary>Whether the browser's session still counts.</summary>
    public static async Task<bool> IsSignedIn(this Browser browser) => (await browser.Get("/mitt-konto")).StatusCode == HttpStatusCode.OK;

    public static string? Cookie(this HttpResponseMessage answer, string name) => !answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? null
        : cookies.Where(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal)).Select(cookie => cookie.Split(';')[0][(name.Length + 1)..]).LastOrDefault();

    public static string Words(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
