using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements.Annexes;

public sealed class AnnexVersionTests
{
    static readonly DateOnly Today = Day("2030-01-01");
    static int _next = 9000;

    static AnnexVersionId NewId() => new(new Guid(_next++, 0, 0, new byte[8]));

    static Agreement WithNewPlans(string proposedOn = "2017-05-01")
    {
        var agreement = Local();
        Assert.True(agreement.ProposeAnnexVersion(4, NewId(), NewPlans("Grannsamverkan"), Day(proposedOn)).IsDone);
        return agreement;
    }

    static IEnumerable<string> PlansOn(Agreement agreement, string date) => agreement.InForceOn(Day(date))!.Facts.Plans.Select(p => p.Title);

    [Fact]
    [Trait("Requirement", "AGR-23")]
    [Trait("Requirement", "AGR-24")]
    public void The_seven_annexes_stand_in_order_and_the_agreement_itself_is_the_first()
    {
        var applied = Local().InForceOn(Day("2017-01-01"))!.Annexes;
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], applied.Select(a => a.Number));
        Assert.Equal([AnnexKind.Agreement, AnnexKind.Contacts, AnnexKind.SituationPicture, AnnexKind.ActionPlans, AnnexKind.FollowUpPlan,
            AnnexKind.CommunicationPlan, AnnexKind.ParentAgreement], applied.Select(a => a.Kind));
    }

    [Fact]
    [Trait("Requirement", "AGR-26")]
    public void An_overarching_agreement_keeps_its_own_annex_one_beside_its_text() =>
        Assert.Equal([(0, AnnexKind.Agreement), (1, AnnexKind.Contacts)], Overarching().Annexes.Select(a => (a.Number, a.Kind)));

    [Fact]
    [Trait("Requirement", "AGR-25")]
    public void What_applied_on_a_date_is_every_annex_in_its_latest_decided_version()
    {
        var agreement = WithNewPlans();
        Assert.True(agreement.DecideAnnexVersion(4, SteeringDecision("2017-05-10"), Today).IsDone);
        Assert.True(agreement.ProposeAnnexVersion(4, NewId(), NewPlans("Grannsamverkan", "Grannstöd"), Day("2018-01-01")).IsDone);
        Assert.True(agreement.DecideAnnexVersion(4, SteeringDecision("2018-02-01"), Today).IsDone);

        Assert.Equal(["Trygghetsvandring", "Utsättningsmöte"], PlansOn(agreement, "2017-05-09"));
        Assert.Equal(["Grannsamverkan"], PlansOn(agreement, "2017-05-10"));
        Assert.Equal(["Grannsamverkan"], PlansOn(agreement, "2018-01-31"));
        Assert.Equal(["Grannsamverkan", "Grannstöd"], PlansOn(agreement, "2018-02-01"));

        var applied = agreement.InForceOn(Day("2018-12-31"))!;
        Assert.Equal(3, applied.Annexes.Single(a => a.Number == 4).Version.Number);
        Assert.Equal("Styrgrupp", Assert.Single(applied.Facts.Bodies).Name);
        Assert.Equal("Vi gör det tillsammans.", applied.Facts.Communication!.MainMessage);
        Assert.Null(agreement.InForceOn(Day("2016-12-31")));
        Assert.Null(agreement.InForceOn(Day("2019-01-01")));
    }

    [Fact]
    [Trait("Requirement", "AGR-33")]
    [Trait("Requirement", "AGR-29")]
    public void A_proposed_version_is_never_what_applies_however_long_it_lies()
    {
        var agreement = WithNewPlans("2017-01-02");
        Assert.Equal(["Trygghetsvandring", "Utsättningsmöte"], PlansOn(agreement, "2018-12-31"));
        Assert.Equal(AnnexVersionState.Proposed, agreement.Annexes[3].Open!.State);
        Assert.True(agreement.WithdrawAnnexVersion(4).IsDone);
        Assert.Null(agreement.Annexes[3].Open);
        Assert.Equal(["Trygghetsvandring", "Utsättningsmöte"], PlansOn(agreement, "2018-12-31"));
    }

    [Fact]
    [Trait("Requirement", "AGR-30")]
    [Trait("Requirement", "MTG-01")]
    public void A_decision_that_is_not_in_writing_has_no_validity_and_every_lack_is_named()
    {
        var agreement = WithNewPlans();
        var bare = new DecisionReference { On = Day("2017-05-10"), BodyKind = BodyKind.Steering, Body = " ", Text = "", Deciders = [" "] };
        Assert.Equal([typeof(DecisionTextMissing), typeof(DecisionBodyMissing), typeof(DecidersMissing)],
            agreement.DecideAnnexVersion(4, bare, Today).Refusals.Select(r => r.GetType()));
        Assert.IsType<NotTheSteeringGroup>(Assert.Single(
            agreement.DecideAnnexVersion(4, SteeringDecision("2017-05-10") with { BodyKind = BodyKind.Working, Body = "Arbetsgrupp" }, Today).Refusals));
        Assert.Equal(["Trygghetsvandring", "Utsättningsmöte"], PlansOn(agreement, "2017-06-01"));
    }

    [Fact]
    [Trait("Requirement", "MTG-02")]
    public void After_the_decision_the_annex_carries_its_date_and_reference()
    {
        var agreement = WithNewPlans();
        Assert.True(agreement.DecideAnnexVersion(4, SteeringDecision("2017-05-10"), Today).IsDone);
        var version = agreement.InForceOn(Day("2017-05-10"))!.Annexes.Single(a => a.Number == 4).Version;
        Assert.Equal((Day("2017-05-10"), AmendmentPath.SteeringGroupDecision, "§ 4"), (version.DecidedOn!.Value, version.DecidedBy!.Value, version.Decision!.Paragraph));
        Assert.Equal(["Åtgärdsplaner, ny lydelse"], version.Text.Lines);
        Assert.True(version.Text.IsIntact);
        Assert.Equal(Coordinator, version.Author);
    }

    [Theory]
    [Trait("Requirement", "AGR-32")]
    [InlineData(AnnexKind.Agreement, AmendmentPath.SignatureOfAllParties, AmendmentPath.SignatureOfAllParties)]
    [InlineData(AnnexKind.Contacts, AmendmentPath.WrittenNotice, AmendmentPath.SignatureOfAllParties)]
    [InlineData(AnnexKind.SituationPicture, AmendmentPath.SteeringGroupDecision, AmendmentPath.SteeringGroupDecision)]
    [InlineData(AnnexKind.ActionPlans, AmendmentPath.SteeringGroupDecision, AmendmentPath.SteeringGroupDecision)]
    [InlineData(AnnexKind.FollowUpPlan, AmendmentPath.SignatureOfAllParties, AmendmentPath.SignatureOfAllParties)]
    [InlineData(AnnexKind.CommunicationPlan, AmendmentPath.SignatureOfAllParties, AmendmentPath.SignatureOfAllParties)]
    [InlineData(AnnexKind.ParentAgreement, AmendmentPath.SignatureOfAllParties, AmendmentPath.SignatureOfAllParties)]
    [InlineData(AnnexKind.Other, AmendmentPath.SignatureOfAllParties, AmendmentPath.SignatureOfAllParties)]
    public void The_kind_of_annex_chooses_the_path(AnnexKind kind, AmendmentPath usual, AmendmentPath strict)
    {
        Assert.Equal(usual, AmendmentPaths.For(kind, ContactChangeRule.ByNotice));
        Assert.Equal(strict, AmendmentPaths.For(kind, ContactChangeRule.BySignature));
    }

    [Fact]
    [Trait("Requirement", "AGR-31")]
    public void Any_other_annex_is_changed_only_by_the_signatures_of_both_parties()
    {
        var agreement = Local();
        var draft = NewPlans() with { Facts = new() { FollowUp = [new() { Object = FollowUpObject.Organisation }] } };
        Assert.True(agreement.ProposeAnnexVersion(5, NewId(), draft, Day("2017-03-01")).IsDone);
        Assert.Equal(AmendmentPath.SignatureOfAllParties,
            Assert.IsType<WrongPath>(Assert.Single(agreement.DecideAnnexVersion(5, SteeringDecision("2017-03-02"), Today).Refusals)).Demanded);
        Assert.True(agreement.SignAnnexVersion(5, Signed(LocalPolice, "2017-04-01"), Today).IsDone);
        Assert.Equal(FollowUpObject.ActionPlans, Assert.Single(agreement.InForceOn(Day("2018-01-01"))!.Facts.FollowUp).Object);
        Assert.IsType<AlreadySigned>(Assert.Single(agreement.SignAnnexVersion(5, Signed(LocalPolice, "2017-04-02"), Today).Refusals));
        Assert.True(agreement.SignAnnexVersion(5, Signed(District, "2017-03-20"), Today).IsDone);
        Assert.Equal(Day("2017-04-01"), agreement.Annexes[4].Versions[1].DecidedOn);
        Assert.Equal(FollowUpObject.ActionPlans, Assert.Single(agreement.InForceOn(Day("2017-03-31"))!.Facts.FollowUp).Object);
        Assert.Equal(FollowUpObject.Organisation, Assert.Single(agreement.InForceOn(Day("2017-04-01"))!.Facts.FollowUp).Object);
    }

    [Fact]
    [Trait("Requirement", "AGR-32")]
    public void Contact_persons_change_by_notice_unless_the_agreement_is_kept_strict()
    {
        var agreement = Local();
        Assert.True(agreement.ProposeAnnexVersion(2, NewId(), NewPlans(), Day("2017-03-01")).IsDone);
        Assert.True(agreement.NotifyAnnexVersion(2, Day("2017-03-02"), Today).IsDone);
        Assert.Equal(2, agreement.InForceOn(Day("2017-03-02"))!.Annexes.Single(a => a.Number == 2).Version.Number);

        var strict = Agreement.Adopt(NewLocal() with { Contacts = ContactChangeRule.BySignature }).Value;
        Assert.True(strict.ProposeAnnexVersion(2, NewId(), NewPlans(), Day("2017-03-01")).IsDone);
        Assert.IsType<WrongPath>(Assert.Single(strict.NotifyAnnexVersion(2, Day("2017-03-02"), Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-69")]
    public void A_revision_may_begin_on_any_day_but_not_without_its_reason()
    {
        var agreement = Local();
        Assert.IsType<ReasonMissing>(Assert.Single(agreement.ProposeAnnexVersion(3, NewId(), NewPlans() with { Reason = " " }, Day("2017-01-01")).Refusals));
        Assert.True(agreement.ProposeAnnexVersion(3, NewId(), NewPlans(), Day("2017-01-01")).IsDone);
        Assert.IsType<AnnexProposalOpen>(Assert.Single(agreement.ProposeAnnexVersion(3, NewId(), NewPlans(), Day("2017-01-02")).Refusals));
        Assert.True(agreement.StartRevision(Day("2017-06-01"), "Ny problembild.", Today).IsDone);
        Assert.IsType<ReasonMissing>(Assert.Single(agreement.StartRevision(Day("2017-06-01"), "", Today).Refusals));
        Assert.IsType<AgreementEnded>(Assert.Single(agreement.ProposeAnnexVersion(4, NewId(), NewPlans(), Day("2019-01-01")).Refusals));
        Assert.IsType<AnnexUnknown>(Assert.Single(agreement.ProposeAnnexVersion(12, NewId(), NewPlans(), Day("2017-01-01")).Refusals));
    }

    [Fact]
    public void Decisions_keep_their_order_in_time()
    {
        var agreement = WithNewPlans();
        Assert.IsType<DecidedBeforeProposed>(Assert.Single(agreement.DecideAnnexVersion(4, SteeringDecision("2017-04-30"), Today).Refusals));
        Assert.IsType<DateInFuture>(Assert.Single(agreement.DecideAnnexVersion(4, SteeringDecision("2017-06-02"), Day("2017-06-01")).Refusals));
        Assert.True(agreement.DecideAnnexVersion(4, SteeringDecision("2017-06-01"), Today).IsDone);
        Assert.IsType<AnnexNotProposed>(Assert.Single(agreement.DecideAnnexVersion(4, SteeringDecision("2017-06-02"), Today).Refusals));
        Assert.True(agreement.ProposeAnnexVersion(4, NewId(), NewPlans("Annat"), Day("2017-05-15")).IsDone);
        Assert.IsType<DecidedBeforeEarlierVersion>(Assert.Single(agreement.DecideAnnexVersion(4, SteeringDecision("2017-05-20"), Today).Refusals));
    }

    [Fact]
    public void The_lines_of_an_annex_are_cut_from_the_document() =>
        Assert.Equal(Lines.Skip(7).Take(3), Local().Annexes[3].Versions[0].Text.Lines);

    [Fact]
    [Trait("Requirement", "AGR-25")]
    public void Cutting_the_facts_into_annexes_loses_and_doubles_nothing() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<AnnexKind>()).ListOf(10).ToArbitrary(), kinds =>
        {
            var facts = LocalFacts() with
            {
                PriorityAreas = [new() { Title = "Unga", Line = 3 }, new() { Title = "Drogscener", Line = 33 }],
                Statistics = [new() { What = "Skadegörelse", Line = 9 }],
                Actions = [new() { Text = "Mer ljus", Line = 4 }],
            };
            List<(int, AnnexKind, int?, int?)> annexes = [(0, AnnexKind.Agreement, null, null), .. kinds.Select((k, i) => (i + 1, k, (int?)30, (int?)40))];
            var joined = FactSlices.Join(FactSlices.Cut(facts, annexes).OrderBy(s => s.Key).Select(s => s.Value));
            var sorted = joined with { PriorityAreas = [.. joined.PriorityAreas.OrderBy(p => p.Line)] };
            return JsonSerializer.Serialize(sorted, FactsJson.Options) == JsonSerializer.Serialize(facts, FactsJson.Options);
        }).QuickCheckThrowOnFailure();
}
