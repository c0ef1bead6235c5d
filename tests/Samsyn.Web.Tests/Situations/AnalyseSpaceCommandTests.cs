using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Tests.Kit;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Situations;

/// <summary><c>samsyn analyse scan|knox|hotspots</c> as a script calls them.</summary>
public sealed class AnalyseSpaceCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-analyse").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Requirement", "SIT-27")]
    public async Task Scan_gives_the_planted_cluster_as_JSON_and_the_same_each_time()
    {
        string[] asked = ["scan", Planted(), "--radius", "300", "--days", "7", "--replications", "99", "--json"];
        var (code, said, _) = await Analyse(asked);
        Assert.Equal(0, code);
        var first = JsonDocument.Parse(said).RootElement.GetProperty("clusters")[0];
        Assert.Equal((2000, 2000), (first.GetProperty("x").GetInt32(), first.GetProperty("y").GetInt32()));
        Assert.Equal("2026-02-10", first.GetProperty("from").GetString());
        Assert.Equal(0.01, first.GetProperty("p").GetDouble(), 9);
        Assert.Equal(said, (await Analyse(asked)).Said);
    }

    [Fact]
    public async Task Knox_and_hot_spots_tell_in_words_what_they_found()
    {
        var (code, said, _) = await Analyse("knox", Planted(), "--distances", "100", "300", "--days", "2", "7", "--same-address", "--permutations", "99");
        Assert.Equal(0, code);
        Assert.Equal(6, said.Trim().Split('\n').Length);
        Assert.StartsWith("same address, 0–2 days:", said, StringComparison.Ordinal);
        var (hotCode, hot, _) = await Analyse("hotspots", Planted(), "--square", "500");
        Assert.Equal(0, hotCode);
        Assert.DoesNotContain("NaN", hot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_lines_are_refused_with_line_and_reason_and_nothing_is_computed()
    {
        var path = Path.Combine(_folder, "wrong.csv");
        await File.WriteAllTextAsync(path, "x,y,date\n1,2,2026-01-01\nNaN,2,2026-01-01\n1,2,2026-13-01\n1,2\n");
        var (code, said, told) = await Analyse("scan", path, "--radius", "100");
        Assert.Equal((1, ""), (code, said));
        foreach (var line in new[] { "line 3", "line 4", "line 5", "3 lines are wrong" }) Assert.Contains(line, told, StringComparison.Ordinal);
        Assert.Contains("x,y,date", (await Analyse("scan", Write("east,north\n1,2\n"), "--radius", "100")).Told, StringComparison.Ordinal);
        Assert.Contains("no events", (await Analyse("scan", Write("x,y,date\n"), "--radius", "100")).Told, StringComparison.Ordinal);
        Assert.Contains("alike", (await Analyse("scan", Write("x,y,date\n1,2,2026-01-01\n3,4,2026-01-01\n"), "--radius", "100")).Told, StringComparison.Ordinal);
    }

    string Planted()
    {
        var rows = new StringBuilder("date,x,y,kind\n");
        for (var i = 0; i < 300; i++) rows.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 1, 1).AddDays(i * 37 % 89):yyyy-MM-dd},{i * 17 % 10 * 500},{i * 7 % 9 * 500},a\n");
        for (var i = 0; i < 12; i++) rows.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 2, 10).AddDays(i % 3):yyyy-MM-dd},2000,2000,b\n");
        return Write(rows.ToString());
    }

    string Write(string text)
    {
        var path = Path.Combine(_folder, "events.csv");
        File.WriteAllText(path, text);
        return path;
    }

    static async Task<(int Code, string Said, string Told)> Analyse(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, "analyse", .. options]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SAMSYN_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await told);
    }
}
