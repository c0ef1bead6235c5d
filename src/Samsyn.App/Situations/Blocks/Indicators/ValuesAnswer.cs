using Samsyn.Analysis.Counts;
using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>What values are set out by.</summary>
public enum ValueBy { Indicator, Area, Period, Sex, Group, Category }

/// <summary>How values are drawn.</summary>
public enum ValueShape { Bars, Trend, Parts, Pyramid, Funnel, Table, Differences }

/// <summary>A value with what it is uncertain by, in the unit of the answer; null with a mark that says why. Without interval nothing is said of uncertainty.</summary>
public sealed record ValueCell(double? Value, double? Low, double? High, int? Answers, ValueMark Mark, Qualifier Qualifier)
{
    public static ValueCell Missing { get; } = new(null, null, null, null, ValueMark.Missing, Qualifier.Exact);
}

/// <summary>A cell for each row, in order. The name is the dataset's own, but for a sex, which is the name of one.</summary>
public sealed record ValueSeries(string Name, bool IsReference, IReadOnlyList<ValueCell> Cells);

/// <summary>What all values of an answer have in common.</summary>
public sealed record FixedValue(ValueBy By, string Name);

/// <summary>A value of a row and a series, held against that of <paramref name="Base"/>. <paramref name="Low"/> and <paramref name="High"/> are of the difference in percentage points, and <paramref name="P"/> is corrected for all that are compared; null where no test can be made.</summary>
public sealed record ValueDifference(string Row, string Series, string Base, double Value, double BaseValue, double? Low, double? High, double? P, Tone Tone, bool IsSmall)
{
    public bool IsChange => P < 0.05;
}

/// <summary>Values by rows and series, and what may be said of them.</summary>
public sealed record ValuesAnswer : BlockAnswer
{
    public required ValueShape Shape { get; init; }
    public required ValueBy RowsBy { get; init; }
    /// <summary>Null when there is one series, without name.</summary>
    public required ValueBy? SeriesBy { get; init; }
    public required IReadOnlyList<string> Rows { get; init; }
    public required IReadOnlyList<ValueSeries> Series { get; init; }
    public required IReadOnlyList<FixedValue> Fixed { get; init; }
    public required IndicatorMeasure Measure { get; init; }
    public required string Unit { get; init; }
    /// <summary>First and last period, as they are written.</summary>
    public required string FirstPeriod { get; init; }
    public required string LastPeriod { get; init; }
    public PeriodKind PeriodKind { get; init; }
    /// <summary>The values are shares of those who answered.</summary>
    public bool IsSurvey { get; init; }
    public double DesignEffect { get; init; } = 1;
    /// <summary>The area that others are held against.</summary>
    public string? Reference { get; init; }
    public WantedDirection Direction { get; init; } = WantedDirection.Neutral;
    public IReadOnlyList<ValueDifference> Compared { get; init; } = [];
    /// <summary>The first row that is a forecast.</summary>
    public int? ForecastFrom { get; init; }
    /// <summary>Told beside felt safety, never added to it (SIT-28).</summary>
    public SafetyReading? Safety { get; init; }
    public string? AvoidanceName { get; init; }
    public ValueCell? Avoidance { get; init; }
}

/// <summary>One figure with all that it is about.</summary>
public sealed record ToldFigure(string Indicator, string Category, string Area, string Period, IndicatorSex Sex, string Group, string Unit, IndicatorMeasure Measure, ValueCell Cell);

/// <summary>Figures to hold others against, each with its own unit and period (SIT-60).</summary>
public sealed record FiguresAnswer : BlockAnswer
{
    public required IReadOnlyList<ToldFigure> Figures { get; init; }
    public required string FirstPeriod { get; init; }
    public required string LastPeriod { get; init; }
    public double DesignEffect { get; init; } = 1;
}
