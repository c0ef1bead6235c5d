using System.Diagnostics;
using Samsyn.Analysis.Disclosure;

namespace Samsyn.Bench;

/// <summary>Small counts hidden in made-up tables, most of whose cells are small, and the exact audit of what comes out.</summary>
static class DisclosureBench
{
    public static bool Run()
    {
        var isSafe = true;
        foreach (var (rows, columns) in new[] { (13, 12), (26, 24), (100, 20), (290, 20), (1, 520), (12, 520), (7, 24) })
        {
            var table = CountTable.Of(Counts(rows, columns)).Value;
            var watch = Stopwatch.StartNew();
            var suppressed = Suppression.Of(table, new()).Value;
            var made = watch.Elapsed.TotalMilliseconds;
            var audit = suppressed.Audit();
            Console.WriteLine($"  {rows} × {columns}: {audit.Count(cell => cell.IsSmall)} small, {audit.Count} hidden in {made:0} ms, audit {watch.Elapsed.TotalMilliseconds - made:0} ms");
            isSafe &= audit.All(cell => cell.IsProtected);
        }
        return ReadingBench.Report(isSafe, "every hidden cell protected");
    }

    /// <summary>Counts between 0 and 400, even on the logarithmic scale, from a generator of its own so that they are the same everywhere.</summary>
    static long[][] Counts(int rows, int columns)
    {
        var state = 12345UL;
        long Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (long)(Math.Exp((state >> 11) / (double)(1UL << 53) * 6) - 1);
        }
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => Next()).ToArray())];
    }
}
