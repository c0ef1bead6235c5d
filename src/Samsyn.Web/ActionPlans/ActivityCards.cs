using Samsyn.App;
using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.ActionPlans;

/// <summary>An activity of an area as its table prints it (PLN-06).</summary>
static class ActivityCards
{
    public static PlanCard Card(ViewContext view, PlanPage page, ActivityFact activity)
    {
        List<CardRow> rows =
        [
            Row("workingGroup", activity.WorkingGroup),
            Row("term", activity.TermText) with { Note = activity.TermText is null ? null : Understood(TimeWords.Of(activity.Term, view.Language), activity.TermText) },
        ];
        if (activity.Cadence.Count > 0) rows.Add(Row("cadence", TimeWords.Of(activity.Cadence, Language.Swedish)) with { Note = view.Language == Language.English ? TimeWords.Of(activity.Cadence, view.Language) : null });
        rows.Add(Row("convener", activity.Convener));
        rows.Add(Row("districtContact", activity.DistrictContact));
        rows.Add(Row("policeContact", activity.PoliceContact));
        if (activity.Others is not null) rows.Add(Row("others", activity.Others));
        rows.Add(Row("followUp", activity.FollowUp) with { Note = activity.FollowUpPoints.Count == 0 ? null : view["plans.area.points", string.Join(", ", activity.FollowUpPoints.Select(PointOf))] });
        if (activity.Status is not null) rows.Add(Row("status", activity.Status));
        return new(activity.Title, rows) { Lang = "sv" };

        CardRow Row(string field, string? value)
        {
            var printed = activity.Labels.GetValueOrDefault(field) ?? Texts.Get(Language.Swedish, "plans.activity." + field);
            var meaning = view["plans.activity." + field];
            return new(printed, value)
            {
                Meaning = string.Equals(meaning, printed, StringComparison.OrdinalIgnoreCase) ? null : meaning,
                Gap = string.IsNullOrWhiteSpace(value) ? view["plans.gap.empty"] : null,
                Note = ReferenceNote(field, value),
                Source = field == "workingGroup" ? PlanAddress.Line(view, page.Agreement.Id, activity.Line > 0 ? activity.Line : null, PlanAddress.Annex(page.Text)) : null,
            };
        }

        string? ReferenceNote(string field, string? value) =>
            ActivityReference.FieldOf(activity, value) is { } other && other != field && ActivityReference.ValueOf(activity, other) is { } own
                ? view["plans.area.sameAs", view["plans.activity." + other], own] : null;

        string? Understood(string words, string original) =>
            string.Equals(words.Trim(), original.Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase) ? null : view["plans.understood", words];

        string PointOf(ReportingPoint point) => view["time.point." + point];
    }
}
