using Samsyn.Analysis.Clusters;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Bench;

/// <summary>Near repeat with 30 bands and 999 permutations; surveillance::knox did not end in 10 minutes, NearRepeat takes 13 CPU s for 522 events.</summary>
static class KnoxBench
{
    public static bool Run()
    {
        var time = Time(11_700, 999, "");
        Time(11_700, 499, " (half the permutations)");
        Time(5_850, 999, " (half the events in half the area)");
        Time(23_400, 999, " (twice the events in twice the area)");
        return ReadingBench.Report(time <= 1000, "n = 11,700, 6 × 5 bands to 500 m, 999 permutations under 1.0 s");
    }

    static double Time(int events, int permutations, string note)
    {
        // Even density, so that pairs within 500 m follow the number of events: 31 to each.
        var side = Math.Sqrt(events / 11_700.0) * 17_200;
        var random = new Philox(5, events);
        double[] x = new double[events], y = new double[events];
        var day = new int[events];
        for (var i = 0; i < events; i++) (x[i], y[i], day[i]) = (random.NextDouble() * side, random.NextDouble() * side, random.Below(367));
        KnoxResult? found = null;
        var figures = Figures.Time(1, 5, () => found = NearRepeat.Test(x, y, day, new()
        {
            Distances = [50, 100, 200, 300, 400, 500], Times = [2, 4, 7, 14, 28], Permutations = permutations,
        }).Value);
        Console.WriteLine($"  {events:N0} events, {found!.NearPairs:N0} near pairs, {permutations} permutations{note}: {figures}");
        return figures.Median;
    }
}
