namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>A cell's lines of text and how far to the right they may reach.</summary>
sealed record PdfCell(IReadOnlyList<PdfTextLine> Lines, double Right)
{
    public static PdfCell Empty { get; } = new([], 0);

    public string Text => field ??= PdfTextLine.Flow(Lines.Select(l => l.Plain));
}

/// <summary>A table on one page: its grid lines, and its rows with one cell per column (covered columns are empty).</summary>
sealed class PdfTable
{
    public required double Y0 { get; init; }
    public required double Y1 { get; init; }
    public required IReadOnlyList<double> Columns { get; init; }
    public required IReadOnlyList<PdfCell[]> Rows { get; init; }

    /// <summary>The first row as text.</summary>
    public string Heading => field ??= string.Join('\t', Rows[0].Select(c => c.Text));

    /// <summary>Whether this table, first on its page, continues the one that ends the page before.</summary>
    public bool Continues(PdfTable before) =>
        Columns.Count == before.Columns.Count && Columns.Zip(before.Columns).All(x => Math.Abs(x.First - x.Second) < 5);
}
