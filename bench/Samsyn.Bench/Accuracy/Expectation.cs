using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Bench.Accuracy;

/// <summary>One value that a document states, and where the reading should hold it. Values only: no sentence of the documents stands here.</summary>
sealed record Expectation(string Document, string Field, string Expected, Func<Reading, string?> Actual)
{
    public string? Found(Reading reading)
    {
        try
        {
            return Actual(reading);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            return null; // The path to the value breaks off where something was not read: a miss, not a crash of the measurement.
        }
    }

    public bool IsMet(Reading reading) =>
        Found(reading) is { } found && string.Equals(Fold(found), Fold(Expected), StringComparison.OrdinalIgnoreCase);

    static string Fold(string text) => string.Join(' ', text.Replace('–', '-').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}

/// <summary>Short spellings of structured values, so that expectations read as a table.</summary>
static class Spell
{
    public static string Of(IReadOnlyList<Cadence> cadences) => string.Join(" + ", cadences.Select(Of));

    public static string Of(Cadence cadence) => cadence switch
    {
        TimesCadence times => $"{times.Count}/{times.Per}{times.Strength switch { CadenceStrength.Minimum => " min", CadenceStrength.Approximate => " ca", _ => "" }}",
        WeeklyCadence weekly => string.Join(' ', new[] { string.Join(',', weekly.Days), weekly.Place, weekly.Time?.ToString("HH:mm"), weekly.CountPerYear?.ToString() }.Where(part => !string.IsNullOrEmpty(part))),
        SeasonsCadence seasons => $"{string.Join('+', seasons.Seasons)} {seasons.Count}/{seasons.Per}",
        OccasionsCadence occasions => $"{occasions.Count} {occasions.Season} {occasions.Year}",
        ByDecisionCadence decision => "by decision: " + string.Join(", ", decision.By),
        OtherCadence => "other",
        _ => cadence.GetType().Name.Replace("Cadence", "", StringComparison.Ordinal),
    };

    public static string Of(PlanTerm term) => term switch
    {
        TermSeason season => $"{season.Season} {season.Year}",
        TermYear year => $"{year.Year}",
        TermByMonth month => $"by {month.Year}-{month.Month:00}",
        TermByReportingPoint point => $"by {point.Point}",
        TermPeriod period => $"{period.From:yyyy-MM-dd}–{period.To:yyyy-MM-dd}",
        _ => term.GetType().Name,
    };

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd") ?? "none";
    public static string Lines(params IEnumerable<int> lines) => string.Join(' ', lines);
}
