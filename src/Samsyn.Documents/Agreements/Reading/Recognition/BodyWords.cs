using System.Buffers;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>What collaboration bodies are called, and the words of functions that sit in them. The only place to add a name.</summary>
static class BodyWords
{
    // The longest name that fits wins; "ledningsgrupp" alone steers.
    static readonly (string Stem, BodyKind Kind)[] Names =
    [
        ("operativ ledningsgrupp", BodyKind.Preparation), ("operativ grupp", BodyKind.Preparation), ("operativ samverkansgrupp", BodyKind.Preparation),
        ("strategisk ledningsgrupp", BodyKind.Steering), ("strategisk grupp", BodyKind.Steering),
        ("styrgrupp", BodyKind.Steering), ("styrningsgrupp", BodyKind.Steering), ("ledningsgrupp", BodyKind.Steering),
        ("beredningsgrupp", BodyKind.Preparation), ("samordningsgrupp", BodyKind.Preparation), ("koordineringsgrupp", BodyKind.Preparation),
        ("arbetsgrupp", BodyKind.Working), ("samverkansgrupp", BodyKind.Working), ("projektgrupp", BodyKind.Working), ("fokusgrupp", BodyKind.Working),
        ("trygghetsråd", BodyKind.Council), ("brottsförebyggande råd", BodyKind.Council), ("brottsförebyggande rådet", BodyKind.Council),
        ("folkhälsoråd", BodyKind.Council), ("samverkansråd", BodyKind.Council), ("säkerhetsråd", BodyKind.Council), ("brå", BodyKind.Council),
        ("samverkansforum", BodyKind.Forum), ("samrådsgrupp", BodyKind.Forum),
    ];

    const int MostLeadingWords = 12;

    // Every name holds one of these, or "råd".
    static readonly SearchValues<string> LastParts = SearchValues.Create(["grupp", "brå", "forum"], StringComparison.OrdinalIgnoreCase);
    static readonly HashSet<string> Introduced = Names.Select(name => LastWord(name.Stem)).SelectMany(word => new[] { word, word + "er" }).ToHashSet(StringComparer.Ordinal);

    static readonly string[] Endings = ["", "en", "er", "erna", "et", "n", "ets", "ens"];

    static readonly string[] Qualifiers =
    [
        "lokal", "lokala", "lokalt", "övergripande", "central", "centrala", "centralt", "kommunal", "kommunalt", "gemensam", "gemensamt", "strategisk", "operativ",
        "stadsövergripande", "kommunövergripande", "gemensamma", "regional", "politisk", "särskild", "tillfällig", "tillfälliga", "brottsförebyggande",
    ];

    static readonly string[] FunctionWords =
    [
        "chef", "chefen", "cheferna", "direktör", "direktören", "ordförande", "ordföranden", "samordnare", "samordnaren", "polis", "polisen", "strateg", "strategen",
        "handläggare", "sekreterare", "ledamot", "ledamöter", "representant", "representanter", "funktion", "befattning", "befattningshavare", "kommissarie", "rektor",
        "rektorer", "borgarråd", "kommunalråd", "företrädare", "ombud", "kurator", "koordinator", "utredare", "controller", "politiker", "samordnarna", "strategerna", "handläggarna", "kommunikatör", "kommunikatörer", "kommunikatörerna", "kommunpolis", "kommunpoliser", "assistent",
    ];

    /// <summary>The kind of the body that a phrase names as its last words, or null.</summary>
    public static BodyKind? KindOf(string key)
    {
        foreach (var (stem, kind) in Names)
            foreach (var ending in Endings)
                if (key == stem + ending || key.EndsWith(" " + stem + ending, StringComparison.Ordinal)) return kind;
        return null;
    }

    /// <summary>
    /// The body that a heading or sentence begins with: "Den lokala styrgruppen träffas …" is "Lokal styrgrupp". Null when it begins with something else.
    /// </summary>
    public static (string Name, BodyKind Kind, int Words)? Leading(string key)
    {
        if (!NamesBody(key)) return null;
        var words = key.Split(' ', MostLeadingWords);
        var at = 0;
        if (words[0] is "den" or "en" or "ett" or "det" && words.Length > 1) at++;
        var first = at;
        while (at < words.Length && IsQualifier(words[at])) at++;
        // A qualifier may belong to the name: "operativ ledningsgrupp", "brottsförebyggande råd".
        for (var from = first; from <= at && from < words.Length; from++)
            foreach (var (stem, kind) in Names)
            {
                var length = stem.Count(c => c == ' ') + 1;
                if (from + length > words.Length || from + length <= at) continue;
                var phrase = string.Join(' ', words[from..(from + length)]).TrimEnd(',', '.', ':');
                if (!Array.Exists(Endings, ending => phrase == stem + ending)) continue;
                var qualifiers = string.Concat(words[first..from].Select(q => Base(q) + " "));
                var plural = phrase.EndsWith("er", StringComparison.Ordinal) || phrase.EndsWith("erna", StringComparison.Ordinal);
                return (RunningText.Capitalised(qualifiers + stem + (plural ? "er" : "")), kind, from + length);
            }
        return null;
    }

    /// <summary>A glance that spares most sentences the comparison with every name.</summary>
    public static bool NamesBody(string text)
    {
        if (text.AsSpan().ContainsAny(LastParts)) return true;
        // The "råd" in "område" is in no name.
        for (var at = text.IndexOf("råd", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("råd", at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || text[at - 1] is not ('m' or 'M')) return true;
        return false;
    }

    static string Base(string qualifier) => qualifier switch
    {
        "lokala" or "lokalt" => "lokal",
        "centrala" or "centralt" => "central",
        "gemensamma" or "gemensamt" => "gemensam",
        _ => qualifier,
    };

    /// <summary>True for a name in indefinite form, which introduces a body; "styrgruppen" speaks of one already known.</summary>
    public static bool IsIntroduced(string word) => Introduced.Contains(word);

    public static bool IsQualifier(string word) => Array.Exists(Qualifiers, q => q == word);

    /// <summary>True when a phrase holds the word of a function: chef, samordnare, representant.</summary>
    public static bool NamesFunction(string phrase) =>
        phrase.Split(' ').Any(word => Array.Exists(FunctionWords, f => word.Trim(',', '.', '(', ')').EndsWith(f, StringComparison.OrdinalIgnoreCase)));

    static string LastWord(string stem) => stem[(stem.LastIndexOf(' ') + 1)..];
}
