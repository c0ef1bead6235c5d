using System.Diagnostics;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E.Kit;

/// <summary>How the first person comes in: by a link that whoever runs the system makes in the terminal.</summary>
static class Invitations
{
    public static async Task<string> OnTheCommandLineAsync(string name, string position, string address, StorageOptions storage)
    {
        var start = new ProcessStartInfo("dotnet",
            [Checkout.Cli, "user", "invite", "--name", name, "--position", position, "--organisation", "Norra Fjärdens stadsdelsförvaltning", "--side", "City", "--data", storage.DataDirectory])
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
