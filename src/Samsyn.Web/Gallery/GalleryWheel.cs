using Samsyn.Web.Ui;

namespace Samsyn.Web.Gallery;

/// <summary>A fictional year of twelve forums.</summary>
static class GalleryWheel
{
    public static Wheel Year { get; } = new(2026,
    [
        Ring("Styrgrupp", [(1, 22), (4, 16), (9, 10), (11, 26)]),
        Ring("Beredningsgrupp", [(1, 14), (2, 11), (3, 11), (4, 8), (5, 13), (6, 10), (8, 19), (9, 16), (10, 14), (11, 18), (12, 9)], missing: 8),
        Ring("Skolvägen", Every(42, 20)),
        Ring("Trygga gårdar", Every(28, 9), missing: 5),
        Ring("Checklista", Every(14, 7)),
        Ring("Utsättningsmöten", Every(21, 30)),
        Ring("Trygghetsvandringar", [(4, 23), (10, 8)], missing: 1),
        Ring("Trafik", [(2, 4), (5, 6), (8, 26), (11, 4)]),
        Ring("Grannsamverkan", [(3, 18), (10, 21)]),
        new("Uppföljning",
        [
            new(new(2026, 1, 1), "Tertial 1", WheelState.Held, new(2026, 4, 30)),
            new(new(2026, 5, 1), "Tertial 2", WheelState.Held, new(2026, 8, 31)),
            new(new(2026, 9, 1), "Tertial 3", WheelState.Planned, new(2026, 12, 31)),
        ]),
        Ring("Lägesbild", [(2, 27), (9, 25), (12, 11)]),
        new("Sommarplan", []),
    ])
    {
        Today = GalleryContent.Today,
    };

    public static Wheel Empty { get; } = new(2027, [new("Styrgrupp", []), new("Beredningsgrupp", [])]);

    static WheelRing Ring(string name, (int Month, int Day)[] dates, int missing = -1) => new(name,
        [.. dates.Select((date, i) => Mark(new(2026, date.Month, date.Day), i == missing))], "#");

    static WheelMark Mark(DateOnly date, bool isMissing) => new(date, "Möte",
        isMissing ? WheelState.Missing : date <= GalleryContent.Today ? WheelState.Held : WheelState.Planned, Href: "#");

    static (int, int)[] Every(int days, int from) =>
        [.. Enumerable.Range(0, 366 / days + 1).Select(i => new DateOnly(2026, 1, 1).AddDays(from - 1 + i * days)).Where(date => date.Year == 2026 && date.Month != 7).Select(date => (date.Month, date.Day))];
}
