using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Indicators;

/// <summary>Values of one indicator from one import. Values are read by indicator, so a table of thousands opens only what is asked for.</summary>
sealed class IndicatorBlock
{
    public required Guid Id { get; init; }
    public required DatasetId Dataset { get; init; }
    public required DataImportId Import { get; init; }
    /// <summary>Order within the import, from 0.</summary>
    public required int Number { get; init; }
    public required string Indicator { get; init; }
    public required int Rows { get; init; }
    /// <summary>As <see cref="IndicatorContent"/> packs them.</summary>
    public required byte[] Content { get; init; }
}
