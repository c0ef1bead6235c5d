using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>A meeting of the steering group on its day: all are there, an annex is decided on, the minutes are approved by both parties.</summary>
static class SteeringMeeting
{
    public const string Director = "Maj Lundvik", PoliceHead = "Tore Almgren", ChairOfCity = $"{Director}, Kommunen", ChairOfPolice = $"{PoliceHead}, Polisen";

    public static async Task DecideAsync(IPage secretary, Func<string, Task<IPage>> signIn, string meeting, string item, string decision, string chair)
    {
        await secretary.GotoAsync(meeting + "/sekreterare");
        foreach (var present in await secretary.Locator(".room-person input[value=Present]").AllAsync()) await present.CheckAsync();
        await Assertions.Expect(secretary.Locator("[data-parties-yes]")).ToBeVisibleAsync();
        await Assertions.Expect(secretary.Locator(".room-attendance [data-state]")).ToContainTextAsync("Sparat");
        foreach (var spoken in await secretary.Locator(".room-item", new() { HasNotText = item }).AllAsync())
        {
            await spoken.Locator("textarea[name=notes]").FillAsync("Samordnarna redovisade. Gruppen ställde frågor.");
            await Assertions.Expect(spoken.Locator("[data-state]")).ToContainTextAsync("Sparat", new() { Timeout = 20_000 });
        }
        var decided = secretary.Locator(".room-item", new() { HasText = item });
        await decided.Locator("textarea[name='d0-text']").FillAsync(decision);
        await decided.Locator("button[type=submit]").ClickAsync();
        await secretary.ArrivesAtAsync("**/sekreterare#punkt-*");
        await secretary.Locator("select[name=chair]").SelectOptionAsync(new SelectOptionValue { Label = chair });
        await secretary.Button("Anteckna att mötet är hållet").ClickAsync();
        await ArrivesAsync(secretary, url => url.EndsWith("/sekreterare#avslutning", StringComparison.Ordinal));
        await secretary.GotoAsync(meeting + "/protokoll");
        await secretary.Button("Lägg fram för justering").ClickAsync();
        await ArrivesAsync(secretary, meeting + "/protokoll");
        foreach (var name in new[] { Director, PoliceHead })
        {
            var approver = await signIn(name);
            await approver.GotoAsync(meeting + "/protokoll/justera");
            await approver.Button("Justera protokollet").ClickAsync();
            await ArrivesAsync(approver, meeting + "/protokoll");
        }
    }

    /// <summary>A minute, since half a year is walked under a false clock.</summary>
    public static Task ArrivesAsync(IPage page, string address) => ArrivesAsync(page, url => new Uri(url).AbsolutePath == address);

    static Task ArrivesAsync(IPage page, Func<string, bool> isThere) => page.ArrivesAtAsync(isThere, seconds: 60);
}
