using Samsyn.App.Notices;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Notices;

static class DisputeEndpoints
{
    const string One = AgreementLinks.Register + "/{id:guid}/tvister";

    public static void MapDisputeEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/ny", async (HttpContext http, Guid id, ReadNotices notices, CancellationToken cancel) =>
            await notices.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActFormView>(Opening(page, http.View())) : http.NotFound()).Requires(Permission.RecordMilestone);

        app.MapPost(One + "/ny", async (HttpContext http, Guid id, ReadNotices notices, OpenDispute open, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await notices.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, Opening(page, view) with { Typed = typed }, page.Agreement.Title,
                async () => await open.Run(view.Actor!, new(page.Agreement.Id, input.Text("matter"), input.Date("on"), input.Text("note")), cancel), () => NoticeLinks.All(page.Agreement.Id));
        }).Requires(Permission.RecordMilestone);

        app.MapGet(One + "/{dispute:guid}/steg", async (HttpContext http, Guid id, Guid dispute, ReadNotices notices, CancellationToken cancel) =>
            await notices.Run(http.View().Actor!, new(id), cancel) is { } page && Find(page, dispute) is { IsClosed: false } found
                ? http.Page<ActFormView>(Moving(page, found, http.View())) : http.NotFound()).Requires(Permission.RecordMilestone);

        app.MapPost(One + "/{dispute:guid}/steg", async (HttpContext http, Guid id, Guid dispute, ReadNotices notices, MoveDispute move, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await notices.Run(view.Actor!, new(id), cancel) is not { } page || Find(page, dispute) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, Moving(page, found, view) with { Typed = typed }, found.Matter,
                () => move.Run(view.Actor!, new(found.Id, input.Version, Named.Of<DisputeStage>(input.Text("stage")), input.Date("on"), input.Text("note")), cancel),
                () => NoticeLinks.All(page.Agreement.Id), () => new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = found.Stage.Say(view) });
        }).Requires(Permission.RecordMilestone);
    }

    static ActForm Opening(NoticesPage page, ViewContext view) => NoticeForms.Form(page, view, "dispute", NoticeLinks.NewDispute(page.Agreement.Id), page.Agreement.Version) with
    {
        Lead = view["notices.dispute.lead"],
        Fields =
        [
            new(ActFieldKind.Text, "matter", view["notices.field.matter"]) { Required = true },
            Day(view), new(ActFieldKind.Words, "note", view["notices.field.talks"]),
        ],
    };

    static ActForm Moving(NoticesPage page, Dispute dispute, ViewContext view) => NoticeForms.Form(page, view, "step", NoticeLinks.Step(dispute), dispute.Version) with
    {
        Lead = view["notices.step.lead", dispute.Matter, dispute.Stage],
        Fields =
        [
            new(ActFieldKind.One, "stage", view["notices.field.stage"]) { Required = true, Choices = [.. dispute.Next.Select(stage => new Choice(stage.ToString(), stage.Say(view)))] },
            Day(view), new(ActFieldKind.Words, "note", view["notices.field.stepNote"]) { Required = true, Hint = view["notices.field.stepNoteHint"] },
        ],
    };

    static ActField Day(ViewContext view) => new(ActFieldKind.Date, "on", view["notices.field.stepOn"]) { Required = true };

    static Dispute? Find(NoticesPage page, Guid dispute) => page.Disputes.FirstOrDefault(one => one.Id.Value == dispute);
}
