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

    static readonly string[] Endings = ["", "en", "er", "erna", "et", "n", "ets", "ens"];

    static readonly string[] Qualifiers =
    [
        "lokal", "lokala", "lokalt", "övergripande", "central", "centrala", "centralt", "kommunal", "kommunalt", "gemensam", "gemensamt", "strategisk", "operativ",
        "stadsövergripande", "kommunövergripande", "regional", "politisk", "särskild", "tillfällig", "tillfälliga", "brottsförebyggande",
    ];

    static readonly string[] FunctionWords =
    [
        "chef", "chefen", "cheferna", "direktör", "direktören", "ordförande", "ordföranden", "samordnare", "samordnaren", "polis", "polisen", "strateg", "strategen",
        "handläggare", "sekreterare", "ledamot", "ledamöter", "representant", "representanter", "funktion", "befattning", "befattningshavare", "kommissarie", "rektor",
        "rektorer", "borgarråd", "kommunalråd", "företrädare", "ombud", "kurator", "koordinator", "utredare", "controller", "politiker", "samordnarna", "strategerna", "handläggarna", "kommunikatör", "kommunikatörer", "kommunikatörerna", "kommunpolis", "kommunpoliser", "assistent",
    ];

    /// <summary>The kind of the body that a heading or phrase names as its last words, or null.</summary>
    public static BodyKind? KindOf(string key)
    {
        foreach (var (stem, kind) in Names)
            foreach (var ending in Endings)
                if (key == stem + ending || key.EndsWith(" " + stem + ending, StringComparison.Ordinal)) return kind;
        return null;
    }

    /// <summary>True for a name in indefinite form, which introduces a body; "styrgruppen" speaks of one already known.</summary>
    public static bool IsIntroduced(string word) => Array.Exists(Names, name => word == LastWord(name.Stem) || word == LastWord(name.Stem) + "er");

    public static bool IsQualifier(string word) => Array.Exists(Qualifiers, q => q == word);

    /// <summary>True when a phrase holds the word of a function: chef, samordnare, representant.</summary>
    public static bool NamesFunction(string phrase) =>
        phrase.Split(' ').Any(word => Array.Exists(FunctionWords, f => word.Trim(',', '.', '(', ')').EndsWith(f, StringComparison.OrdinalIgnoreCase)));

    static string LastWord(string stem) => stem[(stem.LastIndexOf(' ') + 1)..];
}
