namespace Samsyn.Domain.Agreements.Facts;

public enum SourceFormat { Text, Docx, Pdf }

public sealed record SourceInfo
{
    public required string File { get; init; }
    public required SourceFormat Format { get; init; }
    public required string Sha256 { get; init; }
    public required int Lines { get; init; }
}

/// <summary>What was not understood, contradicts itself or was damaged; never silently dropped.</summary>
public sealed record Finding
{
    public int Line { get; init; }
    /// <summary>Stable kebab-case code; the words in both languages stand in <c>App/Texts/findings.json</c>.</summary>
    public required string Code { get; init; }
    /// <summary>Swedish sentence ready to show.</summary>
    public required string Message { get; init; }
    /// <summary>Values for the text in another language, in order.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>The result of reading one document: the extracted lines, the facts and the findings.</summary>
public sealed record Reading
{
    public required SourceInfo Source { get; init; }
    public required DocumentKind DocumentKind { get; init; }
    public required AgreementFacts Facts { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>The extracted text, one string per line; line n of the facts is element n − 1. Tab separates table cells.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
    /// <summary>First and last line of what was read, inclusive: the whole file, or one agreement among several in it.</summary>
    public int From { get; init; } = 1;
    public int To { get; init; }
    /// <summary>The agreements that follow this one in the same file; their lines are counted in the whole file too.</summary>
    public IReadOnlyList<Reading> Others { get; init; } = [];
}
