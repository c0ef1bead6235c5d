using System.Globalization;
using System.Runtime.InteropServices;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// The difference of two multisets of rows, by 64 bits of each: two different rows are taken for the same about once in two million comparisons of ten million rows with ten million.
/// Piece by piece, so that what is looked up stays in the near caches.
/// </summary>
static class EventDifference
{
    /// <summary>Labels of a kind that are told one by one.</summary>
    public const int MostLabels = 500;

    [StructLayout(LayoutKind.Auto)]
    struct Entry
    {
        public ulong Row, Key;
        public int New, Old, Group;
        public ushort Month;
    }

    sealed class Sums
    {
        public long Added, Removed, Changed, Unchanged;
        public Dictionary<int, long[]> Months { get; } = [];
        public Dictionary<string, long[]> Types { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, long[]> Areas { get; } = new(StringComparer.Ordinal);
    }

    public static EventChanges Between(EventComparison comparison, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, int imports)
    {
        var (sums, merging) = (new Sums(), new Lock());
        Parallel.For(0, RowSketches.Pieces, () => (Sums: new Sums(), Groups: new Dictionary<int, long[]>()), (piece, _, mine) =>
        {
            Piece(piece, comparison.HasId, before, now, mine.Sums, mine.Groups);
            return mine;
        }, mine =>
        {
            lock (merging) Merge(comparison, sums, mine.Sums, mine.Groups);
        });
        return new(sums.Added, sums.Removed, sums.Changed, sums.Unchanged, comparison.IdColumn, imports,
            [.. sums.Months.OrderBy(month => month.Key).TakeLast(MostLabels).Select(month => Shown(string.Create(CultureInfo.InvariantCulture, $"{month.Key / 12:0000}-{month.Key % 12 + 1:00}"), month.Value))],
            Most(sums.Types), Most(sums.Areas), comparison.Left);
    }

    static void Piece(int piece, bool hasId, IReadOnlyList<RowSketches> before, IReadOnlyList<RowSketches> now, Sums sums, Dictionary<int, long[]> groups)
    {
        var total = Count(before, piece) + Count(now, piece);
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
            (sums.Added, sums.Removed, sums.Changed) = (sums.Added + added, sums.Removed + removed, sums.Changed + altered);
            if (added + removed + altered == 0) continue;
            Add(sums.Months, entry.Month, added, removed, altered);
            Add(groups, entry.Group, added, removed, altered);
        }
    }

    static int Count(IReadOnlyList<RowSketches> all, int piece)
    {
        var count = 0;
        foreach (var sketches in all) count += sketches.Piece(piece) is var (from, to) ? to - from : 0;
        return count;
    }

    static void Add<TKey>(Dictionary<TKey, long[]> to, TKey label, long added, long removed, long changed) where TKey : notnull
    {
        if (!to.TryGetValue(label, out var sums)) to[label] = sums = new long[3];
        (sums[0], sums[1], sums[2]) = (sums[0] + added, sums[1] + removed, sums[2] + changed);
    }

    static void Merge(EventComparison comparison, Sums into, Sums one, Dictionary<int, long[]> groups)
    {
        (into.Added, into.Removed, into.Changed, into.Unchanged) = (into.Added + one.Added, into.Removed + one.Removed, into.Changed + one.Changed, into.Unchanged + one.Unchanged);
        foreach (var (month, sums) in one.Months) Add(into.Months, month, sums[0], sums[1], sums[2]);
        foreach (var (group, sums) in groups)
        {
            if (comparison.TypeOf(group) is { } type) Add(into.Types, type, sums[0], sums[1], sums[2]);
            if (comparison.AreaOf(group) is { } area) Add(into.Areas, area, sums[0], sums[1], sums[2]);
        }
    }

    static List<ChangedEvents> Most(Dictionary<string, long[]> sums) =>
        [.. sums.OrderByDescending(one => one.Value.Sum()).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostLabels).Select(one => Shown(one.Key, one.Value))];

    static ChangedEvents Shown(string label, long[] sums) => new(label, sums[0], sums[1], sums[2]);
}
