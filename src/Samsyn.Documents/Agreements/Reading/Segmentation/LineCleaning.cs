using System.Buffers;
using System.Text;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stage 1: takes away what conversion put in (HTML and Markdown remnants, picture captions) and tells rows from text.</summary>
static class LineCleaning
{
    static readonly SearchValues<char> Unwanted = SearchValues.Create("\u00a0\u00ad\u200b\ufeff\f\r\v\u2028\0");

    const int LongestTag = 120;
    const int LongestTabbedLine = 20_000;

    static readonly string[] CaptionStarts = ["A ", "An ", "The "];
    static readonly string[] CaptionWords = ["signature", "handwritten", "picture", "photo", "image", "logo", "drawing", "coat of arms", "chart", "diagram", "a map", "icon"];

    /// <summary>One line for each line of the source; <paramref name="first"/> is the number of the first of them there.</summary>
    public static SourceLine[] Clean(IReadOnlyList<string> lines, int first, List<Finding> findings) => Clean(lines, first, DropsCaptions(lines), findings);

    public static SourceLine[] Clean(IReadOnlyList<string> lines, int first, bool captions, List<Finding> findings)
    {
        var cleaned = new SourceLine[lines.Count];
        for (var index = 0; index < cleaned.Length; index++) cleaned[index] = CleanLine(first + index, lines[index], captions, findings);
        return cleaned;
    }

    /// <summary>In a Swedish text an English sentence about a picture came from a conversion; in an English one it is the text.</summary>
    public static bool DropsCaptions(IReadOnlyList<string> lines) => Languages.Of(lines.Where(line => line is not null)) != TextLanguage.English;

    static SourceLine CleanLine(int number, string? raw, bool captions, List<Finding> findings)
    {
        var text = Characters(raw ?? "");
        if (string.IsNullOrWhiteSpace(text)) return new SourceLine(number, "", LineKind.Blank);
        if (captions && IsCaption(text))
        {
            findings.Add(FindingCatalogue.Of("picture-caption", number));
            return new SourceLine(number, "", LineKind.Dropped);
        }
        if (WithoutTags(text) is { } untagged)
        {
            findings.Add(FindingCatalogue.Of("html-remnant", number));
            text = untagged;
        }
        text = MarkdownRow(text);
        if (text.Length == 0) return new SourceLine(number, "", LineKind.Dropped);
        if (!text.Contains('\t') || text.Length > LongestTabbedLine) return Text(number, WithoutEmphasis(text.Replace('\t', ' ').Trim()));
        return Row(number, text);
    }

    static SourceLine Text(int number, string text) =>
        text.Length == 0 ? new SourceLine(number, "", LineKind.Blank)
        : new SourceLine(number, text, DiaryNumbers.IsDiaryLine(text) ? LineKind.DiaryNumber : LineKind.Text);

    static SourceLine Row(int number, string text)
    {
        var cells = text.Split('\t').Select(cell => WithoutEmphasis(cell.Trim())).ToArray();
        if (Array.TrueForAll(cells, cell => cell.Length == 0)) return new SourceLine(number, "", LineKind.Blank);
        // A number or bullet with a tab after it is a list item or a numbered heading, not a row.
        if (cells.Length == 2 && cells[1].Length > 0 && Numbering.IsMarkerAlone(cells[0])) return Text(number, $"{cells[0]} {cells[1]}");
        if (cells.Length == 2 && IsHeadingNumber(cells[0]) && HeadingShape.IsHeading(cells[1])) return Text(number, $"{cells[0]}. {cells[1]}");
        var joined = string.Join('\t', cells);
        return DiaryNumbers.IsDiaryLine(cells[0]) && cells.Length <= 4
            ? new SourceLine(number, string.Join(' ', cells), LineKind.DiaryNumber)
            : new SourceLine(number, joined, LineKind.Row) { Cells = cells };
    }

    static bool IsHeadingNumber(string cell) => cell.Length is > 0 and < 6 && char.IsAsciiDigit(cell[0]) && char.IsAsciiDigit(cell[^1]) && Numbering.TryParse(cell + ". x", out _);

    static string Characters(string raw)
    {
        if (!raw.AsSpan().ContainsAny(Unwanted)) return raw;
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
            if (c is '\u00a0' or '\f' or '\v' or '\r' or '\u2028' or '\0') text.Append(' ');
            else if (c is not ('\u00ad' or '\u200b' or '\ufeff')) text.Append(c);
        return text.ToString();
    }

    static bool IsCaption(string text) =>
        text.Length < 300 && Array.Exists(CaptionStarts, start => text.AsSpan().TrimStart().StartsWith(start, StringComparison.Ordinal))
        && Array.Exists(CaptionWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text without tags, or null when it has none.</summary>
    static string? WithoutTags(string text)
    {
        StringBuilder? kept = null;
        var from = 0;
        for (var open = text.IndexOf('<'); open >= 0 && open + 1 < text.Length; open = text.IndexOf('<', open + 1))
        {
            if (!char.IsAsciiLetter(text[open + 1]) && text[open + 1] != '/') continue;
            var close = text.AsSpan(open, Math.Min(LongestTag, text.Length - open)).IndexOf('>');
            if (close < 0) continue;
            kept ??= new StringBuilder(text.Length);
            kept.Append(text, from, open - from).Append(' ');
            from = open + close + 1;
            open += close;
        }
        return kept?.Append(text, from, text.Length - from).ToString().Replace("  ", " ", StringComparison.Ordinal);
    }

    static string MarkdownRow(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length < 3 || trimmed[0] != '|' || trimmed[^1] != '|') return text;
        return trimmed.IndexOfAnyExcept("|-: ") < 0 ? "" : trimmed[1..^1].ToString().Replace('|', '\t');
    }

    /// <summary>Without Markdown's bold and italic marks and heading signs; a star that is a bullet stays.</summary>
    static string WithoutEmphasis(string text)
    {
        if (text.StartsWith('#')) text = text.TrimStart('#').TrimStart();
        if (!text.Contains('*', StringComparison.Ordinal)) return text;
        var bullet = text.StartsWith("* ", StringComparison.Ordinal);
        var rest = (bullet ? text[2..] : text).Replace("*", "", StringComparison.Ordinal).Trim();
        return bullet ? $"* {rest}" : rest;
    }
}
