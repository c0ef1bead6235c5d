using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Situations.Causes;

public enum HoleKind
{
    ProblemWithoutCause, ProblemWithoutSection, ProblemWithoutPriority, CauseWithoutMeasure, CauseWithoutEvidence, MeasureWithoutCause, MeasureWithoutEvidence, SteeringGroupNotInformed,
    FocusWithoutGoal, FocusWithoutProblem, FocusWithoutReference, GoalWithoutIndicator, IndicatorWithoutBaseline, IndicatorWithoutTarget, IndicatorNotMeasured, CategoryWithoutFocus, ProblemWithoutFocus,
}

/// <summary>A link that is missing in the chain from picture to measure (CAU-01), and where: the problem or the area, and the thing within it.</summary>
public sealed record Hole(HoleKind Kind, string Thing, ProblemId? Problem = null, Guid? Within = null, Guid? Area = null);

public static class Holes
{
    public static IReadOnlyList<Hole> In(IReadOnlyList<Problem> problems, FocusPlan? plan, IReadOnlyList<StandpointCategory> demanded)
    {
        List<Hole> found = [.. problems.SelectMany(Of)];
        if (plan is null) return found;
        found.AddRange(plan.Areas.SelectMany(Of));
        var answered = plan.Areas.SelectMany(area => area.Problems).ToHashSet();
        found.AddRange(problems.Where(one => one.Priority is not null && !answered.Contains(one.Id.Value)).Select(one => new Hole(HoleKind.ProblemWithoutFocus, one.Title, one.Id)));
        found.AddRange(demanded.Except(plan.Areas.SelectMany(area => area.TakesUp)).Select(category => new Hole(HoleKind.CategoryWithoutFocus, category.ToString())));
        return found;
    }

    static IEnumerable<Hole> Of(Problem problem)
    {
        if (problem.Causes.Count == 0) yield return new(HoleKind.ProblemWithoutCause, problem.Title, problem.Id);
        if (problem.Section is null) yield return new(HoleKind.ProblemWithoutSection, problem.Title, problem.Id);
        if (problem.Priority is null) yield return new(HoleKind.ProblemWithoutPriority, problem.Title, problem.Id);
        foreach (var cause in problem.Causes)
        {
            if (cause.Measures.Count == 0) yield return new(HoleKind.CauseWithoutMeasure, cause.Text, problem.Id, cause.Id);
            if (cause.Evidence is null) yield return new(HoleKind.CauseWithoutEvidence, cause.Text, problem.Id, cause.Id);
        }
        foreach (var measure in problem.Loose) yield return new(HoleKind.MeasureWithoutCause, measure.Text, problem.Id, measure.Id);
        foreach (var (_, measure) in problem.Measures)
        {
            if (measure.Evidence is null) yield return new(HoleKind.MeasureWithoutEvidence, measure.Text, problem.Id, measure.Id);
            if (measure is { IsFastTrack: true, State: MeasureState.Begun or MeasureState.Done, SteeringGroupInformed: null }) yield return new(HoleKind.SteeringGroupNotInformed, measure.Text, problem.Id, measure.Id);
        }
    }

    static IEnumerable<Hole> Of(FocusArea area)
    {
        if (area.Goals.Count == 0) yield return new(HoleKind.FocusWithoutGoal, area.Name, Area: area.Id);
        if (area.Problems.Count == 0) yield return new(HoleKind.FocusWithoutProblem, area.Name, Area: area.Id);
        if (area.References.Count == 0) yield return new(HoleKind.FocusWithoutReference, area.Name, Area: area.Id);
        foreach (var goal in area.Goals)
        {
            if (goal.Indicators.Count == 0) yield return new(HoleKind.GoalWithoutIndicator, goal.Text, Within: goal.Id, Area: area.Id);
            foreach (var indicator in goal.Indicators)
            {
                if (indicator.Baseline is null) yield return new(HoleKind.IndicatorWithoutBaseline, indicator.Name, Within: indicator.Id, Area: area.Id);
                if (indicator is { Target: null, Direction: not WantedDirection.Neutral }) yield return new(HoleKind.IndicatorWithoutTarget, indicator.Name, Within: indicator.Id, Area: area.Id);
                if (indicator.Measured.Count == 0) yield return new(HoleKind.IndicatorNotMeasured, indicator.Name, Within: indicator.Id, Area: area.Id);
            }
        }
    }
}
