namespace Samsyn.Documents.Writing.Charts;

/// <summary>What a chart shows, with nothing of how it is drawn. A value that is missing, or is no number, is null and drawn as a gap; never as zero.</summary>
public abstract record Chart
{
    /// <summary>What it shows: the heading of the figure and the name of the drawing.</summary>
    public required string Title { get; init; }

    /// <summary>What is counted: “anmälningar”, “procent”. Stands at the axis and in the table.</summary>
    public string Unit { get; init; } = "";

    /// <summary>It is a table and has no drawing.</summary>
    public virtual bool IsTable => false;
}

/// <summary>One series of values under a name.</summary>
/// <param name="Name">As it stands in the key and in the table.</param>
/// <param name="Values">One for each label, in order; null where there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>What each value is uncertain by, or null for all.</summary>
    public IReadOnlyList<ChartInterval?>? Whiskers { get; init; }

    /// <summary>Held against the others rather than shown for its own sake: drawn softer.</summary>
    public bool IsReference { get; init; }

    /// <summary>Places of values that the others are held against, drawn softer; null for none.</summary>
    public IReadOnlyList<int>? ReferenceAt { get; init; }

    /// <summary>Why a value is not there, in words that stand in its place; null, or null for one, is a missing value like any other.</summary>
    public IReadOnlyList<string?>? Instead { get; init; }
}

/// <summary>Lower and upper end.</summary>
public sealed record ChartInterval(double Low, double High);

/// <summary>A label of an axis: in full for table and tip, and short beneath the axis; an empty short one is never drawn.</summary>
public sealed record ChartLabel(string Full, string Short)
{
    /// <summary>The same words in both places.</summary>
    public ChartLabel(string both) : this(both, both) { }
}

/// <summary>A time that is shaded, such as a time of unrest or of an effort; places in the row of labels, both included.</summary>
public sealed record ChartShade(int From, int To, string Name);

/// <summary>What was to be expected: one lower and one upper value for each label.</summary>
public sealed record ChartBand(string Name, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

/// <summary>Values over time. The first series is the one that it is about.</summary>
public sealed record LineChart : Chart
{
    /// <summary>The periods, oldest first, without gaps.</summary>
    public required IReadOnlyList<ChartLabel> Labels { get; init; }
    /// <summary>One or more; of six at the most each has a look of its own.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }
    /// <summary>What was to be expected of the first series, or null.</summary>
    public ChartBand? Band { get; init; }
    /// <summary>Places in the first series that stand out.</summary>
    public IReadOnlyList<int> Alarms { get; init; } = [];
    /// <summary>What the marks of <see cref="Alarms"/> mean; in the key and the table.</summary>
    public string AlarmName { get; init; } = "";
    /// <summary>Times that are shaded.</summary>
    public IReadOnlyList<ChartShade> Shades { get; init; } = [];
    /// <summary>From this place on values are a forecast and the line is broken; null for none.</summary>
    public int? ForecastFrom { get; init; }
    /// <summary>What is known of the first series stands as bars, and its forecast goes on from the last of them as a line; without a forecast it says nothing.</summary>
    public bool KnownAsBars { get; init; }
    /// <summary>A line goes on over periods without value, as between two years in which people were asked; their rows are not in the table when no series has any.</summary>
    public bool JoinsGaps { get; init; }
}

/// <summary>How bars of several series stand.</summary>
public enum BarArrangement
{
    /// <summary>Beside each other.</summary>
    Grouped,
    /// <summary>On each other.</summary>
    Stacked,
    /// <summary>On each other, each whole bar 100 per cent.</summary>
    Shares,
}

/// <summary>Values of categories, as bars from zero.</summary>
public sealed record BarChart : Chart
{
    /// <summary>The categories, in the order that they are to be read.</summary>
    public required IReadOnlyList<ChartLabel> Labels { get; init; }
    /// <summary>One or more series.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }
    /// <summary>Stacked bars of values below zero are not drawn: a whole cannot have such a part.</summary>
    public BarArrangement Arrangement { get; init; }
    /// <summary>The categories are times, which run from left to right.</summary>
    public bool IsTime { get; init; }
    /// <summary>The heading of the categories in the table; without it they are periods.</summary>
    public string RowsAre { get; init; } = "";
}

/// <summary>Two sides of a population by age, youngest first.</summary>
public sealed record PyramidChart : Chart
{
    /// <summary>Age groups, youngest first.</summary>
    public required IReadOnlyList<ChartLabel> Ages { get; init; }
    /// <summary>Drawn to the left.</summary>
    public required ChartSeries Left { get; init; }
    /// <summary>Drawn to the right.</summary>
    public required ChartSeries Right { get; init; }
    /// <summary>The same of a larger area, as an outline; null for none. In the unit of the bars.</summary>
    public ChartSeries? LeftReference { get; init; }
    /// <summary>Beside <see cref="LeftReference"/>.</summary>
    public ChartSeries? RightReference { get; init; }
    /// <summary>What both outlines are of.</summary>
    public string? ReferenceName { get; init; }
}

/// <summary>A value for each day, set out as calendars of whole years.</summary>
public sealed record CalendarChart : Chart
{
    /// <summary>The first day that data is about; days before it are not drawn as zero.</summary>
    public required DateOnly From { get; init; }
    /// <summary>The last such day.</summary>
    public required DateOnly To { get; init; }
    /// <summary>Days that have any; every other day within the time is zero.</summary>
    public required IReadOnlyDictionary<DateOnly, double> Days { get; init; }
}

/// <summary>A value for each pair of a row and a column, such as weekday and hour.</summary>
public sealed record HeatChart : Chart
{
    /// <summary>Rows from above.</summary>
    public required IReadOnlyList<ChartLabel> Rows { get; init; }
    /// <summary>Columns from the left.</summary>
    public required IReadOnlyList<ChartLabel> Columns { get; init; }
    /// <summary>By row, then column; null where there is none.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }
    /// <summary>Words for a value that is not there, or null when it is missing like any other.</summary>
    public string? Instead { get; init; }
}

/// <summary>A time that comes back each year, in turns of the year from 0 (New Year) to 1; one that runs over New Year ends before it begins.</summary>
public sealed record RingTime(double From, double To, string Name);

/// <summary>The parts of a year in a ring: what the latest year held against what is usual.</summary>
public sealed record RingChart : Chart
{
    /// <summary>The parts from the first of the year; twelve months as a rule.</summary>
    public required IReadOnlyList<ChartLabel> Labels { get; init; }
    /// <summary>Drawn as sectors whose areas are as the values.</summary>
    public required ChartSeries Latest { get; init; }
    /// <summary>What is usual, as a line across each sector; null for none.</summary>
    public ChartSeries? Usual { get; init; }
    /// <summary>The mean of all parts, as a ring; null for none.</summary>
    public double? Average { get; init; }
    /// <summary>What that ring is.</summary>
    public string AverageName { get; init; } = "";
    /// <summary>Times outside the ring, such as school holidays and efforts that come back.</summary>
    public IReadOnlyList<RingTime> Times { get; init; } = [];
    /// <summary>Further series of the table, which are not drawn: the earlier years one by one.</summary>
    public IReadOnlyList<ChartSeries> Earlier { get; init; } = [];
}

/// <summary>The same small line chart for each of several things, all on one scale.</summary>
public sealed record MultiplesChart : Chart
{
    /// <summary>The periods, common to all.</summary>
    public required IReadOnlyList<ChartLabel> Labels { get; init; }
    /// <summary>One small chart each.</summary>
    public required IReadOnlyList<ChartSeries> Panels { get; init; }
    /// <summary>Whether each has a scale of its own; said in words above them when so.</summary>
    public bool OwnScales { get; init; }
}

/// <summary>A row of a ranking.</summary>
/// <param name="Name">The place.</param>
/// <param name="Value">Its value; null when none may be shown.</param>
/// <param name="Interval">What it is uncertain by.</param>
/// <param name="Rank">“2”, or “2–5” when the intervals leave that open; null when it has none.</param>
/// <param name="Remark">What a reader must know, or why there is no rank.</param>
public sealed record RankingRow(string Name, double? Value, ChartInterval? Interval, string? Rank, string? Remark = null);

/// <summary>Places by size with what each is uncertain by, against a line for all of them together.</summary>
public sealed record RankingChart : Chart
{
    /// <summary>In the order shown; those without rank last.</summary>
    public required IReadOnlyList<RankingRow> Rows { get; init; }
    /// <summary>The value of all together, or null.</summary>
    public double? Reference { get; init; }
    /// <summary>What the line is.</summary>
    public string ReferenceName { get; init; } = "";
}

/// <summary>How a change may be coloured. What follows police activity and what is seldom reported is always <see cref="Plain"/>.</summary>
public enum ChangeTone
{
    /// <summary>No colour.</summary>
    Plain,
    /// <summary>Better.</summary>
    Better,
    /// <summary>Worse.</summary>
    Worse,
}

/// <summary>A row of a before–after table.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Before">Count or rate before; null when it is masked.</param>
/// <param name="After">The same after.</param>
/// <param name="Percent">“−48 %”, or “–” when it cannot be told.</param>
/// <param name="Verdict">What may be said, in plain words.</param>
/// <param name="IsChange">Whether chance is no reasonable explanation.</param>
/// <param name="Tone">How it may be coloured.</param>
/// <param name="Note">What must stand beside it.</param>
public sealed record ChangeRow(string Name, double? Before, double? After, string Percent, string Verdict, bool IsChange, ChangeTone Tone, string? Note = null);

/// <summary>Two periods beside each other, row by row, with a verdict.</summary>
public sealed record ChangeChart : Chart
{
    /// <summary>The rows in the order shown.</summary>
    public required IReadOnlyList<ChangeRow> Rows { get; init; }
    /// <summary>The heading of the rows: “Brottstyp”.</summary>
    public required string RowsAre { get; init; }
    /// <summary>What the first period is called.</summary>
    public required string BeforeName { get; init; }
    /// <summary>What the second is called.</summary>
    public required string AfterName { get; init; }
}

/// <summary>Steps that fewer and fewer come through, each a share of the first.</summary>
public sealed record FunnelChart : Chart
{
    /// <summary>The steps in order.</summary>
    public required IReadOnlyList<ChartLabel> Steps { get; init; }
    /// <summary>One or more groups; they are added up in the drawing and kept apart in the table.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }
    /// <summary>The heading of the steps in the table; without it they are periods.</summary>
    public string RowsAre { get; init; } = "";
}

/// <summary>Counts with their sums, as a table and no drawing.</summary>
public sealed record CountChart : Chart
{
    /// <summary>Rows.</summary>
    public required IReadOnlyList<string> Rows { get; init; }
    /// <summary>Columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
    /// <summary>By row, then column; null where a count is hidden.</summary>
    public required IReadOnlyList<IReadOnlyList<long?>> Counts { get; init; }
    /// <summary>The heading of the rows.</summary>
    public required string RowsAre { get; init; }

    /// <inheritdoc/>
    public override bool IsTable => true;
}

/// <summary>Figures that are told rather than drawn, such as a national figure to hold others against; a table and no drawing.</summary>
public sealed record FigureChart : Chart
{
    /// <summary>Headings; the first is that of the rows.</summary>
    public required IReadOnlyList<string> Heads { get; init; }
    /// <summary>As many cells as there are headings; the first names the row.</summary>
    public required IReadOnlyList<IReadOnlyList<ChartCell>> Rows { get; init; }

    /// <inheritdoc/>
    public override bool IsTable => true;
}
