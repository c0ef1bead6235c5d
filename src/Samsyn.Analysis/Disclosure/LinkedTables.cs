namespace Samsyn.Analysis.Disclosure;

/// <summary>Two cells of two tables that hold the same number, as a margin that both tables print.</summary>
/// <param name="FirstTable">One table, from 0.</param>
/// <param name="FirstRow">Its row, from 0.</param>
/// <param name="FirstColumn">Its column, from 0.</param>
/// <param name="SecondTable">The other table.</param>
/// <param name="SecondRow">Its row.</param>
/// <param name="SecondColumn">Its column.</param>
public readonly record struct SameCell(int FirstTable, int FirstRow, int FirstColumn, int SecondTable, int SecondRow, int SecondColumn);

/// <summary>Two cells are said to be the same but hold different numbers, or are not there.</summary>
/// <param name="Link">The link, from 1.</param>
public sealed record LinkDoesNotHold(int Link) : NoAnswer;

/// <summary>What a reader of all the tables can work out about a hidden cell.</summary>
/// <param name="Table">The table, from 0.</param>
/// <param name="Cell">The cell with its least and largest value.</param>
/// <param name="IsProven">Whether the search came to its end; when not, the values are what was found possible, and the cell counts as not protected.</param>
public sealed record LinkedCell(int Table, HiddenCell Cell, bool IsProven);

/// <summary>
/// Tables that are published together and share cells: what is safe in each alone can be worked out from all. Together they are no network, so the audit
/// searches for whole-number fillings: it narrows every cell by every sum and tries what remains, the true value's neighbours first.
/// </summary>
public sealed class LinkedTables
{
    readonly Suppression[] _tables;
    readonly IReadOnlyList<SameCell> _links;
    readonly SuppressionRule _rule;

    LinkedTables(Suppression[] tables, IReadOnlyList<SameCell> links, SuppressionRule rule) => (_tables, _links, _rule) = (tables, links, rule);

    /// <summary>The tables with hidden cells, in the order given.</summary>
    public IReadOnlyList<Suppression> Tables => _tables;

    /// <summary>Hides in every table what the rule says and what must be hidden with it, so that all tables together protect every cell.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="links">Cells that are the same number.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The tables, or <see cref="NothingGiven"/>, <see cref="LinkDoesNotHold"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<LinkedTables> Of(IReadOnlyList<CountTable> tables, IReadOnlyList<SameCell> links, SuppressionRule rule)
    {
        if (tables.Count == 0) return new NothingGiven();
        for (var at = 0; at < links.Count; at++)
            if (!Holds(tables, links[at])) return new LinkDoesNotHold(at + 1);
        var hidden = tables.Select(_ => new HashSet<(int Row, int Column)>()).ToArray();
        while (true)
        {
            for (var at = 0; at < tables.Count; at++)
            {
                var one = Suppression.Of(tables[at], rule, hidden[at]);
                if (!one.IsGiven) return one.Why!;
                hidden[at].UnionWith(one.Value.HiddenCells);
            }
            if (SpreadOverLinks(links, hidden)) continue;
            var found = AsGiven([.. tables.Select((table, at) => Suppression.AsGiven(table, rule, hidden[at]))], links, rule);
            if (found.Audit().FirstOrDefault(cell => !cell.Cell.IsProtected) is not { } open) return found;
            // Each turn hides one cell more; a table with every cell hidden tells nothing but the rule.
            var next = tables[open.Table].InOrderOfLoss(rule).Where(cell => !hidden[open.Table].Contains(cell)).Select(cell => ((int, int)?)cell).FirstOrDefault();
            if (next is { } cell) hidden[open.Table].Add(cell);
            else if (!HideAnywhere(tables, rule, hidden)) return found;
        }
    }

    /// <summary>Tables as somebody else hid them, for an audit.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="links">Cells that are the same number; shown in one, they are known in all.</param>
    /// <param name="rule">The rule to hold them against.</param>
    public static LinkedTables AsGiven(IReadOnlyList<Suppression> tables, IReadOnlyList<SameCell> links, SuppressionRule rule) => new([.. tables], links, rule);

    /// <summary>What a reader of all tables can work out about every hidden cell.</summary>
    public IReadOnlyList<LinkedCell> Audit()
    {
        var sums = CellSums.Of(_tables, _links, _rule);
        var cells = new List<LinkedCell>();
        for (var at = 0; at < _tables.Length; at++)
        {
            foreach (var (row, column) in _tables[at].HiddenCells)
            {
                var count = _tables[at].Table[row, column];
                var isSmall = _rule.IsSmall(count);
                var known = _tables[at].Knowable(row, column);
                if (sums.Variable(at, row, column) is not { } variable)
                {
                    cells.Add(new(at, new(row, column, count, count, isSmall, false), true));
                    continue;
                }
                var (least, leastProven) = sums.Least(variable);
                var (most, mostProven) = sums.Most(variable);
                var isProtected = isSmall ? least <= known && (most is null || most >= _rule.Threshold - 1) : most is null || most > least;
                cells.Add(new(at, new(row, column, least, most, isSmall, isProtected), leastProven && mostProven));
            }
        }
        return cells;
    }

    static bool Holds(IReadOnlyList<CountTable> tables, SameCell link)
    {
        bool Is(int table, int row, int column) => table >= 0 && table < tables.Count && row >= 0 && row < tables[table].Rows && column >= 0 && column < tables[table].Columns;
        return Is(link.FirstTable, link.FirstRow, link.FirstColumn) && Is(link.SecondTable, link.SecondRow, link.SecondColumn)
            && tables[link.FirstTable][link.FirstRow, link.FirstColumn] == tables[link.SecondTable][link.SecondRow, link.SecondColumn];
    }

    static bool SpreadOverLinks(IReadOnlyList<SameCell> links, HashSet<(int Row, int Column)>[] hidden)
    {
        var spread = false;
        foreach (var link in links)
        {
            if (hidden[link.FirstTable].Contains((link.FirstRow, link.FirstColumn))) spread |= hidden[link.SecondTable].Add((link.SecondRow, link.SecondColumn));
            if (hidden[link.SecondTable].Contains((link.SecondRow, link.SecondColumn))) spread |= hidden[link.FirstTable].Add((link.FirstRow, link.FirstColumn));
        }
        return spread;
    }

    static bool HideAnywhere(IReadOnlyList<CountTable> tables, SuppressionRule rule, HashSet<(int Row, int Column)>[] hidden)
    {
        for (var at = 0; at < tables.Count; at++)
            foreach (var cell in tables[at].InOrderOfLoss(rule))
                if (hidden[at].Add(cell)) return true;
        return false;
    }
}
