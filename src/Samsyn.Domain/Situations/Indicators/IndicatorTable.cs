using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Domain.Situations.Indicators;

/// <summary>Which values are meant; what is null is no condition.</summary>
public sealed record IndicatorFilter
{
    public static IndicatorFilter All { get; } = new();

    public IReadOnlySet<string>? Indicators { get; init; }
    public IReadOnlySet<string>? Areas { get; init; }
    /// <summary>Whole periods within these days.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public PeriodKind? Kind { get; init; }
    public IndicatorSex? Sex { get; init; }
    public string? Group { get; init; }
    public string? Category { get; init; }
    public IndicatorMeasure? Measure { get; init; }

    public bool Takes(IndicatorValue value) =>
        Indicators?.Contains(value.Indicator) != false && Areas?.Contains(value.Area) != false && !(value.Period.From < From) && !(value.Period.To > To) && (Kind is null || Kind == value.Period.Kind)
        && (Sex is null || Sex == value.Sex) && (Group is null || Group == value.Group) && (Category is null || Category == value.Category) && (Measure is null || Measure == value.Measure);
}

/// <summary>The values of a dataset, in order of indicator, area, period, group, sex and category, with what must be said under every drawing of them (SIT-18, SIT-61).</summary>
public sealed class IndicatorTable
{
    readonly Lazy<Dictionary<IndicatorKey, IndicatorValue>> _byKey;
    readonly Func<string, QualityClass> _quality;

    public IndicatorTable(DatasetId dataset, string name, string source, string licence, Func<string, QualityClass> quality, IEnumerable<IndicatorValue> values)
    {
        (Dataset, Name, Source, Licence, _quality) = (dataset, name, source, licence, quality);
        Values = [.. values.OrderBy(value => value.Indicator, StringComparer.Ordinal).ThenBy(value => value.Area, StringComparer.Ordinal).ThenBy(value => value.Period.Order)
            .ThenBy(value => value.Group, StringComparer.Ordinal).ThenBy(value => value.Sex).ThenBy(value => value.Category, StringComparer.Ordinal).ThenBy(value => value.Measure)];
        _byKey = new(() => Values.ToDictionary(value => value.Key));
    }

    public DatasetId Dataset { get; }
    public string Name { get; }
    public string Source { get; }
    public string Licence { get; }
    public IReadOnlyList<IndicatorValue> Values { get; }

    public IReadOnlyList<string> Indicators => Texts(value => value.Indicator);
    public IReadOnlyList<string> Areas => Texts(value => value.Area);
    public IReadOnlyList<string> Groups => Texts(value => value.Group);
    public IReadOnlyList<string> Categories => Texts(value => value.Category);
    public IReadOnlyList<IndicatorPeriod> Periods => [.. Values.Select(value => value.Period).Distinct().OrderBy(period => period.Order)];
    public IReadOnlyList<IndicatorSex> Sexes => [.. Values.Select(value => value.Sex).Distinct().Order()];

    /// <summary>How the numbers of an indicator are to be read (SIT-22).</summary>
    public QualityClass QualityOf(string indicator) => _quality(indicator);

    public IndicatorValue? Find(IndicatorKey key) => _byKey.Value.GetValueOrDefault(key);

    /// <summary>The same table with fewer values.</summary>
    public IndicatorTable Only(IndicatorFilter filter) => new(Dataset, Name, Source, Licence, _quality, Values.Where(filter.Takes));

    IReadOnlyList<string> Texts(Func<IndicatorValue, string> of) => [.. Values.Select(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
