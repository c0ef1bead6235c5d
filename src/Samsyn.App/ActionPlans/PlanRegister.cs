using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.ActionPlans;

/// <summary>A forum with the template's card, an activity of an area, or an area that refers to another.</summary>
public enum PlanKind { Forum, Activity, Reference }

public sealed record PlanQuery
{
    /// <summary>The date asked about; today when null.</summary>
    public DateOnly? On { get; init; }
    public AgreementId? Agreement { get; init; }
    public PlanKind? Kind { get; init; }
    public bool? Complete { get; init; }
    /// <summary>Whether its agreement applies on the date.</summary>
    public bool? Applies { get; init; }
    public string? Convener { get; init; }
}

/// <summary>One plan, or one activity of an area.</summary>
public sealed record PlanOnRegister
{
    public required RecordedAgreement Agreement { get; init; }
    public required bool Applies { get; init; }
    public required PlanKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Slug { get; init; }
    /// <summary>The place of the activity within its area, from 1; null for a plan.</summary>
    public int? Activity { get; init; }
    /// <summary>The area of an activity.</summary>
    public string? Area { get; init; }
    public string? Remark { get; init; }
    public string? RefersTo { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public string? Convener { get; init; }
    public string? Administrator { get; init; }
    public PlanTerm Term { get; init; } = new TermMissing();
    /// <summary>Which of the six items it lacks; null where they are not asked for.</summary>
    public IReadOnlyList<PlanItem>? Lacking { get; init; }
    public DutyItem? Next { get; init; }
    public int Overdue { get; init; }
}

public sealed record PlanRegister
{
    public required DateOnly On { get; init; }
    public required IReadOnlyList<PlanOnRegister> Rows { get; init; }
    public required IReadOnlyList<RecordedAgreement> Agreements { get; init; }
    public required IReadOnlyList<string> Conveners { get; init; }
}

/// <summary>Every plan and activity of the adopted agreements that the actor may see, as they stood on a date.</summary>
public sealed class ReadPlanRegister(ReadRecordedAgreements agreements, ReadDutyList duties, Clock clock)
{
    public async Task<PlanRegister> Run(Actor actor, PlanQuery query, CancellationToken cancellation)
    {
        var on = query.On ?? clock.Today;
        var recorded = await agreements.Run(actor, cancellation);
        var list = await duties.Run(actor, new() { AsOf = on, From = new(on.Year, 1, 1), To = on.AddYears(1) }, cancellation);
        var items = list.Items.ToLookup(item => (item.Agreement.Id, Key: PlanKeyOf(item.Duty)));
        var all = recorded.SelectMany(agreement => RowsOf(agreement, on)).Select(row => WithDuties(row, on, items)).ToList();
        return new()
        {
            On = on,
            Rows = [.. all.Where(row => Matches(row, query))],
            Agreements = [.. recorded.Where(agreement => all.Exists(row => row.Agreement == agreement))],
            Conveners = [.. all.Select(row => row.Convener).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Create(Words.Swedish, ignoreCase: true))],
        };
    }

    static IEnumerable<PlanOnRegister> RowsOf(RecordedAgreement agreement, DateOnly on)
    {
        var applies = agreement.AppliesOn(on);
        foreach (var (text, slug, plan, area) in PlansOf(agreement, on))
        {
            if (plan is not null)
                yield return new()
                {
                    Agreement = agreement, Applies = applies, Kind = PlanKind.Forum, Title = plan.Title, Slug = slug, Remark = plan.Remark, Term = plan.Term,
                    Cadence = plan.Readiness.FirstOrDefault(row => row.Level == ReadinessLevel.Normal)?.Cadence ?? [],
                    Convener = plan.Fields.Convener, Administrator = plan.Fields.Administrator, Lacking = PlanCompleteness.Lacking(PlanCompleteness.Of(plan)),
                };
            else if (area!.Activities.Count == 0)
                yield return new() { Agreement = agreement, Applies = applies, Kind = PlanKind.Reference, Title = area.Title, Slug = slug, RefersTo = area.RefersTo };
            foreach (var (index, activity) in (area?.Activities ?? []).Index())
                yield return new()
                {
                    Agreement = agreement, Applies = applies, Kind = PlanKind.Activity, Title = activity.Title, Slug = slug, Activity = index + 1, Area = area!.Title,
                    Cadence = activity.Cadence, Convener = activity.Convener, Term = activity.Term,
                };
        }
    }

    /// <summary>The plans and areas of an agreement in their order, each with its slug.</summary>
    internal static IReadOnlyList<(RecordedText Text, string Slug, PlanFact? Plan, AreaFact? Area)> PlansOf(RecordedAgreement agreement, DateOnly on)
    {
        var found = agreement.On(agreement.NearestTo(on)).SelectMany(text => text.Plans.Select(plan => (Text: text, Plan: (PlanFact?)plan, Area: (AreaFact?)null))
            .Concat(text.Areas.Select(area => (Text: text, Plan: (PlanFact?)null, Area: (AreaFact?)area)))).ToList();
        var slugs = PlanSlugs.Of(found.Select(one => one.Plan?.Title ?? one.Area!.Title));
        return [.. found.Select((one, i) => (one.Text, slugs[i], one.Plan, one.Area))];
    }

    static PlanOnRegister WithDuties(PlanOnRegister row, DateOnly on, ILookup<(AgreementId, string?), DutyItem> items)
    {
        var key = row.Kind == PlanKind.Activity ? DutySubject.Activity(row.Area!, row.Title).Key : DutySubject.Plan(row.Title).Key;
        var own = items[(row.Agreement.Id, key)].ToList();
        return row with
        {
            Next = own.Where(item => item.Duty.Due >= on && item.Status.State is not (DutyState.Fulfilled or DutyState.NotApplicable)).MinBy(item => item.Duty.Due),
            Overdue = own.Count(item => item.Status.State == DutyState.Overdue),
        };
    }

    /// <summary>Groups within a plan ("Områdesgrupper i …") are the plan's.</summary>
    static string? PlanKeyOf(Duty duty) => duty.Demand.Needs.Subject switch
    {
        { Kind: SubjectKind.Plan } subject => subject.Key.Split('/')[0],
        { Kind: SubjectKind.Activity } subject => subject.Key,
        _ => null,
    };

    static bool Matches(PlanOnRegister row, PlanQuery query) =>
        (query.Agreement is not { } agreement || row.Agreement.Id == agreement)
        && (query.Kind is not { } kind || row.Kind == kind)
        && (query.Applies is not { } applies || row.Applies == applies)
        && (query.Complete is not { } complete || (row.Lacking is { } lacking && lacking.Count == 0 == complete))
        && (query.Convener is not { } convener || string.Equals(row.Convener, convener, StringComparison.OrdinalIgnoreCase));
}
