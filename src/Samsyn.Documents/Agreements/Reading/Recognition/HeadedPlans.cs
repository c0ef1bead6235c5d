using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Plans without a table: the template's labels stand as headings, or before a colon, under the plan's title.</summary>
static class HeadedPlans
{
    const int EnoughFields = 3;
    const int LongestLabel = 50;

    static readonly string[] PlanWords = ["åtgärdsplan", "fokusområde", "insatsområde", "prioriterat område", "samverkansområde", "handlingsplan", "samverkansforum", "åtgärd ", "område "];
    static readonly string[] Telling = ["convener", "term", "policeCommitment", "districtCommitment", Labels.Readiness, "administrator"];

    public static void Read(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var part in document.Parts)
        {
            if (part.Blocks.Any(block => (block.Kind == BlockKind.Row && Table.ActivityHeader(block) is not null) || Labels.Match(LabelOf(block), LabelGroup.Activity)?.Field == "activity")) continue;
            var free = part.Kind == AnnexKind.ActionPlans || draft.Kind is DocumentKind.ActionPlans or DocumentKind.Other;
            ReadPart(part, free, draft);
        }
    }

    static void ReadPart(Part part, bool free, FactsDraft draft)
    {
        PlanDraft? plan = null;
        Block? title = null;
        var accepted = free;
        var awaitsValue = false;
        foreach (var block in part.Blocks)
        {
            var raw = LabelOf(block);
            var label = Labels.Match(raw, LabelGroup.Plan);
            if (awaitsValue && label is null)
            {
                plan!.Continue(block.Text.Replace('\t', ' '), block.Line);
                awaitsValue = false;
                continue;
            }
            awaitsValue = false;
            if (label is not null && label.Field != Labels.Title)
            {
                if (!accepted) continue;
                plan ??= new PlanDraft(title?.Text ?? part.Title ?? "Utan rubrik", null, title?.Line ?? block.Line);
                plan.Set(label, raw, ValueOf(block), block.Line);
                awaitsValue = label.Field != Labels.Resources && ValueOf(block).Length == 0;
            }
            else if (block.Kind == BlockKind.Heading || (label?.Field == Labels.Title && ValueOf(block).Length > 0))
            {
                Finish(plan, draft);
                plan = null;
                title = label is null ? block : block with { Text = ValueOf(block) };
                accepted = free || label is not null || Array.Exists(PlanWords, word => block.Key.StartsWith(word, StringComparison.Ordinal));
            }
            else plan?.Continue(block.Text.Replace('\t', ' '), block.Line);
        }
        Finish(plan, draft);
    }

    static string LabelOf(Block block)
    {
        if (block.Kind == BlockKind.Row) return block.Cells[0];
        if (block.Kind is BlockKind.Heading or BlockKind.LeadIn) return block.Text;
        var colon = block.Text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < LongestLabel ? block.Text[..colon] : "";
    }

    static string ValueOf(Block block)
    {
        if (block.Kind == BlockKind.Row) return string.Join(' ', block.Cells.Skip(1).Where(cell => cell.Length > 0));
        var colon = block.Text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || block.Kind == BlockKind.Heading && colon >= LongestLabel ? "" : block.Text[(colon + 1)..].Trim();
    }

    static void Finish(PlanDraft? plan, FactsDraft draft)
    {
        if (plan is not null && plan.FieldCount >= EnoughFields && Telling.Any(plan.Has)) draft.Plans.Add(plan.ToFact(draft));
    }
}
