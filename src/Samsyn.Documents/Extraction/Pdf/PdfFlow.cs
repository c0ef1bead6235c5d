using System.Text;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>Puts pages together to the lines of the document: paragraphs, rows, what runs on over a page break.</summary>
/// <param name="measure">Margins and line distance of the document.</param>
/// <param name="recordHeadings">First rows that begin several tables: met at the top of a page they begin a new one, others are repeated headings.</param>
/// <param name="lines">Where the lines go.</param>
sealed class PdfFlow(PdfMeasure measure, IReadOnlySet<string> recordHeadings, List<string> lines)
{
    readonly StringBuilder _paragraph = new();
    readonly List<string> _furniture = [];
    PdfTextLine? _last;
    PdfTextLine? _first;
    PdfPage? _lastPage;
    bool _inList;
    PdfTable? _table;
    string _heading = "";
    PdfCell[]? _row;

    public void Add(PdfPage page, PdfTextLine line)
    {
        EndTable();
        if (_last is not null && Continues(page, line))
        {
            PdfTextLine.Append(_paragraph, line.Text);
        }
        else
        {
            var space = _last is null || _lastPage != page || !measure.IsClose(_last, line) || !PdfMeasure.SameSize(_last, line);
            EndParagraph();
            EndFurniture();
            if (space) Blank();
            _inList = ListMark.Starts(line);
            _first = line;
            _paragraph.Append(ListMark.Text(line));
        }
        (_last, _lastPage) = (line, page);
    }

    public void Add(PdfTable table)
    {
        EndParagraph();
        _last = null;
        var rows = table.Rows;
        var from = 0;
        if (_table is not null && _row is not null && table.Continues(_table) && !(recordHeadings.Contains(_heading) && table.Heading == _heading))
        {
            from = rows.Count > 1 && table.Heading == _heading && _heading.Trim().Length > 0 ? 1 : 0;
            if (RunsOn(_row, rows[from]))
            {
                _row = _row.Zip(rows[from], Joined).ToArray();
                from++;
            }
        }
        else
        {
            EndTable();
            EndFurniture();
            Blank();
            _heading = table.Heading;
        }
        _table = table;
        for (var r = from; r < rows.Count; r++)
        {
            EndRow();
            _row = rows[r];
        }
    }

    /// <summary>Lines of page headers that are shown once. They wait until the paragraph or table that runs over the page is at its end.</summary>
    public void AddFurniture(IReadOnlyList<string> furniture) => _furniture.AddRange(furniture);

    public void End()
    {
        EndParagraph();
        EndTable();
        EndFurniture();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
    }

    bool Continues(PdfPage page, PdfTextLine next)
    {
        var last = _last!;
        if (last.HasTabs || (next.HasTabs && !EndsInPageNumber(next)) || !PdfMeasure.SameSize(last, next) || !measure.IsFull(_lastPage!, last, next)) return false;
        var isClause = EndsSentence(last.Plain, next.Plain);
        if (_lastPage != page)
        {
            if (isClause) return false;
        }
        else if (!measure.IsClose(last, next)) return false;
        var aligned = Math.Abs(next.X0 - last.X0) < 2;
        // “… enligt punkten / 7. Kontaktuppgifter …”: a number that falls first on a line is no list item.
        if (ListMark.Starts(next) && !(aligned && !isClause && !ListMark.IsBullet(next.Words[0].Text) && !(_inList && _first == last))) return false;
        if (_inList && _first == last) return next.X0 > last.X0 - 2;
        return next.X0 < last.X0 + 6 || IsCentred(last, next);
    }

    /// <summary>A contents entry of two lines has its page number on the second.</summary>
    static bool EndsInPageNumber(PdfTextLine line) =>
        line.Text.IndexOf('\t', StringComparison.Ordinal) is var tab && tab == line.Text.LastIndexOf('\t') && PageFurniture.IsPageNumber(line.Text[(tab + 1)..]);

    static bool IsCentred(PdfTextLine a, PdfTextLine b) => Math.Abs((a.X0 + a.X1) - (b.X0 + b.X1)) < 8;

    /// <summary>A row goes on over the page break when a cell stops in the middle of its paragraph.</summary>
    static bool RunsOn(PdfCell[] row, PdfCell[] next)
    {
        var runs = false;
        for (var c = 0; c < row.Length; c++)
        {
            if (next[c].Lines.Count == 0) continue;
            if (row[c].Lines.Count == 0) return false;
            var (last, first) = (row[c].Lines[^1], next[c].Lines[0]);
            if (!PdfMeasure.IsFullWithin(row[c].Right, last, first)) return false;
            if (c > 0) runs |= !EndsSentence(last.Plain, first.Plain) || row[c].Lines.Count > 1;
            // Labels are short: only a divided word or a small letter says that one goes on.
            else if (char.IsLower(first.Plain[0]) || last.Plain[^1] is '-' or '/') runs = true;
            else return false;
        }
        return runs;
    }

    static PdfCell Joined(PdfCell a, PdfCell b) => b.Lines.Count == 0 ? a : a.Lines.Count == 0 ? b : new PdfCell([.. a.Lines, .. b.Lines], b.Right);

    static bool EndsSentence(string text, string next)
    {
        var end = text.TrimEnd('"', '”', '’', ')', ' ');
        return end.Length > 0 && end[^1] is ('.' or '!' or '?' or ':' or ';') && !char.IsLower(next[0]);
    }

    void EndParagraph()
    {
        if (_paragraph.Length == 0) return;
        lines.Add(LineCleaner.Clean(_paragraph.ToString()));
        _paragraph.Clear();
    }

    void EndRow()
    {
        if (_row is null) return;
        lines.Add(string.Join('\t', _row.Select(c => LineCleaner.OneLine(c.Text))));
        _row = null;
    }

    void EndTable()
    {
        EndRow();
        _table = null;
    }

    void EndFurniture()
    {
        if (_furniture.Count == 0) return;
        Blank();
        lines.AddRange(_furniture);
        Blank();
        _furniture.Clear();
    }

    void Blank()
    {
        if (lines.Count > 0 && lines[^1].Length > 0) lines.Add("");
    }
}
