using System.Globalization;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Domain.Places.Outlines;

/// <summary>Makes an outline of what was typed, drawn or read, or says what is wrong with it and where.</summary>
public static class OutlineCheck
{
    /// <summary>The coast of a municipality in the archipelago has some tens of thousands.</summary>
    public const int MostCorners = 50_000;

    /// <summary>Corners closer than this, in metres, are the same.</summary>
    const double Same = 0.05;

    /// <summary>Rings as written in <paramref name="system"/>: of each polygon the outer one first, then holes. A corner repeated at the end is left out.</summary>
    public static Outcome<Outline> Of(CoordinateSystem system, IReadOnlyList<IReadOnlyList<IReadOnlyList<Position>>> polygons)
    {
        if (polygons.Count == 0 || polygons.All(rings => rings.Count == 0)) return new OutlineEmpty();
        var corners = polygons.Sum(rings => rings.Sum(ring => ring.Count));
        if (corners > MostCorners) return new OutlineTooDetailed(corners, MostCorners);
        List<Refusal> found = [];
        List<OutlinePolygon> made = [];
        foreach (var (rings, at) in polygons.Select((rings, at) => (rings, at + 1)))
        {
            if (rings.Count == 0 || Misplaced(system, rings, at) is { } misplaced && Add(found, misplaced)) continue;
            var plane = rings.Select(ring => Tidy(ring.Select(corner => system.To(CoordinateSystem.Sweref99Tm, corner)))).ToList();
            if (plane.Find(ring => ring.Count < 3) is { } cut) found.Add(new RingTooShort(at, cut.Count));
            else if (plane.Exists(IsFlat)) found.Add(new RingWithoutArea(at));
            else if (Crossing(plane, at) is { } crossing) found.Add(crossing);
            else if (plane.FindIndex(1, hole => !Outline.Within(plane[0], hole[0].X, hole[0].Y)) is > 0 and var outside) found.Add(new HoleOutsidePolygon(at, outside));
            else made.Add(new([.. Turned(plane[0], againstSun: true)], [.. plane.Skip(1).Select(hole => (IReadOnlyList<Position>)[.. Turned(hole, againstSun: false)])]));
        }
        return found.Count > 0 ? Outcome<Outline>.Refused(found) : new Outline(made);
    }

    /// <summary>One polygon of corners typed a line each, east before north or (in WGS 84) as degrees in the order that puts them in Sweden.</summary>
    public static Outcome<Outline> OfLines(CoordinateSystem system, string text)
    {
        List<Position> corners = [];
        List<Refusal> found = [];
        foreach (var (line, number) in text.Split('\n').Select((line, at) => (line.Trim(), at + 1)).Where(one => one.Item1.Length > 0))
        {
            var parts = line.Split([' ', '\t', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 1) parts = line.Split(',', StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && Number(parts[0]) is { } x && Number(parts[1]) is { } y) corners.Add(new(x, y));
            else found.Add(new CornerUnreadable(number, line.Length > 40 ? line[..40] + "…" : line));
        }
        if (found.Count > 0) return Outcome<Outline>.Refused(found);
        return corners.Count == 0 ? new OutlineEmpty() : Of(system, [[corners]]);
    }

    static double? Number(string text) =>
        double.TryParse(text.TrimEnd(',').Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static bool Add(List<Refusal> found, Refusal one)
    {
        found.Add(one);
        return true;
    }

    static CornerMisplaced? Misplaced(CoordinateSystem system, IReadOnlyList<IReadOnlyList<Position>> rings, int polygon)
    {
        var number = 0;
        foreach (var corner in rings.SelectMany(ring => ring))
        {
            number++;
            var fault = double.IsFinite(corner.X) && double.IsFinite(corner.Y) ? PositionCheck.Explain(system, corner) : PositionFault.Outside;
            if (fault == PositionFault.None) continue;
            var meant = fault == PositionFault.OtherSystem ? PositionCheck.Guess(corner)?.Name ?? "" : "";
            return new(polygon, number, string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.######} {corner.Y:0.######}"), fault, meant);
        }
        return null;
    }

    static List<Position> Tidy(IEnumerable<Position> corners)
    {
        List<Position> kept = [];
        foreach (var corner in corners.Select(corner => new Position(Math.Round(corner.X, 2), Math.Round(corner.Y, 2))))
            if (kept.Count == 0 || !IsSame(kept[^1], corner)) kept.Add(corner);
        while (kept.Count > 1 && IsSame(kept[0], kept[^1])) kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    /// <summary>All corners lie on one line, to within a decimetre.</summary>
    static bool IsFlat(List<Position> ring)
    {
        var far = ring.MaxBy(corner => double.Hypot(corner.X - ring[0].X, corner.Y - ring[0].Y));
        var (dx, dy) = (far.X - ring[0].X, far.Y - ring[0].Y);
        return ring.TrueForAll(corner => Math.Abs(dx * (corner.Y - ring[0].Y) - dy * (corner.X - ring[0].X)) < 0.1 * double.Hypot(dx, dy));
    }

    static bool IsSame(Position one, Position other) => Math.Abs(one.X - other.X) < Same && Math.Abs(one.Y - other.Y) < Same;

    static IEnumerable<Position> Turned(List<Position> ring, bool againstSun) => Outline.Twice(ring) > 0 == againstSun ? ring : Enumerable.Reverse(ring);

    sealed record Edge(Position From, Position To, int Ring, int Number)
    {
        public double West => Math.Min(From.X, To.X);
        public double East => Math.Max(From.X, To.X);
    }

    /// <summary>The first two edges that cross or touch elsewhere than in a corner they share, found by a sweep from west to east.</summary>
    static OutlineCrossesItself? Crossing(List<List<Position>> rings, int polygon)
    {
        var edges = rings.SelectMany((ring, number) => ring.Select((corner, at) => new Edge(corner, ring[(at + 1) % ring.Count], number, at))).OrderBy(edge => edge.West).ToList();
        List<Edge> open = [];
        foreach (var edge in edges)
        {
            open.RemoveAll(other => other.East < edge.West);
            foreach (var other in open)
            {
                var neighbours = edge.Ring == other.Ring && (Math.Abs(edge.Number - other.Number) is var apart && (apart == 1 || apart == rings[edge.Ring].Count - 1));
                if (Meet(edge, other, neighbours) is { } where)
                    return new(polygon, Math.Min(edge.Number, other.Number) + 1, Math.Max(edge.Number, other.Number) + 1, (long)Math.Round(where.X), (long)Math.Round(where.Y));
            }
            open.Add(edge);
        }
        return null;
    }

    static Position? Meet(Edge one, Edge other, bool neighbours)
    {
        if (Math.Max(one.From.Y, one.To.Y) < Math.Min(other.From.Y, other.To.Y) || Math.Min(one.From.Y, one.To.Y) > Math.Max(other.From.Y, other.To.Y)) return null;
        var (dx, dy, ex, ey) = (one.To.X - one.From.X, one.To.Y - one.From.Y, other.To.X - other.From.X, other.To.Y - other.From.Y);
        var cross = dx * ey - dy * ex;
        var (gx, gy) = (other.From.X - one.From.X, other.From.Y - one.From.Y);
        if (neighbours)
        {
            // Two edges from one corner cross only when they run back over each other.
            var shared = one.To == other.From ? one.To : one.From;
            var (away, along) = (one.To == shared ? one.From : one.To, other.From == shared ? other.To : other.From);
            var (ax, ay, bx, by) = (away.X - shared.X, away.Y - shared.Y, along.X - shared.X, along.Y - shared.Y);
            return Math.Abs(ax * by - ay * bx) < 1e-9 && ax * bx + ay * by > 0 ? shared : null;
        }
        if (Math.Abs(cross) < 1e-9)
        {
            if (Math.Abs(gx * dy - gy * dx) > 1e-6) return null;
            var length = dx * dx + dy * dy;
            var (from, to) = ((gx * dx + gy * dy) / length, ((gx + ex) * dx + (gy + ey) * dy) / length);
            return Math.Max(from, to) < 0 || Math.Min(from, to) > 1 ? null : other.From;
        }
        var (t, u) = ((gx * ey - gy * ex) / cross, (gx * dy - gy * dx) / cross);
        return t is >= 0 and <= 1 && u is >= 0 and <= 1 ? new(one.From.X + t * dx, one.From.Y + t * dy) : null;
    }
}
