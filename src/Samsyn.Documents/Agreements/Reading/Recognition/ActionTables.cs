using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

enum ActionColumn { Text, Owner, Due, Status, FollowUp, Other }

/// <summary>A table that names what shall be done, and who or when. <paramref name="Caption"/>: its title, when that calls it a list of measures.</summary>
sealed record ActionTable(Section Section, Block Header, ActionColumn[] Columns, string? Caption)
{
    public List<Block> Rows { get; } = [];

    /// <summary>What a row has under a column; null when nothing.</summary>
    public string? Cell(Block row, ActionColumn column) => Array.IndexOf(Columns, column) is >= 0 and var i && i < row.Cells.Count && row.Cells[i].Length > 0 ? row.Cells[i] : null;
}

/// <summary>
/// Finds the tables of measures, before plans and areas are read: the rows of one that its title calls a list ("Aktivitetslista Björktorget") are no activities
/// and no plan fields.
/// </summary>
static class ActionTables
{
    const int LongestHeader = 30;
    const int LongestCaption = 90;
    const int MostBlocksAbove = 3;

    static readonly Dictionary<string, ActionColumn> Headers = new (ActionColumn Column, string[] Keys)[]
    {
        (ActionColumn.Text, ["åtgärdsförslag", "åtgärder", "åtgärd", "insats", "insatser", "aktivitet", "aktiviteter", "förslag till åtgärd", "att göra", "beslutad åtgärd", "uppgift",
            "konkret åtgärd", "åtgärd/aktivitet", "aktivitet/åtgärd", "åtgärd/insats", "vad", "vad ska göras"]),
        (ActionColumn.Owner, ["ansvarig", "ansvariga", "ansvarig part", "ansvarig aktör", "ansvarig funktion", "ansvar", "vem", "vem gör", "vem ansvarar", "utförare", "problemägare", "ägare"]),
        (ActionColumn.Due, ["klart", "klar", "när", "klart senast", "klar senast", "klart när", "när klart", "senast", "datum", "tidplan", "tidsplan", "slutdatum", "tid", "tidpunkt", "klart datum", "åtgärdat senast"]),
        (ActionColumn.Status, ["status", "läge", "statusuppdatering"]), (ActionColumn.FollowUp, ["uppföljning"]),
    }.SelectMany(row => row.Keys.Select(key => (key, row.Column))).ToDictionary(row => row.key, row => row.Column, StringComparer.Ordinal);

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var part in document.Parts.Where(p => p.Kind is not (AnnexKind.SituationPicture or AnnexKind.CommunicationPlan)))
        {
            Section? before = null;
            foreach (var section in part.Sections)
            {
                // "Aktivitetslista Björktorget" with "Uppdaterad 2025-02-01" as a heading straight under it.
                Read(section, before is { Blocks.Count: 0 } ? ListTitle(before.Title) : null, draft);
                before = section;
            }
        }
    }

    /// <summary>A line as the title of a list of measures; null when it calls nothing a list.</summary>
    public static string? ListTitle(string text) => text.Length <= LongestCaption && ActivityLists.NameIn(text) is not null ? text.Trim(' ', ':', '.') : null;

    static void Read(Section section, string? over, FactsDraft draft)
    {
        ActionTable? table = null;
        var isAside = false;
        for (var at = 0; at < section.Blocks.Count; at++)
        {
            var row = section.Blocks[at];
            if (row.Kind != BlockKind.Row)
            {
                table = null;
                continue;
            }
            if (ColumnsOf(row.Cells) is { } columns)
            {
                // The header that a new page repeats continues the same list.
                table = new(section, row, columns, table?.Caption ?? CaptionOf(section, at, draft) ?? over ?? ListTitle(draft.Title ?? ""));
                draft.ActionTables.Add(table);
                isAside = false;
            }
            else if (table is null) continue;
            else
            {
                // Rows of another table that no text parts from this one are passed over, until one has all the columns again.
                isAside = BeginsOther(row, table) || (isAside && row.Cells.Count != table.Columns.Length);
                if (isAside) continue;
                table.Rows.Add(row);
            }
            if (table.Caption is not null) draft.ListRows.Add(row);
        }
    }

    static ActionColumn[]? ColumnsOf(IReadOnlyList<string> cells)
    {
        if (cells.Count < 2) return null;
        ActionColumn[]? columns = null;
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Length is 0 or > LongestHeader || !Headers.TryGetValue(TextKey.Of(cells[at]), out var column)) continue;
            columns ??= [.. Enumerable.Repeat(ActionColumn.Other, cells.Count)];
            columns[at] = column;
        }
        return columns is not null && columns.Contains(ActionColumn.Text) && (columns.Contains(ActionColumn.Owner) || columns.Contains(ActionColumn.Due)) ? columns : null;
    }

    /// <summary>A row of label and value, or the head of an activity: another table that no text parts from this one.</summary>
    static bool BeginsOther(Block row, ActionTable table) =>
        Table.ActivityHeader(row) is not null || (row.Cells.Count == 2 && table.Columns.Length > 2 && Labels.Match(row, LabelGroup.Plan) is not null);

    /// <summary>What stands over the table and calls it a list: a line or a row of its own, or the heading.</summary>
    static string? CaptionOf(Section section, int header, FactsDraft draft)
    {
        for (var at = header - 1; at >= 0 && at >= header - MostBlocksAbove; at--)
        {
            var above = section.Blocks[at];
            if (above.Kind == BlockKind.ListItem || (above.Kind == BlockKind.Row && above.Cells.Count(cell => cell.Length > 0) != 1)) break;
            if (above.Text.TrimEnd()[^1] == '.' || ListTitle(above.Text) is not { } title) continue;
            if (above.Kind == BlockKind.Row) draft.ListRows.Add(above);
            return title;
        }
        return ListTitle(section.Title);
    }
}
