namespace Samsyn.App.Search;

/// <summary>
/// The stem of a Swedish word: one form for “vandring”, “vandringar” and “vandringarna”. The steps are those of the public Snowball
/// description for Swedish (snowballstem.org), with the definite neuter (“mötet”, “rådets”, “mötena”) taken off as well.
/// </summary>
static class SwedishStem
{
    const string Vowels = "aeiouyåäö", EndsBeforeS = "bcdfghjklmnoprtvy";

    static readonly string[] Endings =
    [
        "heterna", "hetens", "andets", "arnas", "ernas", "ornas", "andes", "heten", "heter", "andet", "anden", "arens", "arna", "erna", "orna", "ande", "arne", "aste",
        "aren", "ades", "enas", "erns", "ets", "ena", "ade", "are", "ern", "ens", "het", "ast", "ad", "en", "ar", "er", "or", "as", "es", "at", "et", "a", "e",
    ];

    public static string Of(string word)
    {
        var start = RegionStart(word);
        word = WithoutEnding(word, start);
        if (word.Length - 2 >= start && word[^2..] is "dd" or "gd" or "nn" or "dt" or "gt" or "kt" or "tt") word = word[..^1];
        return WithoutSuffix(word, start);
    }

    /// <summary>After the first consonant that follows a vowel, but never before the fourth letter.</summary>
    static int RegionStart(string word)
    {
        for (var i = 1; i < word.Length; i++)
            if (Vowels.Contains(word[i - 1], StringComparison.Ordinal) && !Vowels.Contains(word[i], StringComparison.Ordinal)) return Math.Max(i + 1, 3);
        return word.Length;
    }

    static string WithoutEnding(string word, int start)
    {
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= start && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word.Length - 1 >= start && word.Length > 1 && word[^1] == 's' && EndsBeforeS.Contains(word[^2], StringComparison.Ordinal) ? word[..^1] : word;
    }

    static string WithoutSuffix(string word, int start)
    {
        if (Ends("lig") || Ends("els")) return word[..^3];
        if (Ends("ig")) return word[..^2];
        return Ends("löst") || Ends("fullt") ? word[..^1] : word;

        bool Ends(string suffix) => word.Length - suffix.Length >= start && word.EndsWith(suffix, StringComparison.Ordinal);
    }
}
