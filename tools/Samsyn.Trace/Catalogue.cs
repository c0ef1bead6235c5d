using System.Text.RegularExpressions;

namespace Samsyn.Trace;

/// <summary>One requirement of docs/requirements.md. <paramref name="Line"/> is the index of its line in the file.</summary>
public sealed record Requirement(string Id, int Line, string Text);

/// <summary>One test that says it proves a requirement.</summary>
public sealed record Proof(string RequirementId, string Test);

/// <summary>The catalogue and its tests, read as text so that a trait is seen whether or not its test is built.</summary>
public static partial class Catalogue
{
    const string StatusMark = "<!-- status -->";

    [GeneratedRegex(@"^(?:- |\| )\*\*(?<id>[A-Z]+(?:-[A-Z]+)?-\d+)\*\*", RegexOptions.None, 1000)]
    private static partial Regex RequirementLine();

    [GeneratedRegex(@"Trait\(""(?<trait>Requirement|Asvs)"", ""(?<id>[^""]+)""\)|(?:void|Task|ValueTask)\s+(?<test>[A-Z]\w+)\s*[(<]|class\s+(?<class>\w+)", RegexOptions.None, 5000)]
    private static partial Regex TestSource();

    public static IReadOnlyList<Requirement> Requirements(IReadOnlyList<string> lines) =>
        [.. lines.Select((text, line) => (match: RequirementLine().Match(text), line, text))
            .Where(found => found.match.Success)
            .Select(found => new Requirement(found.match.Groups["id"].Value, found.line, found.text))];

    /// <summary>Traits written on a class count for the class as a whole, traits on a method for the method.</summary>
    public static IReadOnlyList<Proof> Proofs(IEnumerable<string> sources, string trait = "Requirement")
    {
        var proofs = new List<Proof>();
        foreach (var source in sources)
        {
            var pending = new List<string>();
            var type = "";
            foreach (Match match in TestSource().Matches(source))
            {
                if (match.Groups["id"].Success)
                {
                    if (match.Groups["trait"].Value == trait) pending.Add(match.Groups["id"].Value);
                    continue;
                }
                var name = match.Groups["test"].Success ? $"{type}.{match.Groups["test"].Value}" : match.Groups["class"].Value;
                if (match.Groups["class"].Success) type = name;
                proofs.AddRange(pending.Distinct(StringComparer.Ordinal).Select(id => new Proof(id, name)));
                pending.Clear();
            }
        }
        return proofs;
    }

    /// <summary>
    /// The file with a status line below each requirement (for a table: one list below it). A requirement with tests is done by
    /// them; one without keeps the reason that stands there, or gets the reason of its area.
    /// </summary>
    public static IReadOnlyList<string> WithStatus(IReadOnlyList<string> lines, IReadOnlyList<Proof> proofs, Func<string, string> reason)
    {
        var byId = proofs.ToLookup(proof => proof.RequirementId, proof => proof.Test, StringComparer.Ordinal);
        var kept = KeptReasons(lines);
        var result = new List<string>();
        var table = new List<string>();
        foreach (var line in lines.Where(line => !line.Contains(StatusMark, StringComparison.Ordinal)))
        {
            if (table.Count > 0 && !line.StartsWith('|'))
            {
                // A blank line ends the table; the statuses of its rows follow as a list.
                result.Add("");
                result.AddRange(table);
                table.Clear();
                if (line.Length > 0) result.Add("");
            }
            result.Add(line);
            var match = RequirementLine().Match(line);
            if (!match.Success) continue;
            var id = match.Groups["id"].Value;
            var tests = byId[id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var status = tests.Count > 0
                ? $"**Done** by {string.Join(", ", tests.Take(4))}{(tests.Count > 4 ? $" and {tests.Count - 4} more" : "")}"
                : $"*Not yet*: {kept.GetValueOrDefault(id) ?? reason(id)}";
            if (line.StartsWith('|')) table.Add($"- {id}: {status} {StatusMark}");
            else result.Add($"  - {status} {StatusMark}");
        }
        return Tidy(result);
    }

    static Dictionary<string, string> KeptReasons(IReadOnlyList<string> lines)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        string? current = null;
        foreach (var line in lines)
        {
            if (RequirementLine().Match(line) is { Success: true } match) current = match.Groups["id"].Value;
            const string notYet = "*Not yet*: ";
            var at = line.IndexOf(notYet, StringComparison.Ordinal);
            if (at < 0 || !line.Contains(StatusMark, StringComparison.Ordinal)) continue;
            var id = line.StartsWith("- ", StringComparison.Ordinal) ? line[2..line.IndexOf(':', StringComparison.Ordinal)] : current;
            if (id is not null) kept[id] = line[(at + notYet.Length)..].Replace(StatusMark, "", StringComparison.Ordinal).Trim();
        }
        return kept;
    }

    static List<string> Tidy(List<string> lines)
    {
        var tidy = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 || tidy.Count == 0 || tidy[^1].Length > 0) tidy.Add(line);
        return tidy;
    }
}
