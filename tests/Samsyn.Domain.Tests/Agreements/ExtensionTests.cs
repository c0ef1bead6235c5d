using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class ExtensionTests
{
    static readonly DateOnly Today = Day("2030-01-01");

    static Agreement Consulted()
    {
        var agreement = Local();
        Assert.True(agreement.RecordConsultation(Day("2018-06-30"), Today).IsDone);
        return agreement;
    }

    [Theory]
    [Trait("Requirement", "NOT-08")]
    [Trait("Requirement", "AGR-15")]
    [InlineData("2018-12-31", "2018-06-30")]
    [InlineData("2019-05-19", "2018-11-19")]
    [InlineData("2020-12-31", "2020-06-30")]
    [InlineData("2023-05-19", "2022-11-19")]
    [InlineData("2020-08-31", "2020-02-29")]
    [InlineData("2021-08-31", "2021-02-28")]
    public void Consultation_must_take_place_six_months_before_expiry(string lastDay, string latest) =>
        Assert.Equal(Day(latest), Local(TwoYears("2015-01-01", lastDay)).LatestConsultation);

    [Fact]
    [Trait("Requirement", "NOT-09")]
    [Trait("Requirement", "AGR-15")]
    public void Consultation_on_the_latest_day_is_in_time_though_it_is_a_Saturday_and_the_next_day_is_late()
    {
        Assert.True(Local().RecordConsultation(Day("2018-06-30"), Today).IsDone);
        var late = Assert.IsType<ConsultationTooLate>(Assert.Single(Local().RecordConsultation(Day("2018-07-01"), Today).Refusals));
        Assert.Equal((Day("2018-06-30"), Day("2018-12-31")), (late.Latest, late.LastDay));
    }

    [Fact]
    [Trait("Requirement", "NOT-09")]
    public void A_consultation_that_has_not_taken_place_yet_cannot_be_recorded() =>
        Assert.IsType<DateInFuture>(Assert.Single(Local().RecordConsultation(Day("2018-06-01"), Day("2018-05-31")).Refusals));

    [Fact]
    [Trait("Requirement", "AGR-16")]
    public void Extension_is_refused_while_the_overarching_agreement_ends_before_the_extended_term()
    {
        var refused = Assert.IsType<ParentEndsTooEarly>(Assert.Single(
            Consulted().Extend(Overarching().Validity, BothSigned("2018-11-01"), Today).Refusals));
        Assert.Equal((Day("2019-05-19"), Day("2020-12-31")), (refused.ParentLastDay, refused.NewLastDay));
    }

    [Fact]
    [Trait("Requirement", "AGR-14")]
    [Trait("Requirement", "AGR-16")]
    [Trait("Requirement", "AGR-17")]
    public void Extension_is_allowed_when_the_overarching_agreement_has_been_extended_first()
    {
        var parent = Overarching();
        Assert.Equal(Day("2018-11-19"), parent.LatestConsultation);
        Assert.True(parent.RecordConsultation(Day("2018-11-19"), Today).IsDone);
        Assert.True(parent.Extend(null, [Signed(City, "2018-11-20"), Signed(Region, "2018-11-21")], Today).IsDone);
        Assert.Equal(Day("2023-05-19"), parent.TermLastDay);

        var local = Consulted();
        Assert.True(local.Extend(parent.Validity, BothSigned("2018-12-01"), Today).IsDone);
        Assert.Equal(Day("2020-12-31"), local.TermLastDay);
        Assert.Equal(Day("2020-06-30"), local.LatestConsultation);
        Assert.True(local.IsInForceOn(Day("2020-12-31")));
        Assert.Equal(AgreementState.Expired, local.StateOn(Day("2021-01-01")));
    }

    [Fact]
    [Trait("Requirement", "AGR-16")]
    public void A_parent_that_ends_on_the_very_last_day_is_enough_and_one_terminated_early_is_not()
    {
        Assert.True(Consulted().Extend(Validity.Through(Day("2020-12-31")), BothSigned("2018-12-01"), Today).IsDone);
        Assert.IsType<ParentEndsTooEarly>(Assert.Single(Consulted().Extend(Validity.Through(Day("2020-12-30")), BothSigned("2018-12-01"), Today).Refusals));
        var parent = Overarching(new() { UntilFurtherNotice = true, From = Day("2015-01-01") });
        Assert.True(parent.Terminate(Day("2019-03-01"), null, "Eniga.").IsDone);
        Assert.IsType<ParentEndsTooEarly>(Assert.Single(Consulted().Extend(parent.Validity, BothSigned("2018-12-01"), Today).Refusals));
        Assert.IsType<ParentNotBound>(Assert.Single(Consulted().Extend(null, BothSigned("2018-12-01"), Today).Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-22")]
    public void Without_consultation_signatures_or_time_there_is_no_extension_and_every_reason_is_given()
    {
        var agreement = Local();
        var refusals = agreement.Extend(Validity.UntilFurtherNotice, [Signed(District, "2019-01-02")], Today).Refusals;
        Assert.Contains(refusals, r => r is ConsultationMissing);
        Assert.Contains(refusals, r => r is ExtensionNotSignedByAll { Missing: ["Lokalpolisområde Ekbacken"] });
        Assert.Contains(refusals, r => r is ExtensionSignedAfterExpiry);
        Assert.Equal(3, refusals.Count);
        Assert.Equal(AgreementState.Expired, agreement.StateOn(Day("2019-01-01")));
    }

    [Fact]
    [Trait("Requirement", "AGR-22")]
    public void A_consultation_for_the_first_term_does_not_serve_the_second()
    {
        var agreement = Consulted();
        Assert.True(agreement.Extend(Validity.UntilFurtherNotice, BothSigned("2018-12-01"), Today).IsDone);
        Assert.IsType<ConsultationMissing>(Assert.Single(agreement.Extend(Validity.UntilFurtherNotice, BothSigned("2020-12-01"), Today).Refusals));
        Assert.True(agreement.RecordConsultation(Day("2020-06-30"), Today).IsDone);
        Assert.Equal(AgreementState.Extended, agreement.StateOn(Day("2020-06-29")));
        Assert.Equal(AgreementState.ConsultationOpen, agreement.StateOn(Day("2020-06-30")));
        Assert.True(agreement.Extend(Validity.UntilFurtherNotice, BothSigned("2020-12-01"), Today).IsDone);
        Assert.Equal(AgreementState.Extended, agreement.StateOn(Day("2020-12-01")));
        Assert.Equal(Day("2022-12-31"), agreement.TermLastDay);
    }

    [Fact]
    public void An_agreement_whose_text_provides_no_extension_is_not_extended() =>
        Assert.IsType<ExtensionNotProvided>(Assert.Single(
            Local(new() { From = Day("2017-01-01"), To = Day("2018-12-31") }).Extend(Validity.UntilFurtherNotice, BothSigned("2018-01-01"), Today).Refusals));

    [Fact]
    [Trait("Requirement", "AGR-14")]
    public void Two_years_from_the_last_of_February_end_on_the_last_of_February() =>
        Assert.Equal(Day("2024-02-29"), AgreementTerm.Of(TwoYears()).ExtendedFrom(Day("2022-02-28")));

    [Fact]
    [Trait("Requirement", "NOT-10")]
    public void Reminders_come_six_three_and_one_months_and_two_weeks_before() =>
        Assert.Equal([Day("2017-12-30"), Day("2018-03-30"), Day("2018-05-30"), Day("2018-06-16")], ConsultationReminders.For(Day("2018-06-30")));

    [Fact]
    [Trait("Requirement", "NOT-18")]
    [Trait("Requirement", "AGR-19")]
    public void Revision_every_second_year_is_counted_from_the_board_decision_only_when_nothing_else_is_known()
    {
        var draft = LocalDraft(needsBoard: true, term: new() { UntilFurtherNotice = true, RevisionYears = 2 });
        Assert.True(draft.ApproveBySteeringGroup(Day("2024-04-01"), null, Today).IsDone);
        Assert.True(draft.SubmitToBoard(Day("2024-05-08"), null, Today).IsDone);
        Assert.True(draft.RecordBoardDecision(BoardOutcome.Approved, Day("2024-05-23"), null, Today).IsDone);
        Assert.Equal(Day("2026-05-23"), draft.RevisionDue);
        Assert.True(draft.Sign(Signed(District, "2024-06-01"), Today).IsDone);
        Assert.True(draft.Sign(Signed(LocalPolice, "2024-06-03"), Today).IsDone);
        Assert.Equal(Day("2026-06-03"), draft.RevisionDue);
        Assert.Equal(Day("2019-01-01"), Local(TwoYears() with { RevisionYears = 2 }).RevisionDue);
        Assert.Null(Local().RevisionDue);
    }

    [Fact]
    [Trait("Requirement", "NOT-18")]
    [Trait("Requirement", "AGR-20")]
    public void Priority_areas_of_the_overarching_agreement_are_revised_within_four_years()
    {
        Assert.Equal(Day("2019-05-19"), Overarching().PriorityAreasRevisionDue);
        Assert.Null(Local().PriorityAreasRevisionDue);
    }

    [Fact]
    [Trait("Requirement", "NOT-08")]
    [Trait("Requirement", "NOT-09")]
    public void A_consultation_is_taken_exactly_up_to_the_clipped_date() => Prop.ForAll(
        Gen.Choose(200, 4000).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(-400, 400).ToArbitrary(),
        (length, months, offset) =>
        {
            var from = Day("2010-01-01");
            var last = from.AddDays(length);
            var agreement = Local(new() { From = from, To = last, ExtensionYears = 2, ConsultationMonthsBefore = months });
            var latest = agreement.LatestConsultation!.Value;
            var held = latest.AddDays(offset);
            return latest < last && latest.AddMonths(months) <= last && latest.AddDays(1).AddMonths(months) > last.AddDays(-4)
                && agreement.RecordConsultation(held, Today).IsDone == (held <= latest);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [Trait("Requirement", "NOT-11")]
    [InlineData("2018-02-01", "2018-02-15", "2018-02-16")]
    [InlineData("2018-02-06", "2018-02-20", "2018-02-21")]
    public void The_right_to_leave_begins_the_day_after_the_fourteenth_day(string received, string last, string right)
    {
        var demand = new RectificationDemand { ReceivedOn = Day(received), MaterialBreachAlleged = true, InWriting = true };
        Assert.Equal(Day(last), EarlyExit.LastDay(demand));
        Assert.Equal(Day(right), EarlyExit.RightFrom(demand));
        Assert.IsType<NoExitRightYet>(Assert.Single(Local().Terminate(Day(last), demand, "Utträde.").Refusals));
        Assert.True(Local().Terminate(Day(right), demand, "Utträde.").IsDone);
    }

    [Fact]
    [Trait("Requirement", "NOT-12")]
    public void Leaving_needs_breach_a_written_demand_and_no_rectification_in_fourteen_days()
    {
        var demand = new RectificationDemand { ReceivedOn = Day("2018-02-01"), MaterialBreachAlleged = true, InWriting = true };
        Assert.Null(EarlyExit.RightFrom(demand with { MaterialBreachAlleged = false }));
        Assert.Null(EarlyExit.RightFrom(demand with { InWriting = false }));
        Assert.Null(EarlyExit.RightFrom(demand with { RectifiedOn = Day("2018-02-15") }));
        Assert.Equal(Day("2018-02-16"), EarlyExit.RightFrom(demand with { RectifiedOn = Day("2018-02-16") }));
    }
}
