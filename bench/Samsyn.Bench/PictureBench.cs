using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsyn.Bench;

/// <summary>
/// The picture page with twenty live blocks over ten million events, at 20 requests a second: first as the first reader meets it, when all are made, then under load. Events are
/// imported by the command and the blocks put in by their form, as a person does. SQLite only: events of PostgreSQL need a place for files, and what is asked under load is the
/// same from there. SAMSYN_EVENTS names another number of rows.
/// </summary>
static partial class PictureBench
{
    const int Blocks = 20, PerSecond = 20, Limit = 60;

    static readonly string[] Types = ["Rån", "Inbrott", "Misshandel", "Skadegörelse", "Brand", "Narkotikabrott"], Methods = ["line", "change", "alarms", "calendar", "rhythm", "multiples", "line", "count", "rhythm", "change"];

    public static async Task<bool> RunAsync(string root)
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_EVENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 10_000_000;
        await using var server = await RunningServer.StartAsync(root, null, "--example", "true");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64, AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        await SignIn.Async(client);
        await Import(root, server.DataFolder, rows);

        var picture = Picture().Match(await client.GetStringAsync("/lagesbild")).Value;
        var section = Section().Match(await client.GetStringAsync(picture)).Value;
        var dataset = Dataset().Match(await client.GetStringAsync($"{section}/diagram?rum=")).Groups["id"].Value;
        var watch = Stopwatch.StartNew();
        for (var block = 0; block < Blocks; block++) await Put(client, section, dataset, block);
        Console.WriteLine($"  {Blocks} blocks put in and each answered once: {watch.Elapsed.TotalSeconds:0.0} s");

        var bytes = (await client.GetByteArrayAsync(picture)).Length;
        Console.WriteLine($"  page of {bytes / 1024} kB");
        var under = await LoadBench.PageAsync(client, $"SQLite, {rows} events: picture with {Blocks} blocks", _ => picture, PerSecond);
        return ReadingBench.Report(under.P99 <= Limit, $"p99 within {Limit} ms at {PerSecond}/s; load {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?")}");
    }

    static async Task Import(string root, string data, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-picture-").FullName;
        try
        {
            var (file, profile) = (Path.Combine(folder, "events.csv"), Path.Combine(folder, "profile.json"));
            NationalEvents.Write(file, rows);
            await File.WriteAllTextAsync(profile, NationalEvents.Profile);
            await EventsBench.Command(root, "data", "import", file, "--dataset", "rikets", "--profile", profile, "--source", "påhittad", "--json", "--data", data);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task Put(HttpClient client, string section, string dataset, int block)
    {
        var page = await client.GetStringAsync(section);
        var form = page[page.IndexOf($"action=\"{section}/gemensam\"", StringComparison.Ordinal)..];
        string Field(string name) => Regex.Match(form, $"name=\"{name}\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["value"].Value;
        var method = Methods[block % Methods.Length];
        Dictionary<string, string> fields = new()
        {
            ["form-proof"] = Field("form-proof"), ["version"] = Field("version"), ["rum"] = "", ["data"] = dataset, ["metod"] = method, ["caption"] = $"Block {block + 1}", ["source"] = "1", ["typer"] = Types[block % Types.Length],
        };
        switch (method)
        {
            case "line": fields["ar"] = "3"; break;
            case "change": fields["fran"] = "2023-01-01"; fields["till"] = "2023-06-30"; fields["rader"] = "Type"; break;
            case "multiples": fields["per"] = "Year"; break;
            case "count": fields["rader"] = "Type"; fields["kolumner"] = "Year"; break;
        }
        using var answer = await client.PostAsync($"{section}/diagram", new FormUrlEncodedContent(fields));
        if ((int)answer.StatusCode != 303) throw new InvalidOperationException($"Block {block + 1} ({method}) answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("value=\"(?<id>[0-9a-f-]{36})\"[^>]*>rikets", RegexOptions.None, 5000)]
    private static partial Regex Dataset();

    [GeneratedRegex("/lagesbild/[0-9a-f-]{36}", RegexOptions.None, 5000)]
    private static partial Regex Picture();

    [GeneratedRegex("/lagesbild/[0-9a-f-]{36}/avsnitt/[0-9a-f-]{36}", RegexOptions.None, 5000)]
    private static partial Regex Section();
}
