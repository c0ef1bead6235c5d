namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stage 2: page numbers, logos and lines repeated on every page, recognised by shape and repetition.</summary>
static class PageHeaders
{
    const int Repeated = 3;
    const int LongestHeader = 120;

    static readonly HashSet<string> LogoWords = new(StringComparer.Ordinal)
    {
        "stad", "kommun", "polisen", "polismyndigheten", "logotyp", "logga", "logo", "vapen", "police", "länsstyrelsen", "region",
    };

    public static IReadOnlyList<SourceLine> Mark(IReadOnlyList<SourceLine> lines)
    {
        var marked = lines.ToArray();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in marked)
            if (line.IsContent && line.Text.Length <= LongestHeader)
                counts[Shape(line.Text)] = counts.GetValueOrDefault(Shape(line.Text)) + 1;

        for (var index = 0; index < marked.Length; index++)
        {
            var line = marked[index];
            if (!line.IsContent || line.Text.Length > LongestHeader) continue;
            if (line.Kind == LineKind.Text && IsPageNumber(line.Text)) marked[index] = line with { Kind = LineKind.PageHeader };
            else if (counts[Shape(line.Text)] >= 2 && line.Cells.Any(cell => IsPageNumber(cell) && !IsPlainNumber(cell)))
                marked[index] = line with { Kind = LineKind.PageHeader };
        }
        MarkRepeated(marked, counts);
        MarkLogos(marked);
        return marked;
    }

    /// <summary>"Sida 3 (12)", "3 (12)", "3/12", "- 3 -", a number alone.</summary>
    static bool IsPageNumber(string text)
    {
        var rest = text.AsSpan().Trim(" -–");
        foreach (var word in (ReadOnlySpan<string>)["sidan", "sida", "sid", "page", "s."])
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[word.Length..].TrimStart(" .");
                break;
            }
        if (rest.Length is 0 or > 12) return false;
        var digits = 0;
        foreach (var c in rest)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not (' ' or '(' or ')' or '/' or 'a' or 'v' or 'o' or 'f')) return false;
        }
        return digits is >= 1 and <= 6 && char.IsAsciiDigit(rest[0]) && rest.IndexOfAny("avof") is var word0 && (word0 < 0 || rest[word0 - 1] == ' ');
    }

    static bool IsPlainNumber(string text) => text.All(char.IsAsciiDigit);

    /// <summary>A repeated line is a header when it carries a number or date, or stands in a block with one that is already known.</summary>
    static void MarkRepeated(SourceLine[] lines, Dictionary<string, int> counts)
    {
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.Kind != LineKind.Text || line.Text.Length > LongestHeader || counts[Shape(line.Text)] < Repeated) continue;
            if (Numbering.IsBullet(line.Text) || Numbering.TryParse(line.Text, out _) || (line.Text[^1] is '.' or ':')) continue;
            if (Labels.IsKnown(line.Text) || AnnexHeading.TryParse(line.Text) is not null) continue;
            if (StandsByHeader(lines, index)) lines[index] = line with { Kind = LineKind.PageHeader };
        }
    }

    /// <summary>A line with a diary number or a page number, or one known as header, stands next to it.</summary>
    public static bool StandsByHeader(SourceLine[] lines, int index) => NearHeader(lines, index, -1) || NearHeader(lines, index, 1);

    static bool NearHeader(SourceLine[] lines, int index, int step)
    {
        for (int at = index + step, blanks = 0; at >= 0 && at < lines.Length && blanks <= 2; at += step)
        {
            if (lines[at].Kind is LineKind.DiaryNumber or LineKind.PageHeader || (lines[at].Kind == LineKind.Text && IsPageNumber(lines[at].Text))) return true;
            if (lines[at].Kind != LineKind.Blank) return false;
            blanks++;
        }
        return false;
    }

    /// <summary>Logos come out as a few words alone before a header or at the end: "Stockholms", "stad", "Polisen".</summary>
    static void MarkLogos(SourceLine[] lines)
    {
        var before = true;
        for (var index = lines.Length - 1; index >= 0; index--)
        {
            var line = lines[index];
            if (line.Kind is LineKind.Blank or LineKind.Dropped) continue;
            if (line.Kind is LineKind.DiaryNumber or LineKind.PageHeader) before = true;
            else if (before && line.Kind == LineKind.Text && IsLogo(line.Text, lines, index)) lines[index] = line with { Kind = LineKind.PageHeader };
            else before = false;
        }
    }

    static bool IsLogo(string text, SourceLine[] lines, int index)
    {
        if (text.Length > 30 || text.Contains(' ', StringComparison.Ordinal) || !text.All(char.IsLetter)) return false;
        if (LogoWords.Contains(text.ToLowerInvariant())) return true;
        return text[^1] == 's' && index + 1 < lines.Length && lines[index + 1].Kind == LineKind.PageHeader
            && (lines[index + 1].Text.ToLowerInvariant() is "stad" or "kommun" or "region");
    }

    /// <summary>The text with every digit alike and in lower case: what the same header has on every page.</summary>
    public static string Shape(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var at = 0; at < source.Length; at++) target[at] = char.IsAsciiDigit(source[at]) ? '#' : char.ToLowerInvariant(source[at]);
    });
}
