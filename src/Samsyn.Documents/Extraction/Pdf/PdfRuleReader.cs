using System.Globalization;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>
/// Reads the ruling lines of every page from <c>pdftocairo -svg</c>: strokes, and the thin filled rectangles that Word draws instead.
/// Glyphs, clips and patterns are passed over.
/// </summary>
sealed class PdfRuleReader(List<PdfPage> pages)
{
    const double Thickest = 3, Shortest = 4, Straight = 0.6;
    const int MostRulesOnAPage = 20_000;

    int _page = -1;
    int _defined;
    readonly List<(double X, double Y)> _points = [];

    public void Line(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text.StartsWith("<page>")) _page++;
        if (text.StartsWith("<defs") || text.StartsWith("<clipPath") || text.StartsWith("<symbol") || text.StartsWith("<pattern") || text.StartsWith("<mask")) _defined++;
        if (text.StartsWith("</defs") || text.StartsWith("</clipPath") || text.StartsWith("</symbol") || text.StartsWith("</pattern") || text.StartsWith("</mask")) _defined--;
        if (_defined > 0 || !text.StartsWith("<path")) return;
        // A drawing of one page has no page set.
        var page = Math.Max(_page, 0);
        if (page >= pages.Count || pages[page].Rules.Count > MostRulesOnAPage) return;
        var stroked = !Value(text, "stroke:", ';').StartsWith("none") && text.Contains("stroke:", StringComparison.Ordinal);
        Draw(Value(text, " d=\"", '"'), Matrix(Value(text, "matrix(", ')')), stroked, pages[page].Rules);
    }

    void Draw(ReadOnlySpan<char> path, double[] matrix, bool stroked, List<PdfRule> rules)
    {
        _points.Clear();
        Span<Range> tokens = stackalloc Range[512];
        var count = path.Split(tokens, ' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < count; i++)
        {
            var token = path[tokens[i]];
            switch (token[0])
            {
                case 'M':
                    Flush(stroked, rules);
                    break;
                case 'L': break;
                case 'Z':
                    if (_points.Count > 0) _points.Add(_points[0]);
                    break;
                case 'C' or 'H' or 'V' or 'Q' or 'A':
                    _points.Clear();
                    return;
                default:
                    if (i + 1 >= count || !Number(token, out var x) || !Number(path[tokens[i + 1]], out var y)) return;
                    _points.Add((matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]));
                    i++;
                    break;
            }
        }
        Flush(stroked, rules);
    }

    void Flush(bool stroked, List<PdfRule> rules)
    {
        if (_points.Count > 1)
        {
            if (stroked)
                for (var i = 1; i < _points.Count; i++) Add(_points[i - 1], _points[i], Straight, rules);
            else
                Add((_points.Min(p => p.X), _points.Min(p => p.Y)), (_points.Max(p => p.X), _points.Max(p => p.Y)), Thickest, rules);
        }
        _points.Clear();
    }

    static void Add((double X, double Y) a, (double X, double Y) b, double thickest, List<PdfRule> rules)
    {
        var (width, height) = (Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));
        if (height <= thickest && width >= Math.Max(Shortest, 2 * height)) rules.Add(new PdfRule(true, (a.Y + b.Y) / 2, Math.Min(a.X, b.X), Math.Max(a.X, b.X)));
        else if (width <= thickest && height >= Math.Max(Shortest, 2 * width)) rules.Add(new PdfRule(false, (a.X + b.X) / 2, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y)));
    }

    static double[] Matrix(ReadOnlySpan<char> text)
    {
        double[] matrix = [1, 0, 0, 1, 0, 0];
        Span<Range> parts = stackalloc Range[7];
        if (text.Split(parts, ',') != 6) return matrix;
        double[] read = new double[6];
        for (var i = 0; i < 6; i++)
            if (!Number(text[parts[i]], out read[i])) return matrix;
        return read;
    }

    static bool Number(ReadOnlySpan<char> text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, string before, char end)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        if (at < 0) return [];
        var rest = text[(at + before.Length)..];
        var stop = rest.IndexOf(end);
        return stop < 0 ? rest : rest[..stop];
    }
}
