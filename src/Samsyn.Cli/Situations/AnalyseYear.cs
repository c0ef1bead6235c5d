using System.Globalization;
using System.Text.Json;
using Samsyn.Analysis;
using Samsyn.Analysis.Series;
using Samsyn.App.Situations.Analyses;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse series FILE.csv --method trend</c> and <c>season</c>: a count for each month, over whole years. Months that are named as dates are held against their days.</summary>
static class AnalyseYear
{
    public const string Trend = "trend", Season = "season";
    const int Months = 12;

    public static int Run(string method, string[] names, double[] counts, bool asJson) => method == Trend ? OfTrend(names, counts, asJson) : OfSeason(names, counts, asJson);

    static int OfTrend(string[] names, double[] counts, bool asJson)
    {
        var answer = Samsyn.Analysis.Series.Trend.Fit(counts, harmonics: 1, Months, Days(names));
        if (!answer.IsGiven) return AnalyseCommand.NoAnswer(answer.Why!);
        var trend = answer.Value;
        if (asJson)
        {
            Say.Result(JsonSerializer.Serialize(new { Method = Trend, Trend = trend }, FactsJson.Indented));
            return ExitCode.Done;
        }
        var (low, high) = (Yearly(trend.Interval.Lower), Yearly(trend.Interval.Upper ?? 0));
        Say.Result(trend.P >= 0.05 ? Say.Text("blocks.trend.none", low, high) : Say.Text(trend.ChangePercent > 0 ? "blocks.trend.rises" : "blocks.trend.falls", Yearly(trend.ChangePercent), low, high));
        return ExitCode.Done;

        static string Yearly(double percent) => Percent(100 * (Math.Pow(1 + (percent / 100), Months) - 1));
    }

    static int OfSeason(string[] names, double[] counts, bool asJson)
    {
        // The latest whole years.
        var left = counts.Length % Months;
        var (months, days) = (names[left..], Days(names[left..]) ?? [.. Enumerable.Repeat(1.0, counts.Length - left)]);
        var answer = Samsyn.Analysis.Series.Season.Of(counts[left..], days, Months);
        if (!answer.IsGiven) return AnalyseCommand.NoAnswer(answer.Why!);
        var season = answer.Value;
        if (asJson)
        {
            Say.Result(JsonSerializer.Serialize(new { Method = Season, Months = months[..Months].Select(Named), Season = season }, FactsJson.Indented));
            return ExitCode.Done;
        }
        var (most, least) = (season.Parts.MaxBy(part => part.Index)!, season.Parts.MinBy(part => part.Index)!);
        Say.Result(season.P >= 0.05 ? Say.Text("blocks.ring.none", season.Years)
            : Say.Text("blocks.ring.seasonBy", Named(months[most.Part]), Percent(100 * (most.Index - 1)), Named(months[least.Part]), Percent(100 * (least.Index - 1)), season.Years));
        if (season.IsFew) Say.Result(Say.Text("blocks.ring.few"));
        return ExitCode.Done;
    }

    /// <summary>Days of each month; null where the names are none, and months then count alike.</summary>
    static double[]? Days(string[] names)
    {
        var months = names.Select(MonthOf).ToList();
        return months.Contains(null) ? null : [.. months.Select(month => (double)DateTime.DaysInMonth(month!.Value.Year, month.Value.Month))];
    }

    static DateOnly? MonthOf(string name) => DateOnly.TryParseExact(name.Length == 7 ? name + "-01" : name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Named(string name) => MonthOf(name)?.ToString("MMMM", CultureInfo.GetCultureInfo(Say.Language == Samsyn.App.Language.Swedish ? "sv-SE" : "en-GB")) ?? name;

    static string Percent(double percent) => $"{(percent > 0 ? "+" : "")}{AnalysisWords.Number(Math.Round(percent, 1), Say.Language)}\u00a0%";
}
