using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Web.Ui;

/// <summary>A document set for reading, in blocks, each with the notes that its words cause.</summary>
public sealed record DocumentText(IReadOnlyList<DocumentBlock> Blocks);

/// <summary>Aside: small and soft, such as a page header.</summary>
public enum BlockKind { Heading, Subheading, Paragraph, Item, Row, Table, Aside, Figure }

/// <summary>A heading, paragraph, list item or table row. <see cref="Id"/> is its anchor, such as <c>rad-112</c>.</summary>
public sealed record DocumentBlock(string Id, BlockKind Kind, IReadOnlyList<DocumentRun> Runs)
{
    /// <summary>The clause number as the document prints it: “4.2”.</summary>
    public string? Number { get; init; }
    /// <summary>The line in the source, shown in the gutter.</summary>
    public int? Line { get; init; }
    public IReadOnlyList<MarginNote> Notes { get; init; } = [];
    /// <summary>The rows of a table, and what it is called for those who do not see it.</summary>
    public IReadOnlyList<DocumentTableRow> Rows { get; init; } = [];
    public string? Caption { get; init; }
    /// <summary>A chart, as it is set: encoded HTML.</summary>
    public string? Figure { get; init; }
    /// <summary>The first row of the table names its columns.</summary>
    public bool HasHead { get; init; }

    public static DocumentBlock Plain(string id, BlockKind kind, string text) => new(id, kind, [new(text)]);
}

/// <summary>A row of a table with an anchor of its own.</summary>
public sealed record DocumentTableRow(string Id, IReadOnlyList<DocumentRun> Cells);

/// <summary>Some words; with notes when they cause something.</summary>
public sealed record DocumentRun(string Text)
{
    /// <summary>Its own anchor; needed when it has notes.</summary>
    public string? Id { get; init; }
    /// <summary>The ids of the notes these words cause.</summary>
    public IReadOnlyList<string> NoteIds { get; init; } = [];
}

public enum NoteKind { Duty, Decision, Version, Source, Commitment, Finding, Fact, Rooms, Origin, Reading }

/// <summary>What stands in the margin: what the words cause, and where it is dealt with.</summary>
public sealed record MarginNote(string Id, NoteKind Kind, string Title)
{
    public string? Text { get; init; }
    public DateOnly? Date { get; init; }
    public Status? Status { get; init; }
    public string? Who { get; init; }
    public Link? Act { get; init; }
    /// <summary>The anchors of the words that demand it.</summary>
    public IReadOnlyList<string> WordIds { get; init; } = [];
}

/// <summary>A plan card as the template prints it: two columns, label and value.</summary>
public sealed record PlanCard(string Title, IReadOnlyList<CardRow> Rows)
{
    /// <summary>What stands beside the title in its row.</summary>
    public string? Remark { get; init; }
    /// <summary>The language of the document's words, when the page may be in another.</summary>
    public string? Lang { get; init; }
}

/// <summary>A row of the card. A heading row spans both columns; a readiness row carries its level. An empty value is shown as “Inte angivet”.</summary>
public sealed record CardRow(string Label, string? Value = null)
{
    public bool IsHeading { get; init; }
    public ReadinessLevel? Readiness { get; init; }
    /// <summary>What the label means, where it is not in the reader's words.</summary>
    public string? Meaning { get; init; }
    /// <summary>Why there is no value; the row is then shown as a gap.</summary>
    public string? Gap { get; init; }
    /// <summary>How the value was understood.</summary>
    public string? Note { get; init; }
    public Link? More { get; init; }
    /// <summary>Where the words stand in the document.</summary>
    public Link? Source { get; init; }
    public Status? Status { get; init; }
}
