using Samsyn.App.Files;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// One segment of a dataset: until this row is stored it is nobody's. Names are SHA-256 of the sealed bytes, lengths those of what was sealed.
/// </summary>
sealed class DatasetSegment
{
    public required Guid Id { get; init; }
    public required DatasetId Dataset { get; init; }
    public required DataImportId Import { get; init; }
    /// <summary>Order within the import, from 0.</summary>
    public required int Number { get; init; }
    public required FilePlaceKind Kind { get; init; }
    /// <summary>Columns that are asked about.</summary>
    public required string Numbers { get; init; }
    public required long NumbersLength { get; init; }
    /// <summary>Columns that are shown of single events.</summary>
    public required string Rest { get; init; }
    public required long RestLength { get; init; }
    public required int Rows { get; init; }
    /// <summary>First and last minute since 2000-01-01 by the clock in Sweden; what is asked about another time needs not fetch the segment.</summary>
    public required int FirstMinute { get; init; }
    public required int LastMinute { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}
