using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Readiness;

/// <summary>Days on which readiness was raised: of the area, or of one forum alone. Without a last day it still is.</summary>
public sealed record ReadinessPeriod(DutySubject? Forum, ReadinessLevel Level, DateOnly From, DateOnly? To);

/// <summary>What applied to one forum when both the area and the forum itself can be raised: the higher of the two.</summary>
public static class ReadinessPeriods
{
    /// <summary>The days of each level within a time, for the whole area (null) or one forum.</summary>
    public static IReadOnlyDictionary<ReadinessLevel, PeriodSet> Of(IReadOnlyList<ReadinessPeriod> periods, DutySubject? forum, Period within)
    {
        List<(Period Days, ReadinessLevel Level)> raised = [.. periods.Where(one => one.Level != ReadinessLevel.Normal && Concerns(one, forum))
            .Select(one => (Days: one.To is { } to && to < one.From ? null : new Period(one.From, one.To ?? DateOnly.MaxValue).Intersect(within), one.Level))
            .Where(one => one.Days is not null).Select(one => (one.Days!.Value, one.Level))];
        if (raised.Count == 0) return new Dictionary<ReadinessLevel, PeriodSet> { [ReadinessLevel.Normal] = within };

        var begins = raised.SelectMany(one => one.Days.To == DateOnly.MaxValue ? [one.Days.From] : new[] { one.Days.From, one.Days.To.AddDays(1) })
            .Append(within.From).Where(within.Contains).Distinct().Order().ToList();
        return begins.Select((from, i) => (Days: new Period(from, i + 1 < begins.Count ? begins[i + 1].AddDays(-1) : within.To), Level: Highest(raised, from)))
            .GroupBy(one => one.Level).ToDictionary(level => level.Key, level => PeriodSet.Of(level.Select(one => one.Days))!.Value);
    }

    /// <summary>The level of the area (null) or of one forum on a day.</summary>
    public static ReadinessLevel On(IReadOnlyList<ReadinessPeriod> periods, DutySubject? forum, DateOnly day) =>
        periods.Where(one => Concerns(one, forum) && one.From <= day && !(day > one.To)).Select(one => one.Level).DefaultIfEmpty(ReadinessLevel.Normal).Max();

    static bool Concerns(ReadinessPeriod one, DutySubject? forum) => one.Forum is null || one.Forum == forum;

    static ReadinessLevel Highest(List<(Period Days, ReadinessLevel Level)> raised, DateOnly day) =>
        raised.Where(one => one.Days.Contains(day)).Select(one => one.Level).DefaultIfEmpty(ReadinessLevel.Normal).Max();
}
