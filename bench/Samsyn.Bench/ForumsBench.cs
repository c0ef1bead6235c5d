using System.Diagnostics;
using System.Globalization;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Tests.Kit.Forums;

namespace Samsyn.Bench;

/// <summary>
/// The page of a body and a person's work across all bodies, in a city of 13 districts with 16 forums each: with one year of meetings and with five, under the same load,
/// on both databases. Requests leave at fixed times (see <see cref="LoadBench"/>); the pages of all bodies are asked for in turn.
/// </summary>
static class ForumsBench
{
    const int Years = 5, Limit = 80;
    /// <summary>How much more five years may cost than one: what a noisy machine adds by itself.</summary>
    const double Flat = 1.5;
    const string Person = "Elsa Brohult";

    public static async Task<bool> RunAsync(string root)
    {
        var met = await MeasureAsync(root, "SQLite", postgres: null);
        if (PostgresServer.Absent is { } reason)
        {
            Console.WriteLine($"  PostgreSQL: skipped. {reason}");
            return met;
        }
        await PostgresServer.CreateDatabase("bench_forums");
        return met & await MeasureAsync(root, "PostgreSQL", PostgresServer.ConnectionTo("bench_forums", PostgresServer.Owning));
    }

    static async Task<bool> MeasureAsync(string root, string name, string? postgres)
    {
        await using var server = await RunningServer.StartAsync(root, postgres, "--example", "true");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64 };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        await SignIn.Async(client);
        await using var city = await ForumVolume.Create(new StorageOptions { DataDirectory = server.DataFolder, PostgresConnection = postgres }, Person);
        var today = DateOnly.FromDateTime(DateTime.Now);

        await SeedAsync(city, [today.Year], today);
        var one = await PagesAsync(client, city, name, "1 year");
        await SeedAsync(city, Enumerable.Range(today.Year - Years + 1, Years - 1), today);
        var five = await PagesAsync(client, city, name, $"{Years} years");

        var met = true;
        foreach (var ((page, short_), (_, long_)) in one.Zip(five))
        {
            met &= ReadingBench.Report(long_.P99 < Limit, $"{name}, {page}: p99 under {Limit} ms with {Years} years");
            met &= ReadingBench.Report(long_.Median < Flat * Math.Max(short_.Median, 1), string.Create(CultureInfo.InvariantCulture, $"{name}, {page}: flat, median {short_.Median:0.0} → {long_.Median:0.0} ms"));
        }
        return met;
    }

    static async Task SeedAsync(ForumVolume city, IEnumerable<int> years, DateOnly today)
    {
        var watch = Stopwatch.StartNew();
        foreach (var year in years) await city.AddYear(year, today);
        await city.Analyze();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {city.Bodies.Count} bodies, {city.Meetings} meetings, {city.Decisions} decisions ({watch.Elapsed.TotalSeconds:0} s to write)"));
    }

    static async Task<IReadOnlyList<(string Page, LoadBench.Latencies Of)>> PagesAsync(HttpClient client, ForumVolume city, string name, string years) =>
    [
        ("body page", await LoadBench.PageAsync(client, $"{name}, {years}: body page", request => $"/forum/{city.Bodies[request * 7 % city.Bodies.Count].Id.Value}")),
        ("my work", await LoadBench.PageAsync(client, $"{name}, {years}: my work", _ => "/mitt-arbete")),
    ];
}
