using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Series in words and as lines.</summary>
static class SeriesViews
{
    public static (Chart, IReadOnlyList<string>) Line(LineAnswer answer, string caption, BlockSaying say)
    {
        var labels = say.Periods(answer.Periods, answer.Per);
        List<string> words = [];
        var told = say.Told([.. answer.Lines.Select(line => line.Counts)]);
        var earlier = answer.Earlier.Select(line => (line.Name, Told: say.Told([line.Counts]))).ToList();
        if (answer.Trend is { } trend)
            words.Add(trend.P < 0.05 ? say[trend.PercentPerYear > 0 ? "trend.rises" : "trend.falls", say.Signed(trend.PercentPerYear), say.Signed(trend.Low), say.Signed(trend.High)] : say["trend.none", say.Signed(trend.Low), say.Signed(trend.High)]);
        words.Add(say.Total(answer.Head, told.Total));
        if (earlier.Count > 0) words.Add(say["line.earlier", string.Join("; ", earlier.Select(line => $"{line.Name}: {say.Sum(line.Told.Total)}"))]);
        if (answer.IsLastCut) words.Add(say["line.cut"]);
        var isSplit = answer.Lines is not [{ Name: "" }];
        List<ChartSeries> series = [.. answer.Lines.Select((line, at) => say.Series(isSplit ? line.Name : NameOf(answer), told.Row(at)))];
        series.AddRange(earlier.Select(line => say.Series(line.Name, [.. line.Told.Row(0).Take(labels.Count)]) with { IsReference = true }));
        return (new LineChart { Title = caption, Unit = say["unit.per." + answer.Per], Labels = labels, Series = series, Shades = [.. answer.Shades.Select(shade => Shade(answer, shade)).OfType<ChartShade>()] }, words);
    }

    static string NameOf(LineAnswer answer) => answer.Head.From.Year == answer.Head.To.Year ? $"{answer.Head.To.Year}" : $"{answer.Head.From.Year}–{answer.Head.To.Year}";

    static ChartShade? Shade(LineAnswer answer, NamedTime time)
    {
        var covered = Enumerable.Range(0, answer.Periods.Count).Where(at => answer.Periods[at] <= time.To && BlockHeads.Next(answer.Periods[at], answer.Per) > time.From).ToList();
        return covered.Count == 0 ? null : new(covered[0], covered[^1], time.Name);
    }

    public static (Chart, IReadOnlyList<string>) Alarms(AlarmAnswer answer, string caption, BlockSaying say)
    {
        List<int> alarms = [.. answer.Alarms.Index().Where(one => one.Item).Select(one => one.Index)];
        List<string> words = [alarms.Count == 0 ? say["alarms.none", answer.Weeks.Count] : say[alarms.Count == 1 ? "alarms.one" : "alarms.some", alarms.Count, answer.Weeks.Count]];
        words.AddRange(alarms.TakeLast(5).Select(at => say["alarms.week", say.Period(answer.Weeks[at], Events.CountBy.Week, isDense: false).Full, say.Count(answer.Counts[at]), say.Number(Math.Round(answer.Expected[at], 1)), say.Number(Math.Round(answer.Upper[at], 1))]));
        words.Add(say[answer.IsFarrington ? "alarms.farrington" : "alarms.ears"]);
        return (new LineChart
        {
            Title = caption, Unit = say["unit.per.Week"], Labels = say.Periods(answer.Weeks, Events.CountBy.Week), Series = [new(say["alarms.counted"], [.. answer.Counts.Select(say.Shown)])], Alarms = alarms, AlarmName = say["alarms.name"],
            Band = new(say["alarms.band"], [.. answer.Upper.Select(_ => (double?)0)], [.. answer.Upper.Select(upper => (double?)upper)]),
        }, words);
    }

    public static (Chart, IReadOnlyList<string>) Multiples(MultiplesAnswer answer, string caption, BlockSaying say)
    {
        var told = say.Told([.. answer.Panels.Select(panel => panel.Counts)]);
        List<string> words = [answer.Panels.Count == 0 ? say.Total(answer.Head, 0) : say["multiples.most", answer.Panels[0].Name, say.Sum(told.RowSum(0)), answer.Panels[^1].Name, say.Sum(told.RowSum(answer.Panels.Count - 1))]];
        if (answer.LeftOut > 0) words.Add(say["multiples.left", answer.Panels.Count, answer.LeftOut]);
        return (new MultiplesChart { Title = caption, Unit = say["unit.per." + answer.Per], Labels = say.Periods(answer.Periods, answer.Per), Panels = [.. answer.Panels.Select((panel, at) => say.Series(panel.Name, told.Row(at)))], OwnScales = answer.OwnScales }, words);
    }
}
