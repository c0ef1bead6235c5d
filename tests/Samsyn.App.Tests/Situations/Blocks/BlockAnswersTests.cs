using System.Globalization;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>Blocks of made-up events whose counts are known.</summary>
public sealed class BlockAnswersTests
{
    static IEnumerable<Event> Times(int count, string type, string area, DateOnly from, DateOnly to) =>
        Enumerable.Range(0, count).Select(at => new Event(from.ToDateTime(new(at % 24, 0)).AddDays(at * 7 % (to.DayNumber - from.DayNumber + 1)), area, type, 0, 0, 1, ""));

    /// <summary>The November months of the oracle, with five earlier years without change.</summary>
    static IEnumerable<Event> BeforeAndAfter() =>
    [
        .. Times(274, "Skadegörelse", "A", new(2018, 11, 1), new(2018, 11, 30)), .. Times(142, "Skadegörelse", "A", new(2019, 11, 1), new(2019, 11, 30)),
        .. Times(60, "Butiksstöld", "A", new(2018, 11, 1), new(2018, 11, 30)), .. Times(31, "Butiksstöld", "A", new(2019, 11, 1), new(2019, 11, 30)),
        .. Times(62, "Våldsbrott", "A", new(2018, 11, 1), new(2018, 11, 30)), .. Times(51, "Våldsbrott", "A", new(2019, 11, 1), new(2019, 11, 30)),
        .. Times(32, "Narkotikabrott", "A", new(2018, 11, 1), new(2018, 11, 30)), .. Times(60, "Narkotikabrott", "A", new(2019, 11, 1), new(2019, 11, 30)),
    ];

    [Fact]
    [Trait("Requirement", "SIT-54")]
    [Trait("Requirement", "SIT-42")]
    [Trait("Requirement", "SIT-23")]
    public async Task Before_and_after_says_what_is_chance_and_never_colours_what_follows_the_police()
    {
        await using var desk = await BlockDesk.Of(BeforeAndAfter(), new TypeQuality("Narkotikabrott", QualityClass.ActivityDriven));
        var answer = await desk.Answer<ChangeAnswer>("change", ("fran", "2019-11-01"), ("till", "2019-11-30"));
        var rows = answer.Found.ToDictionary(row => row.Name);
        Assert.Equal((274, 142, VerdictKind.Fell, Tone.Better), (rows["Skadegörelse"].Before, rows["Skadegörelse"].After, rows["Skadegörelse"].Verdict, rows["Skadegörelse"].Tone));
        Assert.Equal(VerdictKind.CannotBeToldFromChance, rows["Våldsbrott"].Verdict);
        Assert.Equal((VerdictKind.Rose, Tone.Neutral), (rows["Narkotikabrott"].Verdict, rows["Narkotikabrott"].Tone));
        // Holm over four: the smallest p four times.
        Assert.Equal(4 * 9.38465e-11, rows["Skadegörelse"].P, 1e-14);
        Assert.Equal(0.346893, rows["Våldsbrott"].P, 6);

        var view = BlockViews.Of(answer, "Före och efter", Language.Swedish, isMasked: false);
        Assert.StartsWith("Ökade, mer än slumpen kan förklara: Narkotikabrott (32 → 60", view.Words[0]);
        Assert.Contains(view.Words, words => words.Contains("1 av 4 rader går inte att skilja från slump", StringComparison.Ordinal));
        Assert.Contains(view.Notices, notice => notice.StartsWith("Narkotikabrott: Aktivitetsstyrt", StringComparison.Ordinal));
        Assert.Equal(ChangeTone.Plain, ((ChangeChart)view.Chart).Rows.Single(row => row.Name == "Narkotikabrott").Tone);
        Assert.Contains("Polisen (Anmälningar)", view.Source);
    }

    [Fact]
    [Trait("Requirement", "SIT-30")]
    [Trait("Requirement", "SIT-42")]
    [Trait("Requirement", "SIT-47")]
    [Trait("Requirement", "SIT-48")]
    public async Task A_line_counts_every_month_also_those_without_and_lays_earlier_years_beside()
    {
        List<Event> events = [.. Times(30, "Inbrott", "A", new(2023, 3, 1), new(2023, 3, 31)), .. Times(12, "Inbrott", "A", new(2024, 3, 1), new(2024, 3, 31)), .. Times(7, "Inbrott", "B", new(2024, 12, 1), new(2024, 12, 31)), .. Times(1, "Inbrott", "A", new(2022, 1, 1), new(2022, 1, 1))];
        await using var desk = await BlockDesk.Of(events);
        var answer = await desk.Answer<LineAnswer>("line", ("till", "2024-12-31"), ("ar", "1"), ("skugga", "2024-03-10 2024-04-02 Social oro"));
        Assert.Equal(12, answer.Periods.Count);
        Assert.Equal([0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 7], answer.Lines.Single().Counts);
        Assert.Equal(30, answer.Earlier.Single().Counts[2]);
        var chart = (LineChart)BlockViews.Of(answer, "Inbrott", Language.Swedish, isMasked: false).Chart;
        Assert.Equal(new ChartShade(2, 3, "Social oro"), Assert.Single(chart.Shades));
        Assert.Equal(["Inbrott"], (await desk.Answer<LineAnswer>("line", ("dela", "Type"))).Lines.Select(line => line.Name));
    }

    [Fact]
    [Trait("Requirement", "SIT-43")]
    [Trait("Requirement", "SIT-31")]
    [Trait("Requirement", "SIT-30")]
    public async Task A_ranking_refuses_small_numbers_keeps_remarks_and_asks_for_inhabitants()
    {
        await using var desk = await BlockDesk.Of([.. Times(51, "Misshandel", "Centrum", new(2024, 1, 1), new(2024, 12, 31)), .. Times(40, "Misshandel", "Norr", new(2024, 1, 1), new(2024, 12, 31)), .. Times(3, "Misshandel", "Ö", new(2024, 1, 1), new(2024, 12, 31))]);
        var missing = await desk.Ask("ranking", ("folk", "Centrum = 16 000"));
        Assert.Equal("folk", Assert.IsType<BlockPopulationMissing>(Assert.Single(missing.Refusals)).Field);
        var answer = await desk.Answer<RankingAnswer>("ranking", ("folk", "Centrum = 16 000\nNorr = 20000\nÖ = 900"), ("anmarkning", "Centrum = Nöjesliv"));
        Assert.Equal(51 / 16.0, answer.Areas[0].Rate, 9);
        Assert.Equal("Nöjesliv", answer.Areas[0].Remark);
        Assert.Null(answer.Areas.Single(area => area.Name == "Ö").Rank);
        var masked = (RankingChart)BlockViews.Of(answer, "Misshandel", Language.Swedish, isMasked: true).Chart;
        Assert.Null(masked.Rows.Single(row => row.Name == "Ö").Value);
    }

    [Fact]
    [Trait("Requirement", "SIT-53")]
    [Trait("Requirement", "SIT-56")]
    [Trait("Requirement", "SIT-63")]
    public async Task A_masked_table_hides_small_counts_and_what_they_could_be_worked_out_from()
    {
        await using var desk = await BlockDesk.Of([.. Times(40, "Rapport", "A", new(2023, 1, 1), new(2023, 12, 31)), .. Times(3, "Rapport", "B", new(2023, 1, 1), new(2023, 12, 31)), .. Times(20, "Rapport", "A", new(2024, 1, 1), new(2024, 12, 31)), .. Times(30, "Rapport", "B", new(2024, 1, 1), new(2024, 12, 31))]);
        var answer = await desk.Answer<CountAnswer>("count", ("rader", "Area"), ("kolumner", "Year"));
        Assert.Equal([[40L, 20], [3, 30]], answer.Counts);
        var cells = ((CountChart)BlockViews.Of(answer, "Rapporter", Language.Swedish, isMasked: true).Chart).Counts;
        Assert.Null(cells[1][0]);
        Assert.True(cells.Sum(row => row.Count(cell => cell is null)) > 1);
        Assert.DoesNotContain(((CountChart)BlockViews.Of(answer, "Rapporter", Language.Swedish, isMasked: false).Chart).Counts, row => row.Any(cell => cell is null));
    }

    [Fact]
    [Trait("Requirement", "SIT-26")]
    [Trait("Requirement", "SIT-45")]
    [Trait("Requirement", "SIT-49")]
    [Trait("Requirement", "SIT-59")]
    public async Task Bursts_are_seen_in_the_calendar_in_the_alarms_and_in_the_rhythm_of_the_week()
    {
        // One event each Tuesday at eight, and a burst of thirty on three days.
        List<Event> events = [.. Enumerable.Range(0, 60).Select(week => new Event(new DateTime(2024, 1, 2, 8, 0, 0).AddDays(7 * week), "A", "Brand", 0, 0, 1, "")), .. Enumerable.Range(0, 30).Select(at => new Event(new DateTime(2025, 1, 13, 22, 0, 0).AddDays(at % 3), "A", "Brand", 0, 0, 1, ""))];
        await using var desk = await BlockDesk.Of(events);
        var days = await desk.Answer<CalendarAnswer>("calendar");
        Assert.Equal(10, days.Days[new(2025, 1, 13)]);
        var alarms = await desk.Answer<AlarmAnswer>("alarms");
        Assert.False(alarms.IsFarrington);
        Assert.Equal(new DateOnly(2025, 1, 13), alarms.Weeks[alarms.Alarms.Index().First(one => one.Item).Index]);
        var rhythm = await desk.Answer<RhythmAnswer>("rhythm");
        Assert.Equal(60, rhythm.Counts[1][8]);
        Assert.Equal(90, rhythm.Counts.Sum(day => day.Sum()));
        var multiples = await desk.Answer<MultiplesAnswer>("multiples", ("rutor", "Type"));
        Assert.Equal(90, Assert.Single(multiples.Panels).Counts.Sum());
    }

    [Theory]
    [InlineData("line", "per", "Sekel", typeof(BlockValueUnknown))]
    [InlineData("line", "fran", "2023-13-01", typeof(BlockDateUnreadable))]
    [InlineData("line", "typer", "Finns inte", typeof(BlockNameUnknown))]
    [InlineData("line", "skugga", "igår", typeof(BlockLineUnreadable))]
    [InlineData("line", "till", "1999-01-01", typeof(BlockPeriodReversed))]
    [InlineData("line", "ar", "-1", typeof(BlockValueUnknown))]
    [InlineData("ranking", "folk", "A = noll", typeof(BlockLineUnreadable))]
    [InlineData("ring", "ringar", "11", typeof(BlockValueUnknown))]
    [InlineData("ring", "arstider", "06-31 07-01 Lov", typeof(BlockLineUnreadable))]
    [InlineData("ring", "arstider", "01-01 01-02 a\n01-01 01-02 b\n01-01 01-02 c\n01-01 01-02 d\n01-01 01-02 e\n01-01 01-02 f\n01-01 01-02 g", typeof(BlockTooMany))]
    [InlineData("spådom", "fran", "", typeof(Domain.Situations.Pictures.BlockMethodUnknown))]
    public async Task A_wrong_parameter_is_told_with_its_field(string method, string parameter, string value, Type fault)
    {
        await using var desk = await BlockDesk.Of(Times(30, "Inbrott", "A", new(2023, 3, 1), new(2024, 3, 31)));
        var refused = await desk.Ask(method, (parameter, value));
        var refusal = refused.Refusals.First(one => one.GetType() == fault);
        Assert.Equal(method == "spådom" ? "metod" : parameter, refusal.Field);
        foreach (var language in Enum.GetValues<Language>()) Assert.NotEmpty(Samsyn.App.Texts.Of(refusal, language));
    }

    [Fact]
    public async Task Where_the_analysis_has_no_answer_it_says_why_in_the_language_of_whoever_asks()
    {
        await using var desk = await BlockDesk.Of(Times(3, "Inbrott", "A", new(2023, 3, 6), new(2023, 3, 12)));
        var refusal = Assert.IsType<BlockWithoutAnswer>(Assert.Single((await desk.Ask("alarms")).Refusals));
        foreach (var language in Enum.GetValues<Language>()) Assert.Contains(AnalysisWords.Of(refusal.Why, language), Samsyn.App.Texts.Of(refusal, language));
        Assert.NotEqual(AnalysisWords.Of(refusal.Why, Language.Swedish), AnalysisWords.Of(refusal.Why, Language.English));
    }

    [Fact]
    [Trait("Requirement", "SIT-09")]
    public async Task An_answer_is_kept_until_the_data_change_and_then_never_shown_again()
    {
        await using var desk = await BlockDesk.Of(Times(30, "Inbrott", "A", new(2024, 3, 1), new(2024, 3, 31)));
        var first = await desk.Ask("line");
        Assert.Same(first.Value, (await desk.Ask("line")).Value);
        Assert.True((await desk.Data.Import(desk.Dataset, desk.Data.Write(Times(31, "Inbrott", "A", new(2024, 3, 1), new(2024, 3, 31))))).IsDone);
        var second = (await desk.Ask("line")).Value;
        Assert.Equal((30, 31), (first.Value.Answer.Head.Events, second.Answer.Head.Events));
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public async Task Data_of_the_other_party_give_no_answer_also_when_it_is_kept()
    {
        await using var desk = await BlockDesk.Of(Times(30, "Inbrott", "A", new(2024, 3, 1), new(2024, 3, 31)));
        desk.Dataset = await desk.Data.Create(owner: PartySide.City);
        Assert.True((await desk.Data.Import(desk.Dataset, desk.Data.Write(Times(9, "Inbrott", "A", new(2024, 3, 1), new(2024, 3, 31))))).IsDone);
        Assert.True((await desk.Ask("line")).IsDone);
        var police = TestActors.PoliceOfficer;
        var refused = await desk.Samsyn.RunFor(police, (BlockAnswers answers) => answers.Of(police, new BlockQuestion(desk.Dataset, "line", new Dictionary<string, string>()), default));
        Assert.IsType<NotFound>(Assert.Single(refused.Refusals));
    }

    [Fact]
    [Trait("Requirement", "SIT-10")]
    public async Task Areas_are_called_by_name_where_the_data_have_codes_and_the_register_knows_them()
    {
        await using var desk = await BlockDesk.Of([.. Times(8, "Rån", "0017", new(2018, 1, 1), new(2018, 12, 31)), .. Times(5, "Rån", "0099", new(2018, 1, 1), new(2018, 12, 31))]);
        var before = await desk.Answer<CountAnswer>("count");
        Assert.Equal(["0017", "0099"], ((CountChart)BlockViews.Of(before, "Rån", Language.Swedish, false).Chart).Rows.Take(2));
        await Tests.Places.PlaceFlowTests.Create(desk.Samsyn, "Hamnliden", Domain.Places.PlaceKind.District, "0017");
        var answer = await desk.Answer<CountAnswer>("count");
        Assert.Equal(["0017", "0099"], answer.RowNames);
        Assert.Equal(["Hamnliden", "0099"], ((CountChart)BlockViews.Of(answer, "Rån", Language.Swedish, false).Chart).Rows.Take(2));
        Assert.Equal(["Hamnliden", "0099"], ((MultiplesChart)BlockViews.Of(await desk.Answer<MultiplesAnswer>("multiples"), "Rån", Language.Swedish, false).Chart).Panels.Select(panel => panel.Name));
        Assert.Contains("Hamnliden", ((LineChart)BlockViews.Of(await desk.Answer<LineAnswer>("line", ("dela", "Area")), "Rån", Language.Swedish, false).Chart).Series.Select(one => one.Name));
        // What is frozen keeps the name that it was read by.
        Assert.Equal(["Hamnliden", "0099"], ((CountChart)BlockViews.Of(BlockAnswer.FromJson(answer.ToJson())!, "Rån", Language.Swedish, false).Chart).Rows.Take(2));
    }

    [Fact]
    public async Task Every_answer_is_the_same_after_it_has_been_frozen_and_speaks_both_languages()
    {
        await using var desk = await BlockDesk.Of([.. BeforeAndAfter(), .. Times(90, "Våldsbrott", "B", new(2017, 1, 1), new(2019, 11, 30))]);
        var place = await Tests.Places.PlaceFlowTests.Create(desk.Samsyn, "Norr", Domain.Places.PlaceKind.District, "A");
        Assert.True((await desk.Samsyn.RunFor(TestActors.Coordinator, (App.Places.DrawPlace act) => act.Run(TestActors.Coordinator, new(new(place, 2), Domain.Places.Coordinates.CoordinateSystem.Sweref99Tm, "674000 6580000\n675000 6580000\n675000 6581000"), default))).IsDone);
        // A search is kept, not asked of the data; its own tests make one.
        foreach (var method in BlockMethods.Names.Where(name => name != BlockMethods.SearchMethod).Append(BlockMethods.Overview))
        {
            var answer = (await desk.Ask(method, method == "ranking" ? [("folk", "A = 10000\nB = 12000")] : [])).Value.Answer;
            var again = BlockAnswer.FromJson(answer.ToJson())!;
            Assert.Equal(answer.ToJson(), again.ToJson());
            foreach (var language in Enum.GetValues<Language>())
            {
                foreach (var masked in new[] { false, true })
                {
                    var (view, frozen) = (BlockViews.Of(answer, "Rubrik", language, masked), BlockViews.Of(again, "Rubrik", language, masked));
                    Assert.NotEmpty(view.Words);
                    Assert.Equal(view.Words, frozen.Words);
                    Assert.DoesNotContain(view.Words.Concat(view.Notices), words => words.Contains("NaN", StringComparison.Ordinal) || words.Contains('{', StringComparison.Ordinal));
                    Assert.DoesNotContain(ChartTable.Of(view.Chart, Samsyn.App.Situations.Analyses.ChartTexts.In(language)).Heads, head => head.Contains('{', StringComparison.Ordinal));
                    // A calendar of small days has none left to tell when they are hidden.
                    if (method != BlockMethods.Overview && !(masked && method == "calendar")) Assert.NotEmpty(ChartTable.Of(view.Chart, Samsyn.App.Situations.Analyses.ChartTexts.In(language)).Rows);
                }
            }
        }
        Assert.Null(BlockAnswer.FromJson("{\"kind\":\"spådom\"}"));
    }

    [Fact]
    [Trait("Requirement", "SIT-09")]
    [Trait("Requirement", "SIT-30")]
    public async Task The_overview_tells_change_from_chance_takes_season_away_and_names_too_few()
    {
        // Every quarter alike but the last: burglary triples in A. Bicycle theft is four times as many in summer, every year.
        List<Event> events = [];
        for (var year = 2018; year <= 2024; year++)
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var (from, to) = (new DateOnly(year, (quarter * 3) + 1, 1), new DateOnly(year, (quarter * 3) + 1, 1).AddMonths(3).AddDays(-1));
                var isLast = year == 2024 && quarter == 3;
                events.AddRange(Times(isLast ? 120 : 38 + (year + quarter) % 5, "Inbrott", "A", from, to));
                events.AddRange(Times(40 + (year * 3 + quarter) % 5, "Inbrott", "B", from, to));
                events.AddRange(Times((quarter == 2 ? 160 : 40) + (year + quarter) % 3, "Cykelstöld", "B", from, to));
                if (quarter % 2 == 1) events.AddRange(Times(1, "Rån", "B", from, to));
            }
        events.Add(new(new DateTime(2024, 12, 31, 12, 0, 0), "B", "Inbrott", 0, 0, 1, ""));
        await using var desk = await BlockDesk.Of(events);
        var answer = await desk.Answer<OverviewAnswer>(BlockMethods.Overview);
        Assert.Equal((new DateOnly(2024, 10, 1), new DateOnly(2024, 12, 31), new DateOnly(2023, 10, 1)), (answer.Head.From, answer.Head.To, answer.YearFrom));
        var rows = answer.Rows.ToDictionary(row => (row.Area, row.Type));
        Assert.Equal(VerdictKind.Rose, rows[("A", "Inbrott")].Year.Verdict);
        Assert.Equal(VerdictKind.CannotBeToldFromChance, rows[("B", "Inbrott")].Year.Verdict);
        Assert.Equal(VerdictKind.TooFew, rows[("B", "Rån")].Year.Verdict);
        // From summer's 160 to autumn's 40 is what the season makes of it.
        Assert.Equal(VerdictKind.CannotBeToldFromChance, rows[("B", "Cykelstöld")].Season!.Verdict);
        Assert.Equal(41, rows[("B", "Cykelstöld")].SeasonExpected!.Value, 2.0);
        Assert.Equal(rows[("A", "Inbrott")].Year.After + rows[("B", "Inbrott")].Year.After, rows[("", "Inbrott")].Year.After);
    }
}
