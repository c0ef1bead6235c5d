using System.Diagnostics;
using Samsyn.Analysis.Clusters;

namespace Samsyn.Bench;

/// <summary>The space–time permutation scan with 999 replications; SaTScan 10.3.2 on such data: 38.9 s wall (single cell), about 50 CPU minutes (2 km).</summary>
static class ScanBench
{
    public static bool Run()
    {
        var (cases, places) = SpaceEvents.Scan(11_700, 1_787, 367);
        var options = new ScanOptions { MaxRadius = 0, MaxDays = 30, Replications = 999 };
        var (single, _) = Time("11,700 cases, 1,787 cells, 367 days, 30-day windows, single cell", cases, places, options);
        var done = ReadingBench.Report(single <= 5, "single cell, 999 replications, under 5 s");
        var (wide, cpu) = Time("the same, circles of 2 km", cases, places, options with { MaxRadius = 2000 });
        var windows = Windows(places, 2000) * 367.0 * 30 * 1000;
        Console.WriteLine($"  {windows / 1e9:0} G windows bounded or tried, {windows / cpu / 1e9:0.0} G a second and core");
        done &= ReadingBench.Report(wide <= 120, "2 km circles, 999 replications, under 120 s");
        foreach (var replications in new[] { 100, 200, 400 }) Time($"2 km, {replications} replications", cases, places, options with { MaxRadius = 2000, Replications = replications });
        foreach (var days in new[] { 15, 30, 60 }) Time($"2 km, windows up to {days} days, 100 replications", cases, places, options with { MaxRadius = 2000, Replications = 100, MaxDays = days });
        foreach (var many in new[] { 5_850, 11_700, 23_400 })
        {
            var (more, cells) = SpaceEvents.Scan(many, 1_787, 367);
            Time($"2 km, {many:N0} cases, 100 replications", more, cells, options with { MaxRadius = 2000, Replications = 100 });
        }
        Time("2 km, weekdays allowed for, 20 replications", cases, places, options with { MaxRadius = 2000, Replications = 20, Strata = [.. Enumerable.Range(0, 367).Select(day => day % 7)] });
        return done;
    }

    static (double Wall, double Cpu) Time(string what, ScanCases cases, ScanPlaces places, ScanOptions options)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var found = SpaceTimeScan.Permutation(cases, places, options).Value;
        var (wall, cpu) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        Console.WriteLine($"  {what}: {wall:0.00} s, {cpu:0.00} CPU s; strongest {found.Clusters[0].Statistic:0.000000}, p {found.Clusters[0].P:0.000}");
        return (wall, cpu);
    }

    static long Windows(ScanPlaces places, double radius)
    {
        long members = 0;
        for (var a = 0; a < places.X.Length; a++)
            for (var b = 0; b < places.X.Length; b++)
                if (double.Hypot(places.X[a] - places.X[b], places.Y[a] - places.Y[b]) <= radius) members++;
        return members;
    }
}
