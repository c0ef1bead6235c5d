namespace Samsyn.Analysis.Rates;

/// <summary>
/// Rates of small areas drawn towards the mean of all, the more the smaller the area. R. J. Marshall, Applied Statistics 40 (1991): the global
/// moment estimator, the same as spdep's EBest.
/// </summary>
/// <param name="Mean">The rate of all areas together, events per inhabitant.</param>
/// <param name="Between">Variance between areas beyond chance; 0 when chance explains all, and then every area has the mean.</param>
/// <param name="Rates">Smoothed rates in the order given, events per inhabitant.</param>
public sealed record EmpiricalBayes(double Mean, double Between, IReadOnlyList<double> Rates)
{
    /// <summary>Smooths.</summary>
    /// <param name="counts">Events per area, 0 or more; two areas or more.</param>
    /// <param name="populations">Inhabitants per area, above 0.</param>
    /// <returns>The smoothed rates, or <see cref="TooShort"/>, <see cref="LengthsDiffer"/>, <see cref="NegativeCount"/>, <see cref="ExposureNotPositive"/>, <see cref="AllZero"/>.</returns>
    public static Answer<EmpiricalBayes> Smooth(IReadOnlyList<double> counts, IReadOnlyList<double> populations)
    {
        if (counts.Count < 2) return new TooShort(counts.Count, 2);
        if (counts.Count != populations.Count) return new LengthsDiffer(counts.Count, populations.Count);
        if (Ask.Counts(counts) is { } wrong) return wrong;
        if (Ask.Exposures(populations) is { } bad) return bad;
        var (events, people) = (counts.Sum(), populations.Sum());
        if (events == 0) return new AllZero();
        var mean = events / people;
        var spread = 0.0;
        for (var at = 0; at < counts.Count; at++) spread += populations[at] * Math.Pow((counts[at] / populations[at]) - mean, 2) / people;
        var between = Math.Max(0, spread - (mean / (people / counts.Count)));
        return new EmpiricalBayes(mean, between, [.. counts.Select((count, at) =>
            mean + (((count / populations[at]) - mean) * between / (between + (mean / populations[at]))))]);
    }
}
