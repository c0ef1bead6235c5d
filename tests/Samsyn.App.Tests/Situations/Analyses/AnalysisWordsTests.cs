using Samsyn.Analysis;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;

namespace Samsyn.App.Tests.Situations.Analyses;

public sealed class AnalysisWordsTests
{
    static IReadOnlyList<string> Say(long before, long after, Language language = Language.Swedish) => AnalysisWords.Of(PeriodComparison.Of(before, after).Value, language);

    [Fact]
    public void The_verdict_comes_first_and_in_plain_words()
    {
        Assert.Equal("62 → 51 (−17,7 %): går inte att skilja från slump", Say(62, 51)[0]);
        Assert.Equal("274 → 142 (−48,2 %): minskade, mer än slumpen kan förklara", Say(274, 142)[0]);
        Assert.Equal("32 → 60 (+87.5 %): rose, by more than chance can explain", Say(32, 60, Language.English)[0]);
        Assert.Equal("0 → 5: för få händelser för att säga något", Say(0, 5)[0]);
        Assert.Equal(["0 → 0: inga händelser att jämföra"], Say(0, 0));
    }

    [Fact]
    public void Where_the_tests_do_not_agree_it_is_said_which_says_what() =>
        Assert.Contains("Prövningarna säger olika: mid-p, z säger förändring, exakt prövning gör det inte. Den försiktigaste gäller.", Say(12, 4));

    [Fact]
    public void Every_word_of_a_verdict_a_tone_a_caution_and_a_test_stands_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.All(Enum.GetValues<VerdictKind>(), one => Assert.NotEmpty(AnalysisWords.Of(one, language)));
            Assert.All(Enum.GetValues<ChangeTest>(), one => Assert.NotEmpty(AnalysisWords.Of(one, language)));
            Assert.All(Enum.GetValues<Tone>(), one => Assert.NotEmpty(AnalysisWords.Of(one, language)));
            Assert.All(Enum.GetValues<Caution>(), one => Assert.NotEmpty(AnalysisWords.Of(one, language)));
        }
    }

    [Fact]
    public void Every_reason_for_no_answer_has_words_and_every_placeholder_is_one_of_its_values()
    {
        const string Prefix = "situations.analysis.no.";
        var reasons = typeof(NoAnswer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NoAnswer))).ToDictionary(type => type.Name);
        var words = App.Texts.Catalogue.Interface.Where(text => text.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(text => text.Key[Prefix.Length..], text => text.Value);

        Assert.Empty(reasons.Keys.Except(words.Keys));
        Assert.Empty(words.Keys.Except(reasons.Keys));
        foreach (var (name, text) in words)
            Assert.All(Placeholders.NamesIn(text.Swedish), placeholder => Assert.NotNull(reasons[name].GetProperty(placeholder)));
        Assert.Equal("Ett antal kan inte vara negativt: −3 på plats 2.", AnalysisWords.Of(new NegativeCount(-3, 2), Language.Swedish));
    }

    [Theory]
    [InlineData(9.38464e-11, "9.4e-11")]
    [InlineData(0.0031, "0.0031")]
    [InlineData(12.345, "12.3")]
    [InlineData(0, "0")]
    public void Numbers_are_short(double value, string expected) => Assert.Equal(expected, AnalysisWords.Number(value, Language.English));
}
