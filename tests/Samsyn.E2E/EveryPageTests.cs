using Microsoft.Playwright;
using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

/// <summary>What holds for every main page in every look, with the example in it and the coordinator before it.</summary>
public sealed class EveryPageTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    const string Absent = "/finns-inte";

    static readonly string[] Addresses =
    [
        "/", "/?part=alla", "/overenskommelser", "{agreement}", "{agreement}?bilaga=4", "{agreement}?datum=2026-03-01", "{agreement}/efterlevnad", "/efterlevnad",
        "{agreement}/original", "{agreement}/meddelanden", "{agreement}/meddelanden/nytt", "{agreement}/tvister/ny",
        "/skyldigheter", "/skyldigheter?vy=manad", "/skyldigheter?vy=hjul", "{duty}", "{duty}/anteckna", "/kalender", "/forum", "/forum/arsplan", "/beredskap", "/planer", "{plan}", "/sok?q=trygghet", "/sok?q=finnsinte",
        "/lagesbild/oversikt", "/information", "{agreement}/information", "{agreement}/information/ny", "{information}", "{information}/foljd", "{agreement}/forum", "{agreement}/forum/nytt", "{body}", "{body}/andra", "{body}/platser/ny", "/mitt-arbete", "/samordnare",
        "{agreement}/bilagor/4", "{agreement}/bilagor/4/foresla", "{agreement}/samrad", "{agreement}/datum", "/organisationer", "/dokumentmall", "/organisationer/ny", "{organisation}", "{organisation}/efterfoljare", "{organisation}/omrade",
        "{organisation}/ratta", "{organisation}/tillsatt", "{organisation}/funktion", "{organisation}/stallforetradare", "{organisation}/avsluta-uppdrag", "{central}/prioriteringar",
        "/granskning", "/granskning?utfall=Refused", "/granskning/kontroll", "/las-in", "/las-in/karantan", "{review}", "{review}?andra=/title", "{review}/faststall", "/logga-in", "/mitt-konto", "/bekrafta", "/data", "/data/ny", "/oppna-data", Absent,
        "/budskap",
    ];

    /// <summary>What only whoever runs the system may open.</summary>
    static readonly string[] Administration = ["/drift", "/anvandare", "/anvandare/bjud-in", "/granskning"];

    /// <summary>The whole document on one page: looked at only in the long run, for its length.</summary>
    const string Whole = "{agreement}?bilaga=alla";

    static readonly Look Wide = new(1280, English: false, Dark: false);

    static readonly Look[] Always = [Wide, new(390, English: true, Dark: true)];

    static readonly Look[] All = [.. from width in new[] { 1280, 390 } from english in new[] { false, true } from dark in new[] { false, true } select new Look(width, english, dark)];

    static bool IsLong => Environment.GetEnvironmentVariable("SAMSYN_LONG") == "1";

    /// <summary>Two looks as a rule; all eight with SAMSYN_LONG=1.</summary>
    public static TheoryData<string, int, bool, bool> Pages()
    {
        var data = new TheoryData<string, int, bool, bool>();
        foreach (var look in IsLong ? All : Always)
            foreach (var address in IsLong ? [.. Addresses, Whole] : Addresses)
                data.Add(address, look.Width, look.English, look.Dark);
        return data;
    }

    public static TheoryData<string, int, bool, bool> PagesOfTheAdministrator()
    {
        var data = new TheoryData<string, int, bool, bool>();
        foreach (var look in IsLong ? All : Always)
            foreach (var address in Administration)
                data.Add(address, look.Width, look.English, look.Dark);
        return data;
    }

    [BrowserTheory]
    [MemberData(nameof(PagesOfTheAdministrator))]
    public async Task A_page_of_the_administrator_is_fit_to_show(string address, int width, bool english, bool dark)
    {
        var page = await district.SignedInAsync(new(width, english, dark), Walk.Administrator);
        Assert.Equal(200, (await page.GotoAsync(address))!.Status);
        await page.IsFitToShowAsync();
        await page.PictureAsync($"administration-{address[1..].Replace('/', '-')}-{new Look(width, english, dark)}");
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_fit_to_show(string address, int width, bool english, bool dark)
    {
        var page = await district.SignedInAsync(new(width, english, dark));
        List<string> wrong = [];
        EventHandler<IConsoleMessage> onConsole = (_, message) =>
        {
            if (message.Type == "error" && !(address == Absent && message.Text.Contains("404", StringComparison.Ordinal))) wrong.Add(message.Text);
        };
        EventHandler<string> onError = (_, error) => wrong.Add(error);
        EventHandler<IResponse> onResponse = (_, response) =>
        {
            if (response.Status >= 400 && !(address == Absent && response.Request.IsNavigationRequest)) wrong.Add($"{response.Status} {response.Url}");
        };
        page.Console += onConsole;
        page.PageError += onError;
        page.Response += onResponse;
        try
        {
            var answer = await page.GotoAsync(district.At(address));
            Assert.Equal(address == Absent ? 404 : 200, answer!.Status);
            Assert.Equal(english ? "en" : "sv", await page.Locator("html").GetAttributeAsync("lang"));
            await page.IsFitToShowAsync();
            if (address is not ("/" or Absent)) await page.PictureAsync($"sida-{address.Replace("{", "").Replace("}", "").Trim('/').Replace('/', '-').Replace('?', '-')}-{new Look(width, english, dark)}");
        }
        finally
        {
            page.Console -= onConsole;
            page.PageError -= onError;
            page.Response -= onResponse;
        }
        Assert.True(wrong.Count == 0, $"{page.Url}: {string.Join("; ", wrong)}");
    }

    [BrowserFact]
    public async Task Styles_and_script_together_weigh_at_most_100_kB()
    {
        var page = await district.StrangerAsync(Wide);
        await page.GotoAsync("/logga-in");
        // As sent over the wire, of everything that the page asked for.
        var weight = await page.EvaluateAsync<int>(
            "performance.getEntriesByType('resource').filter(one => /\\.(css|js)$/.test(new URL(one.name).pathname)).reduce((sum, one) => sum + one.encodedBodySize, 0)");
        Assert.InRange(weight, 1_000, 100_000);
    }

    /// <summary>Every link of every main page leads to a page, and a link to a line or a section finds it there.</summary>
    [BrowserFact]
    public async Task Every_link_leads_somewhere()
    {
        var page = await district.SignedInAsync(Wide);
        Dictionary<string, List<string>> found = new(StringComparer.Ordinal);
        foreach (var address in Addresses.Append(Whole).Where(address => address != Absent))
        {
            await page.GotoAsync(district.At(address));
            foreach (var href in await page.EvaluateAsync<string[]>("[...new Set([...document.links].map(link => link.href))]"))
            {
                var link = new Uri(href);
                if (!link.IsLoopback) continue;
                if (!found.TryGetValue(link.PathAndQuery, out var fragments)) found[link.PathAndQuery] = fragments = [];
                if (link.Fragment.Length > 1 && !fragments.Contains(link.Fragment[1..])) fragments.Add(link.Fragment[1..]);
            }
        }
        var lost = await page.EvaluateAsync<string[]>(
            """
            async links => {
              const lost = [];
              for (const [address, fragments] of Object.entries(links)) {
                const answer = await fetch(address);
                if (!answer.ok) { lost.push(`${answer.status} ${address}`); continue; }
                if (fragments.length === 0) { await answer.body?.cancel(); continue; }
                const there = new DOMParser().parseFromString(await answer.text(), 'text/html');
                for (const fragment of fragments) if (!there.getElementById(decodeURIComponent(fragment))) lost.push(`${address}#${fragment}`);
              }
              return lost;
            }
            """, found.ToDictionary(link => link.Key, link => link.Value.ToArray()));
        Assert.NotEmpty(found);
        Assert.True(lost.Length == 0, $"{lost.Length} of {found.Count}: " + string.Join("; ", lost.Take(20)));
    }
}
