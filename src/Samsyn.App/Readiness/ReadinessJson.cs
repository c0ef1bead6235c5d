using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.App.Readiness;

/// <summary>Readiness as programs read it. Enumerations are written in camel case; a reason that the reader may not know is null.</summary>
public static class ReadinessJson
{
    public static string Of(ReadinessPage page) => new JsonObject
    {
        ["today"] = Day(page.Today),
        ["areas"] = new JsonArray([.. page.Areas.Select(area => new JsonObject
        {
            ["agreement"] = area.Agreement.Value.ToString(), ["number"] = area.Number, ["title"] = area.Title, ["version"] = area.Version, ["level"] = Word(area.Level), ["since"] = area.Since is { } since ? Of(since) : null,
            ["forums"] = new JsonArray([.. area.Forums.Select(forum => new JsonObject
            {
                ["subject"] = forum.Subject.ToString(), ["name"] = forum.Name, ["level"] = Word(forum.Level), ["raisedAlone"] = forum.IsRaisedAlone,
                ["deciders"] = new JsonArray([.. forum.Deciders.Select(deciders => new JsonObject { ["level"] = Word(deciders.Level), ["named"] = new JsonArray([.. deciders.Named.Select(name => (JsonNode)name)]) })]),
            })]),
            ["history"] = new JsonArray([.. area.Entries.Select(Of)]),
        })]),
    }.ToJsonString(FactsJson.Options);

    static JsonObject Of(ReadinessEntry entry) => new()
    {
        ["number"] = entry.Number, ["forum"] = entry.Forum?.ToString(), ["level"] = entry.Level is { } level ? Word(level) : null, ["from"] = entry.From, ["until"] = entry.Until,
        ["deciders"] = new JsonArray([.. entry.Deciders.Select(name => (JsonNode)name)]), ["reference"] = entry.Reference, ["reason"] = entry.Reason, ["overrideReason"] = entry.OverrideReason,
        ["reviewOn"] = Day(entry.ReviewOn), ["returnOn"] = Day(entry.ReturnOn), ["corrects"] = entry.Corrects, ["stands"] = entry.Stands, ["isOverdue"] = entry.IsOverdue,
    };

    static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Word(ReadinessLevel level) => JsonNamingPolicy.CamelCase.ConvertName(level.ToString());
}
