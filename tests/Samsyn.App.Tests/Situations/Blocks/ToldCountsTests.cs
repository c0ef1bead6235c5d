using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Events;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>A count that is hidden is not told by the sums that stand beside it, in whichever view.</summary>
public sealed class ToldCountsTests
{
    static readonly DateOnly[] Months = [.. Enumerable.Range(1, 6).Select(month => new DateOnly(2024, month, 1))];

    static readonly BlockHead Head = HeadOf(63);

    /// <summary>One small month, and the others large.</summary>
    static readonly long[] Counts = [12, 14, 3, 11, 13, 10];

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void One_small_month_of_a_line_is_not_the_difference_between_the_total_and_the_others()
    {
        LineAnswer answer = new() { Head = Head, Per = CountBy.Month, Periods = Months, Lines = [new("", Counts)], Earlier = [new("2023", [9, 8, 7, 2, 9, 8])] };
        var open = View(answer, false);
        Assert.Contains(open.Words, word => word.Contains("63", StringComparison.Ordinal));
        var hidden = View(answer, true);
        foreach (var (series, real) in ((LineChart)hidden.Chart).Series.Zip(new long[][] { Counts, [9, 8, 7, 2, 9, 8] })) CannotBeWorkedOut(series.Values, real, hidden.Words);
        // It is said to be hidden, not to be missing or to be few: what is hidden with it need not be.
        var cells = ChartTable.Of(hidden.Chart, ChartTexts.In(Language.Swedish)).Rows.Select(row => row[1].Text).ToList();
        Assert.Contains("visas inte", cells);
        Assert.DoesNotContain("uppgift saknas", cells);
        Assert.DoesNotContain("färre än 5", cells);
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void One_small_hour_of_a_week_is_told_neither_by_the_whole_week_nor_by_the_hours_beside_it()
    {
        var week = Enumerable.Range(0, 7).Select(day => (IReadOnlyList<long>)[.. Enumerable.Range(0, 24).Select(hour => day == 4 && hour == 23 ? 4L : day == 4 && hour is 21 or 22 ? 40 : 6)]).ToList();
        RhythmAnswer answer = new() { Head = HeadOf(week.Sum(day => day.Sum())), Counts = week };
        var hidden = View(answer, true);
        var values = ((HeatChart)hidden.Chart).Values.SelectMany(day => day).ToList();
        CannotBeWorkedOut(values, [.. week.SelectMany(day => day)], hidden.Words);
        Assert.DoesNotContain(hidden.Words, word => word.Contains("84", StringComparison.Ordinal));
        Assert.Contains(ChartTable.Of(hidden.Chart, ChartTexts.In(Language.Swedish)).Rows.SelectMany(row => row), cell => cell.Text == "visas inte");
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void One_small_month_of_a_panel_is_not_told_by_the_sum_of_the_panel()
    {
        MultiplesAnswer answer = new() { Head = Head, By = CountBy.Type, OwnScales = false, Per = CountBy.Month, Periods = Months, Panels = [new("Stor", [20, 21, 22, 23, 24, 25]), new("Liten", Counts)] };
        var hidden = View(answer, true);
        CannotBeWorkedOut(((MultiplesChart)hidden.Chart).Panels[1].Values, Counts, hidden.Words);
    }

    [Fact]
    public void A_table_of_no_events_has_its_sums_all_the_same()
    {
        CountAnswer answer = new() { Head = HeadOf(0), Rows = CountBy.Type, Columns = CountBy.Month, RowNames = [], ColumnNames = ["2024-01-01", "2024-02-01"], Counts = [] };
        foreach (var isMasked in new[] { false, true })
        {
            var table = ChartTable.Of(View(answer, isMasked).Chart, ChartTexts.In(Language.Swedish));
            Assert.Equal(["0", "0", "0"], Assert.Single(table.Rows).Skip(1).Select(cell => cell.Text));
        }
    }

    /// <summary>The total is not in words, or what is hidden is more than one and can be shared out in more than one way among them.</summary>
    static void CannotBeWorkedOut(IReadOnlyList<double?> shown, IReadOnlyList<long> counts, IReadOnlyList<string> words)
    {
        var missing = Enumerable.Range(0, counts.Count).Where(at => shown[at] is null).ToList();
        Assert.NotEmpty(missing);
        Assert.All(Enumerable.Range(0, counts.Count).Where(at => counts[at] is > 0 and < BlockViews.Threshold), at => Assert.Contains(at, missing));
        var total = counts.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (words.Any(word => word.Contains(total, StringComparison.Ordinal))) Assert.True(missing.Count >= 2 && missing.Sum(at => counts[at]) >= missing.Count + BlockViews.Threshold - 2, $"{string.Join(' ', shown)} of {total}");
    }

    static BlockView View(BlockAnswer answer, bool isMasked) => BlockViews.Of(answer, "Rubrik", Language.Swedish, isMasked);

    static BlockHead HeadOf(long events) => new() { Dataset = "Rapporter", Source = "Polisen", From = Months[0], To = new(2024, 6, 30), Events = events };
}
