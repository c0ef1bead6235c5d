using Samsyn.Analysis.HotSpots;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places.Maps;

/// <summary>What a map shows of events.</summary>
public enum MapLayer { Points, Hexagons, Areas, Density, HotSpots }

/// <summary>What the reader asked for; what is null takes its usual value.</summary>
public sealed record MapQuestion
{
    /// <summary>Standard deviation of the kernel of density, in squares.</summary>
    public const double KernelSquares = 2;

    public DatasetId? Dataset { get; init; }
    public MapLayer Layer { get; init; } = MapLayer.Areas;
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public IReadOnlyList<string> Types { get; init; } = [];
    /// <summary>Which areas are coloured and counted.</summary>
    public PlaceKind? Level { get; init; }
    /// <summary>Only what lies in this place.</summary>
    public PlaceId? Within { get; init; }
    /// <summary>By inhabitants rather than in numbers.</summary>
    public bool PerInhabitant { get; init; }
    /// <summary>Rates drawn towards the mean of all, the more the smaller the area.</summary>
    public bool Smoothed { get; init; }
    /// <summary>Side of a square for density and hot spots, metres; coarser where others than the owner look, or where there would be too many.</summary>
    public int Square { get; init; } = 250;
    public double HotZ { get; init; } = 1.96;
}

/// <summary>One area with its number; <paramref name="Count"/> is null when this reader may not know it, <paramref name="Class"/> 1 to 5 of the legend, 0 for none.</summary>
public sealed record MapArea(Place Place, long? Count, long? Inhabitants, double? Rate, double? Lower, double? Upper, double? Smoothed, int Class);

/// <summary>
/// One square of density or hot spots. <c>Value</c> is events per square kilometre of the surface, or z of the last slice; <c>Class</c> is 1 to 5 of the legend of density and 0 for hot
/// spots; <c>Count</c> is as far as the reader may know.
/// </summary>
public sealed record MapSquare(double West, double South, double Side, long Count, double Value, int Class, HotSpotKind Hot, int HotSlices, string? In);

/// <summary>Events gathered in a point or, for others than their own party, a square (<paramref name="Side"/> above 0).</summary>
public sealed record MapDotOfEvents(double X, double Y, double Side, long Count);

/// <summary>Everything a map says, as numbers: drawn as SVG, as vector layers and as tables, which therefore agree.</summary>
public sealed record MapAnswer
{
    public required SeenEvents Seen { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required IReadOnlyList<MapArea> Areas { get; init; }
    public IReadOnlyList<MapSquare> Squares { get; init; } = [];
    public IReadOnlyList<MapDotOfEvents> Dots { get; init; } = [];
    /// <summary>Upper ends of the classes but the last.</summary>
    public IReadOnlyList<double> Breaks { get; init; } = [];
    /// <summary>The side that squares got.</summary>
    public double Side { get; init; }
    public int Slices { get; init; }
    /// <summary>Squares that were looked at, hot or not: of many, some are hot by chance.</summary>
    public int Tested { get; init; }
    public HotSpotThresholds Thresholds { get; init; } = new();
    /// <summary>Why a layer could not be made; null when it could.</summary>
    public string? Unfit { get; init; }
    public long Total { get; init; }
    /// <summary>What is in sight: the place asked for, or all that is shown. Metres.</summary>
    public required (double West, double South, double East, double North)? View { get; init; }
}

/// <summary>A dataset of which maps are drawn.</summary>
public sealed record MapDataset(DatasetId Id, string Name, string Source);

/// <summary>The page of the map. <paramref name="Answer"/> is null when there is no dataset to show, or it could not be read (<paramref name="Unread"/>).</summary>
public sealed record MapPage(MapQuestion Question, IReadOnlyList<MapDataset> Datasets, PlaceRegister Register, MapAnswer? Answer, IReadOnlyList<Refusal> Unread);
