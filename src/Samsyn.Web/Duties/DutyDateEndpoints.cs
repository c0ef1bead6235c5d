using System.Globalization;
using Samsyn.App.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Duties;

/// <summary>The dates that an agreement leaves to its parties.</summary>
static class DutyDateEndpoints
{
    public static void MapDutyDateEndpoints(this IEndpointRouteBuilder app)
    {
        const string Address = AgreementLinks.Register + "/{id:guid}/datum";

        app.MapGet(Address, async (HttpContext http, Guid id, ReadDutyDates read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { } dates ? http.Page<ActFormView>(FormOf(dates, http.View())) : http.NotFound()).Requires(Permission.RecordMilestone);

        app.MapPost(Address, async (HttpContext http, Guid id, ReadDutyDates read, SetDutyDates set, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await read.Run(view.Actor!, new(id), cancel) is not { } dates) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var form = FormOf(dates, view);
            return await ActAnswers.Answer(http, form with { Typed = typed }, form.Title, () => set.Run(view.Actor!, CommandOf(dates, new(typed)), cancel), () => AgreementLinks.Of(new(id)),
                () => form.Fields.Where(field => field.Value.Length > 0).ToDictionary(field => field.Name, field => Dates.Full(TypedDate.Read(field.Value)!.Value, view.Language), StringComparer.Ordinal),
                () => ActEndpoints.SavedBy(http, new(id)));
        }).Requires(Permission.RecordMilestone);
    }

    static SetDutyDatesCommand CommandOf(DutyDates dates, ActInput input) => new()
    {
        Agreement = dates.Agreement.Id, Version = input.Version,
        Reporting = Points(dates).Where(one => input.DateIfAny(NameOf(one)) is not null).ToDictionary(one => one, one => input.Date(NameOf(one))),
        SpringTermEnds = input.DateIfAny("spring"), AutumnTermBegins = input.DateIfAny("autumn"), FirstPictureDecided = input.DateIfAny("picture"), FirstActionPlanDecided = input.DateIfAny("plan"),
    };

    static ActForm FormOf(DutyDates dates, ViewContext view)
    {
        var address = AgreementLinks.Of(dates.Agreement.Id);
        return new()
        {
            Title = view["duties.dates.title"], Verb = view["duties.dates.verb"], Lead = view["duties.dates.lead"], Kind = $"{dates.Agreement.Number} {dates.Agreement.Title}", Action = address + "/datum",
            Back = new(view["agreements.act.back"], address), Above = [new(view["agreements.title"], AgreementLinks.Register), new(dates.Agreement.Title, address)], Version = dates.Version,
            Fields =
            [
                .. Points(dates).Select(one => Day(NameOf(one), view[$"duties.dates.{one.Point}", one.Year], dates.Reporting.TryGetValue(one, out var date) ? date : null)),
                Day("spring", view["duties.dates.spring"], dates.SpringTermEnds, view["duties.dates.termHint"]),
                Day("autumn", view["duties.dates.autumn"], dates.AutumnTermBegins, view["duties.dates.termHint"]),
                Day("picture", view["duties.dates.picture"], dates.FirstPictureDecided, view["duties.dates.pictureHint"]),
                Day("plan", view["duties.dates.plan"], dates.FirstActionPlanDecided, view["duties.dates.planHint"]),
            ],
        };
    }

    static IEnumerable<(int Year, ReportingPoint Point)> Points(DutyDates dates) => dates.Years.SelectMany(year => Enum.GetValues<ReportingPoint>().Select(point => (year, point)));

    static string NameOf((int Year, ReportingPoint Point) one) => $"{one.Point}-{one.Year.ToString(CultureInfo.InvariantCulture)}";

    static ActField Day(string name, string label, DateOnly? date, string? hint = null) => new(ActFieldKind.Date, name, label) { Value = date is { } day ? Dates.Iso(day) : "", Hint = hint };
}
