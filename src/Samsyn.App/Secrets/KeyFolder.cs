using System.Text;
using Samsyn.App.Storage;

namespace Samsyn.App.Secrets;

/// <summary>Where keys are kept: a folder beside the database, never in it, that only the account running Samsyn may open.</summary>
public sealed class KeyFolder(StorageOptions options)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    static readonly Lock Making = new();

    string Folder => Path.Combine(Path.GetFullPath(options.DataDirectory), "keys");

    internal bool Holds(string name) => File.Exists(Path.Combine(Folder, name));

    /// <summary>The key of that name. The first time it is made, and written whole or not at all; of several that try at once one wins.</summary>
    internal string ReadOrMake(string name, Func<string> make)
    {
        var file = Path.Combine(Folder, name);
        lock (Making)
        {
            if (!File.Exists(file)) Write(file, make());
            return File.ReadAllText(file);
        }
    }

    static void Write(string file, string key)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = $"{file}.{Environment.ProcessId}";
        var access = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows()) access.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(beside, access)) stream.Write(Encoding.ASCII.GetBytes(key));
        try
        {
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process made it in the same moment; its key is the one.
            File.Delete(beside);
        }
    }
}
