namespace Samsyn.Analysis.Clusters;

/// <summary>
/// The likelihood ratio of a window, and the other way round: how much may be expected in a window of so many cases for its ratio to
/// exceed a level. The second spares the logarithms of nearly all windows.
/// </summary>
sealed class Likelihood(int total, double greatestMean)
{
    public const double Step = 0.25;
    readonly Lock _gate = new();
    double[]?[] _limits = new double[64][];

    /// <summary>All cases.</summary>
    public int Total => total;

    /// <summary>c ln(c/μ) + (C−c) ln((C−c)/(C−μ)); 0 unless more than expected. Kulldorff (1997), Kulldorff et al. (2005).</summary>
    public double Ratio(int cases, double mean)
    {
        if (cases <= mean || mean <= 0) return 0;
        var rest = total - cases;
        return cases * Math.Log(cases / mean) + (rest > 0 ? rest * Math.Log(rest / (total - mean)) : 0);
    }

    /// <summary>The level at or just below a statistic.</summary>
    public static int LevelOf(double statistic) => Math.Max(0, (int)(statistic / Step));

    /// <summary>
    /// By number of cases: no window with a greater mean can exceed the level. Slightly wide, so that rounding never hides one; more
    /// cases than the list is long are never hidden.
    /// </summary>
    public double[] Limits(int level)
    {
        var known = Volatile.Read(ref _limits);
        if (level < known.Length && known[level] is { } limits) return limits;
        lock (_gate)
        {
            if (level >= _limits.Length) Array.Resize(ref _limits, level * 2);
            return _limits[level] ??= Solve(level * Step);
        }
    }

    double[] Solve(double statistic)
    {
        var limits = new List<double> { -1 };
        for (var cases = 1; cases <= total && (limits.Count == 1 || limits[^1] <= greatestMean); cases++) limits.Add(GreatestMean(cases, statistic) * (1 + 1e-9));
        return [.. limits];
    }

    /// <summary>Newton's method from below: the ratio is convex and falls as the mean grows to the number of cases, so it never steps past.</summary>
    double GreatestMean(int cases, double statistic)
    {
        var (rest, mean) = (total - cases, cases * Math.Exp(-statistic / cases - 1));
        for (var turn = 0; turn < 60; turn++)
        {
            var slope = cases / mean - (rest > 0 ? rest / (total - mean) : 0);
            if (slope <= 0) break;
            var step = (Ratio(cases, mean) - statistic) / slope;
            mean += step;
            if (mean >= cases) return cases;
            if (Math.Abs(step) <= 1e-12 * mean) break;
        }
        return mean;
    }
}
