using System.Globalization;
using System.Text;
using Samsyn.App.Places;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Examples;

/// <summary>The fictional district on the map, laid in a forest where nobody lives, and two years of made-up events in it.</summary>
public sealed class ExamplePlaces(Clock clock, CreatePlace create, DrawPlace draw, ClassifyPlace classify, CountInhabitants count, NoteScene scene, SucceedPlace succeed, CreateDataset dataset, ImportEvents import, ShareDataset share, SegmentPlace segments)
{
    const double East = 571_000, North = 6_650_000;

    static readonly (string Name, string Code, long People, double[] Corners)[] Districts =
    [
        ("Kvarntorpet", "9101", 6_420, [0, 1500, 1200, 1350, 1900, 1900, 1850, 3100, 700, 3300, -100, 2500]),
        ("Hamnliden", "9102", 9_180, [0, 1500, 100, 200, 1500, -150, 2100, 600, 1900, 1900, 1200, 1350]),
        ("Ekbacken", "9103", 4_310, [1900, 1900, 2100, 600, 3300, 500, 3700, 1600, 3100, 2300]),
        ("Södra Kajen", "9104", 7_750, [1850, 3100, 1900, 1900, 3100, 2300, 3500, 3300, 2700, 3900]),
    ];

    internal async Task<Outcome> Add(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today;
        var merger = new DateOnly(today.Year - 1, 1, 1);
        var area = await Place(actor, "Norra Fjärden", PlaceKind.DistrictArea, "91", null, merger, [-100, 2500, 0, 1500, 100, 200, 1500, -150, 2100, 600, 3300, 500, 3700, 1600, 3100, 2300, 3500, 3300, 2700, 3900, 1850, 3100, 700, 3300], 27_660, cancellation);
        if (!area.IsDone) return area;
        foreach (var (name, code) in new[] { ("Inre Fjärden", "81"), ("Yttre Fjärden", "82") })
        {
            var before = await create.Run(actor, new(new() { Name = name, Kind = PlaceKind.DistrictArea, Code = code }, new(null, null)), cancellation);
            if (!before.IsDone) return before;
            if (await succeed.Run(actor, new(new(before.Value, 2), area.Value, merger), cancellation) is { IsDone: false } apart) return apart;
        }
        foreach (var (name, code, people, corners) in Districts)
        {
            var district = await Place(actor, name, PlaceKind.District, code, area.Value, null, corners, people, cancellation);
            if (!district.IsDone) return district;
            if (name != "Hamnliden") continue;
            if (await classify.Run(actor, new(new(district.Value, 4), Class(AreaClassification.Vulnerable, today.AddYears(-6))), cancellation) is { IsDone: false } unclassed) return unclassed;
            if (await classify.Run(actor, new(new(district.Value, 5), Class(AreaClassification.Risk, today.AddYears(-2))), cancellation) is { IsDone: false } unrisked) return unrisked;
            var square = await Place(actor, "Busstorget", PlaceKind.DelimitedPlace, null, district.Value, null, [900, 500, 1150, 480, 1180, 680, 930, 720], null, cancellation);
            if (!square.IsDone) return square;
            if (await scene.Run(actor, new(new(square.Value, 3), new(today.AddMonths(-5), SceneStatus.Open, "Öppen försäljning vid norra uppgången, mest fredagar.")), cancellation) is { IsDone: false } unseen) return unseen;
        }
        // A server without a place for events shows the places alone.
        return segments.Find().IsDone ? await Events(actor, today, cancellation) : Outcome.Done;
    }

    static AreaClassification Class(string name, DateOnly from) => new() { Id = Guid.Empty, Class = name, From = from, Source = "Påhittad lägesbild" };

    async Task<Outcome<PlaceId>> Place(Actor actor, string name, PlaceKind kind, string? code, PlaceId? within, DateOnly? from, double[] corners, long? people, CancellationToken cancellation)
    {
        var made = await create.Run(actor, new(new() { Name = name, Kind = kind, Code = code, From = from }, new(within, null)), cancellation);
        if (!made.IsDone) return made;
        var lines = string.Join('\n', corners.Chunk(2).Select(corner => string.Create(CultureInfo.InvariantCulture, $"{East + corner[0]:0} {North + corner[1]:0}")));
        if (await draw.Run(actor, new(new(made.Value, 2), CoordinateSystem.Sweref99Tm, lines), cancellation) is { IsDone: false } undrawn) return Outcome<PlaceId>.Refused(undrawn.Refusals);
        if (people is { } inhabitants && await count.Run(actor, new(new(made.Value, 3), new(clock.Today.Year - 1, inhabitants, "Påhittad statistik")), cancellation) is { IsDone: false } uncounted) return Outcome<PlaceId>.Refused(uncounted.Refusals);
        return made;
    }

    async Task<Outcome> Events(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var created = await dataset.Run(actor, new(new() { Name = "Händelser i Norra Fjärden", Source = "Påhittade händelser", Rule = ImportRule.Replace }), cancellation);
        if (!created.IsDone) return created;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, Made(today), cancellation);
            var imported = await import.Run(actor, new(created.Value, file, new()
            {
                Name = "exempel", CoordinateSystem = CoordinateSystem.Sweref99Tm.Name,
                Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Area, "stadsdel"), new(ColumnRole.Type, "typ"), new(ColumnRole.X, "x"), new(ColumnRole.Y, "y")],
            }, file + ".avvisade", Language.Swedish), null, cancellation);
            return imported.IsDone ? await share.Run(actor, new(created.Value, 2), cancellation) : imported;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The same each time: most around the bus square and growing there, some round a school, the rest anywhere.</summary>
    static string Made(DateOnly today)
    {
        var dice = new Random(20_260_101);
        string[] types = ["Skadegörelse", "Personrån", "Narkotikabrott", "Misshandel utomhus", "Skottlossning"];
        int[] weights = [40, 12, 25, 20, 3];
        var (first, days) = (new DateOnly(today.Year, today.Month, 1).AddYears(-2), 730);
        StringBuilder text = new("tid;stadsdel;typ;x;y\n");
        for (var made = 0; made < 900;)
        {
            var day = dice.Next(days);
            var (x, y) = dice.Next(10) switch
            {
                < 4 when dice.Next(days) < day + 150 => (1040 + Spread(110), 600 + Spread(110)),
                < 6 => (2600 + Spread(220), 3000 + Spread(220)),
                _ => (dice.NextDouble() * 3800 - 100, dice.NextDouble() * 4100 - 150),
            };
            var district = Districts.FirstOrDefault(one => Domain.Places.Outlines.Outline.Within([.. one.Corners.Chunk(2).Select(corner => new Domain.Places.Coordinates.Position(corner[0], corner[1]))], x, y));
            if (district.Code is null) continue;
            var (roll, type) = (dice.Next(weights.Sum()), 0);
            while (roll >= weights[type]) roll -= weights[type++];
            text.Append(CultureInfo.InvariantCulture, $"{first.AddDays(day):yyyy-MM-dd} {dice.Next(24):00}:{dice.Next(60):00};{district.Code};{types[type]};{East + x:0.0};{North + y:0.0}\n");
            made++;
        }
        return text.ToString();

        double Spread(double metres) => metres * Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(Math.Tau * dice.NextDouble());
    }
}
