using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Samsyn.Bench;

/// <summary>
/// The page of a table of values for the whole country, as the first reader after an import meets it and as the next do: inhabitants by age and sex, which is one indicator, ten
/// indicators by sex, and 58 of one municipality, of which a pyramid is drawn. Imported by the command while the server runs; the server has shown a small table before. SQLite.
/// </summary>
static partial class ValuesBench
{
    const int Areas = 290, FirstLimit = 1000, NextLimit = 300, Readings = 9;

    public static async Task<bool> RunAsync(string root)
    {
        await using var server = await RunningServer.StartAsync(root, null, "--example", "true");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        await SignIn.Async(client);
        // The example's own table: what is compiled when the first page is shown is not what is measured.
        for (var small = 0; small < 5; small++) await client.GetStringAsync(await PageOf(client, "Trygghetsmätning i stadsdelarna"));
        var met = true;
        foreach (var (name, rows) in new[] { ("Folkmängd i landet", Population()), ("Nyckeltal i landet", Indicators()), ("Nyckeltal i kommunen", OfOne()) })
        {
            await Import(root, server.DataFolder, name, rows);
            met &= await Read(client, await PageOf(client, name), name);
            await Import(root, server.DataFolder, name, rows.Replace(";100;", ";101;", StringComparison.Ordinal));
            met &= await Read(client, await PageOf(client, name), name + ", read in again");
        }
        return met;
    }

    static async Task<bool> Read(HttpClient client, string page, string what)
    {
        var first = await Time(client, page);
        List<double> next = [];
        for (var reading = 0; reading < Readings; reading++) next.Add(await Time(client, page));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: first {first:0} ms, second {next[0]:0} ms, then {Figures.Of(next)}; load {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?")}"));
        return ReadingBench.Report(first < FirstLimit && next[0] <= NextLimit, $"{what}: first within {FirstLimit} ms, second within {NextLimit} ms");
    }

    static async Task<double> Time(HttpClient client, string page)
    {
        var watch = Stopwatch.StartNew();
        var html = await client.GetStringAsync(page);
        if (!html.Contains("<h2 id=\"inlasningar\"", StringComparison.Ordinal)) throw new InvalidOperationException($"{page} is not the page of a dataset.");
        return watch.Elapsed.TotalMilliseconds;
    }

    static async Task<string> PageOf(HttpClient client, string name) =>
        Listed().Matches(await client.GetStringAsync("/data")).First(one => System.Net.WebUtility.HtmlDecode(one.Groups["name"].Value).Trim() == name).Groups["page"].Value;

    static async Task Import(string root, string data, string name, string rows)
    {
        var file = Path.Combine(Path.GetTempPath(), $"samsyn-values-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(file, rows, Encoding.UTF8);
            var (took, _, _, gigabytes) = await EventsBench.Command(root, "data", "import", file, "--values", "--dataset", name, "--profile", "indikatortabell", "--source", "påhittad", "--json", "--data", data);
            Console.WriteLine($"  {name}: {rows.Count(sign => sign == '\n') - 1} values read in in {took:0.0} s, {gigabytes:0.00} GB at most");
        }
        finally
        {
            File.Delete(file);
        }
    }

    static string Population()
    {
        var text = new StringBuilder("Indikator;Kommun;År;Kön;Ålder;Antal;Enhet\n");
        for (var area = 1; area <= Areas; area++)
            for (var year = 2016; year <= 2025; year++)
                for (var age = 0; age < 90; age += 5)
                    foreach (var sex in (string[])["Kvinnor", "Män"])
                        text.Append(CultureInfo.InvariantCulture, $"Folkmängd;Kommun {area:000};{year};{sex};{(age < 85 ? $"{age}–{age + 4}" : "85+")};{100 + (area * 7 + year + age) % 400};personer\n");
        return text.ToString();
    }

    static string Indicators()
    {
        var text = new StringBuilder("Indikator;Kommun;År;Kön;Antal;Enhet\n");
        for (var indicator = 1; indicator <= 10; indicator++)
            for (var area = 1; area <= Areas; area++)
                for (var year = 2014; year <= 2025; year++)
                    foreach (var sex in (string[])["Totalt", "Kvinnor", "Män"])
                        text.Append(CultureInfo.InvariantCulture, $"Nyckeltal {indicator:00};Kommun {area:000};{year};{sex};{100 + (area * 7 + year + indicator) % 400};personer\n");
        return text.ToString();
    }

    static string OfOne()
    {
        var text = new StringBuilder("Indikator;Kommun;År;Kön;Ålder;Antal;Enhet\n");
        for (var indicator = 1; indicator <= 58; indicator++)
            for (var year = 1976; year <= 2025; year++)
                for (var age = 0; age < 90; age += 5)
                    foreach (var sex in (string[])["Kvinnor", "Män"])
                        text.Append(CultureInfo.InvariantCulture, $"Nyckeltal {indicator:00};Kommun 001;{year};{sex};{(age < 85 ? $"{age}–{age + 4}" : "85+")};{100 + (indicator * 7 + year + age) % 400};personer\n");
        return text.ToString();
    }

    [GeneratedRegex("href=\"(?<page>/data/[0-9a-f-]{36})\"[^>]*>(?<name>[^<]+)<", RegexOptions.None, 5000)]
    private static partial Regex Listed();
}
