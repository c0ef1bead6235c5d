using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Blocks;

/// <summary>What every answer says of itself: enough to be drawn and read rightly without the data it was made from.</summary>
public sealed record BlockHead
{
    public required string Dataset { get; init; }
    public required string Source { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    /// <summary>Types and areas that were asked about; none is all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
    public IReadOnlyList<string> Areas { get; init; } = [];
    /// <summary>The classes of the types that are counted in it.</summary>
    public IReadOnlyList<TypeQuality> Classes { get; init; } = [];
    public long Events { get; init; }
    /// <summary>What the register of places calls the areas that the data have by code; those that it does not know are not in it.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}

/// <summary>The rows of a block in no language: what is kept, frozen and drawn from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CountAnswer), "count")]
[JsonDerivedType(typeof(LineAnswer), "line")]
[JsonDerivedType(typeof(ChangeAnswer), "change")]
[JsonDerivedType(typeof(AlarmAnswer), "alarms")]
[JsonDerivedType(typeof(CalendarAnswer), "calendar")]
[JsonDerivedType(typeof(RhythmAnswer), "rhythm")]
[JsonDerivedType(typeof(RingAnswer), "ring")]
[JsonDerivedType(typeof(RankingAnswer), "ranking")]
[JsonDerivedType(typeof(MultiplesAnswer), "multiples")]
[JsonDerivedType(typeof(OverviewAnswer), "overview")]
[JsonDerivedType(typeof(MapBlockAnswer), "map")]
[JsonDerivedType(typeof(ScanAnswer), "scan")]
[JsonDerivedType(typeof(NearRepeatAnswer), "nearRepeat")]
[JsonDerivedType(typeof(ValuesAnswer), "values")]
[JsonDerivedType(typeof(FiguresAnswer), "figures")]
public abstract record BlockAnswer
{
    public required BlockHead Head { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Null when the text is no answer that this program knows.</summary>
    public static BlockAnswer? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BlockAnswer>(json, Options);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, NumberHandling = JsonNumberHandling.Strict };
}

public sealed record CountAnswer : BlockAnswer
{
    public required CountBy Rows { get; init; }
    public required CountBy Columns { get; init; }
    public required IReadOnlyList<string> RowNames { get; init; }
    public required IReadOnlyList<string> ColumnNames { get; init; }
    public required IReadOnlyList<IReadOnlyList<long>> Counts { get; init; }
}

/// <summary>One line: its name and a count for each period.</summary>
public sealed record CountLine(string Name, IReadOnlyList<long> Counts);

/// <summary>A time with a name.</summary>
public sealed record NamedTime(DateOnly From, DateOnly To, string Name);

/// <summary>Change per year and its interval, and whether chance explains it.</summary>
public sealed record TrendFound(double PercentPerYear, double Low, double High, double P);

public sealed record LineAnswer : BlockAnswer
{
    public required CountBy Per { get; init; }
    public required IReadOnlyList<DateOnly> Periods { get; init; }
    public required IReadOnlyList<CountLine> Lines { get; init; }
    /// <summary>The same months or weeks of so many earlier years, latest first; a shorter line where the data begin later.</summary>
    public IReadOnlyList<CountLine> Earlier { get; init; } = [];
    public IReadOnlyList<NamedTime> Shades { get; init; } = [];
    public TrendFound? Trend { get; init; }
    /// <summary>The last period is not over in the data.</summary>
    public bool IsLastCut { get; init; }
}

/// <summary>A row of a before–after table. Rates are per 1,000 inhabitants; null without populations.</summary>
public sealed record ChangeFound(string Name, long Before, long After, double? Percent, double? Low, double? High, VerdictKind Verdict, double P, bool Disagree, Tone Tone, IReadOnlyList<Caution> Cautions, int? HistoryPeriods, double? RateBefore, double? RateAfter);

public sealed record ChangeAnswer : BlockAnswer
{
    public required CountBy Rows { get; init; }
    public required DateOnly BeforeFrom { get; init; }
    public required DateOnly BeforeTo { get; init; }
    public required Correction Correction { get; init; }
    public required IReadOnlyList<ChangeFound> Found { get; init; }
}

public sealed record AlarmAnswer : BlockAnswer
{
    public required bool IsFarrington { get; init; }
    public required IReadOnlyList<DateOnly> Weeks { get; init; }
    public required IReadOnlyList<long> Counts { get; init; }
    public required IReadOnlyList<double> Expected { get; init; }
    public required IReadOnlyList<double> Upper { get; init; }
    public required IReadOnlyList<bool> Alarms { get; init; }
}

public sealed record CalendarAnswer : BlockAnswer
{
    public required IReadOnlyDictionary<DateOnly, long> Days { get; init; }
}

public sealed record RhythmAnswer : BlockAnswer
{
    /// <summary>By weekday from Monday, then hour.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Counts { get; init; }
}

/// <summary>Twelve whole months, which need not begin in January.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Counts">From January to December, whichever came first.</param>
public sealed record RingYear(DateOnly From, IReadOnlyList<long> Counts);

/// <summary>Whether the months differ more than chance explains, and each against the mean of all per day.</summary>
public sealed record SeasonFound(double P, IReadOnlyList<double> Index, bool IsFew);

/// <summary>A time that comes back each year; days as MM-DD.</summary>
public sealed record YearlyTime(string From, string To, string Name);

public sealed record RingAnswer : BlockAnswer
{
    /// <summary>The latest first.</summary>
    public required IReadOnlyList<RingYear> Years { get; init; }
    /// <summary>Null with one year, and where nothing can be told.</summary>
    public SeasonFound? Season { get; init; }
    public IReadOnlyList<YearlyTime> Times { get; init; } = [];
}

/// <summary>A ranked area. Rates per 1,000 inhabitants.</summary>
public sealed record RankedArea(string Name, long Count, double Rate, double Low, double High, int? Rank, int? Best, int? Worst, bool TooFewInhabitants, string? Remark);

public sealed record RankingAnswer : BlockAnswer
{
    public required IReadOnlyList<RankedArea> Areas { get; init; }
    public required double All { get; init; }
}

public sealed record MultiplesAnswer : BlockAnswer
{
    public required CountBy By { get; init; }
    public required CountBy Per { get; init; }
    public required IReadOnlyList<DateOnly> Periods { get; init; }
    public required IReadOnlyList<CountLine> Panels { get; init; }
    public required bool OwnScales { get; init; }
    /// <summary>Things that there was no room for.</summary>
    public int LeftOut { get; init; }
}

/// <summary>One type in one area: the last whole period against the same of the year before, and against the period just before as the season has it.</summary>
/// <param name="Area">The area; empty for all together.</param>
/// <param name="Type">The type; empty for all together.</param>
/// <param name="Class">Of the type, or the one that tells least of several.</param>
/// <param name="Year">Held against the same time of the year before.</param>
/// <param name="Season">Held against the period before, the usual difference of season taken away; null without two earlier years.</param>
/// <param name="SeasonExpected">What the season makes of the period before.</param>
public sealed record OverviewRow(string Area, string Type, QualityClass Class, ChangeFound Year, ChangeFound? Season, double? SeasonExpected);

public sealed record OverviewAnswer : BlockAnswer
{
    public required OverviewPeriod Period { get; init; }
    public required DateOnly YearFrom { get; init; }
    public required DateOnly YearTo { get; init; }
    public required DateOnly SeasonFrom { get; init; }
    public required DateOnly SeasonTo { get; init; }
    public required IReadOnlyList<OverviewRow> Rows { get; init; }
    /// <summary>How many were judged together.</summary>
    public required int Comparisons { get; init; }
}

/// <summary>How long the periods are that an overview compares.</summary>
public enum OverviewPeriod { Month, Quarter, HalfYear }
