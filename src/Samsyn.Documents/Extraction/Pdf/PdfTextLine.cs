using System.Text;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>Words that stand on one line, left to right.</summary>
sealed class PdfTextLine
{
    double? _usualGap;

    public required IReadOnlyList<PdfWord> Words { get; init; }
    public double X0 => Words[0].X0;
    public double X1 => Words[^1].X1;
    public double Y0 { get; init; }
    public double Y1 { get; init; }
    /// <summary>Height of the largest letter box: the size of the type.</summary>
    public double Size { get; init; }

    /// <summary>The words with one blank between, and a tab where the gap is wider than any justified line has.</summary>
    public string Text => field ??= Join(tabs: true);

    public string Plain => field ??= Join(tabs: false);

    /// <summary>Wider than any blank of a justified line: wide for the type, and wide beside the other gaps of the same line.</summary>
    public bool IsColumnGap(double gap) => gap > 1.6 * Size && (Words.Count < 4 || gap > 2.2 * UsualGap);

    double UsualGap => _usualGap ??= Words.Zip(Words.Skip(1), (a, b) => b.X0 - a.X1).Order().ElementAt((Words.Count - 1) / 2);

    public bool HasTabs => Text.Contains('\t', StringComparison.Ordinal);

    /// <summary>Groups words whose boxes overlap in height, top to bottom.</summary>
    public static List<PdfTextLine> Group(IEnumerable<PdfWord> words)
    {
        var lines = new List<List<PdfWord>>();
        var (top, bottom) = (0.0, 0.0);
        foreach (var word in words.OrderBy(w => w.Centre).ThenBy(w => w.X0))
        {
            var overlap = Math.Min(bottom, word.Y1) - Math.Max(top, word.Y0);
            if (lines.Count > 0 && overlap > 0.55 * Math.Min(word.Height, bottom - top))
            {
                lines[^1].Add(word);
                if (word.Height > bottom - top) (top, bottom) = (word.Y0, word.Y1);
            }
            else
            {
                lines.Add([word]);
                (top, bottom) = (word.Y0, word.Y1);
            }
        }
        return lines.ConvertAll(Of);
    }

    public static PdfTextLine Of(List<PdfWord> words)
    {
        words.Sort((a, b) => a.X0.CompareTo(b.X0));
        return new PdfTextLine { Words = words, Y0 = words.Min(w => w.Y0), Y1 = words.Max(w => w.Y1), Size = words.Max(w => w.Height) };
    }

    /// <summary>Joins lines of one paragraph; a word divided at a line end is mended.</summary>
    public static string Flow(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) Append(text, line);
        return text.ToString();
    }

    public static void Append(StringBuilder text, string line)
    {
        if (line.Length == 0) return;
        if (text.Length == 0)
        {
            text.Append(line);
            return;
        }
        switch (EndOf(text, line))
        {
            case LineEnd.Blank: text.Append(' '); break;
            case LineEnd.Divided: text.Length--; break;
        }
        text.Append(line);
    }

    enum LineEnd { Blank, Divided, Hyphen }

    static LineEnd EndOf(StringBuilder text, string next)
    {
        if (text[^1] is '/' && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLetter(next[0])) return LineEnd.Hyphen;
        if (text[^1] is not ('-' or '\u2010') || text.Length < 2 || !char.IsLetterOrDigit(text[^2])) return LineEnd.Blank;
        var end = next.IndexOfAny([' ', '\t', ',']);
        var word = end < 0 ? next : next[..end];
        // “social- och”, “sport-, sommar- eller”: the hyphen stands for a shared ending.
        if (word is "och" or "eller" or "samt" or "respektive" or "and" or "or" or "till") return LineEnd.Blank;
        if (!char.IsLower(word[0]) || !char.IsLower(text[^2])) return LineEnd.Hyphen;
        var start = text.Length - 2;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1])) start--;
        // “e-post”, “x-faktor”: one letter is never a divided syllable at a line end.
        return text.Length - 1 - start < 2 ? LineEnd.Hyphen : LineEnd.Divided;
    }

    string Join(bool tabs)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Words.Count; i++)
        {
            var gap = i == 0 ? 0 : Words[i].X0 - Words[i - 1].X1;
            // Some writers place each syllable by itself: no visible gap, no blank.
            if (i > 0 && gap > 0.06 * Size) text.Append(tabs && IsColumnGap(gap) ? '\t' : ' ');
            text.Append(Words[i].Text);
        }
        return PageFurniture.WithoutLeader(text.ToString());
    }
}
