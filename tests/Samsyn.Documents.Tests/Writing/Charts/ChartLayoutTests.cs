using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Tests.Writing.Charts;

/// <summary>Where marks stand, for numbers of every kind.</summary>
public sealed class ChartLayoutTests
{
    static readonly ChartWords Words = new()
    {
        Culture = CultureInfo.GetCultureInfo("sv-SE"), Nothing = "Inget.", AllZero = "Nollor.", Masked = "färre än 5", Hidden = "visas inte", Missing = "saknas", Total = "Summa", Period = "Period", Low = "lägst", High = "högst", Rank = "Plats", Place = "Område",
        Remark = "Anmärkning", Change = "Förändring", Verdict = "Omdöme", ShareOfFirst = "Andel", Age = "Ålder", Day = "Dag", Less = "Inga", More = "Flest", OwnScales = "Egen skala", Forecast = "Prognos", Weekdays = ["m", "t", "o", "t", "f", "l", "s"],
    };

    static IReadOnlyList<ChartLabel> Labels(int count) => [.. Enumerable.Range(1, count).Select(at => new ChartLabel($"period {at}", $"{at}"))];

    static IEnumerable<Chart> Every(double?[] values)
    {
        var (labels, series) = (Labels(values.Length), new ChartSeries("Området", values));
        var other = new ChartSeries("Staden", [.. values.Reverse()]) { IsReference = true };
        var spans = values.Select(value => value is { } known ? new ChartInterval(known - 1, known + 1) : null).ToList();
        yield return new LineChart { Title = "t", Unit = "antal", Labels = labels, Series = [series, other], Band = new("väntat", values, values), Alarms = [0], AlarmName = "larm", Shades = [new(-1, 2, "oro"), new(50, 60, "utanför")], ForecastFrom = values.Length - 1 };
        foreach (var arrangement in Enum.GetValues<BarArrangement>()) yield return new BarChart { Title = "t", Labels = labels, Series = [series with { Whiskers = spans }, other], Arrangement = arrangement };
        yield return new BarChart { Title = "t", Labels = labels, Series = [series], IsTime = true };
        yield return new PyramidChart { Title = "t", Ages = labels, Left = series, Right = other, LeftReference = other };
        yield return new HeatChart { Title = "t", Rows = Labels(2), Columns = labels, Values = [values, [.. values.Reverse()]] };
        yield return new CalendarChart { Title = "t", From = new(2024, 2, 29), To = new(2025, 3, 1), Days = values.Index().Where(one => one.Item is not null).ToDictionary(one => new DateOnly(2024, 3, 1).AddDays(one.Index), one => one.Item!.Value) };
        yield return new MultiplesChart { Title = "t", Labels = labels, Panels = [series, other], OwnScales = values.Length % 2 == 0 };
        yield return new RankingChart { Title = "t", Reference = values.FirstOrDefault(), Rows = [.. values.Select((value, at) => new RankingRow($"plats {at}", value, spans[at], at % 2 == 0 ? $"{at}" : null))] };
        yield return new ChangeChart { Title = "t", RowsAre = "typ", BeforeName = "före", AfterName = "efter", Rows = [.. values.Select((value, at) => new ChangeRow($"typ {at}", value, values[values.Length - 1 - at], "–", "slump", at % 2 == 0, (ChangeTone)(at % 3)))] };
        yield return new RingChart { Title = "t", Unit = "antal", Labels = labels, Latest = series, Usual = other, Average = values.FirstOrDefault(), AverageName = "medel", Times = [new(0.1, 0.3, "lov"), new(0.95, 0.05, "jul"), new(0.2, 0.9, "insats")] };
        yield return new FunnelChart { Title = "t", Steps = labels, Series = [series, other] };
    }

    [Fact]
    public void No_number_whatever_makes_a_mark_that_is_nowhere_or_outside_the_paper()
    {
        var numbers = Gen.OneOf(Gen.Choose(0, 500).Select(value => (double?)value), Gen.Constant((double?)null), Gen.Elements<double?>(0, -3.5, double.NaN, double.PositiveInfinity, 1e12, 1e-9, 0.5));
        Prop.ForAll(numbers.NonEmptyListOf().Select(list => list.Take(40).ToArray()).ToArbitrary(), values => Every(values).All(chart => Enum.GetValues<ChartWidth>().All(width =>
        {
            var sketch = ChartLayout.Of(chart, Words, width);
            return double.IsFinite(sketch.Height) && sketch.Height > 20 && sketch.Marks.All(mark => Points(mark).All(point => point.X >= -20 && point.X <= sketch.Width + 20 && point.Y >= -20 && point.Y <= sketch.Height + 20))
                && sketch.Marks.All(mark => Palette.Light.ContainsKey(mark.Look) && Palette.Dark.ContainsKey(mark.Look))
                && !sketch.Marks.OfType<Written>().Any(mark => mark.Text.Contains("NaN", StringComparison.Ordinal) || mark.Text.Contains('∞'))
                && ChartTable.Of(chart, Words).Rows.All(row => row.Count == ChartTable.Of(chart, Words).Heads.Count);
        }))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_gap_breaks_the_line_and_is_never_drawn_as_zero()
    {
        var sketch = ChartLayout.Of(new LineChart { Title = "t", Labels = Labels(5), Series = [new("Området", [4, 6, null, 8, 2])] }, Words);
        var lines = sketch.Marks.OfType<Track>().Where(track => track.Look == "l0").ToList();
        Assert.Equal([2, 2], lines.Select(line => line.Points.Count));
        var zero = sketch.Marks.OfType<Track>().Single(track => track.Look == "zero").Points[0].Y;
        Assert.DoesNotContain(lines.SelectMany(line => line.Points), point => point.Y >= zero);
    }

    [Fact]
    public void Bars_begin_at_zero_and_their_lengths_are_as_their_values()
    {
        var sketch = ChartLayout.Of(new BarChart { Title = "t", Labels = Labels(3), IsTime = true, Series = [new("", [10, 20, -10])] }, Words);
        var bars = sketch.Marks.OfType<Field>().Where(field => field.Look == "s0").Select(field => (Top: field.Corners.Min(corner => corner.Y), Foot: field.Corners.Max(corner => corner.Y))).ToList();
        Assert.Equal(2, (bars[1].Foot - bars[1].Top) / (bars[0].Foot - bars[0].Top), 6);
        Assert.Equal(bars[0].Foot, bars[1].Foot, 6);
        Assert.Equal(bars[0].Foot, bars[2].Top, 6);
    }

    [Fact]
    [Trait("Requirement", "SIT-49")]
    public void Sectors_of_a_ring_have_areas_as_their_values_and_January_stands_first_after_the_top()
    {
        var sketch = ChartLayout.Of(new RingChart { Title = "t", Labels = Labels(12), Latest = new("2025", [10, 40, .. new double?[10]]), Usual = new("förr", [40, .. new double?[11]]) }, Words);
        var sectors = sketch.Marks.OfType<Field>().Where(field => field.Look == "s0" && field.Says is not null).ToList();
        Assert.Equal(2, sectors.Count);
        Assert.Equal(4, Area(sectors[1].Corners) / Area(sectors[0].Corners), 3);
        Assert.All(sectors[0].Corners, corner => Assert.True(corner.X > sketch.Width / 2));
        Assert.True(sectors[0].Corners.Min(corner => corner.X) < sectors[1].Corners.Min(corner => corner.X));
        // What is usual lies as far out as a sector of that value.
        var centre = sketch.Marks.OfType<Field>().Where(field => field.Look == "land").SelectMany(field => field.Corners).Average(corner => corner.Y);
        double Out(IReadOnlyList<(double X, double Y)> points) => points.Max(point => Math.Sqrt(Math.Pow(point.X - (sketch.Width / 2), 2) + Math.Pow(point.Y - centre, 2)));
        Assert.Equal(Out(sectors[1].Corners), Out(sketch.Marks.OfType<Track>().Last(track => track.Look == "usual").Points), 6);

        static double Area(IReadOnlyList<(double X, double Y)> corners) =>
            Math.Abs(corners.Index().Sum(one => (one.Item.X * corners[(one.Index + 1) % corners.Count].Y) - (corners[(one.Index + 1) % corners.Count].X * one.Item.Y))) / 2;
    }

    [Fact]
    public void Times_of_a_ring_that_overlap_stand_outside_each_other_also_over_New_Year()
    {
        RingChart Chart(params RingTime[] times) => new() { Title = "t", Labels = Labels(12), Latest = new("2025", [.. Enumerable.Repeat((double?)1, 12)]), Times = times };
        double Height(RingChart chart) => ChartLayout.Of(chart, Words).Height;
        Assert.Equal(Height(Chart(new RingTime(0.1, 0.2, "a"))), Height(Chart(new RingTime(0.1, 0.2, "a"), new RingTime(0.5, 0.6, "b"))));
        Assert.True(Height(Chart(new RingTime(0.95, 0.05, "a"), new RingTime(0.01, 0.1, "b"))) > Height(Chart(new RingTime(0.95, 0.05, "a"), new RingTime(0.2, 0.3, "b"))));
    }

    [Fact]
    public void Shares_fill_the_whole_bar_whatever_their_sum()
    {
        var sketch = ChartLayout.Of(new BarChart { Title = "t", Arrangement = BarArrangement.Shares, Labels = Labels(1), Series = [new("a", [1]), new("b", [2]), new("c", [1])] }, Words);
        var parts = ((string[])["s0", "s1", "s2"]).Select(look => sketch.Marks.OfType<Field>().Last(field => field.Look == look).Corners).Select(corners => corners.Max(corner => corner.X) - corners.Min(corner => corner.X)).ToList();
        Assert.Equal(2, parts[1] / parts[0], 6);
        Assert.Equal(1, parts[2] / parts[0], 6);
    }

    [Fact]
    [Trait("Requirement", "SIT-23")]
    public void A_change_that_may_not_be_coloured_has_no_status_colour_and_one_that_is_chance_no_arrow()
    {
        ChangeRow Row(bool isChange, ChangeTone tone) => new("n", 100, 20, "−80 %", "v", isChange, tone);
        IReadOnlyList<string> Looks(ChangeRow row) => [.. ChartLayout.Of(new ChangeChart { Title = "t", RowsAre = "typ", BeforeName = "före", AfterName = "efter", Rows = [row] }, Words).Marks.Select(mark => mark.Look)];
        Assert.Contains("good", Looks(Row(true, ChangeTone.Better)));
        Assert.Contains("bad", Looks(Row(true, ChangeTone.Worse)));
        Assert.DoesNotContain(Looks(Row(true, ChangeTone.Plain)), look => look is "good" or "bad");
        Assert.DoesNotContain(Looks(Row(false, ChangeTone.Better)), look => look is "good" or "bad");
    }

    [Theory]
    [InlineData(1204.0, "1 204")]
    [InlineData(-4.5, "−4,5")]
    [InlineData(0.1234567, "0,1235")]
    [InlineData(1e18, "1E+18")]
    [InlineData(double.NaN, "–")]
    public void Numbers_are_written_as_in_Swedish(double value, string written) => Assert.Equal(written.Replace(' ', '\u00a0'), Words.Number(value));

    [Fact]
    public void A_paper_holds_the_same_chart_in_the_shapes_of_papers_no_wider_than_the_page()
    {
        foreach (var chart in Every([4, 6, null, 8, 2]))
        {
            var drawing = SketchDrawing.Of(ChartLayout.Of(chart, Words));
            Assert.Equal(453, drawing.Width);
            Assert.NotEmpty(drawing.Shapes.OfType<Label>());
            Assert.All(drawing.Shapes.OfType<Label>(), label => Assert.InRange(label.Size, 7, 10));
        }
    }

    static IEnumerable<(double X, double Y)> Points(Mark mark) => mark switch
    {
        Track track => track.Points,
        Field field => field.Corners,
        Dot dot => [(dot.X, dot.Y)],
        Written text => [(text.X, text.Y)],
        _ => [],
    };

    [Fact]
    [Trait("Requirement", "SIT-41")]
    public void A_line_with_intervals_goes_over_years_without_answers_and_their_rows_are_not_in_the_table()
    {
        LineChart chart = new()
        {
            Title = "Otrygga", Unit = "procent", JoinsGaps = true, Labels = [new("2018"), new("2019", ""), new("2020")],
            Series = [new("Norra", [30, null, 20]) { Whiskers = [new(25, 35), null, new(16, 25)] }, new("Staden", [22, null, 21]) { IsReference = true, Whiskers = [new(21, 23), null, new(20, 22)] }],
        };
        foreach (var width in Enum.GetValues<ChartWidth>())
        {
            var sketch = ChartLayout.Of(chart, Words, width);
            // Four intervals of a line and two ends each, and each point on its own.
            Assert.Equal(12, sketch.Marks.Count(mark => mark.Look == "whisker"));
            Assert.Equal(2, sketch.Marks.OfType<Track>().Count(track => track.Look is "l0" or "r1" && track.Points.Count == 2 && Math.Abs(track.Points[1].X - track.Points[0].X) > 50));
            Assert.Equal(4, sketch.Marks.OfType<Dot>().Count(dot => dot.Says is not null));
        }
        var table = ChartTable.Of(chart, Words);
        Assert.Equal(["2018", "2020"], table.Rows.Select(row => row[0].Text));
        Assert.Equal(7, table.Heads.Count);
        Assert.Equal(3, ChartTable.Of(chart with { JoinsGaps = false }, Words).Rows.Count);
    }

    [Fact]
    public void What_is_not_there_is_told_in_its_own_words_and_a_table_of_figures_has_no_drawing()
    {
        BarChart bars = new() { Title = "Utsatta", RowsAre = "Kön", Labels = [new("Kvinnor"), new("Män")], Series = [new("Norra", [12, null]) { Instead = [null, "för få svar"], ReferenceAt = [0] }] };
        var table = ChartTable.Of(bars, Words);
        Assert.Equal(["Kön", "Norra"], table.Heads);
        Assert.Equal("för få svar", table.Rows[1][1].Text);
        FigureChart figures = new() { Title = "Landet", Heads = ["Uppgift", "Värde"], Rows = [[new("Utsatta"), new("cirka 7 %")]] };
        Assert.True(figures.IsTable);
        Assert.True(ChartLayout.HasValues(figures));
        Assert.Equal("cirka 7 %", ChartTable.Of(figures, Words).Rows.Single()[1].Text);
    }
}
