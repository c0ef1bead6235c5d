using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Backup;
using Samsyn.App.Secrets;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Database;

/// <summary><c>samsyn db backup|backups|verify|restore|key</c>.</summary>
static class BackupCommand
{
    public static Command Take()
    {
        var to = new Option<string>("--to") { Description = Say.Text("cli.db.backup.to"), Required = true, HelpName = "DIR|FILE" };
        var keep = new Option<int?>("--keep") { Description = Say.Text("cli.db.backup.keep"), HelpName = "N" };
        keep.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)) given.AddError(Say.Text("cli.db.backup.keep-wrong"));
        });
        var leaveOut = new Option<bool>("--leave-out-damaged") { Description = Say.Text("cli.db.backup.leave-out") };
        var (key, json, data) = (KeyOption(), Given.Json(), Given.Data());
        var command = new Command("backup", Say.Text("cli.db.backup.about")) { to, keep, leaveOut, key, json, data };
        command.SetAction((given, cancellation) => Session.OverClosed(given, data, async services =>
        {
            using var progress = new WorkLine();
            var taken = await services.GetRequiredService<TakeBackup>().Run(new() { To = given.GetValue(to)!, KeyFile = KeyIn(given, key), Keep = given.GetValue(keep), LeaveOutDamaged = given.GetValue(leaveOut), Progress = progress }, cancellation);
            if (!taken.IsDone) return Say.Refused(taken.Refusals);
            var (file, length, manifest, removed, leftOut) = taken.Value;
            foreach (var proposal in leftOut) Say.Note(Say.Text("cli.db.backup.left-out", proposal));
            if (given.GetValue(json)) Result(new { file, length, manifest, removed, leftOut });
            else Say.Result(Say.Text("cli.db.backup.done", file, RowsOf(manifest), manifest.Rows.Count, length));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command List()
    {
        var folder = new Option<string>("--in") { Description = Say.Text("cli.db.backups.in"), Required = true, HelpName = "DIR" };
        var json = Given.Json();
        var command = new Command("backups", Say.Text("cli.db.backups.about")) { folder, json };
        command.SetAction(given =>
        {
            var backups = ListBackups.In(given.GetValue(folder)!);
            if (given.GetValue(json)) Result(backups);
            else foreach (var backup in backups) Say.Result($"{backup.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}Z  {backup.Length,12}  {backup.File}");
            if (backups.Count == 0) Say.Note(Say.Text("cli.db.backups.none", given.GetValue(folder)));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Verify()
    {
        var (from, key, json, data) = (FromOption(), KeyOption(), Given.Json(), Given.Data());
        var command = new Command("verify", Say.Text("cli.db.verify.about")) { from, key, json, data };
        command.SetAction((given, cancellation) => Session.OverClosed(given, data, async services =>
        {
            using var progress = new WorkLine();
            var verified = await services.GetRequiredService<VerifyBackup>().Run(new(given.GetValue(from)!, KeyIn(given, key), progress), cancellation);
            if (!verified.IsDone) return Say.Refused(verified.Refusals);
            var manifest = verified.Value;
            if (given.GetValue(json)) Result(manifest);
            else Say.Result(Say.Text("cli.db.verify.done", given.GetValue(from), manifest.At, RowsOf(manifest), manifest.Rows.Count, manifest.Migration));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Restore()
    {
        var (from, key, json, data) = (FromOption(), KeyOption(), Given.Json(), Given.Data());
        var replace = new Option<bool>("--replace") { Description = Say.Text("cli.db.restore.replace") };
        var command = new Command("restore", Say.Text("cli.db.restore.about")) { from, key, replace, json, data };
        command.SetAction((given, cancellation) => Session.OverClosed(given, data, async services =>
        {
            using var progress = new WorkLine();
            var restored = await services.GetRequiredService<RestoreBackup>().Run(
                new() { From = given.GetValue(from)!, KeyFile = KeyIn(given, key), Replace = given.GetValue(replace), Progress = progress }, cancellation);
            if (!restored.IsDone) return Say.Refused(restored.Refusals);
            var manifest = restored.Value;
            if (given.GetValue(json)) Result(manifest);
            else Say.Result(Say.Text("cli.db.restore.done", manifest.At, RowsOf(manifest), manifest.Rows.Count));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Key()
    {
        var to = new Option<string>("--to") { Description = Say.Text("cli.db.key.to"), Required = true, HelpName = "FILE" };
        var command = new Command("key", Say.Text("cli.db.key.about")) { to };
        command.SetAction(given =>
        {
            if (BackupKey.Make(given.GetValue(to)!) is { IsDone: false } refused) return Say.Refused(refused.Refusals);
            Say.Result(Say.Text("cli.db.key.done", given.GetValue(to)));
            return ExitCode.Done;
        });
        return command;
    }

    static Option<string> FromOption() => new("--from") { Description = Say.Text("cli.db.restore.from"), Required = true, HelpName = "FILE" };

    static Option<string?> KeyOption() => new("--key") { Description = Say.Text("cli.db.option.key"), HelpName = "FILE" };

    static string? KeyIn(ParseResult given, Option<string?> key) =>
        given.GetValue(key) ?? (Environment.GetEnvironmentVariable("SAMSYN_BACKUP_KEY") is { Length: > 0 } named ? named : null);

    static long RowsOf(BackupManifest manifest) => manifest.Rows.Values.Sum();

    static void Result(object value) => Say.Result(JsonSerializer.Serialize(value, FactsJson.Indented));
}
