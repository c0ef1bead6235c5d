using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Samsyn.App.Agreements.Proposals;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>A fact as the values of the form's inputs; the other way round is <see cref="FactInput"/>.</summary>
static class FactValues
{
    public static IReadOnlyDictionary<string, StringValues> Of(IFormCollection form) => form.ToDictionary(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, StringValues> Of(FactShape shape, JsonNode? fact)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var field in shape.Fields)
        {
            var (name, value) = (FactInput.NameOf(field), field.Name.Length == 0 ? fact : FactJson.At(fact, "/" + field.Name));
            switch (field.Kind, value)
            {
                case (_, null):
                    break;
                case (InputKind.Cadences, JsonArray cadences):
                    foreach (var (i, cadence) in cadences.Index()) Spread(values, $"{name}.{i.ToString(CultureInfo.InvariantCulture)}.", (JsonObject)cadence!);
                    break;
                case (InputKind.Term, JsonObject term):
                    Spread(values, name + ".", term);
                    break;
                case (InputKind.Lines, JsonArray lines):
                    values[name] = string.Join('\n', lines.Select(line => line!.ToString()));
                    break;
                case (_, JsonArray several):
                    values[name] = several.Select(one => one!.ToString()).ToArray();
                    break;
                case (InputKind.YesNo, _):
                    values[name] = value.GetValue<bool>() ? "ja" : "";
                    break;
                default:
                    values[name] = value.ToString();
                    break;
            }
        }
        return values;
    }

    static void Spread(Dictionary<string, StringValues> values, string prefix, JsonObject time)
    {
        foreach (var (name, value) in time)
            if (value is not null)
                values[prefix + (name == "countPerYear" ? "perYear" : name)] = (name, value) switch
                {
                    ("by", JsonArray by) => string.Join(", ", by.Select(one => one!.ToString())),
                    (_, JsonArray several) => several.Select(one => one!.ToString()).ToArray(),
                    _ => value.ToString(),
                };
    }
}
