namespace Samsyn.Domain.Time;

/// <summary>The clock on the wall in Sweden.</summary>
public static class SwedishTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The calendar day in Sweden (NOT-07: an e-mail at 23:50 belongs to that day).</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>
    /// The instant a wall clock means. The hour that comes twice in autumn means the first (summer time);
    /// the hour that never comes in spring is read with the offset before the change.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Zone.IsAmbiguousTime(wall)) return new(wall, Zone.GetAmbiguousTimeOffsets(wall).Max());
        return Zone.IsInvalidTime(wall)
            ? Local(new DateTimeOffset(wall, Zone.GetUtcOffset(wall.AddHours(-1))))
            : new(wall, Zone.GetUtcOffset(wall));
    }
}
