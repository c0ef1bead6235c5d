using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Samsyn.App.Situations.Events;

/// <summary>Counts by the number of the group, of one processor. An array of all groups while that is not too large, and widened when a count outgrows it.</summary>
sealed class Cells
{
    /// <summary>Of one group in one array: those of all together, and as many rows again that count one each, stay below 2³².</summary>
    static readonly uint Most = uint.MaxValue / (2 * (uint)Environment.ProcessorCount);

    readonly uint[]? _dense;
    /// <summary>What did not fit, and all of it when there is no array.</summary>
    readonly Dictionary<int, long> _sparse = [];

    readonly int _cells;

    /// <summary>The array is lent; <see cref="Merge"/> gives it back.</summary>
    public Cells(int cells, bool isDense)
    {
        _cells = cells;
        if (!isDense) return;
        _dense = ArrayPool<uint>.Shared.Rent(cells);
        Array.Clear(_dense, 0, cells);
    }

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
            if (_dense is { } dense && (ulong)dense[group] + (uint)counts[row] <= Most) dense[group] += (uint)counts[row];
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
        var cellCount = all[0]._cells;
        var pieces = Math.Min(Environment.ProcessorCount, Math.Max(1, cellCount >> 16));
        var ends = Enumerable.Range(0, pieces + 1).Select(piece => (int)((long)cellCount * piece / pieces)).ToArray();
        var sizes = new int[pieces];
        Parallel.For(0, pieces, piece => sizes[piece] = Combine(dense, ends[piece], ends[piece + 1]));
        var (groups, counts) = (new int[sizes.Sum()], new long[sizes.Sum()]);
        Parallel.For(0, pieces, piece => Collect(dense[0], ends[piece], ends[piece + 1], sizes.AsSpan(0, piece), groups, counts));
        foreach (var cells in dense) ArrayPool<uint>.Shared.Return(cells);
        if (sparse.Count == 0) return (groups, counts);
        for (var group = 0; group < groups.Length; group++) CollectionsMarshal.GetValueRefOrAddDefault(sparse, groups[group], out _) += counts[group];
        return Sorted(sparse);
    }

    /// <summary>Adds all into the first; returns how many have any.</summary>
    static int Combine(uint[][] dense, int from, int to)
    {
        var sums = dense[0].AsSpan(from..to);
        var any = 0;
        foreach (var cells in dense.Skip(1))
        {
            var more = cells.AsSpan(from..to);
            var at = 0;
            for (; at <= sums.Length - Vector<uint>.Count; at += Vector<uint>.Count) (new Vector<uint>(sums[at..]) + new Vector<uint>(more[at..])).CopyTo(sums[at..]);
            for (; at < sums.Length; at++) sums[at] += more[at];
        }
        foreach (var sum in sums) if (sum != 0) any++;
        return any;
    }

    static void Collect(uint[] sums, int from, int to, ReadOnlySpan<int> before, int[] groups, long[] counts)
    {
        var next = 0;
        foreach (var size in before) next += size;
        for (var at = from; at < to; at++)
        {
            if (sums[at] == 0) continue;
            (groups[next], counts[next]) = (at, sums[at]);
            next++;
        }
    }

    static (int[], long[]) Sorted(Dictionary<int, long> sparse)
    {
        var sorted = sparse.Where(one => one.Value != 0).OrderBy(one => one.Key).ToList();
        return ([.. sorted.Select(one => one.Key)], [.. sorted.Select(one => one.Value)]);
    }
}
