using System.Text.RegularExpressions;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Lines made comparable between formats: blanks collapsed, dotted leaders and trailing empty cells gone.</summary>
static partial class RoundTrip
{
    public static List<string> Normalised(IEnumerable<string> lines) =>
        lines.Select(Normalised).Where(l => l.Trim().Length > 0).ToList();

    public static string Normalised(string line) => string.Join('\t', line.Split('\t').Select(Cell)).TrimEnd('\t');

    public static string Cell(string cell) => Dots().Replace(Blanks().Replace(cell, " ").Trim(), "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\.{5,}$")]
    private static partial Regex Dots();
}
