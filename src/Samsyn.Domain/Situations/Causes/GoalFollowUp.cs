namespace Samsyn.Domain.Situations.Causes;

/// <summary>How an indicator stands, its latest value beside its baseline. It says nothing of why, and nothing of chance.</summary>
public enum IndicatorStanding
{
    NotMeasured,
    /// <summary>There is nothing to hold the latest value against.</summary>
    NoBaseline,
    /// <summary>Neither way is better: it follows what the parties do.</summary>
    NotJudged,
    Unchanged,
    WrongWay,
    RightWay,
    /// <summary>The target is reached.</summary>
    Reached,
}

/// <summary>One indicator in its place, with how it stands and whether it is time to measure it again.</summary>
public sealed record GoalLine(FocusPlan Plan, FocusArea Area, Goal Goal, Indicator Indicator, IndicatorStanding Standing, DateOnly? MeasureBy)
{
    public bool IsOverdue(DateOnly today) => MeasureBy is { } by && by < today;
}

/// <summary>A priority area of the overarching agreement: who mirrors it, and how its indicators stand (CAU-07, CAU-09).</summary>
public sealed record MirroredArea(string Name, IReadOnlyList<(FocusPlan Plan, FocusArea Area)> Mirrors, IReadOnlyList<GoalLine> Lines)
{
    public bool HasGoal => Mirrors.Any(one => one.Area.Goals.Count > 0);
}

public enum PartOfGoal { NotMeasured, NotAllTheRightWay, RightWay }

/// <summary>The overarching goal (CAU-08): felt safety rises and actual crime falls. One of them alone is not the goal.</summary>
public sealed record TwofoldGoal(IReadOnlyList<GoalLine> Safety, IReadOnlyList<GoalLine> Crime)
{
    public PartOfGoal SafetyPart => Part(Safety);
    public PartOfGoal CrimePart => Part(Crime);
    public bool IsOnItsWay => SafetyPart == PartOfGoal.RightWay && CrimePart == PartOfGoal.RightWay;

    static PartOfGoal Part(IReadOnlyList<GoalLine> lines)
    {
        var judged = lines.Where(line => line.Standing is not (IndicatorStanding.NotMeasured or IndicatorStanding.NoBaseline or IndicatorStanding.NotJudged)).ToList();
        return judged.Count == 0 ? PartOfGoal.NotMeasured : judged.TrueForAll(line => line.Standing is IndicatorStanding.RightWay or IndicatorStanding.Reached) ? PartOfGoal.RightWay : PartOfGoal.NotAllTheRightWay;
    }
}

public static class GoalFollowUp
{
    public static IReadOnlyList<GoalLine> Lines(FocusPlan plan) =>
        [.. from area in plan.Areas from goal in area.Goals from indicator in goal.Indicators select new GoalLine(plan, area, goal, indicator, StandingOf(indicator), MeasureBy(indicator, plan.From))];

    public static IReadOnlyList<MirroredArea> Mirrored(IReadOnlyList<string> overarching, IReadOnlyList<FocusPlan> plans)
    {
        var all = plans.SelectMany(plan => plan.Areas.Select(area => (Plan: plan, Area: area))).ToList();
        return
        [
            .. overarching.Select(name =>
            {
                var mirrors = all.Where(one => IsOf(one.Area, name)).ToList();
                return new MirroredArea(name, mirrors, [.. mirrors.SelectMany(one => Lines(one.Plan).Where(line => line.Area.Id == one.Area.Id))]);
            }),
        ];
    }

    /// <summary>What follows the work of the police is no measure of crime.</summary>
    public static TwofoldGoal Twofold(IReadOnlyList<FocusPlan> plans)
    {
        var lines = plans.SelectMany(Lines).ToList();
        return new([.. lines.Where(line => line.Indicator.Shows == IndicatorSubject.FeltSafety)],
            [.. lines.Where(line => line.Indicator is { Shows: IndicatorSubject.Crime, Class: not QualityClass.ActivityDriven })]);
    }

    public static IndicatorStanding StandingOf(Indicator indicator)
    {
        if (indicator.Latest is not { Value: var latest }) return IndicatorStanding.NotMeasured;
        if (indicator.Direction == WantedDirection.Neutral) return IndicatorStanding.NotJudged;
        var up = indicator.Direction == WantedDirection.Up;
        if (indicator.Target is { } target && (up ? latest >= target : latest <= target)) return IndicatorStanding.Reached;
        if (indicator.Baseline is not { } from) return IndicatorStanding.NoBaseline;
        return latest == from ? IndicatorStanding.Unchanged : latest > from == up ? IndicatorStanding.RightWay : IndicatorStanding.WrongWay;
    }

    /// <summary>One cycle after it was last measured; what was never measured counts from its baseline, or from the day the areas hold. Null when the cycle is of another kind.</summary>
    public static DateOnly? MeasureBy(Indicator indicator, DateOnly from)
    {
        var last = indicator.Latest?.On ?? indicator.BaselineOn ?? from;
        return indicator.Cycle switch
        {
            MeasurementCycle.Monthly => last.AddMonths(1),
            MeasurementCycle.HalfYearly => last.AddMonths(6),
            MeasurementCycle.Yearly => last.AddYears(1),
            MeasurementCycle.EverySecondYear => last.AddYears(2),
            _ => null,
        };
    }

    static bool IsOf(FocusArea area, string name) => Same(area.Name, name) || area.Mirrors.Any(one => Same(one, name));

    static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
