using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>
/// The secretary's page. Each item is a form of its own, with everything written under it; a script sends the same form while one writes, and is
/// answered with data. Without the script the button sends it.
/// </summary>
static class RoomEndpoints
{
    public static void MapRoomEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MeetingEndpoints.One + "/sekreterare", async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page && HasRoom(page) ? http.Page<RoomView>(new RoomModel(page, null)) : http.NotFound()).Requires(Permission.KeepMinutes);

        app.MapGet(MeetingEndpoints.One + "/versioner", async (HttpContext http, Guid id, ReadMeetingVersions versions, CancellationToken cancel) =>
            await versions.Run(http.View().Actor!, new(id), cancel) is { } found ? MeetingEndpoints.Json(found.ToJson()) : http.NotFound()).Requires(Permission.KeepMinutes);

        app.MapPost(MeetingEndpoints.One + "/narvaro", Attendance).Requires(Permission.KeepMinutes);
        app.MapPost(MeetingEndpoints.One + "/punkter/{item:guid}", Keep).Requires(Permission.KeepMinutes);

        MeetingEndpoints.MapForm(app, "/gast", Permission.KeepMinutes, MeetingForms.Guest, HasRoom, (http, page, input) => http.RequestServices.GetRequiredService<AddGuest>().Run(http.View().Actor!,
            new(page.Meeting.Id, new() { Name = input.Text("name"), Function = input.Text("function"), Side = Named.OrNull<Domain.Agreements.Facts.PartySide>(input.Text("side")) },
                input.Ticked("present", "ja")), http.RequestAborted), page => MeetingLinks.Room(page.Meeting.Id) + "#narvaro");
        MeetingEndpoints.MapForm(app, "/hallet", Permission.KeepMinutes, MeetingForms.Hold, page => page.Meeting.IsOpen, (http, page, input) =>
            http.RequestServices.GetRequiredService<HoldMeeting>().Run(http.View().Actor!, new(new(page.Meeting.Id, input.Version), MeetingForms.Chair(page, input), input.Given("deviation")), http.RequestAborted),
            page => MeetingLinks.Room(page.Meeting.Id) + "#avslutning");
        MeetingEndpoints.MapForm(app, "/nasta", Permission.KeepMinutes, MeetingForms.Next, HasRoom, (http, page, input) =>
            http.RequestServices.GetRequiredService<SetNextMeeting>().Run(http.View().Actor!, new(new(page.Meeting.Id, input.Version), new(input.Id("next"))), http.RequestAborted),
            page => MeetingLinks.Room(page.Meeting.Id) + "#avslutning");
    }

    static bool HasRoom(MeetingPage page) => page.Meeting.State is MeetingState.Planned or MeetingState.Called or MeetingState.Held;

    static async Task<IResult> Attendance(HttpContext http, Guid id, ReadMeeting meetings, ReadMeetingVersions versions, MarkAttendance mark, CancellationToken cancel)
    {
        MeetingId meeting = new(id);
        var marked = (await http.Request.ReadFormAsync(cancel)).Where(field => field.Key.StartsWith("n-", StringComparison.Ordinal) && Guid.TryParse(field.Key.AsSpan(2), out _) && Named.OrNull<Presence>(field.Value) is not null)
            .ToDictionary(field => new AttendeeId(Guid.Parse(field.Key.AsSpan(2))), field => Named.Of<Presence>(field.Value.ToString()));
        var view = http.View();
        if (!http.WantsData()) return await MeetingEndpoints.Answer(http, meeting, meetings, () => mark.Run(view.Actor!, new(meeting, marked), cancel), MeetingLinks.Room(meeting) + "#narvaro");
        var outcome = await mark.Run(view.Actor!, new(meeting, marked), cancel);
        if (!outcome.IsDone) return Data(http, outcome, []);
        var now = await versions.Run(view.Actor!, meeting, cancel);
        return Data(http, outcome, new() { ["attendance"] = now?.Attendance });
    }

    static async Task<IResult> Keep(HttpContext http, Guid id, Guid item, ReadMeeting meetings, KeepItem keep, WriteNotes notes, CancellationToken cancel)
    {
        var view = http.View();
        if (await meetings.Run(view.Actor!, new(id), cancel) is not { } page || AgendaEndpoints.Find(page, item) is not { } found) return http.NotFound();
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
        var input = new ItemInput(typed);
        var done = $"{MeetingLinks.Room(page.Meeting.Id)}#punkt-{item}";
        var errors = input.Wrong(view);
        var kept = errors.Count == 0 ? await keep.Run(view.Actor!, new(new(found.Item.Id, input.Version), input.Notes, [.. input.Decisions.Select(entry => entry.Entry)]), cancel) : null;
        if (http.WantsData()) return await Autosaved(http, found, input, errors, kept, notes);

        if (kept is { Outcome.IsDone: true }) return http.Done(done);
        if (kept?.Outcome.Refusals.OfType<NotFound>().Any() == true) return http.NotFound();
        if (kept?.Outcome.Refusals.OfType<PermissionLacking>().Any() == true) return http.Forbidden();
        if (kept?.Outcome.Refusals.OfType<Stale>().FirstOrDefault() is { } stale) return http.Stale(Conflict(page, found, input, typed, stale, done, view));
        errors = [.. errors, .. kept is null ? [] : kept.Outcome.Refusals.Select(refusal => new FieldError(input.FieldOf(refusal, kept.Refused), Texts.Of(refusal, view.Language)))];
        return http.Refused<RoomView>(new RoomModel(page, new(found.Item.Id, typed, errors)));
    }

    /// <summary>
    /// What the script is told. Where a decision is not whole yet the notes are saved all the same: they are never lost for the sake of a date.
    /// </summary>
    static async Task<IResult> Autosaved(HttpContext http, PageItem found, ItemInput input, IReadOnlyList<FieldError> errors, ItemKept? kept, WriteNotes notes)
    {
        var view = http.View();
        if (kept is { Outcome.IsDone: true })
            return Data(http, kept.Outcome, new() { ["version"] = kept.Version, ["decisions"] = new JsonObject(input.Decisions.Zip(kept.Decisions).Select(pair => KeyValuePair.Create(pair.First.Place.ToString(CultureInfo.InvariantCulture), (JsonNode?)pair.Second?.Value.ToString()))) });
        if (kept is not null && kept.Outcome.Refusals.Any(refusal => refusal is Stale or NotFound or PermissionLacking or MinutesFrozen or MinutesBeingApproved)) return Data(http, kept.Outcome, []);
        var outcome = kept?.Outcome ?? Outcome.Done;
        var words = errors.Count > 0 ? errors.Select(error => error.Text) : outcome.Refusals.Select(refusal => Texts.Of(refusal, view.Language));
        var version = input.Version;
        if (input.Notes.ReplaceLineEndings("\n").TrimEnd() != found.Item.Notes)
        {
            var alone = await notes.Run(view.Actor!, new(new(found.Item.Id, version), input.Notes), http.RequestAborted);
            if (alone.IsDone) version++;
            else if (alone.Refusals.OfType<Stale>().Any()) return Data(http, alone, []);
        }
        return Results.Text(new JsonObject { ["version"] = version, ["errors"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) }.ToJsonString(), "application/json; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    static IResult Data(HttpContext http, Outcome outcome, JsonObject answer)
    {
        var view = http.View();
        if (outcome.IsDone) answer["at"] = view["meetings.room.saved", MeetingLinks.Clock(TimeOnly.FromDateTime(Clock.Local(http.RequestServices.GetRequiredService<Clock>().Now).DateTime), view)];
        else answer["errors"] = new JsonArray([.. outcome.Refusals.Select(refusal => (JsonNode)Texts.Of(refusal, view.Language))]);
        var status = outcome.IsDone ? StatusCodes.Status200OK : outcome.Refusals switch
        {
            var found when found.OfType<NotFound>().Any() => StatusCodes.Status404NotFound,
            var found when found.OfType<PermissionLacking>().Any() => StatusCodes.Status403Forbidden,
            var found when found.OfType<Stale>().Any() => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Results.Text(answer.ToJsonString(), "application/json; charset=utf-8", statusCode: status);
    }

    /// <summary>Both versions of the notes and of each decision, and three ways on: what stands, what was typed, or both texts one after the other.</summary>
    static ConflictModel Conflict(MeetingPage page, PageItem found, ItemInput input, IReadOnlyDictionary<string, StringValues> typed, Stale stale, string done, ViewContext view)
    {
        var action = $"{MeetingLinks.Of(page.Meeting.Id)}/punkter/{found.Item.Id.Value}";
        var onRecord = found.Decisions.ToDictionary(decision => decision.Id);
        List<ConflictRow> rows = [new(view["meetings.room.notesTheirs"], input.Notes, found.Item.Notes)];
        foreach (var (place, entry) in input.Decisions.Index())
        {
            var theirs = entry.Entry.Id is { } id && onRecord.Remove(id, out var decision) ? decision : null;
            rows.Add(new(view["meetings.room.decision", place + 1], Words(entry.Entry.Text, view), theirs is null ? "" : Words(new() { Text = theirs.Text, Responsible = theirs.Responsible, Deadline = theirs.Deadline }, view)));
        }
        foreach (var decision in onRecord.Values) rows.Add(new(view["meetings.room.newDecision"], "", Words(new() { Text = decision.Text, Responsible = decision.Responsible, Deadline = decision.Deadline }, view)));
        var again = ConflictAgain.Of(action, view["meetings.room.save", found.Item.Order], stale.Current, typed, view.Proof.Field);
        var mine = input.Notes.Trim();
        var differ = mine.Length > 0 && found.Item.Notes.Length > 0 && mine != found.Item.Notes;
        return new(found.Item.Title, done, null, rows)
        {
            Again = again,
            Both = differ ? again with { Verb = view["meetings.room.keepBoth"], Fields = [.. again.Fields.Select(field => field.Key == "notes" ? KeyValuePair.Create(field.Key, found.Item.Notes + "\n\n" + mine) : field)] } : null,
        };
    }

    static string Words(DecisionText text, ViewContext view) => string.Join(". ", new[] { text.Text.Trim(), text.Responsible ?? "", text.Deadline is { } deadline ? Dates.Full(deadline, view.Language) : "" }.Where(part => part.Length > 0));
}

/// <summary>What was typed under one item and refused.</summary>
public sealed record RoomTyped(AgendaItemId Item, IReadOnlyDictionary<string, StringValues> Fields, IReadOnlyList<FieldError> Errors);

public sealed record RoomModel(MeetingPage Page, RoomTyped? Typed);
