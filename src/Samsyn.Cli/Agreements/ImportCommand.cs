using System.CommandLine;
using System.Text.Json.Nodes;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.Cli.Terminal;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Cli.Agreements;

/// <summary><c>samsyn import FILE… [--dry-run] [--adopt] [--json]</c>: each file is read by itself; one that is refused does not stop the others.</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = Say.Text("cli.import.files"), Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = Say.Text("cli.import.dry-run") };
        var adopt = new Option<bool>("--adopt") { Description = Say.Text("cli.import.adopt") };
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("import", Say.Text("cli.import.about")) { files, dryRun, adopt, json, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && result.GetValue(adopt)) result.AddError(Say.Text("cli.import.either"));
        });
        command.SetAction((given, cancellation) =>
        {
            var paths = given.GetValue(files)!;
            return given.GetValue(dryRun)
                ? Each(paths, given.GetValue(json), (path, content) => Read(path, content, cancellation))
                : Session.Run(given, data, session =>
                    Each(paths, given.GetValue(json), (path, content) => Store(session, path, content, given.GetValue(adopt), cancellation)), cancellation);
        });
        return command;
    }

    /// <summary>What became of one file; only the reading after a dry run.</summary>
    sealed record Imported(Reading Reading, ProposalId? Proposal = null, IReadOnlyList<AgreementId>? Agreements = null);

    static async Task<int> Each(string[] paths, bool json, Func<string, Stream, Task<Outcome<Imported>>> import)
    {
        var documents = new JsonArray();
        var exit = ExitCode.Done;
        using (var progress = new Progress(paths.Length))
        {
            foreach (var path in paths)
            {
                progress.Next(Path.GetFileName(path));
                var imported = await Open(path, import);
                if (!imported.IsDone) exit = Say.Refused(imported.Refusals, path);
                else if (json) documents.Add(ToJson(imported.Value));
                else Summarise(imported.Value);
            }
        }
        if (json) Say.Result(documents.ToJsonString(FactsJson.Indented));
        return exit;
    }

    static async Task<Outcome<Imported>> Open(string path, Func<string, Stream, Task<Outcome<Imported>>> import)
    {
        try
        {
            await using var content = File.OpenRead(path);
            return await import(path, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(path, failure.Message);
        }
    }

    static async Task<Outcome<Imported>> Read(string path, Stream content, CancellationToken cancellation)
    {
        var read = await DocumentReading.Read(Path.GetFileName(path), content, cancellation);
        return read.IsDone ? new Imported(read.Value.Reading) : Outcome<Imported>.Refused(read.Refusals);
    }

    static async Task<Outcome<Imported>> Store(Session session, string path, Stream content, bool adopt, CancellationToken cancellation)
    {
        var read = await Read(path, content, cancellation);
        if (!read.IsDone) return read;
        content.Position = 0;
        var stored = await session.Get<ImportDocument>().Run(session.Actor, new(Path.GetFileName(path), content), cancellation);
        if (!stored.IsDone) return Outcome<Imported>.Refused(stored.Refusals);
        if (!adopt) return read.Value with { Proposal = stored.Value };

        var adopted = await session.Get<AdoptProposal>().Run(session.Actor, new() { Proposal = stored.Value, Version = 1 }, cancellation);
        if (adopted.IsDone) return read.Value with { Proposal = stored.Value, Agreements = adopted.Value };
        // Asked for as one act: what could not be adopted is not left behind half done.
        await session.Get<DiscardProposal>().Run(session.Actor, new(stored.Value, 1), cancellation);
        return Outcome<Imported>.Refused(adopted.Refusals);
    }

    static JsonObject ToJson(Imported imported)
    {
        var document = ContractJson.Write(imported.Reading);
        if (imported.Proposal is { } proposal) document["proposal"] = proposal.Value.ToString();
        if (imported.Agreements is { } agreements) document["agreements"] = new JsonArray([.. agreements.Select(id => JsonValue.Create(id.Value.ToString()))]);
        return document;
    }

    static void Summarise(Imported imported)
    {
        var (facts, findings) = (imported.Reading.Facts, imported.Reading.Findings);
        Say.Result(Say.Text("cli.import.done", imported.Reading.Source.File, Samsyn.App.Texts.Of(imported.Reading.DocumentKind, Say.Language)));
        Say.Result("  " + (facts.Title ?? Say.Text("cli.import.no-title")));
        Say.Result("  " + Say.Text("cli.import.counts", facts.Parties.Count, facts.Annexes.Count, facts.Bodies.Count, facts.Plans.Count, facts.Areas.Sum(area => area.Activities.Count), facts.FollowUp.Count));
        foreach (var finding in findings) Say.Result($"  {finding.Line,5}  {Samsyn.App.Texts.Of(finding, Say.Language)}");
        if (imported.Agreements is { } agreements) Say.Result("  " + Say.Text("cli.import.adopted", string.Join(", ", agreements.Select(id => id.Value))));
        else if (imported.Proposal is { } proposal) Say.Result("  " + Say.Text("cli.import.proposal", proposal.Value));
    }
}
