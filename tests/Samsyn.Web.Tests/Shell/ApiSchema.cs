using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

/// <summary>Answers of the API, held against its description.</summary>
static class ApiSchema
{
    /// <summary>What an address of the API answers the reader; the answer is what the description says of <paramref name="path"/>.</summary>
    public static async Task<JsonElement> Data(this Browser browser, string address, string path)
    {
        var answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        var value = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var description = JsonDocument.Parse(await (await browser.Get("/api/openapi.json")).Content.ReadAsStringAsync()).RootElement;
        var schema = description.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty(answer.Content.Headers.ContentType!.MediaType!).GetProperty("schema");
        var faults = Faults(value, schema, description, address).Take(5).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return value;
    }

    /// <summary>The filters that an address is refused for.</summary>
    public static async Task<IReadOnlyList<string>> Refused(this Browser browser, string address)
    {
        var answer = await browser.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{address}: {answer.StatusCode}");
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").EnumerateArray().ToList();
        Assert.All(errors, one => Assert.NotEmpty(one.GetProperty("text").GetString()!));
        return [.. errors.Select(one => one.GetProperty("filter").GetString()!)];
    }

    /// <summary>As much of JSON Schema as the description uses.</summary>
    public static IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonElement description, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("anyOf", out var either))
        {
            // Told of the alternative that comes nearest.
            foreach (var fault in either.EnumerateArray().Select(one => Faults(value, one, description, at).ToList()).MinBy(faults => faults.Count)!) yield return fault;
            yield break;
        }
        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToList() : [type.GetString()!];
            if (!types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
            {
                yield return $"{at}: {value} is not {string.Join(" or ", types)}";
                yield break;
            }
        }
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.ValueKind == value.ValueKind && word.ToString() == value.ToString())) yield return $"{at}: “{value}” is not among its words";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (place, one) in value.EnumerateArray().Index())
                foreach (var fault in Faults(one, items, description, $"{at}/{place}")) yield return fault;
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)) yield break;
        var isClosed = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False;
        foreach (var one in value.EnumerateObject())
        {
            if (properties.TryGetProperty(one.Name, out var property))
                foreach (var fault in Faults(one.Value, property, description, $"{at}/{one.Name}")) yield return fault;
            else if (isClosed) yield return $"{at}/{one.Name}: is not described";
        }
        foreach (var lacking in properties.EnumerateObject().Where(property => isClosed && !value.TryGetProperty(property.Name, out _))) yield return $"{at}/{lacking.Name}: is described and lacking";
    }

    static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string", JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number", JsonValueKind.True or JsonValueKind.False => "boolean", JsonValueKind.Array => "array", JsonValueKind.Null => "null", _ => "object",
    };
}
