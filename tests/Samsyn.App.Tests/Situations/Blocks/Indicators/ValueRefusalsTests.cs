using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using static Samsyn.App.Tests.Situations.Blocks.Indicators.ValueDesk;

namespace Samsyn.App.Tests.Situations.Blocks.Indicators;

/// <summary>What cannot be drawn is told, with what to do; and what can be is the same when it has been frozen.</summary>
public sealed class ValueRefusalsTests
{
    [Fact]
    [Trait("Requirement", "SIT-40")]
    public async Task A_share_of_a_survey_without_answers_is_refused_in_words_until_somebody_says_that_all_were_counted()
    {
        await using var desk = await Of("Indikator;Område;Mätår;Andel\nOtrygg;Norra;2023;30\nOtrygg;Staden;2023;20\n", Survey);
        Assert.Equal("Otrygg", (await desk.Refused<ValuesWithoutAnswers>("bars")).Indicator);
        await desk.Refused<ValuesWithoutAnswers>("differences", ("referens", "Staden"));
        Assert.False((await desk.Answer("bars", ("osakerhet", "Register"))).IsSurvey);
        await desk.Import("Indikator;Område;Mätår;Andel;n\nOtrygg;Norra;2023;30;300\nOtrygg;Staden;2023;20;\n", Survey);
        Assert.Contains(View(await desk.Answer("bars")).Notices, notice => notice == "Utan antal svar, och därför utan intervall: Staden.");
    }

    [Fact]
    public async Task Areas_without_a_year_in_common_one_area_mixed_units_and_empty_choices_are_refused()
    {
        await using var desk = await Of("Indikator;Område;År;Värde;Enhet\nInkomst;Norra;2021;310;tkr\nInkomst;Staden;2023;350;tkr\nOhälsotal;Norra;2023;28;dagar\nOhälsotal;Norra;2022;27;dagar\n");
        Assert.Equal(["Norra", "Staden"], (await desk.Refused<ValuesWithoutCommonPeriod>("bars", ("indikatorer", "Inkomst"))).Areas);
        Assert.Equal("Norra", (await desk.Refused<ValuesOfOneArea>("bars", ("indikatorer", "Ohälsotal"), ("serier", "Area"))).Area);
        Assert.Equal(["dagar", "tkr"], (await desk.Refused<ValuesOfSeveralUnits>("bars", ("indikatorer", "Inkomst|Ohälsotal"), ("omraden", "Norra"), ("rader", "Indicator"), ("serier", "Period"))).Units.Order());
        await desk.Refused<ValuesOfOnePeriod>("trend", ("indikatorer", "Inkomst"), ("omraden", "Norra"));
        await desk.Refused<ValuesNotThere>("bars", ("indikatorer", "Ohälsotal"), ("omraden", "Staden"));
        await desk.Refused<ValuesWithoutParts>("parts");
        await desk.Refused<ValuesWithoutSexes>("pyramid");
        // Figures each have their own unit.
        Assert.True((await desk.Ask("figures")).IsDone);
    }

    [Theory]
    [InlineData("bars", "indikatorer", "Finns inte", typeof(BlockNameUnknown))]
    [InlineData("bars", "perioder", "1999", typeof(BlockNameUnknown))]
    [InlineData("bars", "referens", "Månen", typeof(BlockNameUnknown))]
    [InlineData("bars", "rader", "Vägg", typeof(BlockValueUnknown))]
    [InlineData("bars", "design", "stor", typeof(BlockValueUnknown))]
    [InlineData("bars", "design", "0", typeof(BlockValueUnknown))]
    [InlineData("line", "metod", "", typeof(BlockMethodUnknown))]
    public async Task A_wrong_parameter_is_told_with_its_field(string method, string parameter, string value, Type fault)
    {
        await using var desk = await Of("Indikator;Område;År;Värde\nInkomst;Norra;2021;310\nInkomst;Staden;2021;350\n");
        var refusal = (await desk.Ask(method, (parameter, value))).Refusals.First(one => one.GetType() == fault);
        Assert.Equal(parameter, refusal.Field);
        foreach (var language in Enum.GetValues<Language>()) Assert.NotEmpty(App.Texts.Of(refusal, language));
    }

    [Fact]
    public async Task A_table_is_offered_what_it_has_what_it_takes_for()
    {
        await using var desk = await Of("Indikator;Område;År;Värde\nInkomst;Norra;2021;310\nInkomst;Staden;2021;350\n");
        Assert.Equal(["bars", "differences", "table", "figures"], await Fitting(desk));
        await desk.Import("Indikator;Område;År;Kön;Ålder;Antal\n" + string.Concat(((string[])["Kvinnor", "Män"]).SelectMany(sex => ((string[])["0–19", "20–64", "65+"]).Select(age => $"Folkmängd;Norra;2023;{sex};{age};50\n"))));
        Assert.Contains("pyramid", await Fitting(desk));
        Assert.DoesNotContain("trend", await Fitting(desk));
    }

    static async Task<IReadOnlyList<string>> Fitting(ValueDesk desk) => (await desk.Samsyn.RunFor(TestActors.Coordinator, (ReadBlockData data) => data.One(TestActors.Coordinator, desk.Dataset, default))).Value.Methods;

    [Fact]
    [Trait("Requirement", "SIT-09")]
    public async Task Every_answer_is_the_same_after_it_has_been_frozen_and_speaks_both_languages()
    {
        await using var desk = await Of("Indikator;Område;År;Kön;Ålder;Kategori;Antal\n" + string.Concat(new[] { 2022, 2023 }.SelectMany(year => ((string[])["Kvinnor", "Män"]).SelectMany(sex => ((string[])["0–19", "20–64", "65+"]).SelectMany(age => ((string[])["Inrikes", "Utrikes"]).Select((origin, o) => $"Folkmängd;Norra;{year};{sex};{age};{origin};{3 + (o * 7) + (age.Length * 2)}\n"))))));
        (string, (string, string)[])[] asked =
        [
            ("bars", [("rader", "Group"), ("serier", "Sex"), ("kategorier", "Inrikes")]), ("trend", [("serier", "Sex"), ("grupper", "0–19"), ("kategorier", "Inrikes")]), ("parts", [("grupper", "0–19"), ("kon", "Women")]), ("pyramid", [("kategorier", "Utrikes")]),
            ("funnel", [("grupper", "0–19"), ("perioder", "2023")]), ("differences", [("rader", "Sex"), ("grupper", "0–19"), ("kategorier", "Inrikes")]), ("table", [("rader", "Group"), ("serier", "Category"), ("kon", "Women")]), ("figures", []),
        ];
        Assert.Equal(ValueMethods.Names.Order(), asked.Select(one => one.Item1).Order());
        foreach (var (method, parameters) in asked)
        {
            var done = await desk.Ask(method, parameters);
            Assert.True(done.IsDone, method + ": " + string.Join(' ', done.Refusals));
            var again = BlockAnswer.FromJson(done.Value.Answer.ToJson())!;
            Assert.Equal(done.Value.Answer.ToJson(), again.ToJson());
            foreach (var language in Enum.GetValues<Language>())
                foreach (var masked in new[] { false, true })
                {
                    var (view, frozen) = (View(done.Value.Answer, masked, language), View(again, masked, language));
                    Assert.NotEmpty(view.Words);
                    Assert.Equal(view.Words, frozen.Words);
                    Assert.DoesNotContain(view.Words.Concat(view.Notices), words => words.Contains("NaN", StringComparison.Ordinal) || words.Contains('{', StringComparison.Ordinal) || words.Contains("Infin", StringComparison.Ordinal));
                    var table = ChartTable.Of(view.Chart, ChartTexts.In(language));
                    Assert.NotEmpty(table.Rows);
                    Assert.All(table.Rows, row => Assert.Equal(table.Heads.Count, row.Count));
                    foreach (var width in Enum.GetValues<ChartWidth>()) Assert.NotEmpty(ChartLayout.Of(view.Chart, ChartTexts.In(language), width).Marks);
                }
        }
    }
}
