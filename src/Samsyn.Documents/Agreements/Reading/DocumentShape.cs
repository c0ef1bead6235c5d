using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>What a block of a text is.</summary>
public enum ShapeKind
{
    /// <summary>A heading, with its number when it is printed.</summary>
    Heading,
    /// <summary>Running text.</summary>
    Paragraph,
    /// <summary>A short line that introduces what follows.</summary>
    LeadIn,
    /// <summary>An item of a list.</summary>
    Item,
    /// <summary>A row of a table.</summary>
    Row,
    /// <summary>What the reader passes over, such as page headers with diary numbers.</summary>
    Aside,
}

/// <summary>A heading, paragraph, list item or table row as the reader sees it. Lines are 1-based and inclusive.</summary>
public sealed record TextShape(ShapeKind Kind, int Line, int LastLine, string Text)
{
    /// <summary>The printed number of a heading or an item: "13", "3.2".</summary>
    public string? Number { get; init; }
    /// <summary>The cells of a row; empty for other shapes.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];
}

/// <summary>How a text is to be set for reading: the same blocks that its facts are read from, and every line in one of them.</summary>
public static class DocumentShape
{
    /// <summary>The blocks in the order of their lines; every line that is not blank stands in one.</summary>
    /// <param name="lines">The extracted text, one string per line; tab separates the cells of a row.</param>
    public static IReadOnlyList<TextShape> Of(IReadOnlyList<string> lines)
    {
        var findings = new List<Finding>();
        var cleaned = PageHeaders.Mark(OneLineText.Unfold(LineCleaning.Clean(lines, 1, findings), findings));
        List<TextShape> shapes = [.. BlockBuilder.Build(cleaned, findings).Select(block =>
            new TextShape(KindOf(block.Kind), block.Line, block.LastLine, block.Text) { Number = block.Number, Cells = block.Cells })];

        var covered = new bool[lines.Count + 1];
        foreach (var shape in shapes)
            for (var line = shape.Line; line <= shape.LastLine && line < covered.Length; line++) covered[line] = true;
        for (var line = 1; line <= lines.Count; line++)
            if (!covered[line] && !string.IsNullOrWhiteSpace(lines[line - 1])) shapes.Add(new(ShapeKind.Aside, line, line, lines[line - 1].Trim()));
        return [.. shapes.OrderBy(shape => shape.Line)];
    }

    static ShapeKind KindOf(BlockKind kind) => kind switch
    {
        BlockKind.Heading => ShapeKind.Heading,
        BlockKind.LeadIn => ShapeKind.LeadIn,
        BlockKind.ListItem => ShapeKind.Item,
        BlockKind.Row => ShapeKind.Row,
        _ => ShapeKind.Paragraph,
    };
}
