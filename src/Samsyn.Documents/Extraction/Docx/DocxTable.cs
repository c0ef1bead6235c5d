namespace Samsyn.Documents.Extraction.Docx;

/// <summary>A row while it is read: each grid column with the blocks of the cell that starts there.</summary>
sealed class DocxTableRow
{
    public List<IReadOnlyList<DocxBlock>> Cells { get; } = [];

    public void Skip(int columns)
    {
        for (var i = 0; i < columns; i++) Cells.Add([]);
    }

    public void Add(IReadOnlyList<DocxBlock> content, int span)
    {
        Cells.Add(content);
        Skip(Math.Min(span, DocxTable.MostColumns - Cells.Count + 1) - 1);
    }
}

/// <summary>Turns a table into rows of text; a table that only lays out the page dissolves into what it holds.</summary>
sealed class DocxTable(int number)
{
    public const int MostColumns = 63;

    public List<DocxTableRow> Rows { get; } = [];

    public IEnumerable<DocxBlock> Finish()
    {
        // A frame around text: one column, nothing to join.
        if (Rows.TrueForAll(r => r.Cells.Count <= 1)) return Rows.SelectMany(r => r.Cells.SelectMany(c => c));
        var columns = Rows.Max(r => r.Cells.Count);
        return Rows.SelectMany(r => Row(r, columns));
    }

    IEnumerable<DocxBlock> Row(DocxTableRow row, int columns)
    {
        var filled = row.Cells.Where(c => c.Any(b => TextOf(b).Length > 0)).ToList();
        if (filled is [var only] && only.Any(b => b is RowBlock)) return only;
        var cells = row.Cells.Select(c => string.Join(' ', c.Select(TextOf).Where(t => t.Length > 0)))
            .Concat(Enumerable.Repeat("", columns - row.Cells.Count)).ToList();
        return [new RowBlock(cells, number)];
    }

    static string TextOf(DocxBlock block) => block switch
    {
        ParagraphBlock paragraph => LineCleaner.OneLine(paragraph.Text),
        RowBlock row => LineCleaner.OneLine(string.Join(' ', row.Cells)),
        _ => "",
    };
}
