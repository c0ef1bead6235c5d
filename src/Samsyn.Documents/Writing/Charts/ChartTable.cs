using System.Globalization;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>The numbers of a chart as a table: what stands below the drawing for everybody, and in the CSV file.</summary>
/// <param name="Heads">The heading of each column; the first names the rows.</param>
/// <param name="Rows">As many cells as there are heads; the first names the row.</param>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ChartCell>> Rows)
{
    /// <summary>Days of a calendar that the table of a page holds; the file has all.</summary>
    public const int MostDaysOnPage = 100;

    /// <summary>The table of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="words">The language.</param>
    /// <param name="isWhole">Every row; otherwise a calendar tells only the days that have most.</param>
    public static ChartTable Of(Chart chart, ChartWords words, bool isWhole = false) => chart switch
    {
        LineChart line => Lines(line, words),
        BarChart bars => Series(bars.RowsAre.Length > 0 ? bars.RowsAre : words.Period, bars.Labels, bars.Series, bars.Unit, words),
        PyramidChart pyramid => Series(words.Age, pyramid.Ages, [.. new[] { pyramid.Left, pyramid.Right, pyramid.LeftReference, pyramid.RightReference }.OfType<ChartSeries>()], pyramid.Unit, words),
        CalendarChart calendar => Days(calendar, words, isWhole),
        HeatChart heat => new([words.Day, .. heat.Columns.Select(one => one.Full)], [.. heat.Rows.Select((row, at) => (IReadOnlyList<ChartCell>)[new(row.Full), .. heat.Columns.Select((_, column) => ChartLayout.Number(heat.Values[at], column) is null && heat.Instead is { } why ? new(why) : ChartCell.Of(ChartLayout.Number(heat.Values[at], column), words))])]),
        RingChart ring => Series(words.Period, ring.Labels, [.. new[] { ring.Latest, ring.Usual }.OfType<ChartSeries>(), .. ring.Earlier], ring.Unit, words),
        MultiplesChart multiples => Series(words.Period, multiples.Labels, multiples.Panels, multiples.Unit, words),
        RankingChart ranking => new([words.Rank, words.Place, ranking.Unit, words.Low, words.High, words.Remark],
            [.. ranking.Rows.Select(row => (IReadOnlyList<ChartCell>)[new(row.Rank ?? "–"), new(row.Name), row.Value is null ? new(words.Masked) : ChartCell.Of(row.Value, words), row.Interval is null ? new("–") : ChartCell.Of(row.Interval.Low, words), row.Interval is null ? new("–") : ChartCell.Of(row.Interval.High, words), new(row.Remark ?? "")])]),
        ChangeChart change => new([change.RowsAre, change.BeforeName, change.AfterName, words.Change, words.Verdict, words.Remark],
            [.. change.Rows.Select(row => (IReadOnlyList<ChartCell>)[new(row.Name), row.Before is null ? new(words.Masked) : ChartCell.Of(row.Before, words), row.After is null ? new(words.Masked) : ChartCell.Of(row.After, words), new(row.Percent), new(row.Verdict), new(row.Note ?? "")])]),
        FunnelChart funnel => Funnel(funnel, words),
        MapChart map => isWhole ? map.Table : map.Table with { Rows = [.. map.Table.Rows.Take(MapChart.MostRowsOnPage)] },
        CountChart counts => new([counts.RowsAre, .. counts.Columns], [.. counts.Rows.Select((row, at) => (IReadOnlyList<ChartCell>)[new(row), .. counts.Counts[at].Select(count => count is { } known ? ChartCell.Of(known, words) : new(words.Hidden))])]),
        FigureChart figures => new(figures.Heads, figures.Rows),
        _ => new([], []),
    };

    static ChartTable Series(string rows, IReadOnlyList<ChartLabel> labels, IReadOnlyList<ChartSeries> series, string unit, ChartWords words)
    {
        List<string> heads = [rows];
        foreach (var one in series)
        {
            heads.Add(series.Count == 1 && one.Name.Length == 0 ? unit : one.Name);
            if (one.Whiskers is not null) heads.AddRange([$"{one.Name}: {words.Low}", $"{one.Name}: {words.High}"]);
        }
        return new(heads, [.. labels.Select((label, at) => (IReadOnlyList<ChartCell>)[new(label.Full), .. series.SelectMany(one => Cells(one, at, words))])]);
    }

    static IEnumerable<ChartCell> Cells(ChartSeries series, int at, ChartWords words)
    {
        var value = ChartLayout.Number(series.Values, at);
        yield return value is null && series.Instead is { } instead && at < instead.Count && instead[at] is { } why ? new(why) : ChartCell.Of(value, words);
        if (series.Whiskers is not { } whiskers) yield break;
        var whisker = at < whiskers.Count ? whiskers[at] : null;
        yield return whisker is null ? new("–") : ChartCell.Of(whisker.Low, words);
        yield return whisker is null ? new("–") : ChartCell.Of(whisker.High, words);
    }

    static ChartTable Lines(LineChart chart, ChartWords words)
    {
        var table = Series(words.Period, chart.Labels, chart.Series, chart.Unit, words);
        var heads = table.Heads.ToList();
        if (chart.Band is { } named) heads.AddRange([$"{named.Name}: {words.Low}", $"{named.Name}: {words.High}"]);
        if (chart.Alarms.Count > 0) heads.Add(chart.AlarmName);
        if (chart.Shades.Count > 0) heads.Add(words.Remark);
        if (chart.ForecastFrom is not null) heads.Add(words.Forecast);
        return new(heads, [.. table.Rows.Select((row, at) => (row, at)).Where(one => !chart.JoinsGaps || chart.Series.Any(series => ChartLayout.Number(series.Values, one.at) is not null || series.Instead?.ElementAtOrDefault(one.at) is not null)).Select(one =>
        {
            var (row, at) = one;
            List<ChartCell> cells = [.. row];
            if (chart.Band is { } band) cells.AddRange([ChartCell.Of(ChartLayout.Number(band.Low, at), words), ChartCell.Of(ChartLayout.Number(band.High, at), words)]);
            if (chart.Alarms.Count > 0) cells.Add(new(chart.Alarms.Contains(at) ? chart.AlarmName : ""));
            if (chart.Shades.Count > 0) cells.Add(new(string.Join(", ", chart.Shades.Where(shade => shade.From <= at && at <= shade.To).Select(shade => shade.Name))));
            if (chart.ForecastFrom is { } forecast) cells.Add(new(at >= forecast ? words.Forecast : ""));
            return (IReadOnlyList<ChartCell>)cells;
        })]);
    }

    static ChartTable Days(CalendarChart chart, ChartWords words, bool isWhole)
    {
        var days = isWhole
            ? Enumerable.Range(0, Math.Max(0, chart.To.DayNumber - chart.From.DayNumber + 1)).Select(chart.From.AddDays).Select(day => (Day: day, Value: chart.Days.GetValueOrDefault(day)))
            : chart.Days.Where(day => day.Key >= chart.From && day.Key <= chart.To).OrderByDescending(day => day.Value).ThenBy(day => day.Key).Take(MostDaysOnPage).Select(day => (Day: day.Key, day.Value));
        return new([words.Day, chart.Unit], [.. days.Select(day => (IReadOnlyList<ChartCell>)[new(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ChartCell.Of(day.Value, words)])]);
    }

    static ChartTable Funnel(FunnelChart chart, ChartWords words)
    {
        var sums = chart.Steps.Select((_, at) => chart.Series.Sum(one => ChartLayout.Number(one.Values, at) ?? 0)).ToList();
        return new([chart.RowsAre.Length > 0 ? chart.RowsAre : words.Period, .. chart.Series.Select(one => one.Name.Length > 0 ? one.Name : chart.Unit), .. chart.Series.Count > 1 ? [words.Total] : Array.Empty<string>(), words.ShareOfFirst],
            [.. chart.Steps.Select((step, at) => (IReadOnlyList<ChartCell>)[new(step.Full), .. chart.Series.SelectMany(one => Cells(one, at, words)),
                .. chart.Series.Count > 1 ? [ChartCell.Of(sums[at], words)] : Array.Empty<ChartCell>(), new(sums[0] > 0 ? $"{words.Number(Math.Round(sums[at] / sums[0] * 100))}\u00a0%" : "–")])]);
    }
}

/// <summary>A cell as it is read, and its number where it has one.</summary>
public sealed record ChartCell(string Text, double? Number = null)
{
    /// <summary>A number as the language writes it.</summary>
    public static ChartCell Of(double? value, ChartWords words) => new(words.Number(value), ChartLayout.IsNumber(value) ? value : null);
}
