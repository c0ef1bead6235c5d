namespace Samsyn.Documents.Writing.Charts;

/// <summary>A corner of something on a map.</summary>
/// <param name="X">East, metres.</param>
/// <param name="Y">North, metres.</param>
public readonly record struct MapPoint(double X, double Y);

/// <summary>What is in sight of a map; metres.</summary>
public sealed record MapSight(double West, double South, double East, double North);

/// <summary>An area of the ground. Rings that run with the sun are holes.</summary>
/// <param name="Name">Stands on the map where there is room.</param>
/// <param name="Rings">Outer rings and holes; the last corner is joined to the first.</param>
/// <param name="Middle">Where its name stands.</param>
public sealed record MapGround(string Name, IReadOnlyList<IReadOnlyList<MapPoint>> Rings, MapPoint Middle);

/// <summary>How something on a map is painted: five steps of much, four kinds of hot, what was hot once, and what has no number.</summary>
public enum MapPaint
{
    /// <summary>No colour: the ground itself.</summary>
    Land,
    /// <summary>No number to show.</summary>
    Unknown,
    /// <summary>The least step.</summary>
    Step1,
    /// <summary>The second step.</summary>
    Step2,
    /// <summary>The third step.</summary>
    Step3,
    /// <summary>The fourth step.</summary>
    Step4,
    /// <summary>The most.</summary>
    Step5,
    /// <summary>Hot now and then.</summary>
    HotSporadic,
    /// <summary>Hot at the end only.</summary>
    HotNew,
    /// <summary>Hot in several slices up to the end.</summary>
    HotEmerging,
    /// <summary>Hot in most slices.</summary>
    HotPersistent,
    /// <summary>Hot once, no longer.</summary>
    HotFormer,
    /// <summary>A point; only in the key and for <see cref="MapSpot"/>.</summary>
    Point,
    /// <summary>A ring round something found.</summary>
    Ring,
    /// <summary>A broken ring: what chance may explain.</summary>
    Maybe,
}

/// <summary>A square, a hexagon or another shape laid on the ground.</summary>
/// <param name="Corners">Metres.</param>
/// <param name="Paint">How it is painted.</param>
/// <param name="Says">Told when it is pointed at.</param>
public sealed record MapCell(IReadOnlyList<MapPoint> Corners, MapPaint Paint, string Says);

/// <summary>A point, larger the more it stands for.</summary>
/// <param name="At">Metres.</param>
/// <param name="Size">0–1 of the largest; the area follows it.</param>
/// <param name="Says">Told when it is pointed at.</param>
public sealed record MapSpot(MapPoint At, double Size, string Says);

/// <summary>A circle drawn in true scale.</summary>
/// <param name="Middle">Metres.</param>
/// <param name="Radius">Metres.</param>
/// <param name="Name">A short mark beside it: its number in the table.</param>
/// <param name="IsSure">Whether chance is no reasonable explanation; otherwise the line is broken.</param>
/// <param name="Says">Told when it is pointed at.</param>
public sealed record MapCircle(MapPoint Middle, double Radius, string Name, bool IsSure, string Says);

/// <summary>One of several maps of the same ground on the same scale: a year, a season.</summary>
public sealed record MapPanel
{
    /// <summary>Stands above it; empty for a single map.</summary>
    public required string Name { get; init; }
    /// <summary>One paint for each area of the ground, in order; empty when all are land.</summary>
    public IReadOnlyList<MapPaint> Ground { get; init; } = [];
    /// <summary>What each area says when it is pointed at, in order; empty for its name alone.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];
    /// <summary>Shapes above the ground.</summary>
    public IReadOnlyList<MapCell> Cells { get; init; } = [];
    /// <summary>Points above those.</summary>
    public IReadOnlyList<MapSpot> Spots { get; init; } = [];
    /// <summary>Circles above all.</summary>
    public IReadOnlyList<MapCircle> Circles { get; init; } = [];
}

/// <summary>A line of the key.</summary>
public sealed record MapKey(MapPaint Paint, string Text);

/// <summary>One map or several of the same ground, north up, with a scale; the numbers stand in a table that the caller makes.</summary>
public sealed record MapChart : Chart
{
    /// <summary>The areas under everything, the same in all panels.</summary>
    public required IReadOnlyList<MapGround> Ground { get; init; }
    /// <summary>One or more.</summary>
    public required IReadOnlyList<MapPanel> Panels { get; init; }
    /// <summary>What the paints mean.</summary>
    public required IReadOnlyList<MapKey> Key { get; init; }
    /// <summary>What is in sight; null when there is nothing to draw.</summary>
    public required MapSight? Sight { get; init; }
    /// <summary>Everything that is drawn, as numbers.</summary>
    public required ChartTable Table { get; init; }

    /// <summary>Rows of the table that a page holds; the file has all.</summary>
    public const int MostRowsOnPage = 60;
}
