using System.Buffers;
using Samsyn.Documents.Agreements.Reading.Interpretation;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Whether a line looks like a heading: short, begins with a capital, no full stop, no finite verb.</summary>
static class HeadingShape
{
    const int LongestHeading = 110;
    const int MostWords = 12;
    const int MostDigits = 8;

    static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "ska", "skall", "är", "har", "kan", "kommer", "åtar", "får", "bör", "består", "finns", "sker", "görs", "deltar", "ansvarar", "föreslår", "godkänner",
    };

    static readonly string[] SignatoryTitles =
    [
        "direktör", "chef", "borgarråd", "kommunalråd", "polismästare", "ordförande", "borgmästare", "kommissarie", "kommunstrateg", "samordnare", "strateg",
    ];

    static readonly SearchValues<string> AnySignatoryTitle = SearchValues.Create(SignatoryTitles, StringComparison.OrdinalIgnoreCase);

    public static bool IsHeading(string text)
    {
        if (text.Length is < 2 or > LongestHeading || !(char.IsUpper(text[0]) || char.IsAsciiDigit(text[0]))) return false;
        if ((text[^1] is '.' or ',' or ';' or ':' or '!') && !text.EndsWith(" m.m.", StringComparison.Ordinal) && !text.EndsWith(" mm.", StringComparison.Ordinal)) return false;
        if (text.Contains('_', StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal) || text.Contains(". ", StringComparison.Ordinal)) return false;
        if (text.Count(char.IsAsciiDigit) > MostDigits || SwedishDates.First(text) is not null || LongestDigitRun(text) > 4 || (text.Contains("org", StringComparison.OrdinalIgnoreCase) && LongestDigitRun(text) > 0)) return false;
        if (text.Contains("(datum", StringComparison.OrdinalIgnoreCase) || text.Contains("....", StringComparison.Ordinal) || !text.Any(char.IsLetter)) return false;
        if (IsLabelled(text)) return false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords) return false;
        return text[^1] == '?' || IsCapitals(text) || !Array.Exists(words, word => Verbs.Contains(word));
    }

    /// <summary>"Ansvarig: Kommunpolis", "Plats: Torget": a label with its value, unless the label is numbered ("Fokusområde 1: Unga").</summary>
    static bool IsLabelled(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && !text.AsSpan(0, colon).ContainsAnyInRange('0', '9') && (!text.AsSpan(0, colon).Contains(' ') || Labels.IsKnown(text[..colon]));
    }

    /// <summary>"Stadsdelsdirektör Skaraby", "Kommunstyrelsens ordförande": a function under a signature.</summary>
    public static bool IsSignatoryTitle(string text)
    {
        if (text.Length > 80 || text.Length == 0 || !char.IsUpper(text[0]) || (text[^1] is '.' or ':') || !text.AsSpan().ContainsAny(AnySignatoryTitle)) return false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 8 && words.Take(3).Any(word => IsTitleWord(word.Trim(',')));
    }

    public static bool IsTitleWord(string word) =>
        Array.Exists(SignatoryTitles, title => word.EndsWith(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>Two to four words, each with one capital first: by its shape the name of a person.</summary>
    public static bool IsPersonName(string text)
    {
        if (text.Length > 50) return false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && Array.TrueForAll(words, word => char.IsUpper(word[0]) && word.Length > 1 && word.All(c => char.IsLetter(c) || c is '-' or '.')
            && !IsTitleWord(word)) && !IsCapitals(text);
    }

    public static bool IsCapitals(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c)) return false;
            if (char.IsLetter(c)) letters++;
        }
        return letters >= 3;
    }

    static int LongestDigitRun(string text)
    {
        int longest = 0, run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
