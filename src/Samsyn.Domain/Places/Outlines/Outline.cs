using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Domain.Places.Outlines;

/// <summary>A polygon with its holes. The last corner is joined to the first and not repeated; metres in SWEREF 99 TM.</summary>
public sealed record OutlinePolygon(IReadOnlyList<Position> Outer, IReadOnlyList<IReadOnlyList<Position>> Holes);

/// <summary>Where a place is: one polygon or several, in SWEREF 99 TM. Made by <see cref="OutlineCheck"/>, so that what is stored holds.</summary>
public sealed record Outline(IReadOnlyList<OutlinePolygon> Polygons)
{
    /// <summary>One polygon without holes, which corners in a row can say.</summary>
    public bool IsSimple => Polygons is [{ Holes.Count: 0 }];

    public int Corners => Polygons.Sum(polygon => polygon.Outer.Count + polygon.Holes.Sum(hole => hole.Count));

    public double West => Polygons.Min(polygon => polygon.Outer.Min(corner => corner.X));
    public double South => Polygons.Min(polygon => polygon.Outer.Min(corner => corner.Y));
    public double East => Polygons.Max(polygon => polygon.Outer.Max(corner => corner.X));
    public double North => Polygons.Max(polygon => polygon.Outer.Max(corner => corner.Y));

    /// <summary>Square metres.</summary>
    public double Area => Polygons.Sum(polygon => Math.Abs(Twice(polygon.Outer)) / 2 - polygon.Holes.Sum(hole => Math.Abs(Twice(hole)) / 2));

    /// <summary>By the even–odd rule; holes are outside.</summary>
    public bool Contains(double x, double y) => Polygons.Any(polygon => Within(polygon.Outer, x, y) && !polygon.Holes.Any(hole => Within(hole, x, y)));

    /// <summary>The centre of gravity of the largest polygon, or a point on a line through it when that lies outside: where the name stands.</summary>
    public Position Middle()
    {
        var ring = Polygons.MaxBy(polygon => Math.Abs(Twice(polygon.Outer)))!.Outer;
        var (sum, x, y) = (0.0, 0.0, 0.0);
        var origin = ring[0];
        for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
        {
            var (ax, ay, bx, by) = (ring[before].X - origin.X, ring[before].Y - origin.Y, ring[at].X - origin.X, ring[at].Y - origin.Y);
            var cross = ax * by - bx * ay;
            (sum, x, y) = (sum + cross, x + (ax + bx) * cross, y + (ay + by) * cross);
        }
        Position middle = new(origin.X + x / (3 * sum), origin.Y + y / (3 * sum));
        return Within(ring, middle.X, middle.Y) ? middle : OnLine(ring, middle.Y);
    }

    /// <summary>The middle of the widest part of a ring at a height.</summary>
    static Position OnLine(IReadOnlyList<Position> ring, double y)
    {
        List<double> crossings = [];
        for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
            if (ring[at].Y > y != ring[before].Y > y) crossings.Add((ring[before].X - ring[at].X) * (y - ring[at].Y) / (ring[before].Y - ring[at].Y) + ring[at].X);
        crossings.Sort();
        var widest = Enumerable.Range(0, crossings.Count / 2).Select(pair => (From: crossings[2 * pair], To: crossings[2 * pair + 1])).DefaultIfEmpty((From: ring[0].X, To: ring[0].X)).MaxBy(part => part.To - part.From);
        return new((widest.From + widest.To) / 2, y);
    }

    /// <summary>Twice the area, above zero when the corners run against the sun.</summary>
    public static double Twice(IReadOnlyList<Position> ring)
    {
        var (sum, origin) = (0.0, ring[0]);
        for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
            sum += (ring[before].X - origin.X) * (ring[at].Y - origin.Y) - (ring[at].X - origin.X) * (ring[before].Y - origin.Y);
        return sum;
    }

    public static bool Within(IReadOnlyList<Position> ring, double x, double y)
    {
        var within = false;
        for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
            if (ring[at].Y > y != ring[before].Y > y && x < (ring[before].X - ring[at].X) * (y - ring[at].Y) / (ring[before].Y - ring[at].Y) + ring[at].X) within = !within;
        return within;
    }

    public bool Equals(Outline? other) => other is not null && (ReferenceEquals(this, other) || (Polygons.Count == other.Polygons.Count
        && Polygons.Zip(other.Polygons).All(pair => pair.First.Outer.SequenceEqual(pair.Second.Outer) && pair.First.Holes.Count == pair.Second.Holes.Count
            && pair.First.Holes.Zip(pair.Second.Holes).All(holes => holes.First.SequenceEqual(holes.Second)))));

    public override int GetHashCode() => HashCode.Combine(Polygons.Count, Corners);
}
