using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.ActionPlans;

/// <summary>The six items that the overarching agreement of 2015 demands of every action plan (AGR-59).</summary>
public enum PlanItem { Goal, Priority, Responsible, Term, Commitments, Financing }

/// <summary>Mutual priority is demanded only “if needed”: without it a plan is no less complete.</summary>
public enum PlanItemState { Stated, NotNeeded, Lacking }

public sealed record PlanItemVerdict(PlanItem Item, PlanItemState State);

/// <summary>The one place that says what a plan lacks; reading, pages, check and contract all ask here.</summary>
public static class PlanCompleteness
{
    static readonly string[] NotApplicable = ["ej aktuell", "inte aktuell", "ej tillämplig", "inte tillämplig"];

    static readonly (string Field, Func<PlanFact, bool> IsStated)[] Template =
    [
        ("definition", plan => Has(plan.Fields.Definition)),
        ("goal", plan => Has(plan.Fields.Goal)),
        ("problem", plan => Has(plan.Fields.Problem)),
        ("challenges", plan => Has(plan.Fields.Challenges)),
        ("message", plan => Has(plan.Fields.Message)),
        ("term", plan => Has(plan.Fields.Term) || plan.Term is not TermMissing),
        ("readiness", plan => plan.Readiness.Count > 0),
        ("convener", plan => Has(plan.Fields.Convener)),
        ("administrator", plan => Has(plan.Fields.Administrator)),
        ("policeFunctions", plan => Has(plan.Fields.PoliceFunctions)),
        ("policeCommitment", plan => Has(plan.Fields.PoliceCommitment)),
        ("districtFunctions", plan => Has(plan.Fields.DistrictFunctions)),
        ("districtCommitment", plan => Has(plan.Fields.DistrictCommitment)),
        ("otherParticipants", plan => Has(plan.Fields.OtherParticipants)),
        ("financing", plan => Has(plan.Fields.Financing)),
    ];

    /// <summary>The fields of the plan template (PLN-01) in its order that the plan lacks or leaves empty. A local extra field is never demanded.</summary>
    public static IReadOnlyList<string> MissingFields(PlanFact plan) => [.. Template.Where(row => !row.IsStated(plan)).Select(row => row.Field)];

    public static IReadOnlyList<PlanItemVerdict> Of(PlanFact plan) => Of(
        goal: Has(plan.Fields.Goal),
        priority: Has(plan.Fields.Challenges),
        responsible: Names(plan.Fields.Convener),
        term: plan.Term is not TermMissing,
        commitments: Has(plan.Fields.PoliceCommitment) && Has(plan.Fields.DistrictCommitment),
        financing: Has(plan.Fields.Financing));

    /// <summary>Of an area with activities: each of them must name its responsible, its term and a contact at each party. Null for an area that refers to another.</summary>
    public static IReadOnlyList<PlanItemVerdict>? Of(AreaFact area) => area.Activities.Count == 0 ? null : Of(
        goal: Has(area.Goal),
        priority: Has(area.Situation),
        responsible: area.Activities.All(activity => Names(activity.Convener)),
        term: area.Activities.All(activity => activity.Term is not TermMissing),
        commitments: area.Activities.All(activity => Has(activity.PoliceContact) && Has(activity.DistrictContact)),
        financing: false);

    public static IReadOnlyList<PlanItem> Lacking(IReadOnlyList<PlanItemVerdict> verdicts) =>
        [.. verdicts.Where(verdict => verdict.State == PlanItemState.Lacking).Select(verdict => verdict.Item)];

    static IReadOnlyList<PlanItemVerdict> Of(bool goal, bool priority, bool responsible, bool term, bool commitments, bool financing) =>
    [
        new(PlanItem.Goal, Demanded(goal)),
        new(PlanItem.Priority, priority ? PlanItemState.Stated : PlanItemState.NotNeeded),
        new(PlanItem.Responsible, Demanded(responsible)),
        new(PlanItem.Term, Demanded(term)),
        new(PlanItem.Commitments, Demanded(commitments)),
        new(PlanItem.Financing, Demanded(financing)),
    ];

    static PlanItemState Demanded(bool stated) => stated ? PlanItemState.Stated : PlanItemState.Lacking;

    static bool Has(string? value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>“Ej aktuellt” is a value, but it names nobody.</summary>
    static bool Names(string? value) => Has(value) && !Array.Exists(NotApplicable, start => value!.TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
