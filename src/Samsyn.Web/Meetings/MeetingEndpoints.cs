using Samsyn.App;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Meetings from a planned date to one that is cancelled or held; what happens at the table stands in <see cref="RoomEndpoints"/>.</summary>
static class MeetingEndpoints
{
    internal const string One = MeetingLinks.Register + "/{id:guid}";

    public static void MapMeetingEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MeetingLinks.Register, async (HttpContext http, ReadMeetings meetings, ReadDecisionList lists, CancellationToken cancel) =>
            http.Page<MeetingListView>(new MeetingListModel(Asked(http), await meetings.Run(http.View().Actor!, Asked(http), cancel), await lists.Run(http.View().Actor!, new() { PageLength = 1 }, cancel)))).Requires(Permission.TakePartInMeetings);

        app.MapGet("/api" + MeetingLinks.Register, async (HttpContext http, ReadMeetings meetings, CancellationToken cancel) =>
            Json(MeetingJson.Of(await meetings.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.TakePartInMeetings);

        app.MapGet("/api" + One, async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page ? Json(MeetingJson.Of(page)) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        app.MapGet(One, async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<MeetingView>(new MeetingModel(page, [])) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        MapPlanning(app);
        MapForm(app, "/flytta", Permission.PlanMeetings, MeetingForms.Move, page => page.Meeting.State is not (MeetingState.Held or MeetingState.Cancelled), async (http, page, input) =>
            await http.RequestServices.GetRequiredService<MoveMeeting>().Run(http.View().Actor!, new(new(page.Meeting.Id, input.Version), MeetingForms.TimeTyped(input)), http.RequestAborted),
            page => MeetingLinks.Of(page.Meeting.Id), MeetingForms.Wrong);
        MapForm(app, "/stall-in", Permission.PlanMeetings, MeetingForms.Cancel, page => page.Meeting.State is not (MeetingState.Held or MeetingState.Cancelled), async (http, page, input) =>
            await http.RequestServices.GetRequiredService<CancelMeeting>().Run(http.View().Actor!, new(new(page.Meeting.Id, input.Version), input.Text("reason")), http.RequestAborted),
            page => MeetingLinks.Of(page.Meeting.Id));
        MapButton(app, "/bestam", Permission.PlanMeetings, (SettleMeeting act, Actor actor, MeetingAt at, CancellationToken cancel) => act.Run(actor, new(at), cancel));
        app.MapAgendaEndpoints();
        app.MapItemPaperEndpoints();
        app.MapRoomEndpoints();
        app.MapMinutesEndpoints();
        app.MapDecisionEndpoints();
        app.MapMatterEndpoints();
    }

    static void MapPlanning(IEndpointRouteBuilder app)
    {
        app.MapGet("/forum/{body:guid}/mote/nytt", async (HttpContext http, Guid body, Guid? efter, ReadMeetingPlan plans, CancellationToken cancel) =>
            await plans.Run(http.View().Actor!, new(body), cancel) is { } page ? http.Page<ActFormView>(MeetingForms.Plan(page, http.View(), efter)) : http.NotFound()).Requires(Permission.PlanMeetings);

        app.MapPost("/forum/{body:guid}/mote/nytt", async (HttpContext http, Guid body, ReadMeetingPlan plans, PlanMeeting plan, SetNextMeeting next, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await plans.Run(view.Actor!, new(body), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            Guid? after = input.Id("after") is var earlier && earlier != Guid.Empty ? earlier : null;
            var form = MeetingForms.Plan(page, view, after) with { Typed = typed };
            if (MeetingForms.Wrong(input, view) is { Count: > 0 } wrong) return http.Refused<ActFormView>(form with { Errors = wrong });
            MeetingId? planned = null;
            return await ActAnswers.Answer(http, form, page.Body.Name, async () =>
            {
                var outcome = await plan.Run(view.Actor!, new(page.Body.Id, MeetingForms.TimeTyped(input), input.Given("group")), cancel);
                if (!outcome.IsDone) return outcome;
                planned = outcome.Value;
                // Planned from the table of another meeting: then it is that one's next.
                return after is { } from ? await next.Run(view.Actor!, new(new(new(from), 0), outcome.Value), cancel) : outcome;
            }, () => after is { } at ? MeetingLinks.Room(new(at)) : MeetingLinks.Of(planned!.Value));
        }).Requires(Permission.PlanMeetings);
    }

    /// <summary>A form about one meeting: GET shows it where it applies, POST does it.</summary>
    internal static void MapForm(IEndpointRouteBuilder app, string path, Permission permission, Func<MeetingPage, ViewContext, ActForm> form, Func<MeetingPage, bool> applies,
        Func<HttpContext, MeetingPage, ActInput, Task<Outcome>> act, Func<MeetingPage, string> done, Func<ActInput, ViewContext, IReadOnlyList<FieldError>>? wrong = null)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page && applies(page) ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(permission);

        app.MapPost(One + path, async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await meetings.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            var filled = form(page, view) with { Typed = typed };
            if (wrong?.Invoke(input, view) is { Count: > 0 } errors) return http.Refused<ActFormView>(filled with { Errors = errors });
            return await ActAnswers.Answer(http, filled, page.BodyTitle, () => act(http, page, input), () => done(page), () => OnRecord(form(page, view), view));
        }).Requires(permission);
    }

    /// <summary>An act on one meeting that asks nothing. What stands in its way is said on the meeting's page.</summary>
    internal static void MapButton<TAct>(IEndpointRouteBuilder app, string path, Permission permission, Func<TAct, Actor, MeetingAt, CancellationToken, Task<Outcome>> run, Func<MeetingId, string>? done = null) where TAct : notnull =>
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadMeeting meetings, CancellationToken cancel) =>
        {
            var input = new ActInput(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            MeetingId meeting = new(id);
            return await Answer(http, meeting, meetings, () => run(http.RequestServices.GetRequiredService<TAct>(), http.View().Actor!, new(meeting, input.Version), cancel), (done ?? MeetingLinks.Of)(meeting));
        }).Requires(permission);

    internal static async Task<IResult> Answer(HttpContext http, MeetingId id, ReadMeeting meetings, Func<Task<Outcome>> act, string done)
    {
        var view = http.View();
        var outcome = await act();
        if (outcome.IsDone) return http.Done(done);
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        if (await meetings.Run(view.Actor!, id, http.RequestAborted) is not { } page) return http.NotFound();
        var model = new MeetingModel(page, FieldError.From(outcome.Refusals, refusal => Texts.Of(refusal, view.Language)));
        return http.Page<MeetingView>(model, outcome.Refusals.OfType<Stale>().Any() ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    internal static IResult Json(string json) => Results.Text(json, "application/json; charset=utf-8");

    /// <summary>What a form would show if it were fetched now: what stands on record, for whoever was overtaken.</summary>
    internal static IReadOnlyDictionary<string, string> OnRecord(ActForm form, ViewContext view) => form.Fields.Where(field => field.Kind != ActFieldKind.Hidden)
        .ToDictionary(field => field.Name, field => field.Choices.Count > 0 ? string.Join(", ", field.Choices.Where(choice => form.ValuesOf(field).Contains(choice.Value)).Select(choice => choice.Text))
            : field.Kind == ActFieldKind.Date && TypedDate.Read(field.Value) is { } day ? Dates.Full(day, view.Language) : field.Value, StringComparer.Ordinal);

    internal static MeetingQuery Asked(HttpContext http)
    {
        var query = http.Request.Query;
        return new()
        {
            Body = Guid.TryParse(query["forum"], out var body) ? new(body) : null,
            Agreement = Guid.TryParse(query["overenskommelse"], out var agreement) ? new(agreement) : null,
            State = Named.OrNull<MeetingState>(query["lage"]),
            From = TypedDate.Read(query["fran"]) ?? (query.ContainsKey("fran") || http.WantsData() ? null : http.View().Today.AddDays(-30)),
            To = TypedDate.Read(query["till"]),
            Page = MeetingForms.NumberOf(query["sida"].ToString()) ?? 1,
        };
    }
}

public sealed record MeetingModel(MeetingPage Page, IReadOnlyList<FieldError> Errors);

public sealed record MeetingListModel(MeetingQuery Query, MeetingList List, DecisionList Choices);
