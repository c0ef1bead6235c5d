using Samsyn.Documents.Tests.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class ObligationsTests
{
    static IEnumerable<string> Rhythms(AgreementFacts facts, ObligationKind kind) => facts.Obligations.Where(o => o.Kind == kind).Select(o => CadenceNotation.Of(o.Cadence));

    [SeedFact]
    [Trait("Requirement", "AGR-28")]
    public void The_yearly_and_the_half_yearly_update_of_the_picture_are_both_kept() =>
        Assert.Equal([">=1/Year", ">=1/HalfYear"], Rhythms(ReadTexts.Seed("S0"), ObligationKind.UpdateSituationPicture));

    [SeedFact]
    [Trait("Requirement", "AGR-29")]
    [Trait("Requirement", "AGR-30")]
    [Trait("Requirement", "AGR-31")]
    [Trait("Requirement", "INF-01")]
    public void Updates_decisions_amendments_and_information_are_read_with_their_heading()
    {
        var obligations = ReadTexts.Seed("S0").Obligations;
        ObligationFact Of(ObligationKind kind) => Assert.Single(obligations, o => o.Kind == kind);
        Assert.Equal("needed", CadenceNotation.Of(Of(ObligationKind.UpdateActionPlans).Cadence));
        Assert.Equal("Styrgrupp", Of(ObligationKind.SteeringDecisionOnAnnex).Body);
        Assert.Contains("skriftligen", Of(ObligationKind.SteeringDecisionOnAnnex).Text, StringComparison.Ordinal);
        Assert.Equal(193, Of(ObligationKind.WrittenAmendment).Line);
        Assert.Equal("Information", Of(ObligationKind.InformOtherParty).Heading);
    }

    [SeedFact]
    [Trait("Requirement", "AGR-50")]
    [Trait("Requirement", "AGR-51")]
    [Trait("Requirement", "AGR-52")]
    [Trait("Requirement", "AGR-53")]
    [Trait("Requirement", "AGR-54")]
    public void The_clauses_of_the_annexed_overarching_agreement_are_read_as_duties()
    {
        var obligations = ReadTexts.Seed("S0").Parent!.Facts!.Obligations;
        ObligationFact Of(ObligationKind kind) => Assert.Single(obligations, o => o.Kind == kind);
        Assert.Equal((3, 0, 14), (Of(ObligationKind.NoticeByLetter).Days, Of(ObligationKind.NoticeByEmail).Days, Of(ObligationKind.Rectification).Days));
        Assert.All([ObligationKind.WrittenAmendment, ObligationKind.InformOtherParty, ObligationKind.Renegotiation], kind => Assert.NotNull(Of(kind)));
    }

    [SeedFact]
    [Trait("Requirement", "AGR-19")]
    [Trait("Requirement", "AGR-20")]
    [Trait("Requirement", "CEN-09")]
    public void The_overarching_agreements_revisions_and_follow_ups_are_read()
    {
        var facts = ReadTexts.Seed("S4");
        Assert.Contains("1/2 Year", Assert.Single(Rhythms(facts, ObligationKind.ReviseAgreement)), StringComparison.Ordinal);
        Assert.Equal(["1/Year"], Rhythms(facts, ObligationKind.FollowUpPriorityAreas));
        Assert.Equal([">=1/4 Year"], Rhythms(facts, ObligationKind.RevisePriorityAreas));
        Assert.Equal(["1/Year"], Rhythms(facts, ObligationKind.FollowUpProgrammePlan));
    }

    [SeedFact]
    [Trait("Requirement", "FUP-12")]
    [Trait("Requirement", "FUP-13")]
    public void The_overarching_agreement_wants_work_described_and_its_implementation_reported()
    {
        var facts = ReadTexts.Seed("S4");
        Assert.Equal((44, "Styrgrupp"), (Assert.Single(facts.Obligations, o => o.Kind == ObligationKind.DescribeWorkDone) is var told ? (told.Line, told.Body) : default));
        Assert.Equal(86, Assert.Single(facts.Obligations, o => o.Kind == ObligationKind.ReportImplementation).Line);
        foreach (var local in new[] { "S0", "S1", "S2", "S3" })
            Assert.DoesNotContain(ReadTexts.Seed(local).Obligations, o => o.Kind is ObligationKind.DescribeWorkDone or ObligationKind.ReportImplementation);
    }

    [Fact]
    [Trait("Requirement", "FUP-12")]
    [Trait("Requirement", "FUP-13")]
    public void Reporting_back_is_read_from_other_words_too()
    {
        var facts = ReadTexts.Facts("Samverkansöverenskommelse\nmellan Granlidens kommun och lokalpolisområde Västerskog\n\nUppföljning\n\nVad insatserna har lett till ska löpande återkopplas till styrgruppen.\n\nDe lokala parterna redovisar vad som har genomförts.\n");
        Assert.Equal([ObligationKind.DescribeWorkDone, ObligationKind.ReportImplementation], facts.Obligations.Select(o => o.Kind));
    }

    [SeedFact]
    [Trait("Requirement", "ORG-46")]
    [Trait("Requirement", "CEN-16")]
    public void The_yearly_follow_up_by_the_preparation_group_is_a_duty_and_no_meeting_rhythm() =>
        Assert.Contains(ReadTexts.Seed("S4").Obligations, o => o is { Kind: ObligationKind.Other, Body: "Beredningsgrupp" } && CadenceNotation.Of(o.Cadence) == "1/Year");

    [SeedFact]
    [Trait("Requirement", "FUP-18")]
    public void The_plan_against_extremism_is_updated_yearly() => Assert.Equal(["1/Year"], Rhythms(ReadTexts.Seed("S2"), ObligationKind.UpdateActionPlans));

    [Fact]
    public void The_clauses_of_an_agreement_in_another_style_are_read()
    {
        var facts = ReadTexts.Facts(FictionalTexts.SeveralMunicipalities);
        ObligationFact Of(ObligationKind kind) => Assert.Single(facts.Obligations, o => o.Kind == kind);
        Assert.Equal("1/2 Year", CadenceNotation.Of(Of(ObligationKind.ReviseAgreement).Cadence));
        Assert.Equal("2/Year", CadenceNotation.Of(Of(ObligationKind.UpdateSituationPicture).Cadence));
        Assert.Equal(5, Of(ObligationKind.NoticeByLetter).Days);
        Assert.Equal(0, Of(ObligationKind.NoticeByEmail).Days);
        Assert.Equal(30, Of(ObligationKind.Rectification).Days);
        Assert.NotNull(Of(ObligationKind.WrittenAmendment));
        Assert.NotNull(Of(ObligationKind.InformOtherParty));
    }

    [Fact]
    public void A_text_without_duties_has_none() => Assert.Empty(ReadTexts.Facts("Hej\n\nDet här är ett vanligt brev om vädret i Skaraby.\n").Obligations);
}
