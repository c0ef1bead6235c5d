namespace Samsyn.Analysis.Clusters;

/// <summary>
/// Pairs of events near each other, by band of distance, found once by a grid of squares as wide as the farthest band: the cost follows
/// the number of near pairs, not the square of the number of events.
/// </summary>
sealed class NearPairs
{
    NearPairs(int[] order, List<int>[] pairs) => (Order, Pairs) = (order, pairs);

    /// <summary>The events square by square, so that those near each other also stand near each other in memory.</summary>
    public int[] Order { get; }

    /// <summary>Two positions in <see cref="Order"/> for each pair, band by band.</summary>
    public List<int>[] Pairs { get; }

    /// <summary>Of all events; <paramref name="band"/> gives the band of a squared distance, or −1.</summary>
    public static NearPairs Of(double[] x, double[] y, double farthest, bool alongStreets, int bands, Func<double, int> band, CancellationToken cancellation)
    {
        var n = x.Length;
        var (left, bottom) = (x.Min(), y.Min());
        // Finer than some number of squares a side gains nothing, and numbers of squares must fit.
        var side = Math.Max(Math.Max(farthest * (1 + 1e-9), Math.Max(x.Max() - left, y.Max() - bottom) / 30_000), double.Epsilon * 1e16);
        var square = new long[n];
        for (var i = 0; i < n; i++) square[i] = Key((int)((y[i] - bottom) / side), (int)((x[i] - left) / side));
        var order = Enumerable.Range(0, n).ToArray();
        Array.Sort(square, order);
        double[] sx = [.. order.Select(i => x[i])], sy = [.. order.Select(i => y[i])];
        var first = new Dictionary<long, (int From, int To)>();
        for (var from = 0; from < n;)
        {
            var to = from;
            while (to < n && square[to] == square[from]) to++;
            first[square[from]] = (from, to);
            from = to;
        }
        var pairs = Enumerable.Range(0, bands).Select(_ => new List<int>()).ToArray();
        foreach (var (key, (from, to)) in first)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var a = from; a < to; a++) Match(a, a + 1, to);
            // The square to the right and the three above; the others have met this one already.
            foreach (var other in (ReadOnlySpan<long>)[key + 1, key + Key(1, -1), key + Key(1, 0), key + Key(1, 1)])
                if (first.TryGetValue(other, out var there))
                    for (var a = from; a < to; a++) Match(a, there.From, there.To);
        }
        return new(order, pairs);

        void Match(int a, int from, int to)
        {
            for (var b = from; b < to; b++)
            {
                var (dx, dy) = (sx[a] - sx[b], sy[a] - sy[b]);
                var steps = Math.Abs(dx) + Math.Abs(dy);
                var at = band(alongStreets ? steps * steps : dx * dx + dy * dy);
                if (at < 0) continue;
                pairs[at].Add(a);
                pairs[at].Add(b);
            }
        }
    }

    static long Key(int row, int column) => row * 100_000L + column;
}
