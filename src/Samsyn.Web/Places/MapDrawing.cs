using System.Globalization;
using System.Text;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Web.Places;

/// <summary>From metres to the units of the drawing: 1000 wide, as high as what is in sight, north up.</summary>
sealed class MapDrawing
{
    public const double Width = 1000;
    const double Tallest = 1200, Flattest = 420, Rim = 0.03;

    readonly double _west, _north, _scale;

    public MapDrawing(MapFigureModel model)
    {
        var corners = model.Shapes.SelectMany(shape => shape.Rings).SelectMany(ring => ring).Concat(model.Dots.Select(dot => new Position(dot.X, dot.Y))).ToList();
        var (west, south, east, north) = model.View ?? (corners.Count == 0 ? (0, 0, 1000, 600) : (corners.Min(one => one.X), corners.Min(one => one.Y), corners.Max(one => one.X), corners.Max(one => one.Y)));
        var (wide, high) = (Math.Max(east - west, 10), Math.Max(north - south, 10));
        // A tall and narrow area gets room beside it rather than a drawing as tall as a tower.
        var room = Math.Max(wide * (1 + 2 * Rim), high * (1 + 2 * Rim) * Width / Tallest);
        _scale = Width / room;
        Height = Math.Round(Math.Max(high * (1 + 2 * Rim) * _scale, Flattest));
        _west = (west + east) / 2 - room / 2;
        _north = (south + north) / 2 + Height / _scale / 2;
    }

    public double Height { get; }

    public string X(double east) => Text((east - _west) * _scale);

    public string Y(double north) => Text((_north - north) * _scale);

    /// <summary>Corners that no eye could tell from a straight line are left out.</summary>
    public string Path(MapShape shape)
    {
        StringBuilder path = new();
        foreach (var ring in shape.Rings)
        {
            (int X, int Y)? last = null;
            var moved = false;
            foreach (var corner in Simpler(ring, 0.6 / _scale))
            {
                var at = ((int)Math.Round((corner.X - _west) * _scale * 10), (int)Math.Round((_north - corner.Y) * _scale * 10));
                if (at == last) continue;
                last = at;
                path.Append(moved ? 'L' : 'M').Append(Text(at.Item1 / 10.0)).Append(' ').Append(Text(at.Item2 / 10.0));
                moved = true;
            }
            if (moved) path.Append('Z');
        }
        return path.ToString();
    }

    /// <summary>A round length for the scale, at most a quarter of the width.</summary>
    public (double Units, double Metres) Scale()
    {
        var most = Width / 4 / _scale;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        var metres = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        return (metres * _scale, metres);
    }

    /// <summary>Douglas and Peucker (1973), without recursion.</summary>
    internal static List<Position> Simpler(IReadOnlyList<Position> ring, double tolerance)
    {
        if (ring.Count <= 5) return [.. ring];
        var kept = new bool[ring.Count];
        kept[0] = kept[ring.Count - 1] = kept[ring.Count / 2] = true;
        Stack<(int From, int To)> parts = new([(0, ring.Count / 2), (ring.Count / 2, ring.Count - 1)]);
        while (parts.TryPop(out var part))
        {
            var (farthest, at) = (tolerance, -1);
            var (a, b) = (ring[part.From], ring[part.To]);
            var length = double.Hypot(b.X - a.X, b.Y - a.Y);
            for (var one = part.From + 1; one < part.To; one++)
            {
                var away = length == 0 ? double.Hypot(ring[one].X - a.X, ring[one].Y - a.Y) : Math.Abs((b.X - a.X) * (ring[one].Y - a.Y) - (b.Y - a.Y) * (ring[one].X - a.X)) / length;
                if (away > farthest) (farthest, at) = (away, one);
            }
            if (at < 0) continue;
            kept[at] = true;
            parts.Push((part.From, at));
            parts.Push((at, part.To));
        }
        return [.. ring.Where((_, at) => kept[at])];
    }

    static string Text(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
