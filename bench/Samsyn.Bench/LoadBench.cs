using System.Diagnostics;
using System.Net;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Bench;

/// <summary>
/// Open-loop load: requests leave at fixed times whether or not earlier ones have come back, and latency counts from the time they
/// should have left, so a stall is not hidden (no co-ordinated omission). Loopback only; ends by itself.
/// </summary>
static class LoadBench
{
    const int PerSecond = 50, WarmUpSeconds = 5, Seconds = 20;

    public static async Task<bool> RunAsync(string root)
    {
        var met = await MeasureAsync(root, "SQLite", postgres: null);
        if (PostgresServer.Absent is { } reason)
        {
            Console.WriteLine($"  PostgreSQL: skipped. {reason}");
            return met;
        }
        await PostgresServer.CreateDatabase("bench");
        return met & await MeasureAsync(root, "PostgreSQL", PostgresServer.ConnectionTo("bench", PostgresServer.Owning));
    }

    static async Task<bool> MeasureAsync(string root, string name, string? postgres)
    {
        await using var server = await RunningServer.StartAsync(root, postgres, "--example", "true");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64 };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        await SignIn.Async(client);
        await SendAsync(client, WarmUpSeconds);
        var latencies = await SendAsync(client, Seconds);
        var sorted = latencies.Order().ToList();
        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
        Console.WriteLine($"  {name}: start page at {PerSecond}/s for {Seconds} s, {sorted.Count} answers: median {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, max {sorted[^1]:0.0} ms");
        return ReadingBench.Report(At(0.99) < 50, $"{name} p99 under 50 ms");
    }

    static async Task<IReadOnlyList<double>> SendAsync(HttpClient client, int seconds)
    {
        var watch = Stopwatch.StartNew();
        var answers = new List<Task<double>>();
        for (var request = 0; request < PerSecond * seconds; request++)
        {
            var due = TimeSpan.FromSeconds((double)request / PerSecond);
            if (due > watch.Elapsed) await Task.Delay(due - watch.Elapsed);
            answers.Add(AnswerAsync(client, watch, due));
        }
        return await Task.WhenAll(answers);
    }

    static async Task<double> AnswerAsync(HttpClient client, Stopwatch watch, TimeSpan due)
    {
        using var answer = await client.GetAsync("/");
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The start page answered {(int)answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
        return (watch.Elapsed - due).TotalMilliseconds;
    }
}
