using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>A method that makes a block of a table of values, offered where the table has what it needs.</summary>
sealed record ValueMethod(string Name, Func<ValueAsk, Outcome<BlockAnswer>> Answer, Func<IndicatorTable, bool> Fits, IReadOnlyList<BlockField> Fields);

/// <summary>Every method over tables of values, by name. Their words are under <c>blocks.method.NAME</c>.</summary>
public static class ValueMethods
{
    static readonly BlockField Rows = Of<SetOut>("rader", SetOut.Auto, SetOut.Indicator, SetOut.Area, SetOut.Period, SetOut.Sex, SetOut.Group, SetOut.Category), Series = Of<SetOut>("serier"),
        Reference = new("referens", BlockFieldKind.Optional, [], ChoicesAreNames: true), Measure = Of<IndicatorMeasure>("matt"), Certainty = Of<ValueCertainty>("osakerhet"), Design = new("design", BlockFieldKind.Number, []),
        Subject = new("fraga", BlockFieldKind.Optional, [.. Enum.GetNames<SurveyAspect>()]), Direction = Of("riktning", WantedDirection.Neutral, WantedDirection.Down, WantedDirection.Up);

    static readonly string[] ToldFirst = ["pyramid", "trend", "parts", "bars", "figures"];

    static readonly ValueMethod[] All =
    [
        new("bars", ValueBlocks.Bars, _ => true, [Reference, Rows, Series, Measure, Certainty, Design, Subject]),
        new("trend", ValueBlocks.Trend, table => table.Periods.Count > 1, [Of("serier", SetOut.Auto, SetOut.Area, SetOut.Sex, SetOut.Group, SetOut.Category, SetOut.Indicator, SetOut.Single), Reference, Measure, Certainty, Design, Subject]),
        new("parts", PartBlocks.Parts, table => table.Categories.Count > 2 || table.Groups.Count > 2, [Of("rader", SetOut.Auto, SetOut.Area, SetOut.Period), Measure]),
        new("pyramid", PartBlocks.Pyramid, table => table.Sexes.Contains(IndicatorSex.Women) && table.Sexes.Contains(IndicatorSex.Men) && table.Groups.Count(group => Ages.Of(group) is not null) > 2, [Reference]),
        new("funnel", PartBlocks.Funnel, table => table.Values.Any(value => value.Measure == IndicatorMeasure.Count) && (table.Categories.Count > 1 || table.Indicators.Count > 1), []),
        new("differences", ValueBlocks.Differences, table => table.Areas.Count > 1 || table.Periods.Count > 1, [Reference, Of("rader", SetOut.Auto, SetOut.Indicator, SetOut.Area, SetOut.Category, SetOut.Group, SetOut.Sex), Direction, Measure, Certainty, Design, Subject]),
        new("table", ValueBlocks.Table, _ => true, [Rows, Series, Measure, Certainty, Design]),
        new("figures", PartBlocks.Figures, _ => true, [Certainty, Design]),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(method => method.Name)];

    /// <summary>Those that the table has what it takes for.</summary>
    public static IReadOnlyList<string> Fitting(IndicatorTable table) => [.. All.Where(method => table.Values.Count > 0 && method.Fits(table)).Select(method => method.Name)];

    /// <summary>The fields of a method with the names that are left when indicators have been chosen. A field without a choice to make has none to choose. Null when there is no such method.</summary>
    public static IReadOnlyList<BlockField>? FieldsOf(string name, IndicatorTable table, IReadOnlyDictionary<string, string> given)
    {
        if (Find(name) is not { } method) return null;
        var chosen = (given.GetValueOrDefault("indikatorer") ?? "").Split(BlockAsk.Between, StringSplitOptions.RemoveEmptyEntries).Where(one => table.Indicators.Contains(one, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0 && name != "figures" && table.Values.Count > 0) chosen = [table.Values[0].Indicator];
        IReadOnlyList<IndicatorValue> left = chosen.Count == 0 ? table.Values : [.. table.Values.Where(value => chosen.Contains(value.Indicator))];
        return
        [
            // A pyramid has always both sexes.
            .. Enum.GetValues<ValueBy>().Where(by => name != "pyramid" || by != ValueBy.Sex).Select(by => new BlockField(ValueNames.Parameter(by), BlockFieldKind.Several, Several([.. ValueNames.In(by == ValueBy.Indicator ? table.Values : left, by).Where(one => one.Length > 0)]), ChoicesAreNames: by != ValueBy.Sex)),
            .. method.Fields.Select(field => field.Name switch
            {
                "referens" => field with { Choices = Several(ValueNames.In(left, ValueBy.Area)) },
                "matt" => field with { Choices = Several([.. left.Select(value => value.Measure).Distinct().OrderByDescending(measure => measure == IndicatorMeasure.Share).ThenBy(measure => measure).Select(measure => measure.ToString())]) },
                "rader" or "serier" => field with { Choices = [.. field.Choices.Where(one => !Enum.TryParse<ValueBy>(one, out var by) || ValueNames.In(by == ValueBy.Indicator ? table.Values : left, by).Count > 1)] },
                "osakerhet" or "design" or "fraga" when left.All(value => value.Measure != IndicatorMeasure.Share) => field with { Choices = [], IsIdle = true },
                _ => field,
            }),
        ];
    }

    /// <summary>Those that have an answer before anything is chosen.</summary>
    public static IReadOnlyList<string> Ready(Dataset dataset, IndicatorTable table) => [.. Fitting(table).Where(name => Answer(dataset, table, name, new Dictionary<string, string>()).IsDone)];

    /// <summary>Of those, the one that shows what the table has most of; null when none has anything to show.</summary>
    public static string? MostFitting(IReadOnlyList<string> ready) => ToldFirst.FirstOrDefault(ready.Contains);

    internal static Outcome<BlockAnswer> Answer(Dataset dataset, IndicatorTable table, string name, IReadOnlyDictionary<string, string> parameters)
    {
        if (Find(name) is not { } method) return new Domain.Situations.Pictures.BlockMethodUnknown(name);
        var ask = new ValueAsk(dataset, table, parameters);
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var answer = method.Answer(ask);
        return ask.Faults.Count > 0 ? Outcome<BlockAnswer>.Refused(ask.Faults) : answer;
    }

    static ValueMethod? Find(string name) => Array.Find(All, method => method.Name == name);

    static IReadOnlyList<string> Several(IReadOnlyList<string> names) => names.Count > 1 ? names : [];

    static BlockField Of<T>(string name, params IReadOnlyList<T> values) where T : struct, Enum => new(name, BlockFieldKind.Select, values.Count == 0 ? Enum.GetNames<T>() : [.. values.Select(value => value.ToString())]);
}
