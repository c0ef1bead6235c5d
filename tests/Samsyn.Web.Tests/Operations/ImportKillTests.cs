using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Tests.Kit;
using Samsyn.Web.Tests.Structure;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// <c>samsyn data import</c> is killed (SIGKILL) at random moments, from its first to its last: afterwards the dataset has all of the file or is as it was before, everything
/// in it verifies, and the next import succeeds. <c>SAMSYN_KILLS</c> names another number of kills.
/// </summary>
public sealed class ImportKillTests(ITestOutputHelper output) : IDisposable
{
    const int Rows = 250_000, Named = 120_000;
    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_KILLS"), out var kills) ? kills : Environment.GetEnvironmentVariable("SAMSYN_LONG") is { Length: > 0 } ? 60 : 4;

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-import-kill-").FullName;

    [Fact]
    public async Task A_killed_import_leaves_the_store_as_it_was()
    {
        var (before, file, profile) = (Path.Combine(_folder, "before.csv"), Path.Combine(_folder, "events.csv"), Path.Combine(_folder, "profile.json"));
        await File.WriteAllTextAsync(profile, """{ "name": "prov", "columns": [ { "role": "Occurred", "name": "tid" }, { "role": "Type", "name": "typ" }, { "role": "Other", "name": "text" } ] }""");
        Write(before, 1000);
        Write(file, Rows);
        Assert.Equal(0, await Run("data", "import", before, "--dataset", "prov", "--profile", profile));
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await Run("data", "import", file, "--dataset", "annan", "--profile", profile));
        var whole = watch.Elapsed;

        var (dice, whole_, kept) = (new Random(Seed: 20261122), 0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var import = Start("data", "import", file, "--dataset", "prov", "--profile", profile, "--append"))
            {
                await Task.Delay(whole * dice.NextDouble());
                import.Kill();
                await import.WaitForExitAsync();
            }
            var rows = await RowsOf("prov");
            Assert.True(rows == 1000 + whole_ * (long)Rows || rows == 1000 + (whole_ + 1) * (long)Rows, $"kill {kill}: {rows} rows");
            if (rows > 1000 + whole_ * (long)Rows) whole_++;
            else kept++;
            Assert.Equal(0, await Run("data", "verify"));
        }
        output.WriteLine($"{Kills} kills: {kept} left the store as it was, {whole_} came after the commit; a whole import takes {whole.TotalSeconds:0.0} s");
        Assert.True(kept > 0, "No kill came before the commit: nothing was proved.");
        Assert.Equal(0, await Run("data", "import", file, "--dataset", "prov", "--profile", profile, "--append"));
        Assert.Equal(1000 + (whole_ + 1) * (long)Rows, await RowsOf("prov"));
    }

    [Fact]
    public async Task A_killed_import_that_adds_by_name_leaves_all_of_it_or_nothing()
    {
        var (before, file, profile) = (Path.Combine(_folder, "before.csv"), Path.Combine(_folder, "events.csv"), Path.Combine(_folder, "profile.json"));
        await File.WriteAllTextAsync(profile, """{ "name": "prov", "columns": [ { "role": "Occurred", "name": "tid" }, { "role": "Type", "name": "typ" }, { "role": "Id", "name": "nr" }, { "role": "Other", "name": "text" } ] }""");
        WriteNamed(before, 0, Named, "gammal");
        WriteNamed(file, Named / 2, Named, "ny");
        var (dice, whole, kept) = (new Random(Seed: 20261123), TimeSpan.Zero, 0);
        for (var kill = 0; kill <= Kills; kill++)
        {
            var name = $"namn {kill}";
            Assert.Equal(0, await Run("data", "import", before, "--dataset", name, "--profile", profile));
            var watch = Stopwatch.StartNew();
            using (var import = Start("data", "import", file, "--dataset", name, "--profile", profile, "--append"))
            {
                // The first is not killed: it tells how long a whole one takes.
                if (kill > 0)
                {
                    await Task.Delay(whole * dice.NextDouble());
                    import.Kill();
                }
                await import.WaitForExitAsync();
            }
            if (kill == 0) whole = watch.Elapsed;
            var rows = await RowsOf(name);
            Assert.True(rows is Named or Named + Named / 2, $"kill {kill}: {rows} rows");
            if (rows == Named) kept++;
            Assert.Equal(0, await Run("data", "verify"));
            Assert.Equal(0, await Run("data", "import", file, "--dataset", name, "--profile", profile, "--append"));
            Assert.Equal(Named + Named / 2, await RowsOf(name));
        }
        output.WriteLine($"{Kills} kills: {kept} left the store as it was");
        Assert.True(kept > 0, "No kill came before the commit: nothing was proved.");
    }

    static void WriteNamed(string path, int from, int rows, string what)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 20);
        file.Write("tid;typ;nr;text\n");
        for (var row = from; row < from + rows; row++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2018, 1, 1).AddMinutes(row):yyyy-MM-dd HH:mm};Stöld;K{row};händelse {row} som är {(row % 5 == 0 ? what : "som den var")}\n"));
    }

    static void Write(string path, int rows)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8, 1 << 20);
        file.Write("tid;typ;text\n");
        for (var row = 0; row < rows; row++)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2018, 1, 1).AddMinutes(row):yyyy-MM-dd HH:mm};\"Stöld, {row % 7}\";händelse nummer {row} med en text som tar plats i filen och i lagret\n"));
    }

    async Task<long> RowsOf(string dataset)
    {
        using var list = Start("data", "list", "--json");
        var said = await list.StandardOutput.ReadToEndAsync();
        await list.WaitForExitAsync();
        return JsonDocument.Parse(said).RootElement.EnumerateArray().Single(one => one.GetProperty("name").GetString() == dataset).GetProperty("rows").GetInt64();
    }

    async Task<int> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) output.WriteLine($"{string.Join(' ', arguments)}: {await said} {await told}");
        return process.ExitCode;
    }

    Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, .. arguments, "--data", Path.Combine(_folder, "data")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SAMSYN_LANGUAGE"] = "sv";
        foreach (var name in (string[])["SAMSYN_DATABASE", "SAMSYN_FILES", "SAMSYN_KEY_FILE"]) start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
