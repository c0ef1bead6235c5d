using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>How a page is looked at.</summary>
public sealed record Look(int Width, bool English, bool Dark)
{
    public override string ToString() => $"{Width}-{(English ? "en" : "sv")}-{(Dark ? "dark" : "light")}";
}

/// <summary>The fictional district with everything in it and one more document under review; nothing that looks at it changes it.</summary>
public sealed class ExampleDistrict : IAsyncLifetime
{
    readonly Browser _browser = new();
    readonly Dictionary<(Look, string), IPage> _pages = [];
    RunningSamsyn? _samsyn;

    /// <summary>Where <c>{agreement}</c>, <c>{duty}</c>, <c>{plan}</c>, <c>{review}</c>, <c>{organisation}</c>, <c>{central}</c>, <c>{body}</c> and <c>{information}</c> lead.</summary>
    public IReadOnlyDictionary<string, string> Places { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        if (Browser.Absent is not null) return;
        await _browser.InitializeAsync();
        _samsyn = await RunningSamsyn.WithExampleAsync();
        var page = await SignedInAsync(new(1280, English: false, Dark: false));
        await page.GotoAsync("/las-in");
        await page.ReadInAsync(Path.Combine(Repository.Root, "examples", "andra-former", "treparts-avtal.txt"));
        var review = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync("/planer");
        var plan = (await page.Locator("main table th[scope=row] a[href^='/planer/']").First.GetAttributeAsync("href"))!;
        await page.GotoAsync("/organisationer");
        var organisation = (await page.Locator("main table th[scope=row] a").Nth(1).GetAttributeAsync("href"))!;
        await page.GotoAsync("/overenskommelser/" + plan.Split('/')[2]);
        var central = (await page.Locator("dl.facts dd a[href^='/overenskommelser/']").First.GetAttributeAsync("href"))!;
        var agreement = "/overenskommelser/" + plan.Split('/')[2];
        await page.GotoAsync("/?part=alla");
        var record = (await page.Locator("main a[href$='/anteckna']").First.GetAttributeAsync("href"))!;
        var (body, information) = await page.PutForumsInUseAsync(agreement);
        Places = new Dictionary<string, string>
        {
            ["{body}"] = body,
            ["{information}"] = information,
            ["{agreement}"] = agreement,
            ["{duty}"] = record[..record.LastIndexOf('/')],
            ["{plan}"] = plan,
            ["{review}"] = review,
            ["{organisation}"] = organisation,
            ["{central}"] = central,
        };
    }

    public string At(string address) => Places.Aggregate(address, (at, place) => at.Replace(place.Key, place.Value, StringComparison.Ordinal));

    /// <summary>A new window, where nobody is signed in.</summary>
    public Task<IPage> StrangerAsync(Look look, bool script = true) => _browser.OpenAsync(_samsyn!.Address, look.Width, look.Dark, script: script);

    /// <summary>The coordinator's window with this look, or another's; kept, since signing in for each page would only cost time.</summary>
    public async Task<IPage> SignedInAsync(Look look, string person = Walk.Coordinator)
    {
        if (_pages.TryGetValue((look, person), out var there)) return there;
        var page = await StrangerAsync(look);
        await page.SignInAsync(person);
        if (look.English) await page.Button("In English").ClickAsync();
        return _pages[(look, person)] = page;
    }

    public async Task DisposeAsync()
    {
        if (_samsyn is not null) await _samsyn.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
