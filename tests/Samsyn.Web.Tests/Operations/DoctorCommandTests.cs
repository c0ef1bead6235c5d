using System.Diagnostics;
using System.Text.Json;
using Samsyn.App.Operations;
using Samsyn.Tests.Kit;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Operations;

/// <summary><c>samsyn doctor</c> as systemd and a monitoring program call it.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    readonly string _data = Path.Combine(Path.GetTempPath(), $"samsyn-doctor-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task An_empty_deployment_may_be_started_and_only_warnings_are_told()
    {
        var (code, said, told) = await Doctor([], "--quiet", "--before-start");
        Assert.Equal((0, ""), (code, said));
        Assert.DoesNotContain("FAULT", told, StringComparison.Ordinal);
        Assert.Contains("keys-apart", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_control_gives_1_and_says_which()
    {
        var (code, _, told) = await Doctor([("SAMSYN_ADDRESS", "http://samsyn.example.se")], "--quiet", "--before-start");
        Assert.Equal(1, code);
        Assert.Matches("FAULT +address ", told);
    }

    [Fact]
    public async Task Programs_get_every_control_as_JSON()
    {
        var (code, said, _) = await Doctor([("SAMSYN_ADDRESS", "http://samsyn.example.se")], "--json", "--before-start");
        var found = JsonDocument.Parse(said).RootElement.EnumerateArray().ToDictionary(one => one.GetProperty("control").GetString()!, one => one.GetProperty("state").GetString(), StringComparer.Ordinal);
        Assert.Equal(1, code);
        Assert.Equal("broken", found[Controls.Address], ignoreCase: true);
        Assert.Equal("notAsked", found[Controls.Database], ignoreCase: true);
    }

    async Task<(int Code, string Said, string Told)> Doctor((string Name, string Value)[] environment, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, "doctor", "--data", _data, .. options])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SAMSYN_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["SAMSYN_LANGUAGE"] = "en";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await told);
    }
}
