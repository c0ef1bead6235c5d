namespace Samsyn.Analysis.Series;

/// <summary>A coefficient of a log-linear model.</summary>
/// <param name="Name">“constant”, “trend”, “sin1”, “cos1” ….</param>
/// <param name="Estimate">Its estimate, on the logarithmic scale.</param>
/// <param name="StandardError">With the dispersion as estimated.</param>
/// <param name="T">Estimate over standard error.</param>
/// <param name="P">Two-sided, Student's t.</param>
public sealed record Coefficient(string Name, double Estimate, double StandardError, double T, double P);

/// <summary>
/// A trend with season by a quasi-Poisson log-linear model: log mean = constant + trend · period + Σ sin and cos of the season (McCullagh and Nelder 1989;
/// harmonics as in Stolwijk, Straatman and Zielhuis, J. Epidemiol. Community Health 53, 1999).
/// </summary>
/// <param name="ChangePercent">Change per period in per cent.</param>
/// <param name="Interval">Wald's interval of that change.</param>
/// <param name="P">Two-sided p of the trend.</param>
/// <param name="Dispersion">How much more the series varies than Poisson about the fit; below 1 it varies less.</param>
/// <param name="Coefficients">All coefficients.</param>
/// <param name="Fitted">The fitted mean per period.</param>
public sealed record Trend(double ChangePercent, Interval Interval, double P, double Dispersion, IReadOnlyList<Coefficient> Coefficients, IReadOnlyList<double> Fitted)
{
    /// <summary>Fits. Not for a series with a break in it: a merged area or a changed way to count looks like a trend.</summary>
    /// <param name="counts">Events per period without gaps, 0 or more, oldest first.</param>
    /// <param name="harmonics">Pairs of sine and cosine; 0 for no season, 1–2 as a rule.</param>
    /// <param name="periodsPerYear">Periods that the season goes round in: 12 for months, 52 for weeks.</param>
    /// <param name="exposures">Population or days per period, or null.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The trend, or <see cref="TooShort"/>, <see cref="AllZero"/>, <see cref="CannotBeFitted"/>, <see cref="NegativeCount"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<Trend> Fit(IReadOnlyList<double> counts, int harmonics = 0, int periodsPerYear = 12, IReadOnlyList<double>? exposures = null, double confidence = 0.95)
    {
        if (counts.Count == 0) return new NothingGiven();
        if (Ask.Counts(counts) is { } wrong) return wrong;
        var outside = Ask.Within(nameof(periodsPerYear), periodsPerYear, 2, 366) ?? Ask.Within(nameof(harmonics), harmonics, 0, (periodsPerYear - 1) / 2) ?? Ask.Confidence(confidence);
        if (outside is not null) return outside;
        if (exposures is not null && exposures.Count != counts.Count) return new LengthsDiffer(counts.Count, exposures.Count);
        if (exposures is not null && Ask.Exposures(exposures) is { } bad) return bad;
        var columns = 2 + (2 * harmonics);
        var needed = Math.Max(columns + 3, harmonics > 0 ? periodsPerYear : 0);
        if (counts.Count < needed) return new TooShort(counts.Count, needed);
        if (counts.All(count => count == 0)) return new AllZero();

        var design = new double[counts.Count * columns];
        for (var row = 0; row < counts.Count; row++)
        {
            (design[row * columns], design[(row * columns) + 1]) = (1, row + 1);
            for (var pair = 1; pair <= harmonics; pair++)
                (design[(row * columns) + (2 * pair)], design[(row * columns) + (2 * pair) + 1]) = Math.SinCos(2 * Math.PI * pair * (row + 1) / periodsPerYear);
        }
        var fit = PoissonRegression.Fit(design, columns, [.. counts], null, exposures is null ? null : [.. exposures.Select(exposure => Math.Log(exposure))]);
        // A series without any variation fits without error, and then has no trend.
        if (fit is null) return new CannotBeFitted();
        var coefficients = Enumerable.Range(0, columns).Select(column =>
        {
            var (estimate, error) = (fit.Coefficients[column], fit.StandardError(column, fit.Dispersion));
            var t = error < 1e-9 ? 0 : estimate / error;
            return new Coefficient(column == 0 ? "constant" : column == 1 ? "trend" : column % 2 == 0 ? $"sin{column / 2}" : $"cos{column / 2}",
                estimate, error, t, error < 1e-9 ? 1 : Distributions.StudentTwoSided(t, fit.Degrees));
        }).ToList();
        var (slope, reach) = (coefficients[1].Estimate, Distributions.NormalQuantile(1 - ((1 - confidence) / 2)) * coefficients[1].StandardError);
        double Percent(double log) => 100 * (Math.Exp(log) - 1);
        return double.IsFinite(Percent(slope + reach))
            ? new Trend(Percent(slope), new(Percent(slope - reach), Percent(slope + reach)), coefficients[1].P, fit.Dispersion, coefficients, fit.Fitted)
            : new CannotBeFitted();
    }
}
