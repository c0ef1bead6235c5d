using System.Text.RegularExpressions;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>Publishers, systems and surveys that running text names without a mark, so that what is used can be held against what is listed (SIT-17).</summary>
public static class NamedSources
{
    const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What is found in the text, what it is called, and the stem by which a listed source is known to be the same.</summary>
    static readonly (Regex Found, string Name, Regex Listed)[] Known =
    [
        One(@"\bRAR\b", "polisens RAR-system", @"\bRAR\b", RegexOptions.CultureInvariant),
        One(@"räddningstjänst\w*", "räddningstjänsten", "räddningstjänst|brandförsvar"),
        // In capitals alone it is also the local council; national figures are told apart by the words around it.
        One(@"brottsförebyggande rådets?\b|\bBrås?\s+(statistik|rapport|undersökning|siffr\w+|uppgift\w*)|\benligt\s+Brå\b", "Brottsförebyggande rådet (Brå)", @"brottsförebyggande rådet|\bbrå\b"),
        One(@"medarbetardialog\w*|dialog(er|en|erna)? med (medarbetare|personal)\w*", "medarbetardialoger", "medarbetar|personal"),
        One(@"(tidigare|förra|föregående)(\s\w+){0,2}\s(problembild|lägesbild)\w*|problembildsrapport\w*", "en tidigare problembild", "problembild|lägesbild"),
        One(@"medborgardialog\w*", "medborgardialoger", "dialog"),
        One(@"trygghetsmätning\w*", "trygghetsmätningen", "trygghetsmätning"),
        One(@"stockholmsenkät\w*", "Stockholmsenkäten", "stockholmsenkät"),
        One(@"folkhälsoenkät\w*", "folkhälsoenkäten", "folkhälso"),
        One(@"nationella trygghetsundersökning\w*|\bNTU\b", "Nationella trygghetsundersökningen", @"trygghetsundersökning|\bNTU\b"),
        One(@"\bSCB\b|statistiska centralbyrån\w*", "SCB", @"\bSCB\b|statistiska centralbyrån"),
        One(@"\bsweco\b", "Sweco", "sweco"),
        One(@"\bkolada\b", "Kolada", "kolada"),
        One(@"\bskolverkets?\b", "Skolverket", "skolverket"),
        One(@"\bförsäkringskassans?\b", "Försäkringskassan", "försäkringskassan"),
        One(@"\barbetsförmedlingens?\b", "Arbetsförmedlingen", "arbetsförmedling"),
        One(@"\bfolkhälsomyndighetens?\b", "Folkhälsomyndigheten", "folkhälsomyndighet"),
        One(@"underrättelse(information|bild|material)\w*|kriminalunderrättelse\w*", "polisens underrättelser", "underrättelse"),
    ];

    /// <summary>Names that the text uses, each once, in the order of the list above.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Known.Where(one => one.Found.IsMatch(text)).Select(one => one.Name)];

    /// <summary>Of those, the ones that no listed source covers. A listed source is its title and publisher.</summary>
    public static IReadOnlyList<string> NotListed(string text, IReadOnlyList<string> listed) =>
        [.. Known.Where(one => one.Found.IsMatch(text) && !listed.Any(one.Listed.IsMatch)).Select(one => one.Name)];

    static (Regex, string, Regex) One(string found, string name, string listed, RegexOptions options = Plain) =>
        (new(found, options, Patience), name, new(listed, Plain, Patience));
}
