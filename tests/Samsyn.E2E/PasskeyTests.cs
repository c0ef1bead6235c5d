using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>From the first administrator's link on the command line to a session ended from elsewhere, in a real browser with a virtual authenticator.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    static readonly string[] AdministratorPages = ["/mitt-konto", "/mitt-konto/nyckel", "/anvandare", "/anvandare/bjud-in", "/bekrafta"];

    readonly Browser _browser = new();
    RunningSamsyn? _samsyn;

    public async Task InitializeAsync()
    {
        if (Browser.Absent is not null) return;
        await _browser.InitializeAsync();
        _samsyn = await RunningSamsyn.StartAsync();
    }

    [BrowserFact]
    [Trait("Asvs", "v5.0.0-6.3.3")]
    [Trait("Asvs", "v5.0.0-7.4.5")]
    [Trait("Asvs", "v5.0.0-7.5.2")]
    public async Task From_an_invitation_to_a_session_that_an_administrator_ends()
    {
        // The first administrator comes from the command line.
        var iris = await _browser.OpenAsync(_samsyn!.Address);
        await iris.WithAuthenticatorAsync();
        await iris.GotoAsync(await InviteAsync("Iris Wallander-Ek", "SystemAdministrator"));
        await iris.IsFitToShowAsync();
        await iris.PictureAsync("signin-invitation");
        await iris.Button("Skapa nyckel").ClickAsync();
        await iris.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");

        // She invites the next on the page.
        await iris.GotoAsync("/anvandare/bjud-in");
        await iris.GetByLabel("Namn").FillAsync("Vidar Sköld");
        await iris.GetByLabel("Organisation").FillAsync("Lokalpolisområde Norra Fjärden");
        await iris.Locator("#side").SelectOptionAsync("Police");
        await iris.Locator("#position").SelectOptionAsync("MunicipalPoliceOfficer");
        await iris.Button("Skapa inbjudan").ClickAsync();
        var link = await iris.Locator("#adress").InputValueAsync();
        await iris.IsFitToShowAsync();

        // He registers, signs out and in.
        var vidar = await _browser.OpenAsync(_samsyn.Address);
        var first = await vidar.WithAuthenticatorAsync();
        await vidar.GotoAsync(link);
        await vidar.Button("Skapa nyckel").ClickAsync();
        await vidar.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
        await vidar.SignOutAsync();
        await vidar.Button("Logga in med nyckel").ClickAsync();
        await vidar.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");

        // A second passkey, on another authenticator: the first is already registered and cannot be made again.
        await vidar.GotoAsync("/mitt-konto/nyckel");
        await first.RemoveAsync();
        await vidar.WithAuthenticatorAsync();
        await vidar.GetByLabel("Nyckelns namn").FillAsync("Säkerhetsnyckeln");
        await vidar.Button("Skapa nyckel").ClickAsync();
        await vidar.ArrivesAtAsync("**/mitt-konto");
        await Assertions.Expect(vidar.GetByRole(AriaRole.Row, new() { Name = "Säkerhetsnyckeln" })).ToBeVisibleAsync();
        await vidar.IsFitToShowAsync();

        // The link is used up.
        await vidar.GotoAsync(link);
        Assert.Equal("Länken gäller inte", await vidar.Locator("h1").InnerTextAsync());

        // The administrator ends his sessions; his next click leads to the sign-in page.
        await iris.GotoAsync("/anvandare");
        await iris.GetByRole(AriaRole.Link, new() { Name = "Vidar Sköld" }).ClickAsync();
        await iris.IsFitToShowAsync();
        await iris.Button("Avsluta alla inloggningar").ClickAsync();
        await Assertions.Expect(iris.GetByText("Personen är inte inloggad någonstans.")).ToBeVisibleAsync();
        await vidar.GotoAsync("/mitt-konto");
        Assert.Equal("/logga-in", new Uri(vidar.Url).AbsolutePath);
    }

    [BrowserFact]
    public async Task A_browser_without_the_passkey_or_a_person_who_is_not_verified_is_told_so_and_stays_out()
    {
        var page = await _browser.OpenAsync(_samsyn!.Address);
        var (session, authenticator) = await page.WithAuthenticatorAsync();
        await page.GotoAsync(await InviteAsync("Elsa Brohult", "CrimePreventionCoordinator"));
        await page.Button("Skapa nyckel").ClickAsync();
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
        await page.SignOutAsync();

        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await page.Button("Logga in med nyckel").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Ingen nyckel användes" })).ToBeVisibleAsync();
        await page.GotoAsync("/mitt-konto");
        Assert.Equal("/logga-in", new Uri(page.Url).AbsolutePath);

        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });
        await page.Button("Logga in med nyckel").ClickAsync();
        await page.ArrivesAtAsync("**/mitt-konto");
    }

    [BrowserTheory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task Its_pages_are_fit_to_show(int width, bool english)
    {
        var page = await _browser.OpenAsync(_samsyn!.Address, width, dark: english);
        await page.WithAuthenticatorAsync();
        await page.GotoAsync("/logga-in");
        if (english) await page.Button("In English").ClickAsync();
        await page.IsFitToShowAsync();
        await page.PictureAsync($"signin-{width}-logga-in");
        await page.GotoAsync(await InviteAsync("Iris Wallander-Ek", "SystemAdministrator"));
        await page.IsFitToShowAsync();
        await page.PictureAsync($"signin-{width}-inbjudan");
        await page.Button(english ? "Create passkey" : "Skapa nyckel").ClickAsync();
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
        await InviteAsync("Vidar Sköld", "MunicipalPoliceOfficer");
        foreach (var address in AdministratorPages)
        {
            await page.GotoAsync(address);
            Assert.Equal(address, new Uri(page.Url).AbsolutePath);
            await page.IsFitToShowAsync();
            await page.PictureAsync($"signin-{width}-{address.Replace('/', '-')}");
        }
        await page.GotoAsync("/anvandare");
        await page.GetByRole(AriaRole.Link, new() { Name = "Iris Wallander-Ek" }).First.ClickAsync();
        await page.IsFitToShowAsync();
        await page.PictureAsync($"signin-{width}-anvandare-en");
    }

    Task<string> InviteAsync(string name, string position) => _samsyn!.InviteAsync(name, position);

    public async Task DisposeAsync()
    {
        if (_samsyn is not null) await _samsyn.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
