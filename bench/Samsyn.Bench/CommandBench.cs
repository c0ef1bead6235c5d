using System.Diagnostics;

namespace Samsyn.Bench;

/// <summary>Whole processes as a person starts them, through ./samsyn: time and peak memory.</summary>
static class CommandBench
{
    public static async Task<bool> RunAsync(string root)
    {
        if (RealDocuments.Folder(root) is not { } folder) return true;
        var file = Path.Combine(folder, "S0.txt");
        var times = new List<double>();
        long peak = 0;
        for (var run = 0; run < 12; run++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(root, "samsyn"), ["import", file, "--dry-run", "--json"]) { RedirectStandardOutput = true })!;
            var reading = process.StandardOutput.ReadToEndAsync();
            while (!process.HasExited)
            {
                peak = Math.Max(peak, PeakMemory(process.Id));
                await Task.Delay(5);
            }
            var output = await reading;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0 || output.Length < 1000) return ReadingBench.Report(false, $"the command ended with {process.ExitCode}");
            if (run >= 2) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        var figures = Figures.Of(times);
        Console.WriteLine($"  samsyn import S0.txt --dry-run --json: {figures}, peak {peak / 1024} MB");
        return ReadingBench.Report(figures.Median < 700, "under 0.7 s") & ReadingBench.Report(peak / 1024 < 150, "under 150 MB");
    }

    /// <summary>Kilobytes of the process at its highest (VmHWM), 0 when it is already gone.</summary>
    static long PeakMemory(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(row => row.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
