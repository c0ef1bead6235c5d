using System.Globalization;
using System.Text.Json;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>
/// JSON as rows with a heading: a list of objects (members of members by <c>a.b</c>), the open API of police events, GeoJSON, answers of Kolada v3 and of PxWeb (JSON-stat 2 and
/// its older form).
/// </summary>
public static class JsonRows
{
    /// <summary>Bytes of the file.</summary>
    public const long MostBytes = 100L << 20;
    const int MostColumns = 500, MostRows = 5_000_000, Deepest = 64;

    /// <summary>The rows, heading first; lines are those of the list, not of the file.</summary>
    public static Outcome<SheetTable> Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes) return new SheetTooLarge(json.Length >> 20, MostBytes >> 20);
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array) return Records(root);
            if (root.ValueKind != JsonValueKind.Object) return new SheetUnreadable("$");
            if (Text(root, "type") == "FeatureCollection" && root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array) return Records(features, GeoJson.Flatten);
            if (Text(root, "class") == "dataset") return JsonStat.Read(root);
            if (root.TryGetProperty("columns", out var columns) && root.TryGetProperty("data", out var data) && columns.ValueKind == JsonValueKind.Array && data.ValueKind == JsonValueKind.Array) return JsonStat.ReadOlder(columns, data);
            foreach (var name in (ReadOnlySpan<string>)["values", "results", "data", "items"])
                if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array) return IsKolada(list) ? Kolada(list) : Records(list);
            return new SheetUnreadable("$");
        }
        catch (JsonException wrong)
        {
            return new SheetUnreadable($"JSON, {wrong.LineNumber + 1}:{wrong.BytePositionInLine + 1}");
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or OverflowException)
        {
            return new SheetUnreadable($"JSON, {failure.GetType().Name}");
        }
    }

    static Outcome<SheetTable> Records(JsonElement list, Action<JsonElement, Action<string, string>>? flatten = null)
    {
        var (columns, records) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<Dictionary<int, string>>());
        foreach (var record in list.EnumerateArray())
        {
            if (records.Count >= MostRows) return new SheetTooLarge(records.Count, MostRows);
            var cells = new Dictionary<int, string>();
            if (flatten is not null) flatten(record, Add);
            else Flatten(record, "", Add);
            records.Add(cells);

            void Add(string name, string value)
            {
                if (!columns.TryGetValue(name, out var column))
                {
                    if (columns.Count >= MostColumns) return;
                    columns[name] = column = columns.Count;
                }
                cells[column] = value;
            }
        }
        if (columns.Count == 0) return new Tables.TableEmpty();
        return Table([.. columns.Keys], records.Select(cells => (IReadOnlyList<string>)[.. Enumerable.Range(0, columns.Count).Select(column => cells.GetValueOrDefault(column, ""))]));
    }

    internal static SheetTable Table(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) =>
        new([new(1, heading), .. rows.Select((cells, index) => new SheetRow(index + 2, cells))]);

    internal static void Flatten(JsonElement value, string path, Action<string, string> add)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", add);
                break;
            case JsonValueKind.Array:
                add(path.Length == 0 ? "value" : path, string.Join(", ", value.EnumerateArray().Select(Plain)));
                break;
            default:
                var text = Plain(value);
                if (IsLatLon(path, text, out var latitude, out var longitude))
                {
                    add("latitude", latitude);
                    add("longitude", longitude);
                }
                else
                {
                    add(path.Length == 0 ? "value" : path, text);
                }
                break;
        }
    }

    /// <summary>As the police write a position: <c>"gps": "59.3,18.0"</c>.</summary>
    static bool IsLatLon(string path, string text, out string latitude, out string longitude)
    {
        (latitude, longitude) = ("", "");
        if (!path.EndsWith("gps", StringComparison.OrdinalIgnoreCase) || text.Split(',') is not [var north, var east]) return false;
        (latitude, longitude) = (north.Trim(), east.Trim());
        return double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    internal static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.GetRawText(),
    };

    internal static string? Text(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    static bool IsKolada(JsonElement list) => list.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("kpi", out _) && first.TryGetProperty("period", out _) && first.TryGetProperty("values", out _);

    static Outcome<SheetTable> Kolada(JsonElement list)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var record in list.EnumerateArray())
        {
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("values", out var values) || values.ValueKind != JsonValueKind.Array) continue;
            foreach (var value in values.EnumerateArray())
            {
                if (value.ValueKind != JsonValueKind.Object) continue;
                // A status says that the value is missing or kept secret; Kolada leaves the value null then.
                var (number, status) = (Member(value, "value"), Member(value, "status"));
                rows.Add([Member(record, "kpi"), Member(record, "municipality") is { Length: > 0 } municipality ? municipality : Member(record, "ou"), Member(record, "period"), Member(value, "gender"), Member(value, "count"),
                    number.Length > 0 ? number : status is "Private" ? "x" : ".."]);
            }
        }
        return Table(["kpi", "municipality", "period", "gender", "count", "value"], rows);
    }

    static string Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? Plain(member) : "";
}
