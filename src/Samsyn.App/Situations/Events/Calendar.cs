using Samsyn.Documents.Situations.Tables;

namespace Samsyn.App.Situations.Events;

/// <summary>Days and minutes as events have them: since 2000-01-01 by the clock in Sweden.</summary>
static class Calendar
{
    public const int MinutesPerDay = 1440;
    public static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    public static int DayOf(int minute) => (int)Math.Floor(minute / (double)MinutesPerDay);

    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(Epoch + day);

    public static int DayOf(DateOnly date) => date.DayNumber - Epoch;

    /// <summary>The first minute of a date.</summary>
    public static int MinuteOf(DateOnly date) => DayOf(date) * MinutesPerDay;

    public static (int First, int Last) Ends(ReadOnlySpan<int> minutes)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var minute in minutes)
        {
            if (minute < first) first = minute;
            if (minute > last) last = minute;
        }
        return (first, last);
    }

    /// <summary>Events a year; without <paramref name="counts"/> each minute is one.</summary>
    public static Dictionary<int, long> Years(ReadOnlySpan<int> minutes, ReadOnlySpan<int> counts)
    {
        Dictionary<int, long> years = [];
        if (minutes.IsEmpty) return years;
        var (first, last) = Ends(minutes);
        var from = DateOf(DayOf(first)).Year;
        var starts = Enumerable.Range(from, DateOf(DayOf(last)).Year - from + 2).Select(year => MinuteOf(new(year, 1, 1))).ToArray();
        var (sums, at) = (new long[starts.Length], 0);
        for (var row = 0; row < minutes.Length; row++)
        {
            // Mostly the year of the row before.
            while (minutes[row] < starts[at]) at--;
            while (minutes[row] >= starts[at + 1]) at++;
            sums[at] += counts.IsEmpty ? 1 : counts[row];
        }
        for (var year = 0; year < sums.Length; year++) if (sums[year] > 0) years[from + year] = sums[year];
        return years;
    }
}
