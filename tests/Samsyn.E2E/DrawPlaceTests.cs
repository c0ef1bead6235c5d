using System.Globalization;
using Microsoft.Playwright;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.E2E.Kit;
using Position = Samsyn.Domain.Places.Coordinates.Position;

namespace Samsyn.E2E;

/// <summary>Corners of a place clicked out in the map beside the box where they are typed: by mouse, by keyboard, and without script.</summary>
public sealed class DrawPlaceTests(ExampleDistrict district) : IClassFixture<ExampleDistrict>
{
    static readonly Look Wide = new(1280, English: false, Dark: false), Narrow = new(390, English: true, Dark: true);

    [BrowserFact]
    [Trait("Requirement", "SIT-10")]
    public async Task Corners_are_clicked_dragged_removed_undone_and_stored_and_a_border_that_crosses_itself_is_told()
    {
        var page = await district.SignedInAsync(Wide);
        var place = await New(page, "Klicktorget");
        await Open(page, place + "/rita");
        await Assertions.Expect(Corners(page)).ToHaveCountAsync(0);
        await page.IsFitToShowAsync();
        await page.PictureAsync("rita-tom-1280");

        // Around in order, and one more between the third and the fourth when the third is chosen.
        await Click(page, -150, -100);
        await Click(page, 150, -100);
        await Click(page, 150, 100);
        await Click(page, -150, 100);
        Assert.Equal(4, (await Lines(page)).Length);
        await Corners(page).Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator("[data-words]")).ToContainTextAsync("Hörn 3 av 4");
        await Click(page, 0, 140);
        await Assertions.Expect(Corners(page)).ToHaveCountAsync(5);
        await Assertions.Expect(Corners(page).Nth(3)).ToHaveAttributeAsync("aria-pressed", "true");
        await page.IsFitToShowAsync();
        await page.PictureAsync("rita-fem-horn-1280");

        var before = await Lines(page);
        await Drag(page, 1, 40, -40);
        var dragged = await Lines(page);
        Assert.Equal(before.Where((_, at) => at != 1), dragged.Where((_, at) => at != 1));
        Assert.True(East(dragged[1]) > East(before[1]) && North(dragged[1]) > North(before[1]), $"{before[1]} → {dragged[1]}");
        await page.Button("Ta bort valt hörn").ClickAsync();
        Assert.Equal(4, (await Lines(page)).Length);
        await page.Button("Ångra").ClickAsync();
        Assert.Equal(dragged, await Lines(page));
        await page.Button("Ångra").ClickAsync();
        Assert.Equal(before, await Lines(page));

        // Two corners change places in the box: the map follows, and the server tells where the border crosses itself.
        await page.Locator("[name=outline]").FillAsync(string.Join('\n', [before[1], before[0], .. before[2..]]));
        await Assertions.Expect(Corners(page).First).ToHaveAttributeAsync("aria-label", $"Hörn 1 av 5: {before[1]}");
        await page.Button("Spara gränsen").ClickAsync();
        await Assertions.Expect(page.Locator("#outline-error")).ToBeVisibleAsync();
        await page.Locator("[data-draw][data-ready]").WaitForAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(Corners(page)).ToHaveCountAsync(5);
        await page.IsFitToShowAsync();
        await page.PictureAsync("rita-korsar-1280");
        await page.Locator("[name=outline]").FillAsync(string.Join('\n', before));
        await page.Button("Spara gränsen").ClickAsync();
        await page.ArrivesAtAsync("**" + place);
        await Assertions.Expect(page.Locator("svg.map-svg path.map-own")).ToBeVisibleAsync();

        // What was stored is what was clicked, whichever way round.
        await Open(page, place + "/rita");
        Assert.Equal(before.Select(Told).Order(), (await Lines(page)).Select(Told).Order());
        await page.PictureAsync("rita-sparad-1280");
        foreach (var few in new[] { before[..2], [before[0], before[0], before[0]] })
        {
            await page.Locator("[name=outline]").FillAsync(string.Join('\n', few));
            await page.Button("Spara gränsen").ClickAsync();
            await Assertions.Expect(page.Locator("#outline-error")).ToBeVisibleAsync();
        }

        static string Told(string line) => $"{East(line):0.0} {North(line):0.0}";
    }

    [BrowserFact]
    [Trait("Requirement", "SIT-10")]
    public async Task By_keyboard_alone_corners_are_put_moved_removed_and_undone()
    {
        var page = await district.SignedInAsync(Wide);
        await Open(page, await New(page, "Tangenttorget") + "/rita");
        await page.Locator("[data-draw] canvas").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Single(await Lines(page));
        await page.Button("Lägg ett hörn i kartans mitt").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(3, (await Lines(page)).Length);
        var first = (await Lines(page))[0];
        await Corners(page).Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Corners(page).Nth(2).FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Shift+ArrowUp");
        await Assertions.Expect(Corners(page).Nth(2)).ToBeFocusedAsync();
        var moved = await Lines(page);
        Assert.Equal(first, moved[0]);
        Assert.True(East(moved[1]) - East(first) > 1 && Math.Abs(North(moved[1]) - North(first)) < (East(moved[1]) - East(first)) / 5, $"{first} → {moved[1]}");
        Assert.True(North(moved[2]) - North(first) > 1, $"{first} → {moved[2]}");
        await Assertions.Expect(page.Locator("[data-words]")).ToHaveTextAsync($"Hörn 3 av 3: {moved[2]}");
        await page.Keyboard.PressAsync("Delete");
        Assert.Equal(moved[..2], await Lines(page));
        await Assertions.Expect(Corners(page).Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(moved, await Lines(page));
        await page.IsFitToShowAsync();
    }

    [BrowserFact]
    public async Task The_map_reads_every_system_as_the_server_does_and_writes_over_nothing_that_it_cannot_read()
    {
        var page = await district.SignedInAsync(Wide);
        await Open(page, await New(page, "Systemtorget") + "/rita");
        Position[] corners = [new(571_900, 6_650_500), new(572_150, 6_650_480), new(572_180, 6_650_680), new(571_930, 6_650_720)];
        await page.Locator("[name=outline]").FillAsync(Text(CoordinateSystem.Sweref99Tm, corners));
        await page.Button("Visa hela platsen").ClickAsync();
        var there = await Seen(page);
        foreach (var system in CoordinateSystem.All)
        {
            await page.Locator("select[name=system]").SelectOptionAsync(system.Name);
            await page.Locator("[name=outline]").FillAsync(Text(system, corners));
            await Assertions.Expect(Corners(page)).ToHaveCountAsync(4);
            await Assertions.Expect(Corners(page).First).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(Text(system, corners[..1]).Split(' ')[0])));
            foreach (var (was, now) in there.Zip(await Seen(page))) Assert.True(Math.Abs(was.X - now.X) < 1 && Math.Abs(was.Y - now.Y) < 1, $"{system.Name}: {was} is shown at {now}");
        }

        await page.Locator("select[name=system]").SelectOptionAsync(CoordinateSystem.Sweref99Tm.Name);
        var text = Text(CoordinateSystem.Sweref99Tm, corners) + "\nvid kiosken";
        await page.Locator("[name=outline]").FillAsync(text);
        await Assertions.Expect(page.Locator("[data-words]")).ToContainTextAsync("Rad 5 i rutan går inte att läsa");
        await Click(page, 0, 0);
        await Assertions.Expect(page.Locator("[name=outline]")).ToHaveValueAsync(text);
        await page.Locator("[name=outline]").FillAsync("12 13");
        await Assertions.Expect(page.Locator("[data-words]")).ToContainTextAsync("utanför Sverige");
        await Assertions.Expect(Corners(page)).ToHaveCountAsync(0);

        static string Text(CoordinateSystem system, IEnumerable<Position> corners) => string.Join('\n', corners.Select(corner => CoordinateSystem.Sweref99Tm.To(system, corner)).Select(at => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(at.X, 8)} {Math.Round(at.Y, 8)}")));
    }

    [BrowserFact]
    public async Task It_is_fit_to_show_on_a_phone_in_the_dark_and_the_box_stands_alone_without_script()
    {
        var narrow = await district.SignedInAsync(Narrow);
        await narrow.GotoAsync("/platser?q=Busstorget");
        await narrow.Locator("main table th a").First.ClickAsync();
        await narrow.ArrivesAtAsync("**/platser/*-*");
        var address = new Uri(narrow.Url).AbsolutePath + "/rita";
        await Open(narrow, address);
        await Assertions.Expect(Corners(narrow)).ToHaveCountAsync(4);
        await narrow.WaitForTimeoutAsync(500);
        await narrow.IsFitToShowAsync();
        await narrow.PictureAsync("rita-390");

        var bare = await district.StrangerAsync(Wide, script: false);
        await bare.SignInAsync(Walk.Coordinator);
        await bare.GotoAsync(address);
        await Assertions.Expect(bare.Locator("[data-draw]")).ToBeHiddenAsync();
        await Assertions.Expect(bare.Locator("[name=outline]")).ToHaveValueAsync(await narrow.Locator("[name=outline]").InputValueAsync());
        await bare.PictureAsync("rita-utan-skript-1280");
        await bare.Button("Spara gränsen").ClickAsync();
        await bare.ArrivesAtAsync(url => !url.EndsWith("/rita", StringComparison.Ordinal));
    }

    static async Task<string> New(IPage page, string name)
    {
        await page.GotoAsync("/platser/ny");
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("main form .form-acts button").First.ClickAsync();
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath is var path && path.StartsWith("/platser/", StringComparison.Ordinal) && !path.EndsWith("/ny", StringComparison.Ordinal));
        var place = new Uri(page.Url).AbsolutePath;
        return place.EndsWith("/rita", StringComparison.Ordinal) ? place[..^"/rita".Length] : place;
    }

    static async Task Open(IPage page, string address)
    {
        Assert.Equal(200, (await page.GotoAsync(address))!.Status);
        await page.Locator("[data-draw][data-ready]").WaitForAsync(new() { Timeout = 20_000 });
    }

    static ILocator Corners(IPage page) => page.Locator(".draw-corner");

    static async Task<string[]> Lines(IPage page) => [.. (await page.Locator("[name=outline]").InputValueAsync()).Split('\n').Where(line => line.Length > 0)];

    static async Task<IReadOnlyList<(double X, double Y)>> Seen(IPage page)
    {
        List<(double, double)> seen = [];
        foreach (var corner in await Corners(page).AllAsync())
        {
            var box = (await corner.BoundingBoxAsync())!;
            seen.Add((box.X + box.Width / 2, box.Y + box.Height / 2));
        }
        return seen;
    }

    /// <summary>At so many pixels from the middle of the map.</summary>
    static async Task Click(IPage page, float right, float down)
    {
        var canvas = page.Locator("[data-draw] canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2 + right, box.Y + box.Height / 2 + down);
    }

    static async Task Drag(IPage page, int corner, float right, float down)
    {
        var box = (await Corners(page).Nth(corner).BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + right / 2, y + down / 2, new() { Steps = 4 });
        await page.Mouse.MoveAsync(x + right, y + down, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    static double East(string line) => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);

    static double North(string line) => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
}
