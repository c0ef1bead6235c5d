using System.Globalization;
using System.Text.RegularExpressions;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Ages as statistics write them: <c>5–9</c>, <c>5-9 år</c>, <c>under 25</c>, <c>85+</c>, <c>85 år och äldre</c>, <c>17</c>.</summary>
static partial class Ages
{
    /// <summary>First and last year of age, both within; null for what is no age.</summary>
    public static (int From, int To)? Of(string text)
    {
        var found = Numbers().Matches(text).Select(one => int.Parse(one.Value, CultureInfo.InvariantCulture)).ToList();
        if (found.Count is 0 or > 2 || found[^1] > 130 || found[0] > found[^1]) return null;
        if (found.Count == 2) return (found[0], found[1]);
        return Below().IsMatch(text) ? (0, found[0] - 1) : Above().IsMatch(text) ? (found[0], 130) : (found[0], found[0]);
    }

    /// <summary>What a name is sorted by: its first number, and names without one first.</summary>
    public static int First(string text) => Of(text)?.From ?? -1;

    [GeneratedRegex(@"\d{1,3}", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\s*(under|yngre|below|<|-)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Below();

    [GeneratedRegex(@"(\+|[–-]\s*(år)?\s*$|äldre|över|and over|or older)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Above();
}
