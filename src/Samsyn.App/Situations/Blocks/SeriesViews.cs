using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Series in words and as lines.</summary>
static class SeriesViews
{
    public static (Chart, IReadOnlyList<string>) Line(LineAnswer answer, string caption, BlockSaying say)
    {
        var labels = say.Periods(answer.Periods, answer.Per);
        List<string> words = [];
        var total = answer.Lines.Sum(line => line.Counts.Sum());
        if (answer.Trend is { } trend)
            words.Add(trend.P < 0.05 ? say[trend.PercentPerYear > 0 ? "trend.rises" : "trend.falls", say.Signed(trend.PercentPerYear), say.Signed(trend.Low), say.Signed(trend.High)] : say["trend.none", say.Signed(trend.Low), say.Signed(trend.High)]);
        words.Add(say["line.total", say.What(answer.Head), say.Count(total), answer.Head.From, answer.Head.To]);
        if (answer.Earlier.Count > 0) words.Add(say["line.earlier", string.Join("; ", answer.Earlier.Select(line => $"{line.Name}: {say.Count(line.Counts.Sum())}"))]);
        if (answer.IsLastCut) words.Add(say["line.cut"]);
        var isSplit = answer.Lines is not [{ Name: "" }];
        List<ChartSeries> series = [.. answer.Lines.Select(line => new ChartSeries(isSplit ? line.Name : NameOf(answer), [.. line.Counts.Select(say.Shown)]))];
        series.AddRange(answer.Earlier.Select(line => new ChartSeries(line.Name, [.. Enumerable.Range(0, labels.Count).Select(at => at < line.Counts.Count ? say.Shown(line.Counts[at]) : null)]) { IsReference = true }));
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
        List<string> words = answer.Panels.Count == 0 ? [say["nothing", say.What(answer.Head), answer.Head.From, answer.Head.To]] : [say["multiples.most", answer.Panels[0].Name, say.Count(answer.Panels[0].Counts.Sum()), answer.Panels[^1].Name, say.Count(answer.Panels[^1].Counts.Sum())]];
        if (answer.LeftOut > 0) words.Add(say["multiples.left", answer.Panels.Count, answer.LeftOut]);
        return (new MultiplesChart { Title = caption, Unit = say["unit.per." + answer.Per], Labels = say.Periods(answer.Periods, answer.Per), Panels = [.. answer.Panels.Select(panel => new ChartSeries(panel.Name, [.. panel.Counts.Select(say.Shown)]))], OwnScales = answer.OwnScales }, words);
    }
}
