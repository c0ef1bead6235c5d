using Samsyn.Documents.Extraction.Pdf;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>Lays blocks out as lines: rows joined by tabs, a blank line where the page shows space.</summary>
sealed class DocxLines(List<string> lines)
{
    DocxBlock? _last;

    public void Add(DocxBlock block)
    {
        switch (block)
        {
            case RowBlock row:
                if (!(_last is RowBlock before && before.Table == row.Table)) Blank();
                lines.Add(string.Join('\t', row.Cells));
                break;
            case ParagraphBlock paragraph:
                if (string.IsNullOrWhiteSpace(paragraph.Text)) Blank();
                else
                {
                    if (IsApart(paragraph)) Blank();
                    foreach (var line in paragraph.Text.Split('\n')) lines.Add(Tidy(line));
                }
                break;
        }
        _last = block;
    }

    /// <summary>Lines that stand on every page, once.</summary>
    public void AddFurniture(IEnumerable<string> furniture)
    {
        var first = true;
        foreach (var line in furniture)
        {
            if (first) Blank();
            first = false;
            lines.Add(line);
        }
        if (!first) Blank();
        _last = null;
    }

    bool IsApart(ParagraphBlock next)
    {
        if (_last is not ParagraphBlock last) return _last is not null;
        if (last.Look.IsHeading || next.Look.IsHeading) return true;
        if (last.IsListItem && next.IsListItem) return false;
        var sameStyle = string.Equals(last.Look.Style, next.Look.Style, StringComparison.Ordinal);
        var after = sameStyle && last.Look.Contextual == true ? 0 : last.Look.After ?? 0;
        var above = sameStyle && next.Look.Contextual == true ? 0 : next.Look.Before ?? 0;
        return Math.Max(after, above) > 0;
    }

    void Blank()
    {
        if (lines.Count > 0 && lines[^1].Length > 0) lines.Add("");
    }

    /// <summary>Tabs inside a paragraph separate (contents lists, signature blocks); dotted leaders typed by hand before them say the same.</summary>
    static string Tidy(string line) => string.Join('\t', PageFurniture.WithoutLeader(LineCleaner.Clean(line)).Split('\t').Select(LineCleaner.OneLine)).Trim('\t');
}
