using System.Numerics;
using System.Runtime.InteropServices;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>Which rows go when a file is added: of each segment a list as long as its rows, or null when all of them stay.</summary>
sealed record MergedRows(EventChanges Changes, IReadOnlyList<bool[]?> BeforeGone, IReadOnlyList<bool[]?> NowGone);

/// <summary>
/// What a file that is added does to the events that are there. Where the keeper names the rows, all that the file says under a name is held against all that is there under it: the
/// same does not come again, and of what differs the newer or the older stays. Without names whole rows are told apart, as many as there are of each.
/// </summary>
static class EventMerge
{
    [StructLayout(LayoutKind.Auto)]
    struct Entry
    {
        public ulong Row, Key;
        public int New, Old, Group, Keep;
        public ushort Month;
        public bool IsGone;
    }

    [StructLayout(LayoutKind.Auto)]
    struct Named
    {
        /// <summary>Rows of the file that are not there, and rows that are there and not in the file, under the name.</summary>
        public int Added, Removed;
        public bool IsNew, IsOld;
    }

    public static MergedRows Of(EventComparison comparison, ImportRule rule, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, int imports)
    {
        var (beforeGone, nowGone) = (new bool[]?[before.Count], new bool[]?[now.Count]);
        var sums = ChangeSums.OfPieces(comparison, (piece, mine) => Piece(piece, comparison, rule, before, now, mine, beforeGone, nowGone));
        return new(sums.Told(comparison, imports, rule), beforeGone, nowGone);
    }

    static void Piece(int piece, EventComparison comparison, ImportRule rule, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, ChangeSums sums, bool[]?[] beforeGone, bool[]?[] nowGone)
    {
        var total = RowSketches.Count(before, piece) + RowSketches.Count(now, piece);
        if (total == 0) return;
        var (entries, used, slots) = (new Entry[total], 0, new int[BitOperations.RoundUpToPowerOf2((uint)total * 2)]);
        for (var side = 0; side < 2; side++)
            foreach (var sketches in side == 0 ? now : before)
            {
                var (from, to) = sketches.Piece(piece);
                for (var at = from; at < to; at++)
                {
                    ref var slot = ref slots[SlotOf(sketches.Rows[at], entries, slots)];
                    if (slot == 0)
                    {
                        entries[used] = new() { Row = sketches.Rows[at], Key = sketches.Keys[at], Month = sketches.Months[at], Group = sketches.Groups[at] };
                        slot = ++used;
                    }
                    ref var entry = ref entries[slot - 1];
                    if (side == 0) entry.New++;
                    else entry.Old++;
                }
            }
        var empty = comparison.EmptyKey;
        Dictionary<ulong, Named> names = [];
        if (comparison.HasId)
            foreach (ref readonly var entry in entries.AsSpan(0, used))
            {
                if (entry.Key == empty) continue;
                ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(names, entry.Key, out _);
                (name.IsNew, name.IsOld) = (name.IsNew || entry.New > 0, name.IsOld || entry.Old > 0);
                if (entry.Old == 0) name.Added++;
                if (entry.New == 0) name.Removed += entry.Old;
            }
        foreach (ref var entry in entries.AsSpan(0, used))
        {
            if (comparison.HasId && entry.Key != empty) ByName(ref entry, ref CollectionsMarshal.GetValueRefOrNullRef(names, entry.Key), rule, sums);
            else ByRow(ref entry, comparison.HasId || rule == ImportRule.AppendNew, comparison.HasId, sums);
        }
        if (!comparison.IsPicking) return;
        Pick(piece, before, entries, slots, beforeGone, isNow: false);
        Pick(piece, now, entries, slots, nowGone, isNow: true);
    }

    static int SlotOf(ulong row, Entry[] entries, int[] slots)
    {
        // The pieces are made by the highest bits.
        var slot = (int)row & (slots.Length - 1);
        while (slots[slot] is > 0 and var taken && entries[taken - 1].Row != row) slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    static void ByName(ref Entry entry, ref Named name, ImportRule rule, ChangeSums sums)
    {
        var isHere = name is { IsNew: true, IsOld: true };
        if (entry.New > 0 && entry.Old > 0)
        {
            sums.Unchanged += entry.New;
            return;
        }
        if (entry.New > 0)
        {
            // Twice the same under one name is once.
            sums.Unchanged += entry.New - 1;
            if (isHere && rule == ImportRule.AppendNew)
            {
                sums.Add(entry.Month, entry.Group, 0, 0, 1, 0);
                return;
            }
            entry.Keep = 1;
            var isChange = isHere && name.Removed > 0;
            if (isChange) name.Removed--;
            sums.Add(entry.Month, entry.Group, isChange ? 0 : 1, 0, isChange ? 1 : 0, 0);
            return;
        }
        if (!isHere || rule == ImportRule.AppendNew) return;
        entry.IsGone = true;
        // As many as come under the name are those that are changed; the rest go.
        var changed = Math.Min(entry.Old, name.Added);
        name.Added -= changed;
        sums.Add(entry.Month, entry.Group, 0, entry.Old - changed, 0, 0);
    }

    static void ByRow(ref Entry entry, bool onlyNew, bool isNameless, ChangeSums sums)
    {
        var there = Math.Min(entry.New, entry.Old);
        if (isNameless) sums.Nameless += entry.New;
        entry.Keep = onlyNew ? entry.New - there : entry.New;
        if (onlyNew) sums.Unchanged += there;
        sums.Add(entry.Month, entry.Group, entry.New - there, 0, 0, onlyNew ? 0 : there);
    }

    /// <summary>Of rows that say the same the first stay.</summary>
    static void Pick(int piece, IReadOnlyList<RowSketches> all, Entry[] entries, int[] slots, bool[]?[] gone, bool isNow)
    {
        for (var number = 0; number < all.Count; number++)
        {
            var (from, to) = all[number].Piece(piece);
            for (var at = from; at < to; at++)
            {
                ref var entry = ref entries[slots[SlotOf(all[number].Rows[at], entries, slots)] - 1];
                if (isNow ? entry.Keep-- > 0 : !entry.IsGone) continue;
                if (gone[number] is null) Interlocked.CompareExchange(ref gone[number], new bool[all[number].Rows.Length], null);
                gone[number]![all[number].Places![at]] = true;
            }
        }
    }
}
