using Samsyn.Documents.Tests.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class BodiesTests
{
    static BodyFact Only(string seed, string name) => Assert.Single(ReadTexts.Seed(seed).Bodies, body => body.Name == name);

    [SeedFact]
    [Trait("Requirement", "ORG-12")]
    [Trait("Requirement", "ORG-13")]
    [Trait("Requirement", "ORG-14")]
    public void The_local_steering_group_of_2017_alternates_its_chair_and_meets_every_half_year()
    {
        var body = Assert.Single(ReadTexts.Seed("S0").Bodies);
        Assert.Equal((BodyKind.Steering, ChairRule.Alternating, 132), (body.Kind, body.Chair.Rule, body.Line));
        // Each party's coordinator has a seat of its own.
        Assert.Equal(4, body.Members.Count);
        Assert.Equal(2, body.Members.Count(m => m.StartsWith("Samordnare, ", StringComparison.Ordinal)));
        Assert.Equal(2, body.Chair.Functions.Count);
        Assert.EndsWith("lokalpolisområdeschef", body.Chair.Functions[0], StringComparison.Ordinal);
        Assert.Equal(">=1/HalfYear", CadenceNotation.Of(body.Cadence));
    }

    [SeedFact]
    [Trait("Requirement", "ORG-28")]
    [Trait("Requirement", "ORG-29")]
    public void The_safety_council_is_led_jointly_and_holds_two_groups_with_their_other_names()
    {
        var council = Only("S2", "Trygghetsråd");
        Assert.Equal((BodyKind.Council, ChairRule.Joint), (council.Kind, council.Chair.Rule));
        Assert.Equal(["förvaltningschef", "lokalpolisområdeschef"], council.Chair.Functions);
        Assert.Equal(["lokal styrgrupp"], Only("S2", "Strategisk ledningsgrupp").Aliases);
        Assert.Equal(["lokal beredningsgrupp"], Only("S2", "Operativ ledningsgrupp").Aliases);
        Assert.Equal(BodyKind.Preparation, Only("S2", "Operativ ledningsgrupp").Kind);
    }

    [SeedFact]
    [Trait("Requirement", "ORG-43")]
    [Trait("Requirement", "ORG-44")]
    public void The_overarching_steering_group_has_nine_seats_and_meets_four_times_a_year()
    {
        var body = Only("S4", "Styrgrupp");
        Assert.Equal(9, body.Members.Count);
        Assert.Equal(3, body.Members.Count(m => m.Contains("polisområde", StringComparison.Ordinal)));
        Assert.Equal(ChairRule.Unstated, body.Chair.Rule);
        Assert.Equal(">=4/Year", CadenceNotation.Of(body.Cadence));
    }

    [SeedFact]
    [Trait("Requirement", "ORG-45")]
    public void The_overarching_preparation_group_is_led_by_three() =>
        Assert.Equal((ChairRule.Joint, 3), (Only("S4", "Beredningsgrupp").Chair.Rule, Only("S4", "Beredningsgrupp").Chair.Functions.Count));

    [SeedFact]
    [Trait("Requirement", "ORG-15")]
    [Trait("Requirement", "ORG-16")]
    [Trait("Requirement", "ORG-22")]
    [Trait("Requirement", "ORG-25")]
    public void The_later_local_bodies_are_read_with_members_and_rhythm()
    {
        Assert.Equal(5, ReadTexts.Seed("S4").Bodies.Count);
        Assert.Equal(3, Only("S4", "Lokal styrgrupp").Members.Count);
        Assert.Equal(">=2/Year | needed", CadenceNotation.Of(Only("S4", "Lokal styrgrupp").Cadence));
        Assert.Equal("kommunpolis", Only("S4", "Lokal beredningsgrupp").Members[0]);
        Assert.Equal("needed", CadenceNotation.Of(Only("S4", "Lokal beredningsgrupp").Cadence));
    }

    [SeedFact]
    public void Bodies_that_a_memorial_only_mentions_are_read_by_name() =>
        Assert.Equal([BodyKind.Steering, BodyKind.Preparation, BodyKind.Working], ReadTexts.Seed("S3").Bodies.Select(b => b.Kind));

    [SeedFact]
    public void Plans_alone_name_no_bodies() => Assert.Empty(ReadTexts.Seed("S1").Bodies);

    [Fact]
    public void Bodies_of_an_agreement_between_several_municipalities_are_read()
    {
        var bodies = ReadTexts.Facts(FictionalTexts.SeveralMunicipalities).Bodies;
        Assert.Equal(["Styrgrupp", "Operativ grupp", "Brottsförebyggande råd", "Tillfälliga arbetsgrupper"], bodies.Select(b => b.Name));
        var (steering, operative, council) = (bodies[0], bodies[1], bodies[2]);
        Assert.Equal(["kommundirektören i Skaraby", "kommundirektören i Viksjö", "lokalpolisområdeschefen", "respektive kommuns säkerhetschef"], steering.Members);
        Assert.Equal(ChairRule.Fixed, steering.Chair.Rule);
        Assert.Equal(["kommundirektören i Skaraby"], steering.Chair.Functions);
        Assert.Equal(">=1/Quarter", CadenceNotation.Of(steering.Cadence));
        Assert.Equal(3, operative.Members.Count);
        Assert.Equal(ChairRule.Alternating, operative.Chair.Rule);
        Assert.Equal(["kommunpolis", "samordnarna"], operative.Chair.Functions);
        Assert.Equal("1/2 Week", CadenceNotation.Of(operative.Cadence));
        Assert.Equal(["Brå"], council.Aliases);
        Assert.Equal(ChairRule.Joint, council.Chair.Rule);
    }

    [Theory]
    [InlineData("Kommunchefen är ordförande i gruppen.", ChairRule.Fixed, 1)]
    [InlineData("Ordförande och sammankallande växlar varje år mellan kommundirektören och polisområdeschefen.", ChairRule.Alternating, 2)]
    [InlineData("Gruppen leds gemensamt av säkerhetschefen och kommunpolisen.", ChairRule.Joint, 2)]
    [InlineData("Gruppen ska arbeta långsiktigt.", ChairRule.Unstated, 0)]
    public void Chairs_are_read(string sentence, ChairRule rule, int functions)
    {
        var body = Assert.Single(ReadTexts.Facts($"Överenskommelse Skaraby\n\nInledning\n\nHär följer villkoren.\n\nStyrgrupp\n\n{sentence}\n").Bodies);
        Assert.Equal((rule, functions), (body.Chair.Rule, body.Chair.Functions.Count));
    }

    [Fact]
    public void Bodies_that_one_clause_describes_are_read_with_their_rhythm()
    {
        var bodies = ReadTexts.Facts(FictionalTexts.OneClause).Bodies;
        Assert.Equal(["Styrgrupp", "Lokal arbetsgrupp"], bodies.Select(b => b.Name));
        Assert.Equal(["kommundirektören, Ekdala kommun", "kommundirektören, Viksjö kommun", "lokalpolisområdeschefen"], bodies[0].Members);
        Assert.Equal(["4/Year", "1/Month"], bodies.Select(b => CadenceNotation.Of(b.Cadence)));
    }

    [Fact]
    public void A_summons_to_a_body_is_no_body() =>
        Assert.Empty(ReadTexts.Facts("Kallelse till styrgruppen\n\nTid: torsdag den 14 mars 2024 kl. 13.00\n\nDagordning\n\n1. Föregående protokoll\n2. Lägesbild\n").Bodies);
}
