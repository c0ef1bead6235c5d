namespace Samsyn.Domain.Time;

/// <summary>What counts as a weekday (vardag). A setting that a person sees, since contracts do not say (NOT-06).</summary>
public enum BusinessDayRule
{
    /// <summary>Monday–Friday except public holidays and the three eves: the later date, safer for the sender.</summary>
    MondayToFriday,
    /// <summary>Monday–Saturday except public holidays; the eves count.</summary>
    SaturdaysCount,
}

public static class BusinessDays
{
    public static bool IsBusinessDay(DateOnly date, BusinessDayRule rule = BusinessDayRule.MondayToFriday) => rule switch
    {
        BusinessDayRule.SaturdaysCount => !SwedishHolidays.IsPublicHoliday(date),
        _ => date.DayOfWeek != DayOfWeek.Saturday && !SwedishHolidays.IsPublicHoliday(date) && !SwedishHolidays.IsEve(date),
    };

    /// <summary>The date itself when it is a business day, otherwise the next one.</summary>
    public static DateOnly OnOrAfter(DateOnly date, BusinessDayRule rule = BusinessDayRule.MondayToFriday)
    {
        while (!IsBusinessDay(date, rule)) date = date.AddDays(1);
        return date;
    }
}
