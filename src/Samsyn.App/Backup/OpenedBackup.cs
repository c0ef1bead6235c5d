using System.Globalization;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

/// <summary>What verifying and restoring share: open, check every byte, look the copy through, hold it against its manifest.</summary>
static class OpenedBackup
{
    public static async Task<Outcome<BackupManifest>> Check(string file, string? keyFile, DatabaseCopy database, string copy, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        var key = BackupKey.Read(keyFile);
        if (!key.IsDone) return Outcome<BackupManifest>.Refused(key.Refusals);
        var read = await BackupFile.Read(file, key.Value, copy, each: null, progress, cancellation);
        if (!read.IsDone) return read;
        var manifest = read.Value;
        if (manifest.Database != database.Kind) return new BackupOfOtherDatabase(file, manifest.Database, database.Kind);
        if (!database.Knows(manifest.Migration)) return new BackupOfNewerProgram(file, manifest.Migration);

        progress.Report(new("look", 0, 0));
        var looked = await database.LookThrough(copy, cancellation);
        if (!looked.IsDone) return Outcome<BackupManifest>.Refused(looked.Refusals);
        return looked.Value is { } found && Difference(file, manifest, found) is { } difference ? difference : manifest;
    }

    public static BackupDoesNotAddUp? Difference(string file, BackupManifest manifest, CopyContents found)
    {
        foreach (var table in manifest.Rows.Keys.Union(found.Rows.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (Rows(manifest.Rows, table) != Rows(found.Rows, table)) return new(file, table, Rows(manifest.Rows, table), Rows(found.Rows, table));
        return manifest.Migration == found.Migration ? null : new(file, Database.History, manifest.Migration, found.Migration);
    }

    static string Rows(IReadOnlyDictionary<string, long> rows, string table) =>
        rows.TryGetValue(table, out var count) ? count.ToString(CultureInfo.InvariantCulture) : "–";
}
