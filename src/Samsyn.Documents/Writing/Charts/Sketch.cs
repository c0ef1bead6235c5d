using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>A chart set out on paper: marks in the order that they are painted, each with the name of its look. Lengths are CSS pixels from the upper left corner.</summary>
/// <param name="Width">Of the whole.</param>
/// <param name="Height">Of the whole.</param>
/// <param name="Marks">In order.</param>
public sealed record Sketch(double Width, double Height, IReadOnlyList<Mark> Marks);

/// <summary>Something painted, by the name of its look (<see cref="Palette"/>).</summary>
public abstract record Mark(string Look);

/// <summary>A line through points.</summary>
public sealed record Track(IReadOnlyList<(double X, double Y)> Points, string Look) : Mark(Look);

/// <summary>A closed shape; <paramref name="Says"/> is told when it is pointed at.</summary>
public sealed record Field(IReadOnlyList<(double X, double Y)> Corners, string Look, string? Says = null) : Mark(Look);

/// <summary>The shapes of points, so that series are told apart without colour.</summary>
public enum DotShape
{
    /// <summary>A disc.</summary>
    Disc,
    /// <summary>A square.</summary>
    Square,
    /// <summary>A triangle on its base.</summary>
    Triangle,
    /// <summary>A square on its corner.</summary>
    Diamond,
    /// <summary>A ring.</summary>
    Ring,
}

/// <summary>A point.</summary>
public sealed record Dot(double X, double Y, double Size, DotShape Shape, string Look, string? Says = null) : Mark(Look)
{
    /// <summary>The corners of a shape that has some; a disc and a ring have none.</summary>
    public IReadOnlyList<(double X, double Y)> Corners => Shape switch
    {
        DotShape.Square => [(X - Size, Y - Size), (X + Size, Y - Size), (X + Size, Y + Size), (X - Size, Y + Size)],
        DotShape.Triangle => [(X, Y - (Size * 1.25)), (X + (Size * 1.15), Y + (Size * 0.85)), (X - (Size * 1.15), Y + (Size * 0.85))],
        DotShape.Diamond => [(X, Y - (Size * 1.35)), (X + (Size * 1.35), Y), (X, Y + (Size * 1.35)), (X - (Size * 1.35), Y)],
        _ => [],
    };
}

/// <summary>Words with their baseline at (X, Y).</summary>
public sealed record Written(double X, double Y, string Text, string Look, Anchor Anchor = Anchor.Start) : Mark(Look);

/// <summary>Gathers marks.</summary>
sealed class Sketcher(double width)
{
    readonly List<Mark> _marks = [];

    public double Width => width;

    public Sketch Done(double height) => new(width, Math.Round(height), _marks);

    public void Line(double x1, double y1, double x2, double y2, string look) => _marks.Add(new Track([(x1, y1), (x2, y2)], look));

    public void Track(IReadOnlyList<(double, double)> points, string look) => _marks.Add(new Track(points, look));

    public void Field(IReadOnlyList<(double, double)> corners, string look, string? says = null) => _marks.Add(new Field(corners, look, says));

    public void Box(double x, double y, double wide, double high, string look, string? says = null) =>
        _marks.Add(new Field([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], look, says));

    public void Dot(double x, double y, double size, DotShape shape, string look, string? says = null) => _marks.Add(new Dot(x, y, size, shape, look, says));

    public void Text(double x, double y, string text, string look, Anchor anchor = Anchor.Start)
    {
        if (text.Length > 0) _marks.Add(new Written(x, y, text, look, anchor));
    }

    /// <summary>A bar with the pattern of its series: full, slanting one way, slanting the other, or lying lines. Drawn as lines, so that it is the same in every format.</summary>
    public void Bar(double x, double y, double wide, double high, int series, bool isReference, string? says)
    {
        if (wide <= 0 || high <= 0) return;
        Box(x, y, wide, high, isReference ? "ref-fill" : $"s{series % 6}", says);
        var pattern = isReference ? 0 : series % 4;
        if (pattern == 0 || wide < 3 || high < 3) return;
        const double Gap = 6;
        if (pattern == 3)
        {
            for (var at = y + (Gap / 2); at < y + high; at += Gap) Line(x, at, x + wide, at, "hatch");
            return;
        }
        for (var at = Gap; at < wide + high; at += Gap)
        {
            // The line u + v = at within the box, u from the left; mirrored for the other slant.
            var (u1, v1) = (Math.Max(0, at - high), Math.Min(at, high));
            var (u2, v2) = (Math.Min(at, wide), Math.Max(0, at - wide));
            if (pattern == 1) Line(x + u1, y + v1, x + u2, y + v2, "hatch");
            else Line(x + wide - u1, y + v1, x + wide - u2, y + v2, "hatch");
        }
    }
}
