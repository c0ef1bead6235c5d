using Samsyn.App.Backup;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Backup;

/// <summary>A folder with a key, for the backups of one test.</summary>
sealed class BackupFolder : IDisposable
{
    public BackupFolder() => Assert.True(BackupKey.Make(Key).IsDone);

    public string Path { get; } = Directory.CreateTempSubdirectory("samsyn-backup-test-").FullName;
    public string Key => System.IO.Path.Combine(Path, "key");

    public Task<Outcome<TakenBackup>> Take(TestDatabase samsyn, int? keep = null, IProgress<WorkDone>? progress = null, CancellationToken cancel = default) =>
        samsyn.Run((TakeBackup take) => take.Run(new() { To = Path, KeyFile = Key, Keep = keep, Progress = progress ?? new Unwatched() }, cancel));

    public Task<Outcome<BackupManifest>> Verify(TestDatabase samsyn, string file, string? key = null) =>
        samsyn.Run((VerifyBackup verify) => verify.Run(new(file, key ?? Key, new Unwatched()), default));

    public Task<Outcome<BackupManifest>> Restore(TestDatabase samsyn, string file, bool replace = false, string? key = null, IProgress<WorkDone>? progress = null, CancellationToken cancel = default) =>
        samsyn.Run((RestoreBackup restore) => restore.Run(new() { From = file, KeyFile = key ?? Key, Replace = replace, Progress = progress ?? new Unwatched() }, cancel));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

sealed class Unwatched : IProgress<WorkDone>
{
    public void Report(WorkDone value) { }
}

/// <summary>Does something the moment work has come to a step.</summary>
sealed class At(Func<WorkDone, bool> here, Action act) : IProgress<WorkDone>
{
    public void Report(WorkDone value)
    {
        if (here(value)) act();
    }
}
