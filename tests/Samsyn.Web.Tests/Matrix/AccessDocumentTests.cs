using System.Globalization;
using System.Text;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Tests.Structure;

namespace Samsyn.Web.Tests.Matrix;

/// <summary>docs/security/access.md shows the access matrix as tables. SAMSYN_WRITE=1 writes it anew.</summary>
public sealed class AccessDocumentTests
{
    [Fact]
    public void The_tables_say_what_the_matrix_says()
    {
        var path = Path.Combine(SourceTree.Root, "docs/security/access.md");
        var due = Document(AccessMatrix.Current);
        if (Environment.GetEnvironmentVariable("SAMSYN_WRITE") == "1") File.WriteAllText(path, due);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == due, "docs/security/access.md is not what access.json says. Run this test with SAMSYN_WRITE=1.");
    }

    static string Document(AccessMatrix matrix)
    {
        var text = new StringBuilder("# Who may do and see what\n\nMade from [access.json](access.json), which the program reads; change that, not this.\n");
        Table(text, "Classes", ["Class", "Means"], matrix.Classes.Select(one => new[] { one.Key.ToString(), one.Value }));
        Table(text, "Groups of positions", ["Group", "Seats", "Positions", "Why"], matrix.Groups.Select(group => new[]
        {
            group.Name, group.Party switch { SeatOf.Either => "in a party", SeatOf.Neither => "in neither", _ => "any" },
            group.Positions.Count == 0 ? "all others" : string.Join(", ", group.Positions), group.Why,
        }));
        Table(text, "Acts", ["Act", .. matrix.Groups.Select(group => group.Name)],
            matrix.Acts.Select(act => new[] { act.Key.ToString() }.Concat(matrix.Groups.Select(group => act.Value.Contains(group.Name) ? "●" : ""))));
        Table(text, "Objects", ["Kind", "State", "Class", "Seen with", "Whose"], matrix.Objects.Select(rule => new[]
        {
            rule.Kind, rule.State ?? "–", rule.Class.ToString(), string.Join(" or ", rule.SeenWith),
            rule.Member ? "the person's own" : rule.Owner == OwnerRule.Own ? "the own side's" : "anyone's",
        }));
        Table(text, "Endpoints", ["Endpoint", "Act", "Shows", "Class at most", "Objects in the route"], matrix.Endpoints.Select(row => new[]
        {
            $"`{row.At}`{(row.Only is null ? "" : $" ({row.Only} only)")}", row.May?.ToString() ?? AccessMatrix.Anyone, row.Shows ?? "–", matrix.ClassOf(row.Shows).ToString(),
            string.Join(", ", row.Ids.Where(part => part.Value != AccessMatrix.NoObject).Select(part => $"{part.Key}: {part.Value}")),
        }));
        Table(text, "Stored fields", ["Table", "Class", "Columns"], matrix.Fields.SelectMany(table => table.Value.Select(one => new[] { table.Key, one.Key.ToString(), string.Join(", ", one.Value) })));
        return text.ToString();
    }

    static void Table(StringBuilder text, string title, string[] heads, IEnumerable<IEnumerable<string>> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
    }
}
