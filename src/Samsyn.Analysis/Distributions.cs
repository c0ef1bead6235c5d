using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Samsyn.Analysis;

/// <summary>
/// Probabilities that keep their relative accuracy far out in the tails. Masses by the saddle-point form of C. Loader, "Fast and accurate computation of
/// binomial probabilities" (2000); tails by summing masses outward, which is exact and needs about √n terms.
/// </summary>
static class Distributions
{
    // ln n! − (n ½ ln n − n + ½ ln 2π) for n = 0…15; Stirling's series above.
    static readonly double[] StirlingErrors = [.. Enumerable.Range(0, 16).Select(n => n == 0 ? 0 : SpecialFunctions.FactorialLn(n) - ((n + 0.5) * Math.Log(n)) + n - (0.5 * Math.Log(2 * Math.PI)))];

    static double StirlingError(double n)
    {
        if (n < 15.5 && n == Math.Floor(n)) return StirlingErrors[(int)n];
        if (n < 15.5) return SpecialFunctions.GammaLn(n + 1) - ((n + 0.5) * Math.Log(n)) + n - (0.5 * Math.Log(2 * Math.PI));
        var square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
    }

    /// <summary>x ln(x/m) + m − x without cancellation.</summary>
    static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return (x * Math.Log(x / m)) + m - x;
        var v = (x - m) / (x + m);
        var (sum, power) = ((x - m) * v, 2 * x * v);
        for (var j = 1; j < 1000; j++)
        {
            power *= v * v;
            var next = sum + (power / ((2 * j) + 1));
            if (next == sum) break;
            sum = next;
        }
        return sum;
    }

    public static double PoissonMass(double k, double mean)
    {
        if (mean == 0) return k == 0 ? 1 : 0;
        if (k == 0) return Math.Exp(-mean);
        return Math.Exp(-StirlingError(k) - Deviance(k, mean)) / Math.Sqrt(2 * Math.PI * k);
    }

    /// <summary>P(X = k) for n draws with chance p; q = 1 − p is given too, so that neither loses digits.</summary>
    public static double BinomialMass(double k, double n, double p, double q)
    {
        if (p == 0) return k == 0 ? 1 : 0;
        if (q == 0) return k == n ? 1 : 0;
        if (k == 0) return Math.Exp(n * (p < 0.1 ? Log1P(-p) : Math.Log(q)));
        if (k == n) return Math.Exp(n * (q < 0.1 ? Log1P(-q) : Math.Log(p)));
        var log = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * q);
        return Math.Exp(log) * Math.Sqrt(n / (2 * Math.PI * k * (n - k)));
    }

    static double Log1P(double x) => Math.Abs(x) < 1e-4 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x / 4)))))) : Math.Log(1 + x);

    public static double BinomialLower(double k, double n, double p, double q) => k >= n ? 1 : k < 0 ? 0 : k <= n * p ? BinomialDown(k, n, p, q) : 1 - BinomialUp(k + 1, n, p, q);

    public static double BinomialUpper(double k, double n, double p, double q) => k <= 0 ? 1 : k > n ? 0 : k >= n * p ? BinomialUp(k, n, p, q) : 1 - BinomialDown(k - 1, n, p, q);

    static double BinomialDown(double k, double n, double p, double q)
    {
        var term = BinomialMass(k, n, p, q);
        var sum = term;
        for (; k > 0 && term > sum * 1e-18; k--) sum += term *= k / (n - k + 1) * (q / p);
        return Math.Min(1, sum);
    }

    static double BinomialUp(double k, double n, double p, double q)
    {
        var term = BinomialMass(k, n, p, q);
        var sum = term;
        for (; k < n && term > sum * 1e-18; k++) sum += term *= (n - k) / (k + 1) * (p / q);
        return Math.Min(1, sum);
    }

    public static double PoissonLower(double k, double mean)
    {
        if (k < 0) return 0;
        if (k > mean) return 1 - PoissonUpper(k + 1, mean);
        var term = PoissonMass(k, mean);
        var sum = term;
        for (; k > 0 && term > sum * 1e-18; k--) sum += term *= k / mean;
        return Math.Min(1, sum);
    }

    public static double PoissonUpper(double k, double mean)
    {
        if (k <= 0) return 1;
        if (k <= mean) return 1 - PoissonLower(k - 1, mean);
        var term = PoissonMass(k, mean);
        var sum = term;
        for (; term > sum * 1e-18; k++) sum += term *= mean / (k + 1);
        return Math.Min(1, sum);
    }

    /// <summary>
    /// The least k with P(X ≤ k) ≥ probability, and P(X ≥ observed), for a count with this mean and variance dispersion·mean: negative binomial, or Poisson
    /// when the dispersion is 1 or less. Summed from zero in logarithms; above a mean of 10,000 by the normal distribution.
    /// </summary>
    public static (double Quantile, double UpperTail) OverdispersedCount(double mean, double dispersion, double probability, double observed)
    {
        if (mean <= 0) return (0, observed > 0 ? 0 : 1);
        if (mean > 1e4) return NormalCount(mean, dispersion, probability, observed);
        var size = dispersion > 1 ? mean / (dispersion - 1) : 0;
        var share = dispersion > 1 ? (dispersion - 1) / dispersion : 0;
        var log = dispersion > 1 ? -size * Math.Log(dispersion) : -mean;
        var last = mean + (60 * Math.Sqrt(mean * Math.Max(1, dispersion))) + (60 * dispersion) + 60;
        var (below, above, quantile) = (0.0, 0.0, -1.0);
        for (var k = 0.0; ; k++)
        {
            var mass = Math.Exp(log);
            below += mass;
            if (k >= observed) above += mass;
            if (quantile < 0 && (below >= probability * (1 - 1e-14) || k > last)) quantile = k;
            if (quantile >= 0 && k > mean && ((k >= observed && mass < above * 1e-17) || mass == 0)) break;
            log += Math.Log(dispersion > 1 ? (size + k) / (k + 1) * share : mean / (k + 1));
        }
        return (quantile, observed <= 0 ? 1 : Math.Min(1, above));
    }

    static (double, double) NormalCount(double mean, double dispersion, double probability, double observed)
    {
        var deviation = Math.Sqrt(mean * Math.Max(1, dispersion));
        return (Math.Ceiling(mean + (deviation * NormalQuantile(probability)) - 0.5), NormalUpper((observed - 0.5 - mean) / deviation));
    }

    public static double NormalQuantile(double probability) => Normal.InvCDF(0, 1, probability);

    public static double NormalUpper(double z) => 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));

    public static double NormalTwoSided(double z) => Math.Min(1, SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)));

    /// <summary>P(|T| ≥ |t|) for Student's t.</summary>
    public static double StudentTwoSided(double t, double degrees) => SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + (t * t)));

    public static double StudentQuantile(double probability, double degrees)
    {
        if (probability == 0.5) return 0;
        if (probability < 0.5) return -StudentQuantile(1 - probability, degrees);
        return Root(t => 2 * (1 - probability) - StudentTwoSided(Math.Exp(t), degrees), -30, 30) is var found ? Math.Exp(found) : 0;
    }

    /// <summary>Where a rising function crosses zero between two ends, by bisection to the last digit.</summary>
    public static double Root(Func<double, double> rising, double low, double high)
    {
        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high || high - low < 1e-14) break;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
