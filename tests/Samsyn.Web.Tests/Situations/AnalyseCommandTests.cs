using System.Diagnostics;
using System.Text.Json;
using Samsyn.Tests.Kit;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Situations;

public sealed class AnalyseCommandTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    [Trait("Requirement", "SIT-54")]
    public async Task A_change_is_told_with_its_verdict_first_and_as_JSON_for_programs()
    {
        var (code, said, _) = await Analyse("change", "62", "51");
        Assert.Equal(0, code);
        Assert.StartsWith("62 → 51 (−17,7 %): går inte att skilja från slump", said, StringComparison.Ordinal);

        var (_, json, _) = await Analyse("change", "620", "51", "--exposure-before", "972647", "--exposure-after", "16000", "--json");
        var found = JsonDocument.Parse(json).RootElement;
        Assert.Equal(5.0005037, found.GetProperty("comparison").GetProperty("ratio").GetDouble(), 6);
        Assert.Equal("rose", found.GetProperty("comparison").GetProperty("verdict").GetProperty("kind").GetString());
    }

    [Fact]
    [Trait("Requirement", "SIT-23")]
    public async Task A_rise_in_what_the_police_look_for_is_read_as_neither_better_nor_worse()
    {
        var (_, said, _) = await Analyse("change", "32", "60", "--class", "c");

        Assert.Contains("ökade, mer än slumpen kan förklara", said, StringComparison.Ordinal);
        Assert.Contains("Får läsas som: varken bättre eller sämre", said, StringComparison.Ordinal);
        Assert.Contains("Aktivitetsstyrt", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Får läsas som: sämre", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_of_bursts_takes_the_certainty_away()
    {
        var (_, said, _) = await Analyse("change", "32", "60", "--history", "12", "15", "9", "80", "7", "11", "90", "5");

        Assert.Contains("går inte att skilja från slump", said, StringComparison.Ordinal);
        Assert.Contains("8 perioder", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_numbers_files_and_methods_are_refused_with_what_is_wrong()
    {
        var (code, _, told) = await Analyse("change", "--", "-1", "5");
        Assert.Equal((1, "samsyn: Ett antal kan inte vara negativt: −1 på plats 1."), (code, told.Trim()));
        Assert.Equal(2, (await Analyse("change", "many", "5")).Code);
        Assert.Equal(1, (await Analyse("change", "1", "5", "--exposure-after", "0")).Code);
        Assert.Equal(1, (await Analyse("series", _file + ".gone")).Code);
        Assert.Equal(2, (await Analyse("series", _file, "--method", "guess")).Code);
        await File.WriteAllTextAsync(_file, "vecka;antal\n2024-01;3\n2024-02;x\n");
        Assert.Contains("Rad 3: ”x”", (await Analyse("series", _file)).Told, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_file, "vecka;antal\n2024-01;3\n");
        Assert.Contains("För få värden: 1 finns, 264 behövs", (await Analyse("series", _file)).Told, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "SIT-49")]
    public async Task The_season_and_the_trend_of_months_are_told_and_given_as_other_tools_have_them()
    {
        int[] counts = [4, 6, 9, 14, 22, 18, 5, 12, 16, 11, 7, 3, 6, 5, 11, 12, 19, 25, 7, 9, 18, 9, 10, 2, 2, 8, 7, 17, 28, 15, 9, 14, 11, 13, 5, 6];
        // A month before the whole years, which is left; 2024 is a leap year.
        await File.WriteAllLinesAsync(_file, ["månad;antal", "2022-12;9", .. counts.Select((count, at) => $"{2023 + (at / 12)}-{(at % 12) + 1:00};{count}")]);
        var (code, said, _) = await Analyse("series", _file, "--method", "season");
        Assert.Equal(0, code);
        Assert.Contains("mer än slumpen kan förklara (3 år): flest per dag i maj", said, StringComparison.Ordinal);

        // R 4.2.2: anova(glm(y ~ year + offset(log(d)), quasipoisson), glm(y ~ year + month + offset(log(d)), quasipoisson), test = "F").
        var (_, json, _) = await Analyse("series", _file, "--method", "season", "--json");
        var season = JsonDocument.Parse(json).RootElement.GetProperty("season");
        Assert.Equal(12.3012911241576, season.GetProperty("f").GetDouble(), 6);
        Assert.Equal(3, season.GetProperty("years").GetInt32());

        Assert.Contains("går inte att skilja från slump", (await Analyse("series", _file, "--method", "trend")).Said, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(_file, ["månad;antal", "2023-01;4"]);
        Assert.Contains("För få värden", (await Analyse("series", _file, "--method", "season")).Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_names_the_weeks_that_are_alarms()
    {
        await File.WriteAllLinesAsync(_file, ["vecka;antal", .. Enumerable.Range(0, 300).Select(week => $"v{week};{(week == 290 ? 40 : 4 + (week % 3))}")]);

        var (code, said, _) = await Analyse("series", _file);
        Assert.Equal(0, code);
        Assert.Contains("1 larm", said, StringComparison.Ordinal);
        Assert.Contains("v290: 40", said, StringComparison.Ordinal);
        var (_, json, _) = await Analyse("series", _file, "--method", "ears-c1", "--json");
        Assert.Contains(JsonDocument.Parse(json).RootElement.GetProperty("weeks").EnumerateArray(),
            week => week.GetProperty("name").GetString() == "v290" && week.GetProperty("judgement").GetProperty("isAlarm").GetBoolean());
    }

    static async Task<(int Code, string Said, string Told)> Analyse(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, "analyse", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SAMSYN_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["SAMSYN_LANGUAGE"] = "sv";
        using var process = Process.Start(start)!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await told);
    }
}
