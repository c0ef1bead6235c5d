using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Small line charts side by side on one scale, so that heights can be held against each other.</summary>
static class MultiplesLayout
{
    const double Gap = 22, High = 92;

    public static Sketch Draw(Sketcher sketch, MultiplesChart chart, ChartWords words)
    {
        var columns = sketch.Width > 500 ? Math.Clamp(chart.Panels.Count, 1, 3) : chart.Panels.Count > 1 ? 2 : 1;
        var common = Scale.Of(chart.Panels.SelectMany(one => one.Values.OfType<double>()), 3);
        var left = ChartLayout.RoomForTicks(chart.OwnScales ? Scale.Of(chart.Panels.SelectMany(one => one.Values.OfType<double>()), 3) : common, words);
        var top = 0.0;
        var said = string.Join(". ", new[] { chart.Unit, chart.OwnScales ? words.OwnScales : "" }.Where(one => one.Length > 0));
        if (said.Length > 0) sketch.Text(0, (top += 20) - 7, Letters.Fit(said, sketch.Width), "t");
        var wide = (sketch.Width - left - ((columns - 1) * Gap)) / columns;
        if (chart.OwnScales) wide = ((sketch.Width - ((columns - 1) * Gap)) / columns) - left;
        var bottom = top;
        foreach (var (number, panel) in chart.Panels.Index())
        {
            var scale = chart.OwnScales ? Scale.Of(panel.Values.OfType<double>(), 3) : common;
            var column = number % columns;
            var x = chart.OwnScales ? left + (column * (wide + left + Gap)) : left + (column * (wide + Gap));
            var y = top + ((number / columns) * (High + 62)) + 22;
            Panel(sketch, chart, panel, scale, words, (x, y, x + wide, y + High), column == 0 || chart.OwnScales);
            bottom = y + High + 30;
        }
        return sketch.Done(bottom);
    }

    static void Panel(Sketcher sketch, MultiplesChart chart, ChartSeries panel, Scale scale, ChartWords words, (double Left, double Top, double Right, double Bottom) frame, bool withNumbers)
    {
        sketch.Text(frame.Left, frame.Top - 8, Letters.Fit(panel.Name, frame.Right - frame.Left, Letters.Strong), "tb");
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick, frame.Bottom, frame.Top);
            sketch.Line(frame.Left, y, frame.Right, y, tick == 0 ? "zero" : "grid");
            if (withNumbers) sketch.Text(frame.Left - 7, y + 4, words.Number(tick), "t", Anchor.End);
        }
        var count = Math.Max(1, chart.Labels.Count);
        double X(int at) => frame.Left + ((frame.Right - frame.Left) * (at + 0.5) / count);
        List<(double, double)> run = [];
        void End()
        {
            if (run.Count == 1) sketch.Dot(run[0].Item1, run[0].Item2, 2.5, DotShape.Disc, "s0");
            if (run.Count > 1) sketch.Track([.. run], "l0");
            run.Clear();
        }
        var last = -1;
        for (var at = 0; at < chart.Labels.Count; at++)
        {
            if (ChartLayout.Number(panel.Values, at) is { } value)
            {
                run.Add((X(at), scale.At(value, frame.Bottom, frame.Top)));
                last = at;
            }
            else
            {
                End();
            }
        }
        End();
        if (last >= 0) sketch.Dot(X(last), scale.At(panel.Values[last]!.Value, frame.Bottom, frame.Top), 3.5, DotShape.Disc, "s0", $"{panel.Name}, {chart.Labels[last].Full}: {words.Number(panel.Values[last])}");
        var labelled = Enumerable.Range(0, chart.Labels.Count).Where(at => chart.Labels[at].Short.Length > 0).ToList();
        if (labelled.Count == 0) return;
        sketch.Text(frame.Left, frame.Bottom + 17, chart.Labels[labelled[0]].Short, "t");
        if (labelled.Count > 1 && Letters.Width(chart.Labels[labelled[0]].Short) + Letters.Width(chart.Labels[labelled[^1]].Short) + 10 < frame.Right - frame.Left)
            sketch.Text(frame.Right, frame.Bottom + 17, chart.Labels[labelled[^1]].Short, "t", Anchor.End);
    }
}
