namespace Samsyn.ExampleDocx;

/// <summary>What a reader of the text sees, before it is set as a document.</summary>
abstract record Block;

sealed record TitleBlock(string Text) : Block;

sealed record SubtitleBlock(string Text) : Block;

sealed record HeadingBlock(int Level, string Text, bool InContents) : Block;

sealed record AnnexBlock(string Label) : Block;

sealed record ParagraphBlock(string Text, bool KeepWithNext) : Block;

/// <summary>Lines that belong together: an address, a party.</summary>
sealed record LinesBlock(IReadOnlyList<string> Lines) : Block;

/// <summary>A name over a title, with room for the pen.</summary>
sealed record SignatureBlock(IReadOnlyList<string> Lines) : Block;

sealed record ListBlock(bool Numbered, IReadOnlyList<string> Items) : Block;

sealed record TableBlock(IReadOnlyList<string[]> Rows) : Block;

/// <summary>A form of labels and values with a title row: an action plan, the follow-up plan.</summary>
sealed record FormBlock(string Title, IReadOnlyList<FormRow> Rows, bool InContents) : Block;

sealed record FormRow(FormRowKind Kind, string Label, string Value);

enum FormRowKind { Field, Section, Normal, Raised, High }

sealed record ContentsBlock(IReadOnlyList<ContentsEntry> Entries) : Block;

sealed record ContentsEntry(int Level, string Text, string Page);

/// <summary>The diary numbers that stand at the top of the pages from here on.</summary>
sealed record PageHeaderBlock(IReadOnlyList<string> Lines) : Block;
