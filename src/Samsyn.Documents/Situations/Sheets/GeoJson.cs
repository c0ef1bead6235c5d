using System.Globalization;
using System.Text.Json;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>Features as rows (RFC 7946): points by their position, lines and areas by the middle of what they enclose; degrees, longitude first.</summary>
static class GeoJson
{
    const int MostCorners = 2_000_000;

    public static void Flatten(JsonElement feature, Action<string, string> add)
    {
        if (feature.ValueKind != JsonValueKind.Object) return;
        if (feature.TryGetProperty("id", out var id)) add("id", JsonRows.Plain(id));
        if (feature.TryGetProperty("properties", out var properties)) JsonRows.Flatten(properties, "", (name, value) => add(name.Length == 0 ? "properties" : name, value));
        if (!feature.TryGetProperty("geometry", out var geometry) || JsonRows.Text(geometry, "type") is not { } type) return;
        add("geometry", type);
        if (Middle(geometry, type) is not { } middle) return;
        add("longitude", middle.X.ToString("0.######", CultureInfo.InvariantCulture));
        add("latitude", middle.Y.ToString("0.######", CultureInfo.InvariantCulture));
    }

    static (double X, double Y)? Middle(JsonElement geometry, string type)
    {
        if (!geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array) return null;
        List<(double X, double Y)> corners = [];
        Gather(coordinates, corners);
        if (corners.Count == 0) return null;
        if (type == "Point") return corners[0];
        // The outer ring is enough: what matters is one point that stands for the area.
        var ring = type is "Polygon" or "MultiPolygon" ? OuterRing(coordinates, type) : corners;
        return type is "Polygon" or "MultiPolygon" && Centroid(ring) is { } centre ? centre : (corners.Average(corner => corner.X), corners.Average(corner => corner.Y));
    }

    static List<(double X, double Y)> OuterRing(JsonElement coordinates, string type)
    {
        var largest = new List<(double X, double Y)>();
        foreach (var polygon in type == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToList())
        {
            if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0) continue;
            List<(double X, double Y)> ring = [];
            Gather(polygon[0], ring);
            if (Math.Abs(Area(ring)) > Math.Abs(Area(largest))) largest = ring;
        }
        return largest;
    }

    static double Area(List<(double X, double Y)> ring)
    {
        var twice = 0.0;
        for (var at = 0; at < ring.Count; at++) twice += ring[at].X * ring[(at + 1) % ring.Count].Y - ring[(at + 1) % ring.Count].X * ring[at].Y;
        return twice / 2;
    }

    static (double X, double Y)? Centroid(List<(double X, double Y)> ring)
    {
        var area = Area(ring);
        if (Math.Abs(area) < 1e-12) return null;
        var (x, y) = (0.0, 0.0);
        for (var at = 0; at < ring.Count; at++)
        {
            var (from, to) = (ring[at], ring[(at + 1) % ring.Count]);
            var cross = from.X * to.Y - to.X * from.Y;
            (x, y) = (x + (from.X + to.X) * cross, y + (from.Y + to.Y) * cross);
        }
        return (x / (6 * area), y / (6 * area));
    }

    static void Gather(JsonElement coordinates, List<(double X, double Y)> corners)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() == 0 || corners.Count >= MostCorners) return;
        if (coordinates[0].ValueKind == JsonValueKind.Number)
        {
            if (coordinates.GetArrayLength() >= 2 && coordinates[1].ValueKind == JsonValueKind.Number && coordinates[0].TryGetDouble(out var x) && coordinates[1].TryGetDouble(out var y)) corners.Add((x, y));
            return;
        }
        foreach (var inner in coordinates.EnumerateArray()) Gather(inner, corners);
    }
}
