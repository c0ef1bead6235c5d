using Samsyn.Analysis.Disclosure;

namespace Samsyn.App.Situations.Blocks;

/// <summary>
/// Counts in two directions with their sums, as a reader is told them: all of them, or with small ones hidden together with what they could be worked out from (SIT-63). Every view whose
/// counts add up to something that is told too gets them from here; hiding the small ones alone would leave them to be worked out.
/// </summary>
sealed class ToldCounts
{
    readonly long?[][] _cells;

    ToldCounts(long?[][] cells) => _cells = cells;

    /// <param name="counts">Rows of counts, as many in each and none below zero; no rows, or rows of nothing, add up to zero.</param>
    /// <param name="isMasked">Whether small ones are hidden.</param>
    public static ToldCounts Of(IReadOnlyList<IReadOnlyList<long>> counts, bool isMasked)
    {
        if (counts.Count == 0 || counts[0].Count == 0) return new([.. Enumerable.Repeat<long?[]>([0], counts.Count + 1)]);
        var table = CountTable.Of(counts).Value;
        var hidden = isMasked ? Suppression.Of(table, new(BlockViews.Threshold)).Value : null;
        return new([.. Enumerable.Range(0, table.Rows).Select(row => (long?[])[.. Enumerable.Range(0, table.Columns).Select(column => hidden is null ? table[row, column] : hidden.Shown(row, column))])]);
    }

    /// <summary>Rows with their sums last, and the sums of the columns as the last row; null where it is hidden.</summary>
    public IReadOnlyList<IReadOnlyList<long?>> WithSums => _cells;

    public long? this[int row, int column] => _cells[row][column];

    public IReadOnlyList<long?> Row(int row) => _cells[row][..^1];

    public long? RowSum(int row) => _cells[row][^1];

    public long? Total => _cells[^1][^1];
}
