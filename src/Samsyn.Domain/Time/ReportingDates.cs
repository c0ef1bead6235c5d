namespace Samsyn.Domain.Time;

/// <summary>When the tertial reports and the annual report are handed in. Set per year by the user; nothing is assumed (NOT-24).</summary>
public sealed class ReportingDates
{
    readonly Dictionary<(int Year, ReportingPoint Point), DateOnly> _dates;

    public ReportingDates(IEnumerable<(int Year, ReportingPoint Point, DateOnly Date)> dates) =>
        _dates = dates.ToDictionary(d => (d.Year, d.Point), d => d.Date);

    public static ReportingDates None { get; } = new([]);

    /// <summary>The reporting date of the year reported on (the annual report of 2020 is often handed in during 2021), or null when not set.</summary>
    public DateOnly? Of(int year, ReportingPoint point) => _dates.TryGetValue((year, point), out var date) ? date : null;

    /// <summary>What the report covers: January–April, May–August, the whole year.</summary>
    public static Period Covers(int year, ReportingPoint point) => point switch
    {
        ReportingPoint.T1 => CalendarPeriods.Tertial(new(year, 1, 1)),
        ReportingPoint.T2 => CalendarPeriods.Tertial(new(year, 5, 1)),
        _ => CalendarPeriods.Of(CadencePeriod.Year, new(year, 1, 1)),
    };
}
