namespace Samsyn.Domain.Time;

public static class PlanTermRules
{
    /// <summary>
    /// When a plan or activity is late, or null when it never is: until further notice, missing or free text, or a reporting point
    /// whose date nobody has set. <paramref name="year"/> is the plan's year, which a bare "ready by T1" refers to.
    /// </summary>
    public static Deadline? Due(PlanTerm term, ReportingDates dates, int year) => term switch
    {
        TermPeriod p => Deadline.OnDay(p.To),
        TermSeason s => Deadline.OnDay(CalendarPeriods.Season(s.Season, s.Year).To),
        TermYear y => Deadline.OnDay(CalendarPeriods.Of(CadencePeriod.Year, new(y.Year, 1, 1)).To),
        TermByMonth m => Deadline.InMonth(m.Year, m.Month),
        TermByReportingPoint r => dates.Of(year, r.Point) is { } date ? Deadline.AtReportingPoint(r.Point, date) : null,
        _ => null,
    };

    /// <summary>The dates between which the plan runs, where its term gives both.</summary>
    public static Period? Runs(PlanTerm term) => term switch
    {
        TermPeriod p when p.From <= p.To => new(p.From, p.To),
        TermSeason s => CalendarPeriods.Season(s.Season, s.Year),
        TermYear y => CalendarPeriods.Of(CadencePeriod.Year, new(y.Year, 1, 1)),
        _ => null,
    };
}
