using System.Text.Json;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>JSON-stat 2.0, as PxWeb answers: one row a cell of the cube, each dimension by the words of its categories (areas by code, so that they can be joined).</summary>
static class JsonStat
{
    const long MostCells = 2_000_000;

    sealed record Dimension(string Label, IReadOnlyList<string> Words);

    public static Outcome<SheetTable> Read(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var ids) || !root.TryGetProperty("size", out var sizes) || !root.TryGetProperty("dimension", out var all) || !root.TryGetProperty("value", out var values)
            || ids.ValueKind != JsonValueKind.Array || sizes.ValueKind != JsonValueKind.Array || ids.GetArrayLength() != sizes.GetArrayLength()) return new SheetUnreadable("JSON-stat");
        List<Dimension> dimensions = [];
        var cells = 1L;
        foreach (var (id, size) in ids.EnumerateArray().Zip(sizes.EnumerateArray()))
        {
            if (!size.TryGetInt32(out var count) || count < 0 || id.GetString() is not { } name || !all.TryGetProperty(name, out var dimension) || Read(name, dimension, IsArea(root, name), count) is not { } known)
                return new SheetUnreadable("JSON-stat, dimension");
            dimensions.Add(known);
            cells = cells * count;
            if (cells > MostCells) return new SheetTooLarge(cells, MostCells);
        }
        var (given, status) = (Numbered(values), root.TryGetProperty("status", out var marks) ? Numbered(marks) : []);
        return JsonRows.Table([.. dimensions.Select(dimension => dimension.Label), "value"], Rows());

        IEnumerable<IReadOnlyList<string>> Rows()
        {
            for (var cell = 0; cell < cells; cell++)
            {
                var row = new string[dimensions.Count + 1];
                var rest = cell;
                for (var at = dimensions.Count - 1; at >= 0; at--)
                {
                    row[at] = dimensions[at].Words[rest % dimensions[at].Words.Count];
                    rest /= dimensions[at].Words.Count;
                }
                row[^1] = given.GetValueOrDefault(cell, "") is { Length: > 0 } value ? value : status.GetValueOrDefault(cell, "..") is { Length: > 0 } mark ? mark : "..";
                yield return row;
            }
        }
    }

    /// <summary>The form before JSON-stat: columns, and rows with key and values.</summary>
    public static Outcome<SheetTable> ReadOlder(JsonElement columns, JsonElement data)
    {
        var heading = columns.EnumerateArray().Select(column => JsonRows.Text(column, "text") ?? JsonRows.Text(column, "code") ?? "").ToList();
        List<IReadOnlyList<string>> rows = [];
        foreach (var row in data.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("key", out var key) || !row.TryGetProperty("values", out var values)) return new SheetUnreadable("PxWeb");
            rows.Add([.. key.EnumerateArray().Select(JsonRows.Plain), .. values.EnumerateArray().Select(JsonRows.Plain)]);
        }
        return JsonRows.Table(heading, rows);
    }

    static bool IsArea(JsonElement root, string name) =>
        (root.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.Object && role.TryGetProperty("geo", out var geo) && geo.ValueKind == JsonValueKind.Array && geo.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == name))
        || name.Equals("Region", StringComparison.OrdinalIgnoreCase);

    static Dimension? Read(string name, JsonElement dimension, bool byCode, int count)
    {
        if (dimension.ValueKind != JsonValueKind.Object || !dimension.TryGetProperty("category", out var category) || category.ValueKind != JsonValueKind.Object) return null;
        var labels = category.TryGetProperty("label", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        List<string> codes;
        if (!category.TryGetProperty("index", out var index)) codes = labels.ValueKind == JsonValueKind.Object ? [.. labels.EnumerateObject().Select(one => one.Name)] : [];
        else if (index.ValueKind == JsonValueKind.Array) codes = [.. index.EnumerateArray().Select(JsonRows.Plain)];
        else if (index.ValueKind == JsonValueKind.Object) codes = [.. index.EnumerateObject().OrderBy(one => one.Value.ValueKind == JsonValueKind.Number && one.Value.TryGetInt32(out var at) ? at : int.MaxValue).Select(one => one.Name)];
        else return null;
        if (codes.Count != count) return null;
        return new(JsonRows.Text(dimension, "label") ?? name, byCode || labels.ValueKind != JsonValueKind.Object ? codes : [.. codes.Select(code => JsonRows.Text(labels, code) ?? code)]);
    }

    /// <summary>Both forms of the standard: a list of all cells, or an object of those that are there.</summary>
    static Dictionary<int, string> Numbered(JsonElement values)
    {
        var found = new Dictionary<int, string>();
        if (values.ValueKind == JsonValueKind.Array)
        {
            var at = 0;
            foreach (var value in values.EnumerateArray()) found[at++] = JsonRows.Plain(value);
        }
        else if (values.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in values.EnumerateObject()) if (int.TryParse(member.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at)) found[at] = JsonRows.Plain(member.Value);
        }
        return found;
    }
}
