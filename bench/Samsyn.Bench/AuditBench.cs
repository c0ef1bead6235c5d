using System.Diagnostics;
using Samsyn.Tests.Kit.Acts;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Bench;

/// <summary>A write and a read of a proposal with and without the log, turn about in the same run; then many readers at once, and verification.</summary>
static class AuditBench
{
    const int WarmUps = 20, Runs = 150, Readers = 8, EachReads = 100;

    public static async Task<bool> RunAsync()
    {
        await MeasureAsync(Engine.Sqlite, "SQLite");
        if (PostgresServer.Absent is { } reason) Console.WriteLine($"  PostgreSQL: skipped. {reason}");
        else await MeasureAsync(Engine.PostgreSql, "PostgreSQL (the test server, without fsync)");
        return true;
    }

    static async Task MeasureAsync(Engine engine, string name)
    {
        await using var cost = await AuditCost.Prepare(engine);
        Console.WriteLine($"  {name}");
        await CompareAsync("write", cost.WriteUnnoted, cost.WriteNoted);
        await CompareAsync("read", cost.ReadUnnoted, cost.ReadNoted);

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            for (var read = 0; read < EachReads; read++) await cost.NoteAlone();
        })));
        Console.WriteLine($"    {Readers} at once: {Readers * EachReads / watch.Elapsed.TotalSeconds:0} entries a second");

        watch.Restart();
        var found = await cost.Verify();
        Console.WriteLine($"    verification: {found.Entries} entries in {watch.Elapsed.TotalMilliseconds:0} ms, {(found.IsWhole ? "whole" : "BROKEN")}");
    }

    static async Task CompareAsync(string what, Func<Task> without, Func<Task> with)
    {
        List<double> plain = [], noted = [];
        for (var run = -WarmUps; run < Runs; run++)
        {
            var (one, two) = (await TimeAsync(without), await TimeAsync(with));
            if (run < 0) continue;
            plain.Add(one);
            noted.Add(two);
        }
        Console.WriteLine($"    {what} without: {Figures.Of(plain)}");
        Console.WriteLine($"    {what} with:    {Figures.Of(noted)}");
    }

    static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
