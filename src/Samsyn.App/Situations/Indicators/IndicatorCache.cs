using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Indicators;

/// <summary>
/// Tables of values that were asked about lately, whole and in order, by dataset and version: an import makes a new version. Whether the reader may see the dataset is asked before.
/// No more than a thirty-second part of the memory that the program may use; a larger table is opened each time.
/// </summary>
public sealed class IndicatorCache
{
    /// <summary>About what a value takes in memory, its place in lists included.</summary>
    const long BytesOfValue = 200;

    readonly KeptLately<(DatasetId, int), IndicatorTable> _tables = new(KeptMemory.Part(32), table => table.Values.Count * BytesOfValue);

    internal Task<IndicatorTable> Get(Dataset dataset, Func<Task<IndicatorTable>> open) => _tables.Get((dataset.Id, dataset.Version), open);
}
