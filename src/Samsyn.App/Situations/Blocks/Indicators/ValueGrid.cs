using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Values set out by rows and series, everything else held fixed.</summary>
sealed class ValueGrid
{
    public const int MostSeries = 6, MostRows = 60;

    readonly Dictionary<(string, string), IndicatorValue> _found;
    readonly ValueAsk _ask;

    ValueGrid(ValueAsk ask, ValueBy rowsBy, ValueBy? seriesBy, IReadOnlyList<string> rows, IReadOnlyList<string> series, IReadOnlyList<FixedValue> held)
    {
        (_ask, RowsBy, SeriesBy, Rows, Series, Fixed) = (ask, rowsBy, seriesBy, rows, series, held);
        _found = ask.Values.GroupBy(value => (ValueNames.Of(value, rowsBy), seriesBy is { } by ? ValueNames.Of(value, by) : "")).ToDictionary(one => one.Key, one => one.First());
    }

    public ValueBy RowsBy { get; }
    public ValueBy? SeriesBy { get; }
    public IReadOnlyList<string> Rows { get; }
    public IReadOnlyList<string> Series { get; }
    public IReadOnlyList<FixedValue> Fixed { get; }
    public bool IsSurvey { get; private set; }

    /// <summary>Holds fixed what is not shown, and tells what cannot be: several groups without one for all, areas without a year in common, units that differ.</summary>
    public static Outcome<ValueGrid> Of(ValueAsk ask, ValueBy rowsBy, ValueBy? seriesBy, int mostSeries = MostSeries)
    {
        foreach (var by in new[] { rowsBy, seriesBy }.OfType<ValueBy>()) ask.Keep(by, ask.Shown(by));
        List<FixedValue> held = [];
        foreach (var by in Enum.GetValues<ValueBy>().Where(by => by != rowsBy && by != seriesBy && by != ValueBy.Period))
        {
            var there = ask.Present(by);
            if (there.Count == 0) return new ValuesNotThere(ask.Dataset.Name);
            if (there.Count > 1 && (ValueNames.Total(by) is not { } total || !there.Contains(total, StringComparer.Ordinal) || ask.Chosen(by).Count > 1)) return new ValuesNotSingle(ValueNames.Parameter(by), there);
            var one = there.Count == 1 ? there[0] : ValueNames.Total(by)!;
            ask.Keep(by, [one]);
            held.Add(new(by, one));
        }
        if (rowsBy != ValueBy.Period && seriesBy != ValueBy.Period)
        {
            if (ask.Chosen(ValueBy.Period).Count > 1) return new ValuesNotSingle(ValueNames.Parameter(ValueBy.Period), ask.Chosen(ValueBy.Period));
            if (Common(ask) is not { } period) return new ValuesWithoutCommonPeriod(ask.Present(ValueBy.Area));
            ask.Keep(ValueBy.Period, [period]);
            held.Add(new(ValueBy.Period, period));
        }
        var (rows, series) = (ask.Present(rowsBy), seriesBy is { } beside ? ask.Present(beside) : [""]);
        if (ask.Values.All(value => value.Value is null)) return new ValuesNotThere(ask.Dataset.Name);
        if (rows.Count > MostRows) return new BlockTooMany(ValueNames.Parameter(rowsBy), rows.Count, MostRows);
        if (series.Count > mostSeries) return new BlockTooMany(ValueNames.Parameter(seriesBy!.Value), series.Count, mostSeries);
        var units = ask.Values.Where(value => value.Value is not null && value.Unit.Length > 0).Select(value => value.Unit).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (units.Count > 1) return new ValuesOfSeveralUnits(units);
        // What others are held against stands last.
        if (seriesBy == ValueBy.Area && ask.Reference.Length > 0) series = [.. series.Where(name => name != ask.Reference), ask.Reference];
        if (rowsBy == ValueBy.Area && ask.Reference.Length > 0) rows = [.. rows.Where(name => name != ask.Reference), ask.Reference];
        var grid = new ValueGrid(ask, rowsBy, seriesBy, rows, series, held);
        return grid.Survey() is { } unknown ? Outcome<ValueGrid>.Refused([unknown]) : grid;
    }

    /// <summary>The latest period that every area has a value of; without areas chosen by name, that most have. What is measured goes before what is foreseen.</summary>
    static string? Common(ValueAsk ask)
    {
        var areas = ask.Present(ValueBy.Area);
        if (ask.Chosen(ValueBy.Period) is [var asked]) return asked;
        var measured = ask.Values.Where(value => value.Value is not null && value.Mark != ValueMark.Forecast).ToList();
        if (measured.Count == 0) measured = [.. ask.Values.Where(value => value.Value is not null)];
        var best = measured.GroupBy(value => value.Period).Select(period => (period.Key, Areas: period.Select(value => value.Area).Distinct().Count())).OrderByDescending(one => one.Areas).ThenByDescending(one => one.Key.Order).FirstOrDefault();
        var needed = ask.Chosen(ValueBy.Area).Count > 0 ? areas.Count : Math.Min(2, areas.Count);
        return best.Areas == 0 ? areas.Count > 1 ? null : ask.Present(ValueBy.Period)[^1] : best.Areas >= needed ? best.Key.ToString() : null;
    }

    /// <summary>Shares of a survey have answers behind them; without any number of answers there is nothing to say of uncertainty.</summary>
    ValuesWithoutAnswers? Survey()
    {
        var shares = _ask.Values.Where(value => value is { Measure: IndicatorMeasure.Share, Value: not null }).ToList();
        IsSurvey = shares.Count > 0 && _ask.Certainty switch
        {
            ValueCertainty.Register => false,
            ValueCertainty.Survey => true,
            _ => shares.Exists(value => value.Answers is not null || value.Period.Kind == PeriodKind.SurveyYear || _ask.AspectOf(value.Indicator) != SurveyAspect.Other),
        };
        return IsSurvey && !shares.Exists(value => value.Answers is > 0) ? new ValuesWithoutAnswers(shares[0].Indicator) : null;
    }

    public IndicatorValue? Value(string row, string series) => _found.GetValueOrDefault((row, series));

    /// <summary>The cells of every series; or why a share has no interval.</summary>
    public Outcome<IReadOnlyList<ValueSeries>> Cells()
    {
        List<ValueSeries> all = [];
        foreach (var name in Series)
        {
            List<ValueCell> cells = [];
            foreach (var row in Rows)
            {
                var cell = Cell(_ask, Value(row, name), IsSurvey);
                if (!cell.IsDone) return Outcome<IReadOnlyList<ValueSeries>>.Refused(cell.Refusals);
                cells.Add(cell.Value);
            }
            all.Add(new(name, SeriesBy == ValueBy.Area && name == _ask.Reference, cells));
        }
        return all;
    }

    public static Outcome<ValueCell> Cell(ValueAsk ask, IndicatorValue? value, bool isSurvey)
    {
        if (value is null) return ValueCell.Missing;
        var cell = new ValueCell(value.Value, null, null, value.Answers, value.Value is null && value.Mark is ValueMark.Measured or ValueMark.Forecast && value.Value is null ? ValueMark.Missing : value.Mark, value.Qualifier);
        if (!isSurvey || ShareOf(ask, value) is not { } share) return cell;
        if (!share.IsGiven) return new BlockWithoutAnswer(share.Why!);
        return cell with { Low = Math.Round(100 * share.Value.Wilson.Lower, 2), High = Math.Round(100 * (share.Value.Wilson.Upper ?? 1), 2) };
    }

    /// <summary>Null when it is no share, or the number of answers is not known.</summary>
    public static Analysis.Answer<Share>? ShareOf(ValueAsk ask, IndicatorValue? value) =>
        value is { Measure: IndicatorMeasure.Share, Value: { } percent, Answers: > 0 } ? Share.OfPercent(ask.AspectOf(value.Indicator), percent, value.Answers, ask.DesignEffect) : null;
}
