namespace Samsyn.Web.Ui;

/// <summary>
/// Notes longer than their paragraph may hang down beside the paragraphs that follow, when those have no notes of their own and are
/// surely long enough; otherwise the next paragraph waits. The estimate is generous, so that notes never meet.
/// </summary>
static class MarginFit
{
    const double TextColumn = 58, TitleColumn = 34, NoteColumn = 38, NoteLine = 0.74, Spare = 1.25, LeastFigure = 10;

    public static IReadOnlySet<string> Hanging(DocumentText text)
    {
        var hanging = new HashSet<string>();
        for (var i = 0; i < text.Blocks.Count; i++)
        {
            if (text.Blocks[i].Notes.Count == 0) continue;
            var following = text.Blocks.Skip(i + 1).TakeWhile(block => block.Notes.Count == 0);
            if (Height(text.Blocks[i]) + following.Sum(Height) >= text.Blocks[i].Notes.Sum(Height) * Spare) hanging.Add(text.Blocks[i].Id);
        }
        return hanging;
    }

    /// <summary>In lines of the text.</summary>
    static double Height(DocumentBlock block) => block.Kind switch
    {
        BlockKind.Table => block.Rows.Sum(row => Math.Max(1, Math.Ceiling(row.Cells.Sum(cell => cell.Text.Length) / TextColumn))),
        BlockKind.Figure => LeastFigure,
        _ => Math.Ceiling(block.Runs.Sum(run => run.Text.Length) / TextColumn) + 0.5,
    };

    static double Height(MarginNote note) => NoteLine *
        (2 + Lines(note.Title, TitleColumn) + Lines(note.Text, NoteColumn) + (note.Date is null && note.Status is null && note.Who is null ? 0 : 2));

    static double Lines(string? text, double column) => Math.Ceiling((text?.Length ?? 0) / column);
}
