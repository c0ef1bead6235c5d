namespace Samsyn.Analysis.Counts;

/// <summary>How p is corrected when several comparisons are made at once.</summary>
public enum Correction
{
    /// <summary>Holm: the chance that any of the changes called is false stays below the limit. Scand. J. Statist. 6 (1979).</summary>
    Holm,
    /// <summary>Benjamini–Hochberg: the expected share of false ones among the changes called stays below the limit. JRSS B 57 (1995).</summary>
    BenjaminiHochberg,
}

/// <summary>Among twenty comparisons one is “significant” by chance alone; these corrections take that away.</summary>
public static class SeveralComparisons
{
    /// <summary>Corrected p values, in the order given.</summary>
    /// <param name="values">p values between 0 and 1.</param>
    /// <param name="correction">Which correction.</param>
    /// <returns>As many values, or <see cref="NothingGiven"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<IReadOnlyList<double>> Correct(IReadOnlyList<double> values, Correction correction)
    {
        if (values.Count == 0) return new NothingGiven();
        if (values.Any(p => !(p is >= 0 and <= 1))) return new OutsideRange("p", values.First(p => !(p is >= 0 and <= 1)) is var p && double.IsNaN(p) ? -1 : p, 0, 1);
        var order = Enumerable.Range(0, values.Count).OrderBy(at => values[at]).ToArray();
        var corrected = new double[values.Count];
        var running = correction == Correction.Holm ? 0.0 : 1.0;
        for (var step = 0; step < order.Length; step++)
        {
            var rank = correction == Correction.Holm ? step : order.Length - 1 - step;
            var p = values[order[rank]];
            running = correction == Correction.Holm
                ? Math.Max(running, Math.Min(1, (order.Length - rank) * p))
                : Math.Min(running, (double)order.Length / (rank + 1) * p);
            corrected[order[rank]] = running;
        }
        return corrected;
    }

    /// <summary>The same comparisons with verdicts that hold for all of them together; those without an event are left out of the count.</summary>
    /// <param name="comparisons">Comparisons shown side by side.</param>
    /// <param name="correction">Which correction.</param>
    public static IReadOnlyList<PeriodComparison> Judge(IReadOnlyList<PeriodComparison> comparisons, Correction correction)
    {
        var counted = comparisons.Where(one => one.Before + one.After > 0).ToList();
        if (counted.Count == 0) return comparisons;
        var corrected = Correct([.. counted.Select(one => Verdict.Governed(one).P)], correction).Value;
        var next = 0;
        return [.. comparisons.Select(one => one.Before + one.After > 0 ? one with { Verdict = Verdict.Of(one, corrected[next++]) } : one)];
    }
}
