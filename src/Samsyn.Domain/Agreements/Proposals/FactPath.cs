using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements.Proposals;

/// <summary>
/// Changes one fact by its path in the contract's JSON (RFC 6901): <c>/term/to</c>, <c>/plans/3/fields/convener</c>. An index equal to the
/// list's length, or <c>-</c>, adds an item; null removes one. Every fact can be corrected this way without a rule of its own.
/// </summary>
static class FactPath
{
    static readonly JsonSerializerOptions Strict = new(FactsJson.Options) { RespectNullableAnnotations = true };

    public static Outcome<(AgreementFacts Facts, string? Before, string? After)> Set(AgreementFacts facts, string path, string? value)
    {
        var steps = Steps(path);
        if (steps.Count == 0) return new CorrectionPathUnknown(path);
        var unreadable = false;
        foreach (var candidate in Candidates(value))
        {
            var root = JsonSerializer.SerializeToNode(facts, FactsJson.Options)!;
            var place = steps;
            if (!Put(root, ref place, candidate, out var before)) return new CorrectionPathUnknown(path);
            if (!TryRead(root, out var changed)) unreadable = true;
            else if (candidate is null) return (changed, before, null);
            else if (Find(JsonSerializer.SerializeToNode(changed, FactsJson.Options), place) is { } after)
                return (changed, before, after.ToJsonString(FactsJson.Options));
            // Not there after the round: the contract has no member of that name.
            else if (!unreadable) return new CorrectionPathUnknown(path);
        }
        return new CorrectionNotReadable(path, value ?? "");
    }

    /// <summary>A person types plain text; only where the fact is no text, the same is read as JSON.</summary>
    static IEnumerable<JsonNode?> Candidates(string? value)
    {
        if (value is null)
        {
            yield return null;
            yield break;
        }
        yield return JsonValue.Create(value);
        if (TryParse(value, out var node)) yield return node;
    }

    static List<string> Steps(string path) => path.StartsWith('/')
        ? [.. path[1..].Split('/').Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]
        : [];

    static bool Put(JsonNode root, ref List<string> steps, JsonNode? value, out string? before)
    {
        before = null;
        var parent = root;
        foreach (var step in steps.Take(steps.Count - 1))
        {
            // A fact that the reading left out whole ("term": null) is begun here.
            if (parent is JsonObject holder && holder.ContainsKey(step) && holder[step] is null) holder[step] = new JsonObject();
            if (Child(parent, step) is not { } child) return false;
            parent = child;
        }
        var last = steps[^1];
        switch (parent)
        {
            case JsonObject o:
                before = o[last]?.ToJsonString(FactsJson.Options);
                if (value is null && !o.ContainsKey(last)) return false;
                o[last] = value;
                return true;
            case JsonArray a when Index(last, a.Count) is { } i && (i < a.Count || value is not null):
                before = i < a.Count ? a[i]?.ToJsonString(FactsJson.Options) : null;
                if (i == a.Count) a.Add(value);
                else if (value is null) a.RemoveAt(i);
                else a[i] = value;
                steps = [.. steps.Take(steps.Count - 1), i.ToString(CultureInfo.InvariantCulture)];
                return true;
            default:
                return false;
        }
    }

    static JsonNode? Find(JsonNode? node, IEnumerable<string> steps) => steps.Aggregate(node, Child);

    static JsonNode? Child(JsonNode? node, string step) => node switch
    {
        JsonObject o => o[step],
        JsonArray a when Index(step, a.Count) is { } i && i < a.Count => a[i],
        _ => null,
    };

    static int? Index(string step, int count) => step == "-" ? count
        : int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i <= count ? i : null;

    static bool TryParse(string text, [NotNullWhen(true)] out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            node = null;
        }
        return node is not null;
    }

    static bool TryRead(JsonNode root, [NotNullWhen(true)] out AgreementFacts? facts)
    {
        facts = null;
        if (HasNullItem(root)) return false;
        try
        {
            facts = root.Deserialize<AgreementFacts>(Strict);
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            return false;
        }
        return facts is not null;
    }

    // The serializer lets null into lists even where their items cannot be null.
    static bool HasNullItem(JsonNode? node) => node switch
    {
        JsonArray a => a.Any(item => item is null || HasNullItem(item)),
        JsonObject o => o.Any(member => HasNullItem(member.Value)),
        _ => false,
    };
}
