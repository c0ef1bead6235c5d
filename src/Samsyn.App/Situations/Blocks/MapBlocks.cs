using Samsyn.App.Places;
using Samsyn.App.Places.Maps;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Situations.Blocks;

/// <summary>No place has an outline, and events are counted by none of their codes: there is nothing to draw on.</summary>
public sealed record BlockWithoutGround : Refusal { public override string Field => "niva"; }

/// <summary>Maps: everything of where events were is asked of <see cref="SeenEvents"/>, so that a map is no finer than its readers may have it.</summary>
static class MapBlocks
{
    const int MostParts = 8, MostAreas = 120;

    public static Outcome<BlockAnswer> Map(BlockAsk ask)
    {
        var (look, split, level) = (ask.One("lager", Enum.GetValues<MapLook>()), ask.One("karta-per", Enum.GetValues<MapSplit>()), ask.One("niva", BlockMethods.Levels));
        var (perInhabitant, side) = (ask.One("antal", MapCounting.Number, MapCounting.PerInhabitant) == MapCounting.PerInhabitant, ask.Whole("ruta", 250, 50, 10_000));
        var ground = ask.Ground!;
        Place? within = null;
        if (ask.Text("inom") is { Length: > 0 } name && (within = ground.Places.All.FirstOrDefault(place => place.Name == name && place.Outline is not null)) is null) ask.Add(new BlockNameUnknown("inom", name));
        if (look is not MapLook.Areas && !ask.Events.HasPlaces) ask.Add(new BlockWithoutPlaces(ask.Dataset.Name));
        var parts = PartsOf(ask.From, ask.To, split);
        if (parts.Count > MostParts) ask.Add(new BlockTooMany("karta-per", parts.Count, MostParts));
        if (ask.Faults.Count > 0) return new BlockWithoutEvents(ask.Dataset.Name);

        var question = new MapQuestion
        {
            Layer = look switch { MapLook.Areas => MapLayer.Areas, MapLook.Density => MapLayer.Density, MapLook.HotSpots => MapLayer.HotSpots, _ => MapLayer.Points }, Types = ask.Types, Level = level, Within = within?.Id, PerInhabitant = perInhabitant, Square = side,
        };
        // The areas are those of the last day, so that all parts have the same ground.
        var (_, whole) = MapAnswers.Of(ground.Places, ground.Seen, question with { Layer = MapLayer.Areas, From = ask.From, To = ask.To }, CancellationToken.None);
        var areas = whole.Areas.Where(area => area.Place.Outline is not null).ToList();
        if (areas.Count > MostAreas) return new BlockTooMany("niva", areas.Count, MostAreas);
        if (look == MapLook.Areas && areas.Count == 0) return new BlockWithoutGround();
        var sight = whole.View ?? EventDots.Around(DensityMap.Points(ground.Seen.Positions(ask.Filter)));
        List<MapAnswer> answers = [.. parts.Select(part => MapAnswers.Of(ground.Places, ground.Seen, question with { From = part.From, To = part.To }, CancellationToken.None).Answer)];
        List<MapPartFound> found = [.. answers.Select(answer => PartOf(ask, answer, areas, look, side, within, sight))];
        IReadOnlyList<double> breaks = look switch
        {
            MapLook.Areas => MapScale.Quantiles(found.SelectMany(part => part.Counts).Select(count => perInhabitant ? count.Rate : count.Count).OfType<double>()),
            MapLook.Density => MapScale.Equal(found.SelectMany(part => part.Cells).Select(cell => cell.Value).DefaultIfEmpty(0).Max()),
            MapLook.Squares or MapLook.Hexagons or MapLook.Points => MapScale.Quantiles(found.SelectMany(part => part.Cells).Select(cell => (double)cell.Count)),
            _ => [],
        };
        // What is faint in one part is judged by the strongest of all.
        if (look == MapLook.Density) found = [.. found.Select(part => part with { Cells = [.. part.Cells.Where(cell => cell.Value > breaks[0] / 2)] })];
        return new MapBlockAnswer
        {
            Head = ask.Head(found.Sum(part => part.Total)) with { From = answers[0].From, To = answers[^1].To }, Look = look, Split = split, PerInhabitant = perInhabitant, Metres = ground.Seen.Metres, Fewest = ground.Seen.IsExact ? 1 : ground.Seen.Precision.Fewest,
            Areas = [.. areas.Select(area => AreaOf(area.Place, area.Inhabitants, sight))], Parts = found, Breaks = breaks, Side = answers[0].Side, Slices = answers[0].Slices, Tested = answers[0].Tested,
            Sight = sight is { } seen ? [Metre(seen.West), Metre(seen.South), Metre(seen.East), Metre(seen.North)] : [],
        };
    }

    /// <summary>Whole years, or seasons of three months from December, cut by the time asked for.</summary>
    internal static IReadOnlyList<(DateOnly From, DateOnly To)> PartsOf(DateOnly from, DateOnly to, MapSplit split)
    {
        if (split == MapSplit.One) return [(from, to)];
        List<(DateOnly, DateOnly)> parts = [];
        for (var start = from; start <= to;)
        {
            var next = split == MapSplit.Years ? new(start.Year + 1, 1, 1) : new DateOnly(start.Year, start.Month, 1).AddMonths(3 - start.Month % 3);
            parts.Add((start, next > to ? to : next.AddDays(-1)));
            start = next;
        }
        return parts;
    }

    static MapPartFound PartOf(BlockAsk ask, MapAnswer answer, List<MapArea> areas, MapLook look, int side, Place? within, (double West, double South, double East, double North)? sight)
    {
        var byPlace = answer.Areas.ToDictionary(area => area.Place.Id);
        List<MapCountFound> counts = look != MapLook.Areas ? [] : [.. areas.Select(area => byPlace.TryGetValue(area.Place.Id, out var one) ? new MapCountFound(one.Count, one.Rate, one.Lower, one.Upper) : new(null, null, null, null))];
        List<MapCellFound> cells = look switch
        {
            MapLook.Areas => [],
            MapLook.Density or MapLook.HotSpots => [.. answer.Squares.Select(square => new MapCellFound(Metre(square.West), Metre(square.South), Metre(square.Side), square.Count, Math.Round(square.Value, 4), square.Hot, square.In))],
            MapLook.Points => [.. answer.Dots.Select(dot => new MapCellFound(Metre(dot.X), Metre(dot.Y), Metre(dot.Side), dot.Count, dot.Count, default, MapAnswers.NameAt(areas, dot.X + dot.Side / 2, dot.Y + dot.Side / 2)))],
            _ => [.. Gathered(ask, answer, look, side, within).Select(cell => cell with { In = MapAnswers.NameAt(areas, cell.Side < 0 ? cell.X : cell.X + cell.Side / 2.0, cell.Side < 0 ? cell.Y : cell.Y + cell.Side / 2.0) })],
        };
        var total = look is MapLook.Squares or MapLook.Hexagons ? cells.Sum(cell => cell.Count) : answer.Total;
        var outside = 0L;
        if (sight is { } box && look is MapLook.Points or MapLook.Squares or MapLook.Hexagons)
        {
            bool IsSeen(MapCellFound cell) => cell.X + Math.Abs(cell.Side) >= box.West && cell.X + Math.Min(cell.Side, 0) <= box.East && cell.Y + Math.Abs(cell.Side) >= box.South && cell.Y + Math.Min(cell.Side, 0) <= box.North;
            outside = cells.Where(cell => !IsSeen(cell)).Sum(cell => cell.Count);
            cells = [.. cells.Where(IsSeen)];
        }
        return new(answer.From, answer.To, total, outside, counts, [.. cells.OrderByDescending(cell => cell.Hot == default ? cell.Value : 0).ThenByDescending(cell => cell.Count).ThenBy(cell => cell.X).ThenBy(cell => cell.Y)], answer.Unfit);
    }

    /// <summary>Events in squares or hexagons of a side; the squares of others are gathered whole, by their middles, and never parted.</summary>
    static IEnumerable<MapCellFound> Gathered(BlockAsk ask, MapAnswer answer, MapLook look, int side, Place? within)
    {
        var seen = answer.Seen;
        // A multiple of the agreed side, so that every square falls whole into one.
        var wide = seen.Metres is { } metres ? (int)Math.Ceiling(side / (double)metres) * metres : side;
        var (x, y, counts) = seen.Positions(ask.Within(answer.From, answer.To) with { Areas = null });
        Dictionary<(int, int), long> sums = [];
        for (var at = 0; at < x.Length; at++)
        {
            if (within?.Outline is { } outline && !outline.Contains(x[at], y[at])) continue;
            var place = look == MapLook.Squares ? ((int)Math.Floor(x[at] / wide) * wide, (int)Math.Floor(y[at] / wide) * wide) : Hexagon(x[at], y[at], wide);
            sums[place] = sums.GetValueOrDefault(place) + counts[at];
        }
        return sums.Select(one => new MapCellFound(one.Key.Item1, one.Key.Item2, look == MapLook.Squares ? wide : -wide, one.Value, one.Value, default, null));
    }

    /// <summary>The middle of the hexagon, corner up and of that radius, that holds a point: axial numbers rounded as cubes.</summary>
    static (int X, int Y) Hexagon(double x, double y, double radius)
    {
        var (q, r) = ((Math.Sqrt(3) / 3 * x - y / 3) / radius, 2.0 / 3 * y / radius);
        var (rq, rr, rs) = (Math.Round(q), Math.Round(r), Math.Round(-q - r));
        var (dq, dr, ds) = (Math.Abs(rq - q), Math.Abs(rr - r), Math.Abs(rs + q + r));
        if (dq > dr && dq > ds) rq = -rr - rs;
        else if (dr > ds) rr = -rq - rs;
        return (Metre(radius * Math.Sqrt(3) * (rq + rr / 2)), Metre(radius * 1.5 * rr));
    }

    /// <summary>Corners that no drawing of this size shows are left out; what is frozen stays small.</summary>
    internal static MapAreaFound AreaOf(Place place, long? inhabitants, (double West, double South, double East, double North)? sight)
    {
        var least = sight is { } box ? Math.Max(box.East - box.West, box.North - box.South) / 1500 : 1;
        var outline = place.Outline!;
        var middle = outline.Middle();
        return new(place.Name, [.. outline.Polygons.SelectMany(polygon => polygon.Holes.Prepend(polygon.Outer)).Select(ring => Thinned(ring, least)).Where(ring => ring.Count >= 6)], Metre(middle.X), Metre(middle.Y), inhabitants);
    }

    static List<int> Thinned(IReadOnlyList<Position> ring, double least)
    {
        List<int> kept = [];
        Position? last = null;
        foreach (var (at, corner) in ring.Index())
        {
            if (at > 0 && at < ring.Count - 1 && last is { } before && Math.Abs(corner.X - before.X) + Math.Abs(corner.Y - before.Y) < least) continue;
            kept.AddRange([Metre(corner.X), Metre(corner.Y)]);
            last = corner;
        }
        return kept;
    }

    static int Metre(double metres) => (int)Math.Round(metres);
}

/// <summary>Whether areas are coloured by how many or by how many for each inhabitant.</summary>
public enum MapCounting { Number, PerInhabitant }
