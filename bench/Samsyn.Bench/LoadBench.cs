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
        return ReadingBench.Report((await PageAsync(client, $"{name}: start page", _ => "/")).P99 < 50, $"{name} p99 under 50 ms");
    }

    /// <summary>Milliseconds from when a request should have left until its whole answer was there.</summary>
    public readonly record struct Latencies(double Median, double P99, double Max);

    /// <summary>One kind of page under load; <paramref name="path"/> gives the address of each request by its number.</summary>
    public static async Task<Latencies> PageAsync(HttpClient client, string what, Func<int, string> path, int perSecond = PerSecond)
    {
        await SendAsync(client, WarmUpSeconds, path, perSecond);
        var sorted = (await SendAsync(client, Seconds, path, perSecond)).Order().ToList();
        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
        var found = new Latencies(At(0.5), At(0.99), sorted[^1]);
        Console.WriteLine($"  {what} at {perSecond}/s for {Seconds} s, {sorted.Count} answers: median {found.Median:0.0} ms, p99 {found.P99:0.0} ms, max {found.Max:0.0} ms");
        return found;
    }

    static async Task<IReadOnlyList<double>> SendAsync(HttpClient client, int seconds, Func<int, string> path, int perSecond)
    {
        var watch = Stopwatch.StartNew();
        var answers = new List<Task<double>>();
        for (var request = 0; request < perSecond * seconds; request++)
        {
            var due = TimeSpan.FromSeconds((double)request / perSecond);
            if (due > watch.Elapsed) await Task.Delay(due - watch.Elapsed);
            answers.Add(AnswerAsync(client, watch, due, path(request)));
        }
        return await Task.WhenAll(answers);
    }

    static async Task<double> AnswerAsync(HttpClient client, Stopwatch watch, TimeSpan due, string path)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
        return (watch.Elapsed - due).TotalMilliseconds;
    }
}
