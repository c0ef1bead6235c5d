using Samsyn.Analysis.Disclosure;
using Samsyn.App.Situations.Events;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Counts in two directions, and in an order, in words and as charts.</summary>
static class TableViews
{
    public static (Chart, IReadOnlyList<string>) Count(CountAnswer answer, string caption, BlockSaying say)
    {
        IReadOnlyList<string> columns = answer.Columns == CountBy.Type ? answer.ColumnNames : [.. answer.ColumnNames.Select(name => say.Period(DateOnly.ParseExact(name, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), answer.Columns, isDense: false).Full)];
        var total = answer.Counts.Sum(row => row.Sum());
        List<string> words = [total == 0 ? say["nothing", say.What(answer.Head), answer.Head.From, answer.Head.To] : say["line.total", say.What(answer.Head), say.Count(total), answer.Head.From, answer.Head.To]];
        List<IReadOnlyList<long?>> cells = [.. answer.Counts.Select(row => (IReadOnlyList<long?>)[.. row.Select(count => (long?)count), row.Sum()]), [.. columns.Select((_, at) => (long?)answer.Counts.Sum(row => row[at])), total]];
        // Hiding the small ones alone would leave them to be worked out from the sums.
        if (say.IsMasked && CountTable.Of(answer.Counts) is { IsGiven: true } table && Suppression.Of(table.Value, new(BlockViews.Threshold)) is { IsGiven: true } hidden)
            cells = [.. Enumerable.Range(0, answer.Counts.Count + 1).Select(row => (IReadOnlyList<long?>)[.. Enumerable.Range(0, columns.Count + 1).Select(column => hidden.Value.Shown(row, column))])];
        return (new CountChart { Title = caption, Unit = say["unit.events"], RowsAre = say["choice." + answer.Rows], Rows = [.. answer.RowNames, say["total"]], Columns = [.. columns, say["total"]], Counts = cells }, words);
    }

    public static (Chart, IReadOnlyList<string>) Calendar(CalendarAnswer answer, string caption, BlockSaying say)
    {
        var (days, total) = (answer.Head.To.DayNumber - answer.Head.From.DayNumber + 1, answer.Days.Values.Sum());
        List<string> words = [];
        if (total == 0)
        {
            words.Add(say["nothing", say.What(answer.Head), answer.Head.From, answer.Head.To]);
        }
        else
        {
            // How many of the days with most hold half of all: evenly spread it takes nearly half of the days.
            var (sum, needed) = (0L, 0);
            foreach (var count in answer.Days.Values.OrderDescending())
            {
                needed++;
                if ((sum += count) * 2 >= total) break;
            }
            words.Add(say["calendar.half", needed, days, say.Count(total)]);
            var most = answer.Days.OrderByDescending(day => day.Value).ThenBy(day => day.Key).First();
            words.Add(say["calendar.most", most.Key, say.Count(most.Value)]);
            // A day left out is drawn empty, as a day without events: that must be said.
            if (say.IsMasked) words.Add(say["calendar.masked", BlockViews.Threshold]);
        }
        return (new CalendarChart { Title = caption, Unit = say["unit.events"], From = answer.Head.From, To = answer.Head.To, Days = answer.Days.Where(day => say.Shown(day.Value) is not null).ToDictionary(day => day.Key, day => (double)day.Value) }, words);
    }

    public static (Chart, IReadOnlyList<string>) Rhythm(RhythmAnswer answer, string caption, BlockSaying say)
    {
        var total = answer.Counts.Sum(day => day.Sum());
        List<ChartLabel> rows = [.. Enumerable.Range(0, 7).Select(day => new ChartLabel(say.Culture.DateTimeFormat.DayNames[(day + 1) % 7], say.Culture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7]))];
        List<string> words = [];
        if (total == 0)
        {
            words.Add(say["nothing", say.What(answer.Head), answer.Head.From, answer.Head.To]);
        }
        else
        {
            // The three hours of the week that hold most, wherever midnight falls.
            long Three(int at) => Enumerable.Range(at, 3).Sum(hour => answer.Counts[hour / 24 % 7][hour % 24]);
            var best = Enumerable.Range(0, 7 * 24).MaxBy(Three);
            words.Add(say["rhythm.most", rows[best / 24].Full, best % 24, (best + 3) % 24, say.Count(Three(best)), say.Count(total)]);
            words.Add(say["rhythm.time"]);
        }
        return (new HeatChart
        {
            Title = caption, Unit = say["unit.events"], Rows = rows, Columns = [.. Enumerable.Range(0, 24).Select(hour => new ChartLabel(say["hour", hour.ToString("00", say.Culture)], hour % 3 == 0 ? hour.ToString("00", say.Culture) : ""))],
            Values = [.. answer.Counts.Select(day => (IReadOnlyList<double?>)[.. day.Select(say.Shown)])],
        }, words);
    }

    public static (Chart, IReadOnlyList<string>) Ranking(RankingAnswer answer, string caption, BlockSaying say)
    {
        var ranked = answer.Areas.Where(area => area.Rank is not null).ToList();
        List<string> words = [];
        if (ranked.Count == 0) words.Add(say["ranking.none"]);
        else if (ranked.Count(area => area.Best == 1) is > 1 and var first) words.Add(say["ranking.shared", first, string.Join(", ", ranked.Where(area => area.Best == 1).Take(5).Select(area => area.Name))]);
        else words.Add(say["ranking.first", ranked[0].Name, say.Number(Math.Round(ranked[0].Rate, 2)), say.Number(Math.Round(answer.All, 2))]);
        if (answer.Areas.Count > ranked.Count) words.Add(say["ranking.few", answer.Areas.Count - ranked.Count]);
        words.AddRange(answer.Areas.Where(area => area.Remark is not null).Select(area => $"{area.Name}: {area.Remark}"));
        return (new RankingChart
        {
            Title = caption, Unit = say["unit.rate"], Reference = answer.All, ReferenceName = say["ranking.all"],
            Rows = [.. answer.Areas.Select(area => new RankingRow(area.Name, say.Shown(area.Count) is null ? null : Math.Round(area.Rate, 2), say.Shown(area.Count) is null ? null : new(area.Low, area.High),
                area.Rank is null ? null : area.Best == area.Worst ? say.Number(area.Rank.Value) : $"{area.Best}–{area.Worst}",
                string.Join(" ", new[] { area.Remark, area.Rank is not null ? null : say[area.TooFewInhabitants ? "ranking.fewPeople" : "ranking.fewEvents"] }.OfType<string>()) is { Length: > 0 } remark ? remark : null))],
        }, words);
    }
}
