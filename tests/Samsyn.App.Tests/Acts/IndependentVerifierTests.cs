using System.Diagnostics;
using System.Text.Json.Nodes;
using Samsyn.App.Acts;
using Samsyn.Domain.Acts;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

/// <summary>tools/audit-verify is written in another language from the published description alone; both must say the same.</summary>
public sealed class IndependentVerifierTests : IAsyncLifetime
{
    const int Entries = 11;

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-verify-").FullName;
    TestDatabase _samsyn = null!;
    string _kept = "";
    JsonNode _whole = null!;

    public async Task InitializeAsync()
    {
        _samsyn = await LogDesk.WithEntries(Engine.Sqlite, Entries - 3);
        _kept = (await _samsyn.Sign())!.Text;
        await _samsyn.Note(LogDesk.About(1), TestActors.PoliceOfficer);
        await _samsyn.Note(LogDesk.About(2), TestActors.Reader);
        // The export notes itself, which makes it eleven.
        _whole = JsonNode.Parse((await Export(new())).Json())!;
    }

    public async Task DisposeAsync()
    {
        await _samsyn.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task It_agrees_with_a_good_log_and_with_a_kept_checkpoint()
    {
        Assert.True((await _samsyn.Verify(_kept)).IsWhole);
        Assert.Equal((0, $"the whole log: {Entries} of {Entries} entries agree, with 3 checkpoints\n"), Run(_whole, _kept));
    }

    [Fact]
    public async Task A_part_of_the_log_is_proven_to_be_of_it()
    {
        var part = JsonNode.Parse((await Export(new() { ObjectId = LogDesk.About(2).Value })).Json())!;

        Assert.Equal((0, $"a part of the log: 2 of {Entries + 1} entries agree, with 4 checkpoints\n"), Run(part, _kept));
        part["entries"]![1]!["entry"]!["outcome"] = "Refused";
        Assert.Equal((3, "entry 10: not what was written there\n"), Run(part));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public void It_names_any_entry_that_is_missing_or_has_another_place()
    {
        for (var at = 0; at < Entries - 1; at++)
        {
            var cut = _whole.DeepClone();
            cut["entries"]!.AsArray().RemoveAt(at);
            Assert.Equal((3, $"entry {at + 1}: missing or out of order (found {at + 2})"), First(Run(cut)));
        }
        var last = _whole.DeepClone();
        last["entries"]!.AsArray().RemoveAt(Entries - 1);
        Assert.Equal((3, $"entry {Entries}: missing, the log had {Entries}"), First(Run(last)));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public void It_finds_any_changed_entry_between_two_checkpoints()
    {
        for (var at = 0; at < Entries; at++)
        {
            var changed = _whole.DeepClone();
            changed["entries"]![at]!["entry"]!["actor"] = "01920000-0000-7000-8000-000000000999";
            var (code, said) = Run(changed);
            Assert.Equal(3, code);
            Assert.Contains(at < Entries - 3 ? $"an entry from 1 to {Entries - 3} is not what it was" : $"an entry from {Entries - 2} to {Entries} is not what it was", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_finds_a_log_that_was_rolled_back_or_signed_with_another_key()
    {
        await _samsyn.Note(LogDesk.About(4));
        var later = (await _samsyn.Sign())!.Text;
        Assert.Contains($"the log is shorter, entries {Entries + 1} to {Entries + 1} are gone", Run(_whole, later).Said, StringComparison.Ordinal);

        await using var other = await LogDesk.WithEntries(Engine.Sqlite, Entries);
        var forged = (await other.Sign())!.Text;
        Assert.Contains("not signed with the key", Run(_whole, forged).Said, StringComparison.Ordinal);
        Assert.Contains("not signed with the key", Run(_whole, _kept.Replace("\n8\n", "\n7\n", StringComparison.Ordinal)).Said, StringComparison.Ordinal);
        Assert.Contains("not a checkpoint", Run(_whole, "a letter").Said, StringComparison.Ordinal);
    }

    async Task<LogExport> Export(LogQuery query) => (await _samsyn.Run((ExportLog export) => export.Run(TestActors.Coordinator, query, default))).Value;

    static (int Code, string Said) First((int Code, string Said) ran) => (ran.Code, ran.Said.Split('\n')[0]);

    (int Code, string Said) Run(JsonNode export, params string[] kept)
    {
        var file = Path.Combine(_folder, "export.json");
        File.WriteAllText(file, export.ToJsonString());
        var start = new ProcessStartInfo("python3", [Script(), file, .. kept.Select(Kept)]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var python = Process.Start(start)!;
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, said);

        string Kept(string text, int number)
        {
            var name = Path.Combine(_folder, $"kept-{number}.txt");
            File.WriteAllText(name, text);
            return name;
        }
    }

    static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tools", "audit-verify", "verify.py") is var script && File.Exists(script)) return script;
        throw new InvalidOperationException("tools/audit-verify is not above the tests.");
    }
}
