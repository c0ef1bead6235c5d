using System.Diagnostics;
using System.Globalization;

namespace Samsyn.App.Situations.Uploads;

/// <summary>
/// Where files lie while they are sent and read: a folder of this process's own that nobody else may open, beside the data and not in the machine's common folder, which may be
/// memory. What a process that was killed left behind is removed when the next one starts.
/// </summary>
public static class IncomingFolder
{
    /// <summary>What the web framework asks for where to put forms that do not fit in memory; asked once, so it is set before the first request.</summary>
    const string Asked = "ASPNETCORE_TEMP";
    const string Name = "incoming";

    /// <summary>The framework asks once a process: what is set up first holds for as long as it runs.</summary>
    static string? _own;

    public static string Current => Environment.GetEnvironmentVariable(Asked) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : Path.GetTempPath();

    /// <summary>Makes this process's folder and clears those of processes that are gone. Returns how many files they had left.</summary>
    public static int Prepare(string? chosen, string dataFolder)
    {
        if (_own is not null && Directory.Exists(_own)) return 0;
        var root = string.IsNullOrWhiteSpace(chosen) ? Path.Combine(Path.GetFullPath(dataFolder), Name) : Path.GetFullPath(chosen);
        Directory.CreateDirectory(root);
        var left = 0;
        foreach (var other in Directory.EnumerateDirectories(root))
        {
            if (IsOfSomebodyElse(Path.GetFileName(other))) continue;
            try
            {
                left += Directory.GetFiles(other).Length;
                Directory.Delete(other, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another start took it.
            }
        }
        var own = Path.Combine(root, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(own);
        else Directory.CreateDirectory(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _own = own;
        Environment.SetEnvironmentVariable(Asked, own);
        return left;
    }

    /// <summary>In use by a process that runs, or no folder of ours at all. In a container every process has the same number: then it was ours before.</summary>
    static bool IsOfSomebodyElse(string name)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return true;
        if (number == Environment.ProcessId) return false;
        try
        {
            using var process = Process.GetProcessById(number);
            return process.ProcessName == Process.GetCurrentProcess().ProcessName;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
