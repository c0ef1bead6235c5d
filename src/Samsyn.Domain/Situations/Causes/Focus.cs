using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Situations.Causes;

/// <summary>What is wanted of an indicator.</summary>
public enum WantedDirection { Up, Down, Neutral }

public enum MeasurementCycle { Monthly, HalfYearly, Yearly, EverySecondYear, Other }

/// <summary>The kind of source that a result is read from (CAU-13).</summary>
public enum ResultSource { SafetySurvey, SchoolSurvey, CrimeStatistics, Other }

/// <summary>Which half of the overarching goal an indicator speaks of, if any (CAU-08).</summary>
public enum IndicatorSubject { Other, FeltSafety, Crime }

/// <summary>What an indicator is broken down by, where its source allows (CAU-12).</summary>
[Flags]
public enum IndicatorBreakdown { None = 0, Sex = 1, Age = 2, Area = 4 }

/// <summary>A value that was measured: the follow-up of results, apart from whether measures were carried out (CAU-14).</summary>
public sealed record MeasuredValue(DateOnly On, decimal Value, string? Note);

/// <summary>How it is seen whether a goal is reached (CAU-12).</summary>
public sealed record Indicator
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Source { get; init; }
    public required string Unit { get; init; }
    public ResultSource SourceKind { get; init; } = ResultSource.Other;
    public IndicatorSubject Shows { get; init; }
    public WantedDirection Direction { get; init; }
    public decimal? Baseline { get; init; }
    public DateOnly? BaselineOn { get; init; }
    public decimal? Target { get; init; }
    public MeasurementCycle Cycle { get; init; } = MeasurementCycle.Yearly;
    public QualityClass? Class { get; init; }
    public IndicatorBreakdown Breakdown { get; init; }
    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<MeasuredValue> Measured { get; init; } = [];

    public MeasuredValue? Latest => Measured.Count > 0 ? Measured[^1] : null;
}

/// <summary>A goal of a focus area with what is expected and what the steering group has assigned (CAU-06).</summary>
public sealed record Goal
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
    /// <summary>One a line.</summary>
    public IReadOnlyList<string> ExpectedResults { get; init; } = [];
    public IReadOnlyList<string> Assignments { get; init; } = [];
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
}

/// <summary>A focus area (CAU-05): why the parties work on it together, what it mirrors, and where it came from.</summary>
public sealed record FocusArea
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    /// <summary>The overall goal in one sentence (CAU-11).</summary>
    public string? OverallGoal { get; init; }
    /// <summary>Why working together is the best way here (CAU-19).</summary>
    public string? WhyTogether { get; init; }
    /// <summary>Areas of the overarching agreement that it mirrors (CAU-07).</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];
    /// <summary>The categories on which a position is compulsory that it takes up (AGR-45).</summary>
    public IReadOnlyList<StandpointCategory> TakesUp { get; init; } = [];
    /// <summary>Each party's operational plan, and national goals, that it was set with regard to (CAU-20).</summary>
    public IReadOnlyList<string> References { get; init; } = [];
    /// <summary>The problems that it answers.</summary>
    public IReadOnlyList<Guid> Problems { get; init; } = [];
    /// <summary>The areas of the version before that it goes on with; several when they were merged (CAU-17).</summary>
    public IReadOnlyList<Guid> ContinuesFrom { get; init; } = [];
    public IReadOnlyList<Goal> Goals { get; init; } = [];
}

public enum FocusChangeKind { Continued, Merged, New, Dropped }

/// <summary>What became of an area between two versions.</summary>
public sealed record FocusChange(FocusChangeKind Kind, FocusArea? Now, IReadOnlyList<FocusArea> Before);

public static class FocusChanges
{
    /// <summary>In the order of the later list; what was dropped comes last (CAU-17).</summary>
    public static IReadOnlyList<FocusChange> Between(IReadOnlyList<FocusArea> before, IReadOnlyList<FocusArea> after)
    {
        var carried = after.SelectMany(area => area.ContinuesFrom).ToHashSet();
        return
        [
            .. after.Select(area => (area, From: before.Where(one => area.ContinuesFrom.Contains(one.Id)).ToList()))
                .Select(one => new FocusChange(one.From.Count switch { 0 => FocusChangeKind.New, 1 => FocusChangeKind.Continued, _ => FocusChangeKind.Merged }, one.area, one.From)),
            .. before.Where(one => !carried.Contains(one.Id)).Select(one => new FocusChange(FocusChangeKind.Dropped, null, [one])),
        ];
    }
}
