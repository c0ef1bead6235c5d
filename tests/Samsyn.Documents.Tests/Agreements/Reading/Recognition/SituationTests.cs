using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

/// <summary>Sources, priority areas and figures.</summary>
public sealed class SituationTests
{
    [SeedFact]
    [Trait("Requirement", "AGR-58")]
    public void The_nine_sources_of_the_picture_are_read_with_their_years()
    {
        var sources = ReadTexts.Seed("S0").Sources;
        Assert.Equal([2014, 2014, 2012, null, null, null, 2016, 2015, 2016], sources.Select(s => s.Year));
        Assert.Equal("Trygg i Stockholm?", sources[1].Name);
        Assert.Equal([.. Enumerable.Range(169, 9)], sources.Select(s => s.Line));
    }

    [Fact]
    public void Sources_in_a_sentence_are_read() =>
        Assert.Equal(["anmälningsstatistik", "trygghetsmätning", "medborgardialoger", "elevhälsodata"], ReadTexts.Facts(FictionalTexts.Picture).Sources.Select(s => s.Name));

    [SeedTheory]
    [Trait("Requirement", "AGR-68")]
    [InlineData("S0", 0)]
    [InlineData("S1", 0)]
    [InlineData("S2", 10)]
    [InlineData("S3", 5)]
    [InlineData("S4", 6)]
    public void Priority_areas_are_read_where_the_document_lists_them(string seed, int count) => Assert.Equal(count, ReadTexts.Seed(seed).PriorityAreas.Count);

    [SeedFact]
    public void Priority_areas_are_read_in_their_order_with_their_lines()
    {
        Assert.Equal([.. Enumerable.Range(9, 10)], ReadTexts.Seed("S2").PriorityAreas.Select(a => a.Line));
        Assert.Equal("Kameraövervakning", ReadTexts.Seed("S2").PriorityAreas[^1].Title);
        Assert.Equal("Våld i nära relation", ReadTexts.Seed("S3").PriorityAreas[^1].Title);
        Assert.Equal([100, 104, 110, 114, 118, 122], ReadTexts.Seed("S4").PriorityAreas.Select(a => a.Line));
    }

    [Fact]
    public void Inline_areas_are_read_with_and_without_numbers()
    {
        Assert.Equal(["Trygga mötesplatser", "Narkotika bland unga", "Trafik i bostadsområden"], ReadTexts.Facts(FictionalTexts.SeveralMunicipalities).PriorityAreas.Select(a => a.Title));
        Assert.Equal(["Unga i risk", "Trygga platser", "Narkotika", "Trafik"], ReadTexts.Facts(FictionalTexts.Memorial).PriorityAreas.Select(a => a.Title));
    }

    [SeedFact]
    public void The_square_has_four_changes_between_two_years()
    {
        var changes = ReadTexts.Seed("S2").Statistics.Where(s => s.From is not null).ToList();
        Assert.Equal([(274m, 142m), (60m, 31m), (62m, 51m), (32m, 60m)], changes.Select(s => (s.From!.Value, s.To!.Value)));
        Assert.All(changes, s => Assert.Equal(("Hässelby torg", "2018", "2019"), (s.Place, s.FromPeriod, s.ToPeriod)));
        Assert.Equal((428m, 284m), (changes.Sum(s => s.From), changes.Sum(s => s.To)));
    }

    [SeedFact]
    public void Shares_are_read_with_what_they_are_compared_with()
    {
        var shares = ReadTexts.Seed("S2").Statistics.Where(s => s.Reference is not null);
        Assert.Equal([(23m, 9m), (20m, 8m)], shares.Select(s => (s.Value!.Value, s.Reference!.Value)));
    }

    [SeedFact]
    public void Counts_of_people_and_reports_are_read()
    {
        decimal Value(string what) => Assert.Single(ReadTexts.Seed("S2").Statistics, s => s.What.StartsWith(what, StringComparison.Ordinal)).Value!.Value;
        Assert.Equal(Value("vuxna"), Value("män") + Value("kvinnor"));
        Assert.Equal((44, 11, 8, 7), (Value("vuxna"), Value("personer"), Value("av dessa"), Value("orosanmälningar")));
    }

    [SeedTheory]
    [InlineData(80, 30)]
    [InlineData(27, 21)]
    [InlineData(7, 3)]
    [InlineData(10, 3)]
    [InlineData(32, 19)]
    [InlineData(24, 12)]
    [InlineData(8, 6)]
    [InlineData(30, 20)]
    [InlineData(11, 3)]
    [InlineData(36, 22)]
    public void The_annexed_picture_has_its_comparisons(int value, int reference) =>
        Assert.Contains(ReadTexts.Seed("S0").Statistics, s => s.Value == value && s.Reference == reference && s.Unit == "%");

    [Fact]
    public void Figures_with_thousands_and_decimals_are_read()
    {
        var statistics = ReadTexts.Facts(FictionalTexts.Picture).Statistics;
        var change = Assert.Single(statistics, s => s.From is not null);
        Assert.Equal((1240m, 980m, "2022", "2023", "Norra torget"), (change.From, change.To, change.FromPeriod, change.ToPeriod, change.Place));
        var share = Assert.Single(statistics, s => s.Reference is not null);
        Assert.Equal((31.5m, 22m), (share.Value, share.Reference));
    }

    [Theory]
    [InlineData("Invånarantalet är cirka 31 400.", 31400)]
    [InlineData("Folkmängden är enligt den senaste räkningen 8 250 personer.", 8250)]
    [InlineData("Befolkningstalet år 2024 var 126 000.", 126000)]
    public void A_number_of_inhabitants_follows_the_word_that_says_what_is_counted(string sentence, int inhabitants)
    {
        var total = Assert.Single(ReadTexts.Facts(FictionalTexts.PictureOf(sentence)).Statistics);

        Assert.Equal((inhabitants, "invånare", null), (total.Value, total.Unit, total.Reference));
    }

    [Theory]
    [InlineData("Medelinkomsten är 236 000 kr mot 351 000 kr i hela kommunen.", 236000, 351000)]
    [InlineData("Medelinkomsten är 236 000 kronor, att jämföra med 351 500 kronor i länet.", 236000, 351500)]
    public void An_amount_is_a_figure_of_the_place_when_another_is_its_measure(string sentence, int value, int reference)
    {
        var compared = Assert.Single(ReadTexts.Facts(FictionalTexts.PictureOf(sentence)).Statistics);

        Assert.Equal((value, reference, "kr"), (compared.Value, compared.Reference, compared.Unit));
    }

    [Theory]
    [InlineData("Den nya belysningen kostade 48 600 kr.")]
    [InlineData("Belysningen kostade 48 600 kr och bänkarna 12 000 kr.")]
    public void An_amount_that_is_compared_with_nothing_is_a_cost(string sentence) =>
        Assert.Empty(ReadTexts.Facts(FictionalTexts.PictureOf(sentence)).Statistics);

    [SeedFact]
    [Trait("Requirement", "BRD-05")]
    public void The_memorial_has_its_meeting_its_proposal_and_two_attestations()
    {
        var memorial = ReadTexts.Seed("S3").Memorial!;
        Assert.Equal(new DateOnly(2024, 5, 23), memorial.MeetingDate);
        Assert.Single(memorial.ProposedDecisions);
        Assert.Equal([new DateOnly(2024, 5, 8), new DateOnly(2024, 5, 8)], memorial.Attestations.Select(a => a.Date));
        Assert.Equal(["Stadsdelsdirektör", "Avdelningschef"], memorial.Attestations.Select(a => a.Position));
    }

    [Fact]
    public void A_memorial_of_another_shape_is_read()
    {
        var memorial = ReadTexts.Facts(FictionalTexts.Memorial).Memorial!;
        Assert.Equal((new DateOnly(2024, 11, 20), "Skaraby kommunala nämnd"), (memorial.MeetingDate, memorial.Addressee));
        Assert.Equal("Förvaltningschef", Assert.Single(memorial.Attestations).Position);
    }

    [Fact]
    public void An_agreement_is_no_memorial() => Assert.Null(ReadTexts.Facts(FictionalTexts.SeveralMunicipalities).Memorial);
}
