using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>A value of the contract's JSON in words.</summary>
static class FactWords
{
    /// <summary>Null when there is nothing to show.</summary>
    public static string? Of(FactField field, JsonNode? value, Language language) => (field.Kind, value) switch
    {
        (_, null) => null,
        (InputKind.Date, _) => Dates.Full(value.Deserialize<DateOnly>(FactsJson.Options), language),
        (InputKind.YesNo, _) => value.GetValue<bool>() ? Texts.Get(language, "import.yes") : null,
        (InputKind.Choice, _) => Choice(field.Of!, value, language),
        (InputKind.Choices, JsonArray several) => Joined(several.Select(one => Choice(field.Of!, one!, language)), ", "),
        (InputKind.Lines, JsonArray lines) => Joined(lines.Select(line => line!.GetValue<string>()), "\n"),
        (InputKind.Cadences, _) => value.Deserialize<List<Cadence>>(FactsJson.Options) is { Count: > 0 } cadences ? TimeWords.Of(cadences, language) : null,
        (InputKind.Term, _) => value.Deserialize<PlanTerm>(FactsJson.Options) is { } term and not TermMissing ? TimeWords.Of(term, language) : null,
        (_, JsonValue) => value.ToString() is { Length: > 0 } text ? text : null,
        _ => null,
    };

    /// <summary>A mark's JSON in words: the value of the field, or what the fact is called.</summary>
    public static string Of(FactField? field, string? json, Language language)
    {
        if (json is null) return Texts.Get(language, "import.nothing");
        var value = JsonNode.Parse(json);
        if (field is not null) return Of(field, value, language) ?? Texts.Get(language, "import.nothing");
        return value is JsonObject fact ? Name(fact) : value!.ToString();
    }

    public static string Name(JsonObject fact) =>
        (string[])["name", "title", "what", "text", "number", "object"] is var names && Array.Find(names, name => fact[name] is JsonValue) is { } found ? fact[found]!.ToString() : "–";

    public static string Choice(Type type, string name, Language language) => Texts.Get(language, $"import.choice.{type.Name}.{name}");

    // A text of the document may stand where a role is expected; it is then shown as it is.
    static string Choice(Type type, JsonNode value, Language language) =>
        Enum.TryParse(type, value.ToString(), ignoreCase: true, out var known) && Enum.IsDefined(type, known!) ? Choice(type, known.ToString()!, language) : value.ToString();

    static string? Joined(IEnumerable<string> several, string by) => string.Join(by, several) is { Length: > 0 } joined ? joined : null;
}
