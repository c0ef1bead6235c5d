using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Readiness;

/// <summary>How often a forum meets at one level, and on which days that level applied to it.</summary>
public sealed class LevelRhythm
{
    readonly IReadOnlyDictionary<ReadinessLevel, PeriodSet> _days;
    readonly IReadOnlyList<ReadinessFact> _rows;

    internal LevelRhythm(ReadinessLevel level, IReadOnlyList<ReadinessFact> rows, IReadOnlyDictionary<ReadinessLevel, PeriodSet> days) =>
        (Level, _rows, _days, Cadences) = (level, rows, days, LevelRhythms.At(rows, level));

    public ReadinessLevel Level { get; }

    /// <summary>Those with dates of their own.</summary>
    public IReadOnlyList<Cadence> Cadences { get; }

    /// <summary>False for what a lower level that applied demanded too.</summary>
    public bool IsNew(Cadence cadence) => !_days.Keys.Any(level => level < Level && LevelRhythms.At(_rows, level).Contains(cadence));

    /// <summary>The days of every level at which it holds; null when it holds at all that applied.</summary>
    public PeriodSet? When(Cadence cadence)
    {
        var at = _days.Where(one => LevelRhythms.At(_rows, one.Key).Contains(cadence)).ToList();
        return at.Count == _days.Count ? null : PeriodSet.Of(at.SelectMany(one => one.Value.Periods));
    }
}

/// <summary>
/// What the rows of readiness mean for how often a forum meets. A row replaces the one below it when it gives dates ("varje dag"), unless it says that it adds to it ("även
/// söndagar"). A row without dates of its own – by decision, when needed, not applicable – gives no other rhythm to go by, so the row below goes on counting.
/// </summary>
public static class LevelRhythms
{
    static readonly string[] Adding = ["även", "också", "dessutom", "därutöver", "utöver", "extra", "ytterligare"];

    /// <summary>Whether a cadence gives dates by itself.</summary>
    public static bool IsDated(Cadence cadence) =>
        cadence is TimesCadence or WeeklyCadence or DailyCadence or EveryWeekdayCadence or SeasonsCadence or OccasionsCadence;

    /// <summary>One for each level that applied, from the lowest.</summary>
    public static IReadOnlyList<LevelRhythm> Of(IReadOnlyList<ReadinessFact> rows, IReadOnlyDictionary<ReadinessLevel, PeriodSet> days) =>
        [.. days.Keys.Order().Select(level => new LevelRhythm(level, rows, days))];

    /// <summary>The dated cadences that apply at a level. A row that names groups speaks for those alone.</summary>
    public static IReadOnlyList<Cadence> At(IReadOnlyList<ReadinessFact> rows, ReadinessLevel level)
    {
        var row = rows.FirstOrDefault(one => one.Level == level);
        List<Cadence> own = [.. (row?.Cadence ?? []).Where(IsDated)];
        if (level == ReadinessLevel.Normal) return own;
        var below = At(rows, level - 1);
        if (own.Count == 0) return below;
        if (Adds(row!.Text)) return [.. below, .. own.Except(below)];
        if (own.Exists(cadence => cadence.Body is null)) return own;
        return [.. below.Where(cadence => cadence.Body is { } body && !own.Exists(one => string.Equals(one.Body, body, StringComparison.OrdinalIgnoreCase))), .. own];
    }

    /// <summary>Whether the forum meets otherwise at one level than at another.</summary>
    public static bool Differ(IReadOnlyList<ReadinessFact> rows, ReadinessLevel one, ReadinessLevel other) => !At(rows, one).SequenceEqual(At(rows, other));

    static bool Adds(string text) => text.Split([' ', ',', '.', ':', ';'], StringSplitOptions.RemoveEmptyEntries).Any(word => Adding.Contains(word, StringComparer.OrdinalIgnoreCase));
}
