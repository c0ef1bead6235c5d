using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>A population by age and two sexes: the young at the foot, the ages in the middle, a larger area as an outline.</summary>
static class PyramidLayout
{
    public static Sketch Draw(Sketcher sketch, PyramidChart chart, ChartWords words)
    {
        var scale = Scale.Of(new[] { chart.Left, chart.Right, chart.LeftReference, chart.RightReference }.OfType<ChartSeries>().SelectMany(one => one.Values.OfType<double>()).Where(value => value >= 0), 4);
        var middle = Math.Max(46, chart.Ages.Max(age => Letters.Width(age.Short)) + 16);
        var reference = chart.LeftReference ?? chart.RightReference;
        var top = ChartLayout.Key(sketch, reference is null ? [] : [(chart.ReferenceName ?? reference.Name, (x, y) => sketch.Line(x, y, x + 24, y, "outline"))]);
        var centre = sketch.Width / 2;
        var (left, right) = (centre - (middle / 2), centre + (middle / 2));
        var row = sketch.Width > 500 ? 22.0 : 20;
        sketch.Text(left, top + 13, Letters.Fit(chart.Left.Name, left, Letters.Strong), "tb", Anchor.End);
        sketch.Text(right, top + 13, Letters.Fit(chart.Right.Name, left, Letters.Strong), "tb");
        top += 24;
        var bottom = top + (chart.Ages.Count * row);
        double Left(double value) => scale.At(value, left, 16);
        double Right(double value) => scale.At(value, right, sketch.Width - 16);
        foreach (var tick in scale.Ticks)
        {
            sketch.Line(Left(tick), top, Left(tick), bottom, "grid");
            sketch.Line(Right(tick), top, Right(tick), bottom, "grid");
            sketch.Text(Left(tick), bottom + 16, words.Number(tick), "t", Anchor.Middle);
            sketch.Text(Right(tick), bottom + 16, words.Number(tick), "t", Anchor.Middle);
        }
        for (var age = 0; age < chart.Ages.Count; age++)
        {
            var y = bottom - ((age + 1) * row);
            sketch.Text(centre, y + (row / 2) + 4.5, chart.Ages[age].Short, "ti", Anchor.Middle);
            if (ChartLayout.Number(chart.Left.Values, age) is >= 0 and { } one) sketch.Bar(Left(one), y + 1.5, left - Left(one), row - 3, 0, false, $"{chart.Ages[age].Full}, {chart.Left.Name}: {words.Number(one)}");
            if (ChartLayout.Number(chart.Right.Values, age) is >= 0 and { } other) sketch.Bar(right, y + 1.5, Right(other) - right, row - 3, 1, false, $"{chart.Ages[age].Full}, {chart.Right.Name}: {words.Number(other)}");
        }
        Outline(sketch, chart.LeftReference, Left, bottom, row);
        Outline(sketch, chart.RightReference, Right, bottom, row);
        sketch.Line(left, top, left, bottom, "axis");
        sketch.Line(right, top, right, bottom, "axis");
        if (chart.Unit.Length > 0) sketch.Text(sketch.Width - 16, bottom + 33, chart.Unit, "t", Anchor.End);
        return sketch.Done(bottom + (chart.Unit.Length > 0 ? 42 : 26));
    }

    static void Outline(Sketcher sketch, ChartSeries? series, Func<double, double> x, double bottom, double row)
    {
        if (series is null) return;
        List<(double, double)> run = [];
        for (var age = 0; age < series.Values.Count; age++)
        {
            if (ChartLayout.Number(series.Values, age) is >= 0 and { } value)
            {
                run.Add((x(value), bottom - (age * row)));
                run.Add((x(value), bottom - ((age + 1) * row)));
                continue;
            }
            if (run.Count > 1) sketch.Track([.. run], "outline");
            run.Clear();
        }
        if (run.Count > 1) sketch.Track([.. run], "outline");
    }
}
