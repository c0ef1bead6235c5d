using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Steps as bars about a middle line, each with its number and its share of the first.</summary>
static class FunnelLayout
{
    public static Sketch Draw(Sketcher sketch, FunnelChart chart, ChartWords words)
    {
        var sums = chart.Steps.Index().Select(step => chart.Series.Sum(one => Math.Max(0, ChartLayout.Number(one.Values, step.Index) ?? 0))).ToList();
        var most = sums.Max();
        var isWide = sketch.Width > 500;
        var left = isWide ? Math.Min(240, chart.Steps.Max(step => Letters.Width(step.Full)) + 16) : 0;
        var numbers = sums.Max(sum => Letters.Width(Said(sum, sums[0], words), Letters.Strong)) + 16;
        var room = sketch.Width - left - numbers;
        var y = 6.0;
        foreach (var (at, step) in chart.Steps.Index())
        {
            if (!isWide)
            {
                sketch.Text(0, y + 12, Letters.Fit(step.Full, sketch.Width), "ti");
                y += 18;
            }
            var wide = most == 0 ? 0 : sums[at] / most * room;
            var middle = left + (room / 2);
            if (isWide) sketch.Text(left - 12, y + 22, Letters.Fit(step.Full, left - 14), "ti", Anchor.End);
            sketch.Bar(middle - (wide / 2), y, wide, 34, 0, false, $"{step.Full}: {Said(sums[at], sums[0], words)}");
            if (wide < 1) sketch.Line(middle, y, middle, y + 34, "axis");
            sketch.Text(sketch.Width, y + 22, Said(sums[at], sums[0], words), "tb", Anchor.End);
            if (at + 1 < sums.Count && most > 0)
            {
                var next = sums[at + 1] / most * room;
                sketch.Field([(middle - (wide / 2), y + 34), (middle + (wide / 2), y + 34), (middle + (next / 2), y + (isWide ? 46 : 62)), (middle - (next / 2), y + (isWide ? 46 : 62))], "band");
            }
            y += 46;
        }
        return sketch.Done(y);
    }

    public static string Said(double value, double first, ChartWords words) => first > 0 ? $"{words.Number(value)} ({words.Number(Math.Round(value / first * 100))}\u00a0%)" : words.Number(value);
}
