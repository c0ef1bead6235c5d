using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Samsyn.App.Acts;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations.OpenIdConnect;

/// <summary>The real application with one or two identity providers that do as a test bids.</summary>
public sealed class ProviderSite : IAsyncDisposable
{
    public const string Refused = "Det gick inte att logga in. Försök igen, eller be en administratör om hjälp.";
    const string Organisation = "Norra Fjärdens stadsdelsförvaltning";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-oidc-").FullName;

    TestDatabase? _server;

    ProviderSite(PeopleSite people, ForgingProvider provider, ForgingProvider other) => (People, Provider, Other) = (people, provider, other);

    public PeopleSite People { get; private set; }
    /// <summary>Of the organisation that everybody here belongs to.</summary>
    public ForgingProvider Provider { get; }
    /// <summary>Of another organisation.</summary>
    public ForgingProvider Other { get; }
    public StandingTime Time => People.Time;

    public static Task<ProviderSite> Create(Action<JsonObject>? bend = null) => Create(Engine.Sqlite, bend);

    public static async Task<ProviderSite> Create(Engine engine, Action<JsonObject>? bend = null)
    {
        var time = new StandingTime(new(2026, 3, 16, 8, 0, 0, TimeSpan.Zero));
        var site = new ProviderSite(null!, await ForgingProvider.Start(time), await ForgingProvider.Start(time));
        List<(string, string)> settings = [("SAMSYN_OIDC", site.Write(bend)), ("SAMSYN_LIMITS", "off")];
        if (engine == Engine.PostgreSql)
        {
            site._server = await TestDatabase.CreateEmpty(engine);
            settings.AddRange([("SAMSYN_DATABASE", site._server.Options.PostgresConnection!), ("SAMSYN_DATABASE_OWNER", site._server.Options.OwnerConnection!)]);
        }
        site.People = await PeopleSite.Create(PeopleSite.Origin, time, settings);
        return site;
    }

    string Write(Action<JsonObject>? bend)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = Path.Combine(_folder, "client.pem");
        File.WriteAllText(pem, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(pem, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var first = Row("norra", Provider, Organisation);
        bend?.Invoke(first);
        var file = Path.Combine(_folder, "oidc.json");
        File.WriteAllText(file, new JsonObject { ["providers"] = new JsonArray(first, Row("andra", Other, "Södra Fjärdens stadsdelsförvaltning")) }.ToJsonString());
        return file;
    }

    static JsonObject Row(string name, ForgingProvider provider, string organisation) => new()
    {
        ["name"] = name, ["label"] = new JsonObject { ["sv"] = $"arbetskonto ({name})", ["en"] = $"work account ({name})" }, ["organisation"] = organisation,
        ["issuer"] = provider.Issuer, ["clientId"] = ForgingProvider.Client, ["clientKeyFile"] = "client.pem", ["clientKeyId"] = "c1",
        ["assurance"] = new JsonArray(ForgingProvider.Loa3), ["timeoutSeconds"] = 5,
    };

    /// <summary>Begins on a page of ours; yields where the browser is sent.</summary>
    public static async Task<Uri> Begin(Browser browser, string from = "/logga-in/hos/norra")
    {
        var answer = await browser.Get(from);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>There and back again; <paramref name="bend"/> changes the address on the way back.</summary>
    public async Task<HttpResponseMessage> Through(Browser browser, string from = "/logga-in/hos/norra", Func<string, string>? bend = null)
    {
        var back = Provider.Authorize(await Begin(browser, from));
        return await browser.Get(bend is null ? back : bend(back));
    }

    /// <summary>Invited, tied to the provider's Elsa, and signed in.</summary>
    public async Task<(Browser Browser, NewInvitation Invitation)> LetIn(string name = "Elsa Brohult")
    {
        var invitation = await People.Invite(name);
        var browser = People.Open();
        Assert.Equal(HttpStatusCode.SeeOther, (await Through(browser, $"/inbjudan/{invitation.Secret}/hos/norra")).StatusCode);
        Assert.True(await browser.IsSignedIn());
        return (browser, invitation);
    }

    /// <summary>Refused with the words that every refusal has, no session, and the reason in the log alone.</summary>
    public async Task AssertRefused(Browser browser, HttpResponseMessage answer, string why)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(answer.Cookie("samsyn"));
        var page = await Browser.Read(answer);
        Assert.Equal(Refused, page.QuerySelector("[data-error-summary] li")!.TextContent);
        Assert.DoesNotContain(why, page.Source.Text, StringComparison.Ordinal);
        Assert.False(await browser.IsSignedIn());
        Assert.Equal(why, await LastRefusal());
    }

    public async Task<string?> LastRefusal() => (await Log(nameof(SignInRefused))).Select(row => row.Ground).FirstOrDefault();

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<LogRow>> Log(string act) =>
        (await People.Run((ReadActs read) => read.Run(TestActors.Administrator, new() { Act = act }, 1, default))).Value.Rows;

    /// <summary>For tests that share one site: the provider is honest again, and a while has gone.</summary>
    public ProviderSite Again()
    {
        Time.Now += TimeSpan.FromMinutes(1);
        Provider.BeHonest();
        Other.BeHonest();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await People.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        await Provider.DisposeAsync();
        await Other.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
