using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Samsyn.App.Files;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.Cli.Terminal;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn data import|list|profiles|verify</c>: collections of events.</summary>
static class DataCommand
{
    enum Owner { City, Police, Both }

    public static Command Create() => new("data", Say.Text("cli.data.about")) { Import(), List(), NamedProfiles.List(), Verify() };

    static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = Say.Text("cli.data.file") };
        var name = new Option<string>("--dataset") { Description = Say.Text("cli.data.dataset"), Required = true, HelpName = "NAME" };
        var profile = new Option<string>("--profile") { Description = Say.Text("cli.data.profile"), HelpName = "FILE.json" };
        var source = new Option<string?>("--source") { Description = Say.Text("cli.data.source") };
        var owner = new Option<Owner>("--owner") { Description = Say.Text("cli.data.owner"), DefaultValueFactory = _ => Owner.Both };
        var values = new Option<bool>("--values") { Description = Say.Text("cli.data.values") };
        var append = new Option<bool>("--append") { Description = Say.Text("cli.data.append") };
        var appendNew = new Option<bool>("--append-new") { Description = Say.Text("cli.data.append-new") };
        var compare = new Option<bool>("--compare") { Description = Say.Text("cli.data.compare") };
        var rejects = new Option<string?>("--rejects") { Description = Say.Text("cli.data.rejects"), HelpName = "FILE.csv" };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("import", Say.Text("cli.data.import")) { file, name, profile, source, owner, values, append, appendNew, compare, rejects, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var path = given.GetValue(file)!;
            var (isValues, rejectsTo, rule) = (given.GetValue(values), given.GetValue(rejects) ?? path + ".rejects.csv", given.GetValue(appendNew) ? ImportRule.AppendNew : given.GetValue(append) ? ImportRule.Append : (ImportRule?)null);
            var opened = isValues ? null : CsvOf.Open(path);
            if (opened is { IsDone: false }) return Say.Refused(opened.Refusals, path);
            using var csv = opened?.Value;
            var chosen = isValues ? null : await NamedProfiles.Find(session, given.GetValue(profile), cancellation);
            var read = isValues ? null : NamedProfiles.Read(chosen, given.GetValue(profile), csv!.Path, path);
            if (read is { IsDone: false }) return Say.Refused(read.Refusals, given.GetValue(profile) ?? path);
            var dataset = await Find(session, given.GetValue(name)!, given.GetValue(source) ?? Path.GetFileName(path), given.GetValue(owner), isValues ? DatasetKind.Indicators : DatasetKind.Events, cancellation);
            if (!dataset.IsDone) return Say.Refused(dataset.Refusals);
            if (isValues) return await ValuesImport.Run(session, dataset.Value, path, given.GetValue(profile), rejectsTo, rule, given.GetValue(json), cancellation);

            var watch = Stopwatch.StartNew();
            Outcome<ImportedEvents> imported;
            using (var line = new ImportLine())
            {
                imported = await session.Get<ImportEvents>().Run(session.Actor, new(dataset.Value, csv!.Path, read!.Value, rejectsTo, Say.Language, rule) { File = Path.GetFileName(path), Used = chosen?.Used, OnlyCompare = given.GetValue(compare) }, line, cancellation);
            }
            if (!imported.IsDone) return Say.Refused(imported.Refusals, path);
            if (given.GetValue(json)) Say.Result(ToJson(imported.Value, watch.Elapsed).ToJsonString(FactsJson.Indented));
            else Tell(imported.Value, watch.Elapsed);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command List()
    {
        var all = new Option<bool>("--all") { Description = Say.Text("cli.data.all") };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("list", Say.Text("cli.data.list")) { all, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var listed = await session.Get<ListDatasets>().Run(session.Actor, given.GetValue(all), cancellation);
            if (given.GetValue(json))
            {
                Say.Result(new JsonArray([.. listed.Select(one => (JsonNode)new JsonObject
                {
                    ["id"] = one.Dataset.Id.Value.ToString(), ["name"] = one.Dataset.Name, ["source"] = one.Dataset.Source, ["audience"] = one.Dataset.Audience.ToString(), ["owner"] = one.Dataset.Side?.ToString(),
                    ["rows"] = one.Dataset.Rows, ["from"] = Given.Iso(one.Dataset.From), ["to"] = Given.Iso(one.Dataset.To), ["imports"] = one.Imports.Count, ["retired"] = one.Dataset.RetiredOn is { } on ? Given.Iso(on) : null,
                })]).ToJsonString(FactsJson.Indented));
                return ExitCode.Done;
            }
            foreach (var (dataset, imports) in listed)
                Say.Result(Say.Text("cli.data.listed", dataset.Name, dataset.Source, dataset.Rows, Given.Iso(dataset.From), Given.Iso(dataset.To), Samsyn.App.Texts.Of(dataset.Audience, Say.Language), imports.Count));
            if (listed.Count == 0) Say.Note(Say.Text("cli.data.none"));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command Verify()
    {
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("verify", Say.Text("cli.data.verify")) { json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var (exit, results) = (ExitCode.Done, new JsonArray());
            foreach (var (dataset, _) in await session.Get<ListDatasets>().Run(session.Actor, withRetired: true, cancellation))
            {
                var verified = await session.Get<VerifyDataset>().Run(session.Actor, dataset.Id, cancellation);
                if (!verified.IsDone) return Say.Refused(verified.Refusals, dataset.Name);
                if (verified.Value.Faults.Count > 0) exit = Say.Refused(verified.Value.Faults, dataset.Name);
                results.Add(new JsonObject { ["dataset"] = dataset.Name, ["rows"] = verified.Value.Rows, ["segments"] = verified.Value.Segments, ["faults"] = verified.Value.Faults.Count });
                if (!given.GetValue(json) && verified.Value.Faults.Count == 0) Say.Result(Say.Text("cli.data.verified", dataset.Name, verified.Value.Rows, verified.Value.Segments));
            }
            if (given.GetValue(json)) Say.Result(results.ToJsonString(FactsJson.Indented));
            return exit;
        }, cancellation));
        return command;
    }

    /// <summary>The dataset of that name that is in use; it is made when there is none.</summary>
    static async Task<Outcome<DatasetId>> Find(Session session, string name, string source, Owner owner, DatasetKind kind, CancellationToken cancellation)
    {
        var known = (await session.Get<ListDatasets>().Run(session.Actor, withRetired: false, cancellation)).FirstOrDefault(one => one.Dataset.Name == name);
        if (known is not null) return known.Dataset.Id;
        return await session.Get<CreateDataset>().Run(session.Actor, new(new() { Name = name, Source = source, Kind = kind },
            owner switch { Owner.City => PartySide.City, Owner.Police => PartySide.Police, _ => null }, owner == Owner.Both), cancellation);
    }

    static JsonObject ToJson(ImportedEvents imported, TimeSpan took) => new()
    {
        ["import"] = imported.Kept?.Number, ["rows"] = imported.File.Rows, ["events"] = imported.File.Events, ["rejected"] = imported.File.Rejected, ["rejectFile"] = imported.RejectsIn,
        ["first"] = Given.Iso(imported.File.First), ["last"] = Given.Iso(imported.File.Last), ["seconds"] = Math.Round(took.TotalSeconds, 3),
        ["rejects"] = new JsonArray([.. imported.Rejected.Select(group => (JsonNode)new JsonObject { ["column"] = group.Column, ["reason"] = group.Reason.ToString(), ["rows"] = group.Rows, ["firstLine"] = group.FirstLine, ["firstValue"] = group.FirstValue })]),
        ["changes"] = new JsonArray([.. imported.Changes.Select(change => (JsonNode)new JsonObject { ["column"] = change.Column, ["fromLine"] = change.FromLine, ["rows"] = change.Rows, ["reason"] = change.Reason.ToString() })]),
        ["notes"] = new JsonArray([.. imported.File.Notes.Select(note => (JsonNode)new JsonObject { ["note"] = note.Note, ["rows"] = note.Rows, ["firstLine"] = note.FirstLine })]),
        ["differences"] = new JsonArray([.. (imported.Kept?.Differences ?? []).Select(year => (JsonNode)new JsonObject { ["year"] = year.Year, ["before"] = year.Before, ["now"] = year.Now })]),
        ["compared"] = imported.File.Changes is { } compared ? ToJson(compared) : null,
    };

    static JsonObject ToJson(EventChanges changes)
    {
        return new()
        {
            ["added"] = changes.Added, ["removed"] = changes.Removed, ["changed"] = changes.Changed, ["unchanged"] = changes.Unchanged, ["again"] = changes.Again, ["rule"] = changes.Rule.ToString(), ["idColumn"] = changes.IdColumn,
            ["months"] = Of(changes.Months), ["types"] = Of(changes.Types), ["areas"] = Of(changes.Areas), ["leftAside"] = new JsonArray([.. changes.Left.Select(name => (JsonNode)name)]),
        };

        static JsonArray Of(IEnumerable<ChangedEvents> some) =>
            new([.. some.Select(one => (JsonNode)new JsonObject { ["label"] = one.Label, ["added"] = one.Added, ["removed"] = one.Removed, ["changed"] = one.Changed })]);
    }

    static void Tell(ImportedEvents imported, TimeSpan took)
    {
        var import = imported.File;
        Say.Result(Say.Text(imported.Kept is null ? "cli.data.compared" : "cli.data.imported", import.File, import.Rows, Given.Iso(import.First), Given.Iso(import.Last), Math.Round(took.TotalSeconds, 1)));
        foreach (var note in import.Notes) Say.Result("  " + Say.Text("cli.data.note", note.Rows, Say.Text($"enums.EventNote.{note.Note}"), note.FirstLine));
        foreach (var change in imported.Changes) Say.Result("  " + Say.Text("cli.data.change", change.Column, change.FromLine, Samsyn.App.Texts.Of(change.Reason, Say.Language), change.Rows));
        foreach (var group in imported.Rejected)
            Say.Result("  " + Say.Text("cli.data.rejected", group.Rows, group.Column.Length > 0 ? group.Column : "–", Samsyn.App.Texts.Of(group.Reason, Say.Language), group.FirstLine, group.FirstValue));
        if (imported.RejectsIn is { } path) Say.Result("  " + Say.Text("cli.data.rejects-in", path));
        if (import.Changes is { } compared)
        {
            if (compared.Rule != ImportRule.Replace) Say.Result("  " + Say.Text("cli.data.changesAdded", compared.Added, compared.Changed, compared.Unchanged, compared.Again));
            else Say.Result("  " + Say.Text(compared.IdColumn is null ? "cli.data.changes" : "cli.data.changesById", compared.Added, compared.Removed, compared.Changed, compared.Unchanged, compared.IdColumn ?? ""));
            foreach (var one in compared.Months.Concat(compared.Types).Concat(compared.Areas)) Say.Result("    " + Say.Text("cli.data.changesIn", one.Label.Length > 0 ? one.Label : "–", one.Added, one.Removed, one.Changed));
            if (compared.Left.Count > 0) Say.Result("  " + Say.Text("cli.data.leftAside", string.Join(", ", compared.Left)));
        }
        else if (imported.Kept is { Number: > 1 } kept) foreach (var year in kept.Differences) Say.Result("  " + Say.Text("cli.data.difference", year.Year, year.Before, year.Now));
    }

    /// <summary>One line that is written over while the file is read; silent when nobody watches.</summary>
    sealed class ImportLine : IProgress<ImportProgress>, IDisposable
    {
        readonly bool _watched = !Console.IsErrorRedirected;
        bool _shown;

        public void Report(ImportProgress value)
        {
            if (!_watched) return;
            Console.Error.Write("\r\u001b[K" + Say.Text("cli.data.progress", value.Bytes * 100 / Math.Max(1, value.Of), value.Rows));
            _shown = true;
        }

        public void Dispose()
        {
            if (_shown) Console.Error.Write("\r\u001b[K");
        }
    }
}
