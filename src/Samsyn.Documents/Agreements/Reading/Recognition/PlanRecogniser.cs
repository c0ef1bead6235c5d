using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Forum-type plans: tables of label and value, or the same labels as headings or words before a colon.</summary>
static class PlanRecogniser
{
    const string Untitled = "Utan rubrik";
    const int EnoughFields = 3;
    const int StartLength = 6;
    const int MostAlike = 5;

    static readonly string[] FirstFields = ["definition", "goal", "problem"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        draft.Tables = [.. Table.In(document, draft.ListRows)];
        foreach (var table in draft.Tables)
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
            var value = row.Cells.Count == 2 ? row.Cells[1] : string.Join(' ', row.Cells.Skip(1).Where(cell => cell.Length > 0));
            if (raw.Length == 0)
            {
                if (plan is not null && value.Length > 0 && !plan.LastIs(Labels.Readiness)) draft.Find("page-break-joined", row.Line);
                plan?.Continue(value, row.Line);
                continue;
            }
            var label = Labels.Match(row, LabelGroup.Plan);
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
        var next = Labels.Match(table.Rows[index + 1], LabelGroup.Plan);
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
        // By squashed title, and the rest by how it begins: each plan and each entry is looked at once.
        var entries = document.Contents.Where(entry => entry.AnnexNumber is null).ToList();
        var bySquashed = entries.ToLookup(entry => TextKey.Squashed(entry.Title), StringComparer.Ordinal);
        var titles = draft.Plans.Select(plan => TextKey.Squashed(plan.Title)).ToHashSet(StringComparer.Ordinal);
        var leftByStart = entries.Where(entry => !titles.Contains(TextKey.Squashed(entry.Title)))
            .GroupBy(entry => Start(entry.Title), StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<ContentsEntry>(group), StringComparer.Ordinal);
        foreach (var plan in draft.Plans)
        {
            var same = bySquashed[TextKey.Squashed(plan.Title)].Take(MostAlike + 1).ToList();
            if (same.Count > 0)
            {
                if (same.Count <= MostAlike && same.TrueForAll(entry => TextKey.Of(entry.Title) != TextKey.Of(plan.Title))) draft.Find("title-mismatch", same[0].Line, plan.Title, same[0].Title);
            }
            else if (leftByStart.GetValueOrDefault(Start(plan.Title)) is { Count: > 0 } near)
            {
                var entry = near.Dequeue();
                draft.Find("title-mismatch", entry.Line, plan.Title, entry.Title);
            }
        }
    }

    /// <summary>The first letters of a title; names that begin alike are taken for the same plan.</summary>
    static string Start(string title)
    {
        var squashed = TextKey.Squashed(title);
        return squashed[..Math.Min(squashed.Length, StartLength)];
    }
}
