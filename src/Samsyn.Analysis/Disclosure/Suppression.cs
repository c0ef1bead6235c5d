namespace Samsyn.Analysis.Disclosure;

/// <summary>
/// A table with small counts hidden, and enough others that none can be worked out from sums and differences. A cell is hidden along the cheapest cycle
/// through the table (J. P. Kelly, B. L. Golden and A. A. Assad, Networks 22, 1992); the audit is exact, for a table with margins is a network
/// (L. H. Cox, JASA 90, 1995), whose least and largest whole flows are the least and largest values.
/// </summary>
public sealed class Suppression
{
    readonly bool[,] _hidden;
    readonly SuppressionRule _rule;

    Suppression(CountTable table, SuppressionRule rule, bool[,] hidden) => (Table, _rule, _hidden) = (table, rule, hidden);

    /// <summary>The true table. Never shown to whom the suppressed one is shown.</summary>
    public CountTable Table { get; }

    /// <summary>The count, or null when it is hidden.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    public long? Shown(int row, int column) => _hidden[row, column] ? null : Table[row, column];

    /// <summary>Hides what the rule says, margins too, and then what must be hidden with it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rule">The rule; its threshold 2–1,000.</param>
    /// <param name="alsoHidden">Cells that are hidden for another reason, such as a margin that another table hides; or null.</param>
    /// <returns>The table with hidden cells, every one of them protected; or <see cref="OutsideRange"/>.</returns>
    public static Answer<Suppression> Of(CountTable table, SuppressionRule rule, IEnumerable<(int Row, int Column)>? alsoHidden = null)
    {
        if (Ask.Within(nameof(rule.Threshold), rule.Threshold, 2, 1000) is { } outside) return outside;
        var hidden = new bool[table.Rows, table.Columns];
        for (var row = 0; row < table.Rows; row++)
            for (var column = 0; column < table.Columns; column++)
                hidden[row, column] = rule.IsSmall(table[row, column]);
        foreach (var (row, column) in alsoHidden ?? []) hidden[row, column] = true;
        var found = new Suppression(table, rule, hidden);
        // Each turn hides at least one cell more, so it ends.
        while (found.Audit().FirstOrDefault(cell => !cell.IsProtected) is { } open) found.Protect(open);
        return found;
    }

    /// <summary>Hides exactly these cells and no others: for an audit of a table that somebody else made.</summary>
    /// <param name="table">The true table.</param>
    /// <param name="rule">The rule to hold it against.</param>
    /// <param name="hidden">The hidden cells.</param>
    public static Suppression AsGiven(CountTable table, SuppressionRule rule, IEnumerable<(int Row, int Column)> hidden)
    {
        var cells = new bool[table.Rows, table.Columns];
        foreach (var (row, column) in hidden) cells[row, column] = true;
        return new(table, rule, cells);
    }

    /// <summary>What a reader can work out about every hidden cell, who knows the rule and every shown number.</summary>
    public IReadOnlyList<HiddenCell> Audit()
    {
        var cells = new List<HiddenCell>();
        for (var row = 0; row < Table.Rows; row++)
        {
            for (var column = 0; column < Table.Columns; column++)
            {
                if (!_hidden[row, column]) continue;
                var (least, most) = Range(row, column);
                var small = _rule.IsSmall(Table[row, column]);
                cells.Add(new(row, column, least, most, small,
                    small ? least <= Knowable(row, column) && (most is null || most >= _rule.Threshold - 1) : most is null || most > least));
            }
        }
        return cells;
    }

    // A table is a network: a node per row and per column, margins among them. An inner cell goes from its row to its column, a margin back the other way, and
    // what flows into a node flows out of it. Hidden cells are the edges that may change; zero is never hidden when zeros are shown, so that a cell is at least one.
    (int From, int To) Edge(int row, int column)
    {
        var (rowNode, columnNode) = (row, Table.Rows + column);
        var isBack = (row == Table.Rows - 1) != (column == Table.Columns - 1);
        return isBack ? (columnNode, rowNode) : (rowNode, columnNode);
    }

    long Floor(int row, int column) => Math.Min(_rule.Least, Table[row, column]);

    /// <summary>The least that the rule itself tells, whatever is hidden: a margin is at least as many as its cells that are not zero.</summary>
    long Knowable(int row, int column)
    {
        var (lastRow, lastColumn) = (Table.Rows - 1, Table.Columns - 1);
        if (row < lastRow && column < lastColumn) return _rule.Least;
        return _rule.Least * Cells().LongCount(cell => cell.Row < lastRow && cell.Column < lastColumn
            && (row == lastRow || cell.Row == row) && (column == lastColumn || cell.Column == column) && Table[cell.Row, cell.Column] > 0);
    }

    (long Least, long? Most) Range(int row, int column)
    {
        var (from, to) = Edge(row, column);
        var up = Flow(to, from, row, column);
        var down = Flow(from, to, row, column) ?? long.MaxValue;
        var count = Table[row, column];
        return (count - Math.Min(down, count - Floor(row, column)), up is { } more ? count + more : null);
    }

    /// <summary>The largest flow of change between two nodes through hidden cells other than one; null when there is no limit.</summary>
    long? Flow(int source, int target, int exceptRow, int exceptColumn)
    {
        var nodes = Table.Rows + Table.Columns;
        var room = new long[nodes, nodes];
        for (var row = 0; row < Table.Rows; row++)
        {
            for (var column = 0; column < Table.Columns; column++)
            {
                if (!_hidden[row, column] || (row == exceptRow && column == exceptColumn)) continue;
                var (from, to) = Edge(row, column);
                room[from, to] = long.MaxValue;
                room[to, from] = Table[row, column] - Floor(row, column);
            }
        }
        var total = 0L;
        while (true)
        {
            var (before, reach) = Widest(room, source, nodes);
            if (reach[target] == 0) return total;
            if (reach[target] == long.MaxValue) return null;
            total += reach[target];
            for (var node = target; node != source; node = before[node])
            {
                if (room[before[node], node] != long.MaxValue) room[before[node], node] -= reach[target];
                if (room[node, before[node]] != long.MaxValue) room[node, before[node]] += reach[target];
            }
        }
    }

    /// <summary>From a node, the path of greatest room to every other.</summary>
    static (int[] Before, long[] Reach) Widest(long[,] room, int source, int nodes)
    {
        var (before, reach, done) = (new int[nodes], new long[nodes], new bool[nodes]);
        reach[source] = long.MaxValue;
        while (true)
        {
            var next = -1;
            for (var node = 0; node < nodes; node++)
                if (!done[node] && reach[node] > 0 && (next < 0 || reach[node] > reach[next])) next = node;
            if (next < 0) return (before, reach);
            done[next] = true;
            for (var node = 0; node < nodes; node++)
            {
                var width = Math.Min(reach[next], room[next, node]);
                if (!done[node] && width > reach[node]) (reach[node], before[node]) = (width, next);
            }
        }
    }

    /// <summary>Hides the cheapest cells that let an open cell move up and down; when none does it downward, a cell that cannot go lower is at its floor anyway.</summary>
    void Protect(HiddenCell open)
    {
        var (from, to) = Edge(open.Row, open.Column);
        var count = Table[open.Row, open.Column];
        var up = open.IsSmall ? _rule.Threshold - 1 - count : open.Most == open.Least ? 1 : 0;
        var down = open.IsSmall ? count - Knowable(open.Row, open.Column) : 0;
        var hid = up > 0 && (open.Most ?? long.MaxValue) < count + up && Hide(to, from, up, open);
        hid |= down > 0 && open.Least > count - down && Hide(from, to, down, open);
        if (hid) return;
        // The paths at hand share cells that cannot give twice. Then the cheapest shown cell goes, and the audit is made anew.
        var cheapest = Cells().Where(cell => !_hidden[cell.Row, cell.Column] && Table[cell.Row, cell.Column] >= _rule.Least).OrderBy(cell => Cost(cell.Row, cell.Column)).First();
        _hidden[cheapest.Row, cheapest.Column] = true;
    }

    bool Hide(int source, int target, long amount, HiddenCell open)
    {
        var nodes = Table.Rows + Table.Columns;
        var (cost, before, done) = (Enumerable.Repeat(double.PositiveInfinity, nodes).ToArray(), new (int Node, int Row, int Column)[nodes], new bool[nodes]);
        cost[source] = 0;
        while (true)
        {
            var next = -1;
            for (var node = 0; node < nodes; node++)
                if (!done[node] && double.IsFinite(cost[node]) && (next < 0 || cost[node] < cost[next])) next = node;
            if (next < 0 || next == target) break;
            done[next] = true;
            foreach (var (row, column) in Cells().Where(cell => cell != (open.Row, open.Column)))
            {
                var (from, to) = Edge(row, column);
                if (Table[row, column] < _rule.Least) continue;
                var other = from == next ? to : to == next && Table[row, column] - Floor(row, column) >= amount ? from : -1;
                if (other < 0) continue;
                var through = cost[next] + (_hidden[row, column] ? 0 : Cost(row, column));
                if (through < cost[other]) (cost[other], before[other]) = (through, (next, row, column));
            }
        }
        var hid = false;
        if (!double.IsFinite(cost[target])) return false;
        for (var node = target; node != source; node = before[node].Node)
        {
            hid |= !_hidden[before[node].Row, before[node].Column];
            _hidden[before[node].Row, before[node].Column] = true;
        }
        return hid;
    }

    /// <summary>What is lost by hiding: a cell, and its count; a margin counts as much as the whole table, the grand total twice that.</summary>
    double Cost(int row, int column)
    {
        var margins = (row == Table.Rows - 1 ? 1 : 0) + (column == Table.Columns - 1 ? 1 : 0);
        double all = Table[Table.Rows - 1, Table.Columns - 1] + (Table.Rows * Table.Columns);
        return 1 + Math.Log(1 + Table[row, column]) + (margins * all);
    }

    IEnumerable<(int Row, int Column)> Cells()
    {
        for (var row = 0; row < Table.Rows; row++)
            for (var column = 0; column < Table.Columns; column++)
                yield return (row, column);
    }
}
