using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Samsyn.Analysis.Clusters;

/// <summary>
/// The strongest window of one permutation, and nothing about where it is. Windows are bounded many at a time: of all windows that begin
/// on a day and are between <i>a</i> and <i>b</i> days long none holds more cases than the longest and none expects fewer than the
/// shortest. Only where those two together could exceed the strongest so far are windows looked at one by one. For at most 65 535 cases.
/// </summary>
sealed unsafe class PermutationScan
{
    const int Lanes = 32;
    readonly ScanFrame _frame;
    readonly Bounds _bounds;
    readonly int _width;
    readonly ushort* _before;
    readonly ushort* _zone;
    readonly ushort[] _keptBefore, _keptZone;
    double _hint;

    public PermutationScan(ScanFrame frame, Bounds bounds)
    {
        (_frame, _bounds) = (frame, bounds);
        _width = WidthOf(frame);
        _before = Aligned(out _keptBefore, frame.Zones.Centres * _width);
        _zone = Aligned(out _keptZone, _width);
    }

    public static int WidthOf(ScanFrame frame) => (frame.Days + Lanes - 1) / Lanes * Lanes + (frame.MaxDays + Lanes) / Lanes * Lanes;

    /// <summary>Bytes that one thread needs.</summary>
    public static long SizeOf(ScanFrame frame) => (long)frame.Zones.Centres * WidthOf(frame) * 2;

    /// <summary>The strongest statistic over all circles and windows; 0 when there is none.</summary>
    public double Strongest(int[] placeStart, int[] days)
    {
        Prepare(placeStart, days);
        var strongest = Search(placeStart, _hint);
        // Nothing above what was guessed from earlier replications: the guess was too high, and all is looked at again.
        if (strongest <= _hint) strongest = Search(placeStart, 0);
        _hint = _hint == 0 ? Math.Max(0, strongest - 1) : Math.Min(_hint, Math.Max(0, strongest - 1));
        GC.KeepAlive(_keptBefore);
        GC.KeepAlive(_keptZone);
        return strongest;
    }

    void Prepare(int[] placeStart, int[] days)
    {
        new Span<byte>(_before, checked(_frame.Zones.Centres * _width * 2)).Clear();
        for (var place = 0; place + 1 < placeStart.Length; place++)
        {
            if (placeStart[place] == placeStart[place + 1]) continue;
            var row = _before + (nint)place * _width;
            for (var at = placeStart[place]; at < placeStart[place + 1]; at++) row[days[at] + 1]++;
            for (var day = 1; day < _width; day++) row[day] += row[day - 1];
        }
    }

    double Search(int[] placeStart, double from)
    {
        var (zones, strongest) = (_frame.Zones, from);
        for (var centre = 0; centre < zones.Centres; centre++)
        {
            new Span<ushort>(_zone, _width).Clear();
            var (inside, fresh) = (0, false);
            for (var at = zones.Start[centre]; at < zones.Start[centre + 1]; at++)
            {
                var place = zones.Member[at];
                var more = placeStart[place + 1] - placeStart[place];
                if (more > 0)
                {
                    (inside, fresh) = (inside + more, true);
                    var row = _before + (nint)place * _width;
                    for (var i = 0; i < _width; i += Lanes) (Vector512.LoadAligned(_zone + i) + Vector512.LoadAligned(row + i)).StoreAligned(_zone + i);
                }
                if (!zones.Closes[at] || !fresh || inside < _frame.MinCases) continue;
                fresh = false;
                strongest = SearchZone(inside, strongest);
            }
        }
        return strongest;
    }

    double SearchZone(int inside, double strongest)
    {
        var level = Likelihood.LevelOf(strongest);
        var needed = _bounds.Needed(level, inside);
        var (groups, lengths) = (_bounds.Groups, _bounds.Longest);
        fixed (ushort* need = needed)
        fixed (int* longest = lengths)
        {
            for (var block = 0; block < _bounds.Blocks; block++)
            {
                var begin = _zone + block * Lanes;
                var before = Vector512.LoadAligned(begin);
                var row = need + block * groups;
                for (var group = 0; group < groups; group++)
                {
                    var hit = Vector512.GreaterThanOrEqual(Vector512.Load(begin + longest[group]) - before, Vector512.Create(row[group]));
                    if (hit != Vector512<ushort>.Zero) strongest = Look(inside, block * Lanes, hit.ExtractMostSignificantBits(), group, strongest);
                }
            }
        }
        return strongest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    double Look(int inside, int firstDay, ulong lanes, int group, double strongest)
    {
        var limits = _frame.Likelihood.Limits(Likelihood.LevelOf(strongest));
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var start = firstDay + System.Numerics.BitOperations.TrailingZeroCount(lanes);
            var last = Math.Min(_bounds.Longest[group], _frame.Days - start);
            for (var length = _bounds.Shortest[group]; length <= last; length++)
            {
                var cases = (ushort)(_zone[start + length] - _zone[start]);
                if (cases < _frame.MinCases) continue;
                var mean = (double)((long)inside * (_frame.Before[start + length] - _frame.Before[start])) / _frame.Total;
                if (cases < limits.Length && mean > limits[cases]) continue;
                var statistic = _frame.Likelihood.Ratio(cases, mean);
                if (statistic <= strongest) continue;
                strongest = statistic;
                limits = _frame.Likelihood.Limits(Likelihood.LevelOf(strongest));
            }
        }
        return strongest;
    }

    // On the pinned heap and never moved; freed with the array.
    static ushort* Aligned(out ushort[] kept, int length)
    {
        kept = GC.AllocateArray<ushort>(length + Lanes, pinned: true);
        var at = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(kept));
        return (ushort*)((at + 63) & ~63);
    }

    /// <summary>
    /// How many cases a bundle of windows must hold at least, by level, cases of the circle, block of 32 first days and group of lengths.
    /// Days of all cases are only permuted, so this holds for every replication and is shared by the threads.
    /// </summary>
    public sealed class Bounds
    {
        readonly ScanFrame _frame;
        readonly int[] _fewest;
        ushort[]?[]?[] _needed = new ushort[]?[64][];
        readonly Lock _gate = new();

        public Bounds(ScanFrame frame)
        {
            _frame = frame;
            var (shortest, longest) = (new List<int>(), new List<int>());
            for (var length = 1; length <= frame.MaxDays;)
            {
                var to = Math.Min(frame.MaxDays, Math.Max(length, (int)(length * 1.3)));
                shortest.Add(length);
                longest.Add(to);
                length = to + 1;
            }
            (Shortest, Longest, Groups, Blocks) = ([.. shortest], [.. longest], shortest.Count, (frame.Days + Lanes - 1) / Lanes);
            _fewest = new int[Blocks * Groups];
            for (var block = 0; block < Blocks; block++)
                for (var group = 0; group < Groups; group++)
                {
                    var fewest = int.MaxValue;
                    for (var start = block * Lanes; start < (block + 1) * Lanes && start + Shortest[group] <= frame.Days; start++)
                        fewest = Math.Min(fewest, frame.Before[start + Shortest[group]] - frame.Before[start]);
                    _fewest[block * Groups + group] = fewest;
                }
        }

        public int[] Shortest { get; }
        public int[] Longest { get; }
        public int Groups { get; }
        public int Blocks { get; }

        public ushort[] Needed(int level, int inside)
        {
            var known = Volatile.Read(ref _needed);
            var rows = level < known.Length ? known[level] : null;
            return rows?[inside] ?? Fill(level, inside);
        }

        ushort[] Fill(int level, int inside)
        {
            lock (_gate)
            {
                if (level >= _needed.Length) Array.Resize(ref _needed, level * 2);
                var rows = _needed[level] ??= new ushort[]?[_frame.Total + 1];
                var limits = _frame.Likelihood.Limits(level);
                var row = new ushort[_fewest.Length];
                for (var i = 0; i < row.Length; i++)
                {
                    var mean = _fewest[i] == int.MaxValue ? double.PositiveInfinity : (double)((long)inside * _fewest[i]) / _frame.Total;
                    var enough = Array.BinarySearch(limits, mean);
                    if (enough < 0) enough = ~enough;
                    row[i] = double.IsInfinity(mean) ? ushort.MaxValue : (ushort)Math.Clamp(enough, _frame.MinCases, ushort.MaxValue);
                }
                Volatile.Write(ref rows[inside], row);
                return row;
            }
        }
    }
}
