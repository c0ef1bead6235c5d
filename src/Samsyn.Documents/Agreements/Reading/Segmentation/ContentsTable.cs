namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stage 3: finds tables of contents, so that their rows are not taken for headings and tables.</summary>
static class ContentsTable
{
    static readonly HashSet<string> Headings = new(StringComparer.Ordinal) { "innehållsförteckning", "innehåll", "innehållsöversikt", "contents", "table of contents" };

    /// <summary>The entries, and the same lines with the table of contents taken out.</summary>
    public static (IReadOnlyList<ContentsEntry> Entries, IReadOnlyList<SourceLine> Lines) TakeOut(IReadOnlyList<SourceLine> lines)
    {
        var headings = Enumerable.Range(0, lines.Count).Where(at => lines[at].IsContent && lines[at].Text.Length < 40 && Headings.Contains(TextKey.Of(lines[at].Text))).ToList();
        if (headings.Count == 0) return ([], lines);
        var occurrences = Occurrences(lines);
        var entries = new List<ContentsEntry>();
        var kept = lines.ToArray();
        foreach (var heading in headings)
        {
            if (kept[heading].Kind == LineKind.Dropped) continue;
            TakeOut(kept, heading, occurrences, entries);
        }
        return (entries, kept);
    }

    static void TakeOut(SourceLine[] lines, int heading, Dictionary<string, int> occurrences, List<ContentsEntry> entries)
    {
        var found = new List<(int Index, ContentsEntry? Entry)> { (heading, null) };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = heading + 1; at < lines.Length; at++)
        {
            if (!lines[at].IsContent) continue;
            if (IsColumnHead(lines[at])) found.Add((at, null));
            else if (Entry(lines[at], occurrences) is { } entry && seen.Add(TextKey.Squashed(lines[at].Text))) found.Add((at, entry));
            else break;
        }
        if (found.Count(row => row.Entry is not null) < 2) return;
        foreach (var (index, entry) in found)
        {
            if (entry is not null) entries.Add(entry);
            lines[index] = lines[index] with { Kind = LineKind.Dropped };
        }
    }

    static bool IsColumnHead(SourceLine line) => line.Kind == LineKind.Row && TextKey.Of(line.Cells[^1]) is "sida" or "sid" or "sidan" or "page";

    static ContentsEntry? Entry(SourceLine line, Dictionary<string, int> occurrences)
    {
        if (line.Text.Length > 200) return null;
        if (line.Kind == LineKind.Row)
        {
            var page = line.Cells[^1];
            return IsPage(page) ? Of(line, string.Join(' ', line.Cells.SkipLast(1)), page) : null;
        }
        var end = line.Text.TrimEnd(' ', '-', '–');
        var digits = end.Length;
        while (digits > 0 && char.IsAsciiDigit(end[digits - 1])) digits--;
        var title = end[..digits].TrimEnd(' ', '.', '…', '_');
        if (digits < end.Length && end.Length - digits <= 3 && title.Length > 0)
        {
            var leaders = digits - title.Length;
            if (leaders >= 3 || (leaders > 0 && end[digits - 1] is '.' or '…') || (TextKey.Of(title) != "bilaga" && occurrences.GetValueOrDefault(TextKey.Squashed(title)) > 0))
                return Of(line, title, end[digits..]);
        }
        // Without page number a line belongs to the contents when it comes back as a line of its own.
        return occurrences.GetValueOrDefault(TextKey.Squashed(line.Text)) > 1 ? Of(line, line.Text, null) : null;
    }

    static bool IsPage(string cell) => cell.Length is > 0 and < 8 && char.IsAsciiDigit(cell[0]) && cell.All(c => char.IsAsciiDigit(c) || c is '-' or '–' or ' ');

    static ContentsEntry Of(SourceLine line, string title, string? page)
    {
        var annex = AnnexHeading.TryParse(title);
        return new ContentsEntry(line.Number, annex is { Title.Length: > 0 } ? annex.Title : title.Trim().TrimEnd('.', ' '), page, annex?.Number);
    }

    static Dictionary<string, int> Occurrences(IReadOnlyList<SourceLine> lines)
    {
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!line.IsContent || line.Text.Length > 160) continue;
            var key = TextKey.Squashed(line.Cells[0]);
            occurrences[key] = occurrences.GetValueOrDefault(key) + 1;
        }
        return occurrences;
    }
}
