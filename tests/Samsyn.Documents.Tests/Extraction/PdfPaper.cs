using Samsyn.Tests.Kit;
using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Draws a PDF by hand: words at places and ruling lines, so that a test owns every coordinate.</summary>
sealed class PdfPaper
{
    const int Width = 595, Height = 842;

    readonly List<StringBuilder> _pages = [new()];

    /// <summary>Text with its baseline <paramref name="y"/> points from the top.</summary>
    public PdfPaper Text(double x, double y, string text, double size = 11)
    {
        var escaped = text.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)");
        _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {Height - y} Td ({escaped}) Tj ET\n");
        return this;
    }

    public PdfPaper Line(double x0, double y0, double x1, double y1)
    {
        _pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {x0} {Height - y0} m {x1} {Height - y1} l S\n");
        return this;
    }

    /// <summary>A line as Word draws it: a thin filled rectangle.</summary>
    public PdfPaper Bar(double x, double y, double width, double height)
    {
        _pages[^1].Append(CultureInfo.InvariantCulture, $"{x} {Height - y - height} {width} {height} re f\n");
        return this;
    }

    /// <summary>All borders of a grid.</summary>
    public PdfPaper Grid(double[] xs, double[] ys)
    {
        foreach (var y in ys) Line(xs[0], y, xs[^1], y);
        foreach (var x in xs) Line(x, ys[0], x, ys[^1]);
        return this;
    }

    public PdfPaper NextPage()
    {
        _pages.Add(new StringBuilder());
        return this;
    }

    /// <param name="locked">Adds an encryption dictionary that no empty password opens.</param>
    public byte[] Build(bool locked = false)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>" };
        var kids = new List<string>();
        foreach (var page in _pages)
        {
            objects.Add($"<< /Length {Encoding.Latin1.GetByteCount(page.ToString())} >>\nstream\n{page}endstream");
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count} 0 R >>");
            kids.Add($"{objects.Count} 0 R");
        }
        objects[1] = $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids)}] >>";
        if (locked) objects.Add($"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >>");

        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /ID [<01> <01>]{(locked ? $" /Encrypt {objects.Count} 0 R" : "")} >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}

/// <summary>A test that needs poppler's programs; skipped, with the reason, where they are absent.</summary>
sealed class PopplerFactAttribute : FactAttribute
{
    public PopplerFactAttribute()
    {
        if (!Tools.Has("pdftotext")) Skip = "poppler-utils (pdftotext) is not on this machine.";
    }
}
