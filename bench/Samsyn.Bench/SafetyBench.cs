using System.Diagnostics;
using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Bench;

/// <summary>
/// What row-level security adds to a page: the same program twice on one database, as the role that serves, whom the wall holds, and as the
/// superuser, who goes round it. Asked turn about, so that whatever else the machine does falls on both. The filter in the queries and the act log
/// are in both: neither page shows anything above “internal”, so neither notes the reading; what a note costs stands under <c>audit</c>.
/// </summary>
static class SafetyBench
{
    const int WarmUps = 150, Runs = 600;
    const double Most = 1.25;

    public static async Task<bool> RunAsync()
    {
        if (PostgresServer.Absent is { } reason)
        {
            Console.WriteLine($"  skipped. {reason}");
            return true;
        }
        var folder = Directory.CreateTempSubdirectory("samsyn-bench-safety-").FullName;
        try
        {
            const string database = "bench_safety";
            await PostgresServer.CreateDatabase(database);
            var behind = new StorageOptions
            {
                DataDirectory = folder, PostgresConnection = PostgresServer.ConnectionTo(database, PostgresServer.Serving), OwnerConnection = PostgresServer.ConnectionTo(database, PostgresServer.Owning),
            };
            await using var walled = await RunningNode.Start(behind);
            await using var free = await RunningNode.Start(behind with { PostgresConnection = PostgresServer.ConnectionTo(database), OwnerConnection = null });
            using var through = new NodeClient(walled.Address);
            using var round = new NodeClient(free.Address);
            await through.SignIn();
            await round.SignIn();
            var met = true;
            foreach (var (page, name) in new[] { ("/", "start page"), ("/forum", "page of the forums") }) met &= await CompareAsync(page, name, round, through);
            return met;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<bool> CompareAsync(string page, string name, NodeClient round, NodeClient through)
    {
        List<double> without = [], with = [];
        for (var run = -WarmUps; run < Runs; run++)
        {
            var (one, two) = (await TimeAsync(round, page), await TimeAsync(through, page));
            if (run < 0) continue;
            without.Add(one);
            with.Add(two);
        }
        Console.WriteLine($"  {name} without the wall: {Figures.Of(without)}");
        Console.WriteLine($"  {name} behind the wall: {Figures.Of(with)}");
        var ratio = Figures.Of(with).Median / Figures.Of(without).Median;
        return ReadingBench.Report(ratio <= Most, $"{name}: {(ratio - 1) * 100:0} % longer (at most {(Most - 1) * 100:0} %)");
    }

    static async Task<double> TimeAsync(NodeClient client, string page)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.Http.GetAsync(page);
        await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}.");
        return watch.Elapsed.TotalMilliseconds;
    }
}
