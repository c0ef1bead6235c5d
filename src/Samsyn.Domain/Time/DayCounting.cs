namespace Samsyn.Domain.Time;

/// <summary>How the last day of a limit falls: as the contract counts, or moved as lag (1930:173) 2 § moves statutory limits.</summary>
public enum LastDayRule
{
    /// <summary>The day counted to, whatever weekday it is: limits of an agreement.</summary>
    AsCounted,
    /// <summary>Moved to the next weekday from a Saturday, Sunday, public holiday or one of the three eves: limits of law.</summary>
    Statutory,
}

/// <summary>Counting of days, months and hours. Dates are local dates in Sweden; every returned day is the last one in time.</summary>
public static class DayCounting
{
    /// <summary>The <paramref name="n"/>-th business day after a date, which itself is not counted.</summary>
    public static DateOnly BusinessDayAfter(DateOnly date, int n, BusinessDayRule rule = BusinessDayRule.MondayToFriday)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        for (var left = n; left > 0;)
        {
            date = date.AddDays(1);
            if (BusinessDays.IsBusinessDay(date, rule)) left--;
        }
        return date;
    }

    /// <summary>The last of <paramref name="days"/> days from receipt; day 1 is the day after. A right that needs the days to have passed begins the day after the answer.</summary>
    public static DateOnly LastDayAfterReceipt(DateOnly received, int days, LastDayRule rule = LastDayRule.AsCounted) =>
        Shifted(received.AddDays(days), rule);

    /// <summary>The same day number that many months later, or the last day of a shorter month.</summary>
    public static DateOnly MonthsAfter(DateOnly date, int months, LastDayRule rule = LastDayRule.AsCounted) =>
        Shifted(date.AddMonths(months), rule);

    /// <summary>The same day number that many months earlier, or the last day of a shorter month. Inclusive, never moved (NOT-08, NOT-09).</summary>
    public static DateOnly MonthsBefore(DateOnly date, int months) => date.AddMonths(-months);

    public static DateOnly YearsAfter(DateOnly date, int years, LastDayRule rule = LastDayRule.AsCounted) =>
        Shifted(date.AddYears(years), rule);

    /// <summary>The instant that many real hours later, with the Swedish clock's offset of that moment.</summary>
    public static DateTimeOffset HoursAfter(DateTimeOffset at, int hours) => SwedishTime.Local(at.AddHours(hours));

    static DateOnly Shifted(DateOnly date, LastDayRule rule) => rule == LastDayRule.Statutory ? BusinessDays.OnOrAfter(date) : date;
}
