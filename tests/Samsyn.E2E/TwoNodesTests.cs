using System.Globalization;
using Microsoft.Playwright;
using Samsyn.App;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.E2E;

/// <summary>
/// Two people, two browsers, two nodes on one PostgreSQL, one address: each browser is led to a node of its own, as a load balancer would. What
/// one of them does the other sees at once.
/// </summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    const string Host = "samsyn.localhost:5099", Address = "http://" + Host;

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-e2e-nodes-").FullName;
    StorageOptions _storage = new();
    RunningNode? _first, _second;
    Browser? _atFirst, _atSecond;

    public async Task InitializeAsync()
    {
        if (Browser.Absent is not null || PostgreSqlDatabases.Absent is not null) return;
        _storage = new() { DataDirectory = _folder, KeyFile = Path.Combine(_folder, "key"), PostgresConnection = await PostgreSqlDatabases.Create() };
        MasterKeyRing.Read(_storage.KeyFile, make: true);
        _first = await RunningNode.Start(_storage, ("SAMSYN_ADDRESS", Address));
        _second = await RunningNode.Start(_storage, ("SAMSYN_ADDRESS", Address));
        await (_atFirst = new() { Leads = $"MAP {Host} 127.0.0.1:{_first.Address.Port}" }).InitializeAsync();
        await (_atSecond = new() { Leads = $"MAP {Host} 127.0.0.1:{_second.Address.Port}" }).InitializeAsync();
    }

    [BrowserPostgreSqlFact]
    public async Task A_colleague_is_invited_both_sign_in_with_passkeys_and_one_sees_at_once_what_the_other_changed()
    {
        var iris = await PersonAsync(_atFirst!, await Invitations.OnTheCommandLineAsync("Iris Wallander-Ek", "SystemAdministrator", Address, _storage));
        var nora = await PersonAsync(_atSecond!, await InviteAsync(iris, "Nora Hagström"));
        await nora.SignOutAsync();
        await nora.Button("Logga in med nyckel").ClickAsync();
        await nora.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");

        var form = await MeetingToNoteAsync(nora);
        List<string> wrong = [];
        iris.Console += (_, message) =>
        {
            if (message.Type == "error") wrong.Add(message.Text);
        };
        await iris.GotoAsync(form[..form.LastIndexOf('/')]);
        await iris.Locator("[data-search]").FillAsync("halvfärdig mening");
        await iris.EvaluateAsync("window.samePage = true");
        Assert.False(await Notice(iris).IsVisibleAsync());

        await NoteAsync(nora, form, "Hölls i biblioteket");
        await Assertions.Expect(Notice(iris)).ToBeVisibleAsync();

        // It was told, not changed under the reader's hands.
        Assert.True(await iris.EvaluateAsync<bool>("window.samePage === true"));
        Assert.Equal("halvfärdig mening", await iris.Locator("[data-search]").InputValueAsync());
        Assert.Equal(0, await iris.GetByText("Hölls i biblioteket").CountAsync());
        await iris.IsFitToShowAsync();
        await iris.PictureAsync("andrad-sida");
        await Notice(iris).GetByRole(AriaRole.Link, new() { Name = "Visa" }).ClickAsync();
        await Assertions.Expect(iris.GetByText("Hölls i biblioteket").First).ToBeVisibleAsync();
        Assert.False(await Notice(iris).IsVisibleAsync());
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));

        await HiddenTabAsync(iris, nora, form);
        await NodeGoneAsync(iris, nora, form);
        await ShutOutAsync(iris, nora);
    }

    /// <summary>A tab in the background holds no connection, and hears what it missed when it is looked at again.</summary>
    static async Task HiddenTabAsync(IPage iris, IPage nora, string form)
    {
        await TurnAsync(iris, "hidden");
        await NoteAsync(nora, form, "Medan ingen såg");
        await Task.Delay(500);
        Assert.False(await Notice(iris).IsVisibleAsync());
        await TurnAsync(iris, "visible");
        await Assertions.Expect(Notice(iris)).ToBeVisibleAsync();
        await iris.ReloadAsync();
        await Assertions.Expect(iris.GetByText("Medan ingen såg").First).ToBeVisibleAsync();
    }

    /// <summary>The page finds back to a node that was killed and came again, and says that it may have missed something, or what.</summary>
    async Task NodeGoneAsync(IPage iris, IPage nora, string form)
    {
        await _first!.Kill();
        await NoteAsync(nora, form, "Medan noden var borta");
        await _first.StartAgain();
        await Assertions.Expect(iris.Locator(".changed-what:visible")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await iris.ReloadAsync();
        await Assertions.Expect(iris.GetByText("Medan noden var borta").First).ToBeVisibleAsync();
    }

    /// <summary>Locked out on one node, the page that is open on the other says so by itself.</summary>
    static async Task ShutOutAsync(IPage iris, IPage nora)
    {
        await nora.GotoAsync("/skyldigheter");
        await iris.GotoAsync("/anvandare");
        await iris.GetByRole(AriaRole.Link, new() { Name = "Nora Hagström" }).ClickAsync();
        await iris.Button("Lås kontot").ClickAsync();
        await Assertions.Expect(nora.GetByText("Du är inte längre inloggad")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await nora.IsFitToShowAsync();
        await nora.Locator(".changed-what:visible").GetByRole(AriaRole.Link, new() { Name = "Logga in" }).ClickAsync();
        await nora.Button("Logga in med nyckel").ClickAsync();
        await Assertions.Expect(nora.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    static ILocator Notice(IPage page) => page.GetByText("Sidan har ändrats.");

    /// <summary>A window of a person's own, with an authenticator, from the link on.</summary>
    static async Task<IPage> PersonAsync(Browser browser, string link)
    {
        var page = await browser.OpenAsync(Address);
        await page.WithAuthenticatorAsync();
        await page.GotoAsync(link);
        await page.Button("Skapa nyckel").ClickAsync();
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
        return page;
    }

    static async Task<string> InviteAsync(IPage administrator, string name)
    {
        await administrator.GotoAsync("/anvandare/bjud-in");
        await administrator.GetByLabel("Namn").FillAsync(name);
        await administrator.GetByLabel("Organisation").FillAsync("Norra Fjärdens stadsdelsförvaltning");
        await administrator.Locator("#side").SelectOptionAsync("City");
        await administrator.Locator("#position").SelectOptionAsync("CrimePreventionCoordinator");
        await administrator.Button("Skapa inbjudan").ClickAsync();
        return await administrator.Locator("#adress").InputValueAsync();
    }

    /// <summary>The first form in the list of duties where a meeting can be noted.</summary>
    static async Task<string> MeetingToNoteAsync(IPage page)
    {
        await page.GotoAsync("/skyldigheter");
        foreach (var duty in await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main a[href^=\"/skyldigheter/\"]')].map(link => link.getAttribute('href').split(/[?#]/)[0]))]"))
        {
            var address = duty.EndsWith("/anteckna", StringComparison.Ordinal) ? duty : duty + "/anteckna";
            if (!(await page.GotoAsync(address))!.Ok || await page.Locator("[name=kind][value=MeetingHeld]").CountAsync() == 0) continue;
            // The form offers the day of a meeting that should have been held: what is noted then stands on the page of this duty.
            if (await page.Locator("main [name=date]").InputValueAsync() != Clock.System.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) return address;
        }
        throw new InvalidOperationException("No meeting of the example can be noted.");
    }

    static async Task NoteAsync(IPage page, string form, string reference)
    {
        await page.GotoAsync(form);
        if (await page.Locator("input[type=radio][name=kind][value=MeetingHeld]").CountAsync() > 0) await page.Locator("input[type=radio][name=kind][value=MeetingHeld]").CheckAsync();
        foreach (var party in await page.Locator("main input[name=attended]").AllAsync()) await party.CheckAsync();
        await page.Locator("main [name=reference]").FillAsync(reference);
        await page.Locator("main form.form button.ds-button").Last.ClickAsync();
        await page.ArrivesAtAsync(url => !new Uri(url).AbsolutePath.EndsWith("/anteckna", StringComparison.Ordinal));
    }

    /// <summary>What a browser tells a page whose tab is put aside or taken up; a browser without a screen never does.</summary>
    static Task TurnAsync(IPage page, string visibility) => page.EvaluateAsync(
        "visibility => { Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", visibility);

    public async Task DisposeAsync()
    {
        foreach (var browser in (Browser?[])[_atFirst, _atSecond])
            if (browser is not null) await browser.DisposeAsync();
        foreach (var node in (RunningNode?[])[_first, _second])
            if (node is not null) await node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
