using System.Globalization;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>Every finding a reading can give: code → Swedish sentence with numbered values. The English ones stand in <c>App/Texts/findings.json</c>.</summary>
public static class FindingCatalogue
{
    /// <summary>Code → Swedish message template; <c>{0}</c>, <c>{1}</c> … are the finding's values in order.</summary>
    public static IReadOnlyDictionary<string, string> Swedish { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nothing-recognised"] = "Inget i texten kändes igen som överenskommelse, åtgärdsplan, protokoll eller kallelse. Kontrollera att rätt fil valdes.",
        ["empty-document"] = "Dokumentet innehåller ingen text. En inskannad bild behöver textigenkänning (OCR) först.",
        ["not-swedish"] = "Texten verkar vara skriven på ett annat språk än svenska. Bara datum, nummer och namn har lästs.",
        ["english-document"] = "Dokumentet verkar vara skrivet på engelska. Parter, avtalstid, rubriker och datum är lästa, men mötestider, åtaganden och planer kan saknas. "
            + "Läs in den svenska texten om den finns, eller fyll i det som saknas vid granskningen.",
        ["several-agreements"] = "Filen innehåller fler än en överenskommelse. ”{0}” börjar här och är läst för sig.",
        ["one-line-text"] = "Hela texten står på en enda rad. Rubriker och stycken är gissade efter skiljetecken.",
        ["html-remnant"] = "Rester av HTML-kod togs bort; texten i övrigt är kvar.",
        ["picture-caption"] = "En engelsk bildbeskrivning som inte hör till texten togs bort.",
        ["picture-lost"] = "En bild verkar saknas här. {0}",
        ["split-word"] = "Ett avstavat ord sattes ihop: ”{0}”.",
        ["page-break-joined"] = "Text som delats av en sidbrytning sattes ihop.",
        ["sentence-cut"] = "Meningen är avhuggen: ”{0}”",
        ["unfilled-placeholder"] = "En platshållare är inte ifylld: ”{0}”.",
        ["unfinished-value"] = "Värdet är inte färdigt: ”{0}” ({1}).",
        ["missing-field"] = "Planen ”{0}” saknar fältet {1}.",
        ["missing-fields"] = "Planen ”{0}” saknar fälten {1}.",
        ["empty-field"] = "Planen ”{0}” har fältet {1} utan innehåll.",
        ["convener-not-applicable"] = "Planen ”{0}” har ingen ansvarig eller sammankallande.",
        ["unknown-label"] = "Rubriken ”{0}” i planen ”{1}” känns inte igen. Texten är bevarad som ett eget fält.",
        ["fused-header"] = "Aktivitetens namn står i tabellhuvudet: ”{0}”.",
        ["title-mismatch"] = "Namnet skiljer sig: ”{0}” på ett ställe och ”{1}” på ett annat.",
        ["reference-to-unnumbered"] = "Texten hänvisar till punkten {0}, men rubrikerna är inte numrerade. Räknat uppifrån är det ”{1}”.",
        ["reference-unresolved"] = "Texten hänvisar till punkten {0}, som inte finns i dokumentet.",
        ["annex-without-text"] = "Bilaga {0}, ”{1}”, finns inte i filen.",
        ["term-missing"] = "Ingen avtalstid hittades.",
        ["parties-missing"] = "Inga parter hittades.",
        ["self-reference-in-extension"] = "Villkoret för förlängning hänvisar till överenskommelsen själv i stället för till det överordnade avtalet.",
        ["invalid-organisation-number"] = "Organisationsnumret {0} har fel kontrollsiffra.",
        ["period-reversed"] = "Perioden slutar ({1}) före den börjar ({0}).",
        ["unquantified-resource"] = "Resursen anges bara som ”{0}”, utan mått.",
        ["fused-list-items"] = "Två punkter i en lista stod på samma rad och delades före ”{0}”.",
        ["stage-failed"] = "En del av tolkningen misslyckades ({0}: {1}); dess uppgifter saknas. Rapportera gärna dokumentets form.",
        ["contradiction"] = "Två uppgifter går inte ihop: ”{0}” och ”{1}”.",
    };

    /// <summary>A finding with its Swedish sentence.</summary>
    /// <param name="code">A code of <see cref="Swedish"/>; another one is a bug.</param>
    /// <param name="line">1-based line of the source, or 0 for the document as a whole.</param>
    /// <param name="values">What fills the sentence, in order.</param>
    public static Finding Of(string code, int line, params IReadOnlyList<string> values) => new()
    {
        Line = line,
        Code = code,
        Message = string.Format(CultureInfo.InvariantCulture, Swedish[code], [.. values]),
        Values = values,
    };
}
