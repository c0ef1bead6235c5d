using System.Diagnostics;
using System.Net;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Bench;

/// <summary>
/// The start page from one node and from two on the same PostgreSQL, by as many readers as keep them busy. Readers and database share this
/// machine's cores with the nodes; so each node is held to a part of a core, small enough that the machine is not the limit. Where that cannot be
/// done the two are measured as they are, and the share of processor time tells what two nodes could give on machines of their own.
/// </summary>
static class NodesBench
{
    const int Readers = 16;
    const double CoresOfANode = 0.25, Aim = 1.7;
    static readonly TimeSpan Compiled = TimeSpan.FromSeconds(30), WarmUp = TimeSpan.FromSeconds(5), Counted = TimeSpan.FromSeconds(15);

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
            await using var b = await RunningNode.Start(storage);
            // While the nodes are free: what is compiled during the count would be laid on one of them.
            await ReadAsync([a, b], Compiled);
            return ProcessorShare.Offered ? await MeasureHeldAsync(a, b) : await MeasureFreeAsync(a, b);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    static async Task<bool> MeasureHeldAsync(RunningNode a, RunningNode b)
    {
        using var first = ProcessorShare.Of(CoresOfANode);
        using var second = ProcessorShare.Of(CoresOfANode);
        first.Hold(a.ProcessId);
        second.Hold(b.ProcessId);
        Console.WriteLine($"  each node is held to {CoresOfANode:0.00} of a core");
        var (one, two) = (await MeasureAsync([a]), await MeasureAsync([a, b]));
        return ReadingBench.Report(two / one >= Aim, $"two nodes give {two / one:0.00} times as many pages as one (at least {Aim:0.0})");
    }

    static async Task<bool> MeasureFreeAsync(RunningNode a, RunningNode b)
    {
        var (one, two) = (await MeasureAsync([a]), await MeasureAsync([a, b]));
        Console.WriteLine($"  two nodes give {two / one:0.00} times as many pages as one, all on this machine's {Environment.ProcessorCount} cores");
        return true;
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
