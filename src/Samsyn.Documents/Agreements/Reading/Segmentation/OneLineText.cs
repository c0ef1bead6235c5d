using System.Globalization;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Text recognition sometimes gives a whole document as one line: it is cut at sentences and numbered headings, every piece keeping its line.</summary>
static class OneLineText
{
    const int Long = 1200;
    const int FewLines = 5;
    const int FewestClauses = 3;

    // The longest that fits stands first.
    static readonly string[] ClauseHeadings =
    [
        .. new[]
        {
            "Parter", "Avtalsparter", "Bakgrund", "Bakgrund och syfte", "Syfte", "Mål", "Syfte och mål", "Mål och syfte", "Avtalstid", "Giltighet", "Giltighetstid", "Avtalsperiod", "Prioriterade områden",
            "Prioriterade samverkansområden", "Fokusområden", "Organisation", "Samverkansorganisation", "Organisation och ledning", "Styrning", "Ledning", "Styrgrupp", "Arbetsgrupp", "Åtgärder", "Aktiviteter", "Insatser",
            "Åtaganden", "Parternas åtaganden", "Lägesbild", "Uppföljning", "Uppföljning och utvärdering", "Utvärdering", "Kommunikation", "Information", "Ändringar", "Ändringar och tillägg", "Sekretess", "Kostnader",
            "Finansiering", "Resurser", "Uppsägning", "Tvist", "Tvister", "Underskrifter", "Bilagor", "Medborgarlöften",
        }.OrderByDescending(heading => heading.Length),
    ];

    static readonly string[] Verbs = [" ska ", " skall ", " får ", " kan ", " måste ", " är ", " sker ", " görs ", " gäller ", " bör "];

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
        var clauses = Clauses(text);
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] != ' ' || !(EndsSentence(text, from, at) || StartsHeading(text, at + 1) || clauses.Contains(at + 1) || StartsItem(text, at))) continue;
            foreach (var part in SplitHeading(text[from..at].Trim())) yield return part;
            from = at + 1;
        }
        foreach (var part in SplitHeading(text[from..].Trim())) yield return part;
    }

    /// <summary>Where "1. Parter", "2. Avtalstid" … begin: numbers that count upwards from one, each before a capital letter.</summary>
    static HashSet<int> Clauses(string text)
    {
        var starts = new HashSet<int>();
        for (int next = 1, at = 0; next < 100; next++)
        {
            var mark = $"{next.ToString(CultureInfo.InvariantCulture)}. ";
            do at = at < text.Length ? text.IndexOf(mark, at, StringComparison.Ordinal) + 1 : 0;
            while (at > 0 && !((at == 1 || text[at - 2] == ' ') && at - 1 + mark.Length < text.Length && char.IsUpper(text[at - 1 + mark.Length])));
            if (at == 0) break;
            starts.Add(at - 1);
        }
        return starts.Count >= FewestClauses ? starts : [];
    }

    /// <summary>" - Stölder …": a bullet between items; a dash inside a sentence stands before a small letter.</summary>
    static bool StartsItem(string text, int blank) => blank + 3 < text.Length && text[blank + 1] is '-' or '•' or '–' && text[blank + 2] == ' ' && char.IsUpper(text[blank + 3]);

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
        else if (numbered.IsPunctuated && KnownHeading(numbered.Rest) is { } heading)
        {
            yield return $"{numbered.Number}. {heading}";
            // "7. Ändringar ska vara skriftliga": the heading is the sentence's subject too, so the sentence keeps it.
            yield return BeginsSentence(numbered.Rest, heading) ? numbered.Rest : numbered.Rest[heading.Length..].TrimStart(' ', ':', '.');
        }
        else yield return piece;
    }

    /// <summary>"Parter Granlidens kommun …" begins with the heading that clauses commonly have, and "Ändringar ska …" with one that is a sentence's subject.</summary>
    static string? KnownHeading(string rest)
    {
        foreach (var heading in ClauseHeadings)
            if (rest.Length > heading.Length + 2 && rest.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && rest[heading.Length] is ' ' or ':' or '.'
                && rest[heading.Length..].TrimStart(' ', ':', '.') is { Length: > 0 } after && (!char.IsLower(after[0]) || BeginsSentence(rest, heading))) return rest[..heading.Length];
        return null;
    }

    static bool BeginsSentence(string text, string subject) =>
        Array.Exists(Verbs, verb => text.AsSpan(subject.Length).StartsWith(verb, StringComparison.Ordinal));

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
