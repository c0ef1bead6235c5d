using System.Text.RegularExpressions;
using Samsyn.Trace;

namespace Samsyn.Web.Tests.Structure;

/// <summary>
/// docs/security/asvs.md: every chosen id of OWASP ASVS 5.0.0 names the tests that show it, or says why there is none; and whatever a test shows
/// is chosen. SAMSYN_WRITE=1 writes the tests into the table.
/// </summary>
public sealed partial class AsvsTests
{
    const int MostNamed = 3;

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| (?<what>[^|]+) \| (?<shown>[^|]*)\|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    static string Table => Path.Combine(SourceTree.Root, "docs", "security", "asvs.md");

    [Fact]
    public void Every_chosen_id_names_its_tests_or_has_a_reason()
    {
        var (lines, sources) = (File.ReadAllLines(Table), TestSources.Read(SourceTree.Root).ToList());
        var written = Written(lines, sources);
        if (Environment.GetEnvironmentVariable("SAMSYN_WRITE") is { Length: > 0 }) File.WriteAllText(Table, string.Join('\n', written) + "\n");
        else Assert.Equal(written, lines);

        var chosen = written.Select(Id).OfType<string>().ToList();
        Assert.True(chosen.Count > 50);
        Assert.Equal(chosen.Count, chosen.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Unshown(written));
        Assert.Empty(Shown(sources).Select(proof => proof.Key).Except(chosen, StringComparer.Ordinal));
    }

    [Fact]
    public void A_planted_id_without_test_and_reason_is_found_and_a_reason_gives_way_to_a_test()
    {
        var trait = "[Trait(" + "\"Asvs\", \"v5.0.0-9.9.1\")]";
        string[] lines = ["| Id | What | Shown by |", "| 9.9.1 | Shown | Not yet |", "| 9.9.2 | Explained | n/a: so |", "| 9.9.3 | Forgotten | |"];
        var written = Written(lines, [$"sealed class ATests {{ {trait} public void It_holds() {{ }} }}"]);
        Assert.Equal("| 9.9.1 | Shown | `ATests.It_holds` |", written[1]);
        Assert.Equal(lines[2], written[2]);
        Assert.Equal(["9.9.3"], Unshown(written));
    }

    static List<string> Written(IEnumerable<string> lines, IEnumerable<string> sources)
    {
        var shown = Shown(sources);
        return [.. lines.Select(line => Row().Match(line) is { Success: true } row && shown[row.Groups["id"].Value].ToList() is { Count: > 0 } tests
            ? $"| {row.Groups["id"].Value} | {row.Groups["what"].Value} | {Named(tests)} |" : line)];
    }

    static string Named(List<string> tests) => string.Join(", ", tests.Take(MostNamed).Select(test => $"`{test}`")) + (tests.Count > MostNamed ? $" and {tests.Count - MostNamed} more" : "");

    static List<string> Unshown(IEnumerable<string> lines) =>
        [.. lines.Select(line => Row().Match(line)).Where(row => row.Success && row.Groups["shown"].Value.Trim().Length == 0).Select(row => row.Groups["id"].Value)];

    static string? Id(string line) => Row().Match(line) is { Success: true } row ? row.Groups["id"].Value : null;

    static ILookup<string, string> Shown(IEnumerable<string> sources) => Catalogue.Proofs(sources, "Asvs").Distinct()
        .OrderBy(proof => proof.Test, StringComparer.Ordinal).ToLookup(proof => proof.RequirementId["v5.0.0-".Length..], proof => proof.Test, StringComparer.Ordinal);
}
