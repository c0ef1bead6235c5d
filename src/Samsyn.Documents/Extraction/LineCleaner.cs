using System.Text;

namespace Samsyn.Documents.Extraction;

/// <summary>Removes what no reader sees: control characters, soft hyphens, zero-width and non-breaking blanks, ligatures, decomposed letters.</summary>
static class LineCleaner
{
    /// <summary>The line as a person sees it; tabs are kept. <paramref name="damaged"/> counts control characters that were taken out.</summary>
    public static string Clean(string line, ref int damaged)
    {
        var first = 0;
        while (first < line.Length && IsPlain(line[first])) first++;
        if (first == line.Length) return line;
        var clean = new StringBuilder(line.Length);
        clean.Append(line, 0, first);
        var decomposed = false;
        for (var i = first; i < line.Length; i++)
        {
            var c = line[i];
            if (IsPlain(c)) clean.Append(c);
            else if (c is '\u00a0' or '\u2007' or '\u202f' or '\u3000' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029') clean.Append(' ');
            else if (char.IsControl(c)) damaged++;
            else if (c is '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or '\u2060' or '\ufeff') continue;
            else if (c is >= '\u0300' and <= '\u036f') { decomposed = true; clean.Append(c); }
            else if (c is >= '\ufb00' and <= '\ufb06') clean.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else if (c is >= '\ue000' and <= '\uf8ff') clean.Append(FromSymbolFont(c));
            else if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1])) clean.Append(c).Append(line[++i]);
            else clean.Append(char.IsSurrogate(c) || c >= '\ufffe' ? '\ufffd' : c);
        }
        var text = clean.ToString();
        return decomposed ? text.Normalize(NormalizationForm.FormC) : text;
    }

    public static string Clean(string line)
    {
        var ignored = 0;
        return Clean(line, ref ignored);
    }

    /// <summary>Runs of blanks, tabs and line breaks become one blank; ends are trimmed.</summary>
    public static string OneLine(string text)
    {
        var one = new StringBuilder(text.Length);
        foreach (var c in Clean(text.Replace('\n', ' ').Replace('\r', ' ')))
        {
            if (c is not (' ' or '\t')) one.Append(c);
            else if (one.Length > 0 && one[^1] != ' ') one.Append(' ');
        }
        if (one.Length > 0 && one[^1] == ' ') one.Length--;
        return one.ToString();
    }

    /// <summary>Bullets and boxes of Symbol and Wingdings lie in the private area; only their meaning as a mark is kept.</summary>
    public static char FromSymbolFont(char c) => (char)(c & 0xff) switch
    {
        '\u00fe' or '\u0078' or '\u0053' or '\u0052' => '☒',
        '\u00a8' or '\u006f' or '\u0071' => '☐',
        '\u00fc' => '✓',
        '\u00e0' or '\u00f0' => '→',
        _ => '•',
    };

    static bool IsPlain(char c) => c is (>= ' ' and < '\u007f') or '\t' or (>= '\u00a1' and <= '\u00ac') or (>= '\u00ae' and < '\u0300')
        or (>= '\u2010' and < '\u2028') or (>= '\u2030' and < '\u2060');
}
