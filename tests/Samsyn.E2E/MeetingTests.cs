using Microsoft.Playwright;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.E2E;

/// <summary>A meeting of the steering group in a real browser: planned, written at the table with the keyboard by two at once, held, put forward and approved by two persons.</summary>
public sealed class MeetingTests : InExample
{
    const string Director = "Maj Lundvik", PoliceHead = "Tore Almgren", Officer = "Vidar Sköld";

    ExampleForums? _forums;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (Browser.Absent is null) _forums = await ExampleForums.AddTo(Running.DataFolder);
    }

    [BrowserFact]
    [Trait("Requirement", "MTG-01")]
    [Trait("Requirement", "MTG-12")]
    [Trait("Requirement", "ORG-21")]
    public async Task A_meeting_is_planned_written_by_two_held_and_approved_by_both_parties()
    {
        var elsa = await As(Walk.Coordinator);
        var meeting = await PlanAsync(elsa);
        await elsa.GotoAsync(meeting + "/dagordning/ny");
        await elsa.Locator("[name=title]").FillAsync("Belysningen på torget");
        await elsa.Locator("[name=presenter]").FillAsync(Officer);
        await elsa.Locator("[name=minutes]").FillAsync("20");
        await elsa.Button("Lägg till punkten").ClickAsync();
        await elsa.ArrivesAtAsync("**" + meeting + "#dagordning");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("mote-planerat-1280");

        // Attendance: one key a person, and it is said at once whether both parties are here.
        await elsa.GotoAsync(meeting + "/sekreterare");
        await Assertions.Expect(elsa.Locator("[data-parties-no]")).ToBeVisibleAsync();
        var people = elsa.Locator(".room-person");
        await elsa.TabToAsync(".room-person input");
        for (var person = 0; person < await people.CountAsync(); person++) await elsa.Keyboard.PressAsync("n");
        await Assertions.Expect(elsa.Locator("[data-parties-yes]")).ToBeVisibleAsync();
        await Assertions.Expect(elsa.Locator(".room-attendance [data-state]")).ToContainTextAsync("Sparat");

        // Notes, item by item; nothing is sent by hand.
        var items = await elsa.Locator(".room-item").CountAsync();
        for (var item = 0; item < items; item++)
        {
            await elsa.Keyboard.PressAsync("Alt+PageDown");
            await elsa.Keyboard.TypeAsync($"Anteckning {item + 1} av Elsa.");
        }
        await Assertions.Expect(elsa.Locator(".room-item").Last.Locator("[data-state]")).ToContainTextAsync("Sparat");
        await elsa.Keyboard.PressAsync("Tab");
        await elsa.Keyboard.TypeAsync("Gatubelysningen lagas före jul");
        await elsa.Keyboard.PressAsync("Tab");
        await elsa.Keyboard.TypeAsync(Director);
        await elsa.Keyboard.PressAsync("Tab");
        await elsa.Keyboard.TypeAsync("2026-12-20");
        await elsa.Keyboard.PressAsync("Control+Enter");
        await elsa.ArrivesAtAsync("**/sekreterare#punkt-*");
        await Assertions.Expect(elsa.Locator(".room-item").Last.Locator("textarea[name='d0-text']")).ToHaveValueAsync("Gatubelysningen lagas före jul");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("mote-sekreterare-1280");

        // Another secretary under another item: Elsa's page tells where, and keeps what she types.
        var vidar = await As(Officer);
        await vidar.GotoAsync(meeting + "/sekreterare");
        await elsa.Locator(".room-item").Nth(1).Locator("textarea[name=notes]").PressSequentiallyAsync(" Mer från Elsa.");
        await vidar.Locator(".room-item").First.Locator("textarea[name=notes]").FillAsync("Vidars ord.");
        await Assertions.Expect(vidar.Locator(".room-item").First.Locator("[data-state]")).ToContainTextAsync("Sparat");
        await Assertions.Expect(elsa.Locator(".room-item").First.Locator("[data-state]")).ToContainTextAsync("Någon annan");
        await Assertions.Expect(elsa.Locator(".room-item").Nth(1).Locator("[data-state]")).ToContainTextAsync("Sparat");
        await Assertions.Expect(elsa.Locator("[data-live-changed]")).ToBeVisibleAsync();

        // Under the same item nobody writes over the other: both texts are shown, and both can be kept.
        await elsa.Locator(".room-item").First.Locator("textarea[name=notes]").FillAsync("Elsas ord.");
        await Assertions.Expect(elsa.Locator(".room-item").First.Locator("[data-state]")).ToContainTextAsync("Tryck på Spara");
        await elsa.Locator(".room-item").First.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(elsa.Locator("main table")).ToContainTextAsync("Vidars ord.");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("mote-krock-1280");
        await elsa.Button("Spara båda efter varandra").ClickAsync();
        await elsa.ArrivesAtAsync("**/sekreterare#punkt-*");
        await Assertions.Expect(elsa.Locator(".room-item").First.Locator("textarea[name=notes]")).ToHaveValueAsync("Vidars ord.\n\nElsas ord.");

        await elsa.Locator("select[name=chair]").SelectOptionAsync(new SelectOptionValue { Label = $"{PoliceHead}, Polisen" });
        await elsa.Button("Anteckna att mötet är hållet").ClickAsync();
        await elsa.ArrivesAtAsync("**/sekreterare#avslutning");
        await elsa.GotoAsync(meeting + "/protokoll");
        await elsa.Button("Lägg fram för justering").ClickAsync();
        await Assertions.Expect(elsa.Locator(".doc")).ToContainTextAsync("§ 1");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("mote-protokoll-1280");

        foreach (var name in new[] { Director, PoliceHead })
        {
            var approver = await As(name);
            await approver.GotoAsync(meeting + "/protokoll");
            await approver.Link("Justera protokollet").ClickAsync();
            await approver.IsFitToShowAsync();
            await approver.PictureAsync("mote-justera-1280");
            await approver.Button("Justera protokollet").ClickAsync();
            await approver.ArrivesAtAsync("**/protokoll");
        }
        await elsa.ReloadAsync();
        await Assertions.Expect(elsa.Locator(".alert")).ToContainTextAsync("Ändras inte mer");
        await elsa.GotoAsync("/beslut?sok=gatubelysning");
        await Assertions.Expect(elsa.Locator("tbody")).ToContainTextAsync("Gatubelysningen lagas före jul");
        Assert.Empty(Running.Complaints);
    }

    [BrowserFact]
    public async Task Every_page_of_meetings_is_fit_to_show_on_a_phone_in_English_and_in_the_dark()
    {
        var first = await As(Walk.Coordinator);
        var meeting = await PlanAsync(first);
        await first.GotoAsync("/fragor/ny");
        await first.Locator("[name=origin]").SelectOptionAsync(_forums!.Preparation.Value.ToString());
        await first.Locator("[name=title]").FillAsync("Mopeder i parken");
        await first.Button("Väck frågan").ClickAsync();
        var matter = new Uri(first.Url).AbsolutePath;
        await first.GotoAsync(meeting + "/sekreterare");
        await first.Locator(".room-item textarea[name='d0-text']").First.FillAsync("Belysningen ses över till våren");
        await first.Locator(".room-item button[type=submit]").First.ClickAsync();
        await first.GotoAsync("/beslut");
        var decision = (await first.Locator("tbody th a").First.GetAttributeAsync("href"))!;
        foreach (var (width, english, dark) in new[] { (390, true, true), (1280, false, false), (390, false, false), (1280, true, true) })
        {
            var page = await As(Walk.Coordinator, width, dark);
            if (english) await page.Button("In English").ClickAsync();
            foreach (var (name, address) in new[]
            {
                ("moten", "/moten"), ("mote", meeting), ("sekreterare", meeting + "/sekreterare"), ("planera", $"/forum/{_forums!.Steering.Value}/mote/nytt"), ("flytta", meeting + "/flytta"), ("stall-in", meeting + "/stall-in"),
                ("punkt", meeting + "/dagordning/ny"), ("gast", meeting + "/gast"), ("hallet", meeting + "/hallet"), ("beslut", "/beslut"), ("beslutet", decision), ("lage", decision + "/lage"), ("lamna", decision + "/lamna"),
                ("fragor", "/fragor"), ("fraga", matter), ("fraga-lamna", matter + "/lamna"),
            })
            {
                Assert.Equal(200, (await page.GotoAsync(address))!.Status);
                await page.IsFitToShowAsync();
                await page.PictureAsync($"moten-{name}-{new Look(width, english, dark)}");
            }
        }
    }

    [BrowserFact]
    public async Task Without_script_the_same_page_takes_attendance_notes_and_decisions_by_its_buttons()
    {
        var page = await As(Walk.Coordinator, script: false);
        var meeting = await PlanAsync(page);
        await page.GotoAsync(meeting + "/sekreterare");
        foreach (var mark in await page.Locator(".room-person input[value=Present]").AllAsync()) await mark.CheckAsync();
        await page.Button("Spara närvaron").ClickAsync();
        await Assertions.Expect(page.Locator("[data-parties-yes]")).ToBeVisibleAsync();

        var item = page.Locator(".room-item").First;
        await item.Locator("textarea[name=notes]").FillAsync("Skrivet utan skript.");
        await item.Locator("textarea[name='d0-text']").FillAsync("Ett beslut utan skript");
        await item.Locator("button[type=submit]").ClickAsync();

        await Assertions.Expect(page.Locator(".room-item").First.Locator("textarea[name=notes]")).ToHaveValueAsync("Skrivet utan skript.");
        await Assertions.Expect(page.Locator(".room-item").First.Locator("textarea[name='d1-text']")).ToBeVisibleAsync();
    }

    async Task<string> PlanAsync(IPage page)
    {
        await page.GotoAsync($"/forum/{_forums!.Steering.Value}/mote/nytt");
        await page.Locator("[name=date]").FillAsync(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Stockholm").ToString("yyyy-MM-dd"));
        await page.Button("Planera mötet").ClickAsync();
        await page.ArrivesAtAsync("**/moten/*");
        return new Uri(page.Url).AbsolutePath;
    }
}
