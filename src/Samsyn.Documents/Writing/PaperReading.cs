namespace Samsyn.Documents.Writing;

/// <summary>What every writer asks of the model.</summary>
static class PaperReading
{
    public static string Said(this Inline inline) => inline switch
    {
        Words words => words.Text,
        Link link => link.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(inline), inline, "No writer for this inline."),
    };

    /// <summary>The rows, each as wide as the table.</summary>
    public static IEnumerable<IReadOnlyList<TableCell>> Cells(this Table table)
    {
        foreach (var row in table.Rows)
            yield return row.Count == table.Columns.Count ? row : throw new ArgumentException($"“{table.Caption}” has {table.Columns.Count} columns and a row of {row.Count} cells.", nameof(table));
    }
}
