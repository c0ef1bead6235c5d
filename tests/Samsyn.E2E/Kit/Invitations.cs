using System.Diagnostics;
using Samsyn.App.Storage;

namespace Samsyn.E2E.Kit;

/// <summary>How the first person comes in: by a link that whoever runs the system makes in the terminal.</summary>
static class Invitations
{
    public static async Task<string> OnTheCommandLineAsync(string name, string position, string address, StorageOptions storage)
    {
        var program = Path.Combine(Repository.Root, "src", "Samsyn.Cli", "bin", Repository.Configuration, "net10.0", "samsyn-cli.dll");
        var start = new ProcessStartInfo("dotnet",
            [program, "user", "invite", "--name", name, "--position", position, "--organisation", "Norra Fjärdens stadsdelsförvaltning", "--side", "City", "--data", storage.DataDirectory])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["SAMSYN_ADDRESS"] = address;
        start.Environment["SAMSYN_DATABASE"] = storage.PostgresConnection ?? "";
        start.Environment["SAMSYN_KEY_FILE"] = storage.KeyFile ?? "";
        using var process = Process.Start(start)!;
        var link = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return link;
    }
}
