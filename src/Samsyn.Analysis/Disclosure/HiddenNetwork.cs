namespace Samsyn.Analysis.Disclosure;

/// <summary>The hidden cells as edges: each may grow without limit, and shrink by its slack. Largest flows by shortest augmenting paths (Edmonds and Karp, J. ACM 19, 1972).</summary>
sealed class HiddenNetwork(int nodes)
{
    readonly List<(int From, int To)> _edges = [];
    readonly List<long> _slack = [];
    readonly Dictionary<(int From, int To), int> _numbers = [];
    readonly List<int>[] _at = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    public void Add(int from, int to, long slack)
    {
        _numbers[(from, to)] = _edges.Count;
        _at[from].Add(_edges.Count);
        _at[to].Add(_edges.Count);
        _edges.Add((from, to));
        _slack.Add(slack);
    }

    /// <summary>The edge between two nodes; every cell has its own pair.</summary>
    public int At(int from, int to) => _numbers[(from, to)];

    /// <summary>The largest flow of change between two nodes without one edge, at most a limit; null when there is no limit to it.</summary>
    public long? Flow(int source, int target, int without, long atMost)
    {
        var (before, by) = (new int[nodes], new int[nodes]);
        if (Reach(source, target, without, null, before, by)) return atMost == long.MaxValue ? null : atMost;
        var slack = _slack.ToArray();
        var total = 0L;
        while (total < atMost && Reach(source, target, without, slack, before, by))
        {
            var width = atMost - total;
            for (var node = target; node != source; node = before[node])
                if (_edges[by[node]].To != node) width = Math.Min(width, slack[by[node]]);
            for (var node = target; node != source; node = before[node]) slack[by[node]] += _edges[by[node]].To == node ? width : -width;
            total += width;
        }
        return total;
    }

    /// <summary>A shortest path: along edges, and against those with slack when slacks are given.</summary>
    bool Reach(int source, int target, int without, long[]? slack, int[] before, int[] by)
    {
        Array.Fill(by, -1);
        var waiting = new Queue<int>([source]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var edge in _at[node])
            {
                if (edge == without) continue;
                var (from, to) = _edges[edge];
                var next = from == node ? to : slack is not null && slack[edge] > 0 ? from : -1;
                if (next < 0 || next == source || by[next] >= 0) continue;
                (before[next], by[next]) = (node, edge);
                if (next == target) return true;
                waiting.Enqueue(next);
            }
        }
        return false;
    }
}
