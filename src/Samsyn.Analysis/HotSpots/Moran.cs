using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>Whether neighbours are more alike than chance gives, in all.</summary>
/// <param name="I">Moran's I; row-standardised weights.</param>
/// <param name="Expected">Expected by chance.</param>
/// <param name="Variance">Variance when values are permuted over places.</param>
public sealed record GlobalMoran(double I, double Expected, double Variance)
{
    /// <summary>Standard score; 0 when nothing can vary.</summary>
    public double Z => Variance > 0 ? (I - Expected) / Math.Sqrt(Variance) : 0;
}

/// <summary>A place and its neighbours against the mean of all.</summary>
public enum MoranQuadrant
{
    /// <summary>No neighbour, or exactly as the mean.</summary>
    None,
    /// <summary>High among high.</summary>
    HighHigh,
    /// <summary>Low among low.</summary>
    LowLow,
    /// <summary>High among low.</summary>
    HighLow,
    /// <summary>Low among high.</summary>
    LowHigh,
}

/// <summary>Local Moran of one place.</summary>
/// <param name="I">Own deviation × mean deviation of the neighbours ÷ variance; 0 without neighbours.</param>
/// <param name="Quadrant">Which kind of likeness or unlikeness.</param>
public readonly record struct LocalMoran(double I, MoranQuadrant Quadrant);

/// <summary>
/// Moran's I. Global: Moran (1950), Biometrika 37:17–23, moments as in Cliff and Ord (1981). Local: Anselin (1995), Geographical Analysis
/// 27:93–115. Weights are row-standardised.
/// </summary>
public static class Moran
{
    /// <summary>The global I with its expectation and variance under randomisation.</summary>
    /// <returns>Refused for fewer than four places, no neighbours or values all alike.</returns>
    public static Finding<GlobalMoran> Global(double[] values, Neighbours neighbours)
    {
        if (GetisOrd.Check(values, neighbours.Places) is { } unfit) return unfit;
        if (values.Length < 4) return new Refused(Unfit.TooFew, nameof(values));
        if (neighbours.Of.Length == 0) return new Refused(Unfit.NoNeighbours, nameof(neighbours));
        var (deviations, squares) = Deviations(values);
        double n = values.Length, near = 0, fourth = 0;
        for (var place = 0; place < values.Length; place++)
        {
            fourth += Math.Pow(deviations[place], 4);
            near += deviations[place] * Lag(deviations, neighbours, place);
        }
        var weights = WeightSums.Of(neighbours, rowStandardised: true);
        var (s0, s1, s2) = (weights.S0, weights.S1, weights.S2);
        var kurtosis = n * fourth / (squares * squares);
        var expected = -1 / (n - 1);
        var squared = (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0))
            / ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
        return new GlobalMoran(n / s0 * near / squares, expected, Math.Max(0, squared - expected * expected));
    }

    /// <summary>The local I of every place.</summary>
    public static Finding<LocalMoran[]> Local(double[] values, Neighbours neighbours)
    {
        if (GetisOrd.Check(values, neighbours.Places) is { } unfit) return unfit;
        if (neighbours.Of.Length == 0) return new Refused(Unfit.NoNeighbours, nameof(neighbours));
        var (deviations, squares) = Deviations(values);
        var local = new LocalMoran[values.Length];
        for (var place = 0; place < local.Length; place++)
        {
            var (own, lag) = (deviations[place], Lag(deviations, neighbours, place));
            local[place] = new(own * lag / (squares / values.Length), (own, lag) switch
            {
                ( > 0, > 0) => MoranQuadrant.HighHigh,
                ( < 0, < 0) => MoranQuadrant.LowLow,
                ( > 0, < 0) => MoranQuadrant.HighLow,
                ( < 0, > 0) => MoranQuadrant.LowHigh,
                _ => MoranQuadrant.None,
            });
        }
        return local;
    }

    static (double[] Deviations, double Squares) Deviations(double[] values)
    {
        var mean = values.Average();
        var deviations = values.Select(value => value - mean).ToArray();
        return (deviations, deviations.Sum(one => one * one));
    }

    static double Lag(double[] deviations, Neighbours neighbours, int place)
    {
        if (neighbours.Count(place) == 0) return 0;
        var sum = 0.0;
        foreach (var neighbour in neighbours[place]) sum += deviations[neighbour];
        return sum / neighbours.Count(place);
    }
}
