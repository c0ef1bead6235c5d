using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Cells by how much, in seven steps. The steps hold about as many cells each, for a few large values would otherwise leave all others alike; zero is no step but an empty cell.</summary>
static class HeatLayout
{
    public static Sketch Draw(Sketcher sketch, HeatChart chart, ChartWords words)
    {
        var steps = Steps(chart.Values.SelectMany(row => row).Where(ChartLayout.IsNumber).Select(value => value!.Value));
        var left = chart.Rows.Max(row => Letters.Width(sketch.Width > 500 ? row.Full : row.Short)) + 10;
        var top = Key(sketch, steps, words);
        var wide = (sketch.Width - left) / chart.Columns.Count;
        var high = sketch.Width > 500 ? 30.0 : 26;
        double X(int column) => left + ((column + 0.5) * wide);
        for (var row = 0; row < chart.Rows.Count; row++)
        {
            var y = top + (row * high);
            sketch.Text(left - 8, y + (high / 2) + 4.5, sketch.Width > 500 ? chart.Rows[row].Full : chart.Rows[row].Short, "ti", Anchor.End);
            for (var column = 0; column < chart.Columns.Count; column++)
                Cell(sketch, left + (column * wide) + 0.75, y + 0.75, wide - 1.5, high - 1.5, ChartLayout.Number(chart.Values[row], column), steps, value => $"{chart.Rows[row].Full}, {chart.Columns[column].Full}: {words.Number(value)} {chart.Unit}".TrimEnd());
        }
        LineLayout.Below(sketch, chart.Columns, X, top + (chart.Rows.Count * high), sketch.Width);
        return sketch.Done(top + (chart.Rows.Count * high) + 30);
    }

    /// <summary>The lower bounds of the steps, each above the one before; fewer than seven where there are fewer values.</summary>
    public static IReadOnlyList<double> Steps(IEnumerable<double> values)
    {
        var above = values.Where(value => value > 0).Order().ToList();
        var found = new List<double>();
        for (var step = 0; step < Palette.HeatSteps && above.Count > 0; step++)
        {
            var bound = above[(int)((long)step * above.Count / Palette.HeatSteps)];
            if (found.Count == 0 || bound > found[^1]) found.Add(bound);
        }
        return found;
    }

    public static void Cell(Sketcher sketch, double x, double y, double wide, double high, double? value, IReadOnlyList<double> steps, Func<double, string> says)
    {
        if (value is not { } known) return;
        if (known <= 0 || steps.Count == 0)
        {
            sketch.Box(x, y, wide, high, "void");
            return;
        }
        var step = Math.Max(0, steps.Count(bound => bound <= known) - 1);
        sketch.Box(x, y, wide, high, LookOf(step, steps.Count), says(known));
    }

    public static double Key(Sketcher sketch, IReadOnlyList<double> steps, ChartWords words)
    {
        if (steps.Count == 0) return 8;
        var x = Letters.Width(words.Less) + 8;
        sketch.Text(0, 14, words.Less, "t");
        sketch.Box(x, 3, 18, 13, "void");
        for (var step = 0; step < steps.Count; step++) sketch.Box(x + ((step + 1) * 20), 3, 18, 13, LookOf(step, steps.Count));
        x += ((steps.Count + 1) * 20) + 4;
        sketch.Text(x, 14, words.More, "t");
        // The numbers are the bounds: 0, then the least value of the lowest and of the highest step.
        sketch.Text(sketch.Width, 14, steps.Count == 1 ? words.Number(steps[0]) : $"{words.Number(steps[0])} … ≥\u00a0{words.Number(steps[^1])}", "t", Anchor.End);
        return 30;
    }

    /// <summary>Few steps begin darker, or the lowest is hardly seen.</summary>
    static int LeastLook(int of) => of < 4 ? 2 : of < 6 ? 1 : 0;

    static string LookOf(int step, int of) => $"h{(of == 1 ? 3 : LeastLook(of) + (int)Math.Round(step * (Palette.HeatSteps - 1.0 - LeastLook(of)) / (of - 1)))}";
}
