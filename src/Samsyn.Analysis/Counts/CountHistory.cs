namespace Samsyn.Analysis.Counts;

/// <summary>
/// How much a place's count has varied from one period to the next, beyond chance. Events that come in bursts (vehicle fires, robberies by one group) make
/// the Poisson p far too small; the history says by how much. A trend in the history counts as variation, which errs on the careful side.
/// </summary>
/// <param name="Periods">Number of earlier periods.</param>
/// <param name="Mean">Their mean rate, events for one unit of exposure.</param>
/// <param name="Dispersion">Pearson's X²/(m−1): 1 is Poisson, never less here.</param>
/// <param name="Size">Moment estimate of the negative binomial's size k (variance μ + μ²/k); null when the history varies no more than Poisson.</param>
public sealed record CountHistory(int Periods, double Mean, double Dispersion, double? Size)
{
    /// <summary>The least number of earlier periods: with fewer the variation is a guess.</summary>
    public const int Fewest = 5;

    /// <summary>Reads a history of equally defined earlier periods, none of them the two compared.</summary>
    /// <param name="counts">Events per period, 0 or more; at least five periods.</param>
    /// <param name="exposures">What stands behind each, in the unit of the compared periods; null for 1 each.</param>
    /// <returns>The variation, or <see cref="TooShort"/>, <see cref="AllZero"/>, <see cref="LengthsDiffer"/>, <see cref="NegativeCount"/>, <see cref="ExposureNotPositive"/>.</returns>
    public static Answer<CountHistory> Of(IReadOnlyList<double> counts, IReadOnlyList<double>? exposures = null)
    {
        if (counts.Count < Fewest) return new TooShort(counts.Count, Fewest);
        if (Ask.Counts(counts) is { } wrong) return wrong;
        if (exposures is not null && exposures.Count != counts.Count) return new LengthsDiffer(counts.Count, exposures.Count);
        if (exposures is not null && Ask.Exposures(exposures) is { } bad) return bad;
        if (counts.All(count => count == 0)) return new AllZero();
        double Exposure(int at) => exposures is null ? 1 : exposures[at];
        var mean = counts.Sum() / Enumerable.Range(0, counts.Count).Sum(Exposure);
        var (pearson, excess, squares) = (0.0, 0.0, 0.0);
        for (var at = 0; at < counts.Count; at++)
        {
            var expected = mean * Exposure(at);
            var square = (counts[at] - expected) * (counts[at] - expected);
            pearson += square / expected;
            excess += (square * counts.Count / (counts.Count - 1.0)) - expected;
            squares += expected * expected;
        }
        return new CountHistory(counts.Count, mean, Math.Max(1, pearson / (counts.Count - 1)), excess > 0 ? squares / excess : null);
    }
}

/// <summary>The change between two periods measured against the place's own variation.</summary>
/// <param name="Dispersion">Of the history; 1 is Poisson.</param>
/// <param name="Periods">Periods in the history.</param>
/// <param name="QuasiPoissonP">z/√dispersion against Student's t with m−1 degrees, two-sided (McCullagh and Nelder 1989, ch. 4.5).</param>
/// <param name="QuasiPoissonInterval">Of the ratio: the ratios that this test does not reject.</param>
/// <param name="NegativeBinomialP">The same with variance μ + μ²/k.</param>
/// <param name="NegativeBinomialInterval">Of the ratio, in the same way.</param>
public sealed record HistoryTest(
    double Dispersion, int Periods, double QuasiPoissonP, Interval QuasiPoissonInterval, double NegativeBinomialP, Interval NegativeBinomialInterval)
{
    internal static HistoryTest Of(double z, double after, double total, double exposureBefore, double exposureAfter, CountHistory history, double confidence)
    {
        // Under one rate λ the variance of e₁·after − e₂·before is λe₁e₂(e₁+e₂) + 2λ²e₁²e₂²/k: the Poisson variance times this.
        var rate = total / (exposureBefore + exposureAfter);
        var inflation = history.Size is { } size ? 1 + (2 * rate * exposureBefore * exposureAfter / ((exposureBefore + exposureAfter) * size)) : 1;
        var degrees = history.Periods - 1;
        var quantile = Distributions.StudentQuantile(1 - ((1 - confidence) / 2), degrees);
        Interval Ratios(double dispersion) => WilsonRatio(after, total, exposureBefore / exposureAfter, quantile * Math.Sqrt(dispersion));
        return new(history.Dispersion, history.Periods,
            Distributions.StudentTwoSided(z / Math.Sqrt(history.Dispersion), degrees), Ratios(history.Dispersion),
            Distributions.StudentTwoSided(z / Math.Sqrt(inflation), degrees), Ratios(inflation));
    }

    /// <summary>Wilson's interval of the second period's share of all events, as a ratio of rates.</summary>
    static Interval WilsonRatio(double after, double total, double scale, double z)
    {
        var (square, share) = (z * z, after / total);
        var middle = share + (square / (2 * total));
        var reach = z * Math.Sqrt((share * (1 - share) / total) + (square / (4 * total * total)));
        var (low, high) = ((middle - reach) / (1 + (square / total)), (middle + reach) / (1 + (square / total)));
        return new(after == 0 ? 0 : Math.Max(0, low) / (1 - low) * scale, after == total || high >= 1 ? null : high / (1 - high) * scale);
    }
}
