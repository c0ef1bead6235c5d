using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>A paragraph or row after joining: what one or several lines hold together.</summary>
sealed record JoinedLine(string Text, int Line, int LastLine, IReadOnlyList<string>? Cells, bool AdjacentBefore);

/// <summary>Stage 4: joins sentences that were wrapped or cut by a page break.</summary>
static class LineJoining
{
    const int WrapWidth = 70;
    const int PageBreakBlanks = 2;

    static readonly HashSet<string> Connectives = new(StringComparer.OrdinalIgnoreCase)
    {
        "och", "eller", "samt", "till", "av", "med", "för", "i", "på", "mellan", "att", "som", "om", "från", "under", "vid", "en", "ett", "den", "det", "de", "kring", "inom", "mot", "hos",
    };

    static readonly HashSet<string> LoneWords = new(StringComparer.OrdinalIgnoreCase) { "och", "samt", "&", "eller" };

    public static List<JoinedLine> Join(IReadOnlyList<SourceLine> lines, List<Finding> findings)
    {
        var joined = new List<JoinedLine>(lines.Count);
        var blanks = 0;
        var header = false;
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Blank) blanks++;
            else if (line.Kind is LineKind.DiaryNumber or LineKind.PageHeader or LineKind.Dropped) header = true;
            else
            {
                var previous = joined.Count > 0 ? joined[^1] : null;
                if (previous is { Cells: null } && line.Kind == LineKind.Text && Continues(previous.Text, line.Text, blanks == 0 && !header))
                {
                    joined[^1] = previous with { Text = Concatenate(previous.Text, line, findings), LastLine = line.Number };
                    if (header || blanks > PageBreakBlanks) findings.Add(FindingCatalogue.Of("page-break-joined", line.Number));
                }
                else if (previous is { Cells: { } cells } && line.Kind == LineKind.Text && blanks == 0 && !header && char.IsLower(line.Text[0]))
                {
                    var last = cells.ToArray();
                    last[^1] = $"{last[^1]} {line.Text}".Trim();
                    joined[^1] = previous with { Cells = last, Text = string.Join('\t', last), LastLine = line.Number };
                }
                else joined.Add(new JoinedLine(line.Text, line.Number, line.Number, line.Kind == LineKind.Row ? line.Cells : null, blanks == 0 && !header));
                blanks = 0;
                header = false;
            }
        }
        return joined;
    }

    /// <summary>The word a text ends with, when only the continuation could follow it ("och", "mellan").</summary>
    public static bool EndsOpen(string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length > 0 && (trimmed[^1] == ',' || Connectives.Contains(trimmed[(trimmed.LastIndexOf(' ') + 1)..]));
    }

    static bool Continues(string previous, string next, bool adjacent)
    {
        if (previous.Length == 0 || LoneWords.Contains(next) || LoneWords.Contains(previous) || IsMarked(next)) return false;
        if (previous[^1] is '.' or '!' or '?' or ':' or ';' || EndsWithDigits(previous)) return false;
        var colon = next.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 30 || Labels.IsKnown(previous) || Labels.IsKnown(next)) return false;
        if (!char.IsLower(next[0])) return adjacent && previous.Length >= WrapWidth && !IsMarked(previous) && EndsOpen(previous);
        if (next.StartsWith("mellan ", StringComparison.Ordinal) || EndsOpen(previous)) return true;
        return previous.Count(c => c == ' ') >= 4 || IsMarked(previous);
    }

    static bool IsMarked(string text) => Numbering.IsBullet(text) || (Numbering.TryParse(text, out var numbered) && (numbered.IsPunctuated || numbered.IsParagraphSign));

    static bool EndsWithDigits(string text) => char.IsAsciiDigit(text[^1]) && text.Contains("org", StringComparison.OrdinalIgnoreCase);

    static string Concatenate(string previous, SourceLine next, List<Finding> findings)
    {
        if (!previous.EndsWith('-') || previous.Length < 2 || !char.IsLetter(previous[^2])) return $"{previous} {next.Text}";
        var word = next.Text.Split(' ', 2)[0];
        if (LoneWords.Contains(word)) return $"{previous} {next.Text}";
        var whole = previous[..^1] + next.Text;
        findings.Add(FindingCatalogue.Of("split-word", next.Number, previous[(previous.LastIndexOf(' ') + 1)..^1] + word));
        return whole;
    }
}
