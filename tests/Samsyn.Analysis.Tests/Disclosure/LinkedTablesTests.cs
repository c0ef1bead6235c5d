using FsCheck;
using FsCheck.Fluent;
using Samsyn.Analysis.Disclosure;

namespace Samsyn.Analysis.Tests.Disclosure;

public sealed class LinkedTablesTests
{
    static readonly SuppressionRule Rule = new();

    static CountTable Table(params long[][] rows) => CountTable.Of(rows).Value;

    /// <summary>Row margins and the grand total of two tables are the same.</summary>
    static SameCell[] RowMargins(CountTable first, CountTable second) =>
        [.. Enumerable.Range(0, first.Rows).Select(row => new SameCell(0, row, first.Columns - 1, 1, row, second.Columns - 1))];

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void A_margin_that_one_table_hides_and_the_other_shows_is_found_out()
    {
        var (first, second) = (Table([3, 20], [40, 50]), Table([13, 10], [60, 30]));
        // Alone the first table seems safe: its first row and its sum are hidden.
        var hidden = Suppression.AsGiven(first, Rule, [(0, 0), (0, 2), (2, 0), (2, 2)]);
        Assert.All(hidden.Audit(), cell => Assert.True(cell.IsProtected));

        var together = LinkedTables.AsGiven([hidden, Suppression.AsGiven(second, Rule, [])], RowMargins(first, second), Rule).Audit();

        var open = together.Single(cell => cell is { Table: 0, Cell: { Row: 0, Column: 0 } });
        Assert.Equal((3, 3L, false, true), (open.Cell.Least, open.Cell.Most, open.Cell.IsProtected, open.IsProven));
    }

    [Fact]
    public void Suppressed_together_the_same_tables_protect_every_cell_and_agree_on_the_margins()
    {
        var (first, second) = (Table([3, 20, 9], [40, 50, 2]), Table([22, 10], [60, 32]));

        var found = LinkedTables.Of([first, second], RowMargins(first, second), Rule).Value;

        Assert.All(found.Audit(), cell => Assert.True(cell.Cell.IsProtected && cell.IsProven));
        Assert.All(RowMargins(first, second), link =>
            Assert.Equal(found.Tables[0].Shown(link.FirstRow, link.FirstColumn), found.Tables[1].Shown(link.SecondRow, link.SecondColumn)));
    }

    [Fact]
    public void For_one_table_the_search_gives_what_the_network_gives() =>
        Prop.ForAll(Tables(3, 3, 6).ToArbitrary(), Gen.Choose(0, (1 << 16) - 1).ToArbitrary(), (rows, mask) =>
        {
            var table = Table(rows);
            var hidden = from row in Enumerable.Range(0, table.Rows) from column in Enumerable.Range(0, table.Columns) where (mask >> ((row * 4) + column) & 1) == 1 select (row, column);
            var one = Suppression.AsGiven(table, Rule, hidden);
            var searched = LinkedTables.AsGiven([one], [], Rule).Audit();
            return searched.All(cell => cell.IsProven) && searched.Select(cell => cell.Cell).SequenceEqual(one.Audit());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_tables_over_the_same_events_always_come_out_protected() =>
        Prop.ForAll(Gen.Choose(0, 8).ArrayOf(12).ToArbitrary(), cube =>
        {
            // Two areas, three types, two sexes: area × type and area × sex.
            long At(int area, int type, int sex) => cube[(area * 6) + (type * 2) + sex];
            var first = Table([.. Enumerable.Range(0, 2).Select(area => Enumerable.Range(0, 3).Select(type => At(area, type, 0) + At(area, type, 1)).ToArray())]);
            var second = Table([.. Enumerable.Range(0, 2).Select(area => Enumerable.Range(0, 2).Select(sex => At(area, 0, sex) + At(area, 1, sex) + At(area, 2, sex)).ToArray())]);
            return LinkedTables.Of([first, second], RowMargins(first, second), Rule).Value.Audit().All(cell => cell.Cell.IsProtected && cell.IsProven);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_link_between_different_numbers_or_cells_that_are_not_there_is_refused()
    {
        var (first, second) = (Table([3, 20], [40, 50]), Table([13, 11], [60, 30]));

        Assert.Equal(new LinkDoesNotHold(1), LinkedTables.Of([first, second], RowMargins(first, second), Rule).Why);
        Assert.Equal(new LinkDoesNotHold(1), LinkedTables.Of([first], [new(0, 0, 0, 1, 0, 0)], Rule).Why);
        Assert.IsType<NothingGiven>(LinkedTables.Of([], [], Rule).Why);
    }

    static Gen<long[][]> Tables(int rows, int columns, int most) =>
        from r in Gen.Choose(1, rows)
        from c in Gen.Choose(1, columns)
        from cells in Gen.Choose(0, most).Select(value => (long)value).ArrayOf(r * c)
        select cells.Chunk(c).ToArray();
}
