using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stages 1–5 over the lines of a document or of one agreement in it: cleaned, without its table of contents, told apart as blocks. Lines are inclusive.</summary>
sealed record PreparedText(int From, int To, IReadOnlyList<Block> Blocks, IReadOnlyList<ContentsEntry> Contents, IReadOnlyList<DiaryLine> DiaryLines)
{
    /// <param name="lines">The lines to prepare.</param>
    /// <param name="first">The number of the first of them in the source.</param>
    /// <param name="findings">Takes what the clean-up met.</param>
    public static PreparedText Of(IReadOnlyList<string> lines, int first, List<Finding> findings)
    {
        var marked = PageHeaders.Mark(LineCleaning.Clean(lines, first, findings));
        var (contents, body) = ContentsTable.TakeOut(marked);
        return new(first, first + lines.Count - 1, BlockBuilder.Build(body, findings), contents,
            [.. marked.Where(line => line.Kind == LineKind.DiaryNumber).Select(line => new DiaryLine(line.Number, line.Text))]);
    }
}
