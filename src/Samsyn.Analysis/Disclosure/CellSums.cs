namespace Samsyn.Analysis.Disclosure;

/// <summary>Hidden cells as unknowns, and every row and column of every table as a sum that they must keep. Answers which whole numbers an unknown can be.</summary>
sealed class CellSums
{
    // How many times a search may branch: beyond it the answer is “not proven”, which counts against the table.
    const int MostBranches = 4000;
    readonly List<(int[] Cells, int[] Signs, long Sum)> _sums = [];
    readonly Dictionary<(int Table, int Row, int Column), int> _variables = [];
    readonly List<long> _truth = [];
    readonly List<long> _floor = [];
    List<int>[] _sumsOf = [];
    long _cap;

    public int? Variable(int table, int row, int column) => _variables.TryGetValue((table, row, column), out var variable) ? variable : null;

    public static CellSums Of(IReadOnlyList<Suppression> tables, IReadOnlyList<SameCell> links, SuppressionRule rule)
    {
        var found = new CellSums();
        // A cell that is shown anywhere is no unknown.
        var same = new Dictionary<(int, int, int), (int, int, int)>();
        (int, int, int) First((int, int, int) cell) => same.TryGetValue(cell, out var other) && other != cell ? First(other) : cell;
        foreach (var link in links)
        {
            var (one, other) = (First((link.FirstTable, link.FirstRow, link.FirstColumn)), First((link.SecondTable, link.SecondRow, link.SecondColumn)));
            if (one != other) same[one] = other;
        }
        var shown = new HashSet<(int, int, int)>();
        foreach (var (table, row, column) in Cells(tables))
            if (tables[table].Shown(row, column) is not null) shown.Add(First((table, row, column)));
        var numbers = new Dictionary<(int, int, int), int>();
        foreach (var (table, row, column) in Cells(tables))
        {
            var first = First((table, row, column));
            if (shown.Contains(first)) continue;
            if (!numbers.TryGetValue(first, out var variable))
            {
                numbers[first] = variable = found._truth.Count;
                found._truth.Add(tables[table].Table[row, column]);
                found._floor.Add(Math.Min(rule.Least, tables[table].Table[row, column]));
            }
            found._variables[(table, row, column)] = variable;
        }
        for (var table = 0; table < tables.Count; table++)
        {
            var (rows, columns) = (tables[table].Table.Rows, tables[table].Table.Columns);
            for (var row = 0; row < rows; row++) found.Add(table, tables[table].Table, Enumerable.Range(0, columns).Select(column => (row, column)), (row, columns - 1));
            for (var column = 0; column < columns; column++) found.Add(table, tables[table].Table, Enumerable.Range(0, rows).Select(row => (row, column)), (rows - 1, column));
        }
        found._cap = 1000 + (4 * tables.Max(one => one.Table[one.Table.Rows - 1, one.Table.Columns - 1]));
        found._sumsOf = [.. Enumerable.Range(0, found._truth.Count).Select(variable => Enumerable.Range(0, found._sums.Count).Where(sum => found._sums[sum].Cells.Contains(variable)).ToList())];
        return found;
    }

    /// <summary>The least value, and whether the search came to its end.</summary>
    public (long Least, bool IsProven) Least(int variable)
    {
        var (low, high, proven) = (_floor[variable], _truth[variable], true);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var possible = IsPossible(variable, _floor[variable], middle);
            proven &= possible is not null;
            if (possible == true) high = middle;
            else low = middle + 1;
        }
        return (high, proven);
    }

    /// <summary>The largest value, null without limit, and whether the search came to its end.</summary>
    public (long? Most, bool IsProven) Most(int variable)
    {
        var unlimited = IsPossible(variable, _cap / 2, _cap);
        if (unlimited == true) return (null, true);
        var (low, high, proven) = (_truth[variable], _cap / 2, unlimited is not null);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var possible = IsPossible(variable, middle, _cap);
            proven &= possible is not null;
            if (possible == true) low = middle;
            else high = middle - 1;
        }
        return (low, proven);
    }

    static IEnumerable<(int Table, int Row, int Column)> Cells(IReadOnlyList<Suppression> tables) =>
        from table in Enumerable.Range(0, tables.Count)
        from row in Enumerable.Range(0, tables[table].Table.Rows)
        from column in Enumerable.Range(0, tables[table].Table.Columns)
        select (table, row, column);

    void Add(int table, CountTable counts, IEnumerable<(int Row, int Column)> line, (int Row, int Column) margin)
    {
        var (cells, signs, sum) = (new List<int>(), new List<int>(), 0L);
        foreach (var cell in line)
        {
            var sign = cell == margin ? -1 : 1;
            if (Variable(table, cell.Row, cell.Column) is { } variable)
            {
                cells.Add(variable);
                signs.Add(sign);
            }
            else sum -= sign * counts[cell.Row, cell.Column];
        }
        if (cells.Count > 0) _sums.Add(([.. cells], [.. signs], sum));
    }

    /// <summary>Whether an unknown can lie between two values; null when the search was given up.</summary>
    bool? IsPossible(int variable, long from, long to)
    {
        var (low, high) = (_floor.ToArray(), Enumerable.Repeat(_cap, _truth.Count).ToArray());
        (low[variable], high[variable]) = (Math.Max(from, low[variable]), to);
        var branches = 0;
        return Search(low, high, ref branches);
    }

    bool? Search(long[] low, long[] high, ref int branches)
    {
        if (!Narrow(low, high)) return false;
        var next = -1;
        for (var at = 0; at < low.Length; at++)
            if (high[at] > low[at] && (next < 0 || high[at] - low[at] < high[next] - low[next])) next = at;
        if (next < 0) return true;
        if (++branches > MostBranches) return null;
        // The value nearest the truth first, then what lies below and above it.
        var value = Math.Clamp(_truth[next], low[next], high[next]);
        var givenUp = false;
        foreach (var (from, to) in new[] { (value, value), (low[next], value - 1), (value + 1, high[next]) })
        {
            if (from > to) continue;
            var (lower, upper) = ((long[])low.Clone(), (long[])high.Clone());
            (lower[next], upper[next]) = (from, to);
            var found = Search(lower, upper, ref branches);
            if (found == true) return true;
            givenUp |= found is null;
        }
        return givenUp ? null : false;
    }

    /// <summary>Narrows every unknown by every sum until nothing moves; false when a sum cannot be kept.</summary>
    bool Narrow(long[] low, long[] high)
    {
        var waiting = new Queue<int>(Enumerable.Range(0, _sums.Count));
        var isWaiting = Enumerable.Repeat(true, _sums.Count).ToArray();
        while (waiting.TryDequeue(out var number))
        {
            isWaiting[number] = false;
            var (cells, signs, sum) = _sums[number];
            var (least, most) = (0L, 0L);
            for (var at = 0; at < cells.Length; at++)
            {
                least += signs[at] > 0 ? low[cells[at]] : -high[cells[at]];
                most += signs[at] > 0 ? high[cells[at]] : -low[cells[at]];
            }
            if (least > sum || most < sum) return false;
            for (var at = 0; at < cells.Length; at++)
            {
                var cell = cells[at];
                var (own, ownMost) = signs[at] > 0 ? (low[cell], high[cell]) : (-high[cell], -low[cell]);
                var (newLeast, newMost) = (Math.Max(own, sum - (most - ownMost)), Math.Min(ownMost, sum - (least - own)));
                if (newLeast > newMost) return false;
                if (newLeast == own && newMost == ownMost) continue;
                (low[cell], high[cell]) = signs[at] > 0 ? (newLeast, newMost) : (-newMost, -newLeast);
                foreach (var other in _sumsOf[cell])
                {
                    if (isWaiting[other]) continue;
                    isWaiting[other] = true;
                    waiting.Enqueue(other);
                }
                // The sum's own ends have moved with the cell.
                least += newLeast - own;
                most += newMost - ownMost;
            }
        }
        return true;
    }
}
