using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Forum-type plans: tables of label and value, or the same labels as headings or words before a colon.</summary>
static class PlanRecogniser
{
    const string Untitled = "Utan rubrik";
    const int EnoughFields = 3;

    static readonly string[] FirstFields = ["definition", "goal", "problem"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var table in Table.In(document))
            if (table.IsPlan) ReadTable(table, draft);
        if (draft.Plans.Count == 0) HeadedPlans.Read(document, draft);
        CompareWithContents(document, draft);
    }

    static void ReadTable(Table table, FactsDraft draft)
    {
        PlanDraft? plan = null;
        (string Text, string? Remark, int Line)? title = table.Before is { Kind: not BlockKind.ListItem, Text.Length: < 120 } before ? (before.Text.TrimEnd(':'), null, before.Line) : null;
        for (var index = 0; index < table.Rows.Count; index++)
        {
            var row = table.Rows[index];
            var raw = row.Cells[0];
            var value = string.Join(' ', row.Cells.Skip(1).Where(cell => cell.Length > 0));
            if (raw.Length == 0)
            {
                if (plan is not null && value.Length > 0 && !plan.LastIs(Labels.Readiness)) draft.Find("page-break-joined", row.Line);
                plan?.Continue(value, row.Line);
                continue;
            }
            var label = Labels.Match(raw, LabelGroup.Plan);
            if (label?.Field == Labels.Title && value.Length > 0)
            {
                Finish(plan, draft);
                plan = new PlanDraft(value, null, row.Line);
                continue;
            }
            if (label is null or { Field: Labels.Title })
            {
                if (BeginsPlan(table, index, plan))
                {
                    Finish(plan, draft);
                    plan = null;
                    title = (raw, value.Length > 0 ? value : null, row.Line);
                }
                else if (plan is not null)
                {
                    plan.SetExtra(raw, value);
                    draft.Find("unknown-label", row.Line, raw, plan.Title);
                }
                continue;
            }
            if (plan is not null && FirstFields.Contains(label.Field) && plan.FieldCount >= EnoughFields && plan.HadSameLabel(label, raw) && !plan.LastIs(label.Field))
            {
                Finish(plan, draft);
                plan = null;
            }
            plan ??= new PlanDraft(title?.Text ?? Untitled, title?.Remark, title?.Line ?? row.Line);
            title = null;
            plan.Set(label, raw, value, row.Line);
        }
        Finish(plan, draft);
    }

    /// <summary>A row that is no label and has one of the template's first fields under it is a title.</summary>
    static bool BeginsPlan(Table table, int index, PlanDraft? plan)
    {
        if (plan is not null && plan.FieldCount < EnoughFields) return false;
        if (index + 1 >= table.Rows.Count) return false;
        var next = Labels.Match(table.Rows[index + 1].Cells[0], LabelGroup.Plan);
        return next is not null && (FirstFields.Contains(next.Field) || plan is null);
    }

    static void Finish(PlanDraft? plan, FactsDraft draft)
    {
        if (plan is { FieldCount: >= 2 }) draft.Plans.Add(plan.ToFact(draft));
    }

    /// <summary>A plan that the contents name otherwise than its own title does.</summary>
    static void CompareWithContents(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Plans.Count == 0) return;
        var unnamed = draft.Plans.DistinctBy(plan => plan.Line).ToDictionary(plan => plan.Line, plan => TextKey.Of(plan.Title));
        var entries = document.Contents.Where(entry => entry.AnnexNumber is null).Select(entry => (entry, Key: TextKey.Of(entry.Title))).ToList();
        foreach (var (line, key) in unnamed.ToList())
        {
            var same = entries.Where(each => TextKey.Squashed(each.Key) == TextKey.Squashed(key)).ToList();
            if (same.Count == 0) continue;
            unnamed.Remove(line);
            if (same.TrueForAll(each => each.Key != key)) draft.Find("title-mismatch", same[0].entry.Line, TitleAt(draft, line), same[0].entry.Title);
            entries.RemoveAll(same.Contains);
        }
        foreach (var (line, key) in unnamed)
        {
            var near = entries.Find(each => Alike(TextKey.Squashed(each.Key), TextKey.Squashed(key)));
            if (near.entry is not null && entries.Remove(near)) draft.Find("title-mismatch", near.entry.Line, TitleAt(draft, line), near.entry.Title);
        }
    }

    static string TitleAt(FactsDraft draft, int line) => draft.Plans.Find(plan => plan.Line == line)!.Title;

    static bool Alike(string a, string b)
    {
        var shared = Math.Min(Math.Min(a.Length, b.Length), 6);
        return shared >= 4 && a.AsSpan(0, shared).SequenceEqual(b.AsSpan(0, shared));
    }
}
