namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>What was measured over the whole document: how far lines reach and how close they stand.</summary>
sealed class PdfMeasure
{
    const double DefaultPitch = 1.2, Apart = 1.22;

    readonly Dictionary<int, (double Left, double Right)> _margins = [];
    readonly double _pitch = DefaultPitch;

    public PdfMeasure(List<PdfPage> pages, List<PdfTextLine>[] lines)
    {
        foreach (var group in Enumerable.Range(0, pages.Count).GroupBy(p => Key(pages[p])))
        {
            var all = group.SelectMany(p => lines[p]).Where(l => !l.HasTabs).ToList();
            if (all.Count == 0) continue;
            // Tabbed lines reach where they like, and the outermost may be stray marks; where nearly all lines end is the edge of the text.
            var ends = all.Select(l => l.X1).Order().ToList();
            _margins[group.Key] = (all.Min(l => l.X0), ends[Math.Min(ends.Count - 1, ends.Count * 99 / 100)]);
        }
        var pitches = new List<double>();
        for (var p = 0; p < pages.Count; p++)
            for (var i = 1; i < lines[p].Count; i++)
                if (IsFull(pages[p], lines[p][i - 1], lines[p][i]) && SameSize(lines[p][i - 1], lines[p][i]) && Pitch(lines[p][i - 1], lines[p][i]) is > 0.7 and < 2.5 and var pitch)
                    pitches.Add(pitch);
        if (pitches.Count < 3) return;
        pitches.Sort();
        _pitch = pitches[pitches.Count / 2];
    }

    /// <summary>Whether the next line's first word had no room left on this line: the line was broken by the margin, not by the writer.</summary>
    public bool IsFull(PdfPage page, PdfTextLine line, PdfTextLine next)
    {
        if (!_margins.TryGetValue(Key(page), out var margin)) return false;
        var needed = Math.Min(FirstWord(next), margin.Right - margin.Left) + 0.22 * line.Size;
        var middle = (margin.Left + margin.Right) / 2;
        // In a document of a few short lines the longest of them is no margin.
        if (line.X1 + needed > margin.Right - 1.5 && line.X1 - margin.Left > 0.45 * page.Width) return true;
        bool IsCentred(PdfTextLine l) => l.X0 > margin.Left + 15 && Math.Abs((l.X0 + l.X1) / 2 - middle) < 4;
        return IsCentred(line) && IsCentred(next) && line.X1 - line.X0 + needed > margin.Right - margin.Left - 24;
    }

    public static bool IsFullWithin(double right, PdfTextLine line, PdfTextLine next) => line.X1 + FirstWord(next) + 0.22 * line.Size > right - 7;

    public bool IsClose(PdfTextLine line, PdfTextLine next) => Pitch(line, next) < _pitch * Apart;

    public static bool SameSize(PdfTextLine a, PdfTextLine b) => Math.Abs(a.Size - b.Size) < 0.12 * Math.Max(a.Size, b.Size);

    static double Pitch(PdfTextLine line, PdfTextLine next) => (next.Y1 - line.Y1) / Math.Max(line.Size, 1);

    static int Key(PdfPage page) => (int)page.Width / 10;

    static double FirstWord(PdfTextLine line)
    {
        var end = 0;
        while (end + 1 < line.Words.Count && line.Words[end + 1].X0 - line.Words[end].X1 < 0.06 * line.Size) end++;
        return line.Words[end].X1 - line.X0;
    }
}
