using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Duties;

static class EvidenceEndpoints
{
    public static void MapEvidenceEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/skyldigheter/{id}/anteckna", async (HttpContext http, string id, ReadDutyPage pages, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await pages.Run(view.Actor!, id, null, cancel) is not { Kinds.Count: > 0 } page) return http.NotFound();
            var demand = page.Item.Duty.Demand;
            return http.Page<RecordEvidenceView>(new RecordEvidenceModel(page)
            {
                Kind = page.Kinds[0].ToString(),
                Date = Dates.Iso(page.Item.Duty is { IsStanding: false, Window: var window } && window.From == window.To && window.From <= view.Today ? window.From : view.Today),
                Place = demand.Place ?? "",
            });
        }).Requires(Permission.RecordEvidence);

        app.MapPost("/skyldigheter/{id}/anteckna", async (HttpContext http, string id, ReadDutyPage pages, RecordEvidence record, RecordConsultation consult, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await pages.Run(view.Actor!, id, null, cancel) is not { Kinds.Count: > 0 } page) return http.NotFound();
            var form = await http.Request.ReadFormAsync(cancel);
            var typed = new RecordEvidenceModel(page)
            {
                Kind = form["kind"].ToString(), Date = form["date"].ToString(), Place = form["place"].ToString(), Reference = form["reference"].ToString(),
                Attended = [.. form["attended"].OfType<string>()],
            };
            var (command, errors) = typed.Read(view);
            if (command is null) return http.Refused<RecordEvidenceView>(typed with { Errors = errors });

            // A consultation stands on the agreement itself, under its own rules.
            Outcome recorded = command.Kind == EvidenceKinds.ConsultationHeld && command.Subject == DutySubject.Agreement
                ? await consult.Run(view.Actor!, new() { Agreement = command.Agreement, Version = page.Item.Agreement.Version, HeldOn = command.Date, Note = command.Reference }, cancel)
                : await record.Run(view.Actor!, command, cancel);
            return recorded.IsDone
                ? http.Done(DutyLinks.Of(id))
                : http.Refused<RecordEvidenceView>(typed with { Errors = [.. recorded.Refusals.Select(refusal => new FieldError(Field(refusal), Texts.Of(refusal, view.Language)))] });
        }).Requires(Permission.RecordEvidence);

        app.MapGet("/skyldigheter/{id}/anteckning/{evidence:guid}/aterta", async (HttpContext http, string id, Guid evidence, ReadDutyPage pages, CancellationToken cancel) =>
            Noted(await pages.Run(http.View().Actor!, id, null, cancel), evidence) is { } model ? http.Page<WithdrawEvidenceView>(model) : http.NotFound())
            .Requires(Permission.RecordEvidence);

        app.MapPost("/skyldigheter/{id}/anteckning/{evidence:guid}/aterta", async (HttpContext http, string id, Guid evidence, ReadDutyPage pages, WithdrawEvidence withdraw, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Noted(await pages.Run(view.Actor!, id, null, cancel), evidence) is not { } model) return http.NotFound();
            var reason = (await http.Request.ReadFormAsync(cancel))["reason"].ToString();
            var withdrawn = await withdraw.Run(view.Actor!, new(new EvidenceId(evidence), reason), cancel);
            return withdrawn.IsDone
                ? http.Done(DutyLinks.Of(id))
                : http.Refused<WithdrawEvidenceView>(model with { Reason = reason, Errors = FieldError.From(withdrawn.Refusals, refusal => Texts.Of(refusal, view.Language)) });
        }).Requires(Permission.RecordEvidence);
    }

    static WithdrawEvidenceModel? Noted(DutyPage? page, Guid evidence) =>
        page?.Evidence.FirstOrDefault(one => one.Evidence.Id == evidence.ToString()) is { } noted ? new(page.Item, noted) : null;

    static string? Field(Refusal refusal) => refusal.Field switch { "on" or "heldOn" => "date", var field => field };
}

/// <summary>The form as typed.</summary>
public sealed record RecordEvidenceModel(DutyPage Page)
{
    public string Kind { get; init; } = "";
    public string Date { get; init; } = "";
    public string Place { get; init; } = "";
    public string Reference { get; init; } = "";
    public IReadOnlyList<string> Attended { get; init; } = [];
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>What would fulfil the duty, and for a meeting that it was cancelled.</summary>
    public IReadOnlyList<EvidenceKinds> Kinds => Page.Kinds.Contains(EvidenceKinds.MeetingHeld) ? [.. Page.Kinds, EvidenceKinds.MeetingCancelled] : Page.Kinds;

    public bool IsMeeting => Page.Kinds.Contains(EvidenceKinds.MeetingHeld);

    public (RecordEvidenceCommand? Command, IReadOnlyList<FieldError> Errors) Read(ViewContext view)
    {
        List<FieldError> errors = [];
        var kind = Kinds.Where(kind => kind.ToString() == Kind).DefaultIfEmpty(EvidenceKinds.None).First();
        if (kind == EvidenceKinds.None) errors.Add(new("kind", Texts.Of(new EvidenceKindUnclear(), view.Language)));
        var date = TypedDate.Read(Date);
        if (date is null) errors.Add(new("date", TypedDate.Wrong(view)));
        var attended = Attended.Aggregate(Attendance.None, (all, one) => all | (Named.OrNull<Attendance>(one) ?? Attendance.None));
        if (kind == EvidenceKinds.MeetingHeld && attended == Attendance.None) errors.Add(new("attended", view["duties.form.attendedMissing"]));
        var duty = Page.Item.Duty;
        return date is not { } on || errors.Count > 0 ? (null, errors) : (new()
        {
            Agreement = Page.Item.Agreement.Id, Kind = kind, Subject = duty.Demand.Needs.Subject, Date = on, Attended = attended, Place = Place, Reference = Reference,
        }, []);
    }
}

public sealed record WithdrawEvidenceModel(DutyItem Item, EvidenceOnPage Noted)
{
    public string Reason { get; init; } = "";
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
