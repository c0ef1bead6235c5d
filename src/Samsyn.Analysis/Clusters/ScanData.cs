namespace Samsyn.Analysis.Clusters;

/// <summary>How far apart two places are.</summary>
public enum Metric
{
    /// <summary>Straight line in the plane; coordinates and radius in the same unit, as a rule metres.</summary>
    Plane,
    /// <summary>Along the earth (a sphere of radius 6371 km); X is longitude and Y latitude in degrees, distances in kilometres.</summary>
    GreatCircle,
}

/// <summary>Where cases can occur.</summary>
/// <param name="X">East or longitude, one a place.</param>
/// <param name="Y">North or latitude, one a place.</param>
/// <param name="Metric">How distances are measured.</param>
public sealed record ScanPlaces(double[] X, double[] Y, Metric Metric = Metric.Plane);

/// <summary>What has occurred: one element of each list a case.</summary>
/// <param name="Place">Zero-based number of the place.</param>
/// <param name="Day">Zero-based day (or other whole unit of time) of the study period.</param>
/// <param name="Days">Length of the study period.</param>
public sealed record ScanCases(int[] Place, int[] Day, int Days);

/// <summary>What is looked for, and how.</summary>
public sealed record ScanOptions
{
    /// <summary>Largest radius of a circle, in the unit of the metric; 0 takes places one by one; without bound for at most 20,000 places.</summary>
    public double MaxRadius { get; init; } = double.PositiveInfinity;
    /// <summary>Longest window, in days.</summary>
    public int MaxDays { get; init; } = 30;
    /// <summary>A circle holds at most this share of all cases (of what is expected, in the Poisson scan).</summary>
    public double MaxShare { get; init; } = 0.5;
    /// <summary>A cluster holds at least so many cases.</summary>
    public int MinCases { get; init; } = 2;
    /// <summary>True looks only for clusters that still go on at the last day.</summary>
    public bool Prospective { get; init; }
    /// <summary>Monte Carlo replications; 0 gives statistics without p.</summary>
    public int Replications { get; init; } = 999;
    /// <summary>Ends when so many replications have reached the most likely cluster (Besag and Clifford 1991); 0 makes all.</summary>
    public int StopAt { get; init; }
    /// <summary>How many clusters are told of at most.</summary>
    public int MaxClusters { get; init; } = 10;
    /// <summary>
    /// Season or weekday of each day (any numbers), or null. Dates are then permuted only between cases of the same stratum, so that a
    /// place that is always busy on Saturdays is no cluster for that reason.
    /// </summary>
    public int[]? Strata { get; init; }
    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;
    /// <summary>Threads; 0 for one per processor. The answer is the same for any number.</summary>
    public int Threads { get; init; }
}

/// <summary>Places and days where more has occurred than the rest leads one to expect.</summary>
/// <param name="Centre">The place in the middle.</param>
/// <param name="Places">All places of the circle, nearest first.</param>
/// <param name="Radius">Distance from the centre to the farthest place, in the unit of the metric.</param>
/// <param name="FirstDay">First day, inclusive.</param>
/// <param name="LastDay">Last day, inclusive.</param>
/// <param name="Cases">Cases within.</param>
/// <param name="Expected">Cases expected within.</param>
/// <param name="Statistic">Logarithm of the generalised likelihood ratio.</param>
/// <param name="P">Monte Carlo p: the share of replications whose strongest cluster is at least as strong; null without replications.</param>
/// <param name="GumbelP">p from the Gumbel distribution fitted to the replications (Abrams, Kulldorff and Kleinman 2010); null when it cannot be fitted.</param>
public sealed record ScanCluster(int Centre, int[] Places, double Radius, int FirstDay, int LastDay, int Cases, double Expected, double Statistic, double? P, double? GumbelP)
{
    /// <summary>Observed over expected.</summary>
    public double Ratio => Cases / Expected;
}

/// <summary>The outcome of a scan.</summary>
/// <param name="Clusters">Strongest first; none shares a place with a stronger one.</param>
/// <param name="Cases">All cases.</param>
/// <param name="Replications">How many replications were made.</param>
/// <param name="Stopped">Whether the run ended early because the outcome was clear.</param>
/// <param name="Maxima">The strongest statistic of each replication, in order.</param>
public sealed record ScanResult(IReadOnlyList<ScanCluster> Clusters, int Cases, int Replications, bool Stopped, double[] Maxima);
