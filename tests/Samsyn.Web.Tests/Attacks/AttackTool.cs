using System.Diagnostics;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Web.Tests.Attacks;

/// <summary>A program that attackers use. Its test belongs to the long run, and is skipped where the program is not.</summary>
sealed class AttackFactAttribute : FactAttribute
{
    bool _onPostgreSql;

    public bool OnPostgreSql
    {
        get => _onPostgreSql;
        set
        {
            _onPostgreSql = value;
            if (value) Skip ??= PostgreSqlDatabases.Absent;
        }
    }

    public AttackFactAttribute(params string[] programs)
    {
        Skip = Environment.GetEnvironmentVariable("SAMSYN_LONG") is not { Length: > 0 } ? "Long: ./samsyn test --long."
            : programs.FirstOrDefault(program => AttackTool.Find(program) is null) is { } absent ? $"{absent} is not on this machine (apt-get install {absent})." : null;
    }
}

static class AttackTool
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>All that it said, on both streams.</summary>
    public static async Task<string> Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return string.Concat(said);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
