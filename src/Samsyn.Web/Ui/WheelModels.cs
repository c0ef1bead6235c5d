namespace Samsyn.Web.Ui;

/// <summary>A year as a wheel: one ring a forum or group of duties.</summary>
public sealed record Wheel(int Year, IReadOnlyList<WheelRing> Rings)
{
    /// <summary>Where the hand points; null leaves it out.</summary>
    public DateOnly? Today { get; init; }
}

public sealed record WheelRing(string Name, IReadOnlyList<WheelMark> Marks, string? Href = null);

public enum WheelState { Planned, Held, Missing, Cancelled }

/// <summary>Something on a date, or within a window (<paramref name="To"/>, both ends within).</summary>
public sealed record WheelMark(DateOnly From, string Text, WheelState State, DateOnly? To = null, string? Href = null);
