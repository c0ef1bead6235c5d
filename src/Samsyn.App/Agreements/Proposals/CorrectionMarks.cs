using System.Globalization;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>How a fact differs from what was read, as JSON; a null <paramref name="Before"/>: added by a person.</summary>
public sealed record FactMark(string? Before, string? After);

/// <summary>A fact that a person removed from a list.</summary>
public sealed record RemovedFact(string List, int Index, string Item);

/// <summary>
/// All corrections together: what differs now, by path. A path names a place, and places move when an item of a list is removed or put back;
/// the marks move along.
/// </summary>
public sealed class CorrectionMarks
{
    public const string Kind = "/documentKind";

    readonly Dictionary<string, FactMark> _marks = new(StringComparer.Ordinal);
    readonly List<RemovedFact> _removed = [];

    public IReadOnlyDictionary<string, FactMark> Marks => _marks;
    public IReadOnlyList<RemovedFact> Removed => _removed;
    public int Count => _marks.Count + _removed.Count;

    public static CorrectionMarks Of(IEnumerable<Correction> corrections)
    {
        var marks = new CorrectionMarks();
        foreach (var correction in corrections) marks.Take(correction);
        return marks;
    }

    /// <summary>What takes the mark at a path away again; null when there is none. The kind of document is no fact and is not undone here.</summary>
    public FactCorrection? Undo(string path) => _marks.TryGetValue(path, out var mark) && path != Kind ? new(path, Plain(mark.Before)) : null;

    /// <summary>What puts a removed fact back where it stood.</summary>
    public FactCorrection? Restore(int removed, AgreementFacts facts)
    {
        if (removed < 0 || removed >= _removed.Count) return null;
        var (list, index, item) = _removed[removed];
        if (FactJson.At(FactJson.Of(facts), list)?.DeepClone() is not JsonArray items) return null;
        items.Insert(Math.Min(index, items.Count), JsonNode.Parse(item));
        return new(list, items.ToJsonString(FactsJson.Options));
    }

    void Take(Correction correction)
    {
        var (path, before, after) = (correction.Path, correction.Before, correction.After);
        if (Item(path) is var (list, index) && after is null && before is not null)
        {
            var added = _marks.TryGetValue(path, out var mark) && mark.Before is null;
            Drop(path);
            Move(list, index + 1, -1);
            if (!added) _removed.Add(new(list, index, before));
        }
        else if (Inserted(before, after) is { } place && _removed.FindIndex(gone => gone.List == path && gone.Item == Json(after, place)) is >= 0 and var restored)
        {
            _removed.RemoveAt(restored);
            Move(path, place, 1);
        }
        else if (!Ancestors(path).Any(above => _marks.TryGetValue(above, out var mark) && mark.Before is null))
        {
            var first = _marks.TryGetValue(path, out var earlier) ? earlier.Before : before;
            if (first == after) _marks.Remove(path);
            else _marks[path] = new(first, after);
        }
    }

    void Drop(string path)
    {
        foreach (var key in _marks.Keys.Where(key => key == path || key.StartsWith(path + "/", StringComparison.Ordinal)).ToList()) _marks.Remove(key);
    }

    void Move(string list, int from, int by)
    {
        var moved = _marks.Where(mark => IndexIn(list, mark.Key) >= from).ToList();
        foreach (var (key, _) in moved) _marks.Remove(key);
        foreach (var (key, mark) in moved)
        {
            var rest = key[(list.Length + 1)..];
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            _marks[$"{list}/{(IndexIn(list, key) + by).ToString(CultureInfo.InvariantCulture)}{(slash < 0 ? "" : rest[slash..])}"] = mark;
        }
    }

    static int IndexIn(string list, string path) =>
        path.StartsWith(list + "/", StringComparison.Ordinal) && int.TryParse(path[(list.Length + 1)..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    static (string List, int Index)? Item(string path)
    {
        var slash = path.LastIndexOf('/');
        return int.TryParse(path[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (path[..slash], index) : null;
    }

    static IEnumerable<string> Ancestors(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1)) yield return path[..slash];
    }

    /// <summary>Where one item was put into a list, when that is all the change was.</summary>
    static int? Inserted(string? before, string? after)
    {
        if (before is not ['[', ..] || after is not ['[', ..] || JsonNode.Parse(before) is not JsonArray old || JsonNode.Parse(after) is not JsonArray now || now.Count != old.Count + 1) return null;
        var place = 0;
        while (place < old.Count && JsonNode.DeepEquals(old[place], now[place])) place++;
        return Enumerable.Range(place, old.Count - place).All(i => JsonNode.DeepEquals(old[i], now[i + 1])) ? place : null;
    }

    static string Json(string? list, int index) => ((JsonArray)JsonNode.Parse(list!)!)[index]!.ToJsonString(FactsJson.Options);

    /// <summary>A text without its quotes: that is how a person's text is given to a correction.</summary>
    static string? Plain(string? json) => json is ['"', ..] ? JsonNode.Parse(json)!.GetValue<string>() : json;
}

/// <summary>Facts as the tree of their JSON, which is what a correction's path walks in.</summary>
public static class FactJson
{
    public static JsonObject Of(AgreementFacts facts) => (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(facts, FactsJson.Options)!;

    public static JsonNode? At(JsonNode? node, string path) => path.Split('/').Skip(1).Aggregate(node, (at, step) => at switch
    {
        JsonObject o => o[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)],
        JsonArray a when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < a.Count => a[i],
        _ => null,
    });
}
