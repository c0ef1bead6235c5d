using System.Runtime.InteropServices;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// The difference of two multisets of rows, by 64 bits of each: two different rows are taken for the same about once in two million comparisons of ten million rows with ten million.
/// Piece by piece, so that what is looked up stays in the near caches.
/// </summary>
static class EventDifference
{
    [StructLayout(LayoutKind.Auto)]
    struct Entry
    {
        public ulong Row, Key;
        public int New, Old, Group;
        public ushort Month;
    }

    public static EventChanges Between(EventComparison comparison, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, int imports)
    {
        var sums = ChangeSums.OfPieces(comparison, (piece, mine) => Piece(piece, comparison.HasId, before, now, mine));
        return sums.Told(comparison, imports, ImportRule.Replace);
    }

    static void Piece(int piece, bool hasId, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, ChangeSums sums)
    {
        var total = RowSketches.Count(before, piece) + RowSketches.Count(now, piece);
        if (total == 0) return;
        var (entries, used, slots) = (new Entry[total], 0, new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)total * 2)]);
        for (var side = 0; side < 2; side++)
            foreach (var sketches in side == 0 ? now : before)
            {
                var (from, to) = sketches.Piece(piece);
                for (var at = from; at < to; at++)
                {
                    var row = sketches.Rows[at];
                    // The pieces are made by the highest bits.
                    var slot = (int)row & (slots.Length - 1);
                    while (slots[slot] is > 0 and var taken && entries[taken - 1].Row != row) slot = (slot + 1) & (slots.Length - 1);
                    if (slots[slot] == 0)
                    {
                        entries[used] = new() { Row = row, Key = sketches.Keys[at], Month = sketches.Months[at], Group = sketches.Groups[at] };
                        slots[slot] = ++used;
                    }
                    ref var entry = ref entries[slots[slot] - 1];
                    if (side == 0) entry.New++;
                    else entry.Old++;
                }
            }
        // Rows that only one side has, and have a name that both have, are the same row changed.
        Dictionary<ulong, (int New, int Old)> named = [];
        if (hasId)
            foreach (ref readonly var entry in entries.AsSpan(0, used))
            {
                if (entry.New == entry.Old) continue;
                ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(named, entry.Key, out _);
                left = (left.New + Math.Max(0, entry.New - entry.Old), left.Old + Math.Max(0, entry.Old - entry.New));
            }
        Dictionary<ulong, (int New, int Old)> changed = [];
        foreach (var (key, left) in named) if (Math.Min(left.New, left.Old) is > 0 and var both) changed[key] = (both, both);
        foreach (ref readonly var entry in entries.AsSpan(0, used))
        {
            sums.Unchanged += Math.Min(entry.New, entry.Old);
            var (added, removed, altered) = (Math.Max(0, entry.New - entry.Old), Math.Max(0, entry.Old - entry.New), 0);
            if (added + removed == 0) continue;
            if (changed.TryGetValue(entry.Key, out var left))
            {
                altered = Math.Min(added, left.New);
                var gone = Math.Min(removed, left.Old);
                changed[entry.Key] = (left.New - altered, left.Old - gone);
                (added, removed) = (added - altered, removed - gone);
            }
            sums.Add(entry.Month, entry.Group, added, removed, altered, again: 0);
        }
    }
}
