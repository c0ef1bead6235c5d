using System.Diagnostics;
using System.Globalization;
using Samsyn.Analysis.Series;

namespace Samsyn.Bench;

/// <summary>Farrington-flexible for every municipality: 290 made-up series, one week each, one thread; beside R's surveillance where it is installed.</summary>
static class FarringtonBench
{
    const int Series = 290;
    const int Weeks = 320;
    static readonly string[] Places = ["/usr/lib/R/site-library/surveillance", "/usr/local/lib/R/site-library/surveillance", "/usr/lib/R/library/surveillance"];

    public static async Task<bool> RunAsync(string root)
    {
        var rows = Enumerable.Range(0, Series).Select(Counts).ToArray();
        var limits = new double[Series];
        void Judge()
        {
            for (var at = 0; at < Series; at++) limits[at] = Farrington.Judge(rows[at], Weeks - 1, Weeks - 1, FarringtonOptions.Flexible).Value.Judged.Single().Upper;
        }
        var watch = Stopwatch.StartNew();
        Judge();
        var cold = watch.Elapsed.TotalMilliseconds;
        var warm = Figures.Time(warmUps: 3, runs: 9, Judge);
        Console.WriteLine($"  290 series × 1 week: cold {cold:0.0} ms, warm {warm}");
        for (var several = 1; several <= 4; several *= 2)
        {
            var weeks = several * 4;
            var time = Figures.Time(1, 5, () => { foreach (var row in rows) Farrington.Judge(row, Weeks - weeks, Weeks - 1, FarringtonOptions.Flexible); });
            Console.WriteLine($"  290 series × {weeks} weeks: {time}, {time.Median * 1000 / (Series * weeks):0} µs each");
        }
        var reached = ReadingBench.Report(cold < 300 && warm.Max < 300, "290 series under 300 ms");
        return await Peer(root, rows, limits) && reached;
    }

    static async Task<bool> Peer(string root, double[][] rows, double[] limits)
    {
        if (!Places.Any(Directory.Exists))
        {
            Console.WriteLine("  R's surveillance is not on this machine (r-cran-surveillance); no peer was run.");
            return true;
        }
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, rows.Select(row => string.Join(',', row.Select(count => count.ToString(CultureInfo.InvariantCulture)))));
            using var process = Process.Start(new ProcessStartInfo("Rscript", [Path.Combine(root, "bench", "peers", "farrington.R"), file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync();
            // Where a place had fewer than five events in four weeks surveillance gives no limit.
            var pairs = lines.Skip(1).Zip(limits).Where(pair => pair.First != "NA").Select(pair => (Theirs: double.Parse(pair.First, CultureInfo.InvariantCulture), Ours: pair.Second)).ToList();
            var equal = pairs.Count(pair => pair.Theirs == pair.Ours);
            Console.WriteLine($"  surveillance: {lines.FirstOrDefault()} s; {equal} of its {pairs.Count} limits equal ours, {lines.Length - 1 - pairs.Count} it does not give");
            return ReadingBench.Report(lines.Length == Series + 1 && equal == pairs.Count, "every limit equals surveillance's");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Counts with level, season, bursts and a trend, from a generator of its own so that they are the same everywhere.</summary>
    static double[] Counts(int place)
    {
        var state = (ulong)(place + 1) * 0x9E3779B97F4A7C15;
        double Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (state >> 11) / (double)(1UL << 53);
        }
        var level = Math.Exp((Next() * 5) - 1);
        return [.. Enumerable.Range(0, Weeks).Select(week =>
        {
            var mean = level * (1 + (0.4 * Math.Sin(2 * Math.PI * week / 52))) * Math.Exp(week * 0.001) * (Next() < 0.03 ? 3 : 1);
            var (count, product, limit) = (0, Next(), Math.Exp(-mean));
            while (product > limit && count < 2000)
            {
                count++;
                product *= Next();
            }
            return (double)count;
        })];
    }
}
