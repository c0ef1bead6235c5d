using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;
using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>Prints a reading as the import contract's JSON object: source, document kind, every fact by its contract name, findings.</summary>
public static class ContractJson
{
    /// <summary>The contract object of one reading; extra members of the facts follow the contract's own.</summary>
    /// <param name="reading">A reading of <see cref="AgreementReader"/>.</param>
    public static JsonObject Write(FactsReading reading)
    {
        var json = new JsonObject { ["source"] = JsonSerializer.SerializeToNode(reading.Source, FactsJson.Options) };
        Write(reading, json);
        // Before the findings, which name them.
        json.Insert(json.IndexOf("findings"), "otherAgreements", new JsonArray([.. reading.Others.Select(other => Write(other, new() { ["from"] = other.From, ["to"] = other.To }))]));
        return json;
    }

    static JsonObject Write(FactsReading reading, JsonObject json)
    {
        json["documentKind"] = JsonSerializer.SerializeToNode(reading.DocumentKind, FactsJson.Options);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(reading.Facts, FactsJson.Options)!.AsObject().ToList())
        {
            value?.Parent?.AsObject().Remove(name);
            json[name] = value;
        }
        json["findings"] = JsonSerializer.SerializeToNode(reading.Findings, FactsJson.Options);
        return json;
    }
}
