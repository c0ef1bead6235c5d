using System.CommandLine;
using System.Text.Json;
using Samsyn.App.Files;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Database;

/// <summary><c>samsyn db files move</c>: originals to another place.</summary>
static class FilesCommand
{
    public static Command Create() => new("files", Say.Text("cli.db.files.about")) { Move() };

    static Command Move()
    {
        var to = new Option<string>("--to") { Description = Say.Text("cli.db.files.to"), Required = true, HelpName = "database|directory:DIR|s3:https://HOST/BUCKET" };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("move", Say.Text("cli.db.files.move")) { to, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            using var progress = new WorkLine();
            var moved = await session.Get<MoveFiles>().Run(new(given.GetValue(to)!, progress), cancellation);
            if (!moved.IsDone) return Say.Refused(moved.Refusals);
            var result = moved.Value;
            foreach (var proposal in result.Damaged) Say.Note(Say.Text("cli.db.files.damaged", proposal));
            Say.Result(given.GetValue(json)
                ? JsonSerializer.Serialize(new { result.Moved, result.There, result.Damaged }, FactsJson.Indented)
                : result.Damaged.Count > 0 ? Say.Text("cli.db.files.not-all", result.Moved, result.There, result.Damaged.Count)
                : Say.Text("cli.db.files.moved", result.Moved, result.There, given.GetValue(to)));
            return result.Damaged.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        }, cancellation));
        return command;
    }
}
