using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements;

/// <summary>The right to leave early: material breach, written demand and no rectification in time, all three (NOT-11, NOT-12).</summary>
public static class EarlyExit
{
    /// <summary>The last day for rectification, counted from receipt.</summary>
    public static DateOnly? LastDay(RectificationDemand demand)
    {
        var days = demand.Days ?? TimeLimits.On(demand.ReceivedOn, TimeLimitKind.Rectification)?.Amount;
        return days is { } n ? DayCounting.LastDayAfterReceipt(demand.ReceivedOn, n) : null;
    }

    /// <summary>The first day with the right, or null when it never arises.</summary>
    public static DateOnly? RightFrom(RectificationDemand demand) =>
        demand is { MaterialBreachAlleged: true, InWriting: true } && LastDay(demand) is { } last && !(demand.RectifiedOn <= last)
            ? last.AddDays(1)
            : null;
}
