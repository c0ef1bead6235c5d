using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>What the overarching agreement asks of an action plan, whichever of the two layouts the plan has.</summary>
sealed record PlanView
{
    public required string Title { get; init; }
    public required int Line { get; init; }
    public string? Goal { get; init; }
    public string? Priority { get; init; }
    public string? Responsible { get; init; }
    public bool HasTerm { get; init; }
    public string? PoliceCommitment { get; init; }
    public string? CityCommitment { get; init; }
    public string? PoliceResource { get; init; }
    public string? CityResource { get; init; }
    /// <summary>Says what is to be done: an activity of its own, what each party undertakes, or a list of measures.</summary>
    public bool HasMeasures { get; init; }
    public string? Financing { get; init; }
    public string? Message { get; init; }
    /// <summary>False for a routine without meetings (FOR-BOS-05).</summary>
    public bool HasForum { get; init; }
    public bool StatesFrequency { get; init; }

    public static IReadOnlyList<PlanView> Of(AgreementFacts facts) =>
        [.. facts.Plans.Select(plan => Of(plan, facts.Actions)), .. facts.Areas.SelectMany(area => area.Activities.Select(activity => Of(area, activity)))];

    static PlanView Of(PlanFact plan, IReadOnlyList<ActionFact> actions)
    {
        var normal = plan.Readiness.Where(r => r.Level == ReadinessLevel.Normal).SelectMany(r => r.Cadence).ToList();
        var fields = plan.Fields;
        return new()
        {
            Title = plan.Title, Line = plan.Line, Goal = fields.Goal, Priority = fields.Challenges, Responsible = fields.Convener,
            HasTerm = plan.Term is not TermMissing, PoliceCommitment = fields.PoliceCommitment, CityCommitment = fields.DistrictCommitment,
            PoliceResource = fields.PoliceFunctions, CityResource = fields.DistrictFunctions, Financing = fields.Financing, Message = fields.Message,
            HasMeasures = !Lacks(fields.PoliceCommitment) || !Lacks(fields.DistrictCommitment) || ActivityLists.RowsOf(plan.Title, actions).Count > 0,
            HasForum = !normal.Exists(c => c is NotApplicableCadence), StatesFrequency = normal.Exists(c => c is not UnstatedCadence),
        };
    }

    static PlanView Of(AreaFact area, ActivityFact activity) => new()
    {
        Title = area.Title, Line = activity.Line, Goal = area.Goal, Priority = area.Situation, Responsible = activity.Convener,
        HasTerm = activity.Term is not TermMissing, PoliceCommitment = activity.PoliceContact, CityCommitment = activity.DistrictContact,
        PoliceResource = activity.PoliceContact, CityResource = activity.DistrictContact, HasForum = activity.WorkingGroup is not null,
        HasMeasures = !Lacks(activity.Title),
        StatesFrequency = activity.Cadence.Any(c => c is not UnstatedCadence),
    };

    /// <summary>Empty, or a value that says there is none ("ej aktuellt", "Grundskolor ?" is still a value).</summary>
    public static bool Lacks(string? value) =>
        string.IsNullOrWhiteSpace(value) || value.TrimStart().StartsWith("ej aktuell", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Verdicts over all plans at once.</summary>
static class PlanVerdicts
{
    public static Verdict Each(ComplianceSubject subject, string swedish, string english, Func<PlanView, bool> lacks, Func<PlanView, bool>? asked = null)
    {
        var plans = subject.Plans.Where(p => asked?.Invoke(p) ?? true).ToList();
        if (plans.Count == 0) return Verdict.Missing("Inga åtgärdsplaner finns i dokumentet.", "The document has no action plans.");
        var lacking = plans.FindAll(p => lacks(p));
        if (lacking.Count == 0)
            return Verdict.Fulfilled($"Alla {plans.Count} åtgärdsplaner anger {swedish}.", $"All {plans.Count} action plans state {english}.", plans.Select(p => p.Line));
        var titles = lacking.Select(p => p.Title).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var named = string.Join("; ", titles);
        var verdict = Verdict.Incomplete($"{lacking.Count} av {plans.Count} åtgärdsplaner saknar {swedish}: {named}.",
            $"{lacking.Count} of {plans.Count} action plans lack {english}: {named}.", lacking.Select(p => p.Line), titles);
        return lacking.Count == plans.Count ? verdict with { Result = ComplianceResult.Missing } : verdict;
    }
}
