using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SpecialFunctions = MathNet.Numerics.SpecialFunctions;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Clusters;

/// <summary>How far apart two events are.</summary>
public enum KnoxDistance
{
    /// <summary>Straight line.</summary>
    Straight,
    /// <summary>East–west plus north–south (Manhattan), as along a street grid; the default of the R package NearRepeat.</summary>
    Manhattan,
}

/// <summary>Bands of distance and time, and how they are tested.</summary>
public sealed record KnoxOptions
{
    /// <summary>Upper ends of the bands of distance, ascending, in the unit of the coordinates. The first band begins at 0.</summary>
    public required double[] Distances { get; init; }
    /// <summary>Upper ends of the bands of time, ascending, in the unit of the times. The first band begins at 0.</summary>
    public required int[] Times { get; init; }
    /// <summary>True: the upper end belongs to the band (0–200 holds 200). False: it belongs to the next (0–200 holds 199.9, not 200).</summary>
    public bool IncludeUpper { get; init; } = true;
    /// <summary>Gives events at the same address a first band of their own; the next band begins above <see cref="SameWithin"/>.</summary>
    public bool SameAddress { get; init; }
    /// <summary>How far apart two coordinates of the same address may be.</summary>
    public double SameWithin { get; init; }
    /// <summary>How distance is measured.</summary>
    public KnoxDistance Distance { get; init; }
    /// <summary>Permutations of the dates; 0 gives observed and expected without p.</summary>
    public int Permutations { get; init; } = 999;
    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;
    /// <summary>Threads; 0 for one per processor. The answer is the same for any number.</summary>
    public int Threads { get; init; }
}

/// <summary>One band of distance in one band of time.</summary>
/// <param name="DistanceFrom">Lower end; 0 for the first band and for the same address.</param>
/// <param name="DistanceTo">Upper end; for the same address how far apart its coordinates may be.</param>
/// <param name="TimeFrom">Lower end.</param>
/// <param name="TimeTo">Upper end.</param>
/// <param name="SameAddress">Whether this is the band of the same address.</param>
/// <param name="Observed">Pairs of events.</param>
/// <param name="Expected">Pairs expected if distance and time had nothing to do with each other (the mean over all permutations, exactly).</param>
/// <param name="P">Share of permutations with at least as many pairs, the data counted in; null without permutations.</param>
/// <param name="PoissonP">Chance of at least as many pairs if pairs were independent (Knox 1964): a rough guide, pairs are not independent.</param>
public sealed record KnoxCell(double DistanceFrom, double DistanceTo, int TimeFrom, int TimeTo, bool SameAddress, long Observed, double Expected, double? P, double PoissonP)
{
    /// <summary>Observed over expected; null when nothing is expected.</summary>
    public double? Ratio => Expected > 0 ? Observed / Expected : null;
}

/// <summary>The outcome of a near-repeat analysis.</summary>
/// <param name="Cells">Distance by distance, within each time by time.</param>
/// <param name="Events">Number of events.</param>
/// <param name="NearPairs">Pairs within the farthest band of distance.</param>
public sealed record KnoxResult(IReadOnlyList<KnoxCell> Cells, int Events, long NearPairs);

/// <summary>
/// Near repeat: after an event, are there more events near it soon after than chance gives? The test of Knox (1964), Applied Statistics
/// 13:25–29, with dates permuted over places (Besag and Diggle 1977; Johnson et al. 2007, J. Quantitative Criminology 23:201–219).
/// </summary>
public static class NearRepeat
{
    const int Most = 1 << 16;

    /// <summary>Tests every band of distance with every band of time. Costs time in proportion to near pairs × permutations.</summary>
    /// <param name="x">East, one an event.</param>
    /// <param name="y">North, in the same unit.</param>
    /// <param name="time">Time in whole units, as a rule days.</param>
    /// <param name="options">The bands.</param>
    /// <param name="progress">Told how many permutations are done.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Finding<KnoxResult> Test(double[] x, double[] y, int[] time, KnoxOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        if (Check(x, y, time, options) is { } unfit) return unfit;
        var shift = options.SameAddress ? 1 : 0;
        var bands = options.Distances.Length + shift;
        var ends = options.Distances.Select(end => end * end).ToArray();
        var same = options.SameWithin * options.SameWithin;
        var pairs = Clusters.NearPairs.Of(x, y, Math.Max(options.Distances[^1], options.SameWithin), options.Distance == KnoxDistance.Manhattan, bands, BandOf, cancellation);
        var times = pairs.Order.Select(i => time[i]).ToArray();
        var earliest = times.Min();
        for (var i = 0; i < times.Length; i++) times[i] -= earliest;
        var limits = options.Times.Select(end => options.IncludeUpper ? end : end - 1).ToArray();
        var near = pairs.Pairs.Select(band => CollectionsMarshal.AsSpan(band).ToArray()).ToArray();

        var observed = new long[bands * limits.Length];
        for (var band = 0; band < bands; band++)
            for (var at = 0; at < near[band].Length; at += 2)
            {
                var apart = Math.Abs(times[near[band][at]] - times[near[band][at + 1]]);
                for (var k = 0; k < limits.Length; k++) if (apart <= limits[k]) { observed[band * limits.Length + k]++; break; }
            }
        var reached = times.Max() < Most
            ? Permute<ushort>(times, near, limits, observed, options, progress, cancellation)
            : Permute<uint>(times, near, limits, observed, options, progress, cancellation);

        var inTime = PairsByTime(times, limits);
        var all = times.Length * (times.Length - 1.0) / 2;
        var cells = new List<KnoxCell>();
        for (var band = 0; band < bands; band++)
            for (var k = 0; k < limits.Length; k++)
            {
                var at = band * limits.Length + k;
                var expected = near[band].Length / 2 * (double)inTime[k] / all;
                var own = options.SameAddress && band == 0;
                cells.Add(new(
                    own || band == shift ? (own ? 0 : shift * options.SameWithin) : options.Distances[band - shift - 1], own ? options.SameWithin : options.Distances[band - shift],
                    k == 0 ? 0 : options.Times[k - 1], options.Times[k], own, observed[at], expected,
                    options.Permutations == 0 ? null : (reached[at] + 1.0) / (options.Permutations + 1), PoissonTail(observed[at], expected)));
            }
        return new KnoxResult(cells, times.Length, near.Sum(band => band.Length / 2));

        int BandOf(double squared)
        {
            if (options.SameAddress && squared <= same) return 0;
            for (var band = 0; band < ends.Length; band++)
                if (options.IncludeUpper ? squared <= ends[band] : squared < ends[band]) return band + shift;
            return -1;
        }
    }

    /// <summary>P(X ≥ <paramref name="atLeast"/>) for a Poisson variable.</summary>
    internal static double PoissonTail(long atLeast, double mean) =>
        atLeast <= 0 ? 1 : mean <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(atLeast, mean);

    /// <summary>How many permutations have at least as many pairs as observed, by cell. As many permutations at a time as a register has lanes.</summary>
    static int[] Permute<T>(int[] times, int[][] near, int[] limits, long[] observed, KnoxOptions options, IProgress<int>? progress, CancellationToken cancellation)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var lanes = Vector512<T>.Count;
        var batches = (options.Permutations + lanes - 1) / lanes;
        var reached = new int[batches][];
        Replications.Run(batches, options.Threads, () => (Times: new T[times.Length * lanes], One: new int[times.Length]), (own, batch) =>
        {
            var used = Math.Min(lanes, options.Permutations - batch * lanes);
            for (var lane = 0; lane < used; lane++)
            {
                times.CopyTo(own.One, 0);
                new Philox(options.Seed, batch * lanes + lane).Shuffle<int>(own.One);
                for (var i = 0; i < times.Length; i++) own.Times[i * lanes + lane] = T.CreateTruncating(own.One[i]);
            }
            reached[batch] = new int[observed.Length];
            for (var band = 0; band < near.Length; band++) Count(own.Times, near[band], limits, observed.AsSpan(band * limits.Length, limits.Length), used, reached[batch].AsSpan(band * limits.Length));
            return 0;
        }, null, progress is null ? null : new Scaled(progress, lanes, options.Permutations), cancellation);
        return [.. Enumerable.Range(0, observed.Length).Select(at => reached.Sum(batch => batch[at]))];
    }

    [SkipLocalsInit]
    static unsafe void Count<T>(T[] times, int[] pairs, int[] limits, ReadOnlySpan<long> observed, int used, Span<int> reached)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var lanes = Vector512<T>.Count;
        var sums = new long[limits.Length * lanes];
        var upTo = stackalloc Vector512<T>[limits.Length];
        var within = stackalloc Vector512<T>[limits.Length];
        // A limit beyond what the lanes hold lies beyond every difference too.
        for (var k = 0; k < limits.Length; k++) within[k] = Vector512.Create(T.CreateSaturating(Math.Max(0, limits[k])));
        fixed (T* time = times)
        fixed (int* pair = pairs)
        {
            for (var from = 0; from < pairs.Length;)
            {
                var to = (int)Math.Min(pairs.Length, from + 2L * ushort.MaxValue);
                for (var k = 0; k < limits.Length; k++) upTo[k] = Vector512<T>.Zero;
                for (; from < to; from += 2)
                {
                    var (a, b) = (Vector512.Load(time + (nint)pair[from] * lanes), Vector512.Load(time + (nint)pair[from + 1] * lanes));
                    var apart = Vector512.Max(a, b) - Vector512.Min(a, b);
                    for (var k = 0; k < limits.Length; k++) upTo[k] -= Vector512.LessThanOrEqual(apart, within[k]);
                }
                for (var k = 0; k < limits.Length; k++)
                    for (var lane = 0; lane < lanes; lane++) sums[k * lanes + lane] += long.CreateTruncating(upTo[k][lane]);
            }
        }
        for (var k = 0; k < limits.Length; k++)
            for (var lane = 0; lane < used; lane++)
                if ((limits[k] < 0 ? 0 : sums[k * lanes + lane]) - (k == 0 || limits[k - 1] < 0 ? 0 : sums[(k - 1) * lanes + lane]) >= observed[k]) reached[k]++;
    }

    /// <summary>All pairs of events by band of time, near or not.</summary>
    static long[] PairsByTime(int[] times, int[] limits)
    {
        var sorted = times.Order().ToArray();
        var counts = limits.Select(limit =>
        {
            long pairs = 0;
            for (var (from, to) = (0, 0); to < sorted.Length; to++)
            {
                while (sorted[to] - sorted[from] > limit && from < to) from++;
                pairs += limit < 0 ? 0 : to - from;
            }
            return pairs;
        }).ToArray();
        for (var k = counts.Length - 1; k > 0; k--) counts[k] -= counts[k - 1];
        return counts;
    }

    static Refused? Check(double[] x, double[] y, int[] time, KnoxOptions options)
    {
        if (Fit.Coordinates(x, y) is { } bad) return bad;
        if (time.Length != x.Length) return new(Unfit.LengthsDiffer, nameof(time));
        if (x.Length < 3) return new(Unfit.TooFew, nameof(x));
        if ((long)time.Max() - time.Min() > int.MaxValue) return new(Unfit.OutOfRange, nameof(time));
        if (time.All(one => one == time[0])) return new(Unfit.NoVariation, nameof(time));
        if (options.Distances.Length == 0) return new(Unfit.Empty, nameof(options.Distances));
        if (Fit.Finite(options.Distances, nameof(options.Distances)) is { } distance) return distance;
        if (options.Times.Length == 0) return new(Unfit.Empty, nameof(options.Times));
        if (!double.IsFinite(options.SameWithin) || options.SameWithin < 0) return new(Unfit.OutOfRange, nameof(options.SameWithin));
        var below = options.SameAddress ? options.SameWithin : -1;
        for (var i = 0; i < options.Distances.Length; below = options.Distances[i++]) if (options.Distances[i] <= below || options.Distances[i] < 0) return new(Unfit.OutOfRange, nameof(options.Distances), i);
        for (var i = 0; i < options.Times.Length; i++) if (options.Times[i] < 0 || (i > 0 && options.Times[i] <= options.Times[i - 1])) return new(Unfit.OutOfRange, nameof(options.Times), i);
        return options.Permutations < 0 ? new(Unfit.OutOfRange, nameof(options.Permutations)) : null;
    }

    sealed class Scaled(IProgress<int> progress, int size, int most) : IProgress<int>
    {
        public void Report(int value) => progress.Report(Math.Min(most, value * size));
    }
}
