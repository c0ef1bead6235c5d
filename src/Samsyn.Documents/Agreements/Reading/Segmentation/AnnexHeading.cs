using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>"Bilaga 4", "Bilaga 4. Åtgärdsplaner", "Bilaga till …". The title is empty when it stands on a line of its own.</summary>
sealed record AnnexHeading(int? Number, string Title)
{
    const int Longest = 160;

    static readonly string[] Verbs = [" ska ", " skall ", " framgår", " finns ", " innehåller ", " anges ", " är ", " har ", " angiven", " redovisas"];

    /// <summary>A glance at a row whose cells are not joined yet.</summary>
    public static bool MayBegin(string row) => row.AsSpan().TrimStart().StartsWith("bilaga", StringComparison.OrdinalIgnoreCase);

    public static AnnexHeading? TryParse(string text)
    {
        if (text.Length > Longest || !text.StartsWith("bilaga", StringComparison.OrdinalIgnoreCase)) return null;
        if (text.Length > 6 && char.IsLetter(text[6])) return null;
        if (Array.Exists(Verbs, verb => text.Contains(verb, StringComparison.OrdinalIgnoreCase))) return null;
        var at = 6;
        while (at < text.Length && (text[at] == ' ' || text[at] == ':')) at++;
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - from < 3) at++;
        int? number = at > from ? int.Parse(text.AsSpan(from, at - from), System.Globalization.CultureInfo.InvariantCulture) : null;
        if (number is null && from < text.Length && char.IsAsciiLetterUpper(text[from]) && (from + 1 == text.Length || !char.IsLetter(text[from + 1])))
        {
            number = text[from] - 'A' + 1;
            at = from + 1;
        }
        var rest = text[at..].Trim(' ', '.', ':', '–', '-', '—', '\t', '(', ')', ',');
        if (number is null) return rest.StartsWith("till ", StringComparison.OrdinalIgnoreCase) ? new AnnexHeading(null, text.TrimEnd('.')) : null;
        return text.EndsWith('.') && rest.Contains(' ', StringComparison.Ordinal) && rest.Length > 80 ? null : new AnnexHeading(number, rest);
    }

    /// <summary>What kind of annex a title announces.</summary>
    public static AnnexKind KindOf(string title)
    {
        var key = TextKey.Of(title).Replace("samverkans- ", "samverkans", StringComparison.Ordinal);
        bool Has(string word) => key.Contains(word, StringComparison.Ordinal);
        if (Has("kommunikationsplan")) return AnnexKind.CommunicationPlan;
        if (Has("uppföljning")) return AnnexKind.FollowUpPlan;
        if (Has("kontakt") || Has("samordnare")) return AnnexKind.Contacts;
        if (Has("lägesbild") || Has("problembild") || Has("kartläggning")) return AnnexKind.SituationPicture;
        if (Has("åtgärdsplan") || Has("aktivitetsplan") || Has("handlingsplan") || Has("fokusområde") || Has("åtgärder") || Has("aktiviteter")) return AnnexKind.ActionPlans;
        if (Has("revidering")) return AnnexKind.Other;
        if (Has("överavtal") || Has("övergripande") || Has("överordnad") || Has("samverkansavtal") || Has("ramavtal")) return key.StartsWith("bilaga", StringComparison.Ordinal) ? AnnexKind.Other : AnnexKind.ParentAgreement;
        if (Has("överenskommelse") || Has("avtal")) return AnnexKind.Agreement;
        return Has("kommunikation") ? AnnexKind.CommunicationPlan : AnnexKind.Other;
    }
}
