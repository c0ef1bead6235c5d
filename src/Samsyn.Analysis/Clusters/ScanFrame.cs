namespace Samsyn.Analysis.Clusters;

/// <summary>What does not change between replications.</summary>
sealed class ScanFrame
{
    public required Zones Zones { get; init; }
    public required Likelihood Likelihood { get; init; }
    public required int Days { get; init; }
    public required int MaxDays { get; init; }
    public required int MinCases { get; init; }
    public required bool Prospective { get; init; }

    /// <summary>Cases of all places before each day; one more than there are days.</summary>
    public required int[] Before { get; init; }

    /// <summary>Expected cases of each place before each day, place by place; null when time and place are expected to be independent.</summary>
    public double[]? ExpectedBefore { get; init; }

    public int Total => Likelihood.Total;

    /// <summary>First day on which a window may begin.</summary>
    public int FirstStart => Prospective ? Math.Max(0, Days - MaxDays) : 0;
}

/// <summary>The strongest window found so far.</summary>
struct BestWindow
{
    public double Statistic;
    public double Expected;
    public int Member, FirstDay, LastDay, Cases;
}
