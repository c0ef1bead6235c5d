using System.Globalization;
using System.Text;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>Files of made-up events, and what is done with them.</summary>
sealed class DatasetDesk(TestDatabase samsyn) : IDisposable
{
    public static readonly ImportProfile Profile = new()
    {
        Name = "prov", CoordinateSystem = "SWEREF 99 TM",
        Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.OccurredTo, "till"), new(ColumnRole.Area, "kommun"), new(ColumnRole.Type, "typ"), new(ColumnRole.X, "x"), new(ColumnRole.Y, "y"), new(ColumnRole.Count, "antal"), new(ColumnRole.Other, "plats")],
    };

    public const string Heading = "tid;till;kommun;typ;x;y;antal;plats\n";

    public string Folder { get; } = Directory.CreateTempSubdirectory("samsyn-data-").FullName;

    public string Rejects => Path.Combine(Folder, "rejects.csv");

    public sealed record Event(DateTime At, string Area, string Type, double X, double Y, int Count, string Place)
    {
        public string Line => string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd HH:mm};;{Area};{(Type.Contains(',') ? $"\"{Type}\"" : Type)};{(X == 0 ? "" : X.ToString("0.0"))};{(X == 0 ? "" : Y.ToString("0.0"))};{Count};\"{Place}\"\n");
    }

    public static List<Event> Some(int count, int seed)
    {
        var dice = new Random(seed);
        string[] areas = ["0180", "0114", "0019", "1480"], types = ["Rån", "Stöld, butik", "Skadegörelse"];
        return [.. Enumerable.Range(0, count).Select(_ => new Event(new DateTime(2017, 12, 20).AddMinutes(dice.Next(3 * 365 * 1440)), areas[dice.Next(4)], types[dice.Next(3)],
            dice.Next(20) == 0 ? 0 : (6_500_000 + dice.Next(50_000)) / 10.0, (65_500_000 + dice.Next(50_000)) / 10.0, dice.Next(4) == 0 ? dice.Next(400) : 1, dice.Next(9) == 0 ? "två\nrader" : $"Gata {dice.Next(99_999)}"))];
    }

    public string Write(string text, Encoding? encoding = null)
    {
        var path = Path.Combine(Folder, Path.GetRandomFileName() + ".csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }

    public string Write(IEnumerable<Event> events) => Write(Heading + string.Concat(events.Select(one => one.Line)));

    public async Task<DatasetId> Create(Actor? actor = null, PartySide? owner = null, bool ofBoth = false, ImportRule rule = ImportRule.Replace) =>
        (await samsyn.RunFor(actor ?? TestActors.Coordinator, (CreateDataset act) => act.Run(actor ?? TestActors.Coordinator, new(new() { Name = "Händelser", Source = "Polisen", Rule = rule }, owner, ofBoth), default))).Value;

    public Task<Outcome<ImportedEvents>> Import(DatasetId dataset, string path, ImportProfile? profile = null, Actor? actor = null, long part = 1 << 20, CancellationToken cancellation = default) =>
        samsyn.RunFor(actor ?? TestActors.Coordinator, (ImportEvents act) => act.Run(actor ?? TestActors.Coordinator, new(dataset, path, profile ?? Profile, Rejects, Language.Swedish) { PartLength = part }, null, cancellation));

    public async Task<EventSet> Open(DatasetId dataset, Actor? actor = null) => (await samsyn.RunFor(actor ?? TestActors.Coordinator, (EventStore store) => store.Open(actor ?? TestActors.Coordinator, dataset, default))).Value;

    public Task<Outcome<VerifiedDataset>> Verify(DatasetId dataset) => samsyn.RunFor(TestActors.Coordinator, (VerifyDataset act) => act.Run(TestActors.Coordinator, dataset, default));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
