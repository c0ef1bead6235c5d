using System.Globalization;
using System.Text;

namespace Samsyn.App.Search;

/// <summary>A word as it stands in a text and the form it is found by.</summary>
readonly record struct FoundWord(int Start, int Length, string Stem);

/// <summary>The form that words are compared in: lower case, å, ä and ö kept, other accents dropped, and the Swedish stem.</summary>
public static class SearchKey
{
    static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "och", "att", "som", "för", "med", "den", "det", "ett", "en", "av", "på", "till", "är", "om", "de", "i", "å", "vid", "från", "eller", "the", "of", "and", "to", "in",
    };

    /// <summary>The stems of a text's telling words, in order; words that every text has are left out.</summary>
    public static IEnumerable<string> WordsOf(string? text) => In(text ?? "").Select(word => word.Stem);

    internal static IEnumerable<FoundWord> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i])) i++;
            var word = Folded(text.AsSpan(start, i - start));
            if (!Empty.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]))) yield return new(start, i - start, SwedishStem.Of(word));
        }
    }

    /// <summary>Lower case; é is e, ü is u, but å, ä and ö are letters of their own (æ and ø are written as they).</summary>
    internal static string Folded(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            var c = char.ToLowerInvariant(letter);
            if (c < 128 || c is 'å' or 'ä' or 'ö') folded.Append(c);
            else if (c == 'æ') folded.Append('ä');
            else if (c == 'ø') folded.Append('ö');
            else if (c == 'ß') folded.Append("ss");
            else foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
                if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark) folded.Append(part);
        }
        return folded.ToString();
    }
}

/// <summary>One word that is searched for, and how well a word of the index answers to it.</summary>
sealed class SearchTerm(string typed, string stem)
{
    public const byte Exact = 8, Begins = 4, EndsWith = 3, Holds = 2;

    /// <summary>A part of a compound is only looked for when it is long enough to mean something (“vandring” in “trygghetsvandring”).</summary>
    const int ShortestPart = 4, ShortestPartStem = 3, ShortestStart = 2;

    public string Stem => stem;

    /// <summary>0 when it does not answer.</summary>
    public byte Answers(string word)
    {
        if (word == stem || word == typed) return Exact;
        if (stem.Length >= ShortestStart && (word.StartsWith(stem, StringComparison.Ordinal) || word.StartsWith(typed, StringComparison.Ordinal))) return Begins;
        if (typed.Length < ShortestPart || stem.Length < ShortestPartStem) return 0;
        if (word.EndsWith(stem, StringComparison.Ordinal)) return EndsWith;
        return word.Contains(stem, StringComparison.Ordinal) ? Holds : (byte)0;
    }

    public static IReadOnlyList<SearchTerm> Of(string text) =>
        [.. SearchKey.In(text).Select(word => new SearchTerm(SearchKey.Folded(text.AsSpan(word.Start, word.Length)), word.Stem)).DistinctBy(term => term.Stem).Take(12)];
}
