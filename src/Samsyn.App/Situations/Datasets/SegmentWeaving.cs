using System.Collections.Concurrent;
using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>A segment, and which of its rows go; all stay when it is null.</summary>
sealed record Strand(PreparedSegment Segment, bool[]? Gone);

/// <summary>What a dataset will be made of, and the new segments that are not needed after all.</summary>
sealed record WovenSegments(IReadOnlyList<PreparedSegment> Segments, IReadOnlyList<string> Unneeded)
{
    public WholeDataset Whole => new(Segments.Sum(one => (long)one.Rows), Calendar.DateOf(Calendar.DayOf(Segments.Min(one => one.FirstMinute))), Calendar.DateOf(Calendar.DayOf(Segments.Max(one => one.LastMinute))));
}

/// <summary>
/// Weaves a file together with what was there: a segment of which nothing goes stays as it is, of others what is left is written anew. What is put belongs to nobody until the import is
/// kept. Small segments are joined when there are many, so that a dataset to which something is added each day is not of a thousand pieces.
/// </summary>
sealed class SegmentWeaving(SegmentPlace segments, EventStore store, IFilePlace place, string depot, Dataset dataset)
{
    internal const int Small = SegmentFormat.BlockRows, MostSmall = 16, MostJoined = 4 * Small;

    readonly ConcurrentBag<string> _put = [];

    /// <summary>Names of all that was put, also when it did not come to an end.</summary>
    public IReadOnlyCollection<string> Put => _put;

    public async Task<WovenSegments> Weave(IReadOnlyList<Strand> strands, CancellationToken cancellation)
    {
        var isMany = strands.Count(strand => Left(strand) is > 0 and <= Small) > MostSmall;
        var anew = strands.Where(strand => strand.Gone is not null || (isMany && strand.Segment.Rows <= Small)).ToHashSet();
        ConcurrentBag<PreparedSegment> written = [];
        await Parallel.ForEachAsync(anew.Where(strand => Left(strand) > Small), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (strand, stop) =>
        {
            var segment = await Fetch(strand.Segment, stop);
            var join = new SegmentJoin(segment, Left(strand));
            join.Add(segment, strand.Gone);
            written.Add(await Write(join, stop));
        });
        Dictionary<string, SegmentJoin> joins = new(StringComparer.Ordinal);
        foreach (var strand in strands.Where(anew.Contains).Where(strand => Left(strand) is > 0 and <= Small))
        {
            var segment = await Fetch(strand.Segment, cancellation);
            var columns = SegmentJoin.ColumnsOf(segment);
            if (joins.TryGetValue(columns, out var full) && full.Rows + Left(strand) > MostJoined)
            {
                written.Add(await Write(full, cancellation));
                joins.Remove(columns);
            }
            if (!joins.TryGetValue(columns, out var join)) joins[columns] = join = new(segment, Left(strand));
            join.Add(segment, strand.Gone);
        }
        foreach (var join in joins.Values) written.Add(await Write(join, cancellation));
        return new([.. strands.Where(strand => !anew.Contains(strand)).Select(strand => strand.Segment), .. written.OrderBy(one => one.FirstMinute)],
            [.. anew.Where(strand => !strand.Segment.IsShared).SelectMany(strand => (string[])[strand.Segment.Numbers, strand.Segment.Rest])]);
    }

    static int Left(Strand strand) => strand.Segment.Rows - (strand.Gone?.Count(gone => gone) ?? 0);

    async Task<(Segment, Segment)> Fetch(PreparedSegment one, CancellationToken cancellation) =>
        (await store.Fetch(place, depot, dataset, one.Numbers, one.NumbersLength, cancellation), await store.Fetch(place, depot, dataset, one.Rest, one.RestLength, cancellation));

    async Task<PreparedSegment> Write(SegmentJoin join, CancellationToken cancellation)
    {
        var (asked, askedLength) = await PutOne(join.Asked(), cancellation);
        var (shown, shownLength) = await PutOne(join.Shown(), cancellation);
        var (first, last) = join.Ends;
        return new(asked, askedLength, shown, shownLength, join.Rows, first, last);
    }

    async Task<(string Name, long Length)> PutOne(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var name = await segments.Put(place, depot, dataset.Id, bytes, cancellation);
        _put.Add(name);
        return (name, bytes.Length);
    }
}
