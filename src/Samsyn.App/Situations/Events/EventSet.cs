using System.Runtime.InteropServices;

namespace Samsyn.App.Situations.Events;

/// <summary>The events of a dataset, in memory as they are stored, and what can be asked about them. May be asked by many at the same time.</summary>
public sealed class EventSet
{
    readonly IReadOnlyList<Segment> _segments;

    internal EventSet(IReadOnlyList<Segment> segments)
    {
        _segments = segments;
        Rows = segments.Sum(segment => (long)segment.Rows);
        Areas = Union(ColumnKind.Area);
        Types = Union(ColumnKind.Type);
        var times = segments.SelectMany(segment => segment.Find(ColumnKind.Occurred)!.Blocks).ToList();
        if (times.Count == 0) return;
        (First, Last) = (Calendar.DateOf(Calendar.DayOf(times.Min(block => block.Min))), Calendar.DateOf(Calendar.DayOf(times.Max(block => block.Max))));
    }

    public long Rows { get; }
    public DateOnly? First { get; }
    public DateOnly? Last { get; }

    /// <summary>Every code that occurs, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Areas { get; }
    public IReadOnlyList<string> Types { get; }

    /// <summary>Whether any event has a position.</summary>
    public bool HasPlaces => _segments.Any(segment => segment.Find(ColumnKind.X)?.Blocks.Any(block => block.Min <= block.Max) == true);

    internal IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Events by one or more of time, area and type; by none, their number.</summary>
    public EventCounts Count(EventFilter filter, params IReadOnlyList<CountBy> by) => new Counting(this, filter, by).Answer();

    /// <summary>Events with a position, one point a row.</summary>
    public EventPoints Points(EventFilter filter)
    {
        var found = new PointList[_segments.Count];
        Parallel.For(0, _segments.Count, number => found[number] = PointsOf(_segments[number], filter));
        var total = found.Sum(list => list.X.Count);
        var points = new EventPoints(new double[total], new double[total], new int[total], new int[total], new int[total], Types);
        var at = 0;
        foreach (var list in found)
        {
            list.X.Span.CopyTo(points.X.AsSpan(at));
            list.Y.Span.CopyTo(points.Y.AsSpan(at));
            list.Minutes.Span.CopyTo(points.Minutes.AsSpan(at));
            list.Types.Span.CopyTo(points.Types.AsSpan(at));
            list.Counts.Span.CopyTo(points.Counts.AsSpan(at));
            at += list.X.Count;
        }
        return points;
    }

    sealed class PointList
    {
        public Values<double> X { get; } = new(0);
        public Values<double> Y { get; } = new(0);
        public Values<int> Minutes { get; } = new(0);
        public Values<int> Types { get; } = new(0);
        public Values<int> Counts { get; } = new(0);
    }

    PointList PointsOf(Segment segment, EventFilter filter)
    {
        var (list, scan) = (new PointList(), new SegmentScan(this, segment, filter));
        if (segment.Find(ColumnKind.X) is not { } x || segment.Find(ColumnKind.Y) is not { } y) return list;
        var (wanted, xs, ys, minutes) = (new int[SegmentScan.Run], new int[SegmentScan.Run], new int[SegmentScan.Run], new int[SegmentScan.Run]);
        var (types, counts) = (new int[SegmentScan.Run], new int[SegmentScan.Run]);
        for (var block = 0; block < segment.Blocks; block++)
        {
            if (!scan.MayHave(block)) continue;
            for (var from = 0; from < segment.RowsIn(block); from += SegmentScan.Run)
            {
                var rows = Math.Min(SegmentScan.Run, segment.RowsIn(block) - from);
                wanted.AsSpan(0, rows).Clear();
                scan.Exclude(block, from, wanted.AsSpan(0, rows));
                segment.Decode(x.Blocks[block], from, xs.AsSpan(0, rows));
                segment.Decode(y.Blocks[block], from, ys.AsSpan(0, rows));
                segment.Decode(segment.Find(ColumnKind.Occurred)!.Blocks[block], from, minutes.AsSpan(0, rows));
                if (segment.Find(ColumnKind.Type) is { } type) segment.Decode(type.Blocks[block], from, types.AsSpan(0, rows));
                if (segment.Find(ColumnKind.Count) is { } count) segment.Decode(count.Blocks[block], from, counts.AsSpan(0, rows));
                else counts.AsSpan(0, rows).Fill(1);
                for (var row = 0; row < rows; row++)
                {
                    if (wanted[row] < 0 || xs[row] == EventPart.None) continue;
                    list.X.Add(xs[row] / 10.0);
                    list.Y.Add(ys[row] / 10.0);
                    list.Minutes.Add(minutes[row]);
                    list.Types.Add(scan.TypeNumbers is { } numbers ? numbers[types[row]] : -1);
                    list.Counts.Add(counts[row]);
                }
            }
        }
        return list;
    }

    /// <summary>Numbers of a segment's own texts in the dataset's list of them.</summary>
    internal static int[]? NumbersOf(Segment segment, ColumnKind kind, IReadOnlyList<string> all)
    {
        if (segment.Find(kind)?.Texts is not { } texts) return null;
        var places = new Dictionary<string, int>(all.Count, StringComparer.Ordinal);
        for (var at = 0; at < all.Count; at++) places[all[at]] = at;
        return [.. texts.Select(text => places[text])];
    }

    string[] Union(ColumnKind kind) => [.. _segments.SelectMany(segment => segment.Find(kind)?.Texts ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
