namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>The printed number that a heading or list item begins with.</summary>
/// <param name="Number">"3", "3.2", "a".</param>
/// <param name="Rest">What follows the number.</param>
/// <param name="IsParagraphSign">"§ 3" or "3 §".</param>
/// <param name="IsPunctuated">"3." or "3)"; a bare "3 " is weaker evidence.</param>
readonly record struct Numbered(string Number, string Rest, bool IsParagraphSign, bool IsPunctuated);

static class Numbering
{
    const string Bullets = "-–—•*▪●◦‣·➢✓\u2022\uf0b7\uf0a7";

    public static bool IsBullet(string text) => text.Length > 1 && Bullets.Contains(text[0], StringComparison.Ordinal) && (text[1] == ' ' || text[0] is '•' or '▪' or '●' or '\uf0b7');

    public static bool IsMarkerAlone(string cell) =>
        (cell.Length == 1 && (Bullets.Contains(cell[0], StringComparison.Ordinal) || cell[0] == 'o'))
        || (cell.Length is > 1 and < 8 && (cell[^1] is '.' or ')' || cell.Contains('§', StringComparison.Ordinal)) && TryParse(cell + " x", out _));

    /// <summary>Reads "13. Title", "§ 3 Title", "3 § Title", "3.2 Title", "3) Title", "a) item". Dates and clock times are no numbers.</summary>
    public static bool TryParse(string text, out Numbered numbered)
    {
        numbered = default;
        var at = 0;
        var sign = text.StartsWith('§');
        if (sign) at = SkipBlanks(text, 1);
        var from = at;
        if (at < text.Length && char.IsAsciiLetterLower(text[at]) && at + 2 < text.Length && text[at + 1] == ')' && text[at + 2] == ' ')
        {
            numbered = new Numbered(text[at].ToString(), text[(at + 3)..].TrimStart(), false, true);
            return numbered.Rest.Length > 0;
        }
        if (!Digits(text, ref at)) return false;
        while (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            var part = at + 1;
            at++;
            if (!Digits(text, ref at)) return false;
            if (at - part == 2 && from + 2 >= part - 1) return false;
        }
        var number = text[from..at];
        var punctuated = at < text.Length && (text[at] is '.' or ')');
        if (punctuated) at++;
        var after = SkipBlanks(text, at);
        if (!sign && after < text.Length && text[after] == '§')
        {
            sign = true;
            at = after + 1;
            after = SkipBlanks(text, at);
        }
        if (after >= text.Length || after == at) return false;
        numbered = new Numbered(number, text[after..], sign, punctuated);
        return true;
    }

    static bool Digits(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - from is 1 or 2;
    }

    static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && (text[at] is ' ' or '\t')) at++;
        return at;
    }
}
