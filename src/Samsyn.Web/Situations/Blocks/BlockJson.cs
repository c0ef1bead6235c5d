using Samsyn.App;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>
/// A block for programs: what its page says of it, as far as it says it to this reader. The rows are given only where the page hides no count in them; the table is the one of the page,
/// with small counts hidden as there.
/// </summary>
static class BlockJson
{
    public static ApiBlock Of(PictureBlock block, ShownBlock? shown, ViewContext view)
    {
        var standing = shown is null || shown.IsHidden ? ApiBlockStanding.Hidden : shown.Answer.IsDone ? ApiBlockStanding.Shown : ApiBlockStanding.Failed;
        var made = standing == ApiBlockStanding.Shown ? Rows(block, shown!, view) : null;
        // What was asked names things in the data: whoever does not see them is told no more than the caption, as on the page.
        var isTold = standing == ApiBlockStanding.Shown || (standing == ApiBlockStanding.Failed && block.Frozen is null);
        return new(block.Id, block.Caption, standing, Instead(block, shown, standing, view), block.Frozen is not null, block.Frozen?.At, isTold ? block.Method : null, isTold ? block.Dataset : null,
            isTold ? block.Parameters : null, block.Source > 0 ? block.Source : null, made);
    }

    static string? Instead(PictureBlock block, ShownBlock? shown, ApiBlockStanding standing, ViewContext view) => standing switch
    {
        ApiBlockStanding.Hidden => view["blocks.hidden", block.Caption],
        ApiBlockStanding.Failed => view["blocks.failed", block.Caption, string.Join(" ", shown!.Answer.Refusals.Select(refusal => Texts.Of(refusal, view.Language)))],
        _ => null,
    };

    static ApiBlockRows Rows(PictureBlock block, ShownBlock shown, ViewContext view)
    {
        var kept = shown.Answer.Value;
        var frame = BlockHtml.Frame(kept, block, view.Language);
        var table = ChartTable.Of(frame.Chart, ChartTexts.In(view.Language), isWhole: true);
        return new(kept.IsMasked, frame.Words, frame.Notices, frame.Source, new(table.Heads, [.. table.Rows.Select(row => (IReadOnlyList<ApiCell>)[.. row.Select(cell => new ApiCell(cell.Text, cell.Number))])]), kept.IsMasked ? null : kept.Answer);
    }
}

/// <summary>Whether the reader sees the block: it may rest on data that are not theirs, or be impossible to make.</summary>
enum ApiBlockStanding { Shown, Hidden, Failed }

/// <summary><paramref name="Instead"/>: the sentence in its place, where it is not shown.</summary>
sealed record ApiBlock(Guid Id, string Caption, ApiBlockStanding Standing, string? Instead, bool IsFrozen, DateTimeOffset? FrozenAt, string? Method, Guid? Dataset, IReadOnlyDictionary<string, string>? Parameters, int? Source, ApiBlockRows? Rows);

/// <summary><paramref name="Answer"/>: in no language, as it is kept and frozen; null where small counts are hidden.</summary>
sealed record ApiBlockRows(bool IsMasked, IReadOnlyList<string> Words, IReadOnlyList<string> Notices, string? Source, ApiTable Table, BlockAnswer? Answer);

sealed record ApiTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ApiCell>> Rows);

/// <summary><paramref name="Number"/>: null where the cell is words, or a count that is hidden.</summary>
sealed record ApiCell(string Text, double? Number);
