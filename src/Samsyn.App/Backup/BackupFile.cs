using System.Buffers.Binary;
using System.Globalization;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

/// <summary>A backup on disk. Sealed in it: the manifest's length (4 bytes, big endian), the manifest (JSON), the copy of the database, the originals outside it.</summary>
static class BackupFile
{
    public const string Extension = ".samsyn-backup";
    const int LongestManifest = 1 << 20, PartLength = 1 << 17;

    public static string NameFor(DateTimeOffset at) => $"samsyn-{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}{Extension}";

    /// <summary>Written beside, made durable, then given its name: a file with the name of a backup is a whole one.</summary>
    public static async Task Write(string file, BackupKey key, BackupManifest manifest, string copy, IAsyncEnumerable<FileInBackup> files, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        var unfinished = file + ".unfinished";
        try
        {
            await using (var to = new FileStream(unfinished, Options(FileMode.Create)))
            {
                using var sealing = new SealingStream(to, key, manifest.At);
                var description = manifest.ToBytes();
                var length = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, description.Length);
                sealing.Write(length);
                sealing.Write(description);
                using (var from = File.OpenRead(copy)) Pump(from, long.MaxValue, sealing.Write, new("seal", 0, manifest.Length), progress, cancellation);
                var done = 0;
                await foreach (var original in files.WithCancellation(cancellation))
                {
                    sealing.Write(original.Header());
                    sealing.Write(original.Bytes);
                    progress.Report(new("files", ++done, manifest.Files));
                }
                sealing.Finish();
                to.Flush(flushToDisk: true);
            }
            File.Move(unfinished, file, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Opens the whole backup and checks what the manifest says of it. The copy goes to a file in the clear, and each original to
    /// <paramref name="each"/>, where they are named: an original is whole when it is given, the backup only when this returns.
    /// </summary>
    public static async Task<Outcome<BackupManifest>> Read(string file, BackupKey key, string? copy, Func<FileInBackup, Task>? each, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        try
        {
            using var from = File.OpenRead(file);
            using var unsealing = new UnsealingStream(from, key);
            if (ReadManifest(unsealing) is not { } manifest) return new NotABackup(file);
            if (manifest.Format is not (BackupManifest.WithoutFiles or BackupManifest.WithFiles)) return new BackupFormatNewer(file);
            using RunningChecksum hash = new();
            await using (var to = copy is null ? null : new FileStream(copy, Options(FileMode.CreateNew)))
            {
                var length = Pump(unsealing, manifest.Length, part =>
                {
                    hash.Add(part);
                    to?.Write(part);
                }, new("open", 0, manifest.Length), progress, cancellation);
                to?.Flush(flushToDisk: true);
                if (length != manifest.Length) return Differs("length", manifest.Length, length);
            }
            var sha256 = hash.Finish();
            if (sha256 != manifest.Sha256) return new BackupDoesNotAddUp(file, "SHA-256", manifest.Sha256, sha256);
            for (var done = 0; done < manifest.Files; progress.Report(new("files", ++done, manifest.Files)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (FileInBackup.Read(unsealing) is not { } original) return Differs("files", manifest.Files, done);
                if (each is not null) await each(original);
            }
            return unsealing.ReadByte() < 0 ? manifest : Differs("files", manifest.Files, manifest.Files + 1);
        }
        catch (SealBrokenException broken)
        {
            return broken.Why switch
            {
                SealBroken.NotSealed => new NotABackup(file),
                SealBroken.NewerFormat => new BackupFormatNewer(file),
                SealBroken.OtherKey => new BackupUnderOtherKey(file),
                SealBroken.CutShort => new BackupCutShort(file, broken.Chunk + 1),
                _ => new BackupAltered(file, broken.Chunk + 1),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new BackupUnreadable(file, failure.Message);
        }

        BackupDoesNotAddUp Differs(string what, long expected, long found) =>
            new(file, what, expected.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The instant in the header, readable without the key; null when the file is no backup.</summary>
    public static DateTimeOffset? InstantOf(string file)
    {
        try
        {
            using var from = File.OpenRead(file);
            return SealedFormat.InstantIn(UnsealingStream.ReadHeader(from));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static string Checksum(string copy)
    {
        using var from = File.OpenRead(copy);
        return Domain.Kernel.Checksum.Of(from);
    }

    static BackupManifest? ReadManifest(UnsealingStream from)
    {
        Span<byte> length = stackalloc byte[4];
        if (from.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4) return null;
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        if (size is < 1 or > LongestManifest) return null;
        var manifest = new byte[size];
        return from.ReadAtLeast(manifest, size, throwOnEndOfStream: false) == size ? BackupManifest.From(manifest) : null;
    }

    static long Pump(Stream from, long most, Action<ReadOnlySpan<byte>> write, WorkDone work, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        var part = new byte[PartLength];
        long done = 0;
        while (from.Read(part.AsSpan(0, (int)Math.Min(part.Length, most - done))) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            write(part.AsSpan(0, read));
            done += read;
            progress.Report(work with { Done = done });
        }
        return done;
    }

    static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>A copy in the clear, for as long as the work takes.</summary>
sealed class CopyAtWork : IDisposable
{
    readonly string _folder;

    public CopyAtWork(string workFolder)
    {
        Directory.CreateDirectory(workFolder);
        _folder = Path.Combine(workFolder, $".backup-work-{Path.GetRandomFileName()}");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File = Path.Combine(_folder, "copy");
    }

    public string File { get; }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
