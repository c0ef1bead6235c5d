namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>A table with lines only between its rows: its columns are the gutters that stay free of words.</summary>
static class PdfGutters
{
    const double SameEnd = 3, Narrowest = 5, MayCross = 0.12;
    const int FewestRules = 3;

    /// <summary>Rules of equal extent, each set completed by upright lines in its gutters where no word crosses them.</summary>
    public static IEnumerable<List<PdfRule>> Complete(IEnumerable<PdfRule> rules, List<PdfWord> words)
    {
        foreach (var set in rules.Where(r => r.IsHorizontal).GroupBy(r => (Math.Round(r.From / SameEnd), Math.Round(r.To / SameEnd))))
        {
            var across = set.OrderBy(r => r.At).ToList();
            if (across.Count < FewestRules) continue;
            var (left, right) = (across[0].From, across[0].To);
            var inside = words.FindAll(w => w.Middle > left && w.Middle < right && w.Centre > across[0].At && w.Centre < across[^1].At);
            var gutters = Find(PdfTextLine.Group(inside), left, right);
            if (gutters.Count == 0) continue;
            var upright = new List<PdfRule> { new(false, left, across[0].At, across[^1].At), new(false, right, across[0].At, across[^1].At) };
            for (var i = 1; i < across.Count; i++)
                foreach (var x in gutters)
                    if (!inside.Exists(w => w.X0 < x - 1 && w.X1 > x + 1 && w.Centre > across[i - 1].At && w.Centre < across[i].At))
                        upright.Add(new PdfRule(false, x, across[i - 1].At, across[i].At));
            yield return [.. across, .. upright];
        }
    }

    /// <summary>The right ends of the vertical strips that hardly any line of text crosses: where the next column begins.</summary>
    static List<double> Find(List<PdfTextLine> lines, double left, double right)
    {
        var crossed = new int[Math.Clamp((int)(right - left), 0, 5000)];
        foreach (var line in lines)
        {
            foreach (var word in line.Words)
                for (var x = Math.Max(0, (int)(word.X0 - left)); x < Math.Min(crossed.Length, (int)(word.X1 - left) + 1); x++) crossed[x]++;
        }
        var gutters = new List<double>();
        var start = -1;
        for (var x = 0; x < crossed.Length; x++)
        {
            var free = crossed[x] <= MayCross * lines.Count;
            if (free && start < 0) start = x;
            if (free || start < 0) continue;
            if (start > 0 && x - start >= Narrowest) gutters.Add(left + x - 1.5);
            start = -1;
        }
        return gutters;
    }
}
