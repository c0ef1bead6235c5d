using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Wholes in their parts, ages and sexes, steps that fewer come through, and figures one by one.</summary>
static class PartBlocks
{
    const int MostParts = 8, MostFigures = 60;

    /// <summary>Each row a whole, parted by category (or by group where there are none).</summary>
    public static Outcome<BlockAnswer> Parts(ValueAsk ask)
    {
        var rows = ask.One("rader", SetOut.Auto, SetOut.Area, SetOut.Period);
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        ask.OneIndicator(several: false);
        var parts = ask.Shown(ValueBy.Category).Count > 1 ? ValueBy.Category : ValueBy.Group;
        if (ask.Shown(parts).Count < 2) return new ValuesWithoutParts(ask.Values[0].Indicator);
        var measure = ask.OneMeasure(IndicatorMeasure.Count);
        if (measure is not (IndicatorMeasure.Count or IndicatorMeasure.Share or IndicatorMeasure.Amount)) return new ValuesNotCounts(ask.Values[0].Indicator);
        var down = ValueBlocks.By(rows) ?? (ask.Chosen(ValueBy.Period).Count > 1 ? ValueBy.Period : ValueBy.Area);
        var made = ValueBlocks.Answer(ask, ValueShape.Parts, down, parts, measure, MostParts);
        if (!made.IsDone || measure != IndicatorMeasure.Share || made.Value is not ValuesAnswer answer) return made;
        foreach (var (at, row) in answer.Rows.Index())
            if (answer.Series.All(series => series.Cells[at].Value is not null) && answer.Series.Sum(series => series.Cells[at].Value!.Value) is var sum && Math.Abs(sum - 100) > 3) return new ValuesNotWhole(row, Math.Round(sum, 1));
        return made;
    }

    public static Outcome<BlockAnswer> Pyramid(ValueAsk ask)
    {
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        ask.OneIndicator(several: false);
        var indicator = ask.Values[0].Indicator;
        if (ask.Reference.Length > 0 && ask.Present(ValueBy.Area) is [var alone]) return new ValuesOfOneArea(alone);
        string[] sexes = [nameof(IndicatorSex.Women), nameof(IndicatorSex.Men)];
        if (sexes.Any(sex => !ask.Present(ValueBy.Sex).Contains(sex, StringComparer.Ordinal))) return new ValuesWithoutSexes(indicator);
        ask.Keep(ValueBy.Sex, sexes);
        var ages = ask.Shown(ValueBy.Group).Select(name => (Name: name, Age: Ages.Of(name))).Where(one => one.Age is not null).Select(one => (one.Name, Age: one.Age!.Value)).OrderBy(one => one.Age).ToList();
        if (ages.Count < 3) return new ValuesWithoutAges(indicator);
        foreach (var (one, next) in ages.Zip(ages.Skip(1)))
            if (next.Age.From <= one.Age.To) return new ValuesAgesOverlap(one.Name, next.Name);
        ask.Keep(ValueBy.Group, [.. ages.Select(one => one.Name)]);
        var measure = ask.OneMeasure(IndicatorMeasure.Count);
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        if (ask.Reference.Length == 0 && ask.Present(ValueBy.Area) is { Count: > 1 } several) return new ValuesNotSingle("omraden", several);
        var areas = ask.Present(ValueBy.Area).Where(area => area != ask.Reference).ToList();
        if (areas.Count > 1) return new ValuesNotSingle("omraden", areas);
        // One area at a time on one grid, for each has women and men; the period must be both areas'.
        var periods = ask.Values.Where(value => value.Value is not null).GroupBy(value => value.Area).Select(area => area.Select(value => value.Period).ToHashSet()).Aggregate((one, other) => [.. one.Intersect(other)]);
        if (periods.Count == 0) return new ValuesWithoutCommonPeriod(ask.Present(ValueBy.Area));
        if (ask.Chosen(ValueBy.Period).Count > 1) return new ValuesNotSingle("perioder", ask.Chosen(ValueBy.Period));
        ask.Keep(ValueBy.Period, [periods.OrderBy(period => period.Order).Last().ToString()]);
        var used = ask.Values;
        List<ValueSeries> series = [];
        ValuesAnswer? own = null;
        foreach (var area in new[] { areas[0], ask.Reference }.Where(one => one.Length > 0))
        {
            ask.Restore(used);
            ask.Keep(ValueBy.Area, [area]);
            var made = ValueBlocks.Answer(ask, ValueShape.Pyramid, ValueBy.Group, ValueBy.Sex, measure);
            if (!made.IsDone) return made;
            var answer = (ValuesAnswer)made.Value;
            own ??= answer;
            series.AddRange(answer.Series.Select(one => one with { IsReference = area != areas[0], Cells = [.. own.Rows.Select(row => answer.Rows.Index().Where(there => there.Item == row).Select(there => one.Cells[there.Index]).FirstOrDefault() ?? ValueCell.Missing)] }));
        }
        ask.Restore(used);
        return own! with { Head = ask.Head(used.ToList()), Series = series, Compared = [], Fixed = [.. own.Fixed.Select(one => one), .. ask.Reference.Length > 0 ? [new FixedValue(ValueBy.Area, ask.Reference)] : Array.Empty<FixedValue>()] };
    }

    /// <summary>Steps by category or indicator, the largest first, the sexes added up in the drawing.</summary>
    public static Outcome<BlockAnswer> Funnel(ValueAsk ask)
    {
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var steps = ask.Chosen(ValueBy.Indicator).Count > 1 ? ValueBy.Indicator : ValueBy.Category;
        ask.OneIndicator(several: steps == ValueBy.Indicator);
        var measure = ask.OneMeasure(IndicatorMeasure.Count);
        if (measure != IndicatorMeasure.Count) return new ValuesNotCounts(ask.Values[0].Indicator);
        if (ask.Shown(steps).Count < 2) return new ValuesWithoutParts(ask.Values[0].Indicator);
        var made = ValueBlocks.Answer(ask, ValueShape.Funnel, steps, ask.Shown(ValueBy.Sex).Count > 1 ? ValueBy.Sex : null, measure);
        if (!made.IsDone || made.Value is not ValuesAnswer answer) return made;
        foreach (var (at, row) in answer.Rows.Index())
            if (answer.Series.Any(series => series.Cells[at].Value is null)) return new ValuesMissingIn(row);
        var order = Enumerable.Range(0, answer.Rows.Count).OrderByDescending(at => answer.Series.Sum(series => series.Cells[at].Value!.Value)).ToList();
        return answer with { Rows = [.. order.Select(at => answer.Rows[at])], Series = [.. answer.Series.Select(series => series with { Cells = [.. order.Select(at => series.Cells[at])] })], Compared = [] };
    }

    /// <summary>The latest of each, as it is told.</summary>
    public static Outcome<BlockAnswer> Figures(ValueAsk ask)
    {
        if (ask.Faults.Count > 0) return Outcome<BlockAnswer>.Refused(ask.Faults);
        var latest = ask.Chosen(ValueBy.Period).Count > 0 ? ask.Values : [.. ask.Values.GroupBy(value => value.Key with { Period = default }).Select(same => same.Where(value => value.Mark != ValueMark.Forecast).DefaultIfEmpty(same.First()).MaxBy(value => value.Period.Order)!)];
        if (latest.Count > MostFigures) return new BlockTooMany("indikatorer", latest.Count, MostFigures);
        List<ToldFigure> figures = [];
        foreach (var value in latest)
        {
            var cell = ValueGrid.Cell(ask, value, isSurvey: value.Answers is > 0 && ask.Certainty != ValueCertainty.Register);
            if (!cell.IsDone) return Outcome<BlockAnswer>.Refused(cell.Refusals);
            figures.Add(new(value.Indicator, value.Category, value.Area, value.Period.ToString(), value.Sex, value.Group, value.Unit.Length == 0 && value.Measure == IndicatorMeasure.Share ? "%" : value.Unit, value.Measure, cell.Value));
        }
        var periods = latest.Select(value => value.Period).OrderBy(period => period.Order).ToList();
        return new FiguresAnswer { Head = ask.Head(latest.ToList()), Figures = figures, FirstPeriod = periods[0].ToString(), LastPeriod = periods[^1].ToString(), DesignEffect = ask.DesignEffect };
    }
}
