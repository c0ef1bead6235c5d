using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Extraction;

/// <summary>
/// The text of one file in the shape the reading stages understand: a paragraph or heading is one line, a table row is its cells
/// joined by a tab (an empty label cell leaves the row starting with a tab), and a blank line stands where the page shows space.
/// </summary>
/// <param name="Source">Which file it was, what it turned out to be, its checksum and number of lines.</param>
/// <param name="Lines">The lines; line n of a fact is element n − 1. For plain text exactly the lines of the file.</param>
/// <param name="Findings">What had to be assumed, repaired or left out.</param>
public sealed record ExtractedDocument(SourceInfo Source, IReadOnlyList<string> Lines, IReadOnlyList<Finding> Findings);

/// <summary>How much work and memory a file from a stranger may cost, and where the PDF programs stand.</summary>
public sealed record ExtractionLimits
{
    /// <summary>Size of the file, bytes.</summary>
    public long MaxBytes { get; init; } = 50L << 20;
    /// <summary>Size of everything packed inside a DOCX, bytes; also what the PDF programs may write.</summary>
    public long MaxExpandedBytes { get; init; } = 256L << 20;
    /// <summary>How many times larger than packed a part (of more than 1 MB) may be. Word stays below 60.</summary>
    public int MaxCompressionRatio { get; init; } = 150;
    /// <summary>Parts in a DOCX.</summary>
    public int MaxArchiveEntries { get; init; } = 5000;
    /// <summary>Time for reading one PDF.</summary>
    public TimeSpan PdfTimeout { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>Folder of <c>pdftotext</c> and <c>pdftocairo</c>; null means the search path.</summary>
    public string? PopplerFolder { get; init; }
}
