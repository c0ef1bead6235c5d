namespace Samsyn.App.Secrets;

/// <summary>A file with a secret: whoever else could read or change it could be us.</summary>
static class OwnersFile
{
    public static void Check(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
            throw new IOException($"{file} can be read or changed by others: chmod 600 {file}");
    }

    /// <summary>Who we are to another service and how we prove it, on two lines.</summary>
    public static (string Name, string Secret) TwoLines(string file)
    {
        Check(file);
        return File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).ToList() is [var name, var secret]
            ? (name, secret) : throw new IOException($"{file} must hold two lines, the name or id and its secret.");
    }
}
