using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>From a form of strings to the corrections that it asks for.</summary>
sealed class FactInput(FactShape shape, string path, IFormCollection form, Language language)
{
    readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>The name of a field's input, also its id.</summary>
    public static string NameOf(FactField field) => field.Name.Length == 0 ? "varde" : field.Name.Replace('/', '.');

    /// <summary>What has changed against the facts as they stand; for a new fact the whole of it.</summary>
    public IReadOnlyList<FactCorrection> Corrections(JsonObject facts)
    {
        var current = FactJson.At(facts, path);
        var values = shape.Fields.Select(field => (Field: field, Value: Read(field))).ToList();
        if (_errors.Count > 0) return [];
        if (current is null && !shape.IsValue)
        {
            var added = new JsonObject();
            foreach (var (field, value) in values)
                if (value is not null) Put(added, field.Name.Split('/'), value);
            return [new(path, added.ToJsonString(FactsJson.Options))];
        }
        return [.. from each in values
                   let place = each.Field.Name.Length == 0 ? path : $"{path}/{each.Field.Name}"
                   let before = FactJson.At(facts, place)
                   where !Same(each.Field, before, each.Value)
                   select new FactCorrection(place, each.Value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : each.Value?.ToJsonString(FactsJson.Options))];
    }

    /// <summary>What was typed, for the page that shows two versions.</summary>
    public string Typed(FactField field) => FactWords.Of(field, Read(field), language) ?? "";

    JsonNode? Read(FactField field)
    {
        var name = NameOf(field);
        var text = form[name].ToString().ReplaceLineEndings("\n").Trim();
        if (field.Required && text.Length == 0) return Refuse(name, "required", field);
        return field.Kind switch
        {
            InputKind.Cadences => TimeInput.Cadences(form, name, language, _errors),
            InputKind.Term => TimeInput.Term(form, name, language, _errors),
            InputKind.Lines => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
            InputKind.YesNo => text == "ja",
            InputKind.Choices => new JsonArray([.. form[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => (JsonNode)value!)]),
            _ when text.Length == 0 => null,
            InputKind.Date => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var date) ? Dates.Iso(date) : Refuse(name, "date", field),
            InputKind.Number => decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)) : Refuse(name, "number", field),
            _ => text,
        };
    }

    JsonNode? Refuse(string name, string key, FactField field)
    {
        if (!_errors.Exists(error => error.Field == name)) _errors.Add(new(name, Texts.Get(language, "import.wrong." + key, Texts.Get(language, field.Label))));
        return null;
    }

    static bool Same(FactField field, JsonNode? before, JsonNode? after) => field.Kind switch
    {
        InputKind.Lines or InputKind.Choices or InputKind.Cadences when before is null && after is JsonArray { Count: 0 } => true,
        InputKind.YesNo when before is null && after is not null => !after.GetValue<bool>(),
        // What the page shows of numbers and line breaks is what counts, not how the JSON writes them.
        InputKind.Number or InputKind.Text or InputKind.LongText or InputKind.Choice => (before?.ToString() ?? "").ReplaceLineEndings("\n").Trim() == (after?.ToString() ?? ""),
        InputKind.Term => JsonNode.DeepEquals(before, after) || (before is null && after?["kind"]?.ToString() == "missing"),
        _ => JsonNode.DeepEquals(before, after),
    };

    static void Put(JsonObject root, string[] steps, JsonNode value)
    {
        var at = root;
        foreach (var step in steps[..^1])
        {
            if (at[step] is not JsonObject) at[step] = new JsonObject();
            at = (JsonObject)at[step]!;
        }
        at[steps[^1]] = value;
    }
}
