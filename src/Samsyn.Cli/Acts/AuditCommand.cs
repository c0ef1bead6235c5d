using System.CommandLine;
using System.Text;
using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Acts;

/// <summary><c>samsyn audit verify|checkpoint|witness|export|who</c>.</summary>
static class AuditCommand
{
    public static Command Create() => new("audit", Say.Text("cli.audit.about")) { Verify(), Checkpoint(), Witness(), Export(), Who() };

    static Command Verify()
    {
        var kept = new Option<string[]>("--checkpoint") { Description = Say.Text("cli.audit.verify.checkpoint"), HelpName = "FILE", AllowMultipleArgumentsPerToken = false };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("verify", Say.Text("cli.audit.verify")) { kept, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, session => Verified(session, given.GetValue(kept) ?? [], given.GetValue(json), cancellation), cancellation));
        return command;
    }

    static Command Witness()
    {
        var file = new Argument<string>("FILE") { Description = Say.Text("cli.audit.witness.file") };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("witness", Say.Text("cli.audit.witness")) { file, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, session => Verified(session, [given.GetValue(file)!], given.GetValue(json), cancellation), cancellation));
        return command;
    }

    static async Task<int> Verified(Session session, IReadOnlyList<string> files, bool asJson, CancellationToken cancellation)
    {
        List<string> kept = [];
        foreach (var file in files)
        {
            try
            {
                kept.Add(await File.ReadAllTextAsync(file, cancellation));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Say.Refused([new FileUnreadable(file, failure.Message)]);
            }
        }
        var found = await session.Get<VerifyLog>().Run(kept, cancellation);
        if (asJson) Say.Result(JsonSerializer.Serialize(new { found.IsWhole, found.Entries, found.Root, found.Wrong, found.Checkpoints }, FactsJson.Indented));
        else Print(found);
        return found.IsWhole ? ExitCode.Done : ExitCode.LogBroken;
    }

    static void Print(LogVerification found)
    {
        if (found.Wrong is { } wrong) Say.Result($"{Say.Text("audit.check.broken")}: {ActWords.OfFault(wrong, Say.Language)}");
        else Say.Result(Say.Text("audit.check.wholeText", found.Entries, found.Checkpoints.Count(check => check.Finding == CheckpointFinding.Agrees)));
        foreach (var check in found.Checkpoints.Where(check => check.IsKept || check.Finding != CheckpointFinding.Agrees))
            Say.Result($"  {Say.Text("audit.finding." + check.Finding)}{(check.Checkpoint is { } its ? $": {Say.Text("audit.kept.of", its.Size, its.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))}" : "")}");
    }

    static Command Checkpoint()
    {
        var (output, data) = (Out(), Given.Data());
        var command = new Command("checkpoint", Say.Text("cli.audit.checkpoint")) { output, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var signed = await session.Get<AskForCheckpoint>().Run(session.Actor, cancellation);
            return signed.IsDone ? await Write(given.GetValue(output), signed.Value.Text, cancellation) : Say.Refused(signed.Refusals);
        }, cancellation));
        return command;
    }

    static Command Export()
    {
        var (from, to) = (Given.Date("--from", "cli.audit.export.from"), Given.Date("--to", "cli.audit.export.to"));
        var about = new Option<Guid?>("--object") { Description = Say.Text("cli.audit.export.object"), HelpName = "ID" };
        var csv = new Option<bool>("--csv") { Description = Say.Text("cli.audit.export.csv") };
        var (json, output, data) = (Given.Json(), Out(), Given.Data());
        var command = new Command("export", Say.Text("cli.audit.export")) { from, to, about, json, csv, output, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var log = await session.Get<ExportLog>().Run(session.Actor, new() { From = given.GetValue(from), To = given.GetValue(to), ObjectId = given.GetValue(about) }, cancellation);
            return log.IsDone ? await Write(given.GetValue(output), given.GetValue(csv) ? log.Value.Csv() : log.Value.Json(), cancellation) : Say.Refused(log.Refusals);
        }, cancellation));
        return command;
    }

    static Command Who()
    {
        var kind = new Argument<string>("KIND") { Description = Say.Text("cli.audit.who.kind") };
        var id = new Argument<Guid>("ID") { Description = Say.Text("cli.audit.who.id") };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("who", Say.Text("cli.audit.who")) { kind, id, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var history = await session.Get<ReadObjectHistory>().Run(session.Actor, given.GetValue(kind)!, given.GetValue(id), cancellation);
            if (!history.IsDone) return Say.Refused(history.Refusals);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(history.Value, FactsJson.Indented));
            else foreach (var row in history.Value.Rows) Say.Result($"{row.Number,6}  {Clock.Local(row.At):yyyy-MM-dd HH:mm:ss}  {row.Name ?? Say.Text("audit.removed"),-28}  {ActWords.OfAct(row.Act, Say.Language)}  {Say.Text("audit.outcome." + row.Outcome)}");
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Option<string?> Out() => new("--out") { Description = Say.Text("cli.audit.out"), HelpName = "FILE" };

    static async Task<int> Write(string? path, string text, CancellationToken cancellation)
    {
        if (path is null)
        {
            await Console.Out.WriteAsync(text);
            return ExitCode.Done;
        }
        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say.Refused([new FileUnreadable(path, failure.Message)]);
        }
    }
}
