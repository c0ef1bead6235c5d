using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary><paramref name="Faults"/>: segments that are gone or not what was stored, and numbers of rows that do not agree. None when all is well.</summary>
public sealed record VerifiedDataset(long Rows, int Segments, IReadOnlyList<Refusal> Faults);

/// <summary>The segments of an import hold another number of rows than it recorded.</summary>
public sealed record RowsDiffer(string Dataset, int Import, long Recorded, long Held) : Refusal;

/// <summary>Reads every segment or block of a dataset, also those of imports that were replaced, and holds checksums, seals and rows against what is on record.</summary>
public sealed class VerifyDataset(SamsynDb db, SegmentPlace segments, EventStore store)
{
    public async Task<Outcome<VerifiedDataset>> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        if (dataset.Kind == DatasetKind.Indicators) return await Values(dataset, cancellation);
        var place = segments.Find();
        if (!place.IsDone) return Outcome<VerifiedDataset>.Refused(place.Refusals);
        var depot = await segments.Depot(cancellation);
        var (faults, checkedSegments) = (new List<Refusal>(), 0);
        foreach (var import in await db.DataImports.AsNoTracking().Where(one => one.Dataset == id).OrderBy(one => one.Number).ToListAsync(cancellation))
        {
            var held = 0L;
            foreach (var row in await db.DatasetSegments.AsNoTracking().Where(one => one.Import == import.Id).OrderBy(one => one.Number).ToListAsync(cancellation))
            {
                checkedSegments++;
                try
                {
                    var numbers = await store.Fetch(place.Value.Place, depot, dataset, row.Numbers, row.NumbersLength, cancellation);
                    var rest = await store.Fetch(place.Value.Place, depot, dataset, row.Rest, row.RestLength, cancellation);
                    if (numbers.Rows != row.Rows || rest.Rows != row.Rows) faults.Add(new SegmentDamaged(dataset.Name, row.Numbers));
                    else held += row.Rows;
                }
                catch (FilePlaceException failure)
                {
                    faults.Add(failure.Refusal);
                }
            }
            var recorded = import.Whole?.Rows ?? import.Rows;
            if (held != recorded) faults.Add(new RowsDiffer(dataset.Name, import.Number, recorded, held));
        }
        return new VerifiedDataset(dataset.Rows, checkedSegments, faults);
    }

    async Task<Outcome<VerifiedDataset>> Values(Dataset dataset, CancellationToken cancellation)
    {
        var (faults, checkedBlocks) = (new List<Refusal>(), 0);
        foreach (var import in await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id).OrderBy(one => one.Number).ToListAsync(cancellation))
        {
            var held = 0L;
            await foreach (var block in db.IndicatorBlocks.AsNoTracking().Where(one => one.Import == import.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                checkedBlocks++;
                try
                {
                    held += IndicatorContent.Unpack(block.Indicator, block.Content).Count;
                }
                catch (Exception damage) when (damage is InvalidDataException or System.Text.Json.JsonException or InvalidOperationException or ArgumentOutOfRangeException or IndexOutOfRangeException)
                {
                    faults.Add(new SegmentDamaged(dataset.Name, block.Indicator));
                }
            }
            if (held != import.Rows) faults.Add(new RowsDiffer(dataset.Name, import.Number, import.Rows, held));
        }
        return new VerifiedDataset(dataset.Rows, checkedBlocks, faults);
    }
}
