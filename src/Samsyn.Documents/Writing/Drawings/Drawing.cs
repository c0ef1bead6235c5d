namespace Samsyn.Documents.Writing.Drawings;

/// <summary>A line drawing in points (1/72 inch) from the upper left corner, y downwards; shapes are painted in order. Written as EMF in DOCX and as SVG in HTML.</summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>Something painted. Colours are 0xRRGGBB.</summary>
public abstract record Shape;

/// <summary>A circle about (X, Y); without a fill it is a ring.</summary>
public sealed record Circle(double X, double Y, double Radius, int? Fill, int? Stroke, double StrokeWidth = 1) : Shape;

/// <summary>A straight line.</summary>
public sealed record Stroke(double X1, double Y1, double X2, double Y2, int Colour, double Width = 1) : Shape;

/// <summary>A closed shape through its corners, in order.</summary>
public sealed record Polygon(IReadOnlyList<(double X, double Y)> Corners, int? Fill, int? Stroke, double StrokeWidth = 1) : Shape;

/// <summary>Which part of a label stands at its place.</summary>
public enum Anchor
{
    /// <summary>Its beginning.</summary>
    Start,
    /// <summary>Its middle.</summary>
    Middle,
    /// <summary>Its end.</summary>
    End,
}

/// <summary>Words with their baseline at (X, Y).</summary>
public sealed record Label(double X, double Y, string Text, double Size, int Colour, Anchor Anchor = Anchor.Start, bool Strong = false) : Shape;
