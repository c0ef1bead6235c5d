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

    readonly HiddenNetwork _network;

    Suppression(CountTable table, SuppressionRule rule, IEnumerable<(int Row, int Column)> hidden)
    {
        (Table, _rule, _hidden, _network) = (table, rule, new bool[table.Rows, table.Columns], new(table.Rows + table.Columns));
        foreach (var (row, column) in hidden) Hide(row, column);
    }

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
        var found = new Suppression(table, rule, table.Cells().Where(cell => rule.IsSmall(table[cell.Row, cell.Column])).Concat(alsoHidden ?? []));
        found.ProtectAll();
        return found;
    }

    /// <summary>Hides exactly these cells and no others: for an audit of a table that somebody else made.</summary>
    /// <param name="table">The true table.</param>
    /// <param name="rule">The rule to hold it against.</param>
    /// <param name="hidden">The hidden cells.</param>
    public static Suppression AsGiven(CountTable table, SuppressionRule rule, IEnumerable<(int Row, int Column)> hidden) => new(table, rule, hidden);

    /// <summary>The hidden cells, by row and column.</summary>
    public IEnumerable<(int Row, int Column)> HiddenCells => Cells().Where(cell => _hidden[cell.Row, cell.Column]);

    /// <summary>What a reader can work out about every hidden cell, who knows the rule and every shown number.</summary>
    public IReadOnlyList<HiddenCell> Audit() => [.. HiddenCells.Select(cell => Examine(cell.Row, cell.Column))];

    HiddenCell Examine(int row, int column)
    {
        var (least, most) = Range(row, column);
        var small = _rule.IsSmall(Table[row, column]);
        return new(row, column, least, most, small,
            small ? least <= Knowable(row, column) && (most is null || most >= _rule.Threshold - 1) : most is null || most > least);
    }

    /// <summary>Hiding more only widens what is possible, so a cell that is protected stays so; each turn hides one cell more, so it ends.</summary>
    void ProtectAll()
    {
        var examined = new HashSet<(int Row, int Column)>();
        while (HiddenCells.Where(cell => !examined.Contains(cell)).ToList() is { Count: > 0 } waiting)
        {
            foreach (var cell in waiting)
            {
                while (Examine(cell.Row, cell.Column) is { IsProtected: false } open) Protect(open);
                examined.Add(cell);
            }
        }
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
    internal long Knowable(int row, int column)
    {
        var (lastRow, lastColumn) = (Table.Rows - 1, Table.Columns - 1);
        if (row < lastRow && column < lastColumn) return _rule.Least;
        return _rule.Least * Cells().LongCount(cell => cell.Row < lastRow && cell.Column < lastColumn
            && (row == lastRow || cell.Row == row) && (column == lastColumn || cell.Column == column) && Table[cell.Row, cell.Column] > 0);
    }

    (long Least, long? Most) Range(int row, int column)
    {
        var (from, to) = Edge(row, column);
        var (count, floor) = (Table[row, column], Floor(row, column));
        var itself = _network.At(from, to);
        var down = _network.Flow(from, to, itself, count - floor) ?? count - floor;
        return (count - down, count + _network.Flow(to, from, itself, long.MaxValue));
    }

    void Hide(int row, int column)
    {
        if (_hidden[row, column]) return;
        _hidden[row, column] = true;
        var (from, to) = Edge(row, column);
        _network.Add(from, to, Table[row, column] - Floor(row, column));
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
        var cheapest = Table.InOrderOfLoss(_rule).First(cell => !_hidden[cell.Row, cell.Column]);
        Hide(cheapest.Row, cheapest.Column);
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
            foreach (var (row, column) in Line(next))
            {
                if ((row, column) == (open.Row, open.Column)) continue;
                var (from, to) = Edge(row, column);
                if (Table[row, column] < _rule.Least) continue;
                var other = from == next ? to : to == next && Table[row, column] - Floor(row, column) >= amount ? from : -1;
                if (other < 0) continue;
                var through = cost[next] + (_hidden[row, column] ? 0 : Table.Loss(row, column));
                if (through < cost[other]) (cost[other], before[other]) = (through, (next, row, column));
            }
        }
        var hid = false;
        if (!double.IsFinite(cost[target])) return false;
        for (var node = target; node != source; node = before[node].Node)
        {
            hid |= !_hidden[before[node].Row, before[node].Column];
            Hide(before[node].Row, before[node].Column);
        }
        return hid;
    }

    /// <summary>The cells of one row or column.</summary>
    IEnumerable<(int Row, int Column)> Line(int node) => node < Table.Rows
        ? Enumerable.Range(0, Table.Columns).Select(column => (node, column))
        : Enumerable.Range(0, Table.Rows).Select(row => (row, node - Table.Rows));

    IEnumerable<(int Row, int Column)> Cells() => Table.Cells();
}
