using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>Meetings, decisions and matters as programs read them. The names stand in the description of the API; enumerations are written in camel case.</summary>
public static class MeetingJson
{
    public static string Of(MeetingList list) => Page(list.Total, list.Page, list.Pages, list.Rows.Select(row => Of(row.Meeting, row.Body)));

    public static string Of(MeetingPage page)
    {
        var meeting = Of(page.Meeting, page.BodyTitle);
        meeting["planned"] = page.Planned;
        meeting["present"] = new JsonObject { ["parties"] = Word(page.Present.Present), ["withMandate"] = Word(page.Present.WithMandate), ["canDecide"] = page.Present.CanDecide };
        meeting["items"] = new JsonArray([.. page.Items.Select(item => new JsonObject
        {
            ["id"] = item.Item.Id.Value.ToString(), ["kind"] = Word(item.Item.Kind), ["title"] = item.Item.Title, ["presenter"] = item.Item.Presenter, ["minutes"] = item.Item.Minutes, ["clause"] = item.Item.Clause,
            ["state"] = Word(item.Item.State), ["notes"] = item.Item.Notes, ["paragraph"] = item.Item.Paragraph, ["year"] = item.Item.Year, ["matter"] = item.Item.Matter?.Value.ToString(),
            ["papers"] = new JsonArray([.. item.Papers.Select(paper => new JsonObject { ["id"] = paper.Id.ToString(), ["name"] = paper.Name, ["length"] = paper.Length })]),
            ["decisions"] = new JsonArray([.. item.Decisions.Select(decision => Of(decision, page.Body.Name))]),
        })]);
        meeting["attendees"] = new JsonArray([.. page.Attendees.Select(one => new JsonObject
        {
            ["name"] = one.Name, ["function"] = one.Function, ["side"] = one.Side is { } side ? Word(side) : null, ["hasMandate"] = one.HasMandate, ["isAdjunct"] = one.IsAdjunct,
            ["presence"] = Word(one.Presence), ["reply"] = Word(one.Reply),
        })]);
        return Written(meeting);
    }

    public static string Of(DecisionList list) => Page(list.Total, list.Page, list.Pages, list.Rows.Select(row => Of(row.Decision, row.Body)));

    public static string Of(MatterList list) => Page(list.Total, list.Page, list.Pages, list.Rows.Select(row => new JsonObject
    {
        ["id"] = row.Matter.Id.Value.ToString(), ["number"] = row.Matter.Number, ["title"] = row.Matter.Title, ["description"] = row.Matter.Description, ["origin"] = row.Origin, ["at"] = row.At, ["isClosed"] = row.Matter.IsClosed,
        ["steps"] = new JsonArray([.. row.Matter.Steps.Select(step => new JsonObject { ["at"] = step.At.ToString("O", CultureInfo.InvariantCulture), ["from"] = step.From?.Value.ToString(), ["to"] = step.To?.Value.ToString(), ["why"] = step.Why, ["decision"] = step.Decision?.Value.ToString() })]),
    }));

    static JsonObject Of(Meeting meeting, string body) => new()
    {
        ["id"] = meeting.Id.Value.ToString(), ["number"] = meeting.Number, ["body"] = meeting.Body.Value.ToString(), ["bodyName"] = body, ["agreement"] = meeting.Agreement.Value.ToString(), ["group"] = meeting.Group,
        ["state"] = Word(meeting.State), ["date"] = Day(meeting.Date), ["starts"] = meeting.Starts?.ToString("HH:mm", CultureInfo.InvariantCulture), ["minutes"] = meeting.Minutes, ["place"] = meeting.Place, ["form"] = Word(meeting.Form),
        ["level"] = Word(meeting.Level), ["agenda"] = Word(meeting.Agenda), ["minutesState"] = Word(meeting.MinutesState), ["minutesSha256"] = meeting.MinutesChecksum,
        ["chairTurn"] = meeting.ChairTurn is { } turn ? Word(turn) : null, ["chairedBySide"] = meeting.ChairedBySide is { } side ? Word(side) : null, ["chairedBy"] = meeting.ChairedBy,
        ["chairDeviation"] = meeting.ChairDeviation, ["cancelReason"] = meeting.CancelReason, ["next"] = meeting.Next?.Value.ToString(),
    };

    static JsonObject Of(Decision decision, string body) => new()
    {
        ["id"] = decision.Id.Value.ToString(), ["meeting"] = decision.Meeting.Value.ToString(), ["body"] = decision.Body.Value.ToString(), ["bodyName"] = body, ["agreement"] = decision.Agreement.Value.ToString(),
        ["paragraph"] = decision.Paragraph, ["on"] = Day(decision.On), ["kind"] = Word(decision.Kind), ["standing"] = Word(decision.Standing), ["text"] = decision.Text,
        ["deciders"] = new JsonArray([.. decision.Deciders.Select(name => (JsonNode)name)]), ["responsible"] = decision.Responsible, ["deadline"] = Day(decision.Deadline), ["reviewOn"] = Day(decision.ReviewOn),
        ["status"] = Word(decision.Status), ["statusOn"] = Day(decision.StatusOn), ["statusNote"] = decision.StatusNote, ["annex"] = decision.Annex, ["to"] = decision.To?.Value.ToString(),
    };

    static string Page(int total, int page, int pages, IEnumerable<JsonObject> rows) =>
        Written(new JsonObject { ["total"] = total, ["page"] = page, ["pages"] = pages, ["rows"] = new JsonArray([.. rows]) });

    static string Written(JsonNode node) => node.ToJsonString(FactsJson.Options);

    static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Word(Enum word) => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
