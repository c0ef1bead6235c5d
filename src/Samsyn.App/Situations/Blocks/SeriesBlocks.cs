using System.Globalization;
using Samsyn.Analysis.Series;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Blocks of series in time.</summary>
static class SeriesBlocks
{
    const int MostPeriods = 1200, MostLines = 6, MostPanels = 12;

    public static Outcome<BlockAnswer> Line(BlockAsk ask)
    {
        var per = ask.One("per", CountBy.Month, CountBy.Week, CountBy.Year);
        var split = ask.One("dela", Split.None, Split.Type, Split.Area);
        var years = ask.Whole("ar", 0, 0, 5);
        var shades = Shades(ask);
        if (ask.Faults.Count > 0) return new BlockWithoutEvents(ask.Dataset.Name);
        // Held against earlier years, a line is at most a year long.
        var from = years > 0 && per != CountBy.Year && ask.From <= ask.To.AddYears(-1) ? ask.To.AddYears(-1).AddDays(1) : ask.From;
        if (years > 0 && per == CountBy.Month && from != ask.From) from = BlockHeads.StartOf(ask.To, per).AddMonths(-11);
        var periods = BlockHeads.Periods(from, ask.To, per);
        if (periods.Count > MostPeriods) return new BlockTooMany("per", periods.Count, MostPeriods);
        CountBy? by = split switch { Split.Type => CountBy.Type, Split.Area => CountBy.Area, _ => null };
        var series = ask.Series(ask.Within(from, ask.To), periods, per, by);
        if (series.Count > MostLines) return new BlockTooMany(split == Split.Type ? "typer" : "omraden", series.Count, MostLines);
        List<CountLine> earlier = [];
        for (var back = 1; back <= years && split == Split.None && per != CountBy.Year; back++)
        {
            var (first, last) = (Back(from, back, per), Back(ask.To, back, per));
            if (last < ask.Events.First) break;
            var then = BlockHeads.Periods(first, last, per);
            var counts = ask.Series(ask.Within(first, last), then, per, null)[""];
            earlier.Add(new(first.Year == last.Year ? first.Year.ToString(CultureInfo.InvariantCulture) : $"{first.Year}–{last.Year}", [.. counts.Take(periods.Count)]));
        }
        return new LineAnswer
        {
            Head = ask.Head(series.Values.Sum(line => line.Sum())) with { From = from }, Per = per, Periods = periods, Lines = [.. series.OrderByDescending(line => line.Value.Sum()).Select(line => new CountLine(line.Key, line.Value))],
            Earlier = earlier, Shades = shades, Trend = TrendOf(ask, per), IsLastCut = BlockHeads.Next(periods[^1], per).AddDays(-1) > ask.To,
        };
    }

    /// <summary>The same season of an earlier year; weeks go back by 52, so that Mondays stay Mondays.</summary>
    static DateOnly Back(DateOnly day, int years, CountBy per) => per == CountBy.Week ? day.AddDays(-364 * years) : day.AddYears(-years);

    static TrendFound? TrendOf(BlockAsk ask, CountBy per)
    {
        if (per == CountBy.Year) return null;
        // Only whole periods: a cut one looks like a fall.
        var periods = BlockHeads.Periods(ask.From, ask.To, per).Where(start => start >= ask.From && BlockHeads.Next(start, per).AddDays(-1) <= ask.To).ToList();
        var perYear = per == CountBy.Month ? 12 : 52;
        if (periods.Count < 2 * perYear || periods.Count > MostPeriods) return null;
        var counts = ask.Series(ask.Filter, periods, per, null)[""].Select(count => (double)count).ToArray();
        var fit = Trend.Fit(counts, 1, perYear);
        if (!fit.IsGiven) return null;
        double Yearly(double percent) => 100 * (Math.Pow(1 + (percent / 100), perYear) - 1);
        var found = new TrendFound(Yearly(fit.Value.ChangePercent), Yearly(fit.Value.Interval.Lower), Yearly(fit.Value.Interval.Upper ?? 0), fit.Value.P);
        return double.IsFinite(found.PercentPerYear) && double.IsFinite(found.Low) && double.IsFinite(found.High) ? found : null;
    }

    static List<NamedTime> Shades(BlockAsk ask)
    {
        List<NamedTime> shades = [];
        foreach (var (number, line) in ask.Text("skugga").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Index())
        {
            var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && Day(words[0]) is { } from && Day(words[1]) is { } to && from <= to) shades.Add(new(from, to, words[2]));
            else ask.Add(new BlockLineUnreadable("skugga", number + 1, line));
        }
        return shades;
        static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>Weeks held against season and trend of five years where there are so many, otherwise against the weeks just before. Only whole weeks.</summary>
    public static Outcome<BlockAnswer> Alarms(BlockAsk ask)
    {
        if (ask.Events.First is not { } first) return new BlockWithoutEvents(ask.Dataset.Name);
        var weeks = BlockHeads.Periods(first, ask.To, CountBy.Week).Where(week => week >= first && week.AddDays(6) <= ask.To).ToList();
        if (weeks.Count > 4 * MostPeriods) return new BlockTooMany("fran", weeks.Count, 4 * MostPeriods);
        var counts = ask.Series(ask.Within(first, ask.To), weeks, CountBy.Week, null)[""];
        var numbers = counts.Select(count => (double)count).ToArray();
        var needed = FarringtonOptions.Flexible.WeeksNeeded;
        var asked = ask.Text("fran").Length > 0 ? weeks.FindIndex(week => week >= ask.From) : Math.Max(0, weeks.Count - 52);
        if (asked < 0) return new BlockWithoutAnswer(new Analysis.TooShort(0, 1));
        var isFarrington = weeks.Count > needed && asked >= needed - 26;
        var report = isFarrington
            ? Farrington.Judge(numbers, Math.Max(needed, asked), numbers.Length - 1, FarringtonOptions.Flexible)
            : Ears.Judge(numbers, EarsMethod.C2, leastDeviation: 0.5);
        if (!report.IsGiven) return new BlockWithoutAnswer(report.Why!);
        var judged = report.Value.Judged.Where(week => week.Week >= asked).ToList();
        if (judged.Count == 0) return new BlockWithoutAnswer(report.Value.Unjudged.Count > 0 ? report.Value.Unjudged[0].Why : new Analysis.TooShort(weeks.Count, 11));
        return new AlarmAnswer
        {
            Head = ask.Head(judged.Sum(week => counts[week.Week])) with { From = weeks[judged[0].Week], To = weeks[judged[^1].Week].AddDays(6) }, IsFarrington = isFarrington, Weeks = [.. judged.Select(week => weeks[week.Week])],
            Counts = [.. judged.Select(week => counts[week.Week])], Expected = [.. judged.Select(week => Math.Round(week.Expected, 3))], Upper = [.. judged.Select(week => Math.Round(week.Upper, 3))], Alarms = [.. judged.Select(week => week.IsAlarm)],
        };
    }

    public static Outcome<BlockAnswer> Multiples(BlockAsk ask)
    {
        var by = ask.One("rutor", CountBy.Area, CountBy.Type);
        var per = ask.One("per", CountBy.Month, CountBy.Year, CountBy.Week);
        var scale = ask.One("skala", Scaling.Common, Scaling.Own);
        var periods = BlockHeads.Periods(ask.From, ask.To, per);
        if (periods.Count > MostPeriods) return new BlockTooMany("per", periods.Count, MostPeriods);
        var series = ask.Series(ask.Filter, periods, per, by).OrderByDescending(line => line.Value.Sum()).ThenBy(line => line.Key, StringComparer.Ordinal).ToList();
        return new MultiplesAnswer
        {
            Head = ask.Head(series.Sum(line => line.Value.Sum())), By = by, Per = per, Periods = periods, Panels = [.. series.Take(MostPanels).Select(line => new CountLine(line.Key, line.Value))], OwnScales = scale == Scaling.Own, LeftOut = Math.Max(0, series.Count - MostPanels),
        };
    }
}
