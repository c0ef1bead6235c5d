using System.Globalization;
using Samsyn.Analysis.Clusters;
using Samsyn.Tests.Kit;

namespace Samsyn.Analysis.Tests.Clusters;

/// <summary>The data sets whose answers other tools have published.</summary>
static class PublishedCases
{
    public static (ScanCases Cases, ScanPlaces Places, string[] Names) NewYorkFever()
    {
        var places = SharedData.Lines("satscan/NYCfever.geo").Select(Words).Where(row => row.Length == 3).ToList();
        var number = places.Select((row, index) => (row[0], index)).ToDictionary(one => one.Item1, one => one.index);
        var (place, day) = (new List<int>(), new List<int>());
        foreach (var row in SharedData.Lines("satscan/NYCfever.cas").Select(Words).Where(row => row.Length == 3))
            for (var copy = 0; copy < int.Parse(row[1], CultureInfo.InvariantCulture); copy++)
            {
                place.Add(number[row[0]]);
                day.Add(int.Parse(row[2].Split('/')[2], CultureInfo.InvariantCulture) - 1);
            }
        return (new([.. place], [.. day], 24), new([.. places.Select(row => Number(row[2]))], [.. places.Select(row => Number(row[1]))], Metric.GreatCircle), [.. places.Select(row => row[0])]);
    }

    public static (double[] X, double[] Y, int[] Time) Burkitt()
    {
        var rows = SharedData.Lines("splancs/burkitt.csv").Skip(1).Select(line => line.Split(',')).Where(row => row.Length >= 3).ToList();
        return ([.. rows.Select(row => Number(row[0]))], [.. rows.Select(row => Number(row[1]))], [.. rows.Select(row => int.Parse(row[2], CultureInfo.InvariantCulture))]);
    }

    public static (double[] X, double[] Y, int[] Time) ChicagoArson()
    {
        var rows = SharedData.Lines("nearrepeat/chicago_arson.csv").Select(line => line.Split(',')).Where(row => row.Length == 3).ToList();
        return ([.. rows.Select(row => Number(row[0]))], [.. rows.Select(row => Number(row[1]))],
            [.. rows.Select(row => DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber)]);
    }

    /// <summary>Seeded cases over scattered places with more where few places are busy; some cluster when asked.</summary>
    public static (ScanCases Cases, ScanPlaces Places) Generated(int places, int cases, int days, ulong seed, int planted = 0)
    {
        var random = new Samsyn.Analysis.Sampling.Philox(seed, 0);
        double[] x = new double[places], y = new double[places];
        for (var i = 0; i < places; i++) (x[i], y[i]) = (random.NextDouble() * 5000, random.NextDouble() * 5000);
        int[] place = new int[cases], day = new int[cases];
        for (var i = 0; i < cases; i++)
        {
            (place[i], day[i]) = ((int)(places * Math.Pow(random.NextDouble(), 1.5)), random.Below(days));
            if (i < planted) (place[i], day[i]) = (3, days / 2 + random.Below(3));
        }
        return (new(place, day, days), new(x, y));
    }

    static string[] Words(string line) => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
