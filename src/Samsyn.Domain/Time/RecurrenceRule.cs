namespace Samsyn.Domain.Time;

/// <summary>RFC 5545 recurrence rules, for the cadences that one can state without adding anything the text does not say.</summary>
public static class RecurrenceRule
{
    /// <summary>
    /// Null when no rule says the same: several times in a period (which days?), about so many times, school terms
    /// (no fixed length), seasons, triggers.
    /// </summary>
    public static string? Of(Cadence cadence) => cadence switch
    {
        DailyCadence => "FREQ=DAILY",
        EveryWeekdayCadence => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        WeeklyCadence weekly => weekly.Rrule,
        TimesCadence { Count: 1, Strength: not CadenceStrength.Approximate } times => Once(times.Per, times.Interval ?? 1),
        _ => null,
    };

    static string? Once(CadencePeriod per, int interval) => per switch
    {
        CadencePeriod.Year => Rule("YEARLY", interval),
        CadencePeriod.HalfYear => Rule("MONTHLY", 6 * interval),
        CadencePeriod.Quarter => Rule("MONTHLY", 3 * interval),
        CadencePeriod.Month => Rule("MONTHLY", interval),
        CadencePeriod.Week => Rule("WEEKLY", interval),
        _ => null,
    };

    static string Rule(string frequency, int interval) => $"FREQ={frequency}" + (interval == 1 ? "" : $";INTERVAL={interval}");
}
