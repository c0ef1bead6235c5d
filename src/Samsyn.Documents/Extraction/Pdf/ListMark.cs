using System.Text.RegularExpressions;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>How list items begin on paper.</summary>
static partial class ListMark
{
    public static bool IsBullet(string word) => word is "-" or "–" or "•" or "▪" or "■" or "·" or "●" or "○" or "◦" or "►" or "➢" or "✓" or "*" or "" or "" or "−";

    public static bool IsNumber(string word) => word.Length <= 9 && Number().IsMatch(word);

    /// <summary>Whether the line begins an item: a bullet, a number with its mark, or a lone “o” standing apart as Word draws it.</summary>
    public static bool Starts(PdfTextLine line)
    {
        if (line.Words.Count < 2) return false;
        var word = line.Words[0].Text;
        return IsBullet(word) || IsNumber(word) || (word == "o" && line.Words[1].X0 - line.Words[0].X1 > 0.6 * line.Size);
    }

    /// <summary>The line with its bullet written as “- ” and one blank after its number.</summary>
    public static string Text(PdfTextLine line)
    {
        var text = line.Text;
        if (!Starts(line)) return text;
        var mark = line.Words[0].Text;
        var rest = text[mark.Length..].TrimStart();
        return IsNumber(mark) ? $"{mark} {rest}" : $"- {rest}";
    }

    [GeneratedRegex(@"^(?:\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();
}
