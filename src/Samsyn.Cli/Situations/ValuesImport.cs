using System.Diagnostics;
using System.Text.Json.Nodes;
using Samsyn.App;
using Samsyn.App.Files;
using Samsyn.App.Situations.Indicators;
using Samsyn.Cli.Terminal;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Cli.Situations;

/// <summary>A file of any kind as CSV at a path; what was made for that is removed with it.</summary>
sealed class CsvOf : IDisposable
{
    readonly string? _made;

    CsvOf(string path, string? made) => (Path, _made) = (path, made);

    public string Path { get; }

    public static Outcome<CsvOf> Open(string path)
    {
        try
        {
            var beginning = new byte[512];
            using (var file = File.OpenRead(path)) beginning = beginning[..file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
            var kind = TableSource.KindOf(beginning);
            if (kind == TableKind.Delimited) return new CsvOf(path, null);
            if (new FileInfo(path).Length > XlsxRows.MostBytes) return new SheetTooLarge(new FileInfo(path).Length >> 20, XlsxRows.MostBytes >> 20);
            var made = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
            using var csv = File.Create(made);
            var converted = TableSource.ToCsv(kind, File.ReadAllBytes(path), csv);
            if (converted.IsDone) return new CsvOf(made, made);
            File.Delete(made);
            return Outcome<CsvOf>.Refused(converted.Refusals);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(path, failure.Message);
        }
    }

    public void Dispose()
    {
        if (_made is not null) File.Delete(_made);
    }
}

/// <summary><c>samsyn data import --values</c>: a table of values.</summary>
static class ValuesImport
{
    /// <summary><paramref name="profile"/> is a JSON file or the name of a ready-made profile; null: the one that fits best.</summary>
    public static async Task<int> Run(Session session, DatasetId dataset, string file, string? profile, string rejects, ImportRule? rule, bool asJson, CancellationToken cancellation)
    {
        var opened = CsvOf.Open(file);
        if (!opened.IsDone) return Say.Refused(opened.Refusals, file);
        using var csv = opened.Value;
        var found = Profile(profile, csv.Path);
        if (!found.IsDone) return Say.Refused(found.Refusals, profile ?? file);
        var watch = Stopwatch.StartNew();
        var imported = await session.Get<ImportIndicators>().Run(session.Actor, new(dataset, csv.Path, Path.GetFileName(file), found.Value, rejects, Say.Language, rule), cancellation);
        if (!imported.IsDone) return Say.Refused(imported.Refusals, file);
        var import = imported.Value.Import;
        if (asJson)
        {
            Say.Result(new JsonObject
            {
                ["import"] = import.Number, ["profile"] = found.Value.Name, ["rows"] = import.Rows, ["rejected"] = import.Rejected, ["rejectFile"] = imported.Value.RejectsIn, ["first"] = Given.Iso(import.First), ["last"] = Given.Iso(import.Last),
                ["added"] = import.Values!.Added, ["changed"] = import.Values.Changed, ["gone"] = import.Values.Gone, ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 3),
            }.ToJsonString(FactsJson.Indented));
            return ExitCode.Done;
        }
        Say.Result(Say.Text("cli.data.valuesImported", import.File, import.Rows, found.Value.Name, import.Values!.Added, import.Values.Changed, import.Values.Gone));
        foreach (var group in imported.Value.Rejected)
            Say.Result("  " + Say.Text("cli.data.rejected", group.Rows, group.Column.Length > 0 ? group.Column : "–", Samsyn.App.Texts.Of(group.Reason, Say.Language), group.FirstLine, group.FirstValue));
        if (imported.Value.RejectsIn is { } path) Say.Result("  " + Say.Text("cli.data.rejects-in", path));
        return ExitCode.Done;
    }

    static Outcome<IndicatorProfile> Profile(string? profile, string csv)
    {
        try
        {
            if (profile is not null) return ReadyProfiles.All.FirstOrDefault(one => one.Name == profile) is { } ready ? ready : IndicatorProfileJson.Read(File.ReadAllBytes(profile));
            using var bytes = TableBytes.Open(csv);
            var rows = DelimitedRows.Read(bytes);
            return !rows.IsDone ? Outcome<IndicatorProfile>.Refused(rows.Refusals) : ReadyProfiles.Guess(rows.Value.Rows) ?? ReadyProfiles.General;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(profile ?? csv, failure.Message);
        }
    }
}
