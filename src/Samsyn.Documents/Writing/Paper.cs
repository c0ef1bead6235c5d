namespace Samsyn.Documents.Writing;

/// <summary>
/// A document on its way out: what it says and how it is built, nothing about how a format writes it. The same paper always gives the same bytes of HTML and DOCX.
/// </summary>
public sealed record Paper
{
    /// <summary>The title: on the first page, in the document's properties and in the window of a PDF reader.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the text, BCP 47: <c>sv-SE</c> or <c>en-GB</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What stands on every page.</summary>
    public required PaperHead Head { get; init; }

    /// <summary>The content, in reading order. Headings begin at level 1 and leave out none; the title is not one of them.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The word across every page of what is not final (“Utkast”); null when it is final.</summary>
    public string? Watermark { get; init; }

    /// <summary>When the content became what it is: the date in the document's properties, never the time of writing the file.</summary>
    public required DateTimeOffset Dated { get; init; }
}

/// <summary>Head and foot of each page. All words come from the caller, in the paper's language.</summary>
public sealed record PaperHead
{
    /// <summary>Who it comes from: the parties.</summary>
    public required string Sender { get; init; }

    /// <summary>What kind of document it is: “Protokoll”.</summary>
    public required string Kind { get; init; }

    /// <summary>Each party's diary number, with the label it goes under. May be empty: then none is known.</summary>
    public IReadOnlyList<Fact> DiaryNumbers { get; init; } = [];

    /// <summary>Version and date of the decision, as far as there are such.</summary>
    public IReadOnlyList<Fact> Standing { get; init; } = [];

    /// <summary>The words about the page: <c>{0}</c> is its number, <c>{1}</c> how many there are.</summary>
    public required string PageLabel { get; init; }
}

/// <summary>A label and what stands beside it.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>A piece of a paper that stands on lines of its own.</summary>
public abstract record Block;

/// <summary>A heading of level 1–4; <paramref name="Mark"/> is its number or § as it shall read for ever (“§ 12”): Word does not count it anew.</summary>
public sealed record Heading(int Level, string Text, string? Mark = null) : Block;

/// <summary>What a paragraph is, which decides how it looks.</summary>
public enum ParagraphLook
{
    /// <summary>Running text.</summary>
    Body,
    /// <summary>The first words of a paper, larger.</summary>
    Lead,
    /// <summary>A decision, set apart so that it is found at a glance.</summary>
    Decision,
    /// <summary>A remark in smaller type.</summary>
    Note,
}

/// <summary>A paragraph of running text.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Content, ParagraphLook Look = ParagraphLook.Body) : Block
{
    /// <summary>A paragraph of plain text.</summary>
    public Paragraph(string text, ParagraphLook look = ParagraphLook.Body) : this([new Words(text)], look) { }
}

/// <summary>A numbered paragraph (“§ 4”, “2.”) with its number in the margin, as it shall read for ever.</summary>
public sealed record Clause(string Mark, IReadOnlyList<Inline> Content) : Block;

/// <summary>A list, numbered by the program that shows it or with bullets; at most three deep.</summary>
public sealed record Listing(bool Ordered, IReadOnlyList<ListItem> Items) : Block;

/// <summary>An item of a list and what is listed below it.</summary>
public sealed record ListItem(IReadOnlyList<Inline> Content, Listing? Below = null)
{
    /// <summary>An item of plain text.</summary>
    public ListItem(string text) : this([new Words(text)]) { }
}

/// <summary>Labels with what they stand for: time, place, chair.</summary>
public sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

/// <summary>A table of data. A row has as many cells as there are columns; anything else is a bug in the caller and is refused by an exception.</summary>
public sealed record Table : Block
{
    /// <summary>What the table shows, above it.</summary>
    public required string Caption { get; init; }

    /// <summary>The columns, each with its heading.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The rows below the heading row, which is repeated on every page.</summary>
    public required IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; init; }

    /// <summary>Whether the first cell of each row is its heading.</summary>
    public bool RowsHaveHeadings { get; init; }

    /// <summary>Whether somebody is to write in it by hand: the rows are then at least a centimetre high.</summary>
    public bool IsToFillIn { get; init; }
}

/// <summary>A column: its heading, its share of the width against the others' and on which side its text stands.</summary>
public sealed record TableColumn(string Heading, double Share = 1, bool AlignRight = false);

/// <summary>The text of one cell.</summary>
public sealed record TableCell(IReadOnlyList<Inline> Content)
{
    /// <summary>A cell of plain text; null is an empty cell.</summary>
    public static implicit operator TableCell(string? text) => new(string.IsNullOrEmpty(text) ? [] : [new Words(text)]);
}

/// <summary>A drawing with the words that say the same to whoever does not see it.</summary>
public sealed record Figure(Drawings.Drawing Drawing, string Alternative, string? Caption = null) : Block;

/// <summary>Those who sign or approve, each with a line of their own. Kept together on one page.</summary>
public sealed record Signatures(IReadOnlyList<Signature> Signers) : Block;

/// <summary>Who signs and as what. <paramref name="Done"/> tells when and how it was done; null leaves a line to sign on.</summary>
public sealed record Signature(string Role, string Name, string? Done);

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>A piece of text within a line.</summary>
public abstract record Inline;

/// <summary>Words, perhaps emphasised. A line end within them is a line break.</summary>
public sealed record Words(string Text, bool Strong = false, bool Emphasised = false) : Inline;

/// <summary>Words that lead to an address: https, http or mailto. Another kind of address is written as words only.</summary>
public sealed record Link(string Text, string Address) : Inline
{
    internal bool IsSafe => Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http" or "mailto");
}
