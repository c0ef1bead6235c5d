namespace Samsyn.Analysis.Counts;

/// <summary>What can speak about a change between two periods.</summary>
public enum ChangeTest
{
    /// <summary>The exact conditional (binomial) test.</summary>
    Exact,
    /// <summary>The exact test with half the weight on what was observed.</summary>
    MidP,
    /// <summary>The score test, z.</summary>
    Score,
    /// <summary>Quasi-Poisson: z shrunk by how much the place has varied before.</summary>
    QuasiPoisson,
    /// <summary>Negative binomial, with the variation of the place's history.</summary>
    NegativeBinomial,
}

/// <summary>
/// The change of a count between two periods. Given the sum of two Poisson counts the second is binomial with chance e₂/(e₁+e₂) when the rates are equal
/// (Przyborowski and Wilenski, Biometrika 31, 1940). The exact p adds every outcome no likelier than the observed; the interval of the ratio is
/// Clopper–Pearson's through the odds; mid-p doubles the smaller tail with half of the observed outcome (Hirji 2006).
/// </summary>
/// <param name="Before">Events in the first period.</param>
/// <param name="After">Events in the second period.</param>
/// <param name="ExposureBefore">Population, days or their product behind the first count; only the ratio of the two matters.</param>
/// <param name="ExposureAfter">The same behind the second count.</param>
/// <param name="Confidence">The confidence of the intervals, 0.95 as a rule; tests use 1 − this.</param>
/// <param name="Percent">Change of the rate in per cent; null when the first count is zero.</param>
/// <param name="Ratio">Rate after / rate before; null when the first count is zero.</param>
/// <param name="RatioInterval">Exact interval of the ratio; null when both counts are zero, without upper end when the first is.</param>
/// <param name="ExactP">Exact conditional p, two-sided.</param>
/// <param name="MidP">Mid-p, two-sided.</param>
/// <param name="Z">Score z; positive when the rate rose.</param>
/// <param name="ScoreP">p of z by the normal distribution, two-sided.</param>
/// <param name="FromHistory">The same question with the variation of the place's own history; null when none was given.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record PeriodComparison(
    long Before, long After, double ExposureBefore, double ExposureAfter, double Confidence,
    double? Percent, double? Ratio, Interval? RatioInterval, double ExactP, double MidP, double Z, double ScoreP,
    HistoryTest? FromHistory, Verdict Verdict)
{
    /// <summary>Compares two counts.</summary>
    /// <param name="before">Events in the first period, 0 or more.</param>
    /// <param name="after">Events in the second period, 0 or more.</param>
    /// <param name="exposureBefore">What stands behind the first count, above 0.</param>
    /// <param name="exposureAfter">What stands behind the second count, above 0.</param>
    /// <param name="history">How the place has varied before (<see cref="CountHistory.Of"/>), or null.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The comparison, or <see cref="NegativeCount"/>, <see cref="ExposureNotPositive"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<PeriodComparison> Of(
        long before, long after, double exposureBefore = 1, double exposureAfter = 1, CountHistory? history = null, double confidence = 0.95)
    {
        if (before < 0) return new NegativeCount(before, 1);
        if (after < 0) return new NegativeCount(after, 2);
        if (!Ask.IsPositive(exposureBefore)) return Ask.NotPositive(exposureBefore, 1);
        if (!Ask.IsPositive(exposureAfter)) return Ask.NotPositive(exposureAfter, 2);
        if (Ask.Confidence(confidence) is { } outside) return outside;

        double total = before + after;
        var (chance, rest) = (exposureAfter / (exposureBefore + exposureAfter), exposureBefore / (exposureBefore + exposureAfter));
        if (chance is 0 or 1) return new OutsideRange("exposure", exposureAfter / exposureBefore, 1e-300, 1e300);
        var exact = TwoSided(after, total, chance, rest);
        var mid = total == 0 ? 1 : Math.Min(1, 2 * Math.Min(
            Distributions.BinomialLower(after - 1, total, chance, rest), Distributions.BinomialUpper(after + 1, total, chance, rest))
            + Distributions.BinomialMass(after, total, chance, rest));
        var z = total == 0 ? 0 : (after - (total * chance)) / Math.Sqrt(total * chance * rest);
        double? ratio = before == 0 ? null : after / exposureAfter / (before / exposureBefore);
        var odds = total == 0 ? (Interval?)null : ExactInterval.Odds(after, total, confidence);
        var scale = exposureBefore / exposureAfter;
        var fromHistory = history is null || total == 0 ? null : HistoryTest.Of(z, after, total, exposureBefore, exposureAfter, history, confidence);
        var comparison = new PeriodComparison(
            before, after, exposureBefore, exposureAfter, confidence, ratio is { } r ? 100 * (r - 1) : null, ratio,
            odds is { } o ? new Interval(o.Lower * scale, o.Upper * scale) : null,
            exact, mid, z, Distributions.NormalTwoSided(z), fromHistory, Verdict.None);
        return comparison with { Verdict = Verdict.Of(comparison) };
    }

    /// <summary>The p of one of the tests, or null when it was not made.</summary>
    /// <param name="test">Which test.</param>
    public double? PValue(ChangeTest test) => test switch
    {
        ChangeTest.Exact => ExactP,
        ChangeTest.MidP => MidP,
        ChangeTest.Score => ScoreP,
        ChangeTest.QuasiPoisson => FromHistory?.QuasiPoissonP,
        _ => FromHistory?.NegativeBinomialP,
    };

    /// <summary>The smallest exact p that any split of this total could have given: above 1 − confidence nothing could ever be told.</summary>
    internal double LowestPossibleP
    {
        get
        {
            double total = Before + After;
            var (chance, rest) = (ExposureAfter / (ExposureBefore + ExposureAfter), ExposureBefore / (ExposureBefore + ExposureAfter));
            return Math.Min(TwoSided(0, total, chance, rest), TwoSided(total, total, chance, rest));
        }
    }

    /// <summary>The sum of the chances of all outcomes no likelier than the observed, with 1e-7 for rounding.</summary>
    static double TwoSided(double observed, double total, double chance, double rest)
    {
        if (total == 0) return 1;
        var limit = Distributions.BinomialMass(observed, total, chance, rest) * (1 + 1e-7);
        var mean = total * chance;
        if (observed == mean) return 1;
        if (observed < mean)
        {
            var from = First(Math.Ceiling(mean), total, k => Distributions.BinomialMass(k, total, chance, rest) <= limit);
            return Math.Min(1, Distributions.BinomialLower(observed, total, chance, rest) + Distributions.BinomialUpper(from, total, chance, rest));
        }
        var to = First(0, Math.Floor(mean), k => Distributions.BinomialMass(k, total, chance, rest) > limit) - 1;
        return Math.Min(1, Distributions.BinomialUpper(observed, total, chance, rest) + Distributions.BinomialLower(to, total, chance, rest));
    }

    /// <summary>The first whole number between two ends where a condition that stays true once true holds; past the end when nowhere.</summary>
    static double First(double low, double high, Func<double, bool> holds)
    {
        var past = high + 1;
        while (low < past)
        {
            var middle = Math.Floor((low + past) / 2);
            if (holds(middle)) past = middle;
            else low = middle + 1;
        }
        return low;
    }
}
