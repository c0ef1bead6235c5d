namespace Samsyn.App.Secrets;

/// <summary>A file with a secret: whoever else could read or change it could be us.</summary>
static class OwnersFile
{
    public static void Check(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
            throw new IOException($"{file} can be read or changed by others: chmod 600 {file}");
    }
}
