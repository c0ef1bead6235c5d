namespace Samsyn.Documents.Agreements.Reading.Segmentation;

enum LineKind { Blank, Text, Row, DiaryNumber, PageHeader, Dropped }

/// <summary>One extracted line after clean-up. <see cref="Number"/> is its 1-based place in the source, whatever was removed around it.</summary>
sealed record SourceLine(int Number, string Text, LineKind Kind)
{
    /// <summary>The cells of a table row; one cell for other lines.</summary>
    public IReadOnlyList<string> Cells { get => field ??= [Text]; init; }

    public bool IsContent => Kind is LineKind.Text or LineKind.Row;
}
