namespace Samsyn.Analysis.Sampling;

/// <summary>
/// Draws categories with given probabilities in constant time each; a number of draws is a multinomial sample.
/// Source: Walker (1977), ACM TOMS 3; table as Vose (1991), IEEE TSE 17.
/// </summary>
public sealed class AliasTable
{
    readonly double[] _keep;
    readonly int[] _other;

    AliasTable(double[] keep, int[] other) => (_keep, _other) = (keep, other);

    /// <summary>A table for weights ≥ 0, not all zero; they need not sum to one.</summary>
    public static Finding<AliasTable> Of(ReadOnlySpan<double> weights)
    {
        if (weights.Length == 0) return new Refused(Unfit.Empty, nameof(weights));
        if (Fit.Finite(weights, nameof(weights)) is { } bad) return bad;
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0) return new Refused(Unfit.OutOfRange, nameof(weights), i);
            sum += weights[i];
        }
        if (sum <= 0) return new Refused(Unfit.NothingToShare, nameof(weights));

        var n = weights.Length;
        var (keep, other) = (new double[n], new int[n]);
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < n; i++)
        {
            (keep[i], other[i]) = (weights[i] / sum * n, i);
            (keep[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            other[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).Push(more);
        }
        // What is left differs from one by rounding alone, unless its weight is nothing.
        foreach (var rest in small.Concat(large)) if (weights[rest] > 0) keep[rest] = 1;
        var likeliest = 0;
        for (var i = 1; i < n; i++) if (weights[i] > weights[likeliest]) likeliest = i;
        for (var i = 0; i < n; i++) if (weights[i] == 0 && other[i] == i) (keep[i], other[i]) = (0, likeliest);
        return new AliasTable(keep, other);
    }

    /// <summary>One category.</summary>
    public int Draw(ref Philox random)
    {
        var place = random.Below(_keep.Length);
        return random.NextDouble() < _keep[place] ? place : _other[place];
    }

    /// <summary>How many of <paramref name="draws"/> fell in each category.</summary>
    public void Multinomial(ref Philox random, int draws, Span<int> counts)
    {
        counts.Clear();
        for (var draw = 0; draw < draws; draw++) counts[Draw(ref random)]++;
    }
}
