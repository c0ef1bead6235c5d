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
            var id = path.Name switch
            {
                "/api/moten/{id}" => meeting.Split('/')[^1],
                var of when of.StartsWith("/api/datasets", StringComparison.Ordinal) => dataset,
                "/api/pictures/{id}" or "/api/places/{id}" or "/api/bodies/{id}" or "/api/messages/{id}" => await First(elsa, path.Name[..^"/{id}".Length]),
                _ => site.Agreement.Value.ToString(),
            };
            var address = path.Name.Replace("{id}", id) + (path.Name == "/api/sok" ? "?q=torget" : "");
            var answer = await elsa.Get(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            var schema = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var faults = ApiSchema.Faults(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement, schema, description, path.Name).Take(5).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
    }

    [Fact]
    public void A_planted_difference_between_answer_and_description_is_found()
    {
        var description = JsonDocument.Parse("""{"components": {"schemas": {"One": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string", "enum": ["x"]}}, "additionalProperties": false}}}}""").RootElement;
        var schema = JsonDocument.Parse("""{"$ref": "#/components/schemas/One"}""").RootElement;

        Assert.Equal(["/a: text is not integer", "/b: “y” is not among its words", "/c: is not described"],
            ApiSchema.Faults(JsonDocument.Parse("""{"a": "text", "b": "y", "c": 1}""").RootElement, schema, description, ""));
        Assert.Equal(["/a: 1.5 is not integer"], ApiSchema.Faults(JsonDocument.Parse("""{"a": 1.5, "b": "x"}""").RootElement, schema, description, ""));
    }

    static async Task<string> First(Browser browser, string list) => JsonDocument.Parse(await (await browser.Get(list)).Content.ReadAsStringAsync()).RootElement.GetProperty("rows")[0].GetProperty("id").GetString()!;

    async Task<JsonElement> Description() => JsonDocument.Parse(await (await (await site.As(MeetingSite.Owner)).Get("/api/openapi.json")).Content.ReadAsStringAsync()).RootElement;

    [GeneratedRegex(@":\w+(?=\})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}
