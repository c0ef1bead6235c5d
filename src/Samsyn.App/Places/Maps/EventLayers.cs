using Samsyn.Analysis.Density;
using Samsyn.Analysis.HotSpots;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.App.Places.Maps;

/// <summary>Events as points or squares for a map without script: gathered so that some hundreds are drawn, whatever there is.</summary>
static class EventDots
{
    const int Across = 40;

    public static MapAnswer On(MapAnswer answer, EventFilter filter, Place? within)
    {
        var seen = answer.Seen;
        if (!seen.IsExact)
        {
            var squares = seen.Squares(filter).Where(square => within?.Outline is not { } outline || outline.Contains(square.MiddleX, square.MiddleY)).ToList();
            return answer with { Dots = [.. squares.Select(square => new MapDotOfEvents(square.West, square.South, square.Side, square.Count))], Total = squares.Sum(square => (long)square.Count), View = answer.View ?? Around(squares.Select(square => (square.MiddleX, square.MiddleY))) };
        }
        var (x, y, counts) = seen.Positions(filter with { Within = within?.Outline is { } drawn ? new(drawn.West, drawn.South, drawn.East, drawn.North) : null });
        var inside = Enumerable.Range(0, x.Length).Where(at => within?.Outline is not { } outline || outline.Contains(x[at], y[at])).ToList();
        if (inside.Count == 0) return answer with { Total = 0 };
        var view = answer.View ?? Around(inside.Select(at => (x[at], y[at])));
        var side = Math.Max(1, Math.Max(view!.Value.East - view.Value.West, view.Value.North - view.Value.South) / Across);
        var dots = inside.GroupBy(at => (Math.Floor(x[at] / side), Math.Floor(y[at] / side)))
            .Select(group => new MapDotOfEvents(group.Average(at => x[at]), group.Average(at => y[at]), 0, group.Sum(at => (long)counts[at]))).OrderByDescending(dot => dot.Count).ToList();
        return answer with { Dots = dots, Total = inside.Sum(at => (long)counts[at]), View = view };
    }

    internal static (double West, double South, double East, double North)? Around(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToList();
        return all.Count == 0 ? null : (all.Min(one => one.X) - 100, all.Min(one => one.Y) - 100, all.Max(one => one.X) + 100, all.Max(one => one.Y) + 100);
    }
}

/// <summary>The grid that density and hot spots are counted in.</summary>
sealed record EventGrid(DensityGrid Grid, bool[]? Window)
{
    const int MostAcross = 160;

    public static EventGrid? Over(MapAnswer answer, Place? within, MapQuestion question)
    {
        if (answer.View is not { } view) return null;
        var (wide, high) = (view.East - view.West, view.North - view.South);
        var least = Math.Max(Math.Clamp(question.Square, 50, 50_000), answer.Seen.Metres ?? 0);
        var side = (double)least;
        while (Math.Max(wide, high) / side > MostAcross) side *= 2;
        // On the squares of the grid that others see, so that theirs fall whole into these.
        var (left, bottom) = (Math.Floor(view.West / side) * side, Math.Floor(view.South / side) * side);
        DensityGrid grid = new(left, bottom, side, Math.Max(3, (int)Math.Ceiling((view.East - left) / side)), Math.Max(3, (int)Math.Ceiling((view.North - bottom) / side)));
        var outlines = within?.Outline is { } one ? [one] : answer.Areas.Select(area => area.Place.Outline).OfType<Outline>().ToList();
        if (outlines.Count == 0) return new(grid, null);
        var window = new bool[grid.Columns * grid.Rows];
        foreach (var outline in outlines)
            if (WindowMask.Of(grid, [.. outline.Polygons.SelectMany(polygon => polygon.Holes.Prepend(polygon.Outer)).Select(ring => ring.Select(corner => (corner.X, corner.Y)).ToArray())]) is { IsGiven: true, Value: var mask })
                for (var at = 0; at < window.Length; at++) window[at] |= mask[at];
        return new(grid, window.Contains(true) ? window : null);
    }

    public double[] Counts((double[] X, double[] Y, int[] Counts) positions)
    {
        var counts = new double[Grid.Columns * Grid.Rows];
        for (var at = 0; at < positions.X.Length; at++)
        {
            var (column, row) = ((int)Math.Floor((positions.X[at] - Grid.Left) / Grid.Square), (int)Math.Floor((positions.Y[at] - Grid.Bottom) / Grid.Square));
            if (column >= 0 && column < Grid.Columns && row >= 0 && row < Grid.Rows && Window?[row * Grid.Columns + column] != false) counts[row * Grid.Columns + column] += positions.Counts[at];
        }
        return counts;
    }

    public Box Box => new(Grid.Left, Grid.Bottom, Grid.Left + Grid.Columns * Grid.Square, Grid.Bottom + Grid.Rows * Grid.Square);
}

/// <summary>Density of events, edge-corrected at the border of the area.</summary>
static class DensityMap
{
    public static MapAnswer On(MapAnswer answer, EventFilter filter, Place? within, MapQuestion question, CancellationToken cancellation)
    {
        answer = answer with { View = answer.View ?? EventDots.Around(Points(answer.Seen.Positions(filter))) };
        if (EventGrid.Over(answer, within, question) is not { } over) return answer with { Unfit = "map.unfit.noEvents" };
        var positions = answer.Seen.Positions(filter with { Within = over.Box });
        var counts = over.Counts(positions);
        // One point an event, in the middle of its square: finer than the squares the surface says nothing.
        List<double> x = [], y = [];
        for (var at = 0; at < counts.Length; at++)
            for (var left = counts[at]; left > 0; left--)
            {
                x.Add(over.Grid.Left + (at % over.Grid.Columns + 0.5) * over.Grid.Square);
                y.Add(over.Grid.Bottom + (at / over.Grid.Columns + 0.5) * over.Grid.Square);
            }
        if (x.Count == 0) return answer with { Unfit = "map.unfit.noEvents", Total = 0, Side = over.Grid.Square };
        var surface = KernelDensity.Surface([.. x], [.. y], over.Grid, MapQuestion.KernelSquares * over.Grid.Square, over.Window, cancellation: cancellation);
        if (!surface.IsGiven) return answer with { Unfit = "map.unfit.noEvents", Side = over.Grid.Square };
        var values = surface.Value.Values;
        var breaks = MapScale.Equal(values.Max() * 1e6);
        return answer with
        {
            Side = over.Grid.Square, Breaks = breaks, Total = x.Count,
            Squares = [.. Enumerable.Range(0, values.Length).Where(at => values[at] > 0 && values[at] * 1e6 > breaks[0] / 2)
                .Select(at => new MapSquare(over.Grid.Left + at % over.Grid.Columns * over.Grid.Square, over.Grid.Bottom + at / over.Grid.Columns * over.Grid.Square, over.Grid.Square, (long)counts[at], values[at] * 1e6, MapScale.Of(values[at] * 1e6, breaks), HotSpotKind.Never, 0, null))
                .OrderByDescending(square => square.Value)],
        };
    }

    internal static IEnumerable<(double, double)> Points((double[] X, double[] Y, int[] Counts) positions) => positions.X.Zip(positions.Y);
}

/// <summary>Hot spots by Getis and Ord's Gi* in slices of the period, and what each square has been over them.</summary>
static class HotSpotMap
{
    public const int Slices = 6;

    public static MapAnswer On(MapAnswer answer, EventFilter filter, Place? within, MapQuestion question, CancellationToken cancellation)
    {
        answer = answer with { View = answer.View ?? EventDots.Around(DensityMap.Points(answer.Seen.Positions(filter))), Thresholds = new(question.HotZ) };
        if (EventGrid.Over(answer, within, question) is not { } over) return answer with { Unfit = "map.unfit.noEvents" };
        List<double[]> z = [];
        var sums = new double[over.Grid.Columns * over.Grid.Rows];
        foreach (var (from, to) in SlicesOf(answer.From, answer.To, wholeMonths: !answer.Seen.IsExact))
        {
            cancellation.ThrowIfCancellationRequested();
            var counts = over.Counts(answer.Seen.Positions(filter with { From = from, To = to, Within = over.Box }));
            for (var at = 0; at < sums.Length; at++) sums[at] += counts[at];
            var found = GetisOrd.Grid(counts, over.Grid.Columns);
            if (!found.IsGiven) return answer with { Unfit = "map.unfit.flat", Side = over.Grid.Square };
            z.Add(found.Value);
        }
        var histories = HotSpotHistories.Of(z, answer.Thresholds);
        if (!histories.IsGiven) return answer with { Unfit = "map.unfit.short", Side = over.Grid.Square };
        return answer with
        {
            Side = over.Grid.Square, Slices = z.Count, Tested = over.Window?.Count(one => one) ?? sums.Length, Total = (long)sums.Sum(),
            Squares = [.. Enumerable.Range(0, sums.Length).Where(at => histories.Value[at].Kind != HotSpotKind.Never && over.Window?[at] != false)
                .Select(at => new MapSquare(over.Grid.Left + at % over.Grid.Columns * over.Grid.Square, over.Grid.Bottom + at / over.Grid.Columns * over.Grid.Square, over.Grid.Square, (long)sums[at], z[^1][at], 0, histories.Value[at].Kind, histories.Value[at].HotSlices, null))
                .OrderBy(square => Order(square.Hot)).ThenByDescending(square => square.Value)],
        };
    }

    /// <summary>Equal parts of the period, the last ending with it; in whole months fewer when there are fewer months.</summary>
    internal static IReadOnlyList<(DateOnly From, DateOnly To)> SlicesOf(DateOnly from, DateOnly to, bool wholeMonths)
    {
        if (!wholeMonths)
        {
            var days = to.DayNumber - from.DayNumber + 1;
            var slices = Math.Min(Slices, days);
            return [.. Enumerable.Range(0, slices).Select(slice => (from.AddDays((int)((long)days * slice / slices)), from.AddDays((int)((long)days * (slice + 1) / slices) - 1)))];
        }
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        var parts = Math.Min(Slices, months);
        return [.. Enumerable.Range(0, parts).Select(part => (from.AddMonths(months * part / parts), from.AddMonths(months * (part + 1) / parts).AddDays(-1)))];
    }

    static int Order(HotSpotKind kind) => kind switch { HotSpotKind.Persistent => 0, HotSpotKind.Emerging => 1, HotSpotKind.New => 2, HotSpotKind.Sporadic => 3, _ => 4 };
}
