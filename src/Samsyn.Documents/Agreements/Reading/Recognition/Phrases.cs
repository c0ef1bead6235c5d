namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Cutting sentences and phrases out of running text.</summary>
static class Phrases
{
    const int LongestPhrase = 320;

    /// <summary>What ends a list of names.</summary>
    public static IReadOnlyList<string> AfterNames { get; } =
    [
        " om ", " avseende ", " gällande ", " för ", " i syfte", " i enlighet", " enligt ", " (", " har ", " ingås", " ingått", " ingår", " träffa", " är ", " ska ", " gäller ", " kring ",
        " nedan ", ", nedan", " vilken", " som ", " att ", " under ", " listas ", " åren ", " beträffande ", " med ", " genom ", " 20", ", härefter", " regarding ", " shall ",
    ];

    /// <summary>The text up to a full stop that ends a sentence, or any of the given words.</summary>
    public static string Until(ReadOnlySpan<char> text, IReadOnlyList<string> ends)
    {
        if (text.Length > LongestPhrase) text = text[..LongestPhrase];
        for (var at = 0; at < text.Length; at++)
            if (text[at] is '\n' or ';' || (text[at] == '.' && (at + 1 == text.Length || text[at + 1] == ' ')))
            {
                text = text[..at];
                break;
            }
        foreach (var end in ends)
        {
            var at = text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (at > 0) text = text[..at];
        }
        return text.Trim().ToString();
    }

    /// <summary>The sentences of a text. A stop after a number, a single letter or a short abbreviation ends none.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var from = 0;
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '\n') || (text[at] != '\n' && (text[at + 1] != ' ' || (at + 2 < text.Length && char.IsLower(text[at + 2]))))) continue;
            var sentence = text[from..(at + 1)].Trim();
            from = at + 1;
            if (sentence.Length > 0) yield return sentence;
        }
        var rest = text[from..].Trim();
        if (rest.Length > 0) yield return rest;
    }
}
