using System.Globalization;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Extraction;

/// <summary>Every finding of the extraction in one place: code, Swedish sentence and values for other languages.</summary>
static class Found
{
    public static Finding FormatMismatch(string extension, string actual) => Of("format-mismatch", 0,
        $"Filnamnet slutar på {extension} men innehållet är {actual}; innehållet har fått gälla.", extension, actual);

    public static Finding EncodingAssumed(string encoding) => Of("encoding-assumed", 0,
        $"Filen säger inte vilken teckenkodning den har; den har lästs som {encoding}. Kontrollera att å, ä och ö är rätt.", encoding);

    public static Finding EncodingDamaged(int line, int count) => Of("encoding-damaged", line,
        $"{count} tecken är skadade, det första på rad {line}; de visas som \ufffd.", Text(count), Text(line));

    public static Finding ControlCharacters(int line, int count) => Of("control-characters", line,
        $"{count} styrtecken har tagits bort, det första på rad {line}.", Text(count), Text(line));

    public static Finding TrackedChanges(int line, int inserted, int deleted) => Of("tracked-changes", line,
        $"Dokumentet har spårade ändringar: {inserted} tillägg har lästs som gällande och {deleted} strykningar har utelämnats. Granska ändringarna i Word.",
        Text(inserted), Text(deleted));

    public static Finding HiddenText(int line, int count) => Of("hidden-text", line,
        $"Dold text på {count} ställen har utelämnats.", Text(count));

    public static Finding EmbeddedDocument(int line) => Of("embedded-document", line,
        "Ett inbäddat dokument har inte lästs. Klistra in dess text eller läs in det för sig.");

    public static Finding PartUnreadable(string part) => Of("part-unreadable", 0,
        $"Delen {part} i Word-filen är skadad och har inte lästs; numrering, sidhuvud eller fotnoter kan saknas.", part);

    public static Finding PageWithoutText(int line, int page) => Of("page-without-text", line,
        $"Sida {page} har ingen text; är den en inskannad bild måste den textigenkännas (OCR) först.", Text(page));

    public static Finding RulesUnread() => Of("table-lines-unread", 0,
        "Tabellernas linjer gick inte att läsa ur PDF-filen; tabellerna har tolkats efter textens placering. Granska dem mot originalet.");

    static Finding Of(string code, int line, string message, params string[] values) =>
        new() { Code = code, Line = line, Message = message, Values = values };

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
