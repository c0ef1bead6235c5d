namespace Samsyn.Domain.Time;

public enum DeadlinePrecision { Day, Month, ReportingPoint, Instant }

/// <summary>When something must be done at the latest, with the precision the source states it in.</summary>
public readonly record struct Deadline
{
    Deadline(DeadlinePrecision precision, DateOnly lastDay) => (Precision, LastDay) = (precision, lastDay);

    public DeadlinePrecision Precision { get; }

    /// <summary>The last local day in time, whatever the precision.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The exact moment, for limits in hours.</summary>
    public DateTimeOffset? Instant { get; private init; }

    public ReportingPoint? Point { get; private init; }

    public static Deadline OnDay(DateOnly day) => new(DeadlinePrecision.Day, day);

    /// <summary>Any day of the month is in time (PLN-15, NOT-23).</summary>
    public static Deadline InMonth(int year, int month) =>
        new(DeadlinePrecision.Month, new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static Deadline AtReportingPoint(ReportingPoint point, DateOnly reportingDate) =>
        new(DeadlinePrecision.ReportingPoint, reportingDate) { Point = point };

    public static Deadline At(DateTimeOffset instant) =>
        new(DeadlinePrecision.Instant, SwedishTime.DateOf(instant)) { Instant = instant };

    /// <summary>The last day itself is in time.</summary>
    public bool IsLateOn(DateOnly date) => date > LastDay;

    /// <summary>By the minute when the deadline is an instant, otherwise by the Swedish calendar day.</summary>
    public bool IsLateAt(DateTimeOffset at) => Instant is { } instant ? at > instant : IsLateOn(SwedishTime.DateOf(at));

    public override string ToString() => Precision switch
    {
        DeadlinePrecision.Instant => $"{SwedishTime.Local(Instant!.Value):yyyy-MM-dd HH:mm}",
        DeadlinePrecision.Month => $"{LastDay:yyyy-MM}",
        DeadlinePrecision.ReportingPoint => $"{Point} {LastDay:yyyy-MM-dd}",
        _ => $"{LastDay:yyyy-MM-dd}",
    };
}
