using System.Diagnostics;

namespace Samsyn.Bench;

/// <summary>From starting the built web application on an empty data folder to its first served page.</summary>
static class StartBench
{
    public static async Task<bool> RunAsync(string root)
    {
        var times = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            await using var server = await RunningServer.StartAsync(root);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var figures = Figures.Of(times);
        Console.WriteLine($"  empty data folder to first page: {figures}");
        return ReadingBench.Report(figures.Median < 3000, "under 3 s");
    }
}
