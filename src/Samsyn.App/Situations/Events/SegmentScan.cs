using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Situations.Events;

/// <summary>A filter laid over one segment: which blocks it can have anything in, and which rows it leaves out.</summary>
sealed class SegmentScan
{
    /// <summary>Rows that are looked at together; what is decoded of them stays in the nearest cache.</summary>
    public const int Run = 4096;

    /// <summary>Set in the number of a group: below zero it stays, whatever numbers of other dimensions are added.</summary>
    public const int Out = int.MinValue;

    readonly Segment _segment;
    readonly SegmentColumn _times;
    readonly SegmentColumn? _areas, _types, _x, _y;
    readonly int _from = int.MinValue, _to = int.MaxValue, _west = int.MinValue, _south = int.MinValue, _east = int.MaxValue, _north = int.MaxValue;
    readonly bool[]? _areaWanted, _typeWanted;
    readonly Position[]? _polygon;
    readonly bool _isPlaced;
    readonly int[] _decoded = new int[Run], _decodedY = new int[Run];

    public SegmentScan(EventSet set, Segment segment, EventFilter filter)
    {
        _segment = segment;
        (_times, _areas, _types, _x, _y) = (segment.Find(ColumnKind.Occurred)!, segment.Find(ColumnKind.Area), segment.Find(ColumnKind.Type), segment.Find(ColumnKind.X), segment.Find(ColumnKind.Y));
        if (filter.From is { } from) _from = Calendar.MinuteOf(from);
        if (filter.To is { } to) _to = Calendar.MinuteOf(to) + Calendar.MinutesPerDay - 1;
        if (filter.Areas is { } areas) _areaWanted = [.. (_areas?.Texts ?? []).Select(areas.Contains)];
        if (filter.Types is { } types) _typeWanted = [.. (_types?.Texts ?? []).Select(types.Contains)];
        _polygon = filter.Polygon?.ToArray();
        _isPlaced = _polygon is not null || filter.Within is not null;
        var box = filter.Within ?? new(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);
        if (_polygon is { Length: > 0 })
            box = new(Math.Max(box.West, _polygon.Min(corner => corner.X)), Math.Max(box.South, _polygon.Min(corner => corner.Y)), Math.Min(box.East, _polygon.Max(corner => corner.X)), Math.Min(box.North, _polygon.Max(corner => corner.Y)));
        if (_isPlaced)
            (_west, _south, _east, _north) = (Tenths(box.West, Math.Ceiling), Tenths(box.South, Math.Ceiling), Tenths(box.East, Math.Floor), Tenths(box.North, Math.Floor));
        TypeNumbers = EventSet.NumbersOf(segment, ColumnKind.Type, set.Types);
    }

    public int[]? TypeNumbers { get; }

    /// <summary>False when the extremes of the block say that nothing in it is meant.</summary>
    public bool MayHave(int block)
    {
        var time = _times.Blocks[block];
        if (time.Max < _from || time.Min > _to || !MayHave(_areaWanted, _areas, block) || !MayHave(_typeWanted, _types, block)) return false;
        if (!_isPlaced) return true;
        if (_x is null || _y is null) return false;
        var (x, y) = (_x.Blocks[block], _y.Blocks[block]);
        return x.Max >= _west && x.Min <= _east && y.Max >= _south && y.Min <= _north;
    }

    /// <summary>Sets <see cref="Out"/> in the rows that are not meant.</summary>
    public void Exclude(int block, int from, Span<int> groups)
    {
        var time = _times.Blocks[block];
        var decoded = _decoded.AsSpan(0, groups.Length);
        if (time.Min < _from || time.Max > _to)
        {
            _segment.Decode(time, from, decoded);
            for (var row = 0; row < groups.Length; row++) if (decoded[row] < _from || decoded[row] > _to) groups[row] |= Out;
        }
        Exclude(_areaWanted, _areas, block, from, groups);
        Exclude(_typeWanted, _types, block, from, groups);
        if (!_isPlaced) return;
        var decodedY = _decodedY.AsSpan(0, groups.Length);
        _segment.Decode(_x!.Blocks[block], from, decoded);
        _segment.Decode(_y!.Blocks[block], from, decodedY);
        for (var row = 0; row < groups.Length; row++)
        {
            var (x, y) = (decoded[row], decodedY[row]);
            if (x < _west || x > _east || y < _south || y > _north || x == EventPart.None || (_polygon is not null && !Contains(_polygon, x / 10.0, y / 10.0))) groups[row] |= Out;
        }
    }

    void Exclude(bool[]? wanted, SegmentColumn? column, int block, int from, Span<int> groups)
    {
        if (wanted is null) return;
        var decoded = _decoded.AsSpan(0, groups.Length);
        _segment.Decode(column!.Blocks[block], from, decoded);
        for (var row = 0; row < groups.Length; row++) if (!wanted[decoded[row]]) groups[row] |= Out;
    }

    static bool MayHave(bool[]? wanted, SegmentColumn? column, int block)
    {
        if (wanted is null) return true;
        if (column is null) return false;
        var (min, max) = (column.Blocks[block].Min, column.Blocks[block].Max);
        return wanted.AsSpan(min..(max + 1)).Contains(true);
    }

    static int Tenths(double metres, Func<double, double> round) => (int)Math.Clamp(round(metres * 10), int.MinValue + 1, int.MaxValue);

    static bool Contains(Position[] corners, double x, double y)
    {
        var within = false;
        for (int at = 0, before = corners.Length - 1; at < corners.Length; before = at++)
            if (corners[at].Y > y != corners[before].Y > y && x < (corners[before].X - corners[at].X) * (y - corners[at].Y) / (corners[before].Y - corners[at].Y) + corners[at].X) within = !within;
        return within;
    }
}
