using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>A sketch in the shapes that papers are made of: colours of white paper, broken lines as many short ones.</summary>
public static class SketchDrawing
{
    /// <summary>Draws the sketch.</summary>
    /// <param name="sketch">What was set out.</param>
    /// <param name="width">The width in points that it is scaled to: 453 is that of a page with its margins.</param>
    public static Drawing Of(Sketch sketch, double width = 453)
    {
        var by = width / sketch.Width;
        List<Shape> shapes = [];
        foreach (var mark in sketch.Marks) Add(shapes, mark, Palette.Light[mark.Look], by);
        return new(width, Math.Round(sketch.Height * by, 2), shapes);
    }

    static void Add(List<Shape> shapes, Mark mark, Look look, double by)
    {
        switch (mark)
        {
            case Track track:
                foreach (var (from, to) in track.Points.Zip(track.Points.Skip(1)))
                    foreach (var (x1, y1, x2, y2) in Dashes(from, to, look.Dash)) shapes.Add(new Stroke(x1 * by, y1 * by, x2 * by, y2 * by, look.Stroke ?? 0, look.Width * by));
                break;
            case Field field:
                shapes.Add(new Polygon([.. field.Corners.Select(corner => (corner.X * by, corner.Y * by))], look.Fill, look.Fill is null ? look.Stroke : null, look.Width * by));
                break;
            case Dot { Shape: DotShape.Disc or DotShape.Ring } dot:
                shapes.Add(new Circle(dot.X * by, dot.Y * by, dot.Size * by, look.Fill, look.Stroke, look.Width * by));
                break;
            case Dot dot:
                shapes.Add(new Polygon([.. dot.Corners.Select(corner => (corner.X * by, corner.Y * by))], look.Fill, look.Stroke, look.Width * by));
                break;
            case Written words:
                shapes.Add(new Label(words.X * by, words.Y * by, words.Text, look.Size * by, look.Fill ?? 0, words.Anchor, look.Strong));
                break;
        }
    }

    static IEnumerable<(double, double, double, double)> Dashes((double X, double Y) from, (double X, double Y) to, IReadOnlyList<double>? dash)
    {
        var length = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
        if (dash is null || length < 1e-6)
        {
            yield return (from.X, from.Y, to.X, to.Y);
            yield break;
        }
        var (at, part) = (0.0, 0);
        while (at < length)
        {
            var end = Math.Min(length, at + dash[part % dash.Count]);
            if (part % 2 == 0) yield return (X(at), Y(at), X(end), Y(end));
            (at, part) = (end, part + 1);
        }
        double X(double along) => from.X + ((to.X - from.X) * along / length);
        double Y(double along) => from.Y + ((to.Y - from.Y) * along / length);
    }
}
