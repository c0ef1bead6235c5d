using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E.Kit;

/// <summary>The built application as a person starts it: a process of its own, a loopback port, an empty data folder that goes with it.</summary>
public sealed class RunningSamsyn : IAsyncDisposable
{
    readonly Process _process;
    readonly string _data;
    readonly List<string> _complaints = [];

    RunningSamsyn(Process process, string data, string address)
    {
        (_process, _data, Address) = (process, data, address);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) lock (_complaints) _complaints.Add(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    public string DataFolder => _data;

    /// <summary>Everything it wrote on standard error.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints];
        }
    }

    static readonly Lazy<Task<string>> Example = new(async () =>
    {
        var running = await StartAsync(new Dictionary<string, string>(StringComparer.Ordinal), "--example", "true");
        await running.EndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(running.DataFolder, recursive: true);
        return running.DataFolder;
    });

    /// <summary>With the example district opened: once, and then copied, since opening it takes longer than most of what is done in it.</summary>
    public static async Task<RunningSamsyn> WithExampleAsync()
    {
        var data = Directory.CreateTempSubdirectory("samsyn-e2e-").FullName;
        foreach (var file in Directory.EnumerateFiles(await Example.Value, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(data, Path.GetRelativePath(await Example.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return await StartAsync(data, new Dictionary<string, string>(StringComparer.Ordinal), []);
    }

    public static Task<RunningSamsyn> StartAsync(params string[] options) => StartAsync(new Dictionary<string, string>(StringComparer.Ordinal), options);

    /// <param name="settings">Environment of the process beside its own: mail servers, a clock.</param>
    public static Task<RunningSamsyn> StartAsync(IReadOnlyDictionary<string, string> settings, params string[] options) => StartAsync(Directory.CreateTempSubdirectory("samsyn-e2e-").FullName, settings, options);

    static async Task<RunningSamsyn> StartAsync(string data, IReadOnlyDictionary<string, string> settings, string[] options)
    {
        var web = Path.Combine(Repository.Root, "src", "Samsyn.Web");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Checkout.Web, "--contentRoot", web, "--port", $"{port}", "--data", data, .. options])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SAMSYN_DATABASE");
        start.Environment["SAMSYN_LIMITS"] = "off";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var running = new RunningSamsyn(Process.Start(start)!, data, $"http://localhost:{port}");
        await running.AnswersAsync();
        return running;
    }

    /// <summary>As the first administrator is invited: on the command line, which says the link.</summary>
    public async Task<string> InviteAsync(string name, string position)
    {
        var start = new ProcessStartInfo("dotnet",
            [Checkout.Cli, "user", "invite", "--name", name, "--position", position, "--organisation", "Norra Fjärdens stadsdelsförvaltning", "--side", "City", "--data", DataFolder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["SAMSYN_ADDRESS"] = Address;
        start.Environment.Remove("SAMSYN_DATABASE");
        using var process = Process.Start(start)!;
        var link = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return link;
    }

    async Task AnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = new(Address) };
        for (var attempt = 0; attempt < 2400; attempt++)
        {
            if (_process.HasExited) throw new InvalidOperationException($"Samsyn ended with {_process.ExitCode}: {string.Join('\n', Complaints)}");
            try
            {
                if ((await client.GetAsync("/halsa")).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"Samsyn did not answer within two minutes: {string.Join('\n', Complaints)}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_data, recursive: true);
    }

    async Task EndAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
