using System.Diagnostics;
using System.Text;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;

namespace Samsyn.Bench;

/// <summary>Reading S0 from bytes to facts, warm; and the same text a hundred times over, every copy read: at most 120 times as long.</summary>
static class ReadingBench
{
    const int Copies = 100;

    public static async Task<bool> RunAsync(string root)
    {
        if (RealDocuments.Folder(root) is not { } folder) return true;
        var met = true;
        foreach (var name in RealDocuments.Names)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, name + ".txt"));
            var figures = Figures.Time(warmUps: 20, runs: 40, () => Read(bytes));
            Console.WriteLine($"  {name} ({bytes.Length / 1000} kB): {figures}");
            if (name == "S0") met &= Report(figures.Median < 60, "S0 under 60 ms");
        }

        foreach (var name in (string[])["S0", "S1"]) met &= await ScaleAsync(folder, name);
        return met;
    }

    /// <summary>Judged by processor time, which other work on the machine does not lengthen; the clock is told beside it.</summary>
    static async Task<bool> ScaleAsync(string folder, string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(folder, name + ".txt"));
        var one = Encoding.UTF8.GetBytes(text);
        var hundred = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text + "\n", Copies)));
        Cost(Copies, () => Read(one));
        Cost(1, () => Read(hundred));
        // Turn about, so that a slow spell of the machine meets both.
        var rounds = Enumerable.Range(0, 5).Select(_ => (One: Cost(Copies, () => Read(one)), Hundred: Cost(1, () => Read(hundred)))).ToList();
        var single = Figures.Of(rounds.Select(round => round.One.Processor / Copies));
        var many = Figures.Of(rounds.Select(round => round.Hundred.Processor));
        var clock = Figures.Of(rounds.Select(round => round.Hundred.Clock / round.One.Clock * Copies));
        var (first, all) = (Read(one).Facts, Read(hundred));
        Console.WriteLine($"  {Copies} × {name} ({hundred.Length / 1_000_000.0:0.0} MB): processor {many}, one {single}: {many.Median / single.Median:0} times one; by the clock {clock.Median:0} times ({clock.Min:0}–{clock.Max:0})");
        var plans = all.Facts.Plans.Count + all.Others.Sum(other => other.Facts.Plans.Count);
        return Report(plans == Copies * first.Plans.Count, $"all {Copies} read: {1 + all.Others.Count} document(s), {plans} plans") & Report(many.Median / single.Median <= 120, "at most 120 times");
    }

    static (double Processor, double Clock) Cost(int times, Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < times; run++) work();
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, watch.Elapsed.TotalMilliseconds);
    }

    static Samsyn.Domain.Agreements.Facts.Reading Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var extracted = DocumentExtractor.ExtractAsync("S0.txt", stream, new ExtractionLimits(), default).GetAwaiter().GetResult().Value;
        return AgreementReader.Read(extracted.Source, extracted.Lines, extracted.Findings);
    }

    public static bool Report(bool met, string what)
    {
        Console.WriteLine($"  {(met ? "reached" : "NOT REACHED")}: {what}");
        return met;
    }
}
