namespace Samsyn.App.Situations.Events;

/// <summary>Segments that were asked about lately: names are checksums, so what is found by a name is always the right bytes. No more than a quarter of the memory that the program may use.</summary>
public sealed class SegmentCache
{
    readonly KeptLately<string, Segment> _segments = new(KeptMemory.Part(4), segment => segment.Bytes);

    internal Task<Segment> Get(string name, Func<Task<Segment>> fetch) => _segments.Get(name, fetch);
}
