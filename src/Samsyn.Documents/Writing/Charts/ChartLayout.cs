using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>How wide a chart is set out. The narrow one is a drawing of its own, or its words would be too small to read on a phone.</summary>
public enum ChartWidth
{
    /// <summary>720 pixels: beside text on a screen, and on paper.</summary>
    Wide,
    /// <summary>344 pixels: a phone.</summary>
    Narrow,
}

/// <summary>Sets a chart out on paper: the same chart always gives the same sketch.</summary>
public static class ChartLayout
{
    /// <summary>Draws.</summary>
    /// <param name="chart">The chart; one that is only a table, or holds nothing, gives a sketch of words.</param>
    /// <param name="words">The language.</param>
    /// <param name="width">How wide.</param>
    public static Sketch Of(Chart chart, ChartWords words, ChartWidth width = ChartWidth.Wide)
    {
        var sketch = new Sketcher(width == ChartWidth.Wide ? 720 : 344);
        if (!HasValues(chart)) return Empty(sketch, words.Nothing);
        return chart switch
        {
            LineChart line => LineLayout.Draw(sketch, line, words),
            BarChart bars => BarLayout.Draw(sketch, bars, words),
            PyramidChart pyramid => PyramidLayout.Draw(sketch, pyramid, words),
            CalendarChart calendar => CalendarLayout.Draw(sketch, calendar, words),
            HeatChart heat => HeatLayout.Draw(sketch, heat, words),
            RingChart ring => RingLayout.Draw(sketch, ring, words),
            MultiplesChart multiples => MultiplesLayout.Draw(sketch, multiples, words),
            RankingChart ranking => RankingLayout.Draw(sketch, ranking, words),
            ChangeChart change => ChangeLayout.Draw(sketch, change, words),
            FunnelChart funnel => FunnelLayout.Draw(sketch, funnel, words),
            MapChart map => MapLayout.Draw(sketch, map, words),
            _ => Empty(sketch, words.Nothing),
        };
    }

    /// <summary>Whether there is anything to draw. Without, a sentence says so in place of an empty frame.</summary>
    public static bool HasValues(Chart chart) => chart switch
    {
        LineChart line => Any(line.Series),
        BarChart bars => Any(bars.Series),
        PyramidChart pyramid => Any([pyramid.Left, pyramid.Right]),
        CalendarChart calendar => calendar.From <= calendar.To,
        HeatChart heat => heat.Values.Any(row => row.Any(IsNumber)),
        RingChart ring => Any([ring.Latest, .. ring.Earlier]),
        MultiplesChart multiples => Any(multiples.Panels),
        RankingChart ranking => ranking.Rows.Any(row => IsNumber(row.Value)),
        ChangeChart change => change.Rows.Any(row => IsNumber(row.Before) || IsNumber(row.After)),
        FunnelChart funnel => Any(funnel.Series),
        MapChart map => map.Sight is not null && map.Panels.Count > 0,
        CountChart counts => counts.Rows.Count > 0 && counts.Columns.Count > 0,
        FigureChart figures => figures.Rows.Count > 0,
        _ => false,
    };

    /// <summary>Whether every value that there is is zero: a drawing is made all the same, and words say it.</summary>
    public static bool IsAllZero(Chart chart) => HasValues(chart) && chart switch
    {
        LineChart line => Zero(line.Series),
        BarChart bars => Zero(bars.Series),
        CalendarChart calendar => calendar.Days.Values.All(value => value == 0),
        HeatChart heat => heat.Values.All(row => row.All(value => value is null or 0)),
        RingChart ring => Zero([ring.Latest, .. ring.Earlier]),
        MultiplesChart multiples => Zero(multiples.Panels),
        _ => false,
    };

    internal static bool IsNumber(double? value) => value is { } number && double.IsFinite(number);

    internal static double? Number(IReadOnlyList<double?> values, int at) => at < values.Count && IsNumber(values[at]) ? values[at] : null;

    /// <summary>What a mark says when it is pointed at; the name only where there are several to tell apart.</summary>
    internal static string Says(Chart chart, ChartLabel label, int series, ChartSeries of, int at, ChartWords words) => $"{label.Full}{(series > 1 ? ", " + of.Name : "")}: {words.Number(of.Values[at])} {chart.Unit}".TrimEnd();

    internal static DotShape ShapeOf(int series) => (DotShape)(series % 4);

    static bool Any(IEnumerable<ChartSeries> series) => series.Any(one => one.Values.Any(IsNumber));

    static bool Zero(IEnumerable<ChartSeries> series) => series.All(one => one.Values.All(value => value is null or 0));

    static Sketch Empty(Sketcher sketch, string words)
    {
        sketch.Box(0.5, 0.5, sketch.Width - 1, 79, "void");
        sketch.Text(sketch.Width / 2, 45, Letters.Fit(words, sketch.Width - 24), "ti", Anchor.Middle);
        return sketch.Done(80);
    }

    /// <summary>The key above a drawing, in as many rows as it needs; returns the height that it took.</summary>
    internal static double Key(Sketcher sketch, IReadOnlyList<(string Name, Action<double, double> Mark)> entries, double left = 0)
    {
        const double Row = 22, Mark = 30;
        var (x, y) = (left, 0.0);
        foreach (var (name, mark) in entries)
        {
            var shown = Letters.Fit(name, sketch.Width - Mark - left);
            var wide = Mark + Letters.Width(shown) + 18;
            if (x > left && x + wide - 18 > sketch.Width) (x, y) = (left, y + Row);
            mark(x, y + 11);
            sketch.Text(x + Mark, y + 15, shown, "ti");
            x += wide;
        }
        return entries.Count == 0 ? 0 : y + Row + 6;
    }

    /// <summary>Lines across with their numbers to the left of them, the unit above.</summary>
    internal static void Rules(Sketcher sketch, Scale scale, ChartWords words, (double Left, double Top, double Right, double Bottom) frame)
    {
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick, frame.Bottom, frame.Top);
            sketch.Line(frame.Left, y, frame.Right, y, tick == 0 ? "zero" : "grid");
            sketch.Text(frame.Left - 8, y + 4, words.Number(tick), "t", Anchor.End);
        }
    }

    internal static double RoomForTicks(Scale scale, ChartWords words) => scale.Ticks.Max(tick => Letters.Width(words.Number(tick))) + 10;
}
