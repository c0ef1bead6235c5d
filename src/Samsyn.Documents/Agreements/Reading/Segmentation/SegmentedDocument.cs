using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>A heading with everything under it until the next heading. The first section of a part may lack a heading.</summary>
sealed record Section(Block? Heading, IReadOnlyList<Block> Blocks)
{
    public string Title => Heading?.Text ?? "";
    public string Key => Heading?.Key ?? "";
    public int Line => Heading?.Line ?? Blocks[0].Line;

    /// <summary>The running text under the heading, list items and rows included, one line each.</summary>
    public string Body => string.Join('\n', Blocks.Select(block => block.Text));
}

/// <summary>What stands before the first annex (<see cref="Number"/> null), or one annex. Lines are inclusive.</summary>
sealed record Part(int? Number, string? Title, AnnexKind Kind, int From, int To, IReadOnlyList<Section> Sections)
{
    public IEnumerable<Block> Blocks =>
        Sections.SelectMany(section => section.Heading is { } heading ? section.Blocks.Prepend(heading) : section.Blocks);
}

/// <summary>One row of a table of contents.</summary>
sealed record ContentsEntry(int Line, string Title, string? Page, int? AnnexNumber);

/// <summary>A diary number line, wherever on the pages it stood.</summary>
sealed record DiaryLine(int Line, string Text);

/// <summary>The document cut into parts, sections and blocks: what recognisers read.</summary>
sealed record SegmentedDocument
{
    public required IReadOnlyList<Part> Parts { get; init; }
    public IReadOnlyList<ContentsEntry> Contents { get; init; } = [];
    public IReadOnlyList<DiaryLine> DiaryLines { get; init; } = [];
    /// <summary>The overarching agreement that an annex holds whole. Its text is not among <see cref="Parts"/>' sections.</summary>
    public SegmentedDocument? Nested { get; init; }
    /// <summary>True for the overarching agreement inside another document.</summary>
    public bool IsNested { get; init; }
    public int From { get; init; }
    public int To { get; init; }

    public IEnumerable<Section> Sections => Parts.SelectMany(part => part.Sections);
    public IEnumerable<Block> Blocks => Parts.SelectMany(part => part.Blocks);

    /// <summary>The sections of the agreement text itself: annex 1 when the agreement is its own annex, otherwise what precedes the annexes.</summary>
    public IEnumerable<Section> AgreementSections => AgreementPart.Sections;

    public Part AgreementPart =>
        Parts.FirstOrDefault(part => part is { Number: not null, Kind: AnnexKind.Agreement, Sections.Count: > 0 }) ?? Parts[0];

    /// <summary>What stands before the annexes, and the agreement text where that is an annex of its own.</summary>
    public IEnumerable<Part> OwnParts => ReferenceEquals(AgreementPart, Parts[0]) ? [Parts[0]] : [Parts[0], AgreementPart];

    /// <summary>The annexes of a kind that are part of the document.</summary>
    public IEnumerable<Part> Annexes(AnnexKind kind) => Parts.Where(part => part.Number is not null && part.Kind == kind);
}
