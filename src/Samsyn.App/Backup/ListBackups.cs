namespace Samsyn.App.Backup;

public sealed record BackupOnDisk(string File, DateTimeOffset At, long Length);

/// <summary>The backups in a folder, the latest first. Needs no key.</summary>
public static class ListBackups
{
    public static IReadOnlyList<BackupOnDisk> In(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*" + BackupFile.Extension)
            .Select(file => BackupFile.InstantOf(file) is { } at ? new BackupOnDisk(file, at, new FileInfo(file).Length) : null)
            .OfType<BackupOnDisk>()
            .OrderByDescending(backup => backup.At).ThenBy(backup => backup.File, StringComparer.Ordinal)];
}
