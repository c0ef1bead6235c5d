using System.Diagnostics;
using System.Security.Cryptography;
using Samsyn.App.Files;

namespace Samsyn.App.Tests.Files;

/// <summary>Skipped, with the reason, where ClamAV's daemon is not on this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ClamdFactAttribute : FactAttribute
{
    public ClamdFactAttribute()
    {
        if (!File.Exists(RunningClamd.Program)) Skip = "clamd is not on this machine: install Debian's clamav-daemon, or name one in SAMSYN_TEST_CLAMD.";
    }
}

/// <summary>The real daemon with a signature of our own and no others, in a folder of its own.</summary>
sealed class RunningClamd : IAsyncDisposable
{
    /// <summary>The installed one, or one unpacked below a folder of its own with its libraries beside it.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("SAMSYN_TEST_CLAMD") is { Length: > 0 } named ? named : "/usr/sbin/clamd";

    readonly Process _process;
    readonly string _folder;

    RunningClamd(Process process, string folder) => (_process, _folder) = (process, folder);

    public string Address => Path.Combine(_folder, "socket");

    public static async Task<RunningClamd> Start(byte[] known)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-clamd-").FullName;
        var signatures = Directory.CreateDirectory(Path.Combine(folder, "signatures")).FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "own.hsb"), $"{Convert.ToHexStringLower(SHA256.HashData(known))}:{known.Length}:Samsyn-Planted:73\n");
        var configuration = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(configuration, $"LocalSocket {Path.Combine(folder, "socket")}\nDatabaseDirectory {signatures}\nForeground yes\nStreamMaxLength 1M\nLogFile {Path.Combine(folder, "log")}\n");
        var start = new ProcessStartInfo(Program, ["-c", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        var libraries = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Program)!, "..", "lib"));
        if (libraries != "/usr/lib") start.Environment["LD_LIBRARY_PATH"] = string.Join(':', Directory.GetDirectories(libraries, "*-linux-gnu"));
        var daemon = new RunningClamd(Process.Start(start)!, folder);
        for (var tries = 0; tries < 600 && await new Clamd(new(daemon.Address)).Scan(new byte[] { 1 }, default) is not Scanned.Clean; tries++) await Task.Delay(100);
        return daemon;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
