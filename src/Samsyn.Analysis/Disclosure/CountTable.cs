namespace Samsyn.Analysis.Disclosure;

/// <summary>How small counts are hidden.</summary>
/// <param name="Threshold">Counts from 1 to one below this are hidden.</param>
/// <param name="HideZeros">Whether zeros are hidden too; shown zeros tell a reader that what is hidden is at least one.</param>
public sealed record SuppressionRule(int Threshold = 5, bool HideZeros = false)
{
    internal int Least => HideZeros ? 0 : 1;

    internal bool IsSmall(long count) => count < Threshold && count >= Least;
}

/// <summary>A table cell is not where it is said to be, or its rows are of different length.</summary>
/// <param name="Row">The row, from 1.</param>
public sealed record RaggedTable(int Row) : NoAnswer;

/// <summary>
/// A table of counts with its margins: the inner cells, one column more with the row sums, one row more with the column sums, the grand total in the corner.
/// A one-way table is a table of one row.
/// </summary>
public sealed class CountTable
{
    readonly long[,] _cells;

    CountTable(long[,] cells) => _cells = cells;

    /// <summary>Rows with the margin.</summary>
    public int Rows => _cells.GetLength(0);

    /// <summary>Columns with the margin.</summary>
    public int Columns => _cells.GetLength(1);

    /// <summary>A count; the last row and column are the margins.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public long this[int row, int column] => _cells[row, column];

    /// <summary>Makes a table and its margins.</summary>
    /// <param name="inner">Rows of counts, 0 or more.</param>
    /// <returns>The table, or <see cref="NothingGiven"/>, <see cref="RaggedTable"/>, <see cref="NegativeCount"/>.</returns>
    public static Answer<CountTable> Of(IReadOnlyList<IReadOnlyList<long>> inner)
    {
        if (inner.Count == 0 || inner[0].Count == 0) return new NothingGiven();
        var (rows, columns) = (inner.Count, inner[0].Count);
        var cells = new long[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            if (inner[row].Count != columns) return new RaggedTable(row + 1);
            for (var column = 0; column < columns; column++)
            {
                var count = inner[row][column];
                if (count < 0) return new NegativeCount(count, (row * columns) + column + 1);
                cells[row, column] = count;
                cells[row, columns] += count;
                cells[rows, column] += count;
                cells[rows, columns] += count;
            }
        }
        return new CountTable(cells);
    }

    internal IEnumerable<(int Row, int Column)> Cells()
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                yield return (row, column);
    }

    /// <summary>What is lost by hiding: a cell, and its count; a margin counts as much as the whole table, the grand total twice that.</summary>
    internal double Loss(int row, int column)
    {
        var margins = (row == Rows - 1 ? 1 : 0) + (column == Columns - 1 ? 1 : 0);
        double all = this[Rows - 1, Columns - 1] + (Rows * Columns);
        return 1 + Math.Log(1 + this[row, column]) + (margins * all);
    }

    /// <summary>The cells that may be hidden, least loss first; a zero that is always shown is not among them.</summary>
    internal IEnumerable<(int Row, int Column)> InOrderOfLoss(SuppressionRule rule) =>
        Cells().Where(cell => this[cell.Row, cell.Column] >= rule.Least).OrderBy(cell => Loss(cell.Row, cell.Column));
}

/// <summary>What a reader can work out about a hidden cell from all that is shown, by exact reasoning over whole numbers.</summary>
/// <param name="Row">Row, from 0; the last is the margin.</param>
/// <param name="Column">Column, from 0; the last is the margin.</param>
/// <param name="Least">The least value that it can have.</param>
/// <param name="Most">The largest value; null when there is no limit.</param>
/// <param name="IsSmall">Hidden because it is small; the others are hidden to protect those.</param>
/// <param name="IsProtected">A small cell: the shown numbers tell no more than the rule itself, 1 to threshold − 1. Another: more than one value is possible.</param>
public sealed record HiddenCell(int Row, int Column, long Least, long? Most, bool IsSmall, bool IsProtected);
