using System.CommandLine;
using System.Text.Json;
using Samsyn.App.Storage;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Database;

/// <summary><c>samsyn db</c>: opening brings the tables up to date; status says where everything is; the rest is about backups.</summary>
static class DatabaseCommand
{
    public static Command Create() => new("db", Say.Text("cli.db.about"))
    {
        Migrate(), Status(), BackupCommand.Take(), BackupCommand.List(), BackupCommand.Verify(), BackupCommand.Restore(), BackupCommand.Key(), FilesCommand.Create(),
    };

    static Command Migrate()
    {
        var data = Given.Data();
        var command = new Command("migrate", Say.Text("cli.db.migrate")) { data };
        command.SetAction((given, cancellation) => Session.Run(given, data, session =>
        {
            Say.Result(Say.Text("cli.db.migrated", Where(session.Get<StorageOptions>())));
            return Task.FromResult(ExitCode.Done);
        }, cancellation));
        return command;
    }

    static Command Status()
    {
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("status", Say.Text("cli.db.status")) { json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var options = session.Get<StorageOptions>();
            var counts = await session.Get<ReadCounts>().Run(cancellation);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { where = Where(options), options.IsEmbedded, counts }, FactsJson.Indented));
            else Say.Result(Say.Text("cli.db.counts", Where(options), counts.Agreements, counts.Proposals, counts.Evidence, counts.OutboxWaiting));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static string Where(StorageOptions options) => options.IsEmbedded ? Path.GetFullPath(options.DataDirectory) : "PostgreSQL";
}
