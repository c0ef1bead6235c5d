using System.Collections.Concurrent;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// Segments that were asked about lately, shared by all who may see them: names are checksums, so what is found by a name is always the right bytes. No more than a quarter of
/// the memory that the program may use; what was asked about longest ago goes first.
/// </summary>
public sealed class SegmentCache
{
    readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    readonly long _most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;
    long _bytes, _asked;

    sealed class Held(Lazy<Task<Segment>> segment)
    {
        public Lazy<Task<Segment>> Segment => segment;
        public long Asked { get; set; }
        public long Bytes { get; set; }
    }

    internal async Task<Segment> Get(string name, Func<Task<Segment>> fetch)
    {
        var isNew = false;
        var held = _held.GetOrAdd(name, _ =>
        {
            isNew = true;
            return new(new(fetch));
        });
        held.Asked = Interlocked.Increment(ref _asked);
        try
        {
            var segment = await held.Segment.Value;
            if (isNew)
            {
                held.Bytes = segment.Bytes;
                if (Interlocked.Add(ref _bytes, segment.Bytes) > _most) Forget(name);
            }
            return segment;
        }
        catch
        {
            _held.TryRemove(name, out _);
            throw;
        }
    }

    void Forget(string kept)
    {
        foreach (var (name, old) in _held.Where(one => one.Key != kept && one.Value.Bytes > 0).OrderBy(one => one.Value.Asked).ToList())
        {
            if (Interlocked.Read(ref _bytes) <= _most) return;
            if (_held.TryRemove(name, out _)) Interlocked.Add(ref _bytes, -old.Bytes);
        }
    }
}
