using System.Globalization;
using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Whether shares are uncertain: as their answers say, as a survey, or everybody counted.</summary>
public enum ValueCertainty { AsGiven, Survey, Register }

/// <summary>What is asked of a table of values, read from parameters and held against what the table holds. Every fault is told, with its field.</summary>
sealed class ValueAsk
{
    readonly List<Refusal> _faults = [];
    readonly IReadOnlyDictionary<string, string> _given;
    readonly Dictionary<ValueBy, IReadOnlyList<string>> _chosen = [], _present = [];

    public ValueAsk(Dataset dataset, IndicatorTable table, IReadOnlyDictionary<string, string> given)
    {
        (Dataset, Table, _given) = (dataset, table, given);
        if (table.Values.Count == 0) Add(new ValuesNone(dataset.Name));
        // One length of period at a time: what most values have.
        var held = table.Periods.Select(period => period.Kind).Distinct().Take(2).Count() < 2 ? table.Values : [.. table.Values.GroupBy(value => value.Period.Kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key).First()];
        foreach (var by in Enum.GetValues<ValueBy>()) _chosen[by] = Several(by, held);
        Reference = Text("referens");
        if (Reference.Length > 0 && !table.Areas.Contains(Reference, StringComparer.Ordinal)) Add(new BlockNameUnknown("referens", Reference));
        if (Reference.Length > 0 && Chosen(ValueBy.Area) is { Count: > 0 } areas && !areas.Contains(Reference, StringComparer.Ordinal)) _chosen[ValueBy.Area] = [.. areas, Reference];
        Certainty = One<ValueCertainty>("osakerhet");
        Direction = One("riktning", WantedDirection.Neutral, WantedDirection.Down, WantedDirection.Up);
        DesignEffect = Number("design", 1, 0.1, 100);
        Values = held;
        foreach (var by in Enum.GetValues<ValueBy>().Where(by => Chosen(by).Count > 0)) Keep(by, Chosen(by));
        if (_faults.Count == 0 && Values.Count == 0) Add(new ValuesNotThere(dataset.Name));
    }

    public Dataset Dataset { get; }
    public IndicatorTable Table { get; }
    /// <summary>Those that every choice takes.</summary>
    public IReadOnlyList<IndicatorValue> Values
    {
        get;
        private set
        {
            field = value;
            _present.Clear();
        }
    } = [];
    /// <summary>The area that others are held against; empty for none.</summary>
    public string Reference { get; }
    public ValueCertainty Certainty { get; }
    public WantedDirection Direction { get; }
    public double DesignEffect { get; }
    public IReadOnlyList<Refusal> Faults => _faults;

    public void Add(Refusal fault) => _faults.Add(fault);

    /// <summary>What was asked for by name; empty when nothing was.</summary>
    public IReadOnlyList<string> Chosen(ValueBy by) => _chosen.GetValueOrDefault(by) ?? [];

    /// <summary>Found once for the values that are left: methods ask again and again.</summary>
    public IReadOnlyList<string> Present(ValueBy by) => _present.TryGetValue(by, out var known) ? known : _present[by] = ValueNames.In(Values, by);

    /// <summary>Those that are shown when values are set out by it: the chosen, otherwise the parts and not all of them together.</summary>
    public IReadOnlyList<string> Shown(ValueBy by) => Present(by) is var all && Chosen(by).Count == 0 && ValueNames.Total(by) is { } total && all.Count > 1 ? [.. all.Where(one => one != total)] : all;

    /// <summary>Whether values must be set out by it, or were asked to be.</summary>
    public bool IsParted(ValueBy by) => Shown(by).Count > 1 && (Chosen(by).Count > 1 || ValueNames.Total(by) is not { } total || !Present(by).Contains(total, StringComparer.Ordinal));

    public SurveyAspect AspectOf(string indicator) => Text("fraga") is { Length: > 0 } said && Enum.TryParse<SurveyAspect>(said, out var aspect) ? aspect : SurveyAspects.Of(indicator);

    /// <summary>One measure of the values left: the one asked for, otherwise shares before counts.</summary>
    public IndicatorMeasure OneMeasure(IndicatorMeasure? needed = null)
    {
        var there = Values.Select(value => value.Measure).Distinct().ToList();
        IndicatorMeasure[] order = [IndicatorMeasure.Share, IndicatorMeasure.Count, IndicatorMeasure.Rate, IndicatorMeasure.Mean, IndicatorMeasure.Amount];
        var asked = Text("matt").Length > 0 ? One("matt", order) : (IndicatorMeasure?)null;
        var measure = asked is { } one && there.Contains(one) ? one : needed is { } must && there.Contains(must) ? must : order.First(there.Contains);
        var kept = Values.Where(value => value.Measure == measure).ToList();
        if (Chosen(ValueBy.Indicator).FirstOrDefault(name => Values.Any(value => value.Indicator == name) && !kept.Exists(value => value.Indicator == name)) is not null)
            Add(new ValuesOfSeveralUnits([.. Values.Select(value => value.Unit.Length > 0 ? value.Unit : "–").Distinct(StringComparer.Ordinal)]));
        Values = kept;
        return measure;
    }

    /// <summary>Without a choice of its own a drawing is of the first indicator.</summary>
    public void OneIndicator(bool several)
    {
        if (Values.Count == 0 || (several && Chosen(ValueBy.Indicator).Count > 1)) return;
        var first = Chosen(ValueBy.Indicator) is [var named, ..] ? named : Values[0].Indicator;
        Values = [.. Values.Where(value => value.Indicator == first)];
    }

    /// <summary>Only what has this name; the name for all of them is “” or <c>All</c>.</summary>
    public void Keep(ValueBy by, IReadOnlyList<string> names) => Values = [.. Values.Where(ValueNames.Among(by, names))];

    /// <summary>Back to values that were left before.</summary>
    public void Restore(IReadOnlyList<IndicatorValue> values) => Values = values;

    public string Text(string name) => _given.TryGetValue(name, out var value) ? value.Trim() : "";

    /// <summary>One of the names of an enum that the method allows; the first where nothing is given.</summary>
    public T One<T>(string name, params IReadOnlyList<T> allowed) where T : struct, Enum
    {
        if (allowed.Count == 0) allowed = Enum.GetValues<T>();
        if (Text(name) is not { Length: > 0 } text) return allowed[0];
        foreach (var one in allowed) if (one.ToString() == text) return one;
        Add(new BlockValueUnknown(name, text, string.Join(", ", allowed)));
        return allowed[0];
    }

    double Number(string name, double otherwise, double least, double most)
    {
        if (Text(name) is not { Length: > 0 } text) return otherwise;
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Add(new BlockValueUnknown(name, text, $"{least.ToString(CultureInfo.GetCultureInfo("sv-SE"))}–{most}"));
        return otherwise;
    }

    List<string> Several(ValueBy by, IReadOnlyList<IndicatorValue> held)
    {
        var name = ValueNames.Parameter(by);
        List<string> wanted = [.. Text(name).Split(BlockAsk.Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        if (wanted.Count == 0) return wanted;
        foreach (var one in wanted.Except(ValueNames.In(held, by), StringComparer.Ordinal)) Add(new BlockNameUnknown(name, one));
        return wanted;
    }

    public BlockHead Head(IReadOnlyCollection<IndicatorValue> used) => new()
    {
        Dataset = Dataset.Name, Source = Dataset.Source, From = used.Min(value => value.Period.From), To = used.Max(value => value.Period.To), Events = used.Count, Areas = Chosen(ValueBy.Area),
        Types = ValueNames.In(used, ValueBy.Indicator), Classes = [.. ValueNames.In(used, ValueBy.Indicator).Select(name => (name, Class: ClassOf(name))).Where(one => one.Class is not null).Select(one => new TypeQuality(one.name, one.Class!.Value))],
    };

    /// <summary>The class that was said of the indicator, or of a dataset of reports; null for what nobody reports, such as inhabitants and answers.</summary>
    public QualityClass? ClassOf(string indicator) =>
        Dataset.TypeQualities.Any(one => string.Equals(one.Type, indicator, StringComparison.OrdinalIgnoreCase)) || Dataset.Quality != QualityClass.HardToJudge ? Dataset.QualityOf(indicator)
        : AspectOf(indicator) == SurveyAspect.Other && SurveyAspects.IsOfReports(indicator) ? QualityClass.HardToJudge : null;
}

/// <summary>The names that values go by.</summary>
static class ValueNames
{
    public static string Parameter(ValueBy by) => by switch { ValueBy.Indicator => "indikatorer", ValueBy.Area => "omraden", ValueBy.Period => "perioder", ValueBy.Sex => "kon", ValueBy.Group => "grupper", _ => "kategorier" };

    public static string Of(IndicatorValue value, ValueBy by) => by switch
    {
        ValueBy.Indicator => value.Indicator, ValueBy.Area => value.Area, ValueBy.Period => value.Period.ToString(), ValueBy.Sex => value.Sex.ToString(), ValueBy.Group => value.Group, _ => value.Category,
    };

    /// <summary>What stands for all of them together; null where nothing does.</summary>
    public static string? Total(ValueBy by) => by switch { ValueBy.Sex => nameof(IndicatorSex.All), ValueBy.Group or ValueBy.Category => "", _ => null };

    /// <summary>The names that there are: periods and ages in their order, sexes women first, the rest as the alphabet has them.</summary>
    public static IReadOnlyList<string> In(IEnumerable<IndicatorValue> values, ValueBy by) => by switch
    {
        ValueBy.Period => [.. values.Select(value => value.Period).Distinct().OrderBy(period => period.Order).Select(period => period.ToString()).Distinct(StringComparer.Ordinal)],
        ValueBy.Sex => [.. values.Select(value => value.Sex).Distinct().Order().Select(sex => sex.ToString())],
        // Values that were read together share their texts: most are the same in memory as one that was met before, and need not be compared sign by sign.
        _ => [.. values.Select(value => Of(value, by)).Distinct<string>(ReferenceEqualityComparer.Instance).Distinct(StringComparer.Ordinal).OrderBy(Ages.First).ThenBy(name => name, Alphabet)],
    };

    /// <summary>Whether a value goes by one of the names; each period is put into words once, not once for every value.</summary>
    public static Func<IndicatorValue, bool> Among(ValueBy by, IReadOnlyList<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        if (by != ValueBy.Period) return value => wanted.Contains(Of(value, by));
        Dictionary<IndicatorPeriod, bool> known = [];
        return value =>
        {
            if (!known.TryGetValue(value.Period, out var isWanted)) known[value.Period] = isWanted = wanted.Contains(value.Period.ToString());
            return isWanted;
        };
    }

    static readonly StringComparer Alphabet = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: false);
}
