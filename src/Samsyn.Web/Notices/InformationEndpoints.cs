using Samsyn.App;
using Samsyn.App.Notices;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Notices;

static class InformationEndpoints
{
    const string All = AgreementLinks.Register + "/{id:guid}/information", One = All + "/{note:guid}";

    public static void MapInformationEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(InformationLinks.Desk, async (HttpContext http, ReadInformationDesk desk, CancellationToken cancel) =>
            http.Page<InformationDeskView>(await desk.Run(http.View().Actor!, cancel))).Requires(Permission.ReadInformation);

        app.MapGet(All, async (HttpContext http, Guid id, ReadInformation information, CancellationToken cancel) =>
            await information.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<InformationListView>(page) : http.NotFound()).Requires(Permission.ReadInformation);

        app.MapGet(All + ".csv", async (HttpContext http, Guid id, ReadInformation information, CancellationToken cancel) =>
            await information.Run(http.View().Actor!, new(id), cancel) is { } page
                ? Results.File(InformationCsv.Of(page, http.View().Language), "text/csv; charset=utf-8", $"information-{page.Agreement.Number}.csv") : http.NotFound()).Requires(Permission.ReadInformation);

        app.MapGet(One, async (HttpContext http, Guid id, Guid note, ReadInformation information, ReadItemMeetings meetings, CancellationToken cancel) =>
            Find(await information.Run(http.View().Actor!, new(id), cancel), note) is { } found
                ? http.Page<InformationView>(found with { MeetingOf = await meetings.Run(http.View().Actor!, found.Note, cancel) }) : http.NotFound()).Requires(Permission.ReadInformation);

        MapGiving(app);
        MapAnswering(app);
    }

    static void MapGiving(IEndpointRouteBuilder app)
    {
        app.MapGet(All + "/ny", async (HttpContext http, Guid id, ReadInformation information, Clock clock, CancellationToken cancel) =>
            await information.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActFormView>(InformationForms.New(page, http.View(), clock.Now)) : http.NotFound()).Requires(Permission.GiveInformation);

        app.MapPost(All + "/ny", async (HttpContext http, Guid id, ReadInformation information, RecordInformation record, Clock clock, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await information.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            var form = InformationForms.New(page, view, clock.Now) with { Typed = typed };
            if (Named.OrNull<InformationCause>(input.Text("cause")) is null || Named.OrNull<InformationChannel>(input.Text("channel")) is null || input.DateIfAny("knownOn") is null)
                return await ActAnswers.Answer(http, form, page.Agreement.Title, () => throw new InvalidOperationException("The form was not checked."), () => "");
            if (InformationForms.Typed(page, input, view, out var errors) is not { } command) return http.Refused<ActFormView>(form with { Errors = errors });
            return await ActAnswers.Answer(http, form, page.Agreement.Title, async () => await record.Run(view.Actor!, command, cancel), () => InformationLinks.All(page.Agreement.Id));
        }).Requires(Permission.GiveInformation);
    }

    static void MapAnswering(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/bekrafta", async (HttpContext http, Guid id, Guid note, ReadInformation information, AcknowledgeInformation acknowledge, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await information.Run(view.Actor!, new(id), cancel), note) is not { } found) return http.NotFound();
            var outcome = await acknowledge.Run(view.Actor!, new(found.Note.Id, found.Note.Version), cancel);
            // Twice pressed, or somebody of the same side was first: it is acknowledged, and the page says by whom.
            if (outcome.IsDone || outcome.Refusals.Any(refusal => refusal is AlreadyAcknowledged or Stale)) return http.Done(InformationLinks.Of(found.Note));
            return http.Forbidden();
        }).Requires(Permission.GiveInformation);

        app.MapGet(One + "/foljd", async (HttpContext http, Guid id, Guid note, ReadInformation information, ReadInformationTargets targets, CancellationToken cancel) =>
            Find(await information.Run(http.View().Actor!, new(id), cancel), note) is { } found ? http.Page<ActFormView>(InformationForms.Result(found.Page, found.Note, await targets.Run(http.View().Actor!, found.Note, cancel), http.View())) : http.NotFound()).Requires(Permission.GiveInformation);

        app.MapPost(One + "/foljd", async (HttpContext http, Guid id, Guid note, ReadInformation information, ReadInformationTargets targets, RecordInformationResult record, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await information.Run(view.Actor!, new(id), cancel), note) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, InformationForms.Result(found.Page, found.Note, await targets.Run(view.Actor!, found.Note, cancel), view) with { Typed = typed }, found.Note.FirstWords(),
                () => record.Run(view.Actor!, new(found.Note.Id, input.Version, Named.Of<InformationResultKind>(input.Text("kind")), input.Given("target") is null ? null : input.Id("target"), input.Text("note"), input.Date("on")), cancel),
                () => InformationLinks.Of(found.Note));
        }).Requires(Permission.GiveInformation);
    }

    static InformationModel? Find(InformationPage? page, Guid note) => page?.Notes.FirstOrDefault(one => one.Id.Value == note) is { } found ? new(page, found) : null;
}

public sealed record InformationModel(InformationPage Page, InformationNote Note)
{
    /// <summary>The meetings of the agenda items that the information led to.</summary>
    public IReadOnlyDictionary<Guid, Domain.Meetings.MeetingId> MeetingOf { get; init; } = new Dictionary<Guid, Domain.Meetings.MeetingId>();
}
