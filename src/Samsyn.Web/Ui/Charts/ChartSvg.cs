using System.Globalization;
using System.Net;
using System.Text;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Web.Ui.Charts;

/// <summary>A sketch as SVG by classes alone, so that light, dark, forced colours and print are the style sheet's; and as a file that stands alone, by attributes, which every program reads.</summary>
static class ChartSvg
{
    /// <summary>Within a page. The ids are made from <paramref name="id"/>.</summary>
    public static void Write(StringBuilder html, Sketch sketch, string id, string title, string description)
    {
        html.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart-svg\" viewBox=\"0 0 {N(sketch.Width)} {N(sketch.Height)}\" role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\"><title id=\"{id}-t\">{Text(title)}</title><desc id=\"{id}-d\">{Text(description)}</desc>");
        Marks(html, sketch, ChartStyle.Class);
        html.Append("</svg>");
    }

    /// <summary>A file of its own on white, words of title, source and notices painted above and below.</summary>
    public static string File(ChartFrame frame, ChartWords words, string? source)
    {
        const double Margin = 24, Row = 19;
        var sketch = ChartLayout.Of(frame.Chart, words);
        List<string> below = [.. frame.Words.Concat(frame.Notices).Append(source).OfType<string>().SelectMany(text => Lines(text, sketch.Width))];
        var titles = Lines(frame.Chart.Title, sketch.Width * 0.8).ToList();
        var top = Margin + (titles.Count * 24) + 10;
        var (width, height) = (sketch.Width + (2 * Margin), top + sketch.Height + 12 + (below.Count * Row) + Margin);
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" font-family=\"{ChartStyle.Sans}\" role=\"img\" aria-labelledby=\"t\" aria-describedby=\"d\"><title id=\"t\">{Text(frame.Chart.Title)}</title><desc id=\"d\">{Text(string.Join(" ", frame.Words))}</desc><path {ChartStyle.Attributes("paper")} d=\"M0 0H{N(width)}V{N(height)}H0z\"/>");
        foreach (var (at, line) in titles.Index()) svg.Append(CultureInfo.InvariantCulture, $"<text font-size=\"20\" font-weight=\"600\" fill=\"#1c2224\" x=\"{N(Margin)}\" y=\"{N(Margin + 18 + (at * 24))}\">{Text(line)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(Margin)} {N(top)})\">");
        Marks(svg, sketch, ChartStyle.Attributes);
        svg.Append("</g>");
        foreach (var (at, line) in below.Index()) svg.Append(CultureInfo.InvariantCulture, $"<text {ChartStyle.Attributes("t")} x=\"{N(Margin)}\" y=\"{N(top + sketch.Height + 24 + (at * Row))}\">{Text(line)}</text>");
        return svg.Append("</svg>\n").ToString();
    }

    static void Marks(StringBuilder html, Sketch sketch, Func<string, string> look)
    {
        string? open = null;
        foreach (var mark in sketch.Marks)
        {
            // Neighbours of one look are one path: a heat map of a year is then some kilobytes, not hundreds.
            if (mark is Track or Field { Says: null })
            {
                if (open != mark.Look)
                {
                    if (open is not null) html.Append("\"/>");
                    html.Append(CultureInfo.InvariantCulture, $"<path {look(mark.Look)} d=\"");
                    open = mark.Look;
                }
                Path(html, mark is Track track ? track.Points : ((Field)mark).Corners, mark is Field);
                continue;
            }
            if (open is not null) html.Append("\"/>");
            open = null;
            switch (mark)
            {
                case Field field:
                    html.Append(CultureInfo.InvariantCulture, $"<path {look(field.Look)} d=\"");
                    Path(html, field.Corners, closed: true);
                    Says(html.Append('"'), field.Says, "path");
                    break;
                case Dot { Shape: DotShape.Disc or DotShape.Ring } dot:
                    html.Append(CultureInfo.InvariantCulture, $"<circle {look(dot.Look)} cx=\"{N(dot.X)}\" cy=\"{N(dot.Y)}\" r=\"{N(dot.Size)}\"");
                    Says(html, dot.Says, "circle");
                    break;
                case Dot dot:
                    html.Append(CultureInfo.InvariantCulture, $"<path {look(dot.Look)} d=\"");
                    Path(html, dot.Corners, closed: true);
                    Says(html.Append('"'), dot.Says, "path");
                    break;
                case Written text:
                    html.Append(CultureInfo.InvariantCulture, $"<text {look(text.Look)} x=\"{N(text.X)}\" y=\"{N(text.Y)}\"{text.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" }}>{Text(text.Text)}</text>");
                    break;
            }
        }
        if (open is not null) html.Append("\"/>");
    }

    static void Path(StringBuilder html, IReadOnlyList<(double X, double Y)> points, bool closed)
    {
        if (closed && points.Count == 4 && points[0].Y == points[1].Y && points[1].X == points[2].X && points[2].Y == points[3].Y && points[3].X == points[0].X)
        {
            html.Append(CultureInfo.InvariantCulture, $"M{N(points[0].X)} {N(points[0].Y)}H{N(points[1].X)}V{N(points[2].Y)}H{N(points[0].X)}z");
            return;
        }
        foreach (var (at, (x, y)) in points.Index()) html.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? 'M' : 'L')}{N(x)} {N(y)}");
        if (closed) html.Append('z');
    }

    static void Says(StringBuilder html, string? says, string element)
    {
        if (says is null) html.Append("/>");
        else html.Append("><title>").Append(Text(says)).Append("</title></").Append(element).Append('>');
    }

    /// <summary>Lines of about so many pixels, whole words.</summary>
    static IEnumerable<string> Lines(string text, double room)
    {
        var most = (int)(room / 6.6);
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > most)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0) yield return line.ToString();
    }

    /// <summary>Decimal references only: named ones are not XML.</summary>
    static string Text(string text) => WebUtility.HtmlEncode(new string([.. text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter < '\uFFFE')]));

    internal static string N(double length) => Math.Round(length, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
