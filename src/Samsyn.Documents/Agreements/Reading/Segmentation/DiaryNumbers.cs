namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>The words that announce a diary number.</summary>
static class DiaryNumbers
{
    const int LongestHeaderLine = 160;

    public static IReadOnlyList<string> Words { get; } = ["diarienummer", "diarienr", "diarie nr", "ärendenummer", "ärendenr", "dnr", "dnr."];

    /// <summary>A glance that spares most texts the search for each of the words.</summary>
    public static bool MayBeIn(string text) => text.Contains("nr", StringComparison.OrdinalIgnoreCase) || text.Contains("nummer", StringComparison.OrdinalIgnoreCase);

    /// <summary>By its first letter alone.</summary>
    public static bool MayBegin(string text) => text.Length > 0 && text[0] is 'd' or 'D' or 'ä' or 'Ä';

    /// <summary>A line that only carries diary numbers, as page headers do.</summary>
    public static bool IsDiaryLine(string text) =>
        text.Length <= LongestHeaderLine && MayBegin(text) && Words.Any(word => StartsWithWord(text, word));

    static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[word.Length]));
}
