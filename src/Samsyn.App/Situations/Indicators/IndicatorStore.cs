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
public sealed class IndicatorStore(SamsynDb db)
{
    public async Task<Outcome<IndicatorTable>> Open(Actor actor, DatasetId id, IndicatorFilter filter, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        if (dataset.Kind != DatasetKind.Indicators) return new DatasetOfOtherKind(dataset.Name, dataset.Kind);
        return new IndicatorTable(dataset.Id, dataset.Name, dataset.Source, dataset.Licence, dataset.QualityOf, (await InForce(dataset, filter.Indicators, cancellation)).Where(filter.Takes));
    }

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
               where block.Dataset == dataset.Id && import.Number >= dataset.InForceFrom && (names == null || names.Contains(block.Indicator))
               orderby import.Number, block.Number
               select block;
    }
}
