using System.Diagnostics;
using System.Text.Json;

namespace Samsyn.Documents.Tests.Calendars;

/// <summary>Runs where node and ical.js are installed (tests/judges); says so where they are not.</summary>
public sealed class IndependentJudgeFactAttribute : FactAttribute
{
    public IndependentJudgeFactAttribute()
    {
        if (Script is null) Skip = "node or ical.js (npm ci in tests/judges) is not installed.";
    }

    public static string? Script { get; } = Find();

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) continue;
            var installed = Directory.Exists(Path.Combine(folder.FullName, "tests", "judges", "node_modules", "ical.js"))
                && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "node")));
            return installed ? Path.Combine(folder.FullName, "tests", "judges", "ical.mjs") : null;
        }
        return null;
    }
}

/// <summary>What ical.js, written by others, finds in a calendar file.</summary>
static class IndependentJudge
{
    public static async Task<JsonDocument> Read(string calendar)
    {
        var file = Path.Combine(Path.GetTempPath(), $"samsyn-{Guid.NewGuid():n}.ics");
        await File.WriteAllTextAsync(file, calendar);
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", [IndependentJudgeFactAttribute.Script!, file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var found = JsonDocument.Parse(await node.StandardOutput.ReadToEndAsync());
            await node.WaitForExitAsync();
            return found;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
