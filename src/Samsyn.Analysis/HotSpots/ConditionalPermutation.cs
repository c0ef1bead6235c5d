using System.Runtime.Intrinsics;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>How often chance puts as much, or as little, round each place.</summary>
/// <param name="High">Share of permutations with at least as large a sum of neighbours, the data counted in.</param>
/// <param name="Low">Share with at most as large a sum.</param>
public sealed record NeighbourChance(double[] High, double[] Low)
{
    /// <summary>Two-sided p of a place: twice the smaller share, at most 1.</summary>
    public double TwoSided(int place) => Math.Min(1, 2 * Math.Min(High[place], Low[place]));
}

/// <summary>
/// Conditional permutation: each place keeps its value and gets as many others at random as it has neighbours (Anselin 1995). Serves Gi, Gi*
/// and local Moran alike, as all of them rise with the sum of the neighbours when the own value is kept (for local Moran of a place below
/// the mean high and low change places). Within a permutation the places draw by the same steps from themselves: every set of others is as
/// likely as any other for each place, but places are not independent of each other, as in other tools that share permutations.
/// </summary>
public static class ConditionalPermutation
{
    const int Chunk = 512;

    /// <summary>p of every place; 1 on both sides for a place without neighbours. The same for any number of threads.</summary>
    /// <param name="values">One a place.</param>
    /// <param name="neighbours">Who is next to whom.</param>
    /// <param name="permutations">As a rule 999.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="threads">Threads; 0 for one per processor.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Finding<NeighbourChance> Test(double[] values, Neighbours neighbours, int permutations = 999, ulong seed = 1, int threads = 0, CancellationToken cancellation = default)
    {
        if (GetisOrd.Check(values, neighbours.Places) is { } unfit) return unfit;
        if (neighbours.Of.Length == 0) return new Refused(Unfit.NoNeighbours, nameof(neighbours));
        if (permutations < 1) return new Refused(Unfit.OutOfRange, nameof(permutations));
        var n = values.Length;
        var most = Enumerable.Range(0, n).Max(neighbours.Count);
        var steps = Steps(n, most, permutations, seed);
        // Twice in a row, so that a step past the last place comes to the first; a register more, so that every load is within.
        var round = new double[2 * n + Vector512<double>.Count];
        for (var i = 0; i < round.Length; i++) round[i] = values[i % n];
        var tolerance = 1e-12 * most * values.Max(Math.Abs);
        var (high, low) = (new double[n], new double[n]);
        Replications.Run((n + Chunk - 1) / Chunk, threads, () => 0, (_, chunk) =>
        {
            var from = chunk * Chunk;
            Count(from, Math.Min(n, from + Chunk), values, round, neighbours, steps, most, permutations, tolerance, high, low);
            return 0;
        }, cancellation: cancellation);
        for (var i = 0; i < n; i++) (high[i], low[i]) = ((high[i] + 1) / (permutations + 1), (low[i] + 1) / (permutations + 1));
        return new NeighbourChance(high, low);
    }

    /// <summary>For each permutation distinct steps 1 … n−1, in random order; the first k of them are a random set for a place with k neighbours.</summary>
    static int[] Steps(int n, int most, int permutations, ulong seed)
    {
        var steps = new int[permutations * most];
        var used = new int[n];
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            var random = new Philox(seed, permutation);
            if (most > n / 4)
            {
                var all = Enumerable.Range(1, n - 1).ToArray();
                random.Shuffle<int>(all);
                all.AsSpan(0, most).CopyTo(steps.AsSpan(permutation * most));
                continue;
            }
            for (var i = 0; i < most;)
            {
                var step = 1 + random.Below(n - 1);
                if (used[step] == permutation + 1) continue;
                used[step] = permutation + 1;
                steps[permutation * most + i++] = step;
            }
        }
        return steps;
    }

    static unsafe void Count(int from, int to, double[] values, double[] round, Neighbours neighbours, int[] steps, int most, int permutations, double tolerance, double[] high, double[] low)
    {
        var lanes = Vector512<double>.Count;
        var above = stackalloc double[lanes];
        var below = stackalloc double[lanes];
        var counts = stackalloc double[lanes];
        fixed (double* ring = round)
        fixed (int* allSteps = steps)
        {
            for (var block = from; block < to; block += lanes)
            {
                int width = Math.Min(lanes, to - block), largest = 0, smallest = int.MaxValue;
                for (var lane = 0; lane < lanes; lane++) above[lane] = below[lane] = counts[lane] = 0;
                for (var lane = 0; lane < width; lane++)
                {
                    var sum = 0.0;
                    foreach (var neighbour in neighbours[block + lane]) sum += values[neighbour];
                    var count = neighbours.Count(block + lane);
                    (above[lane], below[lane], counts[lane]) = (sum - tolerance, sum + tolerance, count);
                    (largest, smallest) = (Math.Max(largest, count), Math.Min(smallest, count));
                }
                var (least, greatest, number) = (Vector512.Load(above), Vector512.Load(below), Vector512.Load(counts));
                var (reachedHigh, reachedLow) = (Vector512<long>.Zero, Vector512<long>.Zero);
                for (var permutation = 0; permutation < permutations; permutation++)
                {
                    var step = allSteps + (nint)permutation * most;
                    var sum = Vector512<double>.Zero;
                    var compared = sum;
                    if (smallest == largest)
                    {
                        for (var i = 0; i < largest; i++) sum += Vector512.Load(ring + block + step[i]);
                        compared = sum;
                    }
                    else
                        for (var i = 0; i < largest; i++)
                        {
                            sum += Vector512.Load(ring + block + step[i]);
                            compared = Vector512.ConditionalSelect(Vector512.Equals(number, Vector512.Create(i + 1.0)), sum, compared);
                        }
                    reachedHigh -= Vector512.GreaterThanOrEqual(compared, least).AsInt64();
                    reachedLow -= Vector512.LessThanOrEqual(compared, greatest).AsInt64();
                }
                for (var lane = 0; lane < width; lane++) (high[block + lane], low[block + lane]) = (reachedHigh[lane], reachedLow[lane]);
            }
        }
    }
}
