namespace Samsyn.Documents.Writing.Charts;

/// <summary>How wide words are in a common sans serif: near enough to leave room for them.</summary>
static class Letters
{
    public const double Small = 12.5, Strong = 13.5;

    public static double Width(string text, double size = Small) => size * text.Sum(letter => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ' ' or '\u00a0' or 't' or 'f' or ':' or 'I' => 0.29,
        'm' or 'M' or 'W' or 'w' => 0.82,
        'r' or '-' or '(' or ')' => 0.36,
        >= 'A' and <= 'Z' or 'Å' or 'Ä' or 'Ö' => 0.64,
        _ => 0.53,
    });

    /// <summary>Cut so that it fits, with a mark that it was; the whole stands in the table.</summary>
    public static string Fit(string text, double room, double size = Small)
    {
        if (Width(text, size) <= room) return text;
        var kept = text.Length;
        while (kept > 1 && Width(text[..kept] + "…", size) > room) kept--;
        return text[..kept].TrimEnd() + "…";
    }

    /// <summary>At most two lines, broken at a blank; the second is cut where it must be.</summary>
    public static IReadOnlyList<string> Lines(string text, double room, double size = Small)
    {
        if (Width(text, size) <= room) return [text];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = 0;
        while (first < words.Length && Width(string.Join(' ', words[..(first + 1)]), size) <= room) first++;
        if (first == 0) return [Fit(text, room, size)];
        return [string.Join(' ', words[..first]), Fit(string.Join(' ', words[first..]), room, size)];
    }
}
