namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>Rebuilds tables from ruling lines: the cells are the faces of the grid that the lines draw.</summary>
static class PdfTableFinder
{
    const double Near = 3.5, ThinnestBand = 5, Covered = 0.6;
    const int MostLines = 150;

    /// <summary>The tables of a page; their words are taken out of <paramref name="words"/>.</summary>
    public static List<PdfTable> Find(PdfPage page, List<PdfWord> words)
    {
        var rules = Merge(page.Rules);
        var tables = new List<PdfTable>();
        var grids = Groups(rules).ToList();
        foreach (var group in grids.Concat(PdfGutters.Complete(rules.Except(grids.SelectMany(g => g)), words)).OrderByDescending(g => Area(g)))
        {
            var xs = Lines(group, horizontal: false);
            var ys = Lines(group, horizontal: true);
            if (xs.Count < 3 || ys.Count < 2 || xs.Count > MostLines || ys.Count > MostLines) continue;
            var inside = words.FindAll(w => w.Middle > xs[0] && w.Middle < xs[^1] && w.Centre > ys[0] && w.Centre < ys[^1]);
            if (inside.Count == 0) continue;
            if (Build(group, xs, ys, inside) is not { } table) continue;
            tables.Add(table);
            words.RemoveAll(w => w.Middle > xs[0] && w.Middle < xs[^1] && w.Centre > ys[0] && w.Centre < ys[^1]);
        }
        return tables;
    }

    static double Area(List<PdfRule> group) =>
        (group.Max(r => r.IsHorizontal ? r.To : r.At) - group.Min(r => r.IsHorizontal ? r.From : r.At))
        * (group.Max(r => r.IsHorizontal ? r.At : r.To) - group.Min(r => r.IsHorizontal ? r.At : r.From));

    /// <summary>Pieces of the same line (Word draws one per cell) become one.</summary>
    static List<PdfRule> Merge(List<PdfRule> rules)
    {
        var merged = new List<PdfRule>();
        foreach (var side in rules.GroupBy(r => r.IsHorizontal))
        {
            var open = new List<PdfRule>();
            foreach (var rule in side.OrderBy(r => r.From))
            {
                var at = open.FindIndex(o => Math.Abs(o.At - rule.At) < 1.6 && rule.From <= o.To + Near);
                if (at >= 0) open[at] = open[at] with { To = Math.Max(open[at].To, rule.To) };
                else open.Add(rule);
                if (open.Count > MostLines * 4) return [];
            }
            merged.AddRange(open);
        }
        return merged;
    }

    /// <summary>Lines that touch belong together; a group without both directions draws no cell.</summary>
    static IEnumerable<List<PdfRule>> Groups(List<PdfRule> rules)
    {
        var left = new HashSet<int>(Enumerable.Range(0, rules.Count));
        while (left.Count > 0)
        {
            var queue = new Queue<int>([left.First()]);
            left.Remove(queue.Peek());
            var group = new List<PdfRule>();
            while (queue.TryDequeue(out var at))
            {
                group.Add(rules[at]);
                foreach (var other in left.Where(o => Touch(rules[at], rules[o])).ToList())
                {
                    left.Remove(other);
                    queue.Enqueue(other);
                }
            }
            if (group.Exists(r => r.IsHorizontal) && group.Exists(r => !r.IsHorizontal)) yield return group;
        }
    }

    static bool Touch(PdfRule a, PdfRule b) => a.IsHorizontal == b.IsHorizontal
        ? Math.Abs(a.At - b.At) < Near && a.From <= b.To + Near && b.From <= a.To + Near
        : a.At >= b.From - Near && a.At <= b.To + Near && b.At >= a.From - Near && b.At <= a.To + Near;

    /// <summary>Grid coordinates in one direction, with the outer edge where it is open (a table cut by the page, open sides).</summary>
    static List<double> Lines(List<PdfRule> group, bool horizontal)
    {
        var across = group.Where(r => r.IsHorizontal != horizontal).ToList();
        var positions = group.Where(r => r.IsHorizontal == horizontal).Select(r => r.At).Append(across.Min(r => r.From)).Append(across.Max(r => r.To)).Order().ToList();
        var lines = new List<double>();
        foreach (var position in positions)
            if (lines.Count == 0 || position - lines[^1] > ThinnestBand) lines.Add(position);
        return lines;
    }

    static PdfTable? Build(List<PdfRule> group, List<double> xs, List<double> ys, List<PdfWord> words)
    {
        var (columns, rows) = (xs.Count - 1, ys.Count - 1);
        var root = Enumerable.Range(0, rows * columns).ToArray();
        int Root(int cell)
        {
            while (root[cell] != cell) cell = root[cell] = root[root[cell]];
            return cell;
        }
        void Unite(int a, int b)
        {
            var (ra, rb) = (Root(a), Root(b));
            // The smaller index is the upper left corner's row, so text lands where the cell begins.
            root[Math.Max(ra, rb)] = Math.Min(ra, rb);
        }
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                if (c > 0 && !IsDrawn(group, false, xs[c], ys[r], ys[r + 1])) Unite(r * columns + c - 1, r * columns + c);
                if (r > 0 && !IsDrawn(group, true, ys[r], xs[c], xs[c + 1])) Unite((r - 1) * columns + c, r * columns + c);
            }

        var held = new Dictionary<int, List<PdfWord>>();
        foreach (var word in words)
        {
            var cell = Root(Band(ys, word.Centre) * columns + Band(xs, word.Middle));
            if (!held.TryGetValue(cell, out var list)) held[cell] = list = [];
            list.Add(word);
        }
        var right = new Dictionary<int, double>();
        for (var i = 0; i < root.Length; i++) right[Root(i)] = Math.Max(right.GetValueOrDefault(Root(i)), xs[i % columns + 1]);
        var used = Enumerable.Range(0, columns).Where(c => Enumerable.Range(0, rows).Any(r => Root(r * columns + c) == r * columns + c)).ToList();
        if (used.Count < 2) return null;

        var built = new List<PdfCell[]>();
        for (var r = 0; r < rows; r++)
        {
            if (!used.Exists(c => Root(r * columns + c) / columns == r)) continue;
            built.Add(used.ConvertAll(c => Root(r * columns + c) == r * columns + c && held.TryGetValue(r * columns + c, out var own)
                ? new PdfCell(PdfTextLine.Group(own), right[r * columns + c]) : PdfCell.Empty).ToArray());
        }
        return new PdfTable { Y0 = ys[0], Y1 = ys[^1], Columns = xs, Rows = built };
    }

    static int Band(List<double> lines, double at)
    {
        var found = lines.FindLastIndex(l => l <= at);
        return Math.Clamp(found, 0, lines.Count - 2);
    }

    static bool IsDrawn(List<PdfRule> group, bool horizontal, double at, double from, double to)
    {
        double covered = 0;
        foreach (var rule in group)
            if (rule.IsHorizontal == horizontal && Math.Abs(rule.At - at) <= ThinnestBand) covered += Math.Max(0, Math.Min(rule.To, to) - Math.Max(rule.From, from));
        return covered >= Covered * (to - from);
    }
}
