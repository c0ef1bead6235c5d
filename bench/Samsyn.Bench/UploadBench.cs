using System.Diagnostics;
using System.Globalization;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Bench;

/// <summary>
/// The national file through the page of a running server, as a browser sends it: sent, looked at, read in; then sent again with a few thousand events other, compared, and said yes to.
/// What the server took in time, memory and disk. SAMSYN_EVENTS names another number of rows.
/// </summary>
static class UploadBench
{
    static readonly (string, string)[] Columns =
        [("Id", "id"), ("Occurred", "fran"), ("OccurredTo", "till"), ("Area", "kommun"), ("Other", "kommunnamn"), ("Type", "typ"), ("Other", "plats"), ("X", "x"), ("Y", "y"), ("Count", "antal")];

    public static async Task<bool> RunAsync()
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_EVENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("samsyn-upload-").FullName;
        try
        {
            var file = Path.Combine(folder, "events.csv");
            var length = NationalEvents.Write(file, rows);
            Console.WriteLine($"  {rows} rows, {length / 1e9:0.000} GB; load {Load()}");
            await using var node = await RunningNode.Start(new StorageOptions { DataDirectory = Path.Combine(folder, "data") });
            using var client = new NodeClient(node.Address);
            await client.SignIn();
            var walk = new DataWalk(client);
            Console.WriteLine($"  the server before: {Memory(node)}");
            var dataset = await walk.Create("Riket");
            await Once(walk, node, dataset, file, folder, "Inläst");
            if (await walk.Rows(dataset) != rows) return ReadingBench.Report(false, $"{rows} rows through the page");
            Change(file, rows);
            var again = await Once(walk, node, dataset, file, folder, "Väntar på ert ja");
            var watch = Stopwatch.StartNew();
            await walk.Yes(again);
            Console.WriteLine($"  said yes to: {watch.Elapsed.TotalSeconds:0.00} s; {await walk.Rows(dataset)} rows");
            return ReadingBench.Report(await walk.Rows(dataset) == rows, $"{rows} rows through the page, twice");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> Once(DataWalk walk, RunningNode node, string dataset, string file, string folder, string until)
    {
        var most = 0L;
        using var done = new CancellationTokenSource();
        var looking = Task.Run(async () =>
        {
            for (; !done.IsCancellationRequested; await Task.Delay(250)) most = Math.Max(most, Used(Path.Combine(folder, "data")));
        });
        var watch = Stopwatch.StartNew();
        string mapping;
        await using (var content = File.OpenRead(file)) mapping = await walk.Upload(dataset, "rikets.csv", content, TimeSpan.FromMinutes(20));
        Console.WriteLine($"  sent and kept: {watch.Elapsed.TotalSeconds:0.0} s; {Memory(node)}; load {Load()}");
        watch.Restart();
        await walk.Import(mapping, Columns, ',', "Replace", "SWEREF 99 TM");
        Console.WriteLine($"  looked at: {watch.Elapsed.TotalSeconds:0.00} s");
        watch.Restart();
        await walk.Until(mapping, TimeSpan.FromMinutes(20), until, "Inte inläst");
        await done.CancelAsync();
        await looking;
        Console.WriteLine($"  {until}: {watch.Elapsed.TotalSeconds:0.0} s after it was queued; {Memory(node)}; the data folder at most {most / 1e9:0.00} GB; load {Load()}");
        return mapping;
    }

    /// <summary>Every thousandth row becomes another.</summary>
    static void Change(string file, int rows)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var buffer = new byte[256];
        for (var part = 1; part < rows / 1000; part++)
        {
            stream.Position = stream.Length * part / (rows / 1000);
            var read = stream.Read(buffer);
            // The last figure of the count, which is 1 everywhere.
            if (buffer.AsSpan(0, read).IndexOf("\n"u8) is not (> 0 and var end)) continue;
            stream.Position += end - read - 1;
            stream.WriteByte((byte)'2');
        }
    }

    static long Used(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(one => one.Length);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    static string Memory(RunningNode node)
    {
        var status = File.ReadAllLines($"/proc/{node.ProcessId.ToString(CultureInfo.InvariantCulture)}/status");
        return $"{Gigabytes("VmRSS:")} GB, {Gigabytes("VmHWM:")} GB at most";

        string Gigabytes(string name) => (long.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1e6).ToString("0.00", CultureInfo.InvariantCulture);
    }

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
