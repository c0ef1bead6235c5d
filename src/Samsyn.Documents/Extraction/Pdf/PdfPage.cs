using System.Globalization;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>A word where it stands on the page; points from the top left corner.</summary>
readonly record struct PdfWord(double X0, double Y0, double X1, double Y1, string Text)
{
    public double Height => Y1 - Y0;
    public double Middle => (X0 + X1) / 2;
    public double Centre => (Y0 + Y1) / 2;
}

/// <summary>A ruling line: horizontal when <paramref name="IsHorizontal"/>, at <paramref name="At"/>, between the two ends.</summary>
readonly record struct PdfRule(bool IsHorizontal, double At, double From, double To);

sealed class PdfPage(double width, double height)
{
    public double Width { get; } = width;
    public double Height { get; } = height;
    public List<PdfWord> Words { get; } = [];
    public List<PdfRule> Rules { get; } = [];
}

/// <summary>Reads the words of every page from <c>pdftotext -tsv</c>.</summary>
sealed class PdfWordReader
{
    const int Page = 1, Column = 6, TextColumn = 11;

    public List<PdfPage> Pages { get; } = [];

    public void Line(string line)
    {
        var cells = line.TrimEnd('\r').Split('\t', TextColumn + 1);
        if (cells.Length <= TextColumn || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out var level)) return;
        if (level != Page && level != 5) return;
        Span<double> box = stackalloc double[4];
        for (var i = 0; i < 4; i++)
            if (!double.TryParse(cells[Column + i], CultureInfo.InvariantCulture, out box[i]) || !double.IsFinite(box[i])) return;
        if (level == Page) Pages.Add(new PdfPage(box[2], box[3]));
        else if (Pages.Count > 0 && LineCleaner.OneLine(cells[TextColumn]) is { Length: > 0 } text && box[2] >= 0 && box[3] > 0)
            Pages[^1].Words.Add(new PdfWord(box[0], box[1], box[0] + box[2], box[1] + box[3], text));
    }
}
