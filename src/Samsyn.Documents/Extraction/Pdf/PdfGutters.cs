namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>A table with lines only between its rows: its columns are the gutters that stay free of words.</summary>
static class PdfGutters
{
    const double SameEnd = 3, Narrowest = 5, MayCross = 0.12, EmptyBand = 16, Space = 0.75;
    const int FewestRules = 3;

    /// <summary>Rules of equal extent, each set completed by upright lines in its gutters where no word crosses them.</summary>
    public static IEnumerable<List<PdfRule>> Complete(IEnumerable<PdfRule> rules, List<PdfWord> words)
    {
        foreach (var set in rules.Where(r => r.IsHorizontal).GroupBy(r => (Math.Round(r.From / SameEnd), Math.Round(r.To / SameEnd))))
        {
            foreach (var across in Split(set.OrderBy(r => r.At).ToList(), words).Where(a => a.Count >= FewestRules))
                if (CompleteOne(across, words) is { } completed) yield return completed;
        }
    }

    /// <summary>Between two tables lies text with space around it, or nothing; between two rows lies a row.</summary>
    static IEnumerable<List<PdfRule>> Split(List<PdfRule> across, List<PdfWord> words)
    {
        var part = new List<PdfRule> { across[0] };
        for (var i = 1; i < across.Count; i++)
        {
            var (top, bottom) = (across[i - 1].At, across[i].At);
            var band = words.FindAll(w => w.Centre > top && w.Centre < bottom && w.Middle > across[i].From && w.Middle < across[i].To);
            var apart = band.Count == 0 ? bottom - top > EmptyBand : band.Min(w => w.Y0) - top > Space * band[0].Height && bottom - band.Max(w => w.Y1) > Space * band[0].Height;
            if (apart)
            {
                yield return part;
                part = [];
            }
            part.Add(across[i]);
        }
        yield return part;
    }

    static List<PdfRule>? CompleteOne(List<PdfRule> across, List<PdfWord> words)
    {
        var (left, right) = (across[0].From, across[0].To);
        var inside = words.FindAll(w => w.Middle > left && w.Middle < right && w.Centre > across[0].At && w.Centre < across[^1].At);
        var gutters = Find(PdfTextLine.Group(inside), left, right);
        if (gutters.Count == 0) return null;
        var upright = new List<PdfRule> { new(false, left, across[0].At, across[^1].At), new(false, right, across[0].At, across[^1].At) };
        for (var i = 1; i < across.Count; i++)
            foreach (var x in gutters)
                if (!inside.Exists(w => w.X0 < x - 1 && w.X1 > x + 1 && w.Centre > across[i - 1].At && w.Centre < across[i].At))
                    upright.Add(new PdfRule(false, x, across[i - 1].At, across[i].At));
        return [.. across, .. upright];
    }

    /// <summary>The right ends of the vertical strips that hardly any line of text crosses: where the next column begins.</summary>
    static List<double> Find(List<PdfTextLine> lines, double left, double right)
    {
        var crossed = new int[Math.Clamp((int)(right - left), 0, 5000)];
        // A heading over all columns crosses every gutter; it is not asked when other lines can tell.
        if (lines.Count(l => l.HasTabs) >= 2) lines = lines.FindAll(l => l.HasTabs || l.X0 > lines.Min(o => o.X0) + SameEnd);
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
