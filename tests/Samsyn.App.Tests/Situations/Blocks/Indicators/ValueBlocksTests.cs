using Samsyn.Analysis.Counts;
using Samsyn.Analysis.Surveys;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Indicators;
using static Samsyn.App.Tests.Situations.Blocks.Indicators.ValueDesk;

namespace Samsyn.App.Tests.Situations.Blocks.Indicators;

/// <summary>Each view of the statistics in a picture, drawn from a table with the breakdowns that it has there. Every number is made up.</summary>
public sealed class ValueBlocksTests
{
    [Fact]
    [Trait("Requirement", "SIT-33")]
    public async Task Population_stands_as_bars_and_its_forecast_goes_on_as_a_line()
    {
        await using var desk = await Of("Indikator;Område;År;Kategori;Antal\nFolkmängd;Norra;2021;Utfall;41000\nFolkmängd;Norra;2022;Utfall;41500\nFolkmängd;Norra;2023;Utfall;42000\nFolkmängd;Norra;2025;Prognos;44000\nFolkmängd;Norra;2024;Prognos;43000\n");
        var answer = await desk.Answer("trend");
        Assert.Equal(["2021", "2022", "2023", "2024", "2025"], answer.Rows);
        Assert.Equal(3, answer.ForecastFrom);
        var view = View(answer);
        var chart = Assert.IsType<LineChart>(view.Chart);
        Assert.Equal([41000d, 41500, 42000, 43000, 44000], chart.Series.Single().Values.Select(value => value!.Value));
        Assert.Equal(3, chart.ForecastFrom);
        // The dashed look of a forecast is on paper, and the table says which years it is.
        var marks = ChartLayout.Of(chart, App.Situations.Analyses.ChartTexts.In(Language.Swedish)).Marks;
        Assert.Contains(marks, mark => mark.Look == "f0");
        Assert.DoesNotContain(marks, mark => mark.Look == "l0");
        foreach (var known in (string[])["2021: 41 000", "2022: 41 500", "2023: 42 000"]) Assert.Contains(marks.OfType<Field>(), mark => mark.Look == "s0" && Plain(mark.Says!).StartsWith(known, StringComparison.Ordinal));
        Assert.Equal("Prognos", Row(chart, "2024")[^1]);
        Assert.Equal("", Row(chart, "2023")[^1]);
        Assert.Equal(["Norra: 41 000 2021, 42 000 2023 (+2,4 %).", "Norra: prognosen för 2025 är 44 000."], view.Words.Take(2).Select(Plain));
        Assert.Equal("Statistikkontoret (Områdesfakta), 2021–2025", view.Source);
        Assert.Empty(answer.Head.Classes);
    }

    [Theory]
    [InlineData("SIT-34", "Utrikes födda", "%")]
    [InlineData("SIT-37", "Gymnasiebehöriga", "%")]
    [InlineData("SIT-38", "Medianinkomst", "tkr")]
    [InlineData("SIT-39", "Ohälsotal", "dagar")]
    [Trait("Requirement", "SIT-34"), Trait("Requirement", "SIT-37"), Trait("Requirement", "SIT-38"), Trait("Requirement", "SIT-39"), Trait("Requirement", "SIT-30")]
    public async Task Facts_of_an_area_stand_beside_those_of_the_city_by_sex_and_over_years(string requirement, string indicator, string unit)
    {
        var column = unit == "%" ? "Andel" : "Medelvärde";
        await using var desk = await Of($"Indikator;Område;År;Kön;{column};Enhet\n" + string.Concat(((string[])["Norra", "Staden"]).SelectMany((area, at) => ((string[])["Totalt", "Kvinnor", "Män"]).SelectMany((sex, of) => new[] { 2022, 2023 }.Select(year =>
            $"{indicator};{area};{year};{sex};{40 - (at * 10) + of + (year - 2022) / 2.0};{unit}\n")))));
        var paired = await desk.Answer("bars", ("referens", "Staden"));
        Assert.Equal(["Norra", "Staden"], paired.Series.Select(series => series.Name));
        Assert.Equal([40.5, 30.5], paired.Series.Select(series => series.Cells.Single().Value!.Value));
        Assert.True(paired.Series[1].IsReference);
        Assert.False(paired.IsSurvey, requirement);
        Assert.Contains(new FixedValue(ValueBy.Period, "2023"), paired.Fixed);
        var view = View(paired);
        Assert.Contains($"40,5 {unit}", Plain(view.Words[0]));
        Assert.DoesNotContain(view.Notices, notice => notice.Contains("Wilson", StringComparison.Ordinal));

        var sexes = await desk.Answer("bars", ("rader", "Sex"), ("perioder", "2022"));
        Assert.Equal([41d, 42], sexes.Series.Single(series => series.Name == "Norra").Cells.Select(cell => cell.Value!.Value));
        Assert.Equal("Kvinnor", Row(View(sexes).Chart, "Kvinnor")[0]);
        var trend = (LineChart)View(await desk.Answer("trend", ("referens", "Staden"))).Chart;
        Assert.Equal(["2022", "2023"], trend.Labels.Select(label => label.Full));
        Assert.Equal(30d, trend.Series.Single(series => series.IsReference).Values[0]);
    }

    [Fact]
    [Trait("Requirement", "SIT-35")]
    public async Task A_population_is_a_pyramid_in_shares_over_the_outline_of_the_city_or_paired_bars_of_an_age_share()
    {
        string[] ages = ["0–19", "20–64", "65+"];
        await using var desk = await Of("Indikator;Område;År;Kön;Ålder;Antal\n" + string.Concat(new[] { ("Norra", 1.0), ("Staden", 10.0) }.SelectMany(area => ((string[])["Kvinnor", "Män"]).SelectMany((sex, s) => ages.Select((age, a) => $"Folkmängd;{area.Item1};2023;{sex};{age};{area.Item2 * (100 + (a * 50) + (s * 10))}\n")))));
        var answer = await desk.Answer("pyramid", ("omraden", "Norra"), ("referens", "Staden"));
        var chart = Assert.IsType<PyramidChart>(View(answer).Chart);
        Assert.Equal(ages, chart.Ages.Select(age => age.Full));
        // 100 + 150 + 200 women and 110 + 160 + 210 men are 930.
        Assert.Equal((Math.Round(11000 / 930.0, 2), Math.Round(10000 / 930.0, 2), "Män", "Kvinnor"), (chart.Left.Values[0], chart.Right.Values[0], chart.Left.Name, chart.Right.Name));
        Assert.Equal(chart.Left.Values, chart.LeftReference!.Values);
        Assert.Equal(("Staden, män", "Staden"), (chart.LeftReference.Name, chart.ReferenceName));
        // 100 + 110 of 930 are under twenty, and nobody knows how many are under 25; 200 + 210 are 65 or more.
        Assert.Equal(["Under 20 år: 23 % av alla, mot 23 % för Staden.", "65 år och äldre: 44 % av alla, mot 44 % för Staden."], View(answer).Words.Take(2).Select(Plain));
        Assert.Equal(["Under 20: 23 % of all.", "65 and older: 44 % of all."], View(await desk.Answer("pyramid", ("omraden", "Norra")), language: Language.English).Words.Take(2).Select(Plain));
        Assert.Equal(100, ((PyramidChart)View(await desk.Answer("pyramid", ("omraden", "Norra"))).Chart).Right.Values[0]);
        await desk.Refused<ValuesNotSingle>("pyramid");
        var bars = await desk.Answer("bars", ("rader", "Group"), ("kon", "Women"));
        Assert.Equal(ages, bars.Rows);

        await desk.Import("Indikator;Område;År;Kön;Ålder;Antal\n" + string.Concat(((string[])["Kvinnor", "Män"]).SelectMany(sex => ((string[])["0–19", "under 25", "25–64", "65+"]).Select(age => $"Folkmängd;Norra;2023;{sex};{age};50\n"))));
        Assert.Equal(new ValuesAgesOverlap("0–19", "under 25"), await desk.Refused<ValuesAgesOverlap>("pyramid"));
    }

    [Fact]
    [Trait("Requirement", "SIT-36")]
    public async Task Housing_is_stacked_by_tenure_and_a_row_that_lacks_a_part_is_not_drawn()
    {
        await using var desk = await Of("Indikator;Stadsdel;År;Upplåtelseform;Antal\nBostäder;Norra;2023;Hyresrätt;600\nBostäder;Norra;2023;Bostadsrätt;300\nBostäder;Norra;2023;Äganderätt;100\nBostäder;Södra;2023;Hyresrätt;50\nBostäder;Södra;2023;Bostadsrätt;..\nBostäder;Södra;2023;Äganderätt;50\n");
        var view = View(await desk.Answer("parts"));
        var chart = Assert.IsType<BarChart>(view.Chart);
        Assert.Equal(BarArrangement.Shares, chart.Arrangement);
        Assert.Equal(["Norra", "Södra"], chart.Labels.Select(label => label.Full));
        Assert.Equal(["Bostadsrätt", "Hyresrätt", "Äganderätt"], chart.Series.Select(series => series.Name));
        Assert.Equal(600d, chart.Series[1].Values[0]);
        Assert.All(chart.Series, series => Assert.Null(series.Values[1]));
        Assert.Equal("Norra: störst är Hyresrätt, 60 %.", view.Words[0]);
        Assert.Equal(["Södra", "uppgift saknas", "någon del saknas", "någon del saknas"], Row(chart, "Södra"));
        await desk.Import("Indikator;Stadsdel;År;Upplåtelseform;Andel\nBostäder;Norra;2023;Hyresrätt;80\nBostäder;Norra;2023;Bostadsrätt;60\n");
        Assert.Equal(140, (await desk.Refused<ValuesNotWhole>("parts")).Sum);
    }

    const string Health = "Indikator;Område;År;Kön;Andel;n\nUtsatt för våld;Norra;2022;Kvinnor;12;200\nUtsatt för våld;Norra;2022;Män;1,5;200\nUtsatt för våld;Länet;2022;Kvinnor;5;4000\nUtsatt för våld;Länet;2022;Män;5;4100\n";

    [Fact]
    [Trait("Requirement", "SIT-40")]
    public async Task A_health_survey_has_wilson_intervals_by_sex_against_the_county_and_shares_of_few_are_hidden_where_others_read()
    {
        await using var desk = await Of(Health, Survey);
        var answer = await desk.Answer("bars", ("referens", "Länet"), ("rader", "Sex"));
        var women = answer.Series.Single(series => series.Name == "Norra").Cells[0];
        var wilson = Share.OfPercent(SurveyAspect.Victimisation, 12, 200).Value.Wilson;
        Assert.Equal((12d, Math.Round(100 * wilson.Lower, 2), Math.Round(100 * wilson.Upper!.Value, 2), 200), (women.Value, women.Low, women.High, women.Answers));
        var (first, second) = (Share.OfPercent(SurveyAspect.Victimisation, 5, 4000).Value, Share.OfPercent(SurveyAspect.Victimisation, 12, 200).Value);
        var difference = ShareDifference.Of(first, second).Value;
        var compared = answer.Compared.Single(one => one.Row == "Women");
        Assert.Equal(Math.Round(100 * difference.Interval.Lower, 2), compared.Low);
        Assert.Equal(Math.Min(1, 2 * difference.ChiSquareP!.Value), compared.P!.Value, 12);

        var view = View(answer);
        Assert.StartsWith("Kvinnor, Norra: 12 % mot 5 % för Länet. Högre, mer än slumpen kan förklara", Plain(view.Words[0]));
        Assert.Contains(view.Notices, notice => notice.Contains("Wilson", StringComparison.Ordinal));
        Assert.Contains(view.Notices, notice => notice.Contains("enkelt slumpmässigt urval", StringComparison.Ordinal));
        var wider = await desk.Answer("bars", ("referens", "Länet"), ("rader", "Sex"), ("design", "1,8"));
        Assert.True(wider.Series[0].Cells[0].High > women.High);

        // Three of two hundred men.
        var masked = (BarChart)View(answer, isMasked: true).Chart;
        Assert.Equal((12d, null), (masked.Series[0].Values[0], masked.Series[0].Values[1]));
        Assert.Equal("för få svar", Row(masked, "Män")[1]);
        Assert.DoesNotContain(View(answer, isMasked: true).Words, words => words.Contains("1,5", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-41")]
    public async Task A_school_survey_is_grouped_by_grade_and_followed_over_survey_years_with_intervals()
    {
        await using var desk = await Of("Indikator;Område;Mätår;Årskurs;Kön;Andel;n\n" + string.Concat(new[] { ("Årskurs 9", 30.0), ("År 2", 24.0) }.SelectMany(grade => new[] { 2018, 2020, 2022 }.SelectMany(year => new[] { ("Norra", 0.0, 300), ("Staden", -6.0, 9000) }.SelectMany(area =>
            ((string[])["Flickor", "Pojkar"]).Select((sex, s) => $"Begått brott;{area.Item1};{year};{grade.Item1};{sex};{grade.Item2 + area.Item2 - (year - 2018) * 2 + s};{area.Item3}\n"))))), Survey);
        var grouped = await desk.Answer("bars", ("rader", "Group"), ("kon", "Women"), ("referens", "Staden"));
        Assert.Equal(["År 2", "Årskurs 9"], grouped.Rows);
        Assert.Contains(new FixedValue(ValueBy.Period, "2022"), grouped.Fixed);
        Assert.All(grouped.Series.SelectMany(series => series.Cells), cell => Assert.NotNull(cell.Low));
        var answer = await desk.Answer("trend", ("grupper", "Årskurs 9"), ("kon", "Men"), ("referens", "Staden"));
        var view = View(answer);
        var chart = (LineChart)view.Chart;
        // Time runs evenly, and the line goes over the years in which nobody was asked.
        Assert.Equal(["2018", "2019", "2020", "2021", "2022"], chart.Labels.Select(label => label.Full));
        Assert.True(chart.JoinsGaps);
        Assert.Equal([31d, null, 27, null, 23], chart.Series.Single(series => series.Name == "Norra").Values);
        Assert.Equal(3, ChartTable.Of(chart, App.Situations.Analyses.ChartTexts.In(Language.Swedish)).Rows.Count);
        Assert.Contains(view.Words, words => Plain(words).StartsWith("Staden: minskade från 25 % 2018 till 17 % 2022, mer än slumpen kan förklara", StringComparison.Ordinal));
        Assert.Contains(view.Words, words => Plain(words).StartsWith("Norra: minskade", StringComparison.Ordinal) || Plain(words).StartsWith("Norra: 31 % 2018 och 23 % 2022. Skillnaden går inte", StringComparison.Ordinal));
        Assert.Contains(view.Notices, notice => notice.StartsWith("Frågan ställdes bara", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-50"), Trait("Requirement", "SIT-28")]
    public async Task Felt_safety_stands_against_the_city_and_is_told_beside_avoidance_but_never_drawn_with_it()
    {
        await using var desk = await Of("Indikator;Stadsdel;Mätår;Andel;n\nKänner sig otrygg på kvällen;Norra;2023;30;400\nKänner sig otrygg på kvällen;Södra;2023;21;380\nKänner sig otrygg på kvällen;Staden;2023;20;9000\nUndviker att gå ut;Norra;2023;22;400\n", Survey);
        var answer = await desk.Answer("bars", ("referens", "Staden"));
        Assert.Equal(["Norra", "Södra", "Staden"], answer.Rows);
        Assert.Equal([2], ((BarChart)View(answer).Chart).Series.Single().ReferenceAt!);
        Assert.Equal((true, false), (answer.Compared.Single(one => one.Row == "Norra").IsChange, answer.Compared.Single(one => one.Row == "Södra").IsChange));
        Assert.Equal(SafetyReading.MayHideSelfRestriction, answer.Safety);
        Assert.Contains(View(answer).Words, words => Plain(words) == "Läs tillsammans med undvikande: Undviker att gå ut (Norra) är 22 %. Tryggheten kan vara köpt med att inte gå ut.");
        var apart = await desk.Refused<ValuesAspectsApart>("bars", ("indikatorer", "Känner sig otrygg på kvällen|Undviker att gå ut"));
        Assert.Equal("Undviker att gå ut", apart.Second);
        // Whoever knows the questions better than their names may say so.
        Assert.True((await desk.Ask("bars", ("indikatorer", "Känner sig otrygg på kvällen|Undviker att gå ut"), ("fraga", "Other"))).IsDone);
    }

    [Fact]
    [Trait("Requirement", "SIT-51"), Trait("Requirement", "SIT-52"), Trait("Requirement", "SIT-23")]
    public async Task Worry_and_disorder_are_grouped_question_by_question_and_coloured_only_where_that_is_allowed()
    {
        await using var desk = await Of("Fråga;Område;Mätår;Andel;n\n" + string.Concat(new[] { ("Oro för brott", 40, 30), ("Oro för rån", 25, 24), ("Narkotika synlig", 35, 15) }.SelectMany(one => new[] { ($"Norra", one.Item2), ("Staden", one.Item3) }.Select(area => $"{one.Item1};{area.Item1};2023;{area.Item2};{600}\n"))), Survey,
            [new("Narkotika synlig", QualityClass.ActivityDriven)]);
        (string, string)[] asked = [("indikatorer", "Oro för brott|Oro för rån|Narkotika synlig"), ("referens", "Staden")];
        var bars = (BarChart)View(await desk.Answer("bars", asked)).Chart;
        Assert.Equal(["Narkotika synlig", "Oro för brott", "Oro för rån"], bars.Labels.Select(label => label.Full));
        Assert.Equal(["Norra", "Staden"], bars.Series.Select(series => series.Name));

        var neutral = (ChangeChart)View(await desk.Answer("differences", asked)).Chart;
        Assert.All(neutral.Rows, row => Assert.Equal(ChangeTone.Plain, row.Tone));
        var view = View(await desk.Answer("differences", [.. asked, ("riktning", "Down")]));
        var rows = ((ChangeChart)view.Chart).Rows.ToDictionary(row => row.Name);
        Assert.Equal((ChangeTone.Worse, ChangeTone.Plain, ChangeTone.Plain), (rows["Oro för brott"].Tone, rows["Oro för rån"].Tone, rows["Narkotika synlig"].Tone));
        Assert.Equal((true, false, true), (rows["Oro för brott"].IsChange, rows["Oro för rån"].IsChange, rows["Narkotika synlig"].IsChange));
        Assert.Equal("+10 procentenheter", rows["Oro för brott"].Percent);
        Assert.Contains(view.Notices, notice => notice.StartsWith("Narkotika synlig: Aktivitetsstyrt", StringComparison.Ordinal));
        Assert.Equal(ChangeTone.Better, ((ChangeChart)View(await desk.Answer("differences", [.. asked, ("riktning", "Up")])).Chart).Rows.Single(row => row.Name == "Oro för brott").Tone);
    }

    [Fact]
    [Trait("Requirement", "SIT-53"), Trait("Requirement", "SIT-22")]
    public async Task Event_reports_stand_as_bars_by_year_and_say_that_they_are_reports()
    {
        await using var desk = await Of("Indikator;Distrikt;År;Antal\n" + string.Concat(Enumerable.Range(2016, 4).Select(year => $"Händelserapporter;Norra;{year};{1000 + (year - 2016) * 50}\n")));
        var view = View(await desk.Answer("bars", ("rader", "Period")));
        var chart = (BarChart)view.Chart;
        Assert.Equal(["2016", "2017", "2018", "2019"], chart.Labels.Select(label => label.Full));
        Assert.True(chart.IsTime);
        Assert.Equal([1000d, 1050, 1100, 1150], chart.Series.Single().Values.Select(value => value!.Value));
        Assert.Contains(view.Notices, notice => notice.StartsWith("Svårbedömt", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-55"), Trait("Requirement", "SIT-63")]
    public async Task Those_who_leave_crime_are_steps_with_a_table_by_sex_and_few_are_hidden_on_paper()
    {
        await using var desk = await Of("Indikator;Område;År;Kategori;Kön;Antal\nDeltagare;Norra;2023;Påbörjade;Kvinnor;12\nDeltagare;Norra;2023;Påbörjade;Män;40\nDeltagare;Norra;2023;Fullföljde;Kvinnor;9\nDeltagare;Norra;2023;Fullföljde;Män;25\nDeltagare;Norra;2023;I sysselsättning;Kvinnor;3\nDeltagare;Norra;2023;I sysselsättning;Män;16\n");
        var answer = await desk.Answer("funnel");
        var view = View(answer);
        var chart = Assert.IsType<FunnelChart>(view.Chart);
        Assert.Equal(["Påbörjade", "Fullföljde", "I sysselsättning"], chart.Steps.Select(step => step.Full));
        Assert.Equal(["Kvinnor", "Män"], chart.Series.Select(series => series.Name));
        Assert.Equal(["I sysselsättning", "3", "16", "19", "37 %"], Row(chart, "I sysselsättning").Select(Plain));
        Assert.Equal("I sysselsättning: 19 av 52 (37 % av Påbörjade).", view.Words[0]);

        // Three women are hidden; the sum stays and the sexes are not told, or they could be worked out.
        var masked = (FunnelChart)View(answer, isMasked: true).Chart;
        Assert.Single(masked.Series);
        Assert.Equal(["I sysselsättning", "19", "37 %"], Row(masked, "I sysselsättning").Select(Plain));
    }

    [Fact]
    [Trait("Requirement", "SIT-56"), Trait("Requirement", "SIT-57"), Trait("Requirement", "SIT-63")]
    public async Task Small_counts_are_a_table_with_sums_and_on_paper_hidden_with_what_gives_them_away()
    {
        await using var desk = await Of("Indikator;Område;År;Kategori;Antal\nOrosanmälningar;Norra;2022;Miljö A;3\nOrosanmälningar;Norra;2022;Miljö B;20\nOrosanmälningar;Norra;2023;Miljö A;12\nOrosanmälningar;Norra;2023;Miljö B;9\n");
        var answer = await desk.Answer("table", ("rader", "Category"), ("serier", "Period"));
        var whole = Assert.IsType<CountChart>(View(answer).Chart);
        Assert.Equal(["Miljö A", "Miljö B", "Sammanlagt"], whole.Rows);
        Assert.Equal(["2022", "2023", "Sammanlagt"], whole.Columns);
        Assert.Equal([[3L, 12, 15], [20, 9, 29], [23, 21, 44]], whole.Counts.Select(row => row.Select(count => count!.Value)));
        var cells = ((CountChart)View(answer, isMasked: true).Chart).Counts;
        Assert.Null(cells[0][0]);
        Assert.True(cells.Sum(row => row.Count(cell => cell is null)) >= 4, "one hidden cell alone is the sum less the others");
        var bars = (BarChart)View(await desk.Answer("bars", ("rader", "Category"), ("serier", "Period")), isMasked: true).Chart;
        Assert.All(bars.Series.SelectMany(series => series.Instead ?? []).OfType<string>(), why => Assert.Equal("visas inte", why));
        Assert.Contains(bars.Series, series => series.Instead?.Any(why => why is not null) == true);
        Assert.Null(bars.Series[0].Values[0]);
        Assert.DoesNotContain(View(answer, isMasked: true).Words, words => words.Contains(" 3", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-36")]
    public async Task Areas_are_added_up_only_where_none_of_them_may_hold_the_others()
    {
        static string Homes(string whole) => "Indikator;Stadsdel;År;Upplåtelseform;Antal\n" + string.Concat(new[] { ("Norra", 600, 300), ("Södra", 500, 350), (whole, whole == "Kommunen" ? 4000 : 550, whole == "Kommunen" ? 5000 : 200) }.Select(one => $"Bostäder;{one.Item1};2023;Hyresrätt;{one.Item2}\nBostäder;{one.Item1};2023;Bostadsrätt;{one.Item3}\n"));
        await using var desk = await Of(Homes("Kommunen"));
        var whole = Assert.IsType<CountChart>(View(await desk.Answer("table", ("rader", "Category"), ("serier", "Area"))).Chart);
        Assert.Equal(["Kommunen", "Norra", "Södra"], whole.Columns);
        Assert.Equal(["Bostadsrätt", "Hyresrätt", "Sammanlagt"], whole.Rows);
        Assert.Equal([9000L, 900, 850], whole.Counts[2].Select(count => count!.Value));
        var turned = Assert.IsType<CountChart>(View(await desk.Answer("table", ("rader", "Area"), ("serier", "Category"))).Chart);
        Assert.Equal(["Kommunen", "Norra", "Södra"], turned.Rows);
        Assert.Equal(["Bostadsrätt", "Hyresrätt", "Sammanlagt"], turned.Columns);

        await desk.Import(Homes("Östra"));
        var alike = Assert.IsType<CountChart>(View(await desk.Answer("table", ("rader", "Category"), ("serier", "Area"))).Chart);
        Assert.Equal("Sammanlagt", alike.Columns[^1]);
        Assert.Equal(850L + 1650, alike.Counts[2][^1]);
    }

    [Fact]
    [Trait("Requirement", "SIT-60"), Trait("Requirement", "SIT-62"), Trait("Requirement", "SIT-18")]
    public async Task National_figures_are_told_with_period_unit_uncertainty_and_source()
    {
        await using var desk = await Of("Indikator;Område;År;Kön;Andel;Antal;Enhet;n\nUtsatt för våld i nära relation;Riket;2014;Kvinnor;cirka 7;;%;\nUtsatt för våld i nära relation;Riket;2014;Män;6;;%;1000\nBarn i sådana hem;Riket;2019;;;210000;barn;\n");
        var told = (await desk.Ask("figures")).Value.Answer;
        var view = View(told);
        var chart = Assert.IsType<FigureChart>(view.Chart);
        Assert.Equal(3, chart.Rows.Count(row => row.Count == chart.Heads.Count));
        Assert.Contains(chart.Rows, row => row.Any(cell => Plain(cell.Text) == "210 000 barn") && row.Any(cell => cell.Text == "2019") && row.Any(cell => cell.Text == "Riket"));
        Assert.Contains(chart.Rows, row => row[1].Text == "Kvinnor" && Plain(row[2].Text).Contains("7 %", StringComparison.Ordinal) && Plain(row[2].Text) != "7 %");
        Assert.Contains(chart.Rows, row => row[3].Text.Contains('–', StringComparison.Ordinal) && row[3].Text.Length > 1);
        Assert.Equal("Statistikkontoret (Områdesfakta), 2014–2019", view.Source);
        Assert.Contains(view.Notices, notice => notice.StartsWith("Andelar utan antal svar", StringComparison.Ordinal));
        Assert.Contains(view.Notices, notice => notice.StartsWith("Intervallen är", StringComparison.Ordinal));
        Assert.Contains("Utsatt för våld i nära relation, kvinnor:", Plain(view.Words[1]), StringComparison.Ordinal);
    }

    static string Plain(string words) => words.Replace('\u00a0', ' ').Replace('\u2212', '-');
}
