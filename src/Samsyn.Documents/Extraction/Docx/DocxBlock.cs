namespace Samsyn.Documents.Extraction.Docx;

/// <summary>One piece of the body in reading order.</summary>
abstract record DocxBlock;

/// <summary>A paragraph; <paramref name="Text"/> has a line feed where the writer broke the line and a tab where she tabbed.</summary>
sealed record ParagraphBlock(string Text, ParagraphLook Look, bool IsListItem) : DocxBlock;

/// <summary>A table row, one element per grid column; the columns a merged cell covers are empty.</summary>
sealed record RowBlock(IReadOnlyList<string> Cells, int Table) : DocxBlock;

/// <summary>A section ends here; its page headers and footers, by relation.</summary>
sealed record SectionBlock(IReadOnlyList<string> Furniture) : DocxBlock;

/// <summary>What the reading of the body met besides text.</summary>
sealed class DocxTrace
{
    public int Inserted { get; set; }
    public int Deleted { get; set; }
    public int Hidden { get; set; }
    public bool HasEmbedded { get; set; }
    public int Tables { get; set; }
    public List<(string Kind, int Id)> Notes { get; } = [];
    /// <summary>Block at which the first tracked change, hidden text or embedded document was met; −1 when none.</summary>
    public int ChangeAt { get; set; } = -1;
    public int HiddenAt { get; set; } = -1;
    public int EmbeddedAt { get; set; } = -1;
}
