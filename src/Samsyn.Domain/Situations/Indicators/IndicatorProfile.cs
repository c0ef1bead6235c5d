namespace Samsyn.Domain.Situations.Indicators;

/// <summary>What a column of a table of values says.</summary>
public enum IndicatorRole
{
    Indicator, Area, Period, Year,
    /// <summary>The month beside a column with the year.</summary>
    Month,
    Sex, Group, Category,
    /// <summary>The number, of the kind that the profile says.</summary>
    Value,
    Count, Share, Mean,
    /// <summary>How many answered.</summary>
    Answers,
    Unit,
}

/// <summary>One column, found by any of its names; case, spaces, signs and what stands in brackets do not matter.</summary>
public sealed record IndicatorColumn(IndicatorRole Role, IReadOnlyList<string> Names);

/// <summary>
/// How a table of values is read. What no column says is said here; columns whose headings are periods, sexes or, with <see cref="WideIndicators"/>, anything else, are columns of
/// values themselves.
/// </summary>
public sealed record IndicatorProfile
{
    public required string Name { get; init; }
    public required IReadOnlyList<IndicatorColumn> Columns { get; init; }
    /// <summary>For a table that does not name its indicator.</summary>
    public string Indicator { get; init; } = "";
    public string Area { get; init; } = "";
    /// <summary>As <see cref="IndicatorPeriod.Read"/> reads it.</summary>
    public string Period { get; init; } = "";
    public string Unit { get; init; } = "";
    public IndicatorMeasure Measure { get; init; }
    /// <summary>What a bare year means: a year, or a year in which people were asked.</summary>
    public PeriodKind WholeYear { get; init; }
    /// <summary>Columns of numbers with any other heading are indicators by that name.</summary>
    public bool WideIndicators { get; init; }
    /// <summary>How many figures an area code has; shorter ones have lost zeros in front and get them back.</summary>
    public int? AreaDigits { get; init; }

    public IReadOnlyList<string> NamesOf(IndicatorRole role) => Columns.FirstOrDefault(column => column.Role == role)?.Names ?? [];
}
