using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>A file of approved minutes, made when it was first asked for and handed out ever after, byte for byte.</summary>
sealed class FrozenPaper
{
    public required MeetingId Meeting { get; init; }
    /// <summary>Of the minutes that it was made from.</summary>
    public required string Checksum { get; init; }
    /// <summary>For readers outside the parties, without what is for the parties only.</summary>
    public required bool IsOpen { get; init; }
    public required Language Language { get; init; }
    public required PaperFormat Format { get; init; }
    /// <summary>Of <see cref="Bytes"/>.</summary>
    public required string Sha256 { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
