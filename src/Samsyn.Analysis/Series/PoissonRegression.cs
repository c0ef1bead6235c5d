namespace Samsyn.Analysis.Series;

/// <summary>
/// A log-linear quasi-Poisson model by iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989, ch. 2.5). It starts at
/// y + 0.1 and stops when the deviance changes by less than 1e-8 of itself, the common rule, so that its figures can be held against other tools'.
/// </summary>
sealed class PoissonRegression
{
    const double Tolerance = 1e-8;
    const int MostSteps = 25;
    readonly double[] _design;
    readonly double[] _cholesky;
    readonly double[] _working;

    PoissonRegression(double[] design, int columns, double[] coefficients, double[] cholesky, double[] fitted, double[] working, double dispersion, double deviance)
    {
        (_design, Columns, Coefficients, _cholesky, Fitted, _working, Dispersion, Deviance) =
            (design, columns, coefficients, cholesky, fitted, working, dispersion, deviance);
    }

    public int Columns { get; }
    public double[] Coefficients { get; }
    public double[] Fitted { get; }

    /// <summary>Pearson's X² over its degrees of freedom, as it comes: below 1 too.</summary>
    public double Dispersion { get; }
    public double Deviance { get; }
    public int Degrees => Fitted.Length - Columns;

    /// <summary>Fits; null when the columns are not independent or nothing remains to estimate the dispersion from.</summary>
    /// <param name="design">One row of <paramref name="columns"/> values per observation.</param>
    /// <param name="columns">Number of explanations, the constant among them.</param>
    /// <param name="counts">Observations, 0 or more.</param>
    /// <param name="weights">Prior weights, or null for 1 each.</param>
    /// <param name="logExposure">Offset, or null for 0.</param>
    public static PoissonRegression? Fit(double[] design, int columns, double[] counts, double[]? weights = null, double[]? logExposure = null)
    {
        var rows = counts.Length;
        if (rows <= columns) return null;
        var (normal, right, working, mean, eta) = (new double[columns * columns], new double[columns], new double[rows], new double[rows], new double[rows]);
        for (var i = 0; i < rows; i++) (mean[i], eta[i]) = (counts[i] + 0.1, Math.Log(counts[i] + 0.1));
        var deviance = DevianceOf(counts, mean, weights);
        for (var step = 0; step < MostSteps; step++)
        {
            Array.Clear(normal);
            Array.Clear(right);
            for (var i = 0; i < rows; i++)
            {
                var weight = working[i] = (weights?[i] ?? 1) * mean[i];
                var target = eta[i] - (logExposure?[i] ?? 0) + ((counts[i] - mean[i]) / mean[i]);
                var row = design.AsSpan(i * columns, columns);
                for (var a = 0; a < columns; a++)
                {
                    if (row[a] == 0) continue;
                    var scaled = weight * row[a];
                    right[a] += scaled * target;
                    for (var b = 0; b <= a; b++) normal[(a * columns) + b] += scaled * row[b];
                }
            }
            if (!Factor(normal, columns)) return null;
            Solve(normal, columns, right);
            for (var i = 0; i < rows; i++)
            {
                var sum = logExposure?[i] ?? 0;
                var row = design.AsSpan(i * columns, columns);
                for (var a = 0; a < columns; a++) sum += row[a] * right[a];
                (eta[i], mean[i]) = (sum, Math.Exp(sum));
                if (!double.IsFinite(mean[i]) || mean[i] == 0) return null;
            }
            var next = DevianceOf(counts, mean, weights);
            var settled = Math.Abs(next - deviance) < Tolerance * (Math.Abs(next) + 0.1);
            deviance = next;
            if (settled) break;
        }
        var pearson = 0.0;
        for (var i = 0; i < rows; i++) pearson += working[i] * (counts[i] - mean[i]) / mean[i] * ((counts[i] - mean[i]) / mean[i]);
        var coefficients = right.ToArray();
        return coefficients.All(double.IsFinite) ? new(design, columns, coefficients, normal, mean, working, pearson / (rows - columns), deviance) : null;
    }

    /// <summary>Standard error of one coefficient, with this dispersion.</summary>
    public double StandardError(int column, double dispersion)
    {
        var unit = new double[Columns];
        unit[column] = 1;
        return Math.Sqrt(dispersion * Variance(unit));
    }

    /// <summary>x'(X'WX)⁻¹x: the variance of the linear predictor at x for dispersion 1.</summary>
    public double Variance(ReadOnlySpan<double> x)
    {
        Span<double> solved = Columns <= 32 ? stackalloc double[Columns] : new double[Columns];
        var sum = 0.0;
        for (var a = 0; a < Columns; a++)
        {
            var value = x[a];
            for (var b = 0; b < a; b++) value -= _cholesky[(a * Columns) + b] * solved[b];
            solved[a] = value / _cholesky[(a * Columns) + a];
            sum += solved[a] * solved[a];
        }
        return sum;
    }

    /// <summary>Leverage of one observation.</summary>
    public double Hat(int row) => _working[row] * Variance(_design.AsSpan(row * Columns, Columns));

    static double DevianceOf(double[] counts, double[] mean, double[]? weights)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var log = counts[i] == 0 ? 0 : counts[i] * Math.Log(counts[i] / mean[i]);
            sum += 2 * (weights?[i] ?? 1) * (log - counts[i] + mean[i]);
        }
        return sum;
    }

    /// <summary>Cholesky in the lower triangle; false when a column adds nothing to those before it.</summary>
    static bool Factor(double[] matrix, int size)
    {
        for (var a = 0; a < size; a++)
        {
            var before = matrix[(a * size) + a];
            for (var b = 0; b <= a; b++)
            {
                var sum = matrix[(a * size) + b];
                for (var c = 0; c < b; c++) sum -= matrix[(a * size) + c] * matrix[(b * size) + c];
                if (b < a) matrix[(a * size) + b] = sum / matrix[(b * size) + b];
                else if (!(sum > before * 1e-11)) return false;
                else matrix[(a * size) + a] = Math.Sqrt(sum);
            }
        }
        return true;
    }

    static void Solve(double[] factor, int size, double[] right)
    {
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < a; b++) right[a] -= factor[(a * size) + b] * right[b];
            right[a] /= factor[(a * size) + a];
        }
        for (var a = size - 1; a >= 0; a--)
        {
            for (var b = a + 1; b < size; b++) right[a] -= factor[(b * size) + a] * right[b];
            right[a] /= factor[(a * size) + a];
        }
    }
}
