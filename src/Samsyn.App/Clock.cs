namespace Samsyn.App;

/// <summary>The only reader of time. Instants are UTC cut to microseconds (what PostgreSQL keeps); dates are those of Stockholm.</summary>
public sealed class Clock(TimeProvider time)
{
    static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

#pragma warning disable RS0030 // This is the one place that may hold the system's time provider.
    public static Clock System { get; } = new(TimeProvider.System);
#pragma warning restore RS0030

    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public DateOnly Today => DateOf(Now);

    /// <summary>The instant as a clock on the wall in Stockholm shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Stockholm);

    /// <summary>The instant at which a date begins in Stockholm.</summary>
    public static DateTimeOffset StartOf(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Stockholm.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);
}
