using System.Runtime.CompilerServices;

namespace Samsyn.App.Files;

/// <summary>
/// A folder, of this machine or mounted. A file is written beside, made durable, and then given its name: what has a name is whole. The folder itself is
/// never made: one that is missing is a disk that is not mounted.
/// </summary>
sealed class DirectoryPlace(FilePlaceSetting.InDirectory setting) : IFilePlace
{
    const string Unfinished = ".unfinished-";
    const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public FilePlaceKind Kind => FilePlaceKind.Directory;

    public string Where => setting.ToString();

    public Task Put(string key, byte[] bytes, CancellationToken cancellation) => Try(async () =>
    {
        var file = FileOf(key);
        var folder = Path.GetDirectoryName(file)!;
        MakeFolder(folder);
        var beside = Path.Combine(folder, Unfinished + Path.GetRandomFileName());
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnersFile;
            await using (var stream = new FileStream(beside, options))
            {
                await stream.WriteAsync(bytes, cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, file, overwrite: true);
            DurableFolder.Flush(folder);
        }
        finally
        {
            File.Delete(beside);
        }
        return true;
    });

    public Task<byte[]?> Get(string key, long longest, CancellationToken cancellation) => Try(async () =>
    {
        try
        {
            await using var stream = new FileStream(FileOf(key), new FileStreamOptions { Access = FileAccess.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            var bytes = new byte[Math.Min(stream.Length, longest + 1)];
            await stream.ReadExactlyAsync(bytes, cancellation);
            return bytes;
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            if (Directory.Exists(setting.Path)) return null;
            throw;
        }
    });

    public Task Remove(string key, CancellationToken cancellation) => Try(() =>
    {
        File.Delete(FileOf(key));
        return Task.FromResult(true);
    });

    public async IAsyncEnumerable<HeldFile> List(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var held = await Try(() => Task.FromResult(Held(FileOf(folder)).ToList()));
        foreach (var file in held)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return file;
        }
    }

    IEnumerable<HeldFile> Held(string folder) => !Directory.Exists(folder) ? [] :
        new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => new HeldFile(Path.GetRelativePath(setting.Path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), new(file.LastWriteTimeUtc)));

    string FileOf(string key)
    {
        if (!Directory.Exists(setting.Path)) throw new DirectoryNotFoundException($"{setting.Path}: no such folder");
        return Path.Combine([setting.Path, .. key.Split('/')]);
    }

    /// <summary>Level by level, so that each is on disk in the one above before anything is put into it.</summary>
    void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        var above = Path.GetDirectoryName(folder)!;
        if (folder.Length > setting.Path.Length) MakeFolder(above);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnersFolder);
        DurableFolder.Flush(above);
    }

    async Task<T> Try<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilePlaceException(new FilePlaceAway(Where, failure.Message), failure);
        }
    }

    public void Dispose() { }
}
