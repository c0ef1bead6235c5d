using System.Runtime.CompilerServices;
using Samsyn.App.Files;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

public sealed record TakeBackupCommand
{
    /// <summary>A folder, or the file to write.</summary>
    public required string To { get; init; }
    public required string? KeyFile { get; init; }
    /// <summary>How many backups to keep in the folder, the new one among them; null keeps all.</summary>
    public int? Keep { get; init; }
    /// <summary>Whether to leave out originals that are damaged or gone in their place; otherwise there is no backup until that is mended.</summary>
    public bool LeaveOutDamaged { get; init; }
    public required IProgress<WorkDone> Progress { get; init; }
}

public sealed record TakenBackup(string File, long Length, BackupManifest Manifest, IReadOnlyList<string> Removed, IReadOnlyList<Guid> LeftOut);

/// <summary>A sealed copy of the whole database at one instant, with the originals outside it that it tells of, while others go on working.</summary>
public sealed class TakeBackup(StorageOptions options, SamsynDb db, Clock clock, FilePlaces places, Depot depot)
{
    public async Task<Outcome<TakenBackup>> Run(TakeBackupCommand command, CancellationToken cancellation)
    {
        var key = BackupKey.Read(command.KeyFile);
        if (!key.IsDone) return Outcome<TakenBackup>.Refused(key.Refusals);
        var database = DatabaseCopy.Of(options, db, clock);
        try
        {
            using var work = new CopyAtWork(database.WorkFolder);
            var at = clock.Now;
            var taken = await database.Take(work.File, command.Progress, cancellation);
            if (!taken.IsDone) return Outcome<TakenBackup>.Refused(taken.Refusals);

            var placed = taken.Value.Placed;
            var manifest = new BackupManifest
            {
                Format = placed.Count > 0 ? BackupManifest.WithFiles : BackupManifest.WithoutFiles, Files = placed.Count, At = at, Database = database.Kind, Migration = taken.Value.Migration, Rows = taken.Value.Rows,
                Length = new FileInfo(work.File).Length, Sha256 = BackupFile.Checksum(work.File),
            };
            var file = FileFor(command.To, at);
            List<Guid> leftOut = [];
            await BackupFile.Write(file, key.Value, manifest, work.File, Originals(placed, command.LeaveOutDamaged ? leftOut : null, cancellation), command.Progress, cancellation);
            return new TakenBackup(file, new FileInfo(file).Length, manifest, command.Keep is { } keep ? RemoveOld(Path.GetDirectoryName(file)!, keep) : [], leftOut);
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new BackupUnreadable(command.To, failure.Message);
        }
    }

    /// <summary>Each is read and checked as it is written; <paramref name="leftOut"/> is null where none may be left out.</summary>
    async IAsyncEnumerable<FileInBackup> Originals(IReadOnlyList<PlacedFile> placed, List<Guid>? leftOut, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in placed)
        {
            byte[]? bytes = null;
            try
            {
                bytes = await depot.ReadSealed(places.Of(file), file, cancellation);
            }
            catch (FilePlaceException damage) when (damage.IsAltered && leftOut is not null)
            {
                leftOut.Add(file.Proposal.Value);
            }
            yield return new(file.Proposal.Value, file.Name, bytes);
        }
    }

    /// <summary>A name that ends as backups do is a file; anything else is a folder, made when it is not there.</summary>
    static string FileFor(string to, DateTimeOffset at)
    {
        var path = Path.GetFullPath(to);
        var folder = path.EndsWith(BackupFile.Extension, StringComparison.Ordinal) ? Path.GetDirectoryName(path)! : path;
        Directory.CreateDirectory(folder);
        return folder == path ? Path.Combine(path, BackupFile.NameFor(at)) : path;
    }

    static List<string> RemoveOld(string folder, int keep)
    {
        var old = ListBackups.In(folder).Skip(Math.Max(1, keep)).Select(backup => backup.File).ToList();
        foreach (var file in old) File.Delete(file);
        return old;
    }
}
