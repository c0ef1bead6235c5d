using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Rows that follow each other without text between, with the block that stands before them.</summary>
sealed record Table(IReadOnlyList<Block> Rows, Block? Before)
{
    const int FewestPlanLabels = 3;

    /// <summary>Fields that only plans have: method, responsible and frequency alone are a follow-up plan.</summary>
    static readonly string[] Defining = ["goal", "definition", "policeCommitment", "districtCommitment", "challenges"];

    public bool HasActivities => Rows.Any(row => ActivityHeader(row) is not null || Labels.Match(row, LabelGroup.Activity)?.Field == "activity");

    bool? _isPlan;
    /// <summary>A table of label and value with the fields of the plan template.</summary>
    public bool IsPlan => _isPlan ??= HasPlanFields();

    bool HasPlanFields()
    {
        if (HasActivities || Rows.Any(IsColumnHeader)) return false;
        var fields = Rows.Select(row => Labels.Match(row, LabelGroup.Plan)?.Field).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return fields.Count >= FewestPlanLabels && fields.Overlaps(Defining);
    }

    /// <summary>Three or more cells of which most are labels: the names of columns.</summary>
    public static bool IsColumnHeader(Block row) => row.Cells.Count >= 3 && row.Cells.Count(cell => cell.Length > 0 && Labels.IsKnown(cell)) >= 2 && row.Cells.All(cell => cell.Length < 60);

    /// <summary>"Aktivitet | Arbetsgrupp" or "Aktivitet Våld i nära relation | Arbetsgrupp": what stands after the label, empty when nothing.</summary>
    public static string? ActivityHeader(Block row)
    {
        if (row.Cells.Count < 2 || Labels.Match(row.Cells[1], LabelGroup.Activity) is not { Field: not "activity" }) return null;
        var head = row.Cells[0];
        if (Labels.Match(row, LabelGroup.Activity)?.Field == "activity") return "";
        var blank = head.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && Labels.Match(head[..blank], LabelGroup.Activity)?.Field == "activity" ? head[(blank + 1)..].Trim(' ', ':', '-', '–') : null;
    }

    /// <param name="document">The document.</param>
    /// <param name="listed">Rows that are read as lists of measures; they part tables as text does.</param>
    public static IEnumerable<Table> In(SegmentedDocument document, HashSet<Block> listed) => document.Parts.SelectMany(part => In(part, listed));

    static IEnumerable<Table> In(Part part, HashSet<Block> listed)
    {
        var rows = new List<Block>();
        Block? before = null, previous = null;
        foreach (var block in part.Blocks)
        {
            if (block.Kind == BlockKind.Row && !listed.Contains(block))
            {
                if (rows.Count == 0) before = previous;
                rows.Add(block);
            }
            else if (rows.Count > 0)
            {
                yield return new Table(rows, before);
                rows = [];
            }
            previous = block;
        }
        if (rows.Count > 0) yield return new Table(rows, before);
    }
}

/// <summary>Tables with one row per activity under named columns.</summary>
static class Tables
{
    /// <summary>The field of each column, when the row names columns and one of them is the activity.</summary>
    public static IReadOnlyList<LabelForms?>? ColumnsOfActivities(Block row)
    {
        if (!Table.IsColumnHeader(row)) return null;
        var columns = row.Cells.Select(cell => Labels.Match(cell, LabelGroup.Activity)).ToList();
        return columns.Exists(column => column?.Field == "activity") ? columns : null;
    }
}
