using Microsoft.EntityFrameworkCore;
using Samsyn.App.Files;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>What is in a segment is not what was stored.</summary>
public sealed record SegmentDamaged(string Dataset, string Name) : Refusal;

/// <summary>Opens the events of a dataset for asking: those of the imports in force, to whoever may see the dataset.</summary>
public sealed class EventStore(SamsynDb db, SegmentPlace segments, SegmentCache cache)
{
    public async Task<Outcome<EventSet>> Open(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        return dataset is null ? new NotFound() : await Open(dataset, cancellation);
    }

    /// <summary>For whoever has found the dataset and may have what is made of it.</summary>
    internal async Task<Outcome<EventSet>> Open(Dataset dataset, CancellationToken cancellation)
    {
        var rows = await Rows(dataset, cancellation);
        if (rows.Count == 0) return new EventSet([]);
        var place = segments.Find();
        if (!place.IsDone) return Outcome<EventSet>.Refused(place.Refusals);
        if (rows.Find(row => row.Kind != place.Value.Place.Kind) is { } elsewhere) return new FilesElsewhere(rows.Count, elsewhere.Kind.ToString(), place.Value.Place.Where);
        var depot = await segments.Depot(cancellation);
        try
        {
            var opened = new Segment[rows.Count];
            await Parallel.ForAsync(0, rows.Count, cancellation, async (number, stop) =>
                opened[number] = await cache.Get(rows[number].Numbers, () => Fetch(place.Value.Place, depot, dataset, rows[number].Numbers, rows[number].NumbersLength, CancellationToken.None)));
            return new EventSet(opened);
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    internal async Task<Segment> Fetch(IFilePlace place, string depot, Dataset dataset, string name, long length, CancellationToken cancellation) =>
        Segment.Open(await segments.Get(place, depot, dataset.Id, name, length, cancellation)) ?? throw new FilePlaceException(new SegmentDamaged(dataset.Name, name));

    /// <summary>The segments in force, in order.</summary>
    internal Task<List<DatasetSegment>> Rows(Dataset dataset, CancellationToken cancellation) =>
        (from segment in db.DatasetSegments.AsNoTracking()
         join import in db.DataImports on segment.Import equals import.Id
         where segment.Dataset == dataset.Id && import.Number >= dataset.InForceFrom
         orderby import.Number, segment.Number
         select segment).ToListAsync(cancellation);
}
