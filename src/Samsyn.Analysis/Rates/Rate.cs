using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Rates;

/// <summary>Events per so many inhabitants, with Garwood's exact Poisson interval (Biometrika 28, 1936).</summary>
/// <param name="Count">Events.</param>
/// <param name="Population">Inhabitants, or another denominator.</param>
/// <param name="Per">The unit: 1,000 for “per thousand inhabitants”.</param>
/// <param name="Value">Events per unit.</param>
/// <param name="Interval">Its interval.</param>
public sealed record Rate(long Count, double Population, double Per, double Value, Interval Interval)
{
    /// <summary>A rate with its interval.</summary>
    /// <param name="count">Events, 0 or more.</param>
    /// <param name="population">Above 0. Who is out there late at night is seldom who lives there: choose the denominator with care.</param>
    /// <param name="per">Above 0.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The rate, or <see cref="NegativeCount"/>, <see cref="ExposureNotPositive"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<Rate> Of(long count, double population, double per = 1000, double confidence = 0.95)
    {
        if (count < 0) return new NegativeCount(count, 1);
        if (!Ask.IsPositive(population)) return Ask.NotPositive(population, 1);
        if (!Ask.IsPositive(per)) return Ask.NotPositive(per, 2);
        if (Ask.Confidence(confidence) is { } outside) return outside;
        var mean = ExactInterval.PoissonMean(count, confidence);
        var unit = per / population;
        return new Rate(count, population, per, count * unit, new(mean.Lower * unit, mean.Upper * unit));
    }

    /// <summary>Garwood's interval of an expected count.</summary>
    /// <param name="count">Events, 0 or more.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The interval, or <see cref="NegativeCount"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<Interval> OfCount(long count, double confidence = 0.95) =>
        count < 0 ? new NegativeCount(count, 1) : Ask.Confidence(confidence) is { } outside ? outside : ExactInterval.PoissonMean(count, confidence);
}
