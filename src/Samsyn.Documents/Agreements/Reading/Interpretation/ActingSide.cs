using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>
/// Which side a sentence lays a duty on: the one that its subject names (“Polisen ska …”) or that it names as the doer (“… redovisas av kommunen”).
/// Null when it names both or neither; a side that is only spoken of (“information till polisen”) has no duty.
/// </summary>
static class ActingSide
{
    const int LongestSubject = 6;

    static readonly string[] Police = ["polis", "lokalpolis", "närpolis", "kommunpolis"];
    static readonly string[] City = ["kommun", "stad", "stadsdel", "stadsdelsförvaltning", "stadsdelsnämnd", "förvaltning", "socialtjänst"];
    static readonly string[] NotSides = ["kommunikation", "kommunpolis", "kommuninvånar"];
    static readonly string[] Verbs = ["ska", "skall", "bör", "får", "kan", "kommer", "åtar", "ansvarar", "har", "är", "genomför", "redovisar", "lämnar", "sammanställer", "rapporterar", "avsätter", "svarar"];

    public static PartySide? Of(string sentence)
    {
        var words = sentence.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')', '"', '”', '\t', '/'], StringSplitOptions.RemoveEmptyEntries);
        var verb = Array.FindIndex(words, word => Verbs.Contains(word, StringComparer.Ordinal));
        var subject = verb is > 0 and <= LongestSubject ? words[..verb] : [];
        return One(subject) ?? (Array.Exists(subject, IsParty) ? null : One(Doer(words)));
    }

    static bool IsParty(string word) => word.StartsWith("part", StringComparison.Ordinal) || IsPolice(word) || IsCity(word);

    /// <summary>The three words after the last “av” that follows a verb in the passive.</summary>
    static string[] Doer(string[] words)
    {
        for (var at = words.Length - 2; at > 0; at--)
            if (words[at] == "av" && words[at - 1].Length > 3 && words[at - 1].EndsWith('s')) return words[(at + 1)..Math.Min(words.Length, at + 4)];
        return [];
    }

    static PartySide? One(string[] words) => (Array.Exists(words, IsPolice), Array.Exists(words, IsCity)) switch
    {
        (true, false) => PartySide.Police,
        (false, true) => PartySide.City,
        _ => null,
    };

    static bool IsPolice(string word) => StartsWithAny(word, Police);

    static bool IsCity(string word) => StartsWithAny(word, City) && !StartsWithAny(word, NotSides);

    static bool StartsWithAny(string word, string[] starts) => Array.Exists(starts, start => word.StartsWith(start, StringComparison.Ordinal));
}
