using Samsyn.App.Files;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

public sealed record RestoreBackupCommand
{
    public required string From { get; init; }
    public required string? KeyFile { get; init; }
    /// <summary>Whether a database that holds anything may be replaced.</summary>
    public required bool Replace { get; init; }
    public required IProgress<WorkDone> Progress { get; init; }
}

/// <summary>
/// Puts a backup in the place of the database. Everything is checked before anything is touched, the change itself is whole or nothing, and
/// a copy of an older program is brought up to date afterwards as at any start. Originals that were outside the database are safe in the place that the
/// settings name, in a folder of their own, before the database is changed.
/// </summary>
public sealed class RestoreBackup(StorageOptions options, SamsynDb db, Clock clock, Database opening, FilePlaces places, DepotName names)
{
    public async Task<Outcome<BackupManifest>> Run(RestoreBackupCommand command, CancellationToken cancellation)
    {
        var database = DatabaseCopy.Of(options, db, clock);
        using var work = new CopyAtWork(database.WorkFolder);
        var checkedBackup = await OpenedBackup.Check(command.From, command.KeyFile, database, work.File, command.Progress, cancellation);
        if (!checkedBackup.IsDone) return checkedBackup;

        var current = await database.Current(cancellation);
        if (!current.IsDone && !command.Replace) return Outcome<BackupManifest>.Refused(current.Refusals);
        if (!command.Replace && current.Value is { AllRows: > 0 and var rows })
            return new RestoreOverData(options.IsEmbedded ? options.DatabaseFile : "PostgreSQL", rows);

        var placed = await PutOriginals(command, checkedBackup.Value, cancellation);
        if (!placed.IsDone) return Outcome<BackupManifest>.Refused(placed.Refusals);
        var replaced = await database.Replace(work.File, placed.Value, command.Progress, cancellation);
        if (!replaced.IsDone) return Outcome<BackupManifest>.Refused(replaced.Refusals);
        var now = await database.Current(cancellation);
        if (!now.IsDone) return Outcome<BackupManifest>.Refused(now.Refusals);
        if (now.Value is null) return new NotABackup(command.From);
        if (OpenedBackup.Difference(command.From, checkedBackup.Value, now.Value) is { } difference) return difference;
        return (await opening.Open(cancellation)).Then(checkedBackup.Value);
    }

    /// <summary>What a restore that fails later leaves in the place is in a folder that no database names; it is the operator's to remove.</summary>
    async Task<Outcome<PlacedAnew>> PutOriginals(RestoreBackupCommand command, BackupManifest manifest, CancellationToken cancellation)
    {
        var ours = names.New();
        if (manifest.Files == 0) return new PlacedAnew(ours, null);
        try
        {
            if (places.Current is not { } place) return new BackupFilesNeedPlace(command.From, manifest.Files);
            await Depot.MarkAs(place, ours, cancellation);
            var read = await BackupFile.Read(command.From, BackupKey.Read(command.KeyFile).Value, copy: null, original =>
                original.Bytes is { } held ? Depot.PutSealed(ours, place, original.Name, held, cancellation) : Task.CompletedTask, command.Progress, cancellation);
            return read.Then(new PlacedAnew(ours, place.Kind));
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }
}
