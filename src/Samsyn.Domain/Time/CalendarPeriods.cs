namespace Samsyn.Domain.Time;

/// <summary>When the school terms begin and end. The seeds of the rule say only "Jan–Jun" and "Jul/Aug–Dec", so a district may set its own (MTG-17).</summary>
public sealed record SchoolTerms
{
    public static SchoolTerms Default { get; } = new();

    /// <summary>Last day of the spring term, which begins with the year.</summary>
    public (int Month, int Day) SpringEnds { get; init; } = (6, 30);

    /// <summary>First day of the autumn term, which ends with the year.</summary>
    public (int Month, int Day) AutumnBegins { get; init; } = (7, 1);

    public Period Spring(int year) => new(new(year, 1, 1), new(year, SpringEnds.Month, SpringEnds.Day));
    public Period Autumn(int year) => new(new(year, AutumnBegins.Month, AutumnBegins.Day), new(year, 12, 31));
}

/// <summary>Calendar periods: what "per year", "per half-year" and the like are counted over (NOT-17).</summary>
public static class CalendarPeriods
{
    /// <summary>The calendar period that a date lies in; a date between two school terms belongs to the coming one.</summary>
    public static Period Of(CadencePeriod period, DateOnly date, SchoolTerms? terms = null) => period switch
    {
        CadencePeriod.Year => Months(date.Year, 1, 12),
        CadencePeriod.HalfYear => Months(date.Year, date.Month <= 6 ? 1 : 7, 6),
        CadencePeriod.Quarter => Months(date.Year, ((date.Month - 1) / 3 * 3) + 1, 3),
        CadencePeriod.Month => Months(date.Year, date.Month, 1),
        CadencePeriod.Week => Week(date),
        CadencePeriod.Term => Term(date, terms ?? SchoolTerms.Default),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
    };

    /// <summary>January–April, May–August or September–December.</summary>
    public static Period Tertial(DateOnly date) => Months(date.Year, ((date.Month - 1) / 4 * 4) + 1, 4);

    /// <summary>The full calendar periods that touch a stretch of time, in order. Cut each with <see cref="Period.Intersect"/> where the stretch binds.</summary>
    public static IEnumerable<Period> Touching(CadencePeriod period, Period stretch, SchoolTerms? terms = null)
    {
        var each = Of(period, stretch.From, terms);
        while (each.From <= stretch.To)
        {
            if (each.Overlaps(stretch)) yield return each;
            if (each.To == DateOnly.MaxValue) yield break;
            each = Of(period, each.To.AddDays(1), terms);
        }
    }

    /// <summary>
    /// What a text means by a season. Spring and autumn are the halves of the working year (NOT-23: spring ends 30 June);
    /// summer is June–August; winter runs from December of the year into the next.
    /// </summary>
    public static Period Season(Season season, int year) => season switch
    {
        Time.Season.Spring => Months(year, 1, 6),
        Time.Season.Summer => Months(year, 6, 3),
        Time.Season.Autumn => Months(year, 7, 6),
        Time.Season.Winter => new(new(year, 12, 1), new DateOnly(year, 12, 1).AddMonths(3).AddDays(-1)),
        _ => throw new ArgumentOutOfRangeException(nameof(season), season, "Not a season."),
    };

    static Period Months(int year, int month, int count)
    {
        var from = new DateOnly(year, month, 1);
        return new(from, from.AddMonths(count - 1).AddDays(DateTime.DaysInMonth(year, month + count - 1) - 1));
    }

    static Period Week(DateOnly date)
    {
        var monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    static Period Term(DateOnly date, SchoolTerms terms)
    {
        var spring = terms.Spring(date.Year);
        return date <= spring.To ? spring : terms.Autumn(date.Year);
    }
}
