using Samsyn.App;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings.Planning;

static class PlannerEndpoints
{
    public static void MapPlannerEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(PlannerAddress.Page, async (HttpContext http, PlanYear plan, CancellationToken cancel) => http.Page<PlannerView>(await Model(http, plan, cancel))).Requires(Permission.ReadMeetings);

        app.MapPost(PlannerAddress.Page, async (HttpContext http, PlanYear plan, AcceptPlan accept, CancellationToken cancel) =>
        {
            var address = PlannerAddress.Parse(http.Request.Query, http.View().Today);
            var form = await http.Request.ReadFormAsync(cancel);
            List<string> forums = [.. form["forum"].OfType<string>()];
            return await Answer(http, plan, address, await accept.Run(http.View().Actor!, new(address.Query, form["plan"].ToString(), forums, form["som"] != nameof(MeetingState.Planned)), cancel), cancel);
        }).Requires(Permission.PlanMeetings);

        app.MapPost(PlannerAddress.Page + "/stall-in", async (HttpContext http, PlanYear plan, CancelUnneeded remove, CancellationToken cancel) =>
        {
            var address = PlannerAddress.Parse(http.Request.Query, http.View().Today);
            var form = await http.Request.ReadFormAsync(cancel);
            List<MeetingId> meetings = [.. form["meeting"].Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new MeetingId(id))];
            return await Answer(http, plan, address, await remove.Run(http.View().Actor!, new(address.Query, meetings, form["reason"].ToString()), cancel), cancel);
        }).Requires(Permission.PlanMeetings);
    }

    static async Task<IResult> Answer(HttpContext http, PlanYear plan, PlannerAddress address, Outcome outcome, CancellationToken cancel)
    {
        if (outcome.IsDone) return http.Done(address.To(address.Year));
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        return http.Refused<PlannerView>(await Model(http, plan, cancel) with { Errors = FieldError.From(outcome.Refusals, refusal => Texts.Of(refusal, http.View().Language)) });
    }

    static async Task<PlannerModel> Model(HttpContext http, PlanYear plan, CancellationToken cancel)
    {
        var address = PlannerAddress.Parse(http.Request.Query, http.View().Today);
        return new(address, await plan.Run(http.View().Actor!, address.Query, cancel));
    }
}

public sealed record PlannerModel(PlannerAddress Address, PlannedYear Year)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
