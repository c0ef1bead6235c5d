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

/// <summary>The values of a dataset, in order of indicator, area, period, group, sex and category, with what must be said under every drawing of them (SIT-18, SIT-61). Names are listed once, for it is asked about often.</summary>
public sealed class IndicatorTable
{
    readonly Lazy<Dictionary<IndicatorKey, IndicatorValue>> _byKey;
    readonly Lazy<IReadOnlyList<string>> _indicators, _areas, _groups, _categories;
    readonly Lazy<IReadOnlyList<IndicatorPeriod>> _periods;
    readonly Lazy<IReadOnlyList<IndicatorSex>> _sexes;
    readonly Func<string, QualityClass> _quality;

    public IndicatorTable(DatasetId dataset, string name, string source, string licence, Func<string, QualityClass> quality, IEnumerable<IndicatorValue> values)
        : this(InOrder([.. values]), (dataset, name, source, licence), quality) {}

    IndicatorTable(IReadOnlyList<IndicatorValue> inOrder, (DatasetId Id, string Name, string Source, string Licence) of, Func<string, QualityClass> quality)
    {
        (Values, Dataset, Name, Source, Licence, _quality) = (inOrder, of.Id, of.Name, of.Source, of.Licence, quality);
        _byKey = new(() => Values.ToDictionary(value => value.Key));
        (_indicators, _areas, _groups, _categories) = (Texts(value => value.Indicator), Texts(value => value.Area), Texts(value => value.Group), Texts(value => value.Category));
        _periods = new(() => [.. Values.Select(value => value.Period).Distinct().OrderBy(period => period.Order)]);
        _sexes = new(() => [.. Values.Select(value => value.Sex).Distinct().Order()]);
    }

    public DatasetId Dataset { get; }
    public string Name { get; }
    public string Source { get; }
    public string Licence { get; }
    public IReadOnlyList<IndicatorValue> Values { get; }

    public IReadOnlyList<string> Indicators => _indicators.Value;
    public IReadOnlyList<string> Areas => _areas.Value;
    public IReadOnlyList<string> Groups => _groups.Value;
    public IReadOnlyList<string> Categories => _categories.Value;
    public IReadOnlyList<IndicatorPeriod> Periods => _periods.Value;
    public IReadOnlyList<IndicatorSex> Sexes => _sexes.Value;

    /// <summary>How the numbers of an indicator are to be read (SIT-22).</summary>
    public QualityClass QualityOf(string indicator) => _quality(indicator);

    public IndicatorValue? Find(IndicatorKey key) => _byKey.Value.GetValueOrDefault(key);

    /// <summary>The same table with fewer values.</summary>
    public IndicatorTable Only(IndicatorFilter filter) => new([.. Values.Where(filter.Takes)], (Dataset, Name, Source, Licence), _quality);

    Lazy<IReadOnlyList<string>> Texts(Func<IndicatorValue, string> of) => new(() => [.. Values.Select(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Each name by its place among those there are, all in one number: to compare the names of every two values takes ten times as long.</summary>
    static IReadOnlyList<IndicatorValue> InOrder(IReadOnlyList<IndicatorValue> values)
    {
        var (indicators, areas, groups, categories) = (Places(value => value.Indicator), Places(value => value.Area), Places(value => value.Group), Places(value => value.Category));
        var periods = values.Select(value => value.Period).Distinct().OrderBy(period => period.Order).Index().ToDictionary(one => one.Item, one => one.Index);
        var (sexes, measures) = ((uint)Enum.GetValues<IndicatorSex>().Length, (uint)Enum.GetValues<IndicatorMeasure>().Length);
        return [.. values.OrderBy(PlaceOf)];

        UInt128 PlaceOf(IndicatorValue value)
        {
            UInt128 place = (uint)indicators[value.Indicator];
            place = place * (uint)areas.Count + (uint)areas[value.Area];
            place = place * (uint)periods.Count + (uint)periods[value.Period];
            place = place * (uint)groups.Count + (uint)groups[value.Group];
            place = place * sexes + (uint)value.Sex;
            place = place * (uint)categories.Count + (uint)categories[value.Category];
            return place * measures + (uint)value.Measure;
        }

        Dictionary<string, int> Places(Func<IndicatorValue, string> of) =>
            values.Select(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
    }
}
