using System.Numerics;
using System.Runtime.InteropServices;

namespace Samsyn.App.Situations.Events;

/// <summary>Counts by the number of the group, of one processor. An array of all groups while that is not too large, and widened when a count outgrows it.</summary>
sealed class Cells
{
    readonly uint[]? _dense;
    /// <summary>What did not fit, and all of it when there is no array.</summary>
    readonly Dictionary<int, long> _sparse = [];

    public Cells(int cells, bool isDense) => _dense = isDense ? new uint[cells] : null;

    public void Add(ReadOnlySpan<int> groups)
    {
        if (_dense is { } dense)
        {
            foreach (var group in groups) if (group >= 0) dense[group]++;
            return;
        }
        foreach (var group in groups) if (group >= 0) CollectionsMarshal.GetValueRefOrAddDefault(_sparse, group, out _)++;
    }

    public void Add(ReadOnlySpan<int> groups, ReadOnlySpan<int> counts)
    {
        for (var row = 0; row < groups.Length; row++)
        {
            var group = groups[row];
            if (group < 0) continue;
            if (_dense is { } dense && (ulong)dense[group] + (uint)counts[row] <= int.MaxValue) dense[group] += (uint)counts[row];
            else CollectionsMarshal.GetValueRefOrAddDefault(_sparse, group, out _) += counts[row];
        }
    }

    /// <summary>Groups that have any, in their order.</summary>
    public static (int[] Groups, long[] Counts) Merge(Cells[] all)
    {
        Dictionary<int, long> sparse = [];
        foreach (var (group, count) in all.SelectMany(cells => cells._sparse)) CollectionsMarshal.GetValueRefOrAddDefault(sparse, group, out _) += count;
        var dense = all.Select(cells => cells._dense).OfType<uint[]>().ToArray();
        if (dense.Length == 0) return Sorted(sparse);
        var cellCount = dense[0].Length;
        var pieces = Math.Min(Environment.ProcessorCount, Math.Max(1, cellCount >> 16));
        var found = new (Values<int> Groups, Values<long> Counts)[pieces];
        Parallel.For(0, pieces, piece => found[piece] = Piece(dense, (int)((long)cellCount * piece / pieces), (int)((long)cellCount * (piece + 1) / pieces)));
        var (groups, counts, at) = (new int[found.Sum(one => one.Groups.Count)], new long[found.Sum(one => one.Groups.Count)], 0);
        foreach (var (some, theirs) in found)
        {
            some.Span.CopyTo(groups.AsSpan(at));
            theirs.Span.CopyTo(counts.AsSpan(at));
            at += some.Count;
        }
        if (sparse.Count == 0) return (groups, counts);
        for (var group = 0; group < groups.Length; group++) CollectionsMarshal.GetValueRefOrAddDefault(sparse, groups[group], out _) += counts[group];
        return Sorted(sparse);
    }

    static (Values<int>, Values<long>) Piece(uint[][] dense, int from, int to)
    {
        var (groups, counts) = (new Values<int>((to - from) / 8), new Values<long>((to - from) / 8));
        for (var at = from; at < to; at++)
        {
            // Most groups have none: look at many at once.
            if (at + Vector<uint>.Count <= to && Array.TrueForAll(dense, cells => Vector.EqualsAll(new Vector<uint>(cells, at), Vector<uint>.Zero)))
            {
                at += Vector<uint>.Count - 1;
                continue;
            }
            var sum = 0L;
            foreach (var cells in dense) sum += cells[at];
            if (sum == 0) continue;
            groups.Add(at);
            counts.Add(sum);
        }
        return (groups, counts);
    }

    static (int[], long[]) Sorted(Dictionary<int, long> sparse)
    {
        var sorted = sparse.Where(one => one.Value != 0).OrderBy(one => one.Key).ToList();
        return ([.. sorted.Select(one => one.Key)], [.. sorted.Select(one => one.Value)]);
    }
}
