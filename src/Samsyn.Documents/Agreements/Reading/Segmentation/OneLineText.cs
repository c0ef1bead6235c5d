using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Text recognition sometimes gives a whole document as one line: it is cut at sentences and numbered headings, every piece keeping its line.</summary>
static class OneLineText
{
    const int Long = 1200;
    const int FewLines = 5;

    public static IReadOnlyList<SourceLine> Unfold(IReadOnlyList<SourceLine> lines, List<Finding> findings)
    {
        var content = lines.Where(line => line.IsContent).ToList();
        if (content.Count is 0 or > FewLines || !content.Exists(line => line.Text.Length > Long)) return lines;
        var unfolded = new List<SourceLine>();
        foreach (var line in lines)
        {
            if (line.Kind != LineKind.Text || line.Text.Length <= Long)
            {
                unfolded.Add(line);
                continue;
            }
            findings.Add(FindingCatalogue.Of("one-line-text", line.Number));
            foreach (var piece in Pieces(line.Text)) unfolded.Add(line with { Text = piece, Cells = [piece] });
        }
        return unfolded;
    }

    static IEnumerable<string> Pieces(string text)
    {
        var from = 0;
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] != ' ' || !(EndsSentence(text, from, at) || StartsHeading(text, at + 1))) continue;
            foreach (var part in SplitHeading(text[from..at].Trim())) yield return part;
            from = at + 1;
        }
        foreach (var part in SplitHeading(text[from..].Trim())) yield return part;
    }

    static bool EndsSentence(string text, int from, int blank)
    {
        if (text[blank - 1] is not ('.' or '!' or '?') || !(char.IsUpper(text[blank + 1]) || text[blank + 1] == '§')) return false;
        // "1. PARTER", "nr. A", "kl. 18": a number or a short abbreviation before the stop is no sentence end.
        var word = blank - 2;
        while (word > from && char.IsLetterOrDigit(text[word])) word--;
        return blank - 2 - word > 3;
    }

    static bool StartsHeading(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at]) && text[at] != '§') return false;
        if (!Numbering.TryParse(text.AsSpan(at, Math.Min(60, text.Length - at)).ToString(), out var numbered)) return false;
        return (numbered.IsParagraphSign && char.IsUpper(numbered.Rest[0])) || CapitalRun(numbered.Rest) >= 4;
    }

    /// <summary>"1. PARTER Skaraby kommun …" → the heading and what follows it.</summary>
    static IEnumerable<string> SplitHeading(string piece)
    {
        if (piece.Length == 0) yield break;
        if (Numbering.TryParse(piece, out var numbered) && CapitalRun(numbered.Rest) is >= 4 and var run && run < numbered.Rest.Length)
        {
            var head = piece.Length - numbered.Rest.Length + run;
            yield return piece[..head].TrimEnd();
            yield return piece[head..].TrimStart();
        }
        else yield return piece;
    }

    /// <summary>How many characters the leading words in capitals take.</summary>
    static int CapitalRun(string text)
    {
        var end = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan()[range];
            var letters = 0;
            foreach (var c in word)
            {
                if (char.IsLower(c)) return end;
                if (char.IsLetter(c)) letters++;
            }
            if (letters < 2) return end;
            end = range.End.GetOffset(text.Length);
        }
        return end;
    }
}
