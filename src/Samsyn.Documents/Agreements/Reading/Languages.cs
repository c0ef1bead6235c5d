namespace Samsyn.Documents.Agreements.Reading;

enum TextLanguage { Swedish, English, Other }

/// <summary>Which language a text is written in, told by its small words; a text too short to tell is taken for Swedish.</summary>
static class Languages
{
    const int EnoughWords = 40;
    const int MostWords = 2000;

    static readonly HashSet<string> Swedish = new(StringComparer.OrdinalIgnoreCase) { "och", "att", "är", "som", "för", "av", "på", "med", "till", "ska", "den", "det", "inte", "ett", "en", "om", "från", "vid" };
    static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase) { "the", "and", "of", "to", "shall", "with", "by", "is", "for", "this", "from", "be", "may", "that" };
    static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase) { "und", "der", "die", "das", "og", "ikke", "af", "ja", "et", "le", "la", "les" };

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SwedishWords = Swedish.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishWords = English.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = Others.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly int Longest = Swedish.Concat(English).Concat(Others).Max(word => word.Length);

    public static TextLanguage Of(IEnumerable<string> texts)
    {
        int words = 0, swedish = 0, english = 0, others = 0;
        foreach (var text in texts)
        {
            foreach (var range in text.AsSpan().SplitAny(' ', '\t', ',', '.'))
            {
                var word = text.AsSpan(range);
                if (word.IsEmpty) continue;
                words++;
                if (word.Length > Longest) continue;
                if (SwedishWords.Contains(word)) swedish++;
                else if (EnglishWords.Contains(word)) english++;
                else if (OtherWords.Contains(word)) others++;
            }
            if (words > MostWords) break;
        }
        var foreign = english + others;
        if (words < EnoughWords || foreign <= swedish * 2 || foreign * 20 <= words) return TextLanguage.Swedish;
        return english > others ? TextLanguage.English : TextLanguage.Other;
    }
}
