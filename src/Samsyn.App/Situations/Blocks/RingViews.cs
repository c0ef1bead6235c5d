using System.Globalization;
using Samsyn.App.Situations.Events;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>The year ring in words and as a chart.</summary>
static class RingViews
{
    public static (Chart, IReadOnlyList<string>) Ring(RingAnswer answer, string caption, BlockSaying say)
    {
        // Months by years, latest first: the mean across years would tell a month that is hidden alone.
        var shown = say.Told([.. Enumerable.Range(0, 12).Select(month => (IReadOnlyList<long>)[.. answer.Years.Select(year => year.Counts[month])])]);
        var latest = Series(answer, shown, 0, say);
        List<ChartSeries> earlier = [.. Enumerable.Range(1, answer.Years.Count - 1).Select(year => Series(answer, shown, year, say))];
        return (new RingChart
        {
            Title = caption, Unit = say["unit.per." + CountBy.Month], Labels = [.. Enumerable.Range(1, 12).Select(month => new ChartLabel(say.Culture.DateTimeFormat.GetMonthName(month), say.Culture.DateTimeFormat.GetAbbreviatedMonthName(month).TrimEnd('.')))],
            Latest = latest, Usual = earlier.Count == 0 ? null : new(earlier.Count == 1 ? earlier[0].Name : say["ring.usual", NameOf(answer.Years[^1].From, answer.Years[1].From, say)], [.. Enumerable.Range(0, 12).Select(month => Mean(earlier, month))]),
            // A drawing can be measured: of a hidden total there is no mean either.
            Average = shown.Total / (12.0 * answer.Years.Count), AverageName = say["ring.average"],
            // Of one earlier year the mean is the year itself.
            Earlier = earlier.Count > 1 ? earlier : [],
            Times = [.. answer.Times.Select(time => new RingTime(Turn(time.From, 0), Turn(time.To, 1), $"{time.Name} ({Day(time.From, say)}–{Day(time.To, say)})"))],
        }, [.. Words(answer, shown, say)]);
    }

    static IEnumerable<string> Words(RingAnswer answer, ToldCounts shown, BlockSaying say)
    {
        if (answer.Head.Events == 0)
        {
            yield return say.Total(answer.Head, 0);
            yield break;
        }
        if (answer.Season is { } season)
        {
            var (most, least) = (Enumerable.Range(0, 12).MaxBy(month => season.Index[month]), Enumerable.Range(0, 12).MinBy(month => season.Index[month]));
            if (season.P >= 0.05) yield return say["ring.none", answer.Years.Count];
            // How far a month lies from the mean tells its count, where that is hidden.
            else if (shown.WithSums[most].Contains(null) || shown.WithSums[least].Contains(null)) yield return say["ring.season", say.Culture.DateTimeFormat.GetMonthName(most + 1), say.Culture.DateTimeFormat.GetMonthName(least + 1), answer.Years.Count];
            else yield return say["ring.seasonBy", say.Culture.DateTimeFormat.GetMonthName(most + 1), say.Signed(100 * (season.Index[most] - 1)), say.Culture.DateTimeFormat.GetMonthName(least + 1), say.Signed(100 * (season.Index[least] - 1)), answer.Years.Count];
            if (season.IsFew) yield return say["ring.few"];
        }
        else
        {
            yield return say[answer.Years.Count == 1 ? "ring.oneYear" : "ring.cannot"];
        }
        yield return say.Total(answer.Head, shown.Total);
    }

    static ChartSeries Series(RingAnswer answer, ToldCounts shown, int year, BlockSaying say) =>
        say.Series(NameOf(answer.Years[year].From, answer.Years[year].From, say), [.. Enumerable.Range(0, 12).Select(month => shown[month, year])]);

    static double? Mean(IReadOnlyList<ChartSeries> earlier, int month) => earlier.Any(year => year.Values[month] is null) ? null : Math.Round(earlier.Average(year => year.Values[month]!.Value), 2);

    /// <summary>From a year that begins on one day through one that begins on another: “2021–2024”, or with months where the years are not those of the calendar.</summary>
    static string NameOf(DateOnly first, DateOnly last, BlockSaying say)
    {
        var end = last.AddMonths(11);
        if (first.Month == 1) return first.Year == end.Year ? Written(first) : $"{Written(first)}–{Written(end)}";
        return $"{first.ToString("MMM yyyy", say.Culture)}–{end.ToString("MMM yyyy", say.Culture)}";
        static string Written(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
    }

    static DateOnly Of(string day) => DateOnly.ParseExact("2024-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Day(string day, BlockSaying say) => Of(day).ToString("d MMM", say.Culture).TrimEnd('.');

    /// <summary>Months are as wide as each other in the ring; the last day of a time is in it.</summary>
    static double Turn(string day, int after) => (Of(day).Month - 1 + ((Of(day).Day - 1.0 + after) / DateTime.DaysInMonth(2024, Of(day).Month))) / 12;
}
