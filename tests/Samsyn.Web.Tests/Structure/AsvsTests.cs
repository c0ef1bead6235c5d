using System.Text.RegularExpressions;
using Samsyn.Trace;

namespace Samsyn.Web.Tests.Structure;

/// <summary>docs/security/asvs.md: every chosen id of OWASP ASVS 5.0.0 has a test, or says why not.</summary>
public sealed partial class AsvsTests
{
    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| (?<what>[^|]+) \| (?<reason>[^|]*)\|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    static string[] Lines => File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "security", "asvs.md"));

    [Fact]
    public void Every_chosen_id_has_a_test_or_a_reason()
    {
        var chosen = Chosen(Lines);
        Assert.True(chosen.Count > 50);
        Assert.Equal(chosen.Count, chosen.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Unshown(Lines, TestSources.Read(SourceTree.Root)));
    }

    [Fact]
    public void A_planted_id_without_test_and_reason_is_found()
    {
        var trait = "[Trait(" + "\"Asvs\", \"v5.0.0-9.9.1\")]";
        string[] lines = ["| Id | What | Reason |", "| 9.9.1 | Shown | |", "| 9.9.2 | Explained | n/a: so |", "| 9.9.3 | Forgotten | |"];
        Assert.Equal(["9.9.3"], Unshown(lines, [$"sealed class ATests {{ {trait} public void It_holds() {{ }} }}"]));
    }

    static List<string> Unshown(IEnumerable<string> lines, IEnumerable<string> sources)
    {
        var shown = Catalogue.Proofs(sources, "Asvs").Select(proof => proof.RequirementId).ToHashSet(StringComparer.Ordinal);
        return [.. Chosen(lines).Where(row => row.Reason.Length == 0 && !shown.Contains("v5.0.0-" + row.Id)).Select(row => row.Id)];
    }

    static List<(string Id, string Reason)> Chosen(IEnumerable<string> lines) =>
        [.. lines.Select(line => Row().Match(line)).Where(match => match.Success).Select(match => (match.Groups["id"].Value, match.Groups["reason"].Value.Trim()))];
}
