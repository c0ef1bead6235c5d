using System.Diagnostics;
using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Bench;

/// <summary>
/// The start page from one node and from two on the same PostgreSQL, by as many readers as keep them busy. Everything shares this machine's
/// cores – nodes, database and readers – so the share of processor time tells what two nodes could give on machines of their own.
/// </summary>
static class NodesBench
{
    const int Readers = 16;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5), Counted = TimeSpan.FromSeconds(15);

    public static async Task<bool> RunAsync(string root)
    {
        if (PostgresServer.Absent is { } reason)
        {
            Console.WriteLine($"  skipped. {reason}");
            return true;
        }
        var data = Directory.CreateTempSubdirectory("samsyn-bench-nodes-").FullName;
        try
        {
            var storage = new StorageOptions { DataDirectory = data, PostgresConnection = await PostgreSqlDatabases.Create() };
            await using var a = await RunningNode.Start(storage);
            var one = await MeasureAsync([a]);
            await using var b = await RunningNode.Start(storage);
            var two = await MeasureAsync([a, b]);
            Console.WriteLine($"  two nodes give {two / one:0.00} times as many pages as one");
            return true;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task<double> MeasureAsync(IReadOnlyList<RunningNode> nodes)
    {
        await ReadAsync(nodes, WarmUp);
        var before = nodes.Sum(node => node.ProcessorTime.TotalSeconds);
        var watch = Stopwatch.StartNew();
        var pages = await ReadAsync(nodes, Counted);
        var seconds = watch.Elapsed.TotalSeconds;
        var used = (nodes.Sum(node => node.ProcessorTime.TotalSeconds) - before) / seconds;
        Console.WriteLine($"  {nodes.Count} node(s): {pages / seconds:0.0} pages/s; the nodes use {used:0.00} of {Environment.ProcessorCount} cores, {used / pages * seconds * 1000:0.0} ms of processor a page");
        return pages / seconds;
    }

    static async Task<int> ReadAsync(IReadOnlyList<RunningNode> nodes, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var pages = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            using var client = new NodeClient(nodes[reader % nodes.Count].Address);
            await client.SignIn();
            var count = 0;
            for (; watch.Elapsed < time; count++)
            {
                using var answer = await client.Http.GetAsync("/");
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The start page answered {(int)answer.StatusCode}.");
                await answer.Content.ReadAsByteArrayAsync();
            }
            return count;
        }));
        return pages.Sum();
    }
}
