using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class AgreementStateTests
{
    static readonly DateOnly Today = Day("2030-01-01");

    [Fact]
    [Trait("Requirement", "NOT-16")]
    [Trait("Requirement", "AGR-13")]
    public void The_last_day_of_the_term_is_in_force_and_the_next_is_not()
    {
        var agreement = Local();
        Assert.Equal(AgreementState.SignedNotYetInForce, agreement.StateOn(Day("2016-12-31")));
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2017-01-01")));
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2018-12-31")));
        Assert.Equal(AgreementState.Expired, agreement.StateOn(Day("2019-01-01")));
        Assert.True(agreement.IsInForceOn(Day("2018-12-31")));
        Assert.False(agreement.IsInForceOn(Day("2019-01-01")));
    }

    [Fact]
    [Trait("Requirement", "AGR-21")]
    [Trait("Requirement", "ORG-19")]
    public void A_draft_walks_through_every_state_until_it_is_superseded()
    {
        var agreement = LocalDraft(needsBoard: true);
        Assert.Equal(AgreementState.Draft, agreement.StateOn(Day("2016-08-01")));
        Done(agreement.ApproveBySteeringGroup(Day("2016-09-01"), "§ 3", Today));
        Assert.Equal(AgreementState.ApprovedBySteeringGroup, agreement.StateOn(Day("2016-09-01")));
        Done(agreement.SubmitToBoard(Day("2016-09-10"), null, Today));
        Assert.Equal(AgreementState.AwaitingBoard, agreement.StateOn(Day("2016-09-10")));
        Done(agreement.RecordBoardDecision(BoardOutcome.Approved, Day("2016-10-01"), "§ 12", Today));
        Assert.Equal(AgreementState.AwaitingSignatures, agreement.StateOn(Day("2016-10-01")));
        Done(agreement.Sign(Signed(District, "2016-10-05"), Today));
        Assert.Equal(AgreementState.AwaitingSignatures, agreement.StateOn(Day("2016-10-20")));
        Done(agreement.Sign(Signed(LocalPolice, "2016-11-01"), Today));
        Assert.Equal(AgreementState.SignedNotYetInForce, agreement.StateOn(Day("2016-11-01")));
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2017-01-01")));
        Done(agreement.OpenRenegotiation(Day("2017-02-01"), Day("2017-02-08"), "Ändrad organisation.", Today));
        Assert.Equal(AgreementState.UnderRenegotiation, agreement.StateOn(Day("2017-02-08")));
        Done(agreement.CloseRenegotiation(Day("2017-04-01"), "Ändring skriftligen avtalad.", Today));
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2017-04-01")));
        Done(agreement.RecordConsultation(Day("2018-05-01"), Today));
        Assert.Equal(AgreementState.ConsultationOpen, agreement.StateOn(Day("2018-05-01")));
        Done(agreement.Extend(Validity.UntilFurtherNotice, BothSigned("2018-11-01"), Today));
        Assert.Equal(AgreementState.ConsultationOpen, agreement.StateOn(Day("2018-10-31")));
        Assert.Equal(AgreementState.Extended, agreement.StateOn(Day("2018-11-01")));
        Assert.Equal(AgreementState.Extended, agreement.StateOn(Day("2020-12-31")));
        Assert.Equal(AgreementState.Expired, agreement.StateOn(Day("2021-01-01")));
        Done(agreement.SupersedeBy(new(Guid.Empty), Day("2021-02-01")));
        Assert.Equal(AgreementState.Expired, agreement.StateOn(Day("2021-01-31")));
        Assert.Equal(AgreementState.Superseded, agreement.StateOn(Day("2021-02-01")));
        // What was true on an earlier date stays true.
        Assert.Equal(AgreementState.AwaitingBoard, agreement.StateOn(Day("2016-09-30")));
        Assert.Equal(AgreementState.UnderRenegotiation, agreement.StateOn(Day("2017-03-31")));
    }

    [Fact]
    [Trait("Requirement", "AGR-37")]
    public void Different_signing_dates_take_the_latest_and_force_begins_with_the_later_of_that_and_the_start()
    {
        var agreement = LocalDraft();
        Done(agreement.Sign(Signed(District, "2016-12-20"), Today));
        Assert.Null(agreement.SignedOn);
        Assert.Null(agreement.InForceFrom);
        Assert.False(agreement.IsInForceOn(Day("2017-01-10")));
        Done(agreement.Sign(Signed(LocalPolice, "2017-01-15"), Today));
        Assert.Equal(Day("2017-01-15"), agreement.SignedOn);
        Assert.Equal(Day("2017-01-15"), agreement.InForceFrom);
        Assert.Equal(AgreementState.Draft, agreement.StateOn(Day("2017-01-14")));
        Assert.True(agreement.IsInForceOn(Day("2017-01-15")));
    }

    [Fact]
    [Trait("Requirement", "AGR-18")]
    public void An_agreement_until_further_notice_applies_from_its_signature_and_never_expires()
    {
        var agreement = Agreement.Draft(NewOverarching(OverarchingFacts(new() { UntilFurtherNotice = true }))).Value;
        Done(agreement.Sign(Signed(City, "2021-03-01"), Today));
        Done(agreement.Sign(Signed(Region, "2021-03-08"), Today));
        Assert.Equal(Day("2021-03-08"), agreement.InForceFrom);
        Assert.Null(agreement.TermLastDay);
        Assert.Null(agreement.LatestConsultation);
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2199-12-31")));
        Assert.IsType<NoLastDay>(Assert.Single(agreement.RecordConsultation(Day("2022-01-01"), Today).Refusals));
        Assert.IsType<NoLastDay>(Assert.Single(agreement.Extend(null, [], Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-18")]
    public void An_undated_open_ended_document_is_known_to_apply_from_the_day_it_was_put_on_record()
    {
        var agreement = Overarching(new() { UntilFurtherNotice = true });
        Assert.Equal(Day("2026-11-01"), agreement.InForceFrom);
        Assert.Equal(AgreementState.InForce, agreement.StateOn(Day("2026-11-01")));
    }

    [Fact]
    [Trait("Requirement", "NOT-13")]
    public void Renegotiation_keeps_the_agreement_in_force_and_shows_how_long_the_notice_took()
    {
        var agreement = Local();
        Done(agreement.OpenRenegotiation(Day("2017-03-01"), Day("2017-03-11"), "Ändrade förhållanden.", Today));
        Assert.True(agreement.IsInForceOn(Day("2017-06-01")));
        Assert.Equal(10, Assert.Single(agreement.Milestones).DaysFromKnown);
        Assert.IsType<RenegotiationAlreadyOpen>(Assert.Single(
            agreement.OpenRenegotiation(Day("2017-05-01"), Day("2017-05-02"), "Igen.", Day("2017-06-01")).Refusals));
        Assert.IsType<NotifiedBeforeKnown>(Assert.Single(Local().OpenRenegotiation(Day("2017-05-02"), Day("2017-05-01"), "Fel.", Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-21")]
    public void A_termination_ends_the_agreement_after_its_last_day()
    {
        var agreement = Local();
        Done(agreement.Terminate(Day("2018-03-31"), demand: null, "Parterna är eniga."));
        Assert.True(agreement.IsInForceOn(Day("2018-03-31")));
        Assert.Equal(AgreementState.TerminatedEarly, agreement.StateOn(Day("2018-04-01")));
        Assert.Equal(AgreementState.TerminatedEarly, agreement.StateOn(Day("2019-04-01")));
        Assert.Equal(new Validity(Day("2018-03-31")), agreement.Validity);
        Assert.IsType<EndsAfterTerm>(Assert.Single(Local().Terminate(Day("2019-01-01"), null, "För sent.").Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-21")]
    public void Every_date_has_a_state_and_the_dates_in_force_are_one_unbroken_stretch() => Prop.ForAll(
        Histories.ToArbitrary(), agreement =>
        {
            var inForce = Enumerable.Range(-800, 3800).Select(d => Day("2017-01-01").AddDays(d)).Where(agreement.IsInForceOn).ToList();
            return Enumerable.Range(-800, 3800).All(d => Enum.IsDefined(agreement.StateOn(Day("2017-01-01").AddDays(d))))
                && Enum.IsDefined(agreement.StateOn(DateOnly.MinValue)) && Enum.IsDefined(agreement.StateOn(DateOnly.MaxValue))
                && (inForce.Count == 0 || (inForce[0] == agreement.InForceFrom && inForce[^1].DayNumber - inForce[0].DayNumber + 1 == inForce.Count))
                && (agreement.Validity.LastDay is not { } last || inForce.Count == 0 || inForce[^1] == last);
        }).QuickCheckThrowOnFailure();

    /// <summary>Drafts and signed agreements to which random acts were done; refused acts leave no trace.</summary>
    static Gen<Agreement> Histories =>
        from signed in Gen.Elements(true, false)
        from days in Gen.Choose(-700, 1500).ListOf(10)
        from acts in Gen.Choose(0, 8).ListOf(10)
        select Play(signed ? Local() : LocalDraft(), days, acts);

    static Agreement Play(Agreement agreement, IEnumerable<int> days, IEnumerable<int> acts)
    {
        foreach (var (offset, act) in days.Zip(acts))
        {
            var day = Day("2017-01-01").AddDays(offset);
            var before = agreement.Version;
            var outcome = act switch
            {
                0 => agreement.ApproveBySteeringGroup(day, null, Today),
                1 => agreement.SubmitToBoard(day, null, Today),
                2 => agreement.Sign(new() { Party = District, On = day }, Today),
                3 => agreement.Sign(new() { Party = LocalPolice, On = day }, Today),
                4 => agreement.RecordConsultation(day, Today),
                5 => agreement.Extend(Validity.UntilFurtherNotice, [new() { Party = District, On = day }, new() { Party = LocalPolice, On = day }], Today),
                6 => agreement.OpenRenegotiation(day, day, "Skäl.", Today),
                7 => agreement.Terminate(day, null, "Skäl."),
                _ => agreement.SupersedeBy(new(Guid.Empty), day),
            };
            Assert.Equal(outcome.IsDone ? before + 1 : before, agreement.Version);
        }
        return agreement;
    }

    static void Done(Samsyn.Domain.Kernel.Outcome outcome) => Assert.Empty(outcome.Refusals);
}
