using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>Signing in by a certified provider (tests/oidc), in a real browser: invitation, out, in again, a new proof, and signed out from there.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    const string Loa3 = "http://id.example.se/loa/loa3", Client = "samsyn";

    readonly Browser _browser = new();
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-provider-").FullName;
    readonly List<string> _said = [];
    readonly TaskCompletionSource<string> _started = new();
    RunningSamsyn? _samsyn;
    Process? _provider;
    string _issuer = "";

    public async Task InitializeAsync()
    {
        if (Browser.Absent is not null || ProviderFactAttribute.Absent is not null) return;
        await _browser.InitializeAsync();
        var port = FreePort();
        _issuer = $"http://127.0.0.1:{port}";
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _samsyn = await RunningSamsyn.StartAsync("--SAMSYN_OIDC", Write(key));
        await StartProvider(port, key);
    }

    [ProviderFact]
    [Trait("Asvs", "v5.0.0-10.2.1")]
    [Trait("Asvs", "v5.0.0-10.5.2")]
    public async Task From_an_invitation_to_a_session_that_the_provider_ends()
    {
        var page = await _browser.OpenAsync(_samsyn!.Address);
        await page.GotoAsync(await _samsyn.InviteAsync("Elsa Brohult", "CrimePreventionCoordinator"));
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-invitation");
        await page.Link("Koppla arbetskontot").ClickAsync();
        await AtProvider(page, "elsa-17");
        await page.GotoAsync("/mitt-konto");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Den här webbläsaren" })).ToContainTextAsync("e-legitimation");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-mitt-konto");

        // A new proof: the provider asks again although she is signed in there.
        await page.GotoAsync("/bekrafta?till=/mitt-konto/nyckel");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-bekrafta");
        await page.Link("Bekräfta med arbetskontot").ClickAsync();
        await AtProvider(page, "elsa-17", "/mitt-konto/nyckel");

        // Out, there too, and in again.
        await Leave(page, "Logga ut");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-utloggad");
        await page.Link("Logga ut hos arbetskontot också").ClickAsync();
        await page.Button("Yes, sign me out").ClickAsync();
        await page.ArrivesAtAsync("**/logga-in*");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-logga-in");
        await page.Link("Logga in med arbetskontot").ClickAsync();
        await AtProvider(page, "elsa-17");

        // Signed out at the provider: the next click here leads to the sign-in page.
        await page.GotoAsync(_issuer + "/session/end");
        await page.Button("Yes, sign me out").ClickAsync();
        await page.GetByText("Sign-out Success").WaitForAsync();
        await page.GotoAsync(_samsyn.Address + "/mitt-konto");
        Assert.True(new Uri(page.Url).AbsolutePath == "/logga-in", Said);

        // Nobody has invited this one.
        await page.Link("Logga in med arbetskontot").ClickAsync();
        await page.GetByLabel("Användare").FillAsync("gunn-3");
        await page.Button("Fortsätt").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Det gick inte att logga in.");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-avvisad");
    }

    [ProviderFact]
    public async Task Its_pages_are_fit_to_show_in_English_and_narrow()
    {
        var page = await _browser.OpenAsync(_samsyn!.Address, 390, dark: true);
        await page.GotoAsync("/logga-in");
        await page.Button("In English").ClickAsync();
        await Assertions.Expect(page.Link("Sign in with the work account")).ToBeVisibleAsync();
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-390-logga-in");
        await page.GotoAsync(await _samsyn.InviteAsync("Elsa Brohult", "CrimePreventionCoordinator"));
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-390-inbjudan");
        await page.Link("Link the work account").ClickAsync();
        await AtProvider(page, "elsa-17");
        await page.GotoAsync("/mitt-konto");
        await Leave(page, "Sign out");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-390-utloggad");
        _provider!.Kill();
        await page.GotoAsync("/logga-in/hos/norra/svar?error=access_denied");
        await page.IsFitToShowAsync();
        await page.PictureAsync("provider-390-avvisad");
    }

    async Task AtProvider(IPage page, string user, string to = "/")
    {
        await page.GetByLabel("Användare").FillAsync(user);
        await page.Button("Fortsätt").ClickAsync();
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == to && url.StartsWith(_samsyn!.Address, StringComparison.Ordinal));
    }

    static async Task Leave(IPage page, string verb)
    {
        await page.Locator(".person > summary").ClickAsync();
        await page.Button(verb).ClickAsync();
        await page.ArrivesAtAsync("**/logga-ut");
    }

    string Write(ECDsa key)
    {
        var pem = Path.Combine(_folder, "client.pem");
        File.WriteAllText(pem, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(pem, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var file = Path.Combine(_folder, "oidc.json");
        File.WriteAllText(file, new JsonObject
        {
            ["providers"] = new JsonArray(new JsonObject
            {
                ["name"] = "norra", ["label"] = new JsonObject { ["sv"] = "arbetskontot", ["en"] = "the work account" }, ["organisation"] = "Norra Fjärdens stadsdelsförvaltning",
                ["issuer"] = _issuer, ["clientId"] = Client, ["clientKeyFile"] = pem, ["clientKeyId"] = "c1", ["assurance"] = new JsonArray(Loa3),
            }),
        }.ToJsonString());
        return file;
    }

    async Task StartProvider(int port, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var client = new JsonObject
        {
            ["client_id"] = Client, ["token_endpoint_auth_method"] = "private_key_jwt", ["require_auth_time"] = true,
            ["redirect_uris"] = new JsonArray(_samsyn!.Address + "/logga-in/hos/norra/svar"), ["post_logout_redirect_uris"] = new JsonArray(_samsyn.Address + "/logga-in"),
            ["backchannel_logout_uri"] = _samsyn.Address + "/logga-in/hos/norra/utloggad", ["backchannel_logout_session_required"] = true,
            ["jwks"] = new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "c1", ["use"] = "sig", ["alg"] = "ES256",
                    ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
                }),
            },
        };
        var start = new ProcessStartInfo("node", [Path.Combine(ProviderFactAttribute.Folder, "provider.mjs"), new JsonObject { ["port"] = port, ["client"] = client, ["acr"] = Loa3 }.ToJsonString()])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _provider = Process.Start(start)!;
        _provider.OutputDataReceived += Heard;
        _provider.ErrorDataReceived += Heard;
        _provider.BeginOutputReadLine();
        _provider.BeginErrorReadLine();
        Assert.Equal(_issuer, await _started.Task);
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { Length: > 0 } text) return;
        lock (_said) _said.Add(text);
        if (text.StartsWith("http", StringComparison.Ordinal)) _started.TrySetResult(text);
    }

    string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task DisposeAsync()
    {
        if (_samsyn is not null) await _samsyn.DisposeAsync();
        if (_provider is not null)
        {
            if (!_provider.HasExited) _provider.Kill();
            _provider.Dispose();
        }
        await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A test in a real browser and with a real provider; reported as skipped, with the reason, where one of them is absent.</summary>
public sealed class ProviderFactAttribute : FactAttribute
{
    public ProviderFactAttribute() => Skip = Browser.Absent ?? Absent;

    public static string Folder => Path.Combine(Repository.Root, "tests", "oidc");

    public static string? Absent =>
        Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider"))
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "node")))
            ? null : "node or oidc-provider (npm ci in tests/oidc) is not installed.";
}
