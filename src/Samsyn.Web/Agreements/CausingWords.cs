namespace Samsyn.Web.Agreements;

/// <summary>Which of a paragraph's words to mark: those named, or the sentence that says how often, when or what one must.</summary>
static class CausingWords
{
    const int Longest = 160;

    static readonly string[] Telling =
    [
        "minst", "senast", "gång", "gånger", "varje", "vartannat", "per år", "månad", "halvår", "ska ", "skall", "skriftlig", "inom", "förläng",
        "at least", "no later", "every", "shall", "month", "year", "in writing", "within",
    ];

    /// <summary>Start and length within the text.</summary>
    public static (int Start, int Length) In(string text, string? named)
    {
        if (!string.IsNullOrWhiteSpace(named) && text.IndexOf(named, StringComparison.CurrentCultureIgnoreCase) is var at and >= 0) return (at, named.Length);
        if (text.Length <= Longest && !text.Contains(". ", StringComparison.Ordinal)) return (0, text.Length);
        var (start, length) = Sentences(text).MaxBy(one => Telling.Count(word => text.AsSpan(one.Start, one.Length).Contains(word, StringComparison.OrdinalIgnoreCase)));
        if (length <= Longest) return (start, length);
        var end = text.LastIndexOf(' ', start + Longest, Longest);
        return (start, end > start ? end - start : Longest);
    }

    static IEnumerable<(int Start, int Length)> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?') || text[i + 1] != ' ' || !char.IsUpper(text[i + 2])) continue;
            yield return (start, i + 1 - start);
            start = i + 2;
        }
        yield return (start, text.Length - start);
    }
}
