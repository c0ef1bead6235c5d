using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Last stage: what the document as a whole lacks or has damaged.</summary>
static class Completeness
{
    static readonly string[] VagueResources = ["tillräcklig tid", "tillräcklig resurs", "tillräckliga resurser"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Paragraph && block.Key.StartsWith("källa", StringComparison.Ordinal) && block.Text.Length < 120) draft.Find("picture-lost", block.Line, block.Text);
            if (block.Kind == BlockKind.Paragraph && Damage.IsCut(block.Text)) draft.Find("sentence-cut", block.LastLine, Damage.Tail(block.Text));
            if (block.Text.Contains("(datum)", StringComparison.OrdinalIgnoreCase) || block.Text.Contains("[datum]", StringComparison.OrdinalIgnoreCase)) continue;
            if (block.Kind != BlockKind.Row && IsPlaceholder(block.Text)) draft.Find("unfilled-placeholder", block.Line, Damage.Tail(block.Text));
        }
        FindVagueResources(document, draft);
        FindContradictions(draft);
        if (document.IsNested) return;
        FindLanguage(document, draft);
        if (draft.Kind is DocumentKind.LocalAgreement or DocumentKind.OverarchingAgreement)
        {
            if (draft.Parties.Count == 0) draft.Find("parties-missing", 0);
            if (draft.Term is null) draft.Find("term-missing", 0);
        }
        if (!document.Blocks.Any()) draft.Find("empty-document", 0);
        else if (draft.Kind == DocumentKind.Other && draft.Parties.Count == 0 && draft.Plans.Count == 0 && draft.Areas.Count == 0 && draft.Actions.Count == 0 && draft.Bodies.Count == 0)
            draft.Find("nothing-recognised", 0);
    }

    static bool IsPlaceholder(string text) =>
        text.Length < 200 && (text.Contains("[infoga", StringComparison.OrdinalIgnoreCase) || text.Contains("XXXX", StringComparison.Ordinal) || text.Contains("20XX", StringComparison.Ordinal)
            || text.Contains("xx-xx", StringComparison.OrdinalIgnoreCase) || text.Contains("(namn)", StringComparison.OrdinalIgnoreCase) || text.Contains("(ort)", StringComparison.OrdinalIgnoreCase));

    static void FindVagueResources(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Kind != DocumentKind.LocalAgreement || document.IsNested) return;
        foreach (var section in document.AgreementSections)
            foreach (var block in section.Blocks)
                if (Array.Find(VagueResources, vague => block.Text.Contains(vague, StringComparison.OrdinalIgnoreCase)) is { } found) draft.Find("unquantified-resource", block.Line, found);
    }

    /// <summary>How often the situation picture is updated, when two places state it differently: both are kept, the finding shows them.</summary>
    static void FindContradictions(FactsDraft draft)
    {
        var stated = draft.Obligations.Where(obligation => obligation.Kind == ObligationKind.UpdateSituationPicture)
            .SelectMany(obligation => obligation.Cadence.OfType<TimesCadence>().Select(cadence => (PerYear: PerYear(cadence), obligation.Text, obligation.Line))).ToList();
        if (stated.Find(each => each.PerYear != stated[0].PerYear) is { Text: not null } other) draft.Find("contradiction", other.Line, stated[0].Text, other.Text);
    }

    static decimal PerYear(TimesCadence cadence) => (decimal)cadence.Count / (cadence.Interval ?? 1) * cadence.Per switch
    {
        CadencePeriod.HalfYear or CadencePeriod.Term => 2m,
        CadencePeriod.Quarter => 4m,
        CadencePeriod.Month => 12m,
        CadencePeriod.Week => 52m,
        _ => 1m,
    };

    static void FindLanguage(SegmentedDocument document, FactsDraft draft)
    {
        var language = Languages.Of(document.Blocks.Select(block => block.Text));
        if (language == TextLanguage.English) draft.Find("english-document", document.From);
        else if (language == TextLanguage.Other) draft.Find("not-swedish", document.From);
    }
}
