using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Tests.Meetings;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

/// <summary>docs/api/openapi.json says of the API what the API is: its addresses, who may, and what stands in the answers.</summary>
public sealed partial class ApiDescriptionTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    public async Task Every_address_of_the_api_is_described_with_its_permission_and_nothing_else_is()
    {
        var described = (await Description()).GetProperty("paths").EnumerateObject().Select(path => (path.Name, May: path.Value.GetProperty("get").GetProperty("x-permission").GetString()!)).Order().ToList();
        var mapped = AccessMatrix.Current.Endpoints.Where(row => row.At.StartsWith("GET /api/", StringComparison.Ordinal))
            .Select(row => (Constraint().Replace(row.At["GET ".Length..], ""), May: row.May?.ToString() ?? AccessMatrix.Anyone)).Order().ToList();

        Assert.Equal(mapped, described);
    }

    [Fact]
    public async Task What_is_answered_is_what_is_described()
    {
        var description = await Description();
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        await MeetingSite.Mark(elsa, meeting, MeetingSite.City);
        var item = (await MeetingSite.Items(elsa, meeting))[0].Id;
        await elsa.Send(meeting + "/sekreterare", $"{meeting}/punkter/{item}", ("notes", "Ord"), ("d0-text", "Beslut"), ("d0-responsible", "Maj"), ("d0-deadline", "2026-12-20"));
        await elsa.Send("/fragor/ny", "/fragor/ny", ("origin", site.Preparation.Value.ToString()), ("title", "Fråga"), ("to", site.Steering.Value.ToString()), ("why", "Beslut"));
        var made = await elsa.Send("/data/ny", "/data/ny", ("name", "Otrygghet"), ("source", "Enkät"), ("kind", "Indicators"), ("owner", "both"), ("rule", "Replace"), ("quality", "HardToJudge"), ("types", ""));
        var dataset = made.Headers.Location!.OriginalString.Split('/')[2];
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            var address = path.Name.StartsWith("/api/moten/{", StringComparison.Ordinal) ? "/api" + meeting : path.Name.StartsWith("/api/datasets", StringComparison.Ordinal) ? path.Name.Replace("{id}", dataset) : path.Name.Replace("{id}", site.Agreement.Value.ToString()) + (path.Name == "/api/sok" ? "?q=torget" : "");
            var answer = await elsa.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            var schema = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var faults = Faults(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, schema, description, path.Name).Take(5).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
    }

    [Fact]
    public void A_planted_difference_between_answer_and_description_is_found()
    {
        var description = JsonDocument.Parse("""{"components": {"schemas": {"One": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string", "enum": ["x"]}}, "additionalProperties": false}}}}""").RootElement;
        var schema = JsonDocument.Parse("""{"$ref": "#/components/schemas/One"}""").RootElement;

        Assert.Equal(["/a: text is not integer", "/b: “y” is not among its words", "/c: is not described"],
            Faults(JsonDocument.Parse("""{"a": "text", "b": "y", "c": 1}""").RootElement, schema, description, ""));
    }

    async Task<JsonElement> Description() => JsonDocument.Parse(await (await (await site.As(MeetingSite.Owner)).Get("/api/openapi.json")).Content.ReadAsStringAsync()).RootElement;

    /// <summary>As much of JSON Schema as the description uses.</summary>
    static IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonElement description, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToList() : [type.GetString()!];
            if (!types.Contains(TypeOf(value)))
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
        JsonValueKind.String => "string", JsonValueKind.Number => "integer", JsonValueKind.True or JsonValueKind.False => "boolean", JsonValueKind.Array => "array", JsonValueKind.Null => "null", _ => "object",
    };

    [GeneratedRegex(@":\w+(?=\})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}
