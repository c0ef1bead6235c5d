using System.ComponentModel;
using System.Diagnostics;

namespace Samsyn.Bench;

/// <summary>Another tool over the same data in the same run, where it is installed; what it says of its own times is shown as it says it.</summary>
static class Peer
{
    public static async Task Run(string name, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Console.WriteLine(process.ExitCode == 0 ? $"  {name}:\n    {(await said).Trim().Replace("\n", "\n    ", StringComparison.Ordinal)}" : $"  {name} was not run (bench/peers/README.md): {(await wrong).Trim().Split('\n')[^1]}");
        }
        catch (Win32Exception)
        {
            Console.WriteLine($"  {name} was not run: {program} is not on this machine (bench/peers/README.md)");
        }
    }
}
