using Samsyn.Analysis.HotSpots;
using Samsyn.App.Places;

namespace Samsyn.App.Situations.Blocks;

/// <summary>What a map in a picture shows of events.</summary>
public enum MapLook { Areas, Points, Squares, Hexagons, Density, HotSpots }

/// <summary>By what a map is parted into several of the same ground.</summary>
public enum MapSplit { One, Years, Seasons }

/// <summary>An area as it was when the map was made: rings of whole metres, east and north by turns; holes run with the sun.</summary>
public sealed record MapAreaFound(string Name, IReadOnlyList<IReadOnlyList<int>> Rings, int MiddleX, int MiddleY, long? Inhabitants);

/// <summary>The number of an area in one part; all null where none may be told. Rates per 1,000 inhabitants and year.</summary>
public sealed record MapCountFound(long? Count, double? Rate, double? Low, double? High);

/// <summary>
/// Something on the ground: a square from its south-west corner (<paramref name="Side"/> above 0), a hexagon round its middle (side below 0, its radius), or a point (0). Whole metres.
/// </summary>
public sealed record MapCellFound(int X, int Y, int Side, long Count, double Value, HotSpotKind Hot, string? In);

/// <summary>One of the maps: its time, a number for each area, and what lies on the ground.</summary>
public sealed record MapPartFound(DateOnly From, DateOnly To, long Total, long Outside, IReadOnlyList<MapCountFound> Counts, IReadOnlyList<MapCellFound> Cells, string? Unfit);

/// <summary>A map at the precision that its readers may have; everything to draw it again is in it.</summary>
public sealed record MapBlockAnswer : BlockAnswer
{
    public required MapLook Look { get; init; }
    public required MapSplit Split { get; init; }
    public bool PerInhabitant { get; init; }
    /// <summary>Side of the finest square that is in it, metres; null where events are where they were.</summary>
    public required int? Metres { get; init; }
    /// <summary>Squares with fewer are left out and others rounded down to a multiple of it.</summary>
    public required int Fewest { get; init; }
    public required IReadOnlyList<MapAreaFound> Areas { get; init; }
    public required IReadOnlyList<MapPartFound> Parts { get; init; }
    /// <summary>Upper ends of the classes but the last, common to all parts.</summary>
    public required IReadOnlyList<double> Breaks { get; init; }
    /// <summary>Side of the squares of density and hot spots, metres.</summary>
    public double Side { get; init; }
    public int Slices { get; init; }
    public int Tested { get; init; }
    /// <summary>West, south, east, north; empty when there is nothing to see.</summary>
    public required IReadOnlyList<int> Sight { get; init; }
}

/// <summary>What a map is drawn on: the places, and how finely events are told to those who will read it.</summary>
sealed record BlockGround(PlaceRegister Places, SeenEvents Seen);
