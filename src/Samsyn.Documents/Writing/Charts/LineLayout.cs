using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Lines over time, with what was to be expected behind them, times that are shaded, and what stands out marked. Where there is room a line carries its name at its end.</summary>
static class LineLayout
{
    public static Sketch Draw(Sketcher sketch, LineChart chart, ChartWords words)
    {
        var count = chart.Labels.Count;
        var isWide = sketch.Width > 500;
        var scale = Scale.Of(chart.Series.SelectMany(one => one.Values).Concat(chart.Band?.High ?? []).Concat(chart.Band?.Low ?? []).Concat(chart.Series.SelectMany(one => one.Whiskers ?? []).SelectMany(one => new double?[] { one?.Low, one?.High })).OfType<double>());
        var namesAtEnds = isWide && chart.Series.Count is > 1 and <= 5 && chart.Series.All(one => Letters.Width(one.Name) < 150);
        var right = sketch.Width - (namesAtEnds ? chart.Series.Max(one => Letters.Width(one.Name)) + 22 : 14);
        var top = ChartLayout.Key(sketch, [.. KeyOf(sketch, chart, namesAtEnds, words)]);
        if (chart.Unit.Length > 0) sketch.Text(0, top + 12, chart.Unit, "t");
        top += chart.Unit.Length > 0 ? 26 : 10;
        var frame = (Left: ChartLayout.RoomForTicks(scale, words), Top: top, Right: right, Bottom: top + (isWide ? 240 : 200));
        // The room to the left and right of the first and last point is half of that between two.
        var step = (frame.Right - frame.Left) / Math.Max(1, count);
        double X(int at) => frame.Left + (step * (at + 0.5));
        double Y(double value) => scale.At(value, frame.Bottom, frame.Top);

        foreach (var shade in chart.Shades.Where(one => one.To >= 0 && one.From < count && one.From <= one.To))
        {
            var (x1, x2) = (X(Math.Max(0, shade.From)) - (step / 2), X(Math.Min(count - 1, shade.To)) + (step / 2));
            sketch.Box(x1, frame.Top, x2 - x1, frame.Bottom - frame.Top, "shade", shade.Name);
            sketch.Line(x1, frame.Top, x1, frame.Bottom, "shade-edge");
            sketch.Line(x2, frame.Top, x2, frame.Bottom, "shade-edge");
        }
        Band(sketch, chart, X, Y);
        ChartLayout.Rules(sketch, scale, words, frame);
        Below(sketch, chart.Labels, X, frame.Bottom, frame.Right + 10);

        for (var at = chart.Series.Count - 1; at >= 0; at--)
        {
            // Points with intervals stand a little apart, or those of one line hide those of another.
            var aside = chart.Series.Any(one => one.Whiskers is not null) ? (at - ((chart.Series.Count - 1) / 2.0)) * Math.Min(9, step / (chart.Series.Count + 2)) : 0;
            Line(sketch, chart, at, place => X(place) + aside, Y, words, count <= 62 && (isWide || chart.JoinsGaps));
        }
        foreach (var alarm in chart.Alarms)
            if (ChartLayout.Number(chart.Series[0].Values, alarm) is { } value)
                sketch.Dot(X(alarm), Y(value), 6, DotShape.Diamond, "alarm", $"{chart.AlarmName}: {chart.Labels[alarm].Full}, {words.Number(value)}");
        if (namesAtEnds) Names(sketch, chart, X, Y, frame.Right + 8);
        return sketch.Done(frame.Bottom + 30);
    }

    static IEnumerable<(string, Action<double, double>)> KeyOf(Sketcher sketch, LineChart chart, bool namesAtEnds, ChartWords words)
    {
        if (!namesAtEnds && chart.Series.Count > 1)
            foreach (var (at, series) in chart.Series.Index())
                yield return (series.Name, (x, y) =>
                {
                    sketch.Line(x, y, x + 24, y, LookOf(series, at));
                    sketch.Dot(x + 12, y, 3.5, ChartLayout.ShapeOf(at), $"s{at % 6}");
                });
        if (chart.Band is { } band) yield return (band.Name, (x, y) => sketch.Box(x, y - 6, 24, 12, "band"));
        if (chart.Alarms.Count > 0) yield return (chart.AlarmName, (x, y) => sketch.Dot(x + 12, y, 5, DotShape.Diamond, "alarm"));
        if (chart.ForecastFrom is not null) yield return (words.Forecast, (x, y) => sketch.Line(x, y, x + 24, y, "f0"));
        foreach (var name in chart.Shades.Select(one => one.Name).Distinct(StringComparer.Ordinal)) yield return (name, (x, y) => sketch.Box(x, y - 6, 24, 12, "shade"));
    }

    static string LookOf(ChartSeries series, int at) => (series.IsReference ? "r" : "l") + (at % 6);

    static void Band(Sketcher sketch, LineChart chart, Func<int, double> x, Func<double, double> y)
    {
        if (chart.Band is not { } band) return;
        List<(double, double)> upper = [], lower = [];
        void Close()
        {
            if (upper.Count == 1) sketch.Line(upper[0].Item1, upper[0].Item2, lower[0].Item1, lower[0].Item2, "band-edge");
            if (upper.Count > 1)
            {
                sketch.Field([.. upper, .. Enumerable.Reverse(lower)], "band", band.Name);
                sketch.Track([.. upper], "band-edge");
            }
            upper.Clear();
            lower.Clear();
        }
        for (var at = 0; at < chart.Labels.Count; at++)
        {
            if (ChartLayout.Number(band.Low, at) is { } low && ChartLayout.Number(band.High, at) is { } high)
            {
                upper.Add((x(at), y(high)));
                lower.Add((x(at), y(low)));
            }
            else
            {
                Close();
            }
        }
        Close();
    }

    static void Line(Sketcher sketch, LineChart chart, int number, Func<int, double> x, Func<double, double> y, ChartWords words, bool withDots)
    {
        var series = chart.Series[number];
        var bars = number == 0 && chart is { KnownAsBars: true, ForecastFrom: not null } ? Bars(sketch, chart, x, y, words) : -1;
        List<(double, double)> run = [];
        void End(string look)
        {
            // A value alone between two gaps is no line, and must be seen all the same.
            if (run.Count == 1) sketch.Dot(run[0].Item1, run[0].Item2, 3, ChartLayout.ShapeOf(number), $"s{number % 6}");
            if (run.Count > 1) sketch.Track([.. run], look);
            run.Clear();
        }
        for (var at = Math.Max(0, bars); at < chart.Labels.Count; at++)
        {
            if (ChartLayout.Number(series.Values, at) is not { } value)
            {
                if (!chart.JoinsGaps) End(LookOf(series, number));
                continue;
            }
            run.Add((x(at), y(value)));
            if (at + 1 == chart.ForecastFrom && bars < 0)
            {
                End(LookOf(series, number));
                run.Add((x(at), y(value)));
            }
        }
        End(chart.ForecastFrom is not null ? $"f{number % 6}" : LookOf(series, number));
        Whiskers(sketch, chart, number, x, y);
        if (!withDots || (series.IsReference && number > 2)) return;
        for (var at = bars + 1; at < chart.Labels.Count; at++)
            if (ChartLayout.Number(series.Values, at) is { } value)
                sketch.Dot(x(at), y(value), series.IsReference ? 2.2 : 3.2, ChartLayout.ShapeOf(number), $"s{number % 6}", ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, series, at, words));
    }

    /// <summary>What is known of the first series; yields the place of the last bar, or -1 when there is none.</summary>
    static int Bars(Sketcher sketch, LineChart chart, Func<int, double> x, Func<double, double> y, ChartWords words)
    {
        var wide = Math.Min(36, (x(1) - x(0)) * 0.62);
        var last = -1;
        for (var at = 0; at < chart.ForecastFrom; at++)
        {
            if (ChartLayout.Number(chart.Series[0].Values, at) is not { } value) continue;
            sketch.Bar(x(at) - (wide / 2), Math.Min(y(value), y(0)), wide, Math.Abs(y(value) - y(0)), 0, isReference: false, ChartLayout.Says(chart, chart.Labels[at], chart.Series.Count, chart.Series[0], at, words));
            last = at;
        }
        return last;
    }

    /// <summary>What each point is uncertain by.</summary>
    static void Whiskers(Sketcher sketch, LineChart chart, int number, Func<int, double> x, Func<double, double> y)
    {
        if (chart.Series[number].Whiskers is not { } whiskers) return;
        for (var at = 0; at < Math.Min(chart.Labels.Count, whiskers.Count); at++)
        {
            if (whiskers[at] is not { } whisker || !double.IsFinite(whisker.Low) || !double.IsFinite(whisker.High)) continue;
            var middle = x(at);
            sketch.Line(middle, y(whisker.Low), middle, y(whisker.High), "whisker");
            foreach (var end in new[] { whisker.Low, whisker.High }) sketch.Line(middle - 3, y(end), middle + 3, y(end), "whisker");
        }
    }

    /// <summary>Names beside the last points, moved apart where they would stand on each other.</summary>
    static void Names(Sketcher sketch, LineChart chart, Func<int, double> x, Func<double, double> y, double left)
    {
        const double Apart = 16;
        var names = chart.Series.Index().Select(one => (one.Index, one.Item.Name, Last: Enumerable.Range(0, chart.Labels.Count).Reverse().FirstOrDefault(at => ChartLayout.IsNumber(ChartLayout.Number(one.Item.Values, at)), -1)))
            .Where(one => one.Last >= 0).Select(one => (one.Index, one.Name, From: (X: x(one.Last), Y: y(chart.Series[one.Index].Values[one.Last]!.Value)))).OrderBy(one => one.From.Y).ToList();
        if (names.Count == 0) return;
        var places = names.Select(one => one.From.Y).ToArray();
        for (var round = 0; round < 40; round++)
            for (var at = 1; at < places.Length; at++)
                if (places[at] - places[at - 1] is var gap && gap < Apart) (places[at - 1], places[at]) = (places[at - 1] - ((Apart - gap) / 2), places[at] + ((Apart - gap) / 2));
        foreach (var (at, one) in names.Index())
        {
            if (Math.Abs(places[at] - one.From.Y) > 3 || left - one.From.X > 14) sketch.Line(one.From.X + 5, one.From.Y, left + 2, places[at], "lead");
            sketch.Dot(left + 6, places[at], 3.5, ChartLayout.ShapeOf(one.Index), $"s{one.Index % 6}");
            sketch.Text(left + 14, places[at] + 4.5, one.Name, one.Index == 0 ? "tb" : "ti");
        }
    }

    /// <summary>As many of the short labels as have room, evenly.</summary>
    internal static void Below(Sketcher sketch, IReadOnlyList<ChartLabel> labels, Func<int, double> x, double bottom, double right)
    {
        var wanted = Enumerable.Range(0, labels.Count).Where(at => labels[at].Short.Length > 0).ToList();
        for (var every = 1; every <= Math.Max(1, wanted.Count); every++)
        {
            var shown = wanted.Where((_, place) => place % every == 0).ToList();
            if (every < wanted.Count && shown.Zip(shown.Skip(1)).Any(pair => x(pair.Second) - x(pair.First) < ((Letters.Width(labels[pair.First].Short) + Letters.Width(labels[pair.Second].Short)) / 2) + 8)) continue;
            foreach (var at in shown)
            {
                var half = Letters.Width(labels[at].Short) / 2;
                sketch.Line(x(at), bottom, x(at), bottom + 5, "axis");
                sketch.Text(Math.Clamp(x(at), half, Math.Max(half, right - half)), bottom + 20, labels[at].Short, "t", Anchor.Middle);
            }
            return;
        }
    }
}
