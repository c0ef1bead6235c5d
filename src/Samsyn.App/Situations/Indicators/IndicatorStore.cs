using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Indicators;

/// <summary>The dataset holds the other kind of data.</summary>
public sealed record DatasetOfOtherKind(string Name, DatasetKind Kind) : Refusal;

/// <summary>Opens the values of a dataset, those of the imports in force, to whoever may see the dataset. A later import's value stands in place of an earlier one's.</summary>
public sealed class IndicatorStore(SamsynDb db, IndicatorCache cache)
{
    public async Task<Outcome<IndicatorTable>> Open(Actor actor, DatasetId id, IndicatorFilter filter, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        if (dataset.Kind != DatasetKind.Indicators) return new DatasetOfOtherKind(dataset.Name, dataset.Kind);
        if (filter.Indicators is not null) return Table(dataset, (await InForce(dataset, filter.Indicators, cancellation)).Where(filter.Takes));
        var whole = await Whole(dataset);
        return filter == IndicatorFilter.All ? whole : whole.Only(filter);
    }

    /// <summary>For whoever has found the dataset and may have what is made of it. What others wait for is not broken off with the reader who asked first.</summary>
    internal Task<IndicatorTable> Whole(Dataset dataset) => cache.Get(dataset, async () => Table(dataset, await InForce(dataset, null, CancellationToken.None)));

    static IndicatorTable Table(Dataset dataset, IEnumerable<IndicatorValue> values) => new(dataset.Id, dataset.Name, dataset.Source, dataset.Licence, dataset.QualityOf, values);

    /// <summary>Names and numbers of values of the indicators that there are, without opening any.</summary>
    public async Task<IReadOnlyList<(string Indicator, int Values)>> Names(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return [];
        var found = await Blocks(dataset, null).Select(block => new { block.Indicator, block.Rows }).ToListAsync(cancellation);
        return [.. found.GroupBy(block => block.Indicator, StringComparer.Ordinal).Select(block => (block.Key, block.Sum(one => one.Rows))).OrderBy(one => one.Key, StringComparer.Ordinal)];
    }

    internal async Task<IReadOnlyCollection<IndicatorValue>> InForce(Dataset dataset, IReadOnlySet<string>? indicators, CancellationToken cancellation)
    {
        var values = new Dictionary<IndicatorKey, IndicatorValue>();
        await foreach (var block in Blocks(dataset, indicators).AsAsyncEnumerable().WithCancellation(cancellation))
            foreach (var value in IndicatorContent.Unpack(block.Indicator, block.Content)) values[value.Key] = value;
        return values.Values;
    }

    IQueryable<IndicatorBlock> Blocks(Dataset dataset, IReadOnlySet<string>? indicators)
    {
        var names = indicators?.ToList();
        return from block in db.IndicatorBlocks.AsNoTracking()
               join import in db.DataImports on block.Import equals import.Id
               where block.Dataset == dataset.Id && import.Number >= dataset.InForceFrom && import.Number <= dataset.Imports && (names == null || names.Contains(block.Indicator))
               orderby import.Number, block.Number
               select block;
    }
}
