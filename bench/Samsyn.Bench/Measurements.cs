using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Samsyn.Bench.Accuracy;

namespace Samsyn.Bench;

/// <summary>The measurements by name. Times are medians over counted runs after a warm-up, with the range beside: machines are noisy.</summary>
static class Measurements
{
    static readonly (string Name, string What, Func<string, Task<bool>> Run)[] All =
    [
        ("accuracy", "found / expected per document and field", root => Task.FromResult(AccuracyReport.Run(root))),
        ("reading", "reading in process: warm, and scaling", ReadingBench.RunAsync),
        ("command", "whole processes: import --dry-run --json", CommandBench.RunAsync),
        ("duties", "300 agreements, ten years of evidence", root => Task.FromResult(DutiesBench.Run())),
        ("planner", "a year of meetings for 16 forums and 60 people", _ => Task.FromResult(PlannerBench.Run())),
        ("farrington", "alarms for 290 series, beside R where it is installed", FarringtonBench.RunAsync),
        ("disclosure", "small counts hidden in tables up to 290 × 20 and 12 × 520, and the audit", _ => Task.FromResult(DisclosureBench.Run())),
        ("papers", "minutes as DOCX and PDF, registers, a LibreOffice that hangs", _ => PapersBench.RunAsync()),
        ("audit", "what noting acts and reads costs, both databases", _ => AuditBench.RunAsync()),
        ("mail", "5,000 invitations over SMTP with 50 faults, both databases", _ => MailBench.RunAsync()),
        ("safety", "what row-level security adds to a page", _ => SafetyBench.RunAsync()),
        ("start", "cold start of the built web application", StartBench.RunAsync),
        ("passkey", "signing in with a passkey, both databases", PasskeyBench.RunAsync),
        ("web", "start page under load, both databases", LoadBench.RunAsync),
        ("events", "ten million events into the store and questions about them", EventsBench.RunAsync),
        ("upload", "ten million events through the page of a running server, and again with what changed", _ => UploadBench.RunAsync()),
        ("tiles", "map tiles over a million points, PostGIS beside", TilesBench.RunAsync),
        ("forums", "a body's page and one's own work with one year of a city's meetings and with five, both databases", ForumsBench.RunAsync),
        ("picture", "a picture page with twenty live blocks over ten million events", PictureBench.RunAsync),
        ("values", "the page of a table of 104,400 values, the first time and after", ValuesBench.RunAsync),
        ("nodes", "start page from one node and from two on PostgreSQL", NodesBench.RunAsync),
        ("space", "density, Gi* and its permutations, spatstat and spdep beside", root => Task.FromResult(SpaceBench.Run(root))),
        ("scan", "space–time permutation scan, 999 replications", _ => Task.FromResult(ScanBench.Run())),
        ("knox", "near repeat, 30 bands, 999 permutations", _ => Task.FromResult(KnoxBench.Run())),
    ];

    public static async Task<int> RunAsync(string root, IReadOnlyList<string> names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var unknown = names.Where(name => All.All(measurement => measurement.Name != name)).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"No measurement is called {string.Join(", ", unknown)}. There are: {string.Join(", ", All.Select(measurement => measurement.Name))}.");
            return 2;
        }
        Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        var done = true;
        foreach (var (name, what, run) in All.Where(measurement => names.Count == 0 || names.Contains(measurement.Name)))
        {
            Console.WriteLine($"\n{name} – {what}");
            done &= await run(root);
        }
        return done ? 0 : 1;
    }
}

/// <summary>Milliseconds of several runs.</summary>
readonly record struct Figures(double Median, double Min, double Max)
{
    public static Figures Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return new(sorted[sorted.Count / 2], sorted[0], sorted[^1]);
    }

    public static Figures Time(int warmUps, int runs, Action work)
    {
        for (var run = 0; run < warmUps; run++) work();
        return Of(Enumerable.Range(0, runs).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            work();
            return watch.Elapsed.TotalMilliseconds;
        }).ToList());
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median {Median:0.0} ms (min {Min:0.0}, max {Max:0.0})");
}
