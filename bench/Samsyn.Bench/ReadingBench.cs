using System.Text;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;

namespace Samsyn.Bench;

/// <summary>Reading S0 from bytes to facts, warm; and the same text a hundred times over, every copy read: at most 120 times as long.</summary>
static class ReadingBench
{
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

        var text = await File.ReadAllTextAsync(Path.Combine(folder, "S0.txt"));
        var one = Encoding.UTF8.GetBytes(text);
        var hundred = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text + "\n", 100)));
        var single = Figures.Time(5, 21, () => Read(one));
        var many = Figures.Time(1, 5, () => Read(hundred));
        var plans = Read(one).Facts.Plans.Count;
        var agreements = 1 + Read(hundred).Others.Count(other => other.Facts.Plans.Count == plans);
        Console.WriteLine($"  100 × S0 ({hundred.Length / 1_000_000.0:0.0} MB, {agreements} agreements read whole): {many}; {many.Median / single.Median:0} times one");
        met &= Report(agreements == 100, "all 100 read");
        return met & Report(many.Median / single.Median <= 120, "at most 120 times");
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
