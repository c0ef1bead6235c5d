using System.Numerics;
using System.Runtime.InteropServices;

namespace Samsyn.Analysis.Clusters;

/// <summary>
/// Every circle with every window that begins and ends on a day with a case within the circle: to drop an empty day at an end lowers
/// what is expected and leaves the cases, so no other window can be stronger. Serves every null model; one instance a thread.
/// </summary>
sealed class WindowScan(ScanFrame frame)
{
    readonly int[] _perDay = new int[frame.Days];
    readonly int[] _caseDays = new int[frame.Days];
    readonly int[] _upTo = new int[frame.Days + 1];
    readonly double[] _expected = frame.ExpectedBefore is null ? [] : new double[frame.Days + 1];

    /// <summary>The strongest window of the circles round one place, if stronger than what <paramref name="best"/> holds.</summary>
    /// <param name="centre">The place.</param>
    /// <param name="placeStart">Where the cases of each place begin in <paramref name="days"/>.</param>
    /// <param name="days">Days of the cases, place by place.</param>
    /// <param name="best">Improved when something stronger is found.</param>
    public void Search(int centre, int[] placeStart, int[] days, ref BestWindow best)
    {
        var (zones, total, first, separable) = (frame.Zones, frame.Total, frame.FirstStart, frame.ExpectedBefore is null);
        Array.Clear(_perDay);
        Array.Clear(_expected);
        var (inside, fresh) = (0, false);
        for (var at = zones.Start[centre]; at < zones.Start[centre + 1]; at++)
        {
            var place = zones.Member[at];
            inside += placeStart[place + 1] - placeStart[place];
            foreach (var day in days.AsSpan(placeStart[place]..placeStart[place + 1]))
                if (day >= first) (_perDay[day], fresh) = (_perDay[day] + 1, true);
            if (!separable) Add(frame.ExpectedBefore.AsSpan(place * (frame.Days + 1), frame.Days + 1));
            // A larger circle without new cases only expects more.
            if (!zones.Closes[at] || !fresh || inside < frame.MinCases) continue;
            fresh = false;
            var count = 0;
            for (var day = first; day < frame.Days; day++)
                if (_perDay[day] > 0) (_caseDays[count], _upTo[count + 1], count) = (day, _upTo[count] + _perDay[day], count + 1);
            var limits = frame.Likelihood.Limits(Likelihood.LevelOf(best.Statistic));
            for (var from = 0; from < count; from++)
            {
                var start = _caseDays[from];
                for (var to = frame.Prospective ? count - 1 : from; to < count && _caseDays[to] - start < frame.MaxDays; to++)
                {
                    var cases = _upTo[to + 1] - _upTo[from];
                    if (cases < frame.MinCases) continue;
                    var end = frame.Prospective ? frame.Days : _caseDays[to] + 1;
                    var mean = separable ? (double)((long)inside * (frame.Before[end] - frame.Before[start])) / total : _expected[end] - _expected[start];
                    if (cases < limits.Length && mean > limits[cases]) continue;
                    var statistic = frame.Likelihood.Ratio(cases, mean);
                    if (statistic <= best.Statistic) continue;
                    best = new() { Statistic = statistic, Expected = mean, Member = at, FirstDay = start, LastDay = end - 1, Cases = cases };
                    limits = frame.Likelihood.Limits(Likelihood.LevelOf(statistic));
                }
            }
        }
    }

    void Add(ReadOnlySpan<double> expected)
    {
        var sums = MemoryMarshal.Cast<double, Vector<double>>(_expected.AsSpan());
        var terms = MemoryMarshal.Cast<double, Vector<double>>(expected);
        for (var i = 0; i < sums.Length; i++) sums[i] += terms[i];
        for (var i = sums.Length * Vector<double>.Count; i < _expected.Length; i++) _expected[i] += expected[i];
    }
}
