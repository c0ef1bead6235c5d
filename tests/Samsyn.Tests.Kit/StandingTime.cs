namespace Samsyn.Tests.Kit;

/// <summary>Time that moves only when told to.</summary>
public sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Noon in Stockholm on a date.</summary>
    public void GoTo(DateOnly date) => Now = new(date.ToDateTime(new(11, 0)), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
