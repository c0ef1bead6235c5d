using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Signs that a text was cut off.</summary>
static class Damage
{
    const int ShortestSentence = 5;
    const int TailLength = 60;

    static readonly HashSet<string> NeverLast = new(StringComparer.OrdinalIgnoreCase) { "under", "och", "mellan", "kring", "samt", "eller", "att", "genom", "gällande" };

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LastWords = NeverLast.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when a sentence ends with a word that must have something after it, full stop or not.</summary>
    public static bool IsCut(string text)
    {
        var trimmed = text.AsSpan().TrimEnd();
        if (trimmed.Count(' ') < ShortestSentence || trimmed[^1] is ':' or '?' or '!') return false;
        var stop = trimmed.TrimEnd(". ");
        return LastWords.Contains(stop[(stop.LastIndexOf(' ') + 1)..]);
    }

    public static string Tail(string text) => text.Length <= TailLength ? text : "…" + text[^TailLength..];
}
