using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Events;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Counts in two directions, and in an order, in words and as charts.</summary>
static class TableViews
{
    public static (Chart, IReadOnlyList<string>) Count(CountAnswer answer, string caption, BlockSaying say)
    {
        IReadOnlyList<string> columns = answer.Columns == CountBy.Type ? answer.ColumnNames : [.. answer.ColumnNames.Select(name => say.Period(DateOnly.ParseExact(name, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), answer.Columns, isDense: false).Full)];
        var told = say.Told(answer.Counts);
        return (new CountChart
        {
            Title = caption, Unit = say["unit.events"], RowsAre = say["choice." + answer.Rows], Rows = [.. answer.RowNames, say["total"]], Columns = [.. columns, say["total"]],
            // Without rows the sums stand there all the same, each of them nothing.
            Counts = answer.Counts.Count == 0 ? [[.. Enumerable.Repeat<long?>(0, columns.Count + 1)]] : told.WithSums,
        }, [say.Total(answer.Head, told.Total)]);
    }

    public static (Chart, IReadOnlyList<string>) Calendar(CalendarAnswer answer, string caption, BlockSaying say)
    {
        var (days, total) = (answer.Head.To.DayNumber - answer.Head.From.DayNumber + 1, answer.Days.Values.Sum());
        List<string> words = [];
        if (total == 0)
        {
            words.Add(say.Total(answer.Head, 0));
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
        var told = say.Told(answer.Counts);
        List<ChartLabel> rows = [.. Enumerable.Range(0, 7).Select(day => new ChartLabel(say.Culture.DateTimeFormat.DayNames[(day + 1) % 7], say.Culture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7]))];
        List<string> words = [];
        if (told.Total == 0)
        {
            words.Add(say.Total(answer.Head, 0));
        }
        else
        {
            // The three hours of the week that hold most, wherever midnight falls.
            static (int Day, int Hour) At(int hour) => (hour / 24 % 7, hour % 24);
            long Three(int at) => Enumerable.Range(at, 3).Select(At).Sum(one => answer.Counts[one.Day][one.Hour]);
            var best = Enumerable.Range(0, 7 * 24).MaxBy(Three);
            // The sum of three tells the one of them that is hidden.
            if (told.Total is { } total && Enumerable.Range(best, 3).Select(At).All(one => told[one.Day, one.Hour] is not null)) words.Add(say["rhythm.most", rows[best / 24].Full, best % 24, (best + 3) % 24, say.Number(Three(best)), say.Number(total)]);
            else words.Add(say["rhythm.mostHidden", rows[best / 24].Full, best % 24, (best + 3) % 24]);
            words.Add(say["rhythm.time"]);
        }
        return (new HeatChart
        {
            Title = caption, Unit = say["unit.events"], Rows = rows, Columns = [.. Enumerable.Range(0, 24).Select(hour => new ChartLabel(say["hour", hour.ToString("00", say.Culture)], hour % 3 == 0 ? hour.ToString("00", say.Culture) : ""))],
            Values = [.. answer.Counts.Select((_, day) => (IReadOnlyList<double?>)[.. told.Row(day).Select(count => (double?)count)])], Instead = say.IsMasked ? ChartTexts.In(say.Language).Hidden : null,
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
