using System.Text.Json;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Web.Places;

/// <summary>The shapes of a drawn map as GeoJSON in longitude and latitude, for the map in script: the same areas, classes and words.</summary>
static class MapShapes
{
    public static byte[] None { get; } = """{"type":"FeatureCollection","features":[]}"""u8.ToArray();

    public static byte[] Of(MapFigureModel figure)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var shape in figure.Shapes)
            {
                Begin(json, shape.Class.Split(' ')[0], shape.Title, "MultiPolygon");
                foreach (var ring in shape.Rings)
                {
                    // Holes are drawn by the colour of what is under them only in SVG; here each ring is a polygon of its own unless it turns the other way.
                    if (Domain.Places.Outlines.Outline.Twice(ring) < 0) continue;
                    json.WriteStartArray();
                    Ring(json, ring);
                    foreach (var hole in shape.Rings.Where(one => Domain.Places.Outlines.Outline.Twice(one) < 0 && Domain.Places.Outlines.Outline.Within(ring, one[0].X, one[0].Y))) Ring(json, hole);
                    json.WriteEndArray();
                }
                End(json);
            }
            foreach (var label in figure.Labels)
            {
                Begin(json, "label", label.Text, "Point");
                Pair(json, new(label.X, label.Y));
                End(json);
            }
            json.WriteEndArray();
            if (figure.View is { } view)
            {
                json.WriteStartArray("bbox");
                var (low, high) = (CoordinateSystem.Sweref99Tm.ToGeographic(new(view.West, view.South)), CoordinateSystem.Sweref99Tm.ToGeographic(new(view.East, view.North)));
                foreach (var value in new[] { low.X, low.Y, high.X, high.Y }) json.WriteNumberValue(Math.Round(value, 6));
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    static void Begin(Utf8JsonWriter json, string cssClass, string title, string geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("class", cssClass);
        json.WriteString("title", title);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", geometry);
        json.WritePropertyName("coordinates");
        if (geometry != "Point") json.WriteStartArray();
    }

    static void End(Utf8JsonWriter json)
    {
        if (json.CurrentDepth > 4) json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Ring(Utf8JsonWriter json, IReadOnlyList<Position> ring)
    {
        json.WriteStartArray();
        foreach (var corner in ring) Pair(json, corner);
        Pair(json, ring[0]);
        json.WriteEndArray();
    }

    static void Pair(Utf8JsonWriter json, Position metres)
    {
        var degrees = CoordinateSystem.Sweref99Tm.ToGeographic(metres);
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(degrees.X, 6));
        json.WriteNumberValue(Math.Round(degrees.Y, 6));
        json.WriteEndArray();
    }
}
