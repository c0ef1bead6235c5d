using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// What <c>./samsyn publish</c> makes is what stands on a server: it runs without the .NET that built it, as its unit file starts it. Takes minutes:
/// only in the long run.
/// </summary>
public sealed class PublishedProgramTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-published-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Program(string name) => Path.Combine(_folder, "program", name);

    [LongRunFact]
    public async Task The_published_program_is_whole_starts_serves_and_stops_in_good_order()
    {
        var (published, said) = await Run(Path.Combine(SourceTree.Root, "samsyn"), [], "publish", Path.Combine(_folder, "program"));
        Assert.True(published == 0, said);
        Assert.Equal(0, (await Run("sh", [], "-c", $"cd '{Path.Combine(_folder, "program")}' && sha256sum --quiet -c SHA256SUMS")).Code);
        foreach (var file in new[] { "LICENSE", "samsyn.cdx.json", "deploy/systemd/samsyn.service", "docs/operations/install.md" }) Assert.True(File.Exists(Program(file)), file);

        var data = Path.Combine(_folder, "data");
        var (examined, found) = await Run(Program("samsyn-cli"), [], "doctor", "--quiet", "--before-start", "--data", data);
        Assert.True(examined == 0, found);

        var port = FreePort();
        using var server = Begin(Program("Samsyn.Web"), [("SAMSYN_LOG", "json")], "--contentRoot", Path.Combine(_folder, "program"), "--port", $"{port}", "--data", data);
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new($"http://localhost:{port}") };
            Assert.Equal(HttpStatusCode.OK, await Answered(client, server));
            Assert.Contains("<html", await client.GetStringAsync("/"), StringComparison.Ordinal);
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", $"{server.Id}"]);
            await server.WaitForExitAsync();
        }
        Assert.Equal(0, server.ExitCode);
        Assert.Equal(0, (await Run(Program("samsyn-cli"), [], "db", "status", "--data", data)).Code);
    }

    static async Task<HttpStatusCode> Answered(HttpClient client, Process server)
    {
        for (var attempt = 0; attempt < 600 && !server.HasExited; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync("/halsa/redo");
                if (answer.StatusCode == HttpStatusCode.OK) return answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        return HttpStatusCode.ServiceUnavailable;
    }

    static async Task<(int Code, string Said)> Run(string program, (string, string)[] environment, params string[] arguments)
    {
        using var process = Begin(program, environment, arguments);
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await told);
    }

    static Process Begin(string program, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SAMSYN_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A fact for the long run (SAMSYN_LONG=1).</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LongRunFactAttribute : FactAttribute
{
    public LongRunFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("SAMSYN_LONG") != "1") Skip = "Only in the long run (SAMSYN_LONG=1).";
    }
}
