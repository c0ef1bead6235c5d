using Samsyn.App.Situations.Blocks;

namespace Samsyn.App.Situations.Scans;

/// <summary>When a search was done and of which import of the data; <paramref name="Latest"/> is the last import when it is told.</summary>
public sealed record SearchMade(DateTimeOffset At, int Edition, int Latest);

/// <summary>What a search found. It is never searched for again, only told again.</summary>
public abstract record SearchAnswer : BlockAnswer
{
    /// <summary>Null on the page of the search itself, which says it in other words.</summary>
    public SearchMade? Made { get; init; }
}

/// <summary>A cluster: its circle in whole metres, first and last day, and how often chance gives one as strong anywhere.</summary>
public sealed record ClusterFound(int Number, int X, int Y, int Radius, DateOnly From, DateOnly To, int Cases, double Expected, double? P, string? In);

/// <summary>Clusters in place and time, strongest first.</summary>
public sealed record ScanAnswer : SearchAnswer
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
    /// <summary>Side of the squares by whose middles circles are told; null where they are told as they were found.</summary>
    public int? Metres { get; init; }
    /// <summary>Clusters of fewer are not told, and numbers are rounded down to a multiple of it; 1 where they are told as they were found.</summary>
    public int Fewest { get; init; } = 1;
    /// <summary>Clusters that chance does not explain, of too few events to be told.</summary>
    public int Withheld { get; init; }
}

/// <summary>Pairs of events in a band of distance and a band of time, and how many there would be by chance.</summary>
public sealed record RepeatFound(bool SameAddress, double MetresFrom, double MetresTo, int DaysFrom, int DaysTo, long Observed, double Expected, double P);

/// <summary>Whether an event is soon followed by others near it.</summary>
public sealed record NearRepeatAnswer : SearchAnswer
{
    public required int Replications { get; init; }
    public required int Seed { get; init; }
    public required IReadOnlyList<RepeatFound> Cells { get; init; }
}
