using System.Text;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Time;
using Words = Samsyn.App.Texts;

namespace Samsyn.App.Tests.Texts;

public sealed class TextsTests
{
    [Fact]
    public void Every_text_stands_in_both_languages_with_the_same_placeholders() =>
        Assert.Empty(TextRules.Faults(Words.Catalogue.Interface)
            .Concat(TextRules.Faults(Words.Catalogue.Refusals))
            .Concat(TextRules.Faults(Words.Catalogue.Findings)));

    [Fact]
    public void A_planted_text_without_English_or_with_other_placeholders_is_found()
    {
        var planted = new Dictionary<string, Text>
        {
            ["good"] = new("Den {0}", "On {0}"),
            ["half"] = new("Avtal", " "),
            ["other"] = new("Den {0}", "On {1}"),
        };

        Assert.Equal(["half: no English", "other: the languages have different placeholders"], TextRules.Faults(planted));
    }

    [Fact]
    public void Every_refusal_has_a_text_and_every_refusal_text_a_refusal() =>
        Assert.Empty(TextRules.Faults(Words.Catalogue.Refusals,
            TextRules.RefusalsOf(typeof(Refusal).Assembly, System.Reflection.Assembly.Load("Samsyn.Documents"), typeof(Clock).Assembly)));

    sealed record Planted(DateOnly Date) : Refusal;

    [Fact]
    public void A_planted_refusal_without_text_and_a_text_with_a_wrong_placeholder_are_found()
    {
        Assert.Equal(["Planted: no text"], TextRules.Faults(new Dictionary<string, Text>(), [typeof(Planted)]));
        Assert.Equal(["Gone: no such refusal", "Planted: no property When"],
            TextRules.Faults(new Dictionary<string, Text> { ["Gone"] = new("a", "b"), ["Planted"] = new("{When}", "{When}") }, [typeof(Planted)]));
    }

    [Fact]
    public void A_refusal_is_told_with_its_own_data()
    {
        Assert.Contains("version 4", Words.Of(new Stale(3, 4), Language.Swedish));
        Assert.Contains("version 3", Words.Of(new Stale(3, 4), Language.English));
    }

    [Fact]
    public void Dates_and_numbers_are_written_as_the_language_does()
    {
        object?[] values = [new DateOnly(2017, 5, 2), 1.5m, new Period(new(2017, 1, 1), new(2018, 12, 31)), null];

        Assert.Equal("2 maj 2017|1,5|1 januari 2017 – 31 december 2018|–", "{0}|{1}|{2}|{3}".Fill(Language.Swedish, values));
        Assert.Equal("2 May 2017|1.5|1 January 2017 – 31 December 2018|–", "{0}|{1}|{2}|{3}".Fill(Language.English, values));
    }

    [Fact]
    public void Braces_that_are_no_placeholder_stay_as_they_are() =>
        Assert.Equal("{ } {a b} 7 {", "{ } {a b} {0} {".Fill(Language.English, [7]));

    [Fact]
    public void A_finding_without_a_text_of_its_own_keeps_the_sentence_of_the_reader() =>
        Assert.Equal("Oläslig rad.", Words.Of(new Finding { Code = "no-such-code", Message = "Oläslig rad." }, Language.English));

    [Fact]
    public void A_missing_text_is_a_bug() => Assert.Throws<KeyNotFoundException>(() => Words.Get(Language.Swedish, "no.such"));

    [Fact]
    public void The_same_text_cannot_stand_in_two_files()
    {
        var catalogue = new TextCatalogue();
        catalogue.Add("refusals-a", new MemoryStream(Encoding.UTF8.GetBytes("""{"X":{"sv":"a","en":"b"}}""")));

        Assert.Throws<InvalidDataException>(() => catalogue.Add("refusals-b", new MemoryStream(Encoding.UTF8.GetBytes("""{"X":{"sv":"a","en":"b"}}"""))));
    }
}
