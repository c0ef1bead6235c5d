using System.Diagnostics;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>A disk of a few megabytes of its own, mounted for a test and gone afterwards; it can be filled to the last byte.</summary>
public sealed class SmallDisk : IDisposable
{
    const int Block = 4096;

    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    string Filler => Path.Combine(Folder, "filler");

    /// <summary>Why none can be mounted here, or null. Asked by trying.</summary>
    public static string? Absent { get; } = Environment.IsPrivilegedProcess && TryOnce() ? null : "No file system can be mounted here (only root may).";

    public static SmallDisk Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-disk-").FullName;
        if (Shell.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) != 0) throw new InvalidOperationException($"{folder} could not be mounted.");
        return new(folder);
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
        try
        {
            for (var block = new byte[Block]; ;) filler.Write(block);
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        Shell.Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    static bool TryOnce()
    {
        try
        {
            Mount(1).Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>Makes the kernel answer a running program's fsync and fdatasync with EIO, as a broken disk does.</summary>
public sealed class FailingSync : IDisposable
{
    readonly Process _strace;

    FailingSync(Process strace) => _strace = strace;

    /// <summary>Why it cannot be done here, or null.</summary>
    public static string? Absent { get; } = Environment.IsPrivilegedProcess && File.Exists("/usr/bin/strace") ? null : "Needs strace and the right to attach it to another process.";

    /// <param name="process">Whose calls fail, in all its threads.</param>
    /// <param name="when">Which of a thread's calls, as strace counts them: <c>1+</c> all, <c>2+3</c> the second and every third after it.</param>
    public static async Task<FailingSync> Attach(int process, string when)
    {
        var start = new ProcessStartInfo("strace", ["-f", "-p", $"{process}", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:error=EIO:when={when}"])
        {
            UseShellExecute = false, RedirectStandardError = true,
        };
        var strace = Process.Start(start)!;
        // It says so for each thread when it holds it.
        while (await strace.StandardError.ReadLineAsync() is { } line && !line.Contains("attached", StringComparison.Ordinal))
        {
        }
        await Task.Delay(300);
        return new(strace);
    }

    /// <summary>Lets go: the disk works again.</summary>
    public void Dispose()
    {
        Shell.Run("kill", "-INT", $"{_strace.Id}");
        _strace.WaitForExit();
        _strace.Dispose();
    }
}

static class Shell
{
    public static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
