using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Samsyn.Tests.Kit.Nodes;

namespace Samsyn.Bench;

/// <summary>The built web application as a process of its own, on a loopback port and a data folder that goes with it.</summary>
sealed class RunningServer : IAsyncDisposable
{
    readonly Process _process;
    readonly string _data;

    RunningServer(Process process, string data, Uri address) => (_process, _data, Address) = (process, data, address);

    public Uri Address { get; }

    public string DataFolder => _data;

    public static async Task<RunningServer> StartAsync(string root, string? postgres = null, params string[] options)
    {
        var data = Directory.CreateTempSubdirectory("samsyn-bench-").FullName;
        var address = new Uri($"http://localhost:{Ports.Free()}");
        var precompiled = Path.Combine(root, ".build/app/Samsyn.Web.dll");
        var program = File.Exists(precompiled) ? precompiled : Path.Combine(root, "src/Samsyn.Web/bin/Release/net10.0/Samsyn.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--contentRoot", Path.Combine(root, "src/Samsyn.Web"), "--port", $"{address.Port}", "--data", data, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SAMSYN_LIMITS"] = "off";
        if (postgres is not null) start.Environment["SAMSYN_DATABASE"] = postgres;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) Console.Error.WriteLine(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = address };
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode} before it answered.");
            try
            {
                if ((await client.GetAsync("/")).StatusCode != HttpStatusCode.InternalServerError) return new(process, data, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
        }
        throw new InvalidOperationException("The server did not answer within 30 s.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
