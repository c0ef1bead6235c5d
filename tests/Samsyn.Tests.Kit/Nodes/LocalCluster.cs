using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Tests.Kit.Nodes;

public enum ClusterRole { Away, Replica, Synchronous, Primary }

/// <summary>The database cluster of <c>deploy/cluster</c>, all of it on this machine: from the very files that an operator copies.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>Below the ports that the system itself gives out; each cluster takes its numbers from one hundred.</summary>
    const int FirstPort = 18000, LastPort = 31000, Spread = 100;
    static readonly string[] Programs = ["etcd", "patroni", "haproxy", "pgbouncer", "envsubst", "psql", "curl", "pkill"];
    static readonly string Script = Path.Combine(Checkout.Root, "deploy", "cluster", "local");

    readonly string _folder;
    readonly Dictionary<string, string> _settings;

    LocalCluster(string folder, Dictionary<string, string> settings) => (_folder, _settings) = (folder, settings);

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Absent { get; } = Array.FindAll(Programs, program => !IsHere(program)) is { Length: > 0 } missing
        ? $"{string.Join(", ", missing)} not on this machine: ./samsyn test --long installs them." : PostgresServer.Absent;

    /// <summary>Samsyn's settings as the script prints them.</summary>
    public StorageOptions Storage(string dataDirectory) => StorageOptions.From(name => _settings.GetValueOrDefault(name)) with { DataDirectory = dataDirectory };

    public static async Task<LocalCluster> Start()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-cluster-").FullName;
        PostgresServer.RemoveWhenThisProcessEnds(folder, [Script, "down", folder]);
        var said = await Run("up", folder, $"{FreePorts()}");
        return new(folder, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
    }

    /// <summary>What each node says of itself at the moment.</summary>
    public async Task<IReadOnlyDictionary<string, ClusterRole>> Roles() => (await Run("roles", _folder)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ')).ToDictionary(node => node[0], node => Enum.Parse<ClusterRole>(node[1], ignoreCase: true), StringComparer.Ordinal);

    /// <summary>Waits for a node to be something; yields which.</summary>
    public async Task<string> Until(ClusterRole role, string? node = null)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(500))
            if ((await Roles()).FirstOrDefault(one => one.Value == role && (node ?? one.Key) == one.Key).Key is { } found) return found;
        throw new TimeoutException($"{node ?? "No node"} did not become {role}; the cluster is {string.Join(", ", await Roles())}.");
    }

    /// <summary>Both others follow the primary, one of them synchronously.</summary>
    public async Task UntilWhole()
    {
        await Until(ClusterRole.Synchronous);
        await Until(ClusterRole.Replica);
    }

    /// <summary>As when its machine loses power: every process at once.</summary>
    public Task Kill(string node) => Run("kill", _folder, node);

    /// <summary>As when its machine hangs: everything stands still, and nobody is told.</summary>
    public Task Freeze(string node) => Run("freeze", _folder, node);

    public Task Thaw(string node) => Run("thaw", _folder, node);

    public Task StartAgain(string node) => Run("start", _folder, node);

    public async ValueTask DisposeAsync()
    {
        await Run("down", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    static async Task<string> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Script, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{Script} {arguments[0]}: {await told}");
    }

    static bool IsHere(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    static int FreePorts()
    {
        for (var first = FirstPort + Environment.ProcessId % Spread * Spread; first < LastPort; first += Spread)
            if (Enumerable.Range(first + 1, 25).All(IsFree)) return first;
        throw new InvalidOperationException("No ports are free for a cluster.");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
