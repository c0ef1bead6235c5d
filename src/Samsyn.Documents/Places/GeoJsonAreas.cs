using System.Text.Json;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Documents.Places;

/// <summary>Why a GeoJSON file, or one feature of it, could not be used.</summary>
public enum GeoJsonFault
{
    /// <summary>The bytes are no JSON, or nested deeper than GeoJSON ever is.</summary>
    NotJson,
    /// <summary>JSON, but no FeatureCollection, Feature, Polygon or MultiPolygon.</summary>
    NotGeoJson,
    /// <summary>There is no feature in it.</summary>
    NoFeatures,
    /// <summary>More features than an import takes.</summary>
    TooMany,
    /// <summary>The file names a coordinate system that is none of Sweden's and not WGS 84.</summary>
    UnknownSystem,
    /// <summary>A geometry that is no polygon: a point or a line has no inside.</summary>
    NotPolygon,
    /// <summary>Coordinates that are no pairs of numbers.</summary>
    BadCoordinates,
    /// <summary>A feature without a name in its properties.</summary>
    NoName,
}

/// <summary>One feature as written, in the coordinates of the file.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Code">Its code; null when it has none.</param>
/// <param name="Polygons">Of each polygon the outer ring first, then holes; empty when <paramref name="Fault"/> says why.</param>
/// <param name="Fault">What is wrong with it; null when it can be used.</param>
public sealed record GeoJsonArea(int Number, string Name, string? Code, IReadOnlyList<IReadOnlyList<IReadOnlyList<Position>>> Polygons, GeoJsonFault? Fault);

/// <summary>What a file held.</summary>
/// <param name="System">The system its coordinates are in, as it says or as they look; WGS 84 when neither tells.</param>
/// <param name="IsGuessed">The file says nothing and its coordinates are no degrees.</param>
/// <param name="Areas">Every feature, also those that cannot be used.</param>
/// <param name="Fault">What is wrong with the file as a whole; null when it was read.</param>
/// <param name="About">The name of an unknown system, or the line of broken JSON; empty otherwise.</param>
public sealed record GeoJsonFile(CoordinateSystem System, bool IsGuessed, IReadOnlyList<GeoJsonArea> Areas, GeoJsonFault? Fault = null, string About = "");

/// <summary>
/// Reads areas from GeoJSON (RFC 7946), with the coordinate system of the older custom (<c>crs</c>) where it is named, and metres recognised where it is not. Never throws for what a
/// file holds.
/// </summary>
public static class GeoJsonAreas
{
    /// <summary>The most features that are read from one file.</summary>
    public const int MostAreas = 2_000;

    static readonly string[] NameWords = ["name", "namn", "kom_namn", "kommunnamn", "stadsdel", "sdo_namn", "omrade", "label", "title"];
    static readonly string[] CodeWords = ["code", "kod", "id", "kommunkod", "kom_kod", "stadsdelskod", "ref"];

    /// <summary>Reads a file.</summary>
    /// <param name="json">Its bytes, UTF-8, with or without a mark at the beginning.</param>
    /// <param name="nameProperty">The property that holds names; null to look for the usual ones.</param>
    /// <param name="codeProperty">The property that holds codes; null to look for the usual ones.</param>
    public static GeoJsonFile Read(ReadOnlyMemory<byte> json, string? nameProperty = null, string? codeProperty = null)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 64 });
            return Read(document.RootElement, nameProperty, codeProperty);
        }
        catch (JsonException broken)
        {
            return new(CoordinateSystem.Wgs84, false, [], GeoJsonFault.NotJson, ((broken.LineNumber ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    static GeoJsonFile Read(JsonElement root, string? nameProperty, string? codeProperty)
    {
        if (SystemOf(root) is not { } said) return new(CoordinateSystem.Wgs84, false, [], GeoJsonFault.UnknownSystem, NameOfSystem(root));
        List<JsonElement> features = [];
        switch (TypeOf(root))
        {
            case "FeatureCollection" when root.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array:
                if (list.GetArrayLength() > MostAreas) return new(CoordinateSystem.Wgs84, false, [], GeoJsonFault.TooMany, list.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture));
                features.AddRange(list.EnumerateArray());
                break;
            case "Feature" or "Polygon" or "MultiPolygon":
                features.Add(root);
                break;
            default:
                return new(CoordinateSystem.Wgs84, false, [], GeoJsonFault.NotGeoJson);
        }
        if (features.Count == 0) return new(CoordinateSystem.Wgs84, false, [], GeoJsonFault.NoFeatures);
        var areas = features.Select((feature, at) => Area(feature, at + 1, nameProperty, codeProperty)).ToList();
        var first = areas.SelectMany(area => area.Polygons).SelectMany(rings => rings).SelectMany(ring => ring).Select(corner => (Position?)corner).FirstOrDefault();
        var guessed = !root.TryGetProperty("crs", out _) && first is { } corner && (Math.Abs(corner.X) > 180 || Math.Abs(corner.Y) > 180);
        return new(guessed ? PositionCheck.Guess(first!.Value) ?? CoordinateSystem.Sweref99Tm : said, guessed, areas);
    }

    static GeoJsonArea Area(JsonElement feature, int number, string? nameProperty, string? codeProperty)
    {
        if (feature.ValueKind != JsonValueKind.Object) return new(number, "", null, [], GeoJsonFault.NotGeoJson);
        var properties = feature.TryGetProperty("properties", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        var (name, code) = (Property(properties, nameProperty, NameWords) ?? "", Property(properties, codeProperty, CodeWords));
        var geometry = TypeOf(feature) == "Feature" ? feature.TryGetProperty("geometry", out var inner) ? inner : default : feature;
        List<IReadOnlyList<IReadOnlyList<Position>>> polygons = [];
        if (geometry.ValueKind != JsonValueKind.Object || TypeOf(geometry) is not ("Polygon" or "MultiPolygon") || !geometry.TryGetProperty("coordinates", out var coordinates))
            return new(number, name, code, [], GeoJsonFault.NotPolygon);
        var isRead = TypeOf(geometry) == "Polygon" ? Add(polygons, coordinates) : coordinates.ValueKind == JsonValueKind.Array && coordinates.EnumerateArray().All(one => Add(polygons, one));
        return !isRead ? new(number, name, code, [], GeoJsonFault.BadCoordinates) : new(number, name, code, polygons, name.Length == 0 ? GeoJsonFault.NoName : null);
    }

    static bool Add(List<IReadOnlyList<IReadOnlyList<Position>>> polygons, JsonElement rings)
    {
        if (rings.ValueKind != JsonValueKind.Array) return false;
        List<IReadOnlyList<Position>> read = [];
        foreach (var ring in rings.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array) return false;
            List<Position> corners = [];
            foreach (var corner in ring.EnumerateArray())
            {
                if (corner.ValueKind != JsonValueKind.Array || corner.GetArrayLength() < 2 || corner[0].ValueKind != JsonValueKind.Number || corner[1].ValueKind != JsonValueKind.Number) return false;
                if (!corner[0].TryGetDouble(out var x) || !corner[1].TryGetDouble(out var y) || !double.IsFinite(x) || !double.IsFinite(y)) return false;
                corners.Add(new(x, y));
            }
            read.Add(corners);
        }
        polygons.Add(read);
        return read.Count > 0;
    }

    static string? Property(JsonElement properties, string? asked, string[] usual)
    {
        if (properties.ValueKind != JsonValueKind.Object) return null;
        foreach (var word in asked is null ? usual : [asked])
            foreach (var one in properties.EnumerateObject())
                if (string.Equals(one.Name, word, StringComparison.OrdinalIgnoreCase) && one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                    && string.Equals(one.Name, word, StringComparison.OrdinalIgnoreCase) && Plain(one.Value.ToString()) is { Length: > 0 } text) return text;
        return null;
    }

    static string Plain(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsControl(letter))).Trim();
        return plain.Length > 200 ? plain[..200] : plain;
    }

    static string TypeOf(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    static CoordinateSystem? SystemOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null) return CoordinateSystem.Wgs84;
        var name = NameOfSystem(root);
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase)) return CoordinateSystem.Wgs84;
        var number = name[(name.LastIndexOf(':') + 1)..];
        return CoordinateSystem.Find("EPSG:" + number) ?? CoordinateSystem.Find(name);
    }

    static string NameOfSystem(JsonElement root) =>
        root.TryGetProperty("crs", out var crs) && crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? Plain(name.GetString()!) : "";
}
