using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Bars: standing for times, and where every name has room beneath them; otherwise lying, with the names before or above them.</summary>
static class BarLayout
{
    public static Sketch Draw(Sketcher sketch, BarChart chart, ChartWords words)
    {
        var top = chart.Series.Count < 2 ? 0 : ChartLayout.Key(sketch, [.. chart.Series.Index().Select(one => (one.Item.Name, (Action<double, double>)((x, y) => sketch.Bar(x, y - 6, 24, 12, one.Index, one.Item.IsReference, null))))]);
        var band = (sketch.Width - 60) / Math.Max(1, chart.Labels.Count);
        var fits = chart.Labels.Count <= 12 && chart.Labels.All(label => Letters.Width(label.Short) < band - 6) && (chart.Arrangement != BarArrangement.Grouped || band / chart.Series.Count > 14);
        return chart.Arrangement != BarArrangement.Shares && (chart.IsTime || fits) ? Standing(sketch, chart, words, top) : Lying(sketch, chart, words, top);
    }

    static Scale ScaleOf(BarChart chart, int ticks)
    {
        if (chart.Arrangement == BarArrangement.Shares) return new(0, 100, 25);
        if (chart.Arrangement == BarArrangement.Stacked) return Scale.Of(chart.Labels.Index().Select(label => chart.Series.Sum(one => Math.Max(0, ChartLayout.Number(one.Values, label.Index) ?? 0))), ticks);
        return Scale.Of(chart.Series.SelectMany(one => one.Values.OfType<double>().Concat(one.Whiskers?.OfType<ChartInterval>().SelectMany(whisker => new[] { whisker.Low, whisker.High }) ?? [])), ticks);
    }

    static Sketch Standing(Sketcher sketch, BarChart chart, ChartWords words, double top)
    {
        var scale = ScaleOf(chart, 5);
        if (chart.Unit.Length > 0) sketch.Text(0, top + 12, chart.Unit, "t");
        top += chart.Unit.Length > 0 ? 30 : 16;
        var frame = (Left: ChartLayout.RoomForTicks(scale, words), Top: top, Right: sketch.Width - 6, Bottom: top + (sketch.Width > 500 ? 230 : 190));
        ChartLayout.Rules(sketch, scale, words, frame);
        var step = (frame.Right - frame.Left) / chart.Labels.Count;
        var room = Math.Min(step * 0.78, 36.0 * (chart.Arrangement == BarArrangement.Grouped ? chart.Series.Count : 1) + 20);
        double X(int at) => frame.Left + (step * (at + 0.5));
        double Y(double value) => scale.At(value, frame.Bottom, frame.Top);
        var zero = Y(0);
        for (var at = 0; at < chart.Labels.Count; at++)
        {
            if (chart.Arrangement == BarArrangement.Stacked)
            {
                var sum = 0.0;
                foreach (var (number, series) in chart.Series.Index())
                {
                    if (ChartLayout.Number(series.Values, at) is not > 0) continue;
                    var value = series.Values[at]!.Value;
                    sketch.Bar(X(at) - (room / 2), Y(sum + value), room, Y(sum) - Y(sum + value), number, series.IsReference, ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, series, at, words));
                    sum += value;
                }
                continue;
            }
            var wide = room / chart.Series.Count;
            foreach (var (number, series) in chart.Series.Index())
            {
                if (ChartLayout.Number(series.Values, at) is not { } value) continue;
                var x = X(at) - (room / 2) + (number * wide);
                var gap = chart.Series.Count > 1 && wide > 8 ? 1.5 : 0;
                sketch.Bar(x + gap, Math.Min(Y(value), zero), wide - (2 * gap), Math.Abs(Y(value) - zero), number, IsSoft(series, at), ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, series, at, words));
                if (WhiskerOf(series, at) is { } whisker)
                {
                    var middle = x + (wide / 2);
                    sketch.Line(middle, Y(whisker.Low), middle, Y(whisker.High), "whisker");
                    sketch.Line(middle - 4, Y(whisker.Low), middle + 4, Y(whisker.Low), "whisker");
                    sketch.Line(middle - 4, Y(whisker.High), middle + 4, Y(whisker.High), "whisker");
                }
                else if (Letters.Width(words.Number(value)) < wide + (chart.Series.Count == 1 ? step - room : 0))
                {
                    sketch.Text(x + (wide / 2), value < 0 ? Y(value) + 14 : Y(value) - 5, words.Number(value), "ti", Anchor.Middle);
                }
            }
        }
        sketch.Line(frame.Left, zero, frame.Right, zero, "zero");
        LineLayout.Below(sketch, chart.Labels, X, frame.Bottom, sketch.Width);
        return sketch.Done(frame.Bottom + 30);
    }

    static Sketch Lying(Sketcher sketch, BarChart chart, ChartWords words, double top)
    {
        var isWide = sketch.Width > 500;
        var scale = ScaleOf(chart, isWide ? 5 : 3);
        var isShares = chart.Arrangement == BarArrangement.Shares;
        var valueRoom = chart.Arrangement == BarArrangement.Grouped ? chart.Series.Max(one => one.Values.Max(value => Letters.Width(words.Number(value)))) + 10 : 14;
        var left = isWide ? Math.Min(250, chart.Labels.Max(label => Letters.Width(label.Full)) + 14) : 0;
        if (scale.Low < 0) left += 10;
        var right = sketch.Width - valueRoom;
        double X(double value) => scale.At(value, left, right);
        var bars = chart.Arrangement == BarArrangement.Grouped ? chart.Series.Count : 1;
        var thick = bars == 1 ? 18.0 : bars == 2 ? 14 : 11;
        var y = top + 6;
        var begin = y;
        List<Action> marks = [];
        foreach (var (at, label) in chart.Labels.Index())
        {
            var lines = isWide ? Letters.Lines(label.Full, left - 12) : Letters.Lines(label.Full, sketch.Width - 8);
            var high = Math.Max(bars * (thick + 2), isWide ? lines.Count * 15 : 0);
            var above = y;
            marks.Add(() =>
            {
                foreach (var (number, line) in lines.Index())
                    sketch.Text(isWide ? left - 10 : 0, isWide ? above + (high / 2) + 4.5 + ((number - ((lines.Count - 1) / 2.0)) * 15) : above + 13 + (number * 15), line, "ti", isWide ? Anchor.End : Anchor.Start);
            });
            var start = isWide ? y + ((high - (bars * (thick + 2))) / 2) : y + 4 + (lines.Count * 15);
            marks.Add(() => Row(sketch, chart, words, at, start, thick, X));
            y = isWide ? y + high + (bars > 1 ? 16 : 9) : start + (bars * (thick + 2)) + 12;
        }
        var bottom = y - 4;
        foreach (var tick in scale.Ticks)
        {
            sketch.Line(X(tick), begin, X(tick), bottom, "grid");
            var written = words.Number(tick) + (isShares ? "\u00a0%" : "");
            sketch.Text(Math.Min(X(tick), sketch.Width - (Letters.Width(written) / 2) - 3), bottom + 17, written, "t", tick == scale.Low && left == 0 ? Anchor.Start : Anchor.Middle);
        }
        foreach (var mark in marks) mark();
        sketch.Line(X(0), begin, X(0), bottom, "zero");
        if (!isShares && chart.Unit.Length > 0) sketch.Text(right, bottom + 34, chart.Unit, "t", Anchor.End);
        return sketch.Done(bottom + (!isShares && chart.Unit.Length > 0 ? 42 : 26));
    }

    static void Row(Sketcher sketch, BarChart chart, ChartWords words, int at, double y, double thick, Func<double, double> x)
    {
        if (chart.Arrangement != BarArrangement.Grouped)
        {
            var whole = chart.Series.Sum(one => Math.Max(0, ChartLayout.Number(one.Values, at) ?? 0));
            var sum = 0.0;
            foreach (var (number, series) in chart.Series.Index())
            {
                if (ChartLayout.Number(series.Values, at) is not > 0) continue;
                var value = chart.Arrangement == BarArrangement.Shares ? series.Values[at]!.Value / whole * 100 : series.Values[at]!.Value;
                var (from, to) = (x(sum), x(sum + value));
                sketch.Bar(from, y, to - from, thick, number, series.IsReference, ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, series, at, words));
                sum += value;
                var written = words.Number(Math.Round(value));
                var (middle, wide) = ((from + to) / 2, Letters.Width(written));
                if (series.IsReference || wide + 18 >= to - from) continue;
                // Words over a pattern are not read: there they stand on a ground of their own.
                var isFull = number % 4 == 0;
                if (!isFull) sketch.Box(middle - (wide / 2) - 4, y + 1.5, wide + 8, thick - 3, "plate");
                sketch.Text(middle, y + (thick / 2) + 4.5, written, isFull ? "tp" : "ti", Anchor.Middle);
            }
            return;
        }
        foreach (var (number, series) in chart.Series.Index())
        {
            var row = y + (number * (thick + 2));
            if (ChartLayout.Number(series.Values, at) is not { } value)
            {
                sketch.Text(x(0) + 5, row + (thick / 2) + 4.5, series.Instead?.ElementAtOrDefault(at) ?? words.Missing, "t");
                continue;
            }
            sketch.Bar(Math.Min(x(0), x(value)), row, Math.Abs(x(value) - x(0)), thick, number, IsSoft(series, at), ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, series, at, words));
            var end = Math.Max(x(0), x(value));
            if (WhiskerOf(series, at) is { } whisker)
            {
                var middle = row + (thick / 2);
                sketch.Line(x(whisker.Low), middle, x(whisker.High), middle, "whisker");
                sketch.Line(x(whisker.Low), middle - 4, x(whisker.Low), middle + 4, "whisker");
                sketch.Line(x(whisker.High), middle - 4, x(whisker.High), middle + 4, "whisker");
                end = Math.Max(end, x(whisker.High));
            }
            sketch.Text(end + 5, row + (thick / 2) + 4.5, words.Number(value), "ti");
        }
    }

    static bool IsSoft(ChartSeries series, int at) => series.IsReference || series.ReferenceAt?.Contains(at) == true;

    static ChartInterval? WhiskerOf(ChartSeries series, int at) => series.Whiskers is { } all && at < all.Count && all[at] is { } one && double.IsFinite(one.Low) && double.IsFinite(one.High) ? one : null;
}
