using System.Globalization;
using Samsyn.Analysis;
using Samsyn.Analysis.Series;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Blocks;

/// <summary>The year as a ring: which months have most, the latest year against those before, and whether the season can be told from chance.</summary>
static class RingBlocks
{
    /// <summary>The latest and at most so many before it.</summary>
    const int MostEarlier = 10, MostTimes = 6;

    public static Outcome<BlockAnswer> Ring(BlockAsk ask)
    {
        var earlier = ask.Whole("ringar", 4, 0, MostEarlier);
        var times = Times(ask);
        if (ask.Faults.Count > 0) return new BlockWithoutEvents(ask.Dataset.Name);
        // Only whole months, and of them only whole years: a cut month looks like a quiet one.
        var months = BlockHeads.Periods(ask.From, ask.To, CountBy.Month).Where(start => start >= ask.From && BlockHeads.Next(start, CountBy.Month).AddDays(-1) <= ask.To).ToList();
        var years = Math.Min(months.Count / 12, earlier + 1);
        if (years == 0) return new BlockWithoutAnswer(new TooShort(months.Count, 12));
        months = [.. months.TakeLast(12 * years)];
        var to = BlockHeads.Next(months[^1], CountBy.Month).AddDays(-1);
        var counts = ask.Series(ask.Within(months[0], to), months, CountBy.Month, null)[""];
        List<RingYear> found = [.. Enumerable.Range(0, years).Reverse().Select(year => new RingYear(months[12 * year], [.. Enumerable.Range(1, 12).Select(month => counts[(12 * year) + At(months[0], month)])]))];
        return new RingAnswer { Head = ask.Head(counts.Sum()) with { From = months[0], To = to }, Years = found, Season = SeasonOf(found), Times = times };
    }

    static int At(DateOnly first, int month) => (month - first.Month + 12) % 12;

    static SeasonFound? SeasonOf(List<RingYear> years)
    {
        if (years.Count < 2) return null;
        var days = years.SelectMany(year => Enumerable.Range(1, 12).Select(month => year.From.AddMonths(At(year.From, month))).Select(start => (double)DateTime.DaysInMonth(start.Year, start.Month)));
        var season = Season.Of([.. years.SelectMany(year => year.Counts.Select(count => (double)count))], [.. days]);
        return season.IsGiven ? new(season.Value.P, [.. season.Value.Parts.Select(part => part.Index)], season.Value.IsFew) : null;
    }

    static List<YearlyTime> Times(BlockAsk ask)
    {
        List<YearlyTime> times = [];
        foreach (var (number, line) in ask.Text("arstider").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Index())
        {
            var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && IsDay(words[0]) && IsDay(words[1])) times.Add(new(words[0], words[1], words[2]));
            else ask.Add(new BlockLineUnreadable("arstider", number + 1, line));
        }
        if (times.Count > MostTimes) ask.Add(new BlockTooMany("arstider", times.Count, MostTimes));
        return times;

        // In a leap year, so that the 29th of February is a day.
        static bool IsDay(string text) => DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
