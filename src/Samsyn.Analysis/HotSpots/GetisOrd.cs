using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>How much each neighbour counts.</summary>
public enum Weighting
{
    /// <summary>Each neighbour counts one.</summary>
    Binary,
    /// <summary>The neighbours of a place count one together. z is the same as for <see cref="Binary"/>: both sum and spread shrink alike.</summary>
    RowStandardised,
    /// <summary>
    /// As the Python package esda tells it: it puts the sum of the weights where Ord and Getis have the sum of their squares, which makes z
    /// smaller than it is. For checking against that tool alone.
    /// </summary>
    RowStandardisedAsEsda,
}

/// <summary>Whether there is more of something in one place and round it than elsewhere, in all.</summary>
/// <param name="G">Share of all products of pairs that neighbours have.</param>
/// <param name="Expected">Expected by chance.</param>
/// <param name="Variance">Variance by chance.</param>
public sealed record GlobalG(double G, double Expected, double Variance)
{
    /// <summary>Standard score; 0 when nothing can vary.</summary>
    public double Z => Variance > 0 ? (G - Expected) / Math.Sqrt(Variance) : 0;
}

/// <summary>
/// Local Gi and Gi* of Getis and Ord: is the sum of a place's neighbourhood larger or smaller than chance gives? z as in Ord and Getis
/// (1995), Geographical Analysis 27:286–306; global G as in Getis and Ord (1992), 24:189–206. z of a place is 0 where nothing can be said:
/// it has no neighbour, or all others are alike.
/// </summary>
public static class GetisOrd
{
    /// <summary>z of every place.</summary>
    /// <param name="values">One a place.</param>
    /// <param name="neighbours">Who is next to whom.</param>
    /// <param name="includeSelf">True is Gi*, where a place counts in its own neighbourhood; false is Gi.</param>
    /// <param name="weighting">How much each counts.</param>
    public static Finding<double[]> Local(double[] values, Neighbours neighbours, bool includeSelf = true, Weighting weighting = Weighting.Binary)
    {
        if (Check(values, neighbours.Places) is { } unfit) return unfit;
        if (neighbours.Of.Length == 0) return new Refused(Unfit.NoNeighbours, nameof(neighbours));
        var score = new Score(values, includeSelf, weighting);
        var z = new double[values.Length];
        for (var place = 0; place < z.Length; place++)
        {
            var sum = includeSelf ? values[place] : 0;
            foreach (var neighbour in neighbours[place]) sum += values[neighbour];
            z[place] = score.Z(values[place], sum, neighbours.Count(place) + (includeSelf ? 1 : 0));
        }
        return z;
    }

    /// <summary>z of every square of a grid whose neighbours are all squares at most <paramref name="reach"/> steps away, corners included.</summary>
    /// <param name="values">Row by row.</param>
    /// <param name="columns">Squares in a row.</param>
    /// <param name="includeSelf">True is Gi*, false is Gi.</param>
    /// <param name="reach">1 takes the eight squares round each.</param>
    public static Finding<double[]> Grid(double[] values, int columns, bool includeSelf = true, int reach = 1)
    {
        if (columns < 1 || values.Length % columns != 0) return new Refused(Unfit.OutOfRange, nameof(columns));
        if (Check(values, values.Length) is { } unfit) return unfit;
        var rows = values.Length / columns;
        if (reach < 1) return new Refused(Unfit.OutOfRange, nameof(reach));
        if (values.Length < 2) return new Refused(Unfit.NoNeighbours, nameof(values));
        var score = new Score(values, includeSelf, Weighting.Binary);
        var sums = BoxSums(values, columns, rows, reach);
        for (var row = 0; row < rows; row++)
        {
            var high = Math.Min(rows - 1, row + reach) - Math.Max(0, row - reach) + 1;
            for (var column = 0; column < columns; column++)
            {
                var at = row * columns + column;
                var count = high * (Math.Min(columns - 1, column + reach) - Math.Max(0, column - reach) + 1);
                sums[at] = includeSelf ? score.Z(values[at], sums[at], count) : score.Z(values[at], sums[at] - values[at], count - 1);
            }
        }
        return sums;
    }

    /// <summary>The global G; binary weights.</summary>
    /// <returns>Refused for fewer than four places, negative values, no neighbours or fewer than two values above 0.</returns>
    public static Finding<GlobalG> Global(double[] values, Neighbours neighbours)
    {
        if (Check(values, neighbours.Places) is { } unfit) return unfit;
        if (values.Length < 4) return new Refused(Unfit.TooFew, nameof(values));
        if (neighbours.Of.Length == 0) return new Refused(Unfit.NoNeighbours, nameof(neighbours));
        for (var i = 0; i < values.Length; i++) if (values[i] < 0) return new Refused(Unfit.OutOfRange, nameof(values), i);
        if (values.Count(value => value > 0) < 2) return new Refused(Unfit.NothingToShare, nameof(values));
        double n = values.Length, sum = 0, sum2 = 0, sum3 = 0, sum4 = 0, near = 0;
        // The ratio does not change with the unit; in large units fourth powers would.
        var unit = values.Max();
        for (var place = 0; place < values.Length; place++)
        {
            var value = values[place] / unit;
            (sum, sum2, sum3, sum4) = (sum + value, sum2 + value * value, sum3 + value * value * value, sum4 + value * value * value * value);
            foreach (var neighbour in neighbours[place]) near += value * (values[neighbour] / unit);
        }
        var weights = WeightSums.Of(neighbours, rowStandardised: false);
        var (s0, s1, s2) = (weights.S0, weights.S1, weights.S2);
        var pairs = sum * sum - sum2;
        var b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
        var b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
        var b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
        var b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
        var b4 = s1 - s2 + s0 * s0;
        var expected = s0 / (n * (n - 1));
        var squared = (b0 * sum2 * sum2 + b1 * sum4 + b2 * sum * sum * sum2 + b3 * sum * sum3 + b4 * sum * sum * sum * sum) / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
        return new GlobalG(near / pairs, expected, Math.Max(0, squared - expected * expected));
    }

    internal static Refused? Check(double[] values, int places)
    {
        if (values.Length == 0) return new(Unfit.Empty, nameof(values));
        if (values.Length != places) return new(Unfit.LengthsDiffer, nameof(values));
        if (values.Length < 3) return new(Unfit.TooFew, nameof(values));
        if (Fit.Finite(values, nameof(values)) is { } bad) return bad;
        return Array.TrueForAll(values, value => value == values[0]) ? new(Unfit.NoVariation, nameof(values)) : null;
    }

    /// <summary>Sums of the squares within reach, first along rows and then along columns; each sum is added anew, so that no rounding is carried along.</summary>
    static double[] BoxSums(double[] values, int columns, int rows, int reach)
    {
        var (wide, sums) = (new double[values.Length], new double[values.Length]);
        for (var row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> from = values.AsSpan(row * columns, columns);
            var to = wide.AsSpan(row * columns, columns);
            for (var step = -Math.Min(reach, columns - 1); step <= Math.Min(reach, columns - 1); step++)
                Add(to[Math.Max(0, -step)..Math.Min(columns, columns - step)], from[Math.Max(0, step)..Math.Min(columns, columns + step)]);
        }
        for (var row = 0; row < rows; row++)
            for (var other = Math.Max(0, row - reach); other <= Math.Min(rows - 1, row + reach); other++)
                Add(sums.AsSpan(row * columns, columns), wide.AsSpan(other * columns, columns));
        return sums;
    }

    static void Add(Span<double> to, ReadOnlySpan<double> from)
    {
        var i = 0;
        for (; i <= to.Length - System.Numerics.Vector<double>.Count; i += System.Numerics.Vector<double>.Count)
            (new System.Numerics.Vector<double>(to[i..]) + new System.Numerics.Vector<double>(from[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += from[i];
    }

    /// <summary>Mean and variance of all values, or of all but one, and z of a sum of so many of them.</summary>
    readonly struct Score
    {
        readonly double _n, _mean, _squares;
        readonly bool _includeSelf;
        readonly Weighting _weighting;

        public Score(double[] values, bool includeSelf, Weighting weighting)
        {
            (_n, _includeSelf, _weighting) = (values.Length, includeSelf, weighting);
            _mean = values.Average();
            foreach (var value in values) _squares += (value - _mean) * (value - _mean);
        }

        public double Z(double own, double sum, int count)
        {
            if (count == 0) return 0;
            // Deviations from the mean of all; without the place itself both moments follow from its own deviation.
            var (m, mean, squares) = (_n, 0.0, _squares);
            if (!_includeSelf)
            {
                var deviation = own - _mean;
                (m, mean) = (_n - 1, -deviation / (_n - 1));
                squares = _squares - deviation * deviation * _n / (_n - 1);
            }
            var variance = squares / m;
            var weight = _weighting == Weighting.RowStandardisedAsEsda ? 1.0 / count : 1;
            var spread = _weighting == Weighting.RowStandardisedAsEsda ? (m - 1) / (m - 1) : (m * count - (double)count * count) / (m - 1);
            var scale = variance * spread;
            return scale <= 1e-14 * _squares ? 0 : (sum - count * (_mean + mean)) * weight / Math.Sqrt(scale);
        }
    }
}

/// <summary>Sums of weights that the moments of G and I are made of. Source: Cliff and Ord (1981), <i>Spatial Processes</i>.</summary>
readonly record struct WeightSums(double S0, double S1, double S2)
{
    public static WeightSums Of(Neighbours neighbours, bool rowStandardised)
    {
        var (s0, s1) = (0.0, 0.0);
        var both = new double[neighbours.Places];
        for (var i = 0; i < neighbours.Places; i++)
            foreach (var j in neighbours[i])
            {
                var there = Weight(i);
                var back = neighbours[j].BinarySearch(i) >= 0 ? Weight(j) : 0;
                s0 += there;
                // A pair that is listed from one side alone is met once, others twice.
                s1 += (there + back) * (there + back) * (back > 0 ? 0.5 : 1);
                both[i] += there;
                both[j] += there;
            }
        return new(s0, s1, both.Sum(sum => sum * sum));

        double Weight(int place) => rowStandardised ? 1.0 / neighbours.Count(place) : 1;
    }
}
