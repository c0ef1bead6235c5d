using Samsyn.App.Situations.Events;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Places.Tiles;

/// <summary>Which of the points of an index are meant.</summary>
sealed record TileFilter(int FirstMinute, int LastMinute, bool[]? Types);

/// <summary>
/// The points of a dataset in the order of a Morton curve over the world's square, so that a tile of any zoom is one run of them and every square within it a run of that. Made once an
/// edition of the data.
/// </summary>
sealed class TileIndex
{
    readonly ulong[] _keys;
    readonly int[] _minutes, _counts;
    readonly short[] _types;

    TileIndex(ulong[] keys, int[] minutes, short[] types, int[] counts, IReadOnlyList<string> names) => (_keys, _minutes, _types, _counts, TypeNames) = (keys, minutes, types, counts, names);

    public IReadOnlyList<string> TypeNames { get; }
    public int Points => _keys.Length;
    public long Bytes => _keys.LongLength * (8 + 4 + 4 + 2);

    public ReadOnlySpan<ulong> Keys => _keys;
    public ReadOnlySpan<int> Minutes => _minutes;
    public ReadOnlySpan<int> Counts => _counts;
    public ReadOnlySpan<short> Types => _types;

    public static TileIndex Of(EventPoints points)
    {
        var keys = new ulong[points.X.Length];
        var order = new int[points.X.Length];
        Parallel.For(0, (keys.Length + 8191) / 8192, part =>
        {
            for (var at = part * 8192; at < Math.Min(keys.Length, (part + 1) * 8192); at++)
            {
                var world = WebMercator.FromSweref(points.X[at], points.Y[at]);
                keys[at] = Morton(Unit(world.X), Unit(world.Y));
                order[at] = at;
            }
        });
        Array.Sort(keys, order);
        var (minutes, types, counts) = (new int[keys.Length], new short[keys.Length], new int[keys.Length]);
        for (var at = 0; at < order.Length; at++) (minutes[at], types[at], counts[at]) = (points.Minutes[order[at]], (short)points.Types[order[at]], points.Counts[order[at]]);
        return new(keys, minutes, types, counts, points.TypeNames);
    }

    /// <summary>The points of a tile, from one and up to another.</summary>
    public (int From, int To) PartOf(int zoom, int x, int y)
    {
        if (zoom == 0) return (0, _keys.Length);
        var first = Morton((uint)x, (uint)y) << (64 - 2 * zoom);
        var last = first + ((1UL << (64 - 2 * zoom)) - 1);
        return (LowerBound(first), last == ulong.MaxValue ? _keys.Length : LowerBound(last + 1));
    }

    /// <summary>The first point whose key is not below.</summary>
    public int LowerBound(ulong key, int from = 0)
    {
        var (low, high) = (from, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public bool Has(TileFilter filter, int at) => _minutes[at] >= filter.FirstMinute && _minutes[at] <= filter.LastMinute && (filter.Types is not { } wanted || (_types[at] >= 0 && wanted[_types[at]]));

    static uint Unit(double share) => (uint)Math.Clamp(share * 4294967296.0, 0, 4294967295.0);

    public static ulong Morton(uint x, uint y) => Spread(x) | Spread(y) << 1;

    public static (uint X, uint Y) At(ulong key) => (Gather(key), Gather(key >> 1));

    static ulong Spread(uint value)
    {
        ulong spread = value;
        spread = (spread | spread << 16) & 0x0000FFFF0000FFFF;
        spread = (spread | spread << 8) & 0x00FF00FF00FF00FF;
        spread = (spread | spread << 4) & 0x0F0F0F0F0F0F0F0F;
        spread = (spread | spread << 2) & 0x3333333333333333;
        return (spread | spread << 1) & 0x5555555555555555;
    }

    static uint Gather(ulong spread)
    {
        spread &= 0x5555555555555555;
        spread = (spread | spread >> 1) & 0x3333333333333333;
        spread = (spread | spread >> 2) & 0x0F0F0F0F0F0F0F0F;
        spread = (spread | spread >> 4) & 0x00FF00FF00FF00FF;
        spread = (spread | spread >> 8) & 0x0000FFFF0000FFFF;
        return (uint)(spread | spread >> 16);
    }
}
