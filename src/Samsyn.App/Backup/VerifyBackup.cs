using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

public sealed record VerifyBackupCommand(string From, string? KeyFile, IProgress<WorkDone> Progress);

/// <summary>Whether a backup could be restored, without restoring it: every byte is opened and the copy is read through.</summary>
public sealed class VerifyBackup(StorageOptions options, SamsynDb db, Clock clock)
{
    public async Task<Outcome<BackupManifest>> Run(VerifyBackupCommand command, CancellationToken cancellation)
    {
        var database = DatabaseCopy.Of(options, db, clock);
        using var work = new CopyAtWork(Path.GetTempPath());
        return await OpenedBackup.Check(command.From, command.KeyFile, database, work.File, command.Progress, cancellation);
    }
}
