using System.Globalization;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>Finds what is printed at the same place on several pages: diary numbers, logos, page numbers.</summary>
static class PdfFurnitureFinder
{
    const double HeadZone = 0.13, FootZone = 0.88, SamePlace = 4;
    const int FewestPages = 2, FewestCounted = 3;

    /// <summary>Takes running lines out of the pages. Yields, per page, the lines to show after it: each text once, after the last page of its first run.</summary>
    public static List<string>[] TakeOut(List<PdfPage> pages, List<PdfTextLine>[] lines)
    {
        var seen = new Dictionary<string, List<(int Page, PdfTextLine Line)>>(StringComparer.Ordinal);
        for (var p = 0; p < pages.Count; p++)
        {
            foreach (var line in lines[p].Where(l => l.Y1 < HeadZone * pages[p].Height || l.Y0 > FootZone * pages[p].Height))
            {
                var key = Key(line.Text, p);
                if (!seen.TryGetValue(key, out var places)) seen[key] = places = [];
                places.Add((p, line));
            }
        }
        var after = pages.ConvertAll(_ => new List<string>()).ToArray();
        foreach (var places in seen.Values)
        {
            var number = PageFurniture.IsPageNumber(places[0].Line.Plain);
            var running = places.FindAll(a => places.Exists(b => b.Page != a.Page && Math.Abs(a.Line.Y0 - b.Line.Y0) < SamePlace));
            if (number)
            {
                // A number alone at the edge of a page is its number, also on a document of one page.
                foreach (var (page, line) in places.Where(x => IsOutermost(lines[x.Page], x.Line) || running.Contains(x))) lines[page].Remove(line);
                continue;
            }
            if (running.Select(x => x.Page).Distinct().Count() < (places[0].Line.Words.Count > 1 && IsCounted(places[0].Line.Text) ? FewestCounted : FewestPages)) continue;
            foreach (var (page, line) in running) lines[page].Remove(line);
            var last = running[0].Page;
            foreach (var (page, _) in running)
                if (page <= last + 2) last = page;
            after[last].AddRange(running[0].Line.Text.Split('\t').Where(t => t.Length > 0 && !PageFurniture.IsPageNumber(t)).Select(WithoutNumber));
        }
        return after;
    }

    static bool IsOutermost(List<PdfTextLine> lines, PdfTextLine line) => lines.Count > 0 && (lines[0] == line || lines[^1] == line);

    /// <summary>The text; a number at its end counts as how far it is from counting pages, so “Ängsby 7” recurs but “Bilaga 3” does not.</summary>
    static string Key(string text, int page)
    {
        if (PageFurniture.IsPageNumber(text)) return "#";
        var cells = string.Join('\t', text.Split('\t').Where(t => !PageFurniture.IsPageNumber(t)));
        var last = cells.LastIndexOf(' ') + 1;
        return IsCounted(cells) ? cells[..last] + "#" + (int.Parse(cells[last..], CultureInfo.InvariantCulture) - page).ToString(CultureInfo.InvariantCulture) : cells;
    }

    static bool IsCounted(string text) => text.LastIndexOf(' ') is > 0 and var blank && text.Length - blank is > 1 and < 6 && text.AsSpan(blank + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    static string WithoutNumber(string text) => IsCounted(text) ? text[..text.LastIndexOf(' ')] : text;
}
