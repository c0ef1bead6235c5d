using System.Collections.Concurrent;
using Samsyn.App.Situations.Events;

namespace Samsyn.App.Places.Tiles;

/// <summary>Indexes of the datasets whose maps were looked at lately, one an edition of the data. No more than an eighth of the memory that the program may use.</summary>
public sealed class TileIndexes
{
    readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    readonly long _most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8;
    long _asked;

    sealed class Held(Lazy<TileIndex> index)
    {
        public Lazy<TileIndex> Index => index;
        public long Asked { get; set; }
    }

    internal TileIndex Get(SeenEvents seen)
    {
        var held = _held.GetOrAdd(seen.Edition, _ => new(new(() => TileIndex.Of(seen.Exact.Points(EventFilter.All)))));
        held.Asked = Interlocked.Increment(ref _asked);
        var index = held.Index.Value;
        var bytes = 0L;
        foreach (var (edition, old) in _held.OrderByDescending(one => one.Value.Asked))
            if (old.Index.IsValueCreated && (bytes += old.Index.Value.Bytes) > _most && edition != seen.Edition) _held.TryRemove(edition, out _);
        return index;
    }
}
