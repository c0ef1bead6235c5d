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

    public static TextLanguage Of(IEnumerable<string> texts)
    {
        int words = 0, swedish = 0, english = 0, others = 0;
        foreach (var text in texts)
        {
            foreach (var word in text.Split([' ', '\t', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
            {
                words++;
                if (Swedish.Contains(word)) swedish++;
                else if (English.Contains(word)) english++;
                else if (Others.Contains(word)) others++;
            }
            if (words > MostWords) break;
        }
        var foreign = english + others;
        if (words < EnoughWords || foreign <= swedish * 2 || foreign * 20 <= words) return TextLanguage.Swedish;
        return english > others ? TextLanguage.English : TextLanguage.Other;
    }
}
