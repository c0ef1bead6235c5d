namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>
/// Tables without a full grid: columns are told by where text begins, rows by space or by rules across. A contents list and a pair of
/// signatures look alike at first and are left as lines.
/// </summary>
static class PdfLooseTables
{
    const double Near = 4, Aligned = 1.5, Farthest = 4.5;
    const int FewestRows = 3;

    public static List<PdfTable> TakeOut(PdfPage page, List<PdfTextLine> lines, PdfMeasure measure)
    {
        var tables = new List<PdfTable>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Starts(lines[i]) is not [_, var column, ..] || EndsInPage(lines[i])) continue;
            var end = i + 1;
            while (end < lines.Count && Belongs(lines[end - 1], lines[end], column)) end++;
            var run = lines.GetRange(i, end - i);
            if (run.Count(l => HasColumn(l, column)) < FewestRows || Build(page, run, measure) is not { } table) continue;
            tables.Add(table);
            lines.RemoveRange(i, end - i);
            i--;
        }
        return tables;
    }

    static bool Belongs(PdfTextLine above, PdfTextLine line, double column)
    {
        if (line.Y0 - above.Y1 > Farthest * above.Size || !PdfMeasure.SameSize(above, line) || EndsInPage(line)) return false;
        return HasColumn(line, column) || (Starts(line).Count == 1 && (Math.Abs(line.X0 - column) < Near || line.X1 < column - Near));
    }

    /// <summary>A second cell begins at the column; where the label nearly fills its own, exact alignment says it.</summary>
    static bool HasColumn(PdfTextLine line, double column)
    {
        for (var i = 1; i < line.Words.Count; i++)
        {
            var (off, gap) = (Math.Abs(line.Words[i].X0 - column), line.Words[i].X0 - line.Words[i - 1].X1);
            if (off < Near && line.IsColumnGap(gap) || off < Aligned && gap > 0.35 * line.Size) return true;
        }
        return false;
    }

    static List<double> Starts(PdfTextLine line)
    {
        var starts = new List<double> { line.X0 };
        // The gap after a list mark is no column.
        for (var i = ListMark.Starts(line) ? 2 : 1; i < line.Words.Count; i++)
            if (line.IsColumnGap(line.Words[i].X0 - line.Words[i - 1].X1)) starts.Add(line.Words[i].X0);
        return starts;
    }

    static bool EndsInPage(PdfTextLine line) => PageFurniture.IsPageNumber(line.Text[(line.Text.LastIndexOf('\t') + 1)..]);

    static PdfTable? Build(PdfPage page, List<PdfTextLine> run, PdfMeasure measure)
    {
        var columns = Columns(run);
        if (columns.Count < 2 || columns[0] > run.Min(l => l.X0) + Near) return null;
        var (left, right) = (run.Min(l => l.X0), run.Max(l => l.X1));
        var rules = page.Rules.FindAll(r => r.IsHorizontal && r.To - r.From > 0.6 * (right - left) && r.At > run[0].Y0 && r.At < run[^1].Y1);
        var rows = new List<List<PdfWord>[]>();
        PdfTextLine? above = null;
        foreach (var line in run)
        {
            var cells = columns.ConvertAll(_ => new List<PdfWord>()).ToArray();
            foreach (var word in line.Words) cells[Math.Max(0, columns.FindLastIndex(c => c <= word.X0 + Near))].Add(word);
            var isRow = above is null || (rules.Count > 1
                ? rules.Exists(r => r.At > above.Y1 - 0.3 * above.Size && r.At < line.Y0 + 0.3 * line.Size)
                : StartsRow(rows[^1], cells, measure.IsClose(above, line)));
            if (isRow) rows.Add(cells);
            else
                for (var c = 0; c < cells.Length; c++) rows[^1][c].AddRange(cells[c]);
            above = line;
        }
        if (rows.Count < 2) return null;
        return new PdfTable
        {
            Y0 = run[0].Y0, Y1 = run[^1].Y1, Columns = [.. columns, right],
            Rows = rows.ConvertAll(r => r.Select((words, c) => words.Count == 0 ? PdfCell.Empty : new PdfCell(PdfTextLine.Group(words), c + 1 < columns.Count ? columns[c + 1] - Near : right)).ToArray()),
        };
    }

    static List<double> Columns(List<PdfTextLine> run)
    {
        var columns = new List<(double At, int Count)>();
        foreach (var start in run.SelectMany(Starts).Order())
        {
            if (columns.Count > 0 && start - columns[^1].At < 2 * Near) columns[^1] = (columns[^1].At, columns[^1].Count + 1);
            else columns.Add((start, 1));
        }
        return columns.FindAll(c => c.Count > 1).ConvertAll(c => c.At);
    }

    /// <summary>Text in the first column begins a row unless it finishes the label above; without it, only space does.</summary>
    static bool StartsRow(List<PdfWord>[] row, List<PdfWord>[] next, bool isClose)
    {
        if (!isClose) return true;
        if (next[0].Count == 0) return false;
        return row[0].Count == 0 || !(char.IsLower(next[0][0].Text[0]) || row[0][^1].Text[^1] is '/' or '-');
    }
}
