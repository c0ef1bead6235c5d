using System.Globalization;
using Samsyn.Analysis.Counts;
using Samsyn.Analysis.Disclosure;
using Samsyn.Analysis.Surveys;
using Samsyn.App.Situations.Analyses;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Values as charts; what is too small to be told where others read is taken out first (SIT-40, SIT-63).</summary>
static class ValueViews
{
    public static (Chart, IReadOnlyList<string>) Of(ValuesAnswer answer, string caption, BlockSaying say)
    {
        var shown = say.IsMasked ? Masked(answer) : answer;
        List<string> words = [.. ValueWords.Of(shown, say)];
        return (shown.Shape switch
        {
            ValueShape.Trend => Trend(shown, caption, say),
            ValueShape.Parts => Parts(shown, caption, say),
            ValueShape.Pyramid => Pyramid(shown, caption, say),
            ValueShape.Funnel => new FunnelChart { Title = caption, Unit = ValueWords.Unit(shown, say), RowsAre = ValueWords.Heading(shown.RowsBy, say), Steps = [.. shown.Rows.Select(row => new ChartLabel(row))], Series = Series(shown, say) },
            ValueShape.Table => Table(shown, answer, caption, say),
            ValueShape.Differences => Differences(shown, caption, say),
            _ => new BarChart { Title = caption, Unit = ValueWords.Unit(shown, say), RowsAre = ValueWords.Heading(shown.RowsBy, say), IsTime = shown.RowsBy == ValueBy.Period, Labels = [.. shown.Rows.Select(row => new ChartLabel(Name(shown, row, say)))], Series = Series(shown, say) },
        }, words);
    }

    public static (Chart, IReadOnlyList<string>) Figures(FiguresAnswer answer, string caption, BlockSaying say)
    {
        var hasInterval = answer.Figures.Any(figure => figure.Cell.Low is not null);
        var hasGroup = answer.Figures.Any(figure => figure.Group.Length > 0 || figure.Sex != IndicatorSex.All);
        string Named(ToldFigure figure) => figure.Category.Length > 0 ? $"{figure.Indicator}: {figure.Category}" : figure.Indicator;
        IEnumerable<string> Whom(ToldFigure figure) => new[] { figure.Group, figure.Sex == IndicatorSex.All ? "" : Texts.Of(figure.Sex, say.Language) }.Where(one => one.Length > 0);
        string Of(ToldFigure figure) => string.Join(", ", Whom(figure).Select(one => one.ToLower(say.Culture)).Prepend(Named(figure)));
        string Value(ToldFigure figure) => IsHidden(figure, say) ? ValueWords.Few(figure.Measure, say) : figure.Cell.Value is not { } value ? ValueWords.Why(figure.Cell.Mark, say)
            : $"{(figure.Cell.Qualifier == Qualifier.Exact ? "" : Texts.Of(figure.Cell.Qualifier, say.Language) + " ")}{say.Number(value)}\u00a0{figure.Unit}".TrimEnd();
        return (new FigureChart
        {
            Title = caption, Heads = [say["values.figure"], .. hasGroup ? [say["choice.Group"]] : Array.Empty<string>(), say["values.value"], .. hasInterval ? [say["values.interval"], say["values.answers"]] : Array.Empty<string>(), say["choice.Period"], say["choice.Area"]],
            Rows = [.. answer.Figures.Select(figure => (IReadOnlyList<ChartCell>)[
                new(Named(figure)), .. hasGroup ? [new ChartCell(string.Join(", ", Whom(figure)))] : Array.Empty<ChartCell>(), new(Value(figure)),
                .. hasInterval ? [new(figure.Cell is { Low: { } low, High: { } high } && !IsHidden(figure, say) ? $"{say.Number(Math.Round(low, 1))}–{say.Number(Math.Round(high, 1))}" : "–"), new(figure.Cell.Answers is { } answers ? say.Number(answers) : "–", figure.Cell.Answers)] : Array.Empty<ChartCell>(),
                new(figure.Period), new(figure.Area)])],
        }, [.. answer.Figures.Take(2).Select(figure => say["values.figure.said", Of(figure), Value(figure), figure.Area, figure.Period]), .. answer.Figures.Count > 2 ? [say["values.figure.more", answer.Figures.Count - 2]] : Array.Empty<string>()]);
    }

    static bool IsHidden(ToldFigure figure, BlockSaying say) => say.IsMasked && ValueComparison.IsSmall(figure.Cell.Value, figure.Cell.Answers, figure.Measure);

    /// <summary>Small counts, what they could be worked out from, and shares of too few are taken out; also of a step that all but a few came through.</summary>
    static ValuesAnswer Masked(ValuesAnswer answer)
    {
        var hidden = new HashSet<(int Row, int Series)>();
        for (var series = 0; series < answer.Series.Count; series++)
            for (var row = 0; row < answer.Rows.Count; row++)
                if (answer.Series[series].Cells[row] is var cell && ValueComparison.IsSmall(cell.Value, cell.Answers, answer.Measure)) hidden.Add((row, series));
        if (answer.Measure == IndicatorMeasure.Count && answer.Shape == ValueShape.Funnel)
            for (var series = 0; series < answer.Series.Count; series++)
                for (var row = 1; row < answer.Rows.Count; row++)
                    if (answer.Series[series].Cells[row - 1].Value - answer.Series[series].Cells[row].Value is > 0 and < BlockViews.Threshold) hidden.Add((row, series));
        if (answer.Measure == IndicatorMeasure.Count && hidden.Count > 0 && Counts(answer) is { } counts && CountTable.Of(counts) is { IsGiven: true } table
            && Suppression.Of(table.Value, new(BlockViews.Threshold), hidden) is { IsGiven: true } suppressed)
            hidden.UnionWith(suppressed.Value.HiddenCells.Where(cell => cell.Row < answer.Rows.Count && cell.Column < answer.Series.Count));
        var compared = answer.Compared.Where(one => !one.IsSmall).ToList();
        if (hidden.Count == 0) return answer with { Compared = compared };
        var masked = answer with
        {
            Compared = answer.Measure == IndicatorMeasure.Count ? [] : compared,
            Series = [.. answer.Series.Select((series, at) => series with { Cells = [.. series.Cells.Select((cell, row) => hidden.Contains((row, at)) ? cell with { Value = null, Low = null, High = null, Mark = ValueMark.Suppressed } : cell)] })],
        };
        // A sum over what is left would be a false one: only what is whole is added up.
        return answer.Shape != ValueShape.Funnel || answer.Series.Count < 2 ? masked : Together(answer);
    }

    /// <summary>The steps with the sexes added up before anything is hidden.</summary>
    static ValuesAnswer Together(ValuesAnswer answer) => Masked(answer with
    {
        SeriesBy = null, Series = [new("", false, [.. answer.Rows.Select((_, row) => new ValueCell(answer.Series.Sum(series => series.Cells[row].Value), null, null, null, ValueMark.Measured, Qualifier.Exact))])],
    });

    /// <summary>By row, then series; null when a count is missing or not whole.</summary>
    static List<IReadOnlyList<long>>? Counts(ValuesAnswer answer)
    {
        if (answer.Measure != IndicatorMeasure.Count || answer.Series.Any(series => series.Cells.Any(cell => cell.Value is not (>= 0 and < 1e15) || cell.Value != Math.Round(cell.Value.Value)))) return null;
        return [.. answer.Rows.Select((_, row) => (IReadOnlyList<long>)[.. answer.Series.Select(series => (long)series.Cells[row].Value!.Value)])];
    }

    static IReadOnlyList<ChartSeries> Series(ValuesAnswer answer, BlockSaying say) => [.. answer.Series.Select(series => new ChartSeries(ValueWords.Name(answer.SeriesBy, series.Name, say), [.. series.Cells.Select(cell => cell.Value)])
    {
        IsReference = series.IsReference, ReferenceAt = answer.RowsBy == ValueBy.Area && answer.Reference is { } reference ? [.. answer.Rows.Index().Where(row => row.Item == reference).Select(row => row.Index)] : null, Whiskers = series.Cells.Any(cell => cell.Low is not null) ? [.. series.Cells.Select(Whisker)] : null, Instead = [.. series.Cells.Select(cell => Instead(answer, cell, say))],
    })];

    static ChartInterval? Whisker(ValueCell cell) => cell is { Low: { } low, High: { } high } ? new(Math.Round(low, 1), Math.Round(high, 1)) : null;

    /// <summary>A count need not be small to be hidden: it may be so for another’s sake.</summary>
    static string? Instead(ValuesAnswer answer, ValueCell cell, BlockSaying say) =>
        cell.Value is not null ? null : cell.Mark != ValueMark.Suppressed || !say.IsMasked ? ValueWords.Why(cell.Mark, say) : answer.Measure == IndicatorMeasure.Count ? say.Sum(null) : ValueWords.Few(answer.Measure, say);

    static string Name(ValuesAnswer answer, string row, BlockSaying say) => ValueWords.Name(answer.RowsBy, row, say);

    /// <summary>On an even axis of time; the years between two survey years are there, but the line goes over them.</summary>
    static LineChart Trend(ValuesAnswer answer, string caption, BlockSaying say)
    {
        var known = answer.Rows.Index().ToDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
        var all = Between(answer);
        var isDense = all.Count > 14;
        IReadOnlyList<T?> Spread<T>(IReadOnlyList<T?> values) => [.. all.Select(period => known.TryGetValue(period.ToString(), out var at) ? values[at] : default)];
        return new()
        {
            Title = caption, Unit = ValueWords.Unit(answer, say), JoinsGaps = answer.PeriodKind == PeriodKind.SurveyYear,
            Labels = [.. all.Select(period => new ChartLabel(period.ToString(), answer.PeriodKind == PeriodKind.SurveyYear && !known.ContainsKey(period.ToString()) || (isDense && period.Part != 1) ? "" : isDense ? period.Year.ToString(CultureInfo.InvariantCulture) : period.ToString()))],
            Series = [.. Series(answer, say).Select(series => series with { Values = Spread(series.Values), Whiskers = series.Whiskers is { } whiskers ? Spread(whiskers) : null, Instead = series.Instead is { } instead ? Spread(instead) : null })],
            KnownAsBars = answer.Series.Count == 1,
            ForecastFrom = answer.ForecastFrom is { } forecast ? all.Index().First(period => period.Item.ToString() == answer.Rows[forecast]).Index : null,
        };
    }

    static List<IndicatorPeriod> Between(ValuesAnswer answer)
    {
        var there = answer.Rows.Select(row => IndicatorPeriod.Read(row, answer.PeriodKind)).OfType<IndicatorPeriod>().ToList();
        List<IndicatorPeriod> all = [];
        for (var at = there[0]; at.Order.CompareTo(there[^1].Order) <= 0 && all.Count < 1200; at = at.Part < at.Parts ? at with { Part = at.Part + 1 } : at with { Year = at.Year + 1, Part = 1 }) all.Add(at);
        return all;
    }

    /// <summary>A row that lacks a part is not drawn: its other parts would be drawn as more of the whole than they are.</summary>
    static BarChart Parts(ValuesAnswer answer, string caption, BlockSaying say)
    {
        var whole = answer.Rows.Select((_, row) => answer.Series.All(series => series.Cells[row].Value is not null)).ToList();
        return new()
        {
            Title = caption, Unit = ValueWords.Unit(answer, say), Arrangement = BarArrangement.Shares, RowsAre = ValueWords.Heading(answer.RowsBy, say), Labels = [.. answer.Rows.Select(row => new ChartLabel(Name(answer, row, say)))],
            Series = [.. Series(answer, say).Select(series => series with { Values = [.. series.Values.Select((value, row) => whole[row] ? value : null)], Instead = [.. series.Values.Select((value, row) => whole[row] ? null : series.Instead?[row] ?? say["values.notWhole"])] })],
        };
    }

    /// <summary>As shares of all in the area when two areas of different size are laid over each other.</summary>
    static PyramidChart Pyramid(ValuesAnswer answer, string caption, BlockSaying say)
    {
        var isShare = answer.Series.Count > 2 && answer.Measure == IndicatorMeasure.Count;
        ChartSeries? Of(IndicatorSex sex, bool isReference)
        {
            if (answer.Series.FirstOrDefault(one => one.Name == sex.ToString() && one.IsReference == isReference) is not { } found) return null;
            var all = answer.Series.Where(one => one.IsReference == isReference).Sum(one => one.Cells.Sum(cell => cell.Value ?? 0));
            var name = isReference ? answer.Fixed.Last(one => one.By == ValueBy.Area).Name : Texts.Of(sex, say.Language);
            return new(isReference ? $"{name}, {Texts.Of(sex, say.Language).ToLower(say.Culture)}" : name, [.. found.Cells.Select(cell => isShare && cell.Value is { } value ? all > 0 ? Math.Round(100 * value / all, 2) : null : cell.Value)]) { Instead = [.. found.Cells.Select(cell => Instead(answer, cell, say))] };
        }
        return new()
        {
            Title = caption, Unit = isShare ? say["values.ofPopulation"] : ValueWords.Unit(answer, say), Ages = [.. answer.Rows.Select(row => new ChartLabel(row))],
            Left = Of(IndicatorSex.Men, false)!, Right = Of(IndicatorSex.Women, false)!, LeftReference = Of(IndicatorSex.Men, true), RightReference = Of(IndicatorSex.Women, true),
            ReferenceName = answer.Series.Any(one => one.IsReference) ? answer.Fixed.Last(one => one.By == ValueBy.Area).Name : null,
        };
    }

    /// <summary>Counts with their sums, where every one is a whole number; anything else as it is. Areas are not added up where one may hold the others.</summary>
    static Chart Table(ValuesAnswer answer, ValuesAnswer whole, string caption, BlockSaying say)
    {
        var heading = ValueWords.Heading(answer.RowsBy, say);
        List<string> columns = [.. answer.Series.Select(series => series.Name.Length == 0 && answer.SeriesBy is null ? ValueWords.Unit(answer, say) : ValueWords.Name(answer.SeriesBy, series.Name, say))];
        if (Counts(whole) is { } counts && answer.RowsBy != ValueBy.Indicator && answer.SeriesBy != ValueBy.Indicator)
        {
            var told = say.Told(counts);
            IReadOnlyList<IReadOnlyList<long>> turned = [.. columns.Select((_, column) => (IReadOnlyList<long>)[.. counts.Select(row => row[column])])];
            string[] below = answer.RowsBy == ValueBy.Area && MayHoldOthers(counts) ? [] : [say["total"]], beside = columns.Count < 2 || (answer.SeriesBy == ValueBy.Area && MayHoldOthers(turned)) ? [] : [say["total"]];
            return new CountChart
            {
                Title = caption, Unit = ValueWords.Unit(answer, say), RowsAre = heading, Rows = [.. answer.Rows.Select(row => Name(answer, row, say)), .. below], Columns = [.. columns, .. beside],
                Counts = [.. Enumerable.Range(0, answer.Rows.Count + below.Length).Select(row => (IReadOnlyList<long?>)[.. Enumerable.Range(0, columns.Count + beside.Length).Select(column => told[row, column])])],
            };
        }
        var hasIntervals = answer.Series.Any(series => series.Cells.Any(cell => cell.Low is not null));
        string Said(ValueCell cell) => cell.Value is not { } value ? Instead(answer, cell, say)! : hasIntervals && cell is { Low: { } low, High: { } high } ? $"{say.Number(value)} ({say.Number(Math.Round(low, 1))}–{say.Number(Math.Round(high, 1))})" : say.Number(value);
        return new FigureChart
        {
            Title = caption, Unit = ValueWords.Unit(answer, say), Heads = [heading, .. columns],
            Rows = [.. answer.Rows.Select((row, at) => (IReadOnlyList<ChartCell>)[new(Name(answer, row, say)), .. answer.Series.Select(series => new ChartCell(Said(series.Cells[at]), series.Cells[at].Value))])],
        };
    }

    /// <summary>One of them is nowhere less than all the others together: it may be what they are parts of.</summary>
    static bool MayHoldOthers(IReadOnlyList<IReadOnlyList<long>> areas) => areas.Count > 1 && areas.Any(area => area.Index().All(one => one.Item >= areas.Sum(other => other[one.Index]) - one.Item));

    static ChangeChart Differences(ValuesAnswer answer, string caption, BlockSaying say)
    {
        var isTime = answer.SeriesBy == ValueBy.Period;
        var baseName = answer.Compared.Select(one => one.Base).FirstOrDefault() ?? "";
        var other = isTime || answer.SeriesBy == ValueBy.Area ? answer.Compared.Select(one => one.Series).FirstOrDefault() ?? "" : say["choice." + answer.RowsBy];
        return new()
        {
            Title = caption, Unit = ValueWords.Unit(answer, say), RowsAre = ValueWords.Heading(answer.RowsBy, say), BeforeName = baseName, AfterName = other,
            Rows = [.. answer.Compared.Select(one => new ChangeRow(Name(answer, one.Row, say), one.BaseValue, one.Value, ValueWords.Change(answer, one, say),
                one.P is null ? say["values.noTest"] : AnalysisWords.Of(one.IsChange ? one.Value > one.BaseValue ? VerdictKind.Rose : VerdictKind.Fell : VerdictKind.CannotBeToldFromChance, say.Language) is var verdict && !isTime && one.IsChange ? say[one.Value > one.BaseValue ? "values.higher" : "values.lower"] : verdict!,
                one.IsChange, one.Tone switch { Tone.Better => ChangeTone.Better, Tone.Worse => ChangeTone.Worse, _ => ChangeTone.Plain }, one.Low is { } low && one.High is { } high ? say["values.interval.points", ValueWords.Signed(low, say), ValueWords.Signed(high, say)] : null))],
        };
    }
}
