using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>A walk through the example district of its own, since it changes things there: a running Samsyn, a browser, and a window for whoever walks.</summary>
public abstract class InExample : IAsyncLifetime
{
    readonly Browser _browser = new();
    RunningSamsyn? _samsyn;

    protected RunningSamsyn Running => _samsyn!;

    public virtual async Task InitializeAsync()
    {
        if (Browser.Absent is not null) return;
        await _browser.InitializeAsync();
        _samsyn = await RunningSamsyn.WithExampleAsync();
    }

    /// <summary>A window where nobody is signed in, at another address perhaps.</summary>
    protected Task<IPage> Window(string address, int width = 1280, bool dark = false, bool script = true) => _browser.OpenAsync(address, width, dark, script);

    protected async Task<IPage> As(string person, int width = 1280, bool dark = false, bool script = true)
    {
        var page = await Window(Running.Address, width, dark, script);
        await page.SignInAsync(person);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_samsyn is not null) await _samsyn.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
