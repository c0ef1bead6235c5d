using System.Globalization;
using System.Net;
using System.Text;

namespace Samsyn.Documents.Writing.Drawings;

/// <summary>A drawing as inline SVG, by presentation attributes alone: a strict content security policy lets no style attribute through.</summary>
static class SvgWriter
{
    public static void Write(StringBuilder html, Drawing drawing, string alternative)
    {
        html.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Clean.OneLine(alternative))}\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" width=\"{drawing.Width}\" height=\"{drawing.Height}\">");
        foreach (var shape in drawing.Shapes) Write(html, shape);
        html.Append("</svg>");
    }

    static void Write(StringBuilder html, Shape shape)
    {
        switch (shape)
        {
            case Circle c:
                html.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{c.X:0.##}\" cy=\"{c.Y:0.##}\" r=\"{c.Radius:0.##}\"{Paint(c.Fill, c.Stroke, c.StrokeWidth)}/>");
                break;
            case Stroke s:
                html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{s.X1:0.##}\" y1=\"{s.Y1:0.##}\" x2=\"{s.X2:0.##}\" y2=\"{s.Y2:0.##}\"{Paint(null, s.Colour, s.Width)}/>");
                break;
            case Polygon p:
                html.Append("<polygon points=\"").AppendJoin(' ', p.Corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.##},{corner.Y:0.##}")))
                    .Append('"').Append(Paint(p.Fill, p.Stroke, p.StrokeWidth)).Append("/>");
                break;
            case Label l:
                var anchor = l.Anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };
                html.Append(CultureInfo.InvariantCulture, $"<text x=\"{l.X:0.##}\" y=\"{l.Y:0.##}\" font-size=\"{l.Size:0.##}\" text-anchor=\"{anchor}\"{(l.Strong ? " font-weight=\"bold\"" : "")} fill=\"{Colour(l.Colour)}\">{WebUtility.HtmlEncode(Clean.OneLine(l.Text))}</text>");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "No writer for this shape.");
        }
    }

    static string Paint(int? fill, int? stroke, double width) => string.Create(CultureInfo.InvariantCulture,
        $" fill=\"{(fill is { } f ? Colour(f) : "none")}\"{(stroke is { } s ? string.Create(CultureInfo.InvariantCulture, $" stroke=\"{Colour(s)}\" stroke-width=\"{width:0.##}\"") : "")}");

    static string Colour(int colour) => "#" + colour.ToString("x6", CultureInfo.InvariantCulture);
}
