using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Samsyn.App.Storage;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>The built web application as a process of its own that can be stopped, killed and started again over the same data.</summary>
public sealed class RunningNode : IAsyncDisposable
{

    readonly StorageOptions _storage;
    readonly (string Name, string Value)[] _environment;
    /// <summary>A node whose database is away for long says much.</summary>
    const int LinesKept = 400;

    readonly Queue<string> _said = [];
    Process? _process;

    RunningNode(StorageOptions storage, (string, string)[] environment)
    {
        (_storage, _environment) = (storage, environment);
        Address = new($"http://localhost:{Ports.Free()}");
    }

    public Uri Address { get; }

    /// <summary>Of the process that runs now.</summary>
    public int ProcessId => _process!.Id;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The last that it wrote, for the message of a test that fails.</summary>
    public string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    public static async Task<RunningNode> Start(StorageOptions storage, params (string Name, string Value)[] environment)
    {
        var node = Begun(storage, environment);
        await node.Until("/halsa/redo", HttpStatusCode.OK);
        return node;
    }

    /// <summary>Started, and not waited for.</summary>
    public static RunningNode Begun(StorageOptions storage, params (string Name, string Value)[] environment)
    {
        var node = new RunningNode(storage, environment);
        node.Begin();
        return node;
    }

    public async Task StartAgain()
    {
        Begin();
        await Until("/halsa/redo", HttpStatusCode.OK);
    }

    public void Begin()
    {
        var web = Path.Combine(Checkout.Root, "src", "Samsyn.Web");
        var start = new ProcessStartInfo("dotnet", [Checkout.Web, "--contentRoot", web, "--port", $"{Address.Port}", "--data", _storage.DataDirectory, "--example", "true"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in (string[])["SAMSYN_DATABASE", "SAMSYN_DATABASE_OWNER", "SAMSYN_DATABASE_DIRECT", "SAMSYN_KEY_FILE", "SAMSYN_WEBHOOK_HOSTS", "SAMSYN_TEMP"]) start.Environment.Remove(name);
        if (_storage.PostgresConnection is { } postgres) start.Environment["SAMSYN_DATABASE"] = postgres;
        if (_storage.OwnerConnection is { } owner) start.Environment["SAMSYN_DATABASE_OWNER"] = owner;
        if (_storage.DirectConnection is { } direct) start.Environment["SAMSYN_DATABASE_DIRECT"] = direct;
        if (_storage.KeyFile is { } key) start.Environment["SAMSYN_KEY_FILE"] = key;
        // Tests ask as fast as they can; a test of the limits sets them again.
        start.Environment["SAMSYN_LIMITS"] = "off";
        // It lives for seconds: compiling twice would cost more than it gives.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM; yields the exit code when the process has ended.</summary>
    public async Task<int> Terminate()
    {
        AskToStop();
        await _process!.WaitForExitAsync();
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, when it ends by itself.</summary>
    public async Task<int> Ended()
    {
        await _process!.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Waits until an address answers with a status.</summary>
    public async Task Until(string address, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        for (var attempt = 0; attempt < 2400; attempt++)
        {
            if (_process is { HasExited: true }) throw new InvalidOperationException($"The node ended with {_process.ExitCode}:\n{Said}");
            try
            {
                if ((await client.GetAsync(address)).StatusCode == status) return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
            await Task.Delay(25);
        }
        throw new InvalidOperationException($"{address} did not answer {(int)status} within a minute:\n{Said}");
    }

    void Heard(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } text) Keep(text);
    }

    void Keep(string line)
    {
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > LinesKept) _said.Dequeue();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Kill();
    }
}
