namespace Samsyn.App.Organisations;

/// <summary>A challenge that was answered once: the same answer does not count again, on whichever node it comes.</summary>
sealed class SpentChallenge
{
    /// <summary>Longer than any challenge lives.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public required string Sha256 { get; init; }
    public required DateTimeOffset SpentAt { get; init; }
}
