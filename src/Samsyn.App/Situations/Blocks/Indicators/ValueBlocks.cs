using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>What rows and series are set out by, where the one who asks may leave it to the data.</summary>
public enum SetOut { Auto, Single, Indicator, Area, Period, Sex, Group, Category }

/// <summary>Bars beside each other, lines over time, tables and differences.</summary>
static class ValueBlocks
{
    public static Outcome<BlockAnswer> Bars(ValueAsk ask) => Set(ask, ValueShape.Bars);

    public static Outcome<BlockAnswer> Table(ValueAsk ask) => Set(ask, ValueShape.Table);

    static Outcome<BlockAnswer> Set(ValueAsk ask, ValueShape shape)
    {
        var (rows, series) = (By(ask.One<SetOut>("rader", [.. Enum.GetValues<SetOut>().Where(one => one != SetOut.Single)])), ask.One<SetOut>("serier"));
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        if (rows is { } same && By(series) == same) return new BlockValueUnknown("serier", series.ToString(), nameof(SetOut.Auto));
        if ((rows == ValueBy.Area || series == SetOut.Area || ask.Reference.Length > 0) && ask.Present(ValueBy.Area) is [var alone]) return new ValuesOfOneArea(alone);
        ask.OneIndicator(several: true);
        var measure = ask.OneMeasure(shape == ValueShape.Table ? IndicatorMeasure.Count : null);
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        ValueBy? beside = series == SetOut.Auto
            ? IsOfAreasAlone(ask, rows) ? null : new[] { ValueBy.Area, ValueBy.Sex, ValueBy.Period, ValueBy.Category, ValueBy.Group }.Where(by => by != rows && Parts(ask, by) && ask.Shown(by).Count <= ValueGrid.MostSeries).Select(by => (ValueBy?)by).FirstOrDefault()
            : By(series);
        var down = rows ?? new[] { ValueBy.Indicator, ValueBy.Period, ValueBy.Category, ValueBy.Group, ValueBy.Sex, ValueBy.Area }.Where(by => by != beside && Parts(ask, by)).Select(by => (ValueBy?)by).FirstOrDefault() ?? (beside == ValueBy.Indicator ? ValueBy.Area : ValueBy.Indicator);
        if (rows is null && down == ValueBy.Indicator && beside is not null and not ValueBy.Area && ask.Shown(ValueBy.Area).Count == 1) down = ValueBy.Area;
        var made = Answer(ask, shape, down, beside, measure);
        return made is { IsDone: true, Value: ValuesAnswer { Shape: ValueShape.Bars, RowsBy: ValueBy.Area, SeriesBy: null } alike } ? Largest(alike) : made;
    }

    /// <summary>Areas one below the other stand by size, what they are held against last.</summary>
    static ValuesAnswer Largest(ValuesAnswer answer)
    {
        var order = Enumerable.Range(0, answer.Rows.Count).OrderBy(at => answer.Rows[at] == answer.Reference).ThenByDescending(at => answer.Series[0].Cells[at].Value ?? double.NegativeInfinity).ToList();
        return answer with { Rows = [.. order.Select(at => answer.Rows[at])], Series = [.. answer.Series.Select(series => series with { Cells = [.. order.Select(at => series.Cells[at])] })] };
    }

    /// <summary>Three areas and nothing else stand one below the other, each under its name; two are a pair.</summary>
    static bool IsOfAreasAlone(ValueAsk ask, ValueBy? rows) => rows is null && ask.Shown(ValueBy.Area).Count > 2 && !Enum.GetValues<ValueBy>().Any(by => by != ValueBy.Area && Parts(ask, by));

    /// <summary>Periods stand beside each other only when several were asked for.</summary>
    static bool Parts(ValueAsk ask, ValueBy by) => by is ValueBy.Period or ValueBy.Indicator ? ask.Chosen(by).Count > 1 && ask.Present(by).Count > 1 : ask.IsParted(by);

    public static Outcome<BlockAnswer> Trend(ValueAsk ask)
    {
        var series = ask.One<SetOut>("serier", [.. Enum.GetValues<SetOut>().Where(one => one != SetOut.Period)]);
        ask.OneIndicator(several: series == SetOut.Indicator || (series == SetOut.Auto && ask.Chosen(ValueBy.Indicator).Count > 1));
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var measure = ask.OneMeasure();
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        if (ask.Values.Where(value => value.Value is not null).Select(value => value.Period).Distinct().Take(2).ToList() is { Count: < 2 } few) return new ValuesOfOnePeriod(few.Count == 0 ? "–" : few[0].ToString());
        var beside = series != SetOut.Auto ? By(series) : new[] { ValueBy.Indicator, ValueBy.Area, ValueBy.Sex, ValueBy.Group, ValueBy.Category }.Where(by => by == ValueBy.Indicator ? ask.Present(by).Count > 1 : ask.IsParted(by)).Select(by => (ValueBy?)by).FirstOrDefault();
        return Answer(ask, ValueShape.Trend, ValueBy.Period, beside, measure);
    }

    /// <summary>An area against another, or a later time against an earlier, row by row with a verdict.</summary>
    public static Outcome<BlockAnswer> Differences(ValueAsk ask)
    {
        var rows = ask.One("rader", SetOut.Auto, SetOut.Indicator, SetOut.Category, SetOut.Group, SetOut.Sex, SetOut.Area);
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        ask.OneIndicator(several: true);
        var measure = ask.OneMeasure();
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var byArea = ask.Reference.Length > 0;
        if (byArea && ask.Present(ValueBy.Area) is [var alone]) return new ValuesOfOneArea(alone);
        // Without areas to compare: the last two periods that were asked for, or that there are.
        if (!byArea)
        {
            var periods = ask.Values.Where(value => value.Value is not null && value.Mark != ValueMark.Forecast).Select(value => value.Period).Distinct().OrderBy(period => period.Order).TakeLast(2).Select(period => period.ToString()).ToList();
            if (periods.Count < 2) return new ValuesNothingToCompare();
            ask.Keep(ValueBy.Period, periods);
        }
        var asked = By(rows) ?? (byArea && ask.Present(ValueBy.Area).Count > 2 ? ValueBy.Area : null);
        var beside = byArea && asked != ValueBy.Area ? ValueBy.Area : byArea ? (ValueBy?)null : ValueBy.Period;
        var down = asked ?? new[] { ValueBy.Indicator, ValueBy.Area, ValueBy.Category, ValueBy.Group, ValueBy.Sex }.Where(by => by != beside && (by == ValueBy.Indicator ? ask.Present(by).Count > 1 : ask.IsParted(by))).Select(by => (ValueBy?)by).FirstOrDefault() ?? ValueBy.Indicator;
        return Answer(ask, ValueShape.Differences, down, beside, measure, mostSeries: 2);
    }

    internal static ValueBy? By(SetOut set) => Enum.TryParse<ValueBy>(set.ToString(), out var by) ? by : null;

    internal static Outcome<BlockAnswer> Answer(ValueAsk ask, ValueShape shape, ValueBy rowsBy, ValueBy? seriesBy, IndicatorMeasure measure, int mostSeries = ValueGrid.MostSeries)
    {
        var laid = ValueGrid.Of(ask, rowsBy, seriesBy, shape == ValueShape.Table ? 36 : mostSeries);
        if (!laid.IsDone) return Outcome<BlockAnswer>.Refused(laid.Refusals);
        var grid = laid.Value;
        if (Apart(ask, grid) is { } apart) return apart;
        var cells = grid.Cells();
        if (!cells.IsDone) return Outcome<BlockAnswer>.Refused(cells.Refusals);
        var safety = Safety(ask, grid);
        var periods = ask.Values.Select(value => value.Period).OrderBy(period => period.Order).ToList();
        return new ValuesAnswer
        {
            Head = ask.Head(ask.Values.ToList()), Shape = shape, RowsBy = rowsBy, SeriesBy = seriesBy, Rows = grid.Rows, Series = cells.Value, Fixed = grid.Fixed, Measure = measure, IsSurvey = grid.IsSurvey,
            Unit = ask.Values.Select(value => value.Unit).FirstOrDefault(unit => unit.Length > 0) ?? (measure == IndicatorMeasure.Share ? "%" : ""), DesignEffect = ask.DesignEffect, Reference = ask.Reference.Length > 0 ? ask.Reference : null, Direction = ask.Direction,
            FirstPeriod = periods[0].ToString(), LastPeriod = periods[^1].ToString(), PeriodKind = periods[0].Kind, Compared = ValueComparison.Of(ask, Pairs(grid, ask.Reference), grid.IsSurvey),
            ForecastFrom = rowsBy == ValueBy.Period ? Forecast(grid) : null, Safety = safety?.Reading, AvoidanceName = safety?.Avoidance is { } named ? $"{named.Indicator} ({named.Area})" : null,
            Avoidance = safety?.Avoidance is { } avoided && ValueGrid.Cell(ask, avoided, isSurvey: true) is { IsDone: true } cell ? cell.Value : null,
        };
    }

    /// <summary>What is held against what: the reference where there is one, otherwise two series against each other, or in time the last against the first.</summary>
    static IEnumerable<(string, string, string, IndicatorValue?, IndicatorValue?)> Pairs(ValueGrid grid, string reference)
    {
        if (grid.RowsBy == ValueBy.Period)
        {
            foreach (var series in grid.Series)
            {
                var known = grid.Rows.Where(row => grid.Value(row, series) is { Value: not null, Mark: not ValueMark.Forecast }).ToList();
                if (known.Count > 1) yield return (known[^1], series, known[0], grid.Value(known[^1], series), grid.Value(known[0], series));
            }
            yield break;
        }
        if (grid.RowsBy == ValueBy.Area && reference.Length > 0)
        {
            foreach (var series in grid.Series)
                foreach (var row in grid.Rows.Where(row => row != reference))
                    yield return (row, series, reference, grid.Value(row, series), grid.Value(reference, series));
            yield break;
        }
        var against = grid.SeriesBy == ValueBy.Area && reference.Length > 0 ? reference : grid.Series.Count != 2 ? null : grid.SeriesBy == ValueBy.Period ? grid.Series[0] : grid.Series[1];
        if (against is null) yield break;
        foreach (var row in grid.Rows)
            foreach (var series in grid.Series.Where(one => one != against))
                yield return (row, series, against, grid.Value(row, series), grid.Value(row, against));
    }

    static int? Forecast(ValueGrid grid)
    {
        var first = Enumerable.Range(0, grid.Rows.Count).Where(at => grid.Series.Any(series => grid.Value(grid.Rows[at], series) is { Mark: ValueMark.Forecast, Value: not null })).DefaultIfEmpty(-1).First();
        return first < 0 ? null : first;
    }

    /// <summary>How safe people feel and what they refrain from are two questions, and stay two drawings (SIT-28).</summary>
    static ValuesAspectsApart? Apart(ValueAsk ask, ValueGrid grid)
    {
        var indicators = ValueNames.In(ask.Values, ValueBy.Indicator);
        if (indicators.Count < 2 || !grid.IsSurvey) return null;
        return indicators.FirstOrDefault(one => ask.AspectOf(one) == SurveyAspect.FeltSafety) is { } felt && indicators.FirstOrDefault(one => ask.AspectOf(one) == SurveyAspect.Avoidance) is { } avoided ? new(felt, avoided) : null;
    }

    /// <summary>Beside felt safety what people refrain from is told, of the same area, time, sex and group.</summary>
    static (SafetyReading Reading, IndicatorValue? Avoidance)? Safety(ValueAsk ask, ValueGrid grid)
    {
        // One of those shown that has both, the latest; otherwise the first there is.
        var asked = ask.Values.Where(value => value is { Value: not null, Answers: > 0 } && value.Area != ask.Reference && ask.AspectOf(value.Indicator) == SurveyAspect.FeltSafety).OrderByDescending(value => value.Period.Order).ThenBy(value => value.Sex).ToList();
        if (!grid.IsSurvey || asked.Count == 0) return null;
        var felt = asked.Find(value => Avoided(ask, value) is not null) ?? asked[0];
        if (ValueGrid.ShareOf(ask, felt) is not { IsGiven: true } known) return null;
        var safe = SurveyAspects.IsOfUnsafe(felt.Indicator) ? Share.Of(SurveyAspect.FeltSafety, known.Value.Answers - known.Value.Yes, known.Value.Answers, ask.DesignEffect) : known;
        var avoided = Avoided(ask, felt);
        var other = avoided is null ? null : ValueGrid.ShareOf(ask, avoided);
        return FeltSafety.Read(safe.Value with { Aspect = SurveyAspect.FeltSafety }, other is { IsGiven: true } ? other.Value with { Aspect = SurveyAspect.Avoidance } : null) is { IsGiven: true } read ? (read.Value, avoided) : null;
    }

    static IndicatorValue? Avoided(ValueAsk ask, IndicatorValue felt) => ask.Table.Values.FirstOrDefault(value => value is { Value: not null, Answers: > 0, Measure: IndicatorMeasure.Share } && SurveyAspects.Of(value.Indicator) == SurveyAspect.Avoidance
        && value.Area == felt.Area && value.Period == felt.Period && value.Sex == felt.Sex && value.Group == felt.Group);
}
