using System.Diagnostics;
using System.Globalization;
using Samsyn.Analysis.Density;
using Samsyn.Analysis.HotSpots;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Bench;

/// <summary>Density and hot spots; spatstat 8.8 CPU s, spdep 48 CPU s and 9.8 CPU s for the same. The peers run beside when R has them.</summary>
static class SpaceBench
{
    public static bool Run(string root)
    {
        var grid = new DensityGrid(0, 0, 1, 1024, 1024);
        var (x, y) = SpaceEvents.Points(1_000_000, 1024);
        var density = Figures.Time(3, 9, () => KernelDensity.Surface(x, y, grid, 20.5));
        Console.WriteLine($"  density, 1,000,000 points, 1024 × 1024, sigma 20.5, rectangle: {density}");
        var done = ReadingBench.Report(density.Median <= 60, "density with edge correction under 60 ms");
        var mask = WindowMask.Of(grid, [[.. Enumerable.Range(0, 200).Select(i => (512 + 500 * Math.Cos(i * Math.PI / 100), 512 + 500 * Math.Sin(i * Math.PI / 100)))]]).Value;
        var polygon = Figures.Time(1, 7, () => KernelDensity.Surface(x, y, grid, 20.5, mask));
        Console.WriteLine($"  the same within a polygon of 200 corners: {polygon}");
        done &= ReadingBench.Report(polygon.Median <= 60, "density within a polygon under 60 ms");
        foreach (var points in new[] { 500_000, 1_000_000, 2_000_000 })
        {
            var (px, py) = SpaceEvents.Points(points, 1024);
            Console.WriteLine($"  density, {points:N0} points: {Figures.Time(1, 5, () => KernelDensity.Surface(px, py, grid, 20.5))}");
        }

        var values = Counts(300 * 300);
        var local = Figures.Time(5, 15, () => GetisOrd.Grid(values, 300));
        var lists = Figures.Time(2, 7, () => GetisOrd.Local(values, Neighbours.Grid(300, 300, Contiguity.Queen).Value));
        Console.WriteLine($"  Gi*, 90,000 squares: {local}; by lists of neighbours, made anew: {lists}");
        done &= ReadingBench.Report(local.Median <= 10, "Gi* of 90,000 squares under 10 ms");
        var small = Counts(100 * 100);
        var queen = Neighbours.Grid(100, 100, Contiguity.Queen).Value;
        var permuted = Figures.Time(2, 7, () => ConditionalPermutation.Test(small, queen));
        Console.WriteLine($"  permutation p, 10,000 squares × 999: {permuted}; × 1,998: {Figures.Time(0, 5, () => ConditionalPermutation.Test(small, queen, 1998))}");
        done &= ReadingBench.Report(permuted.Median <= 200, "permutation p of 10,000 squares × 999 under 0.2 s");
        foreach (var script in new[] { "spatstat.R", "spdep.R" }) Peer(Path.Combine(root, "bench", "peers", script));
        return done;
    }

    static double[] Counts(int squares)
    {
        var random = new Philox(8, squares);
        var values = new double[squares];
        for (var i = 0; i < squares; i++) values[i] = (int)(-3 * Math.Log(1 - random.NextDouble()));
        return values;
    }

    static void Peer(string script)
    {
        try
        {
            using var peer = Process.Start(new ProcessStartInfo("Rscript", ["--vanilla", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = peer.StandardOutput.ReadToEndAsync();
            var failed = peer.StandardError.ReadToEndAsync();
            peer.WaitForExit();
            Console.WriteLine(peer.ExitCode == 0 ? "  " + said.Result.Trim().Replace("\n", "\n  ", StringComparison.Ordinal)
                : string.Create(CultureInfo.InvariantCulture, $"  {Path.GetFileName(script)} did not run: {failed.Result.Trim().Split('\n')[^1]}"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine($"  {Path.GetFileName(script)}: R is not on this machine, no peer beside");
        }
    }
}
