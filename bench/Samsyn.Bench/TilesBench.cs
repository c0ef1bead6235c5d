using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Places.Tiles;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Bench;

/// <summary>
/// Map tiles over a million points of made-up events, half of them in three towns, through the whole road of a request but HTTP: who may see, which edition, which points, drawn and
/// encoded. PostGIS draws the same tiles of the same points in the same run, where it is installed (bench/peers). SAMSYN_POINTS names another number.
/// </summary>
static class TilesBench
{
    const double MostFarMilliseconds = 30, MostFarBytes = 200_000, MostNearMilliseconds = 3;
    static readonly (double East, double North, double Spread)[] Towns = [(674_000, 6_580_000, 9_000), (320_000, 6_400_000, 7_000), (375_000, 6_163_000, 5_000)];

    public static async Task<bool> RunAsync(string root)
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_POINTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("samsyn-tiles-").FullName;
        try
        {
            var file = Path.Combine(folder, "points.csv");
            await File.WriteAllTextAsync(file, Made(wanted));
            await using var services = new ServiceCollection().AddSamsyn(new() { DataDirectory = Path.Combine(folder, "data") }).BuildServiceProvider();
            await using var scope = services.ForSystem();
            await scope.ServiceProvider.GetRequiredService<Database>().Open(default);
            var actor = await scope.ServiceProvider.GetRequiredService<TerminalActor>().Run(Environment.UserName, default);
            scope.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
            var dataset = (await scope.ServiceProvider.GetRequiredService<CreateDataset>().Run(actor, new(new() { Name = "Punkter", Source = "påhittad" }, OfBoth: true), default)).Value;
            var imported = await scope.ServiceProvider.GetRequiredService<ImportEvents>().Run(actor, new(dataset, file, new()
            {
                Name = "punkter", CoordinateSystem = CoordinateSystem.Sweref99Tm.Name, Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Type, "typ"), new(ColumnRole.X, "x"), new(ColumnRole.Y, "y")],
            }, file + ".rejects", Language.Swedish), null, default);
            if (!imported.IsDone) throw new InvalidOperationException(string.Join(", ", imported.Refusals));
            var read = scope.ServiceProvider.GetRequiredService<ReadTile>();
            var watch = Stopwatch.StartNew();
            await read.Run(actor, new(dataset, 0, 0, 0, TileView.Points), null, default);
            Console.WriteLine($"  {wanted} points; the first tile, with the index made: {watch.Elapsed.TotalMilliseconds:0} ms; load {Load()}");
            var done = true;
            List<string> tiles = [];
            foreach (var zoom in new[] { 5, 8, 10, 13, 16 })
            {
                var world = WebMercator.FromSweref(Towns[0].East + 500, Towns[0].North + 500);
                var (x, y) = ((int)(world.X * (1 << zoom)), (int)(world.Y * (1 << zoom)));
                tiles.Add(string.Create(CultureInfo.InvariantCulture, $"{zoom}/{x}/{y}"));
                foreach (var view in Enum.GetValues<TileView>())
                {
                    TileQuestion question = new(dataset, zoom, x, y, view) { From = new(2015, 1, 1), To = new(2024, 12, 31) };
                    List<double> took = [];
                    var bytes = 0;
                    for (var run = 0; run < 30; run++)
                    {
                        watch.Restart();
                        bytes = (await read.Run(actor, question, null, default)).Value.Bytes!.Length;
                        took.Add(watch.Elapsed.TotalMilliseconds);
                    }
                    took.Sort();
                    Console.WriteLine($"  zoom {zoom,2}, {view}: median {took[15]:0.00} ms, least {took[0]:0.00} ms, most {took[^1]:0.00} ms; {bytes} bytes; load {Load()}");
                    if (zoom == 8) done &= ReadingBench.Report(took[15] <= MostFarMilliseconds && bytes <= MostFarBytes, $"a tile at zoom 8 within {MostFarMilliseconds} ms and {MostFarBytes / 1000:0} kB");
                    if (zoom == 13) done &= ReadingBench.Report(took[15] <= MostNearMilliseconds, $"a tile at zoom 13 within {MostNearMilliseconds} ms");
                }
            }
            await Peer.Run("PostGIS", "bash", [Path.Combine(root, "bench", "peers", "postgis.sh"), file, .. tiles]);
            return done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Made(int count)
    {
        var dice = new Random(1);
        StringBuilder text = new("tid;typ;x;y\n", count * 40);
        string[] types = ["Rån", "Skadegörelse", "Stöld", "Misshandel"];
        for (var made = 0; made < count; made++)
        {
            var (x, y) = (300_000 + dice.NextDouble() * 400_000, 6_300_000 + dice.NextDouble() * 300_000);
            if (dice.Next(2) == 0)
            {
                var (town, far, turn) = (Towns[dice.Next(Towns.Length)], Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())), Math.Tau * dice.NextDouble());
                (x, y) = (town.East + town.Spread * far * Math.Cos(turn), town.North + town.Spread * far * Math.Sin(turn));
            }
            text.Append(CultureInfo.InvariantCulture, $"{new DateTime(2015, 1, 1).AddMinutes(dice.Next(10 * 365 * 1440)):yyyy-MM-dd HH:mm};{types[dice.Next(4)]};{x:0.0};{y:0.0}\n");
        }
        return text.ToString();
    }

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
