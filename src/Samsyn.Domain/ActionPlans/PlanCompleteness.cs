using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.ActionPlans;

/// <summary>The six items that the overarching agreement of 2015 demands of every action plan (AGR-59).</summary>
public enum PlanItem { Goal, Priority, Responsible, Term, Commitments, Financing }

/// <summary>Mutual priority is demanded only “if needed”: without it a plan is no less complete.</summary>
public enum PlanItemState { Stated, NotNeeded, Lacking }

public sealed record PlanItemVerdict(PlanItem Item, PlanItemState State);

public static class PlanCompleteness
{
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
    static bool Names(string? value) => Has(value) && !value!.TrimStart().StartsWith("ej aktuell", StringComparison.OrdinalIgnoreCase);
}
