using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.Web.Places;

/// <summary>An area of a map: its rings in SWEREF 99 TM, drawn by the even–odd rule. <paramref name="Class"/> is a class of <c>map.css</c>.</summary>
public sealed record MapShape(IReadOnlyList<IReadOnlyList<Position>> Rings, string Class, string Title)
{
    public static MapShape Of(Outline outline, string cssClass, string title) => new([.. outline.Polygons.SelectMany(polygon => polygon.Holes.Prepend(polygon.Outer))], cssClass, title);

    public static MapShape Square(double west, double south, double side, string cssClass, string title) =>
        new([[new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side)]], cssClass, title);
}

/// <summary>A point; the radius is in hundredths of the width of the map.</summary>
public sealed record MapDot(double X, double Y, double Radius, string Class, string Title);

public sealed record MapLabel(double X, double Y, string Text);

/// <summary>One line of the legend: the class it explains, in words.</summary>
public sealed record MapLegend(string Class, string Text);

/// <summary>
/// A map as pure data, drawn as SVG without script and without network: on the page of the map, on place cards, in print, and wherever a picture puts it. Everything in it stands
/// in a table beside it as well.
/// </summary>
public sealed record MapFigureModel
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    /// <summary>In the order they are drawn.</summary>
    public required IReadOnlyList<MapShape> Shapes { get; init; }
    public IReadOnlyList<MapDot> Dots { get; init; } = [];
    public IReadOnlyList<MapLabel> Labels { get; init; } = [];
    public IReadOnlyList<MapLegend> Legend { get; init; } = [];
    /// <summary>What is in sight; null for all that is drawn.</summary>
    public (double West, double South, double East, double North)? View { get; init; }
    public string? Source { get; init; }
}
