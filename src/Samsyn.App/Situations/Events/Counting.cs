using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// Counts by group: each block gives every row the number of its group, one dimension after another, and the groups are counted in an array of each processor's own. Where
/// there could be very many groups a table of those that occur takes its place.
/// </summary>
sealed class Counting
{
    const int MostCells = 1 << 25;

    readonly EventSet _set;
    readonly EventFilter _filter;
    readonly IReadOnlyList<CountBy> _by;
    readonly CountAxis[] _axes;
    readonly long[] _strides;
    readonly long _cells;
    readonly int _firstDay;
    readonly int[]?[] _dayBuckets;

    public Counting(EventSet set, EventFilter filter, IReadOnlyList<CountBy> by)
    {
        (_set, _filter, _by) = (set, filter, by);
        var (first, last) = (set.First ?? DateOnly.MinValue, set.Last ?? DateOnly.MinValue);
        if (filter.From > first) first = filter.From.Value;
        if (filter.To < last) last = filter.To.Value;
        var days = set.First is null ? 0 : Math.Max(0, last.DayNumber - first.DayNumber + 1);
        _firstDay = days == 0 ? 0 : Calendar.DayOf(first);
        _dayBuckets = new int[by.Count][];
        _axes = new CountAxis[by.Count];
        _strides = new long[by.Count];
        _cells = 1;
        for (var axis = by.Count - 1; axis >= 0; axis--)
        {
            (_axes[axis], _dayBuckets[axis]) = AxisOf(by[axis], first, days);
            _strides[axis] = _cells;
            _cells = checked(_cells * Math.Max(1, _axes[axis].Labels.Count));
        }
    }

    public EventCounts Answer()
    {
        if (_cells > int.MaxValue / 2) throw new ArgumentException($"A count of {_cells} groups is more than can be shown or used: count by fewer things at a time.");
        var work = _set.Segments.SelectMany(segment => Enumerable.Range(0, segment.Blocks).Select(block => (segment, block))).ToArray();
        var (next, workers) = (-1, Math.Min(Environment.ProcessorCount, Math.Max(1, work.Length)));
        var cells = new Cells[workers];
        Parallel.For(0, workers, worker =>
        {
            var mine = cells[worker] = new((int)_cells, isDense: _cells <= MostCells);
            var scratch = new Scratch();
            while (Interlocked.Increment(ref next) is var at && at < work.Length) Block(work[at].segment, work[at].block, mine, scratch);
        });
        var (keys, counts) = Cells.Merge(cells);
        return new(_axes, keys, [.. _strides.Select(stride => (int)stride)], counts);
    }

    sealed class Scratch
    {
        public int[] Groups { get; } = new int[SegmentScan.Run];
        public int[] Decoded { get; } = new int[SegmentScan.Run];
        public int[] Counts { get; } = new int[SegmentScan.Run];
        public Segment? Of { get; set; }
        public SegmentScan? Scan { get; set; }
        public int[]?[] Numbers { get; set; } = [];
    }

    void Block(Segment segment, int block, Cells cells, Scratch scratch)
    {
        if (scratch.Of != segment)
        {
            (scratch.Of, scratch.Scan) = (segment, new(_set, segment, _filter));
            scratch.Numbers = [.. _by.Select(by => by switch { CountBy.Area => EventSet.NumbersOf(segment, ColumnKind.Area, _set.Areas), CountBy.Type => EventSet.NumbersOf(segment, ColumnKind.Type, _set.Types), _ => null })];
        }
        var scan = scratch.Scan!;
        if (!scan.MayHave(block)) return;
        var times = segment.Find(ColumnKind.Occurred)!.Blocks[block];
        SegmentBlock? counted = segment.Find(ColumnKind.Count) is { } count && count.Blocks[block] is { } one && (one.Min, one.Max) is not (1, 1) ? one : null;
        for (var from = 0; from < segment.RowsIn(block); from += SegmentScan.Run)
        {
            var rows = Math.Min(SegmentScan.Run, segment.RowsIn(block) - from);
            var groups = scratch.Groups.AsSpan(0, rows);
            var decoded = scratch.Decoded.AsSpan(0, rows);
            groups.Clear();
            scan.Exclude(block, from, groups);
            var isDecoded = false;
            for (var axis = 0; axis < _by.Count; axis++)
            {
                var stride = (int)_strides[axis];
                if (_by[axis] is CountBy.Area or CountBy.Type)
                {
                    isDecoded = false;
                    if (segment.Find(_by[axis] == CountBy.Area ? ColumnKind.Area : ColumnKind.Type) is not { } coded)
                    {
                        groups.Fill(SegmentScan.Out);
                        continue;
                    }
                    segment.Decode(coded.Blocks[block], from, decoded);
                    AddNumbers(groups, decoded, scratch.Numbers[axis]!, stride);
                    continue;
                }
                if (!isDecoded) segment.Decode(times, from, decoded);
                isDecoded = true;
                if (_by[axis] == CountBy.Hour) AddHours(groups, decoded, stride);
                else AddDays(groups, decoded, _dayBuckets[axis]!, _firstDay, stride);
            }
            if (counted is { } each)
            {
                segment.Decode(each, from, scratch.Counts.AsSpan(0, rows));
                cells.Add(groups, scratch.Counts);
            }
            else
            {
                cells.Add(groups);
            }
        }
    }

    static void AddNumbers(Span<int> groups, ReadOnlySpan<int> codes, ReadOnlySpan<int> numbers, int stride)
    {
        for (var row = 0; row < groups.Length; row++) groups[row] += numbers[codes[row]] * stride;
    }

    static void AddDays(Span<int> groups, ReadOnlySpan<int> minutes, ReadOnlySpan<int> buckets, int firstDay, int stride)
    {
        // Far enough back that the division is of numbers that are not below zero.
        const int Back = Calendar.MinutesPerDay * 1_000_000 / 2;
        var first = (uint)(firstDay + Back / Calendar.MinutesPerDay);
        for (var row = 0; row < groups.Length; row++)
        {
            var day = (uint)(minutes[row] + Back) / Calendar.MinutesPerDay - first;
            if (day < (uint)buckets.Length) groups[row] += buckets[(int)day] * stride;
            else groups[row] |= SegmentScan.Out;
        }
    }

    static void AddHours(Span<int> groups, ReadOnlySpan<int> minutes, int stride)
    {
        const int Back = Calendar.MinutesPerDay * 1_000_000 / 2;
        for (var row = 0; row < groups.Length; row++) groups[row] += (int)((uint)(minutes[row] + Back) % Calendar.MinutesPerDay / 60) * stride;
    }

    (CountAxis, int[]?) AxisOf(CountBy by, DateOnly first, int days)
    {
        switch (by)
        {
            case CountBy.Area: return (new(by, _set.Areas), null);
            case CountBy.Type: return (new(by, _set.Types), null);
            case CountBy.Hour: return (new(by, [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))]), null);
            case CountBy.Weekday: return (new(by, [.. Enumerable.Range(0, 7).Select(day => day.ToString(CultureInfo.InvariantCulture))]), [.. Enumerable.Range(0, days).Select(day => (first.DayNumber + day) % 7)]);
        }
        var (buckets, labels, before) = (new int[days], new List<string>(), DateOnly.MinValue);
        for (var day = 0; day < days; day++)
        {
            var date = first.AddDays(day);
            var start = by switch { CountBy.Day => date, CountBy.Week => date.AddDays(-(date.DayNumber % 7)), CountBy.Month => new(date.Year, date.Month, 1), _ => new DateOnly(date.Year, 1, 1) };
            if (day == 0 || start != before) labels.Add(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            before = start;
            buckets[day] = labels.Count - 1;
        }
        return (new(by, labels), buckets);
    }
}
