using Samsyn.Analysis.Clusters;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Bench;

/// <summary>Generated events of a city: seeded, some squares far busier than others, weekdays and seasons uneven. No real place, no real person.</summary>
static class SpaceEvents
{
    /// <summary>Cells of about 500 m with their middles moved a little, so that no two circles grow at the same distance.</summary>
    public static (ScanCases Cases, ScanPlaces Places) Scan(int cases, int cells, int days)
    {
        var random = new Philox(20261122, cases, cells);
        var side = (int)Math.Ceiling(Math.Sqrt(cells));
        double[] x = new double[cells], y = new double[cells], busy = new double[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            (x[cell], y[cell]) = ((cell % side + random.NextDouble() * 0.4) * 530, (cell / side + random.NextDouble() * 0.4) * 530);
            busy[cell] = -Math.Log(1 - random.NextDouble());
        }
        var present = new double[days];
        for (var day = 0; day < days; day++) present[day] = (1 + 0.3 * Math.Sin(day * 2 * Math.PI / 365)) * (day % 7 >= 5 ? 1.3 : 1);
        var (where, when) = (AliasTable.Of(busy).Value, AliasTable.Of(present).Value);
        int[] place = new int[cases], on = new int[cases];
        for (var i = 0; i < cases; i++) (place[i], on[i]) = (where.Draw(ref random), when.Draw(ref random));
        return (new(place, on, days), new(x, y));
    }

    /// <summary>Points round 300 centres of different weight in a square of side <paramref name="side"/>.</summary>
    public static (double[] X, double[] Y) Points(int count, double side)
    {
        var random = new Philox(31, count);
        double[] cx = new double[300], cy = new double[300], weight = new double[300];
        for (var i = 0; i < 300; i++) (cx[i], cy[i], weight[i]) = (random.NextDouble() * side, random.NextDouble() * side, -Math.Log(1 - random.NextDouble()));
        var centre = AliasTable.Of(weight).Value;
        double[] x = new double[count], y = new double[count];
        for (var i = 0; i < count; i++)
        {
            var at = centre.Draw(ref random);
            (x[i], y[i]) = (Math.Clamp(cx[at] + Normal() * side / 30, 0, side), Math.Clamp(cy[at] + Normal() * side / 30, 0, side));
        }
        return (x, y);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
