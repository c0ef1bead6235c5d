using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Organisations;

namespace Samsyn.Bench;

/// <summary>
/// National scale: a file of ten million events into the store by the command itself, in a process of its own so that its memory is its own, and questions asked of it. Beside it
/// data.table and DuckDB over the same file, where they are installed (bench/peers). SAMSYN_EVENTS names another number of rows.
/// </summary>
static class EventsBench
{
    const double MostSeconds = 5, MostGigabytes = 1.5, MostCompared = 1.5, MostForGroups = 100;

    public static async Task<bool> RunAsync(string root)
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_EVENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("samsyn-events-").FullName;
        try
        {
            var (file, profile, data) = (Path.Combine(folder, "events.csv"), Path.Combine(folder, "profile.json"), Path.Combine(folder, "data"));
            var length = NationalEvents.Write(file, rows);
            await File.WriteAllTextAsync(profile, NationalEvents.Profile);
            Console.WriteLine($"  {rows} rows, {length / 1e9:0.000} GB, {(double)length / rows:0} B a row; load {Load()}");
            var done = true;
            List<double> seconds = [];
            for (var run = 0; run < 3; run++)
            {
                var (took, wall, processor, gigabytes) = await Command(root, "data", "import", file, "--dataset", "rikets", "--profile", profile, "--source", "påhittad", "--json", "--data", data);
                seconds.Add(took);
                Console.WriteLine($"  {(run == 0 ? "import" : "again, compared event by event")}: {took:0.00} s, {length / took / 1e9:0.00} GB/s; the whole command {wall:0.00} s wall, {processor:0.00} CPU s, {gigabytes:0.00} GB at most; load {Load()}");
                done &= gigabytes <= (run == 0 ? MostGigabytes : MostCompared);
            }
            done &= ReadingBench.Report(seconds.Min() <= MostSeconds && done, $"{rows} rows into the store within {MostSeconds} s and {MostGigabytes} GB");
            done &= await Ask(data);
            await Append(root, folder, file, rows);
            await Peer.Run("data.table", "Rscript", Path.Combine(root, "bench", "peers", "fread.R"), file);
            await Peer.Run("DuckDB", "node", Path.Combine(root, "bench", "peers", "duckdb.mjs"), file);
            return done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a night brings: ten thousand rows that are there already and say something else, and ten thousand new ones, woven in by their names.</summary>
    static async Task Append(string root, string folder, string file, int rows)
    {
        const int Night = 10_000;
        var (night, profile, data) = (Path.Combine(folder, "night.csv"), Path.Combine(folder, "profile-id.json"), Path.Combine(folder, "data-id"));
        await File.WriteAllTextAsync(profile, NationalEvents.ProfileWithId);
        await Command(root, "data", "import", file, "--dataset", "rikets", "--profile", profile, "--source", "påhittad", "--json", "--data", data);
        for (var run = 1; run <= 3; run++)
        {
            NationalEvents.Write(night, 2 * Night, (ulong)run, first: rows + ((run - 2) * Night), of: rows);
            var (took, wall, processor, gigabytes) = await Command(root, "data", "import", night, "--append", "--dataset", "rikets", "--profile", profile, "--json", "--data", data);
            Console.WriteLine($"  a night of {2 * Night} rows woven into {rows} by name: {took:0.00} s; the whole command {wall:0.00} s wall, {processor:0.00} CPU s, {gigabytes:0.00} GB at most; load {Load()}");
        }
    }

    static async Task<bool> Ask(string data)
    {
        await using var services = new ServiceCollection().AddSamsyn(new() { DataDirectory = data }).BuildServiceProvider();
        await using var scope = services.ForSystem();
        await scope.ServiceProvider.GetRequiredService<Database>().Open(default);
        var actor = await scope.ServiceProvider.GetRequiredService<TerminalActor>().Run(Environment.UserName, default);
        scope.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
        var dataset = (await scope.ServiceProvider.GetRequiredService<ListDatasets>().Run(actor, withRetired: false, default))[0].Dataset;
        var watch = Stopwatch.StartNew();
        var set = (await scope.ServiceProvider.GetRequiredService<EventStore>().Open(actor, dataset.Id, default)).Value;
        Console.WriteLine($"  opened from disk, with seals and checksums: {watch.Elapsed.TotalMilliseconds:0} ms, {set.Rows} rows");
        EventCounts counts = null!;
        var groups = Measure($"week × municipality × type", () => counts = set.Count(EventFilter.All, CountBy.Week, CountBy.Area, CountBy.Type));
        Console.WriteLine($"    {counts.Groups} groups, {counts.Total} events");
        Measure("weekday × hour", () => counts = set.Count(EventFilter.All, CountBy.Weekday, CountBy.Hour));
        Measure("one municipality by month", () => counts = set.Count(new() { Areas = new HashSet<string> { set.Areas[0] } }, CountBy.Month));
        Measure("one year, 50 km square, by type", () => counts = set.Count(new() { From = new(2018, 1, 1), To = new(2018, 12, 31), Within = new(600_000, 6_500_000, 650_000, 6_550_000) }, CountBy.Type));
        Measure("points of one month", () => set.Points(new() { From = new(2018, 6, 1), To = new(2018, 6, 30) }));
        return ReadingBench.Report(groups.Min <= MostForGroups, $"week × municipality × type within {MostForGroups} ms");

        static Figures Measure(string what, Action work)
        {
            var figures = Figures.Time(warmUps: 3, runs: 9, work);
            Console.WriteLine($"  {what}: {figures}; load {Load()}");
            return figures;
        }
    }

    /// <summary>What the import says of itself, as the peers time themselves without their start, and what the whole process took.</summary>
    internal static async Task<(double Took, double Wall, double Processor, double Gigabytes)> Command(string root, params string[] arguments)
    {
        // As ./samsyn starts it: precompiled where that was made.
        var precompiled = Path.Combine(root, ".build", "app", "samsyn-cli.dll");
        var program = File.Exists(precompiled) ? precompiled : Path.Combine(root, "src", "Samsyn.Cli", "bin", "Release", "net10.0", "samsyn-cli.dll");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (most, processor) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (most, processor) = (Math.Max(most, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }
        await process.WaitForExitAsync();
        var wall = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await wrong}");
        var took = System.Text.Json.JsonDocument.Parse(await said).RootElement.GetProperty("seconds").GetDouble();
        return (took, wall, processor.TotalSeconds, most / 1e9);
    }

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
