using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Bars with what each is uncertain by, the rank before the name, and a line for all together. A place without rank is shown apart and without a bar of its series.</summary>
static class RankingLayout
{
    public static Sketch Draw(Sketcher sketch, RankingChart chart, ChartWords words)
    {
        var isWide = sketch.Width > 500;
        var scale = Scale.Of(chart.Rows.SelectMany(row => new[] { row.Value, row.Interval?.High, row.Interval?.Low }).Append(chart.Reference).OfType<double>(), isWide ? 6 : 4);
        var ranks = chart.Rows.Max(row => Letters.Width(row.Rank ?? "–")) + 12;
        var left = isWide ? Math.Min(240, chart.Rows.Max(row => Letters.Width(row.Name + " *")) + ranks + 14) : 0;
        var right = sketch.Width - chart.Rows.Max(row => Letters.Width(words.Number(row.Value))) - 12;
        double X(double value) => scale.At(value, left, right);
        var y = chart.Reference is null ? 6.0 : 26;
        var begin = y;
        List<Action> marks = [];
        foreach (var row in chart.Rows)
        {
            var (bar, base_) = isWide ? (y, y + 13.5) : (y + 18, y + 13);
            marks.Add(() =>
            {
                sketch.Text(isWide ? ranks - 12 : 0, base_, row.Rank ?? "–", "t", isWide ? Anchor.End : Anchor.Start);
                sketch.Text(ranks, base_, Letters.Fit(row.Name + (row.Remark is null ? "" : " *"), (isWide ? left : sketch.Width) - ranks - 6), "ti");
                Row(sketch, row, words, bar, X);
            });
            y = bar + (isWide ? 26 : 28);
        }
        foreach (var tick in scale.Ticks)
        {
            sketch.Line(X(tick), begin, X(tick), y, "grid");
            sketch.Text(X(tick), y + 17, words.Number(tick), "t", tick == scale.Low && left == 0 ? Anchor.Start : Anchor.Middle);
        }
        foreach (var mark in marks) mark();
        sketch.Line(X(0), begin, X(0), y, "zero");
        if (chart.Reference is { } all && double.IsFinite(all))
        {
            sketch.Line(X(all), 20, X(all), y, "ref");
            var said = Letters.Fit($"{chart.ReferenceName}: {words.Number(all)}", sketch.Width - 4);
            var half = Letters.Width(said) / 2;
            sketch.Text(Math.Clamp(X(all), half, Math.Max(half, sketch.Width - half)), 14, said, "t", Anchor.Middle);
        }
        if (chart.Unit.Length > 0) sketch.Text(sketch.Width, y + 34, chart.Unit, "t", Anchor.End);
        return sketch.Done(y + (chart.Unit.Length > 0 ? 42 : 26));
    }

    static void Row(Sketcher sketch, RankingRow row, ChartWords words, double y, Func<double, double> x)
    {
        if (row.Value is not { } value || !double.IsFinite(value))
        {
            sketch.Text(x(0) + 5, y + 13.5, words.Masked, "t");
            return;
        }
        sketch.Bar(Math.Min(x(0), x(value)), y + 1, Math.Abs(x(value) - x(0)), 17, 0, row.Rank is null, $"{row.Name}: {words.Number(value)}");
        var end = x(value);
        if (row.Interval is { } interval && double.IsFinite(interval.Low) && double.IsFinite(interval.High))
        {
            sketch.Line(x(interval.Low), y + 9.5, x(interval.High), y + 9.5, "whisker");
            sketch.Line(x(interval.Low), y + 5, x(interval.Low), y + 14, "whisker");
            sketch.Line(x(interval.High), y + 5, x(interval.High), y + 14, "whisker");
            end = Math.Max(end, x(interval.High));
        }
        sketch.Text(end + 6, y + 14, words.Number(value), "ti");
    }
}
