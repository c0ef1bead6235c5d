using FsCheck;
using FsCheck.Fluent;
using Samsyn.Analysis.Disclosure;

namespace Samsyn.Analysis.Tests.Disclosure;

public sealed class SuppressionTests
{
    static CountTable Table(params long[][] rows) => CountTable.Of(rows).Value;

    static Suppression Hide(CountTable table, int threshold = 5, bool zeros = false) => Suppression.Of(table, new(threshold, zeros)).Value;

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void A_small_count_is_hidden_with_three_others_so_that_no_sum_gives_it_back()
    {
        var found = Hide(Table([3, 20, 30], [40, 50, 60], [70, 80, 90]));

        Assert.Null(found.Shown(0, 0));
        Assert.Equal(4, found.Audit().Count);
        Assert.All(found.Audit(), cell => Assert.True(cell.IsProtected));
        var small = found.Audit().Single(cell => cell.IsSmall);
        Assert.Equal(1, small.Least);
        Assert.True(small.Most is null or >= 4);
        Assert.Equal(513, found.Shown(3, 3) + 70);
    }

    [Fact]
    public void Hiding_the_small_count_alone_is_found_out_by_the_audit()
    {
        var open = Suppression.AsGiven(Table([3, 20], [40, 50]), new(), [(0, 0)]).Audit().Single();

        Assert.Equal((3, 3L, false), (open.Least, open.Most, open.IsProtected));
    }

    [Fact]
    public void A_one_way_table_hides_two_and_a_table_with_one_cell_its_sums_too()
    {
        var one = Hide(Table([2, 30, 9, 50]));
        Assert.All(one.Audit(), cell => Assert.True(cell.IsProtected));
        Assert.True(one.Audit().Count > 1);

        var single = Hide(Table([3L]));
        Assert.Equal(4, single.Audit().Count);
        Assert.All(single.Audit(), cell => Assert.Null(cell.Most));
    }

    [Fact]
    public void Zeros_are_shown_or_hidden_as_asked()
    {
        var table = Table([0, 20, 30], [40, 50, 60]);

        Assert.Empty(Hide(table).Audit());
        var hidden = Hide(table, zeros: true);
        Assert.Contains(hidden.Audit(), cell => cell is { Row: 0, Column: 0, Least: 0, IsProtected: true });
    }

    [Fact]
    public void Every_table_comes_out_protected_with_all_its_small_counts_hidden() =>
        Prop.ForAll(Tables(4, 4, 9).ToArbitrary(), Gen.Choose(0, 1).ToArbitrary(), (rows, zeros) =>
        {
            var found = Hide(Table(rows), 5, zeros == 1);
            for (var row = 0; row < found.Table.Rows; row++)
                for (var column = 0; column < found.Table.Columns; column++)
                    if (found.Shown(row, column) is { } shown && shown < 5 && shown >= (zeros == 1 ? 0 : 1)) return false;
            return found.Audit().All(cell => cell.IsProtected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_audit_equals_brute_force_over_every_table_that_a_reader_could_think_of() =>
        Prop.ForAll(Tables(2, 3, 2).ToArbitrary(), Gen.Choose(0, (1 << 12) - 1).ToArbitrary(), IsAsBruteForce).QuickCheckThrowOnFailure();

    /// <summary>The grand total may be 25 and no more, though it is 18: what a hidden sum can reach is above what it is.</summary>
    [Fact]
    public void A_hidden_total_has_its_limit_though_that_lies_far_above_it()
    {
        Assert.True(IsAsBruteForce([[8, 0, 8], [1, 0, 1]], 0b1001_1110_0101));
        var total = Suppression.AsGiven(Table([8, 0, 8], [1, 0, 1]), new(), [(0, 0), (0, 2), (1, 1), (1, 2), (1, 3), (2, 0), (2, 3)]).Audit()[^1];
        Assert.Equal((2, 3, 18L, (long?)25), (total.Row, total.Column, total.Least, total.Most));
    }

    /// <summary>With the cells of a mask hidden, of the inner ones four at most.</summary>
    static bool IsAsBruteForce(long[][] rows, int mask)
    {
        var table = Table(rows);
        var cells = Cells(table).Where((_, at) => (mask >> at & 1) == 1).ToList();
        var inner = cells.Where(cell => cell.Row < table.Rows - 1 && cell.Column < table.Columns - 1).Take(4).ToList();
        var hidden = cells.Where(cell => cell.Row == table.Rows - 1 || cell.Column == table.Columns - 1).Concat(inner).ToHashSet();
        var expected = BruteForce(table, inner, hidden);
        return Suppression.AsGiven(table, new(), hidden).Audit().All(cell => expected[(cell.Row, cell.Column)] == (cell.Least, cell.Most));
    }

    [Fact]
    public void Ragged_empty_negative_and_unreasonable_are_refused()
    {
        Assert.Equal(new RaggedTable(2), CountTable.Of([[1, 2], [3]]).Why);
        Assert.Equal(new NegativeCount(-4, 4), CountTable.Of([[1, 2], [3, -4]]).Why);
        Assert.IsType<NothingGiven>(CountTable.Of([]).Why);
        Assert.IsType<OutsideRange>(Suppression.Of(Table([3L]), new(1)).Why);
    }

    static Gen<long[][]> Tables(int rows, int columns, int most) =>
        from r in Gen.Choose(1, rows)
        from c in Gen.Choose(1, columns)
        from cells in Gen.Choose(0, most).Select(value => (long)(value == most ? 4 * value : value)).ArrayOf(r * c)
        select cells.Chunk(c).ToArray();

    static IEnumerable<(int Row, int Column)> Cells(CountTable table) =>
        from row in Enumerable.Range(0, table.Rows) from column in Enumerable.Range(0, table.Columns) select (row, column);

    /// <summary>
    /// Every whole-number filling of the hidden inner cells whose shown sums are right. An inner cell that has a limit is at most the grand total: one that goes above it has none, nor has a sum with
    /// such a cell in it. Sums that have one may all the same be larger than the grand total is.
    /// </summary>
    static Dictionary<(int Row, int Column), (long Least, long? Most)> BruteForce(CountTable table, List<(int Row, int Column)> inner, HashSet<(int Row, int Column)> hidden)
    {
        var (lastRow, lastColumn) = (table.Rows - 1, table.Columns - 1);
        var cap = table[lastRow, lastColumn] + 2;
        var values = new long[table.Rows, table.Columns];
        var ranges = new Dictionary<(int, int), (long Least, long Most)>();
        void Sum()
        {
            for (var row = 0; row <= lastRow; row++) values[row, lastColumn] = 0;
            for (var column = 0; column <= lastColumn; column++) values[lastRow, column] = 0;
            for (var row = 0; row < lastRow; row++)
            {
                for (var column = 0; column < lastColumn; column++)
                {
                    values[row, lastColumn] += values[row, column];
                    values[lastRow, column] += values[row, column];
                    values[lastRow, lastColumn] += values[row, column];
                }
            }
        }
        void Fill(int at)
        {
            if (at < inner.Count)
            {
                var (row, column) = inner[at];
                for (var value = Math.Min(1, table[row, column]); value <= cap; value++)
                {
                    values[row, column] = value;
                    Fill(at + 1);
                }
                return;
            }
            Sum();
            foreach (var (row, column) in Cells(table))
            {
                if (!hidden.Contains((row, column)) && values[row, column] != table[row, column]) return;
                if (values[row, column] < Math.Min(1, table[row, column])) return;
            }
            foreach (var (row, column) in hidden)
            {
                var value = values[row, column];
                ranges[(row, column)] = ranges.TryGetValue((row, column), out var known) ? (Math.Min(known.Least, value), Math.Max(known.Most, value)) : (value, value);
            }
        }
        foreach (var (row, column) in Cells(table)) values[row, column] = table[row, column];
        Fill(0);
        return ranges.ToDictionary(range => range.Key, range => (range.Value.Least, inner.Exists(cell => ranges[cell].Most >= cap && IsIn(cell, range.Key)) ? (long?)null : range.Value.Most));

        bool IsIn((int Row, int Column) cell, (int Row, int Column) sum) => (sum.Row == lastRow || cell.Row == sum.Row) && (sum.Column == lastColumn || cell.Column == sum.Column);
    }
}
