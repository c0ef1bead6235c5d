using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>What sort of document it is, by its title first and its text second.</summary>
static class DocumentKinds
{
    const int Opening = 20;

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var title = TextKey.Of(draft.Title ?? "");
        var opening = document.Blocks.Take(Opening).Select(block => block.Key).ToList();
        draft.Kind = OfText(title, opening, document);
    }

    /// <summary>When neither title nor opening told, what was found does.</summary>
    public static void Complete(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Kind == DocumentKind.Other && draft.Plans.Count + draft.Areas.Sum(area => area.Activities.Count) + draft.Actions.Count(action => action.List is not null) > 0) draft.Kind = DocumentKind.ActionPlans;
        else if (draft.Kind == DocumentKind.Other && draft.Parties.Count >= 2 && draft.Term is not null) draft.Kind = DocumentKind.LocalAgreement;
    }

    static DocumentKind OfText(string title, List<string> opening, SegmentedDocument document)
    {
        bool Opens(string word) => opening.Exists(key => key.Contains(word, StringComparison.Ordinal));
        bool OpensShort(string word) => opening.Exists(key => key.Length < 80 && key.Contains(word, StringComparison.Ordinal));
        if (OpensShort("tjänsteutlåtande") || OpensShort("tjänsteskrivelse") || document.Blocks.Any(block => block.Kind is BlockKind.Heading or BlockKind.LeadIn && IsProposal(block.Key))) return DocumentKind.BoardMemorial;
        if (title.Contains("kallelse", StringComparison.Ordinal) || title.StartsWith("inbjudan", StringComparison.Ordinal) || OpensShort("kallelse till")) return DocumentKind.MeetingNotice;
        if ((title.Contains("vandring", StringComparison.Ordinal) && !IsAgreement(title) && !title.Contains("plan", StringComparison.Ordinal)) || (!IsAgreement(title) && OpensShort("protokoll") && Opens("vandring"))) return DocumentKind.WalkProtocol;
        if (title.Contains("medborgarlöfte", StringComparison.Ordinal) || (!IsAgreement(title) && OpensShort("medborgarlöfte"))) return DocumentKind.PublicPromise;
        if (IsAgreement(title)) return IsOverarching(title, document) ? DocumentKind.OverarchingAgreement : DocumentKind.LocalAgreement;
        if (title.Contains("åtgärdsplan", StringComparison.Ordinal) || title.Contains("handlingsplan", StringComparison.Ordinal) || title.Contains("aktivitetsplan", StringComparison.Ordinal)) return DocumentKind.ActionPlans;
        return OpensShort("överenskommelse") || OpensShort("samverkansavtal") ? (IsOverarching(title, document) ? DocumentKind.OverarchingAgreement : DocumentKind.LocalAgreement) : DocumentKind.Other;
    }

    static bool IsProposal(string key) => key is "förslag till beslut" or "förvaltningens förslag till beslut" or "beslutsförslag";

    static bool IsAgreement(string title) =>
        title.Contains("överenskommelse", StringComparison.Ordinal) || title.Contains("avtal", StringComparison.Ordinal) || title.Contains("agreement", StringComparison.Ordinal);

    static bool IsOverarching(string title, SegmentedDocument document)
    {
        if (title.StartsWith("lokal", StringComparison.Ordinal)) return false;
        if (title.Contains("övergripande", StringComparison.Ordinal) || title.Contains("ramavtal", StringComparison.Ordinal) || title.Contains("överavtal", StringComparison.Ordinal) || document.IsNested) return true;
        return document.Blocks.Any(block => block.Key is "underavtal" or "lokala överenskommelser" or "lokala samverkansöverenskommelser");
    }
}
