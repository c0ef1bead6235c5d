using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>Minutes as they were put forward, whole: what was approved is told from this and from nothing else.</summary>
sealed class StoredMinutes
{
    public required MeetingId Meeting { get; init; }
    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public required string Checksum { get; init; }
    /// <summary>JSON of <see cref="MinutesContent"/>.</summary>
    public required string Content { get; init; }
    public required DateTimeOffset At { get; init; }
}
