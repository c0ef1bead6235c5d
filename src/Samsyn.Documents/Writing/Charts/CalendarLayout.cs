using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Years of days: a column a week, a row a weekday, months parted by a line. On a phone each half-year has a row of its own.</summary>
static class CalendarLayout
{
    /// <summary>Years beyond these are left to the table; the latest are drawn.</summary>
    const int MostYears = 6;

    public static Sketch Draw(Sketcher sketch, CalendarChart chart, ChartWords words)
    {
        var steps = HeatLayout.Steps(chart.Days.Where(day => day.Key >= chart.From && day.Key <= chart.To).Select(day => day.Value).Where(double.IsFinite));
        var y = HeatLayout.Key(sketch, steps, words);
        var isWide = sketch.Width > 500;
        var first = Math.Max(chart.From.Year, chart.To.Year - MostYears + 1);
        for (var year = first; year <= chart.To.Year; year++)
        {
            foreach (var (from, to) in isWide ? new[] { (1, 12) } : [(1, 6), (7, 12)])
            {
                if (new DateOnly(year, to, 1).AddMonths(1) <= chart.From || new DateOnly(year, from, 1) > chart.To) continue;
                y = Part(sketch, chart, words, steps, year, from, to, y, isWide);
            }
        }
        return sketch.Done(y);
    }

    static double Part(Sketcher sketch, CalendarChart chart, ChartWords words, IReadOnlyList<double> steps, int year, int fromMonth, int toMonth, double top, bool isWide)
    {
        const double Left = 34;
        var (start, end) = (new DateOnly(year, fromMonth, 1), new DateOnly(year, toMonth, 1).AddMonths(1).AddDays(-1));
        var monday = start.AddDays(-Weekday(start));
        var columns = ((end.DayNumber - monday.DayNumber) / 7) + 1;
        var cell = Math.Min(isWide ? 12.9 : 11.4, (sketch.Width - Left) / columns);
        sketch.Text(0, top + 14, year.ToString(words.Culture), "tb");
        var grid = top + 22;
        double X(DateOnly day) => Left + ((day.DayNumber - monday.DayNumber) / 7 * cell);
        for (var month = fromMonth; month <= toMonth; month++)
        {
            var begins = new DateOnly(year, month, 1);
            var wide = (month < toMonth ? X(begins.AddMonths(1)) : Left + (columns * cell)) - X(begins);
            sketch.Text(Math.Max(X(begins), 42) + (wide / 2), top + 14, words.Month(month), "t", Anchor.Middle);
            if (month > fromMonth && begins > chart.From && begins <= chart.To) Border(sketch, begins, X(begins), grid, cell);
        }
        foreach (var day in (int[])[0, 2, 4, 6]) sketch.Text(Left - 6, grid + (day * cell) + (cell * 0.85), words.Weekdays[day], "t", Anchor.End);
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            if (day < chart.From || day > chart.To) continue;
            var at = day;
            HeatLayout.Cell(sketch, X(day) + 0.6, grid + (Weekday(day) * cell) + 0.6, cell - 1.2, cell - 1.2, chart.Days.TryGetValue(day, out var value) && double.IsFinite(value) ? value : 0, steps,
                known => $"{at.ToString("d MMMM yyyy", words.Culture)}: {words.Number(known)} {chart.Unit}".TrimEnd());
        }
        return grid + (7 * cell) + 14;
    }

    /// <summary>The stair between two months.</summary>
    static void Border(Sketcher sketch, DateOnly begins, double x, double top, double cell)
    {
        var down = Weekday(begins) * cell;
        if (down == 0) sketch.Line(x, top, x, top + (7 * cell), "axis");
        else sketch.Track([(x + cell, top), (x + cell, top + down), (x, top + down), (x, top + (7 * cell))], "axis");
    }

    static int Weekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
}
