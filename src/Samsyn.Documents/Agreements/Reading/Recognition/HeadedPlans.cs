using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Plans without a table: the template's labels stand as headings, or before a colon, under the plan's title.</summary>
static class HeadedPlans
{
    const int EnoughFields = 3;
    const int FewestFocusAreas = 2;
    const int LongestLabel = 50;

    static readonly string[] PlanWords = ["åtgärdsplan", "fokusområde", "insatsområde", "prioriterat område", "samverkansområde", "handlingsplan", "samverkansforum", "åtgärd ", "område "];
    /// <summary>What only focus areas state (PLN-11): wherever it stands with a goal, and more than once, these are plans.</summary>
    static readonly string[] FocusArea = ["expectedResults", "steeringAssignments"];
    static readonly string[] Telling = ["convener", "term", "policeCommitment", "districtCommitment", Labels.Readiness, "administrator"];

    public static void Read(SegmentedDocument document, FactsDraft draft)
    {
        var measures = draft.ActionTables.SelectMany(table => table.Rows.Prepend(table.Header)).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var part in document.Parts)
        {
            var blocks = part.Blocks.Where(block => !draft.ListRows.Contains(block)).ToList();
            if (blocks.Exists(block => (block.Kind == BlockKind.Row && Table.ActivityHeader(block) is not null) || Labels.Match(LabelOf(block), LabelGroup.Activity)?.Field == "activity")) continue;
            blocks.RemoveAll(measures.Contains);
            var free = part.Kind == AnnexKind.ActionPlans || draft.Kind is DocumentKind.ActionPlans or DocumentKind.Other;
            ReadPart(part, blocks, free, draft);
        }
    }

    static void ReadPart(Part part, List<Block> blocks, bool free, FactsDraft draft)
    {
        var labels = blocks.ConvertAll(block => Labels.Match(LabelOf(block), LabelGroup.Plan));
        var hasFocusAreas = labels.Exists(label => label is not null && FocusArea.Contains(label.Field));
        var read = new List<(PlanDraft Plan, bool Accepted)>();
        PlanDraft? plan = null;
        Block? title = null;
        var accepted = free;
        var awaitsValue = false;
        var inList = false;
        foreach (var (block, label) in blocks.Zip(labels))
        {
            // A list of measures inside the plan, whose items are no part of the field above it.
            inList = label is null && (inList ? block.Kind == BlockKind.ListItem : block.Kind is BlockKind.Heading or BlockKind.LeadIn && ActionTables.ListTitle(block.Text) is not null);
            if (inList) continue;
            var raw = LabelOf(block);
            if (awaitsValue && label is null)
            {
                Continue(block);
                awaitsValue = false;
                continue;
            }
            awaitsValue = false;
            if (label is not null && label.Field != Labels.Title)
            {
                if (!accepted && !hasFocusAreas) continue;
                plan ??= new PlanDraft(title?.Text ?? part.Title ?? "Utan rubrik", null, title?.Line ?? block.Line);
                plan.Set(label, raw, ValueOf(block), block.Line);
                awaitsValue = label.Field != Labels.Resources && ValueOf(block).Length == 0;
            }
            else if (block.Kind == BlockKind.Heading || (label?.Field == Labels.Title && ValueOf(block).Length > 0))
            {
                Finish();
                title = label is null ? block : block with { Text = ValueOf(block) };
                accepted = free || label is not null || Array.Exists(PlanWords, word => block.Key.StartsWith(word, StringComparison.Ordinal));
            }
            else Continue(block);
        }
        Finish();
        var hasSeveral = read.Count(one => !one.Accepted) >= FewestFocusAreas;
        draft.Plans.AddRange(read.Where(one => one.Accepted || hasSeveral).Select(one => one.Plan.ToFact(draft)));

        void Continue(Block block) => plan?.Continue(block.Text.Replace('\t', ' '), block.Line, block.Kind == BlockKind.ListItem);

        void Finish()
        {
            if (plan is not null && accepted && plan.FieldCount >= EnoughFields && Telling.Any(plan.Has)) read.Add((plan, true));
            else if (plan is not null && plan.Has("goal") && FocusArea.Any(plan.Has)) read.Add((plan, accepted));
            plan = null;
        }
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
}
