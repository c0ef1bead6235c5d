using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>A piece of text: words, or a mark that names sources by their numbers.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<int> Sources);

/// <summary>Marks in the text that say where a statement comes from: <c>[källa 3]</c>, <c>[källor 3, 5]</c>, <c>[source 3]</c>.</summary>
public static partial class SourceMarks
{
    [GeneratedRegex(@"\[(?:källa|källor|source|sources)\s+(?<numbers>\d{1,4}(?:\s*(?:,|och|and|&)\s*\d{1,4})*)\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    // A year alone is no statement of a number; “18 §” and “kl. 22” are none either.
    [GeneratedRegex(@"(?<![\d.,])(?:\d+(?:[.,]\d+)?\s*(?:%|procent|percent)|(?!(?:19|20)\d\d(?!\d))\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stated();

    [GeneratedRegex(@"kl(?:ockan|\.)\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[–-]\s*\d{1,2}(?:[.:]\d\d)?)?|\d+\s*§|\d{4}-\d{2}-\d{2}|\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();

    /// <summary>The numbers of all sources that the text names, each once.</summary>
    public static IReadOnlySet<int> In(string text) => Mark().Matches(text).SelectMany(Numbers).ToHashSet();

    /// <summary>The text in order, marks apart from words.</summary>
    public static IReadOnlyList<MarkedPiece> Pieces(string text)
    {
        List<MarkedPiece> pieces = [];
        var at = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            if (mark.Index > at) pieces.Add(new(text[at..mark.Index], []));
            pieces.Add(new(mark.Value, [.. Numbers(mark)]));
            at = mark.Index + mark.Length;
        }
        if (at < text.Length) pieces.Add(new(text[at..], []));
        return pieces;
    }

    /// <summary>Whether the text states a number and so must say where from.</summary>
    public static bool StatesNumber(string text) => Stated().IsMatch(Time().Replace(Mark().Replace(text, ""), ""));

    public static IReadOnlyList<string> Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static IEnumerable<int> Numbers(Match mark) => Number().Matches(mark.Groups["numbers"].Value).Select(one => int.Parse(one.Value, CultureInfo.InvariantCulture));
}
