using Samsyn.App.Meetings;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Minutes: read, put forward, taken back, approved.</summary>
static class MinutesEndpoints
{
    const string One = MeetingEndpoints.One + "/protokoll";

    public static void MapMinutesEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, async (HttpContext http, Guid id, ReadMinutes minutes, CancellationToken cancel) =>
            await minutes.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<MinutesView>(page) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        MeetingEndpoints.MapButton(app, "/protokoll/lagg-fram", Permission.KeepMinutes, (PutForwardMinutes act, Actor actor, MeetingAt at, CancellationToken cancel) => act.Run(actor, new(at), cancel), MeetingLinks.Minutes);
        MeetingEndpoints.MapButton(app, "/protokoll/ta-tillbaka", Permission.KeepMinutes, (TakeBackMinutes act, Actor actor, MeetingAt at, CancellationToken cancel) => act.Run(actor, new(at), cancel), MeetingLinks.Minutes);

        app.MapGet(One + "/justera", async (HttpContext http, Guid id, ReadMinutes minutes, CancellationToken cancel) =>
            await minutes.Run(http.View().Actor!, new(id), cancel) is { Page.Meeting.MinutesState: MinutesState.PutForward } page ? http.Page<ActFormView>(Approving(page, http.View())) : http.NotFound()).Requires(Permission.ApproveMinutes);

        app.MapPost(One + "/justera", async (HttpContext http, Guid id, ReadMinutes minutes, ApproveMinutes approve, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await minutes.Run(view.Actor!, new(id), cancel) is not { Page.Meeting.MinutesState: MinutesState.PutForward or MinutesState.Approved } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            // What was read is what is approved: the checksum comes from the form, not from what stands now.
            return await ActAnswers.Answer(http, Approving(page, view) with { Typed = typed }, view["meetings.minutes.title"],
                () => approve.Run(view.Actor!, new(new(page.Page.Meeting.Id, input.Version), input.Text("checksum")), cancel), () => MeetingLinks.Minutes(page.Page.Meeting.Id));
        }).Requires(Permission.ApproveMinutes);
    }

    static ActForm Approving(MinutesPage page, ViewContext view) => MeetingForms.Of(page.Page, view, "minutes.approve", "/protokoll/justera") with
    {
        Lead = view["meetings.minutes.approve.lead", page.Page.MayApproveFor is [var side, ..] ? side : "–", page.Content.Items.Count, page.Content.Items.Sum(item => item.Decisions.Count), page.Page.Meeting.MinutesAt],
        Back = new(view["agreements.act.back"], MeetingLinks.Minutes(page.Page.Meeting.Id)),
        Beside = MeetingForms.Beside<ApprovalAside>(page, view),
        Fields = [new(ActFieldKind.Hidden, "checksum", "") { Value = page.Checksum ?? "" }],
    };
}
