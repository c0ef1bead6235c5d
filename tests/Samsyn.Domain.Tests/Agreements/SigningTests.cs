using System.Text.Json;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class SigningTests
{
    static readonly DateOnly Today = Day("2030-01-01");

    [Fact]
    [Trait("Requirement", "BRD-07")]
    public void Attestation_waits_for_the_steering_group_and_signing_for_the_board()
    {
        var draft = LocalDraft(needsBoard: true);
        Assert.IsType<SteeringApprovalMissing>(Assert.Single(draft.SubmitToBoard(Day("2016-09-01"), null, Today).Refusals));
        Assert.IsType<NotSubmittedToBoard>(Assert.Single(draft.RecordBoardDecision(BoardOutcome.Approved, Day("2016-09-01"), null, Today).Refusals));
        Assert.IsType<BoardDecisionMissing>(Assert.Single(draft.Sign(Signed(District, "2016-09-01"), Today).Refusals));
        Assert.True(draft.ApproveBySteeringGroup(Day("2016-09-10"), null, Today).IsDone);
        Assert.IsType<BeforeSteeringApproval>(Assert.Single(draft.SubmitToBoard(Day("2016-09-09"), null, Today).Refusals));
        Assert.True(draft.SubmitToBoard(Day("2016-09-12"), null, Today).IsDone);
        Assert.IsType<BeforeSubmission>(Assert.Single(draft.RecordBoardDecision(BoardOutcome.Approved, Day("2016-09-11"), null, Today).Refusals));
        Assert.True(draft.RecordBoardDecision(BoardOutcome.Approved, Day("2016-10-01"), null, Today).IsDone);
        Assert.IsType<SignedBeforeBoard>(Assert.Single(draft.Sign(Signed(District, "2016-09-30"), Today).Refusals));
        Assert.True(draft.Sign(Signed(District, "2016-10-01"), Today).IsDone);
    }

    [Fact]
    [Trait("Requirement", "BRD-07")]
    public void A_matter_that_the_board_refers_back_begins_again()
    {
        var draft = LocalDraft(needsBoard: true);
        Assert.True(draft.ApproveBySteeringGroup(Day("2016-09-01"), null, Today).IsDone);
        Assert.True(draft.SubmitToBoard(Day("2016-09-02"), null, Today).IsDone);
        Assert.True(draft.RecordBoardDecision(BoardOutcome.ReferredBack, Day("2016-09-20"), null, Today).IsDone);
        Assert.Equal(AgreementState.Draft, draft.StateOn(Day("2016-09-20")));
        Assert.IsType<SteeringApprovalMissing>(Assert.Single(draft.SubmitToBoard(Day("2016-10-01"), null, Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-38")]
    public void The_text_is_frozen_with_its_checksum_at_the_first_signature()
    {
        var draft = LocalDraft();
        Assert.True(draft.ReplaceText(["Ny text"]).IsDone);
        // sha256 of "Ny text" by another programme (sha256sum).
        Assert.Equal("144715e2a42c69851b3109edf5048b554355eb0b8a01a54789c96307f0c5599c", draft.Text.Sha256);
        Assert.True(draft.Sign(Signed(District, "2016-12-01"), Today).IsDone);
        var frozen = Assert.IsType<TextFrozen>(Assert.Single(draft.ReplaceText(["Smygändring"]).Refusals));
        Assert.Equal(draft.Text.Sha256, frozen.Sha256);
        Assert.Equal(["Ny text"], draft.Text.Lines);
    }

    [Fact]
    [Trait("Requirement", "AGR-38")]
    public void A_stored_text_that_was_tampered_with_no_longer_answers_to_its_checksum()
    {
        var text = Local().Text;
        Assert.True(text.IsIntact);
        Assert.False(AgreementText.Stored([.. text.Lines.Skip(1)], text.Sha256).IsIntact);
    }

    [Fact]
    public void What_is_stored_as_JSON_comes_back_whole()
    {
        var agreement = Local();
        Assert.True(agreement.RecordConsultation(Day("2018-06-30"), Today, "Protokoll").IsDone);
        Assert.True(agreement.Extend(Validity.UntilFurtherNotice, BothSigned("2018-12-01"), Today).IsDone);
        Assert.True(agreement.SupersedeBy(new(new Guid(4, 0, 0, new byte[8])), Day("2020-01-01")).IsDone);
        Same(agreement.Text);
        Same(agreement.Term);
        Same(agreement.Parties);
        Same(agreement.Signatures);
        Same(agreement.Consultations);
        Same(agreement.Extensions);
        Same(agreement.Milestones);
        Same(SteeringDecision("2017-01-01"));

        static void Same<T>(T value)
        {
            var json = JsonSerializer.Serialize(value, FactsJson.Options);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, FactsJson.Options), FactsJson.Options));
            Assert.True(json.Length > 20, json);
        }
    }

    [Fact]
    public void Only_a_signing_party_signs_once_and_with_a_date_that_has_been()
    {
        var draft = LocalDraft();
        Assert.IsType<NotASigningParty>(Assert.Single(draft.Sign(Signed(City, "2016-12-01"), Today).Refusals));
        Assert.IsType<SignatureDateMissing>(Assert.Single(draft.Sign(new() { Party = District }, Today).Refusals));
        Assert.IsType<DateInFuture>(Assert.Single(draft.Sign(Signed(District, "2030-01-02"), Today).Refusals));
        Assert.True(draft.Sign(Signed(District, "2016-12-01"), Today).IsDone);
        Assert.IsType<AlreadySigned>(Assert.Single(draft.Sign(Signed(District, "2016-12-02"), Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-34")]
    [Trait("Requirement", "AGR-36")]
    public void A_signed_document_brings_each_party_its_title_place_and_date()
    {
        var facts = LocalFacts() with
        {
            Signatories =
            [
                new() { Title = "Lokalpolisområdeschef", Party = "Lokalpolisområde Ekbacken", Place = "Ekstad", Date = Day("2016-12-19") },
                new() { Title = "Stadsdelsdirektör", Party = "district", Place = "Ekbacken", Date = Day("2016-12-12") },
            ],
        };
        var agreement = Agreement.Adopt(NewLocal(facts)).Value;
        Assert.Equal([(District, "Stadsdelsdirektör", "Ekbacken"), (LocalPolice, "Lokalpolisområdeschef", "Ekstad")],
            agreement.Signatures.Select(s => (s.Party, s.Title!, s.Place!)));
        Assert.Equal(Day("2016-12-19"), agreement.SignedOn);
    }

    [Fact]
    [Trait("Requirement", "ORG-03")]
    [Trait("Requirement", "AGR-37")]
    public void Three_parties_are_in_force_only_when_the_third_has_signed()
    {
        OrganisationId third = new(new Guid(3, 0, 0, new byte[8]));
        var facts = LocalFacts() with { Parties = [.. LocalFacts().Parties, new() { Name = "Lillbergets stadsdelsförvaltning", Role = PartyRole.District }] };
        var draft = Agreement.Draft(NewLocal(facts) with { Organisations = [District, LocalPolice, third] }).Value;
        Assert.Equal(3, draft.Originals);
        Assert.True(draft.Sign(Signed(District, "2016-12-01"), Today).IsDone);
        Assert.True(draft.Sign(Signed(LocalPolice, "2016-12-02"), Today).IsDone);
        Assert.False(draft.IsInForceOn(Day("2017-01-01")));
        Assert.True(draft.Sign(Signed(third, "2016-12-03"), Today).IsDone);
        Assert.True(draft.IsInForceOn(Day("2017-01-01")));
    }

    [Fact]
    [Trait("Requirement", "ORG-08")]
    public void A_collaborating_party_is_recorded_but_does_not_sign()
    {
        var agreement = Local();
        OrganisationId owner = new(new Guid(9, 0, 0, new byte[8]));
        Assert.True(agreement.RecordCollaboratingParty(owner, "Ekbackens fastighetsägare", PartyRole.Other).IsDone);
        Assert.IsType<PartyTwice>(Assert.Single(agreement.RecordCollaboratingParty(owner, "Ekbackens fastighetsägare", PartyRole.Other).Refusals));
        Assert.Equal(3, agreement.Parties.Count);
        Assert.True(agreement.IsSignedByAll);
        Assert.Equal(2, agreement.Originals);
        Assert.Single(agreement.Sign(Signed(owner, "2016-12-01"), Today).Refusals);
    }

    [Fact]
    [Trait("Requirement", "AGR-03")]
    public void Only_a_local_agreement_is_bound_and_only_to_an_overarching_one()
    {
        var (local, parent) = (Local(), Overarching());
        Assert.True(local.BindTo(parent).IsDone);
        Assert.Equal(parent.Id, local.Parent);
        Assert.IsType<CannotBeBound>(Assert.Single(local.BindTo(local).Refusals));
        Assert.IsType<CannotBeBound>(Assert.Single(parent.BindTo(Overarching()).Refusals));
    }

    [Fact]
    [Trait("Requirement", "ORG-02")]
    [Trait("Requirement", "AGR-07")]
    [Trait("Requirement", "AGR-08")]
    public void Parties_keep_their_sides_numbers_and_diary_numbers()
    {
        Assert.Equal([PartyRole.District, PartyRole.LocalPolice], Local().SigningParties.Select(p => p.Role));
        var sameNumber = LocalFacts() with { Parties = [LocalFacts().Parties[0], LocalFacts().Parties[1] with { OrganisationNumber = "212000-0142" }] };
        var agreement = Agreement.Adopt(NewLocal(sameNumber)).Value;
        Assert.Equal([PartySide.City, PartySide.Police], agreement.Parties.Select(p => p.Side!.Value));
        Assert.Equal(["212000-0142", "212000-0142"], agreement.Parties.Select(p => p.OrganisationNumber));
        Assert.Equal([(PartySide.Police, "A1.001/2016"), (PartySide.City, "1.2-3-2016")], agreement.DiaryNumbers.Select(d => (d.Party!.Value, d.Number)));
    }
}
