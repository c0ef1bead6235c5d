using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stages 1–5 over the lines of a document or of one agreement in it: cleaned, without its table of contents, told apart as blocks. Lines are inclusive.</summary>
sealed record PreparedText(int From, int To, IReadOnlyList<Block> Blocks, IReadOnlyList<ContentsEntry> Contents, IReadOnlyList<DiaryLine> DiaryLines)
{
    /// <param name="cleaned">The lines to prepare, one for each line of the source.</param>
    /// <param name="first">The number of the first of them in the source.</param>
    /// <param name="findings">Takes what stages 2–5 met.</param>
    public static PreparedText Of(IReadOnlyList<SourceLine> cleaned, int first, List<Finding> findings)
    {
        var marked = PageHeaders.Mark(OneLineText.Unfold(cleaned, findings));
        var (contents, body) = ContentsTable.TakeOut(marked);
        return new(first, first + cleaned.Count - 1, BlockBuilder.Build(body, findings), contents,
            [.. marked.Where(line => line.Kind == LineKind.DiaryNumber).Select(line => new DiaryLine(line.Number, line.Text))]);
    }
}
