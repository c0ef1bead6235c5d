using System.Diagnostics;
using System.Text.Json;

namespace Samsyn.Tests.Kit;

/// <summary>A real S3 service (tests/s3) with one bucket, which can be told to misbehave.</summary>
public sealed class RunningS3 : IAsyncDisposable
{
    public const string Bucket = "samsyn";

    static readonly string Program = Path.Combine(Checkout.Root, "tests", "s3");

    readonly Process _process;

    RunningS3(Process process, string folder) => (_process, Folder) = (process, folder);

    /// <summary>Where it keeps its objects.</summary>
    public string Folder { get; }
    public required string Address { get; init; }

    /// <summary>The key that it knows.</summary>
    public string KeyFile => Path.Combine(Folder, "key");

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Absent { get; } =
        Directory.Exists(Path.Combine(Program, "node_modules", "s3rver")) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "node")))
            ? null : "node or s3rver (npm ci in tests/s3) is not on this machine.";

    public static async Task<RunningS3> Start()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-s3-").FullName;
        var start = new ProcessStartInfo("node", [Path.Combine(Program, "server.mjs"), JsonSerializer.Serialize(new { folder = Path.Combine(folder, "objects"), bucket = Bucket })])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var service = new RunningS3(process, folder) { Address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("tests/s3 did not start.") };
        await File.WriteAllTextAsync(service.KeyFile, "S3RVER\nS3RVER\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(service.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return service;
    }

    /// <summary>One of ok, error, silent, cut, half, redirect.</summary>
    public async Task Behave(string manner)
    {
        await _process.StandardInput.WriteLineAsync(manner);
        await _process.StandardInput.FlushAsync();
        if (await _process.StandardOutput.ReadLineAsync() != manner) throw new InvalidOperationException($"tests/s3 does not know “{manner}”.");
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
