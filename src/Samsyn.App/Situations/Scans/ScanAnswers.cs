using Samsyn.App.Situations.Blocks;

namespace Samsyn.App.Situations.Scans;

/// <summary>A burst: its circle in whole metres, first and last day, and how often chance gives one as strong anywhere.</summary>
public sealed record ClusterFound(int Number, int X, int Y, int Radius, DateOnly From, DateOnly To, int Cases, double Expected, double? P, string? In);

/// <summary>Bursts in place and time, strongest first.</summary>
public sealed record ScanAnswer : BlockAnswer
{
    public required ScanKind Sought { get; init; }
    public required int Radius { get; init; }
    public required int Days { get; init; }
    public required int Replications { get; init; }
    public required int Seed { get; init; }
    public required IReadOnlyList<MapAreaFound> Areas { get; init; }
    /// <summary>West, south, east, north.</summary>
    public required IReadOnlyList<int> Sight { get; init; }
    public required IReadOnlyList<ClusterFound> Clusters { get; init; }
}

/// <summary>Pairs of events in a band of distance and a band of time, and how many there would be by chance.</summary>
public sealed record RepeatFound(bool SameAddress, double MetresFrom, double MetresTo, int DaysFrom, int DaysTo, long Observed, double Expected, double P);

/// <summary>Whether an event is soon followed by others near it.</summary>
public sealed record NearRepeatAnswer : BlockAnswer
{
    public required int Replications { get; init; }
    public required int Seed { get; init; }
    public required IReadOnlyList<RepeatFound> Cells { get; init; }
}
