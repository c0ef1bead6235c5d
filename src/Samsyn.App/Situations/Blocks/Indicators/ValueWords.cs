using Samsyn.Analysis.Surveys;
using Samsyn.App.Situations.Analyses;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>What values say, in words: what is not chance first, then figures.</summary>
static class ValueWords
{
    const int MostTold = 4;

    public static IEnumerable<string> Of(ValuesAnswer answer, BlockSaying say)
    {
        foreach (var sentence in answer.RowsBy == ValueBy.Period && answer.Shape is ValueShape.Trend ? Over(answer, say) : answer.Compared.Any(one => one.P is not null) ? Verdicts(answer, say) : Plain(answer, say)) yield return sentence;
        if (answer.Safety is { } safety) yield return safety == SafetyReading.AvoidanceNotAsked ? say["values.safety.notAsked"] : say[$"values.safety.{safety}", answer.AvoidanceName, answer.Avoidance?.Value is { } value && !(say.IsMasked && ValueComparison.IsSmall(value, answer.Avoidance.Answers, IndicatorMeasure.Share)) ? With(value, answer, say) : "–"];
        if (About(answer, say) is { Length: > 0 } about) yield return say["values.about", about];
    }

    /// <summary>What keeps the values from being misread.</summary>
    public static IEnumerable<string> Notices(BlockAnswer answer, BlockSaying say)
    {
        if (answer is FiguresAnswer figures)
        {
            if (figures.Figures.Any(figure => figure.Cell.Low is not null)) yield return say["values.notice.interval"];
            if (figures.Figures.Any(figure => figure.Measure == IndicatorMeasure.Share && figure.Cell.Low is null)) yield return say["values.notice.unknown"];
            yield break;
        }
        if (answer is not ValuesAnswer values) yield break;
        if (values.IsSurvey)
        {
            yield return say[values.Shape == ValueShape.Table ? "values.notice.interval" : "values.notice.wilson"] + " " + (values.DesignEffect == 1 ? say["values.notice.design"] : say["values.notice.designed", say.Number(values.DesignEffect)]);
            var without = values.Series.SelectMany(series => series.Cells.Select((cell, row) => (series, row, cell))).Where(one => one.cell is { Value: not null, Low: null }).Select(one => Label(values, one.series, one.row, say)).Distinct().ToList();
            if (without.Count > 0) yield return say["values.notice.withoutAnswers", string.Join(", ", without.Take(MostTold)) + (without.Count > MostTold ? " …" : "")];
            if (values.Series.SelectMany(series => series.Cells).Any(cell => cell.Value is not null && cell.Answers is > 0 and < 30)) yield return say["values.notice.fewAnswers"];
            if (values.Compared.Count(one => one.P is not null) is > 1 and var tested) yield return say["values.notice.holm", tested];
            if (values.Reference is not null) yield return say["values.notice.within"];
        }
        if (values.ForecastFrom is not null) yield return say["values.notice.forecast"];
        if (values.PeriodKind == PeriodKind.SurveyYear && values.Shape == ValueShape.Trend) yield return say["values.notice.surveyYears"];
    }

    /// <summary>Differences with verdicts: those that chance does not explain by name, the rest by number.</summary>
    static IEnumerable<string> Verdicts(ValuesAnswer answer, BlockSaying say)
    {
        var tested = answer.Compared.Where(one => one.P is not null).ToList();
        var found = tested.Where(one => one.IsChange).OrderBy(one => one.P).ToList();
        foreach (var one in found.Take(MostTold))
            yield return say[one.Value > one.BaseValue ? "values.differs.higher" : "values.differs.lower", Who(answer, one, say), With(one.Value, answer, say), Base(answer, one, say), With(one.BaseValue, answer, say), Signed(one.Low ?? 0, say), Signed(one.High ?? 0, say)];
        if (found.Count > MostTold) yield return say["values.differs.more", found.Count - MostTold];
        if (found.Count == 0 && tested is [var single]) yield return say["values.differs.not", Who(answer, single, say), With(single.Value, answer, say), Base(answer, single, say), With(single.BaseValue, answer, say)];
        else if (found.Count == 0) yield return say["values.differs.none", tested.Count];
        else if (tested.Count > found.Count) yield return say["values.differs.chance", tested.Count - found.Count, tested.Count];
    }

    static IEnumerable<string> Plain(ValuesAnswer answer, BlockSaying say)
    {
        if (answer.Compared.Count > 0)
        {
            foreach (var one in answer.Compared.OrderByDescending(one => Math.Abs(one.Value - one.BaseValue)).Take(2)) yield return say["values.against", Who(answer, one, say), With(one.Value, answer, say), Base(answer, one, say), With(one.BaseValue, answer, say)];
            yield break;
        }
        var all = answer.Series.Where(series => !series.IsReference).SelectMany(series => series.Cells.Select((cell, row) => (Name: Label(answer, series, row, say), cell.Value))).Where(one => one.Value is not null).OrderByDescending(one => one.Value).ToList();
        if (all.Count == 0) yield return say["values.allHidden"];
        else if (answer.Shape == ValueShape.Parts) foreach (var sentence in Largest(answer, say)) yield return sentence;
        else if (answer.Shape == ValueShape.Funnel) yield return Steps(answer, say);
        else if (answer.Shape == ValueShape.Pyramid && Young(answer, say).ToList() is { Count: > 0 } shares) foreach (var sentence in shares) yield return sentence;
        else if (all.Count == 1) yield return say["values.one", all[0].Name, With(all[0].Value!.Value, answer, say)];
        else yield return say["values.most", all[0].Name, With(all[0].Value!.Value, answer, say), all[^1].Name, With(all[^1].Value!.Value, answer, say)];
    }

    static IEnumerable<string> Largest(ValuesAnswer answer, BlockSaying say)
    {
        foreach (var (at, row) in answer.Rows.Index().Take(3))
        {
            if (answer.Series.Any(series => series.Cells[at].Value is null)) continue;
            var (most, whole) = (answer.Series.MaxBy(series => series.Cells[at].Value)!, answer.Series.Sum(series => series.Cells[at].Value!.Value));
            if (whole > 0) yield return say["values.largest", Name(answer.RowsBy, row, say), Name(answer.SeriesBy, most.Name, say), say.Number(Math.Round(100 * most.Cells[at].Value!.Value / whole))];
        }
    }

    /// <summary>How large a part are young and old, where the ages can be parted there and nobody is left out.</summary>
    static IEnumerable<string> Young(ValuesAnswer answer, BlockSaying say)
    {
        if (answer.Measure != IndicatorMeasure.Count || answer.Series.Any(series => series.Cells.Any(cell => cell.Value is null))) yield break;
        var ages = answer.Rows.Select(row => Ages.Of(row)!.Value).ToList();
        foreach (var (below, isUnder) in new[] { (20, true), (25, true), (65, false) })
        {
            if (!ages.Exists(age => age.From == below)) continue;
            string? Share(bool ofReference)
            {
                var series = answer.Series.Where(one => one.IsReference == ofReference).ToList();
                var all = series.Sum(one => one.Cells.Sum(cell => cell.Value!.Value));
                return all > 0 ? say.Number(Math.Round(100 * series.Sum(one => one.Cells.Index().Where(cell => ages[cell.Index].From < below == isUnder).Sum(cell => cell.Item.Value!.Value)) / all)) : null;
            }
            var key = isUnder ? "values.ages.under" : "values.ages.over";
            if (Share(false) is { } own) yield return Share(true) is { } other ? say[key + ".against", below, own, other, answer.Fixed.Last(one => one.By == ValueBy.Area).Name] : say[key, below, own];
        }
    }

    static string Steps(ValuesAnswer answer, BlockSaying say)
    {
        double? Sum(int row) => answer.Series.All(series => series.Cells[row].Value is not null) ? answer.Series.Sum(series => series.Cells[row].Value!.Value) : null;
        return Sum(0) is { } first && Sum(answer.Rows.Count - 1) is { } last ? say["values.steps", answer.Rows[^1], say.Number(last), say.Number(first), answer.Rows[0], first > 0 ? say.Number(Math.Round(100 * last / first)) : "–"] : say["values.stepsHidden"];
    }

    /// <summary>Each line from its first to its last measured value, and where it is thought to go.</summary>
    static IEnumerable<string> Over(ValuesAnswer answer, BlockSaying say)
    {
        foreach (var one in answer.Compared.OrderBy(one => one.P ?? 1).Take(MostTold))
        {
            var name = one.Series.Length > 0 ? Name(answer.SeriesBy, one.Series, say) : Subject(answer, say);
            yield return one.P is null ? say["values.over", name, With(one.BaseValue, answer, say), one.Base, With(one.Value, answer, say), one.Row, Change(answer, one, say)]
                : say[one.IsChange ? one.Value > one.BaseValue ? "values.over.rose" : "values.over.fell" : "values.over.chance", name, With(one.BaseValue, answer, say), one.Base, With(one.Value, answer, say), one.Row, Signed(one.Low ?? 0, say), Signed(one.High ?? 0, say)];
        }
        if (answer.Compared.Count == 0 && answer.Series.All(series => series.Cells.All(cell => cell.Value is null))) yield return say["values.allHidden"];
        if (answer.ForecastFrom is null) yield break;
        foreach (var series in answer.Series.Take(MostTold))
            if (Enumerable.Range(0, answer.Rows.Count).LastOrDefault(at => series.Cells[at] is { Value: not null, Mark: ValueMark.Forecast }, -1) is >= 0 and var last)
                yield return say["values.forecast", series.Name.Length > 0 ? Name(answer.SeriesBy, series.Name, say) : Subject(answer, say), answer.Rows[last], With(series.Cells[last].Value!.Value, answer, say)];
    }

    static string Subject(ValuesAnswer answer, BlockSaying say) => answer.Fixed.FirstOrDefault(one => one.By == ValueBy.Area)?.Name ?? answer.Fixed.FirstOrDefault(one => one.By == ValueBy.Indicator)?.Name ?? say["values.value"];

    static string Who(ValuesAnswer answer, ValueDifference one, BlockSaying say)
    {
        var series = one.Series.Length > 0 && answer.SeriesBy is not null ? Name(answer.SeriesBy, one.Series, say) : "";
        var row = answer.Rows.Count > 1 || series.Length == 0 ? Name(answer.RowsBy, one.Row, say) : "";
        return string.Join(", ", new[] { row, series }.Where(part => part.Length > 0));
    }

    static string Base(ValuesAnswer answer, ValueDifference one, BlockSaying say) => answer.RowsBy is ValueBy.Period || answer.Rows.Contains(one.Base, StringComparer.Ordinal) ? Name(answer.RowsBy, one.Base, say) : Name(answer.SeriesBy, one.Base, say);

    static string Label(ValuesAnswer answer, ValueSeries series, int row, BlockSaying say) => string.Join(", ", new[] { answer.Rows.Count > 1 || series.Name.Length == 0 ? Name(answer.RowsBy, answer.Rows[row], say) : "", series.Name.Length > 0 ? Name(answer.SeriesBy, series.Name, say) : "" }.Where(part => part.Length > 0));

    /// <summary>What all of it is about and does not stand in the drawing.</summary>
    static string About(ValuesAnswer answer, BlockSaying say) =>
        string.Join(", ", answer.Fixed.Where(one => one.Name.Length > 0 && one.Name != nameof(IndicatorSex.All)).DistinctBy(one => one.By).Select(one => Name(one.By, one.Name, say)));

    public static string Name(ValueBy? by, string name, BlockSaying say) => by == ValueBy.Sex && Enum.TryParse<IndicatorSex>(name, out var sex) ? Texts.Of(sex, say.Language) : name.Length == 0 && by is not null ? say["values.all"] : name;

    public static string Heading(ValueBy by, BlockSaying say) => say["choice." + by];

    public static string Unit(ValuesAnswer answer, BlockSaying say) => answer.Measure == IndicatorMeasure.Share ? say["values.percent"] : answer.Unit.Length > 0 ? answer.Unit : Texts.Of(answer.Measure, say.Language).ToLower(say.Culture);

    public static string With(double value, ValuesAnswer answer, BlockSaying say) => answer.Measure == IndicatorMeasure.Share ? say.Number(Math.Round(value, 1)) + "\u00a0%" : answer.Unit.Length > 0 ? $"{say.Number(value)}\u00a0{answer.Unit}" : say.Number(value);

    public static string Signed(double points, BlockSaying say) => (points > 0 ? "+" : "") + say.Number(Math.Round(points, 1));

    /// <summary>Shares in percentage points, everything else in per cent of what it was.</summary>
    public static string Change(ValuesAnswer answer, ValueDifference one, BlockSaying say) => answer.Measure == IndicatorMeasure.Share ? say[Math.Abs(Math.Round(one.Value - one.BaseValue, 1)) == 1 ? "values.point" : "values.points", Signed(one.Value - one.BaseValue, say)] : one.BaseValue > 0 ? say.Signed(100 * (one.Value - one.BaseValue) / one.BaseValue) : "–";

    public static string Why(ValueMark mark, BlockSaying say) => mark is ValueMark.Suppressed or ValueMark.NotApplicable ? Texts.Of(mark, say.Language).ToLower(say.Culture) : ChartTexts.In(say.Language).Missing;

    public static string Few(IndicatorMeasure measure, BlockSaying say) => measure == IndicatorMeasure.Count ? ChartTexts.In(say.Language).Masked : say["values.tooFew"];
}
