namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>LeadIn: a short line that ends with a colon and introduces what follows ("Målgrupper:", "Följande funktioner ingår:").</summary>
enum BlockKind { Heading, Paragraph, LeadIn, ListItem, Row }

/// <summary>A heading, paragraph, list item or table row, mended where a page break cut it.</summary>
sealed record Block
{
    public required BlockKind Kind { get; init; }
    /// <summary>First source line.</summary>
    public required int Line { get; init; }
    /// <summary>Last source line; later than <see cref="Line"/> when lines were joined.</summary>
    public required int LastLine { get; init; }
    /// <summary>Without number and bullet; of a row: its cells joined by tab.</summary>
    public required string Text { get; init; }
    /// <summary>"13", "3.2": the printed number of a heading or list item, without dot and paragraph sign.</summary>
    public string? Number { get; init; }
    /// <summary>Trimmed cells of a row (at least two); empty for other blocks.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    string? _labelKey;
    /// <summary>The first cell of a row in the form by which labels are compared.</summary>
    public string LabelKey => _labelKey ??= Cells.Count > 0 ? Labels.KeyOf(Cells[0]) : "";

    string? _key;
    /// <summary><see cref="TextKey.Of"/> of the text.</summary>
    public string Key => _key ??= TextKey.Of(Text);
}
