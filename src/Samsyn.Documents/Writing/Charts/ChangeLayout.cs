using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Before and after as two points of one line: a ring and a full shape. A change that chance does not explain has an arrow of full strength, every other a faint line without head.</summary>
static class ChangeLayout
{
    public static Sketch Draw(Sketcher sketch, ChangeChart chart, ChartWords words)
    {
        var isWide = sketch.Width > 500;
        var scale = Scale.Of(chart.Rows.SelectMany(row => new[] { row.Before, row.After }).OfType<double>(), isWide ? 5 : 3);
        var top = ChartLayout.Key(sketch,
        [
            (chart.BeforeName, (x, y) => sketch.Dot(x + 12, y, 5, DotShape.Ring, "ring")),
            (chart.AfterName, (x, y) => sketch.Dot(x + 12, y, 5, DotShape.Disc, "plain")),
        ]);
        var left = isWide ? Math.Min(230, chart.Rows.Max(row => Letters.Width(row.Name)) + 14) : 0;
        var verdicts = isWide ? 190.0 : 0;
        var right = sketch.Width - verdicts - 24;
        double X(double value) => scale.At(value, left + 10, right);
        var y = top + 4;
        var begin = y;
        List<Action> marks = [];
        List<double> lines = [];
        foreach (var row in chart.Rows)
        {
            var line = isWide ? y + 16 : y + 56;
            var above = y;
            lines.Add(line);
            marks.Add(() =>
            {
                foreach (var (number, text) in (isWide ? Letters.Lines(row.Name, left - 10) : [Letters.Fit(row.Name, sketch.Width, Letters.Strong)]).Index())
                    sketch.Text(0, isWide ? line + 4.5 + (number * 15) - (Letters.Width(row.Name) > left - 10 ? 7 : 0) : above + 13, text, isWide ? "ti" : "tb");
                var said = $"{row.Percent}, {row.Verdict}";
                if (isWide)
                    foreach (var (number, text) in Letters.Lines(said, verdicts).Index()) sketch.Text(sketch.Width - verdicts, line - 2 + (number * 15), text, row.IsChange && number == 0 ? "ti" : "t");
                else sketch.Text(0, above + 30, Letters.Fit(said, sketch.Width), "t");
                Row(sketch, row, words, line, X);
            });
            y = line + (isWide ? 24 : 22);
        }
        foreach (var tick in scale.Ticks)
        {
            // On a phone words stand above each row, and a line through them is not read.
            if (isWide) sketch.Line(X(tick), begin, X(tick), y, tick == 0 ? "zero" : "grid");
            else foreach (var line in lines) sketch.Line(X(tick), line - 20, X(tick), line + 20, tick == 0 ? "zero" : "grid");
            sketch.Text(X(tick), y + 17, words.Number(tick), "t", tick == scale.Low && left == 0 ? Anchor.Start : Anchor.Middle);
        }
        foreach (var mark in marks) mark();
        if (chart.Unit.Length > 0) sketch.Text(right, y + 34, chart.Unit, "t", Anchor.End);
        return sketch.Done(y + (chart.Unit.Length > 0 ? 42 : 26));
    }

    static void Row(Sketcher sketch, ChangeRow row, ChartWords words, double y, Func<double, double> x)
    {
        if (row.Before is not { } before || row.After is not { } after || !double.IsFinite(before) || !double.IsFinite(after))
        {
            sketch.Text(x(0) + 4, y + 4.5, words.Masked, "t");
            return;
        }
        var look = !row.IsChange ? "faint" : row.Tone switch { ChangeTone.Better => "good", ChangeTone.Worse => "bad", _ => "plain" };
        var (from, to) = (x(before), x(after));
        if (Math.Abs(to - from) > 12)
        {
            var back = to > from ? -1 : 1;
            sketch.Line(from - (back * 6), y, to + (back * (row.IsChange ? 8 : 5)), y, look);
            if (row.IsChange) sketch.Field([(to + (back * 6), y), (to + (back * 15), y - 5), (to + (back * 15), y + 5)], look);
        }
        sketch.Dot(from, y, 5, DotShape.Ring, "ring", words.Number(before));
        sketch.Dot(to, y, 5, DotShape.Disc, look, words.Number(after));
        var apart = Math.Abs(to - from) > Letters.Width(words.Number(before)) + Letters.Width(words.Number(after));
        sketch.Text(from, apart || from <= to ? y - 9 : y + 19, words.Number(before), "t", Anchor.Middle);
        sketch.Text(to, apart || to < from ? y - 9 : y + 19, words.Number(after), "ti", Anchor.Middle);
    }
}
