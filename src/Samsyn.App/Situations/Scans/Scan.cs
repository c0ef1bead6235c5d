using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Scans;

/// <summary>What is looked for: clusters in place and time against the data themselves, or against inhabitants; or whether one event is soon followed by another near it.</summary>
public enum ScanKind { Permutation, Poisson, NearRepeat }

public enum ScanState { Queued, Running, Done, Refused, Cancelled }

/// <summary>Everything that decides the outcome, the seed too: the same question of the same data gives the same answer on any machine.</summary>
public sealed record ScanQuestion
{
    public required ScanKind Kind { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    /// <summary>None is all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
    /// <summary>Largest radius of a circle, or the first band of distance doubled; metres.</summary>
    public required int Radius { get; init; }
    /// <summary>Longest window, or the first band of time.</summary>
    public required int Days { get; init; }
    public required int Replications { get; init; }
    public required int Seed { get; init; }
}

/// <summary>A search for clusters in the background: who asked for what, how far it has come, and what was found.</summary>
sealed class Scan
{
    List<string> _problems = [];

    public required ScanId Id { get; init; }
    public required DatasetId Dataset { get; init; }
    public required ScanQuestion Question { get; init; }
    public required PersonId StartedBy { get; init; }
    public required string StartedByName { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required Language Language { get; init; }
    public ScanState State { get; set; }
    public bool IsCancelled { get; set; }
    /// <summary>Replications made so far.</summary>
    public int Made { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>Number of the last import whose events it was made of.</summary>
    public int Edition { get; set; }
    /// <summary>The answer as <see cref="Blocks.BlockAnswer"/>; null until there is one.</summary>
    public string? Result { get; set; }
    /// <summary>Why there is none, in the words of whoever asked.</summary>
    public IReadOnlyList<string> Problems { get => _problems; set => _problems = [.. value]; }
}
