using Samsyn.App.Backup;
using Samsyn.App.Storage;

namespace Samsyn.App.Operations;

/// <summary>The controls of folders, key files and the disk. Nothing is opened that need not be, and nothing is made.</summary>
static class FileControls
{
    const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute, Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
    const long LeastFree = 500L << 20;
    const double ScarceShare = 0.1;
    static readonly TimeSpan LongestWithoutBackup = TimeSpan.FromHours(26);

    public static IEnumerable<ControlFinding> All(StorageOptions options, Deployment deployment)
    {
        yield return Account(Environment.IsPrivilegedProcess);
        yield return DataFolder(Path.GetFullPath(options.DataDirectory));
        yield return Keys(options, deployment);
        yield return KeysApart(options, deployment);
        yield return Disk(NearestExisting(Path.GetFullPath(options.DataDirectory)));
    }

    internal static ControlFinding Account(bool isPrivileged) =>
        isPrivileged ? new(Controls.Account, ControlState.Warning, "privileged") : ControlFinding.Kept(Controls.Account, Environment.UserName);

    internal static ControlFinding DataFolder(string folder)
    {
        if (!Directory.Exists(folder)) return new(Controls.DataFolder, ControlState.NotAsked, "absent", folder);
        var mode = ModeOf(folder);
        if ((mode & (Others | UnixFileMode.GroupWrite)) != UnixFileMode.None) return new(Controls.DataFolder, ControlState.Broken, "open", folder, Octal(mode));
        return (mode & Group) != UnixFileMode.None ? new(Controls.DataFolder, ControlState.Warning, "group", folder, Octal(mode)) : ControlFinding.Kept(Controls.DataFolder, folder);
    }

    /// <summary>The master key is what it must be, and nobody but the owner reads any key. A group may read a named one: that is how systemd hands keys over.</summary>
    internal static ControlFinding Keys(StorageOptions options, Deployment deployment)
    {
        foreach (var file in KeyFiles(options, deployment))
        {
            if (!File.Exists(file)) return new(Controls.Keys, ControlState.Broken, "absent", file);
            var mode = ModeOf(file);
            var allowed = file == options.KeyFile || file == deployment.BackupKey ? UnixFileMode.GroupRead : UnixFileMode.None;
            if ((mode & (Others | Group) & ~allowed) != UnixFileMode.None) return new(Controls.Keys, ControlState.Broken, "open", file, Octal(mode));
        }
        if (!File.Exists(options.MasterKeyFile)) return new(Controls.Keys, ControlState.NotAsked, "unmade", options.MasterKeyFile);
        try
        {
            options.ReadMasterKeys();
            return ControlFinding.Kept(Controls.Keys, options.MasterKeyFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(Controls.Keys, ControlState.Broken, "unusable", options.MasterKeyFile, failure.Message);
        }
    }

    /// <summary>Every file that holds a key and is there, and those that were named and must be.</summary>
    static IEnumerable<string> KeyFiles(StorageOptions options, Deployment deployment)
    {
        if (options.KeyFile is { } named) yield return named;
        else if (File.Exists(options.MasterKeyFile)) yield return options.MasterKeyFile;
        if (deployment.BackupKey is { } backups) yield return backups;
        var folder = Path.Combine(Path.GetFullPath(options.DataDirectory), "keys");
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder)) yield return file;
    }

    /// <summary>Whoever gets hold of a copy must not get its keys with it.</summary>
    internal static ControlFinding KeysApart(StorageOptions options, Deployment deployment)
    {
        foreach (var key in new[] { options.MasterKeyFile, deployment.BackupKey })
            if (key is not null && deployment.Backups is { } backups && IsWithin(key, backups)) return new(Controls.KeysApart, ControlState.Broken, "in-backups", key, backups);
        return options.IsEmbedded && IsWithin(options.MasterKeyFile, options.DataDirectory)
            ? new(Controls.KeysApart, ControlState.Warning, "beside-database", options.MasterKeyFile)
            : ControlFinding.Kept(Controls.KeysApart, options.MasterKeyFile);
    }

    static ControlFinding Disk(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return Disk(folder, drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(Controls.Disk, ControlState.Warning, "unknown", folder, failure.Message);
        }
    }

    internal static ControlFinding Disk(string folder, long free, long total) => free < LeastFree
        ? new(Controls.Disk, ControlState.Broken, "full", folder, free >> 20)
        : new(Controls.Disk, free < total * ScarceShare ? ControlState.Warning : ControlState.Kept, free < total * ScarceShare ? "scarce" : "kept", folder, free >> 20);

    internal static ControlFinding Backups(Deployment deployment, DateTimeOffset now)
    {
        if (deployment.Backups is not { } folder) return new(Controls.Backups, ControlState.Warning, "unnamed");
        if (ListBackups.In(folder) is not [var latest, ..]) return new(Controls.Backups, ControlState.Broken, "none", folder);
        var age = now - latest.At;
        return new(Controls.Backups, age > LongestWithoutBackup ? ControlState.Broken : ControlState.Kept, age > LongestWithoutBackup ? "old" : "kept", latest.File, (int)age.TotalHours);
    }

    static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode, 8);

    static bool IsWithin(string path, string folder) =>
        Path.GetFullPath(path).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static string NearestExisting(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above) folder = above;
        return folder;
    }
}
