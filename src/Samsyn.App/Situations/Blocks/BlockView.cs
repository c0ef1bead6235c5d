using System.Globalization;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Scans;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations;

namespace Samsyn.App.Situations.Blocks;

/// <summary>A block as it is read: words first, then the drawing, what keeps it from being misread, and where it comes from.</summary>
public sealed record BlockView(Chart Chart, IReadOnlyList<string> Words, IReadOnlyList<string> Notices, string Source);

/// <summary>Rows in words and as a chart, in the reader's language; with small counts hidden where others than the parties may come to read it (SIT-63).</summary>
public static class BlockViews
{
    public const int Threshold = 5;

    public static BlockView Of(BlockAnswer answer, string caption, Language language, bool isMasked)
    {
        answer = BlockNames.Named(answer);
        BlockSaying say = new(language, isMasked);
        var head = answer.Head;
        var (chart, words) = answer switch
        {
            LineAnswer line => SeriesViews.Line(line, caption, say),
            AlarmAnswer alarms => SeriesViews.Alarms(alarms, caption, say),
            MultiplesAnswer multiples => SeriesViews.Multiples(multiples, caption, say),
            ChangeAnswer change => ChangeViews.Change(change, caption, say),
            CountAnswer count => TableViews.Count(count, caption, say),
            CalendarAnswer calendar => TableViews.Calendar(calendar, caption, say),
            RhythmAnswer rhythm => TableViews.Rhythm(rhythm, caption, say),
            RingAnswer ring => RingViews.Ring(ring, caption, say),
            OverviewAnswer overview => ChangeViews.Overview(overview, caption, say),
            ValuesAnswer values => ValueViews.Of(values, caption, say),
            FiguresAnswer figures => ValueViews.Figures(figures, caption, say),
            RankingAnswer ranking => TableViews.Ranking(ranking, caption, say),
            ScanAnswer scan => ScanViews.Scan(scan, caption, say),
            NearRepeatAnswer repeats => ScanViews.NearRepeat(repeats, caption, say),
            MapBlockAnswer map => MapViews.Map(map, caption, say),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No view of this answer."),
        };
        List<string> notices = [.. Classes(answer, say), .. ValueWords.Notices(answer, say)];
        // No report is never good news by itself.
        if (head.Events == 0 || (answer is ChangeAnswer changed && changed.Found.Any(row => row.After == 0))) notices.Add(AnalysisWords.Of(Caution.NoReportIsNotNoCrime, language));
        if (answer is MapBlockAnswer drawn) notices.AddRange(MapViews.Notices(drawn, say));
        if (answer is SearchAnswer searched) notices.AddRange(ScanViews.Notices(searched, say));
        if (isMasked) notices.Add(say["masked", Threshold]);
        var periods = answer switch { ValuesAnswer values => (values.FirstPeriod, values.LastPeriod), FiguresAnswer figures => (figures.FirstPeriod, figures.LastPeriod), _ => ((string, string)?)null };
        return new(chart, words, notices, periods is not { } told ? say["source", head.Source, head.Dataset, head.From, head.To] : told.Item1 == told.Item2 ? say["values.source.one", head.Source, head.Dataset, told.Item1] : say["values.source", head.Source, head.Dataset, told.Item1, told.Item2]);
    }

    /// <summary>One sentence a class that must be told, naming the types when not all are of it.</summary>
    static IEnumerable<string> Classes(BlockAnswer answer, BlockSaying say)
    {
        // Of values only some may have a class at all.
        var all = answer is ValuesAnswer or FiguresAnswer ? answer.Head.Types.Count : answer.Head.Classes.Count;
        foreach (var group in answer.Head.Classes.GroupBy(one => one.Quality))
        {
            Caution? caution = group.Key switch { QualityClass.ActivityDriven => Caution.FollowsPoliceActivity, QualityClass.HighDarkFigure => Caution.MostIsNeverReported, QualityClass.HardToJudge => Caution.ReportingIsNotKnown, _ => null };
            if (caution is not { } told) continue;
            var words = AnalysisWords.Of(told, say.Language);
            var names = group.Select(one => one.Type).Where(type => type.Length > 0).ToList();
            yield return names.Count == 0 || all == names.Count ? words : $"{string.Join(", ", names.Take(6))}{(names.Count > 6 ? " …" : "")}: {words}";
        }
    }
}

/// <summary>The words of blocks in one language.</summary>
sealed class BlockSaying(Language language, bool isMasked)
{
    public Language Language => language;
    public bool IsMasked => isMasked;
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == Language.Swedish ? "sv-SE" : "en-GB");

    public string this[string key, params IReadOnlyList<object?> args] => Texts.Get(language, "blocks." + key, args);

    public string Number(double value) => ChartTexts.In(language).Number(value);

    /// <summary>Null when the count is one that is hidden here.</summary>
    public double? Shown(long count) => isMasked && count is > 0 and < BlockViews.Threshold ? null : count;

    public string Count(long count) => Shown(count) is { } shown ? Number(shown) : ChartTexts.In(language).Masked;

    public ToldCounts Told(IReadOnlyList<IReadOnlyList<long>> counts) => ToldCounts.Of(counts, isMasked);

    /// <summary>A sum, or that it is not shown: it need not be a small one.</summary>
    public string Sum(long? told) => told is { } known ? Number(known) : ChartTexts.In(language).Hidden;

    /// <summary>How many events there are in all, where that may be told.</summary>
    public string Total(BlockHead head, long? told) => told switch
    {
        0 => this["nothing", What(head), head.From, head.To],
        { } known => this["line.total", What(head), Number(known), head.From, head.To],
        null => this["line.totalHidden", What(head), head.From, head.To],
    };

    /// <summary>Counts under a name, with words where one is hidden.</summary>
    public ChartSeries Series(string name, IReadOnlyList<long?> told) =>
        new(name, [.. told.Select(count => (double?)count)]) { Instead = told.Contains(null) ? [.. told.Select(count => count is null ? ChartTexts.In(language).Hidden : null)] : null };

    public string What(BlockHead head) => head.Types.Count switch { 0 => this["allTypes"], 1 => head.Types[0], <= 3 => string.Join(", ", head.Types), _ => this["someTypes", head.Types.Count] };

    public ChartLabel Period(DateOnly start, Events.CountBy per, bool isDense) => per switch
    {
        Events.CountBy.Month => new(start.ToString("MMMM yyyy", Culture), !isDense ? start.ToString("MMM", Culture).TrimEnd('.') : start.Month == 1 ? start.Year.ToString(Culture) : ""),
        Events.CountBy.Week => new(this["week", ISOWeek.GetWeekOfYear(start.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetYear(start.ToDateTime(TimeOnly.MinValue))],
            !isDense ? this["weekShort", ISOWeek.GetWeekOfYear(start.ToDateTime(TimeOnly.MinValue))] : start.Month == 1 && start.Day <= 7 ? start.Year.ToString(Culture) : ""),
        Events.CountBy.Year => new(start.Year.ToString(Culture)),
        _ => new(start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    public IReadOnlyList<ChartLabel> Periods(IReadOnlyList<DateOnly> starts, Events.CountBy per)
    {
        List<ChartLabel> labels = [.. starts.Select(start => Period(start, per, starts.Count > 14))];
        // A dense axis that crosses no New Year would have no label at all.
        if (labels.Count > 0 && labels.TrueForAll(label => label.Short.Length == 0)) labels = [.. starts.Index().Select(one => one.Index % 4 == 0 ? Period(one.Item, per, isDense: false) : labels[one.Index])];
        return labels;
    }

    public string Signed(double percent)
    {
        var rounded = Math.Abs(percent) >= 10 ? Math.Round(percent) : Math.Round(percent, 1);
        return rounded == 0 ? "0\u00a0%" : (rounded > 0 ? "+" : "") + Number(rounded) + "\u00a0%";
    }
}
