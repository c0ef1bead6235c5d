using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class DutyEvaluationTests
{
    static readonly DutySubject Steering = DutySubject.Body("Styrgrupp");
    static readonly Period Year2017 = new(new(2017, 1, 1), new(2017, 12, 31));

    static IReadOnlyList<DutyStatus> Evaluate(AgreementFacts facts, DateOnly asOf, params Evidence[] evidence) =>
        DutyEvaluation.Evaluate(DutyDerivation.Derive(OpenEnded(facts), Year2017), evidence, asOf);

    static AgreementFacts Meeting(Cadence cadence) => new() { Bodies = [Body("Styrgrupp", cadence)] };

    [Theory]
    [Trait("Requirement", "MTG-11")]
    [InlineData("2017-12-31", DutyState.DueSoon)]
    [InlineData("2018-01-01", DutyState.Overdue)]
    public void Once_every_half_year_is_not_met_by_two_meetings_in_the_spring(string asOf, DutyState second)
    {
        var statuses = Evaluate(Meeting(new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)), DateOnly.Parse(asOf),
            Held(Steering, new(2017, 2, 10)), Held(Steering, new(2017, 5, 20)));

        Assert.Equal([DutyState.Fulfilled, second], statuses.Select(s => s.State));
        Assert.Equal(asOf == "2018-01-01", statuses[1].IsBreach);
    }

    [Fact]
    [Trait("Requirement", "MTG-11")]
    [Trait("Requirement", "NOT-17")]
    public void Twice_a_year_is_met_by_two_meetings_in_the_spring()
    {
        var status = Assert.Single(Evaluate(Meeting(new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Minimum)), new(2018, 1, 1),
            Held(Steering, new(2017, 2, 10)), Held(Steering, new(2017, 5, 20))));

        Assert.Equal(DutyState.Fulfilled, status.State);
        Assert.Equal(new DutyWindow(new(2017, 1, 1), new(2017, 12, 31)), status.Duty.Window);
        Assert.Equal("2 av 2 gjorda 2017-01-01–2017-12-31, senast 2017-05-20.", status.Reason.Swedish);
        Assert.Equal("2 of 2 done 2017-01-01–2017-12-31, the latest on 2017-05-20.", status.Reason.English);
    }

    [Theory]
    [Trait("Requirement", "FOR-GEN-04")]
    [InlineData(CadenceStrength.Minimum, DutyState.Overdue)]
    [InlineData(CadenceStrength.Target, DutyState.Overdue)]
    [InlineData(CadenceStrength.Approximate, DutyState.Open)]
    public void Only_a_soft_target_is_not_breached_when_the_period_ends_below_it(CadenceStrength strength, DutyState expected)
    {
        var status = Assert.Single(Evaluate(Meeting(new TimesCadence(2, CadencePeriod.Year, strength)), new(2018, 1, 1), Held(Steering, new(2017, 2, 10))));

        Assert.Equal(expected, status.State);
        Assert.Equal(strength == CadenceStrength.Approximate, status.IsSoftMiss);
        Assert.Equal(strength != CadenceStrength.Approximate, status.IsBreach);
    }

    [Fact]
    [Trait("Requirement", "MTG-10")]
    public void A_missed_meeting_of_a_forum_shows_and_a_cancelled_one_does_not_count()
    {
        var facts = new AgreementFacts { Plans = [Plan("Trafikgrupp", 10, "Polisen", cadence: new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target))] };
        var forum = DutySubject.Plan("trafikgrupp");

        var status = Assert.Single(Evaluate(facts, new(2018, 1, 1), Held(forum, new(2017, 2, 1)), Held(forum, new(2017, 5, 1)), Held(forum, new(2017, 9, 1)),
            Did(EvidenceKinds.MeetingCancelled, forum, new(2017, 12, 1))));

        Assert.Equal(DutyState.Overdue, status.State);
        Assert.Equal("3 av 4 gjorda när perioden 2017-01-01–2017-12-31 gick ut.", status.Reason.Swedish);
    }

    [Fact]
    [Trait("Requirement", "FOR-KRI-01")]
    public void Two_meetings_in_spring_do_not_stand_for_one_in_each_of_spring_and_autumn()
    {
        var statuses = Evaluate(Meeting(new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2)), new(2018, 1, 1),
            Held(Steering, new(2017, 3, 1)), Held(Steering, new(2017, 4, 1)));

        Assert.Equal([DutyState.Fulfilled, DutyState.Overdue], statuses.Select(s => s.State));
    }

    [Fact]
    [Trait("Requirement", "FOR-SAF-01")]
    public void A_quarterly_forum_is_checked_quarter_by_quarter()
    {
        var statuses = Evaluate(Meeting(new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Target)), new(2017, 7, 1),
            Held(Steering, new(2017, 1, 9)), Held(Steering, new(2017, 3, 31)));

        Assert.Equal([DutyState.Fulfilled, DutyState.Overdue, DutyState.Open, DutyState.Open], statuses.Select(s => s.State));
    }

    [Fact]
    [Trait("Requirement", "FOR-MYS-02")]
    [Trait("Requirement", "MTG-17")]
    public void Terms_of_the_school_year_are_counted_with_the_districts_own_dates()
    {
        var facts = new AgreementFacts { Bodies = [Body("Styrgrupp", new TimesCadence(2, CadencePeriod.Term, CadenceStrength.Approximate))] };
        var source = OpenEnded(facts) with { Settings = new DutySettings { Statutory = false, SchoolTerms = new SchoolTerms { SpringEnds = (6, 15), AutumnBegins = (8, 15) } } };

        var duties = DutyDerivation.Derive(source, Year2017);

        Assert.Equal([(new DateOnly(2017, 1, 1), new DateOnly(2017, 6, 15)), (new DateOnly(2017, 8, 15), new DateOnly(2017, 12, 31))], duties.Select(d => (d.Window.From, d.Due!.Value)));
        Assert.All(duties, d => Assert.Equal(DutyStrength.Reminder, d.Strength));
    }

    [Fact]
    [Trait("Requirement", "FOR-TRY-01")]
    public void The_police_must_themselves_be_at_three_walks()
    {
        var plan = Plans().Single(p => p.Title == "Trygghetsvandringar");
        var walks = DutySubject.Plan(plan.Title);

        var statuses = Evaluate(new AgreementFacts { Plans = [plan] }, new(2018, 1, 1),
            Held(walks, new(2017, 4, 1)), Held(walks, new(2017, 5, 1)), Held(walks, new(2017, 9, 1), Attendance.City));

        Assert.Equal(DutyState.Fulfilled, statuses.Single(s => s.Duty.Party != DutyParty.Police).State);
        var police = statuses.Single(s => s.Duty.Party == DutyParty.Police);
        Assert.Equal((DutyState.Overdue, 2, 3), (police.State, police.Done, police.Duty.Needed));
    }

    [Fact]
    [Trait("Requirement", "FOR-MBU-01")]
    [Trait("Requirement", "FOR-MBU-03")]
    public void A_series_in_a_season_counts_to_ten_with_the_police_each_time_and_then_asks_for_evaluation()
    {
        var plan = Plans().Single(p => p.Title == "Möt uniformen");
        var evidence = Enumerable.Range(0, 9).Select(week => Held(DutySubject.Plan(plan.Title), new DateOnly(2017, 2, 6).AddDays(7 * week))).ToArray();

        var statuses = Evaluate(new AgreementFacts { Plans = [plan] }, new(2017, 4, 15), evidence);

        Assert.All(statuses.Where(s => s.Duty.Needed == 10), s => Assert.Equal((9, new DateOnly(2017, 6, 30)), (s.Done, s.Duty.Due)));
        Assert.Equal(2, statuses.Count(s => s.Duty.Needed == 10));
        Assert.Contains(statuses, s => s.Duty.Requirement == "FOR-MBU-03" && s.Duty.Due == new DateOnly(2017, 6, 30));
    }

    [Fact]
    [Trait("Requirement", "NOT-09")]
    [Trait("Requirement", "AGR-15")]
    public void Consultation_on_the_last_day_is_in_time_and_the_day_after_it_is_late()
    {
        var duties = DutyDerivation.Derive(Source(), Term);

        DutyState After(DateOnly held) => DutyEvaluation.Evaluate(duties, [Did(EvidenceKinds.ConsultationHeld, DutySubject.Agreement, held)], new(2018, 7, 2))
            .Single(s => s.Duty.Requirement == "AGR-15").State;

        Assert.Equal(DutyState.Fulfilled, After(new(2018, 6, 30)));
        Assert.Equal(DutyState.Fulfilled, After(new(2017, 11, 2)));
        Assert.Equal(DutyState.Overdue, After(new(2018, 7, 1)));
    }

    [Fact]
    [Trait("Requirement", "PLN-15")]
    [Trait("Requirement", "NOT-23")]
    public void Ready_in_june_is_late_from_the_first_of_july_and_closes_when_it_is_done()
    {
        var facts = new AgreementFacts { Plans = [Plan("Äldre", 10, "Staden", term: new TermByMonth(2017, 6), cadence: new NotApplicableCadence()), Plan("Alltid", 30, "Staden", cadence: new NotApplicableCadence())] };
        var ready = Did(EvidenceKinds.PlanReady, DutySubject.Plan("Äldre"), new(2017, 7, 15));

        Assert.Equal(DutyState.DueSoon, Assert.Single(Evaluate(facts, new(2017, 6, 30))).State);
        Assert.Equal(DutyState.Overdue, Assert.Single(Evaluate(facts, new(2017, 7, 1))).State);
        var late = Assert.Single(Evaluate(facts, new(2017, 7, 20), ready));
        Assert.Equal((DutyState.Fulfilled, true), (late.State, late.IsLate));
        Assert.Equal("Gjort 2017-07-15, 15 dagar efter sista dag 2017-06-30.", late.Reason.Swedish);
    }

    [Fact]
    [Trait("Requirement", "FUP-14")]
    public void That_the_group_exists_is_a_follow_up_when_the_text_says_so()
    {
        var activity = new ActivityFact
        {
            Title = "Platssamverkan", Term = new TermByMonth(2017, 9), FollowUp = "Beredningsgruppen följer upp att en samverkansgrupp finns i T2.", FollowUpPoints = [ReportingPoint.T2], Line = 40,
        };
        var facts = new AgreementFacts { Areas = [new() { Title = "Centrum", Activities = [activity], Line = 38 }] };
        var exists = Did(EvidenceKinds.ExistenceConfirmed, DutySubject.Activity("Centrum", "Platssamverkan"), new(2017, 8, 20));

        var status = Evaluate(facts, new(2017, 9, 1), exists).Single(s => s.Duty.Requirement == "PLN-17");

        Assert.Equal((DutyState.Fulfilled, "Beredningsgrupp"), (status.State, status.Duty.Body));
    }

    [Fact]
    [Trait("Requirement", "NOT-15")]
    [Trait("Requirement", "INF-02")]
    public void The_duty_to_inform_is_never_overdue()
    {
        var duties = DutyDerivation.Derive(Source(), Term);
        var statuses = DutyEvaluation.Evaluate(duties, [], new(2030, 1, 1));

        var inform = statuses.Single(s => s.Duty.Requirement == "INF-01");
        Assert.Equal((DutyState.NotApplicable, null), (inform.State, inform.Duty.Due));
        Assert.StartsWith("Ingen tidsfrist: gäller när en händelse inträffar", inform.Reason.Swedish, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_meetings_warn_in_time_for_all_of_them_to_be_held()
    {
        var facts = Meeting(new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target));

        Assert.Equal(DutyState.Open, Assert.Single(Evaluate(facts, new(2017, 6, 1))).State);
        Assert.Equal(DutyState.DueSoon, Assert.Single(Evaluate(facts, new(2017, 8, 1))).State);
        Assert.Equal(DutyState.Open, Assert.Single(Evaluate(facts, new(2017, 8, 1), Held(Steering, new(2017, 2, 1)), Held(Steering, new(2017, 4, 1)), Held(Steering, new(2017, 6, 1)))).State);
    }

    [Fact]
    public void What_happens_after_the_day_asked_about_is_not_seen() =>
        Assert.Equal(DutyState.Open, Evaluate(Meeting(new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)), new(2017, 3, 1), Held(Steering, new(2017, 3, 2)))[0].State);

    [Fact]
    [Trait("Requirement", "FOR-GST-02")]
    public void A_daily_round_whose_commitment_says_weekdays_is_checked_for_weekdays()
    {
        var plan = Plan("Grannstöd", 10, "Kommunen", cadence: new DailyCadence());
        plan = plan with { Fields = plan.Fields with { PoliceCommitment = "Lämnar information varje vardag." } };
        var week = Enumerable.Range(6, 5).Select(day => Held(DutySubject.Plan("Grannstöd"), new(2017, 3, day))).ToList();
        week.Add(week[0] with { Id = "second briefing on Monday" });

        var status = Evaluate(new AgreementFacts { Plans = [plan] }, new(2017, 3, 13), [.. week]).Single(s => s.Duty.Window.From == new DateOnly(2017, 3, 6));
        var fourDays = Evaluate(new AgreementFacts { Plans = [plan] }, new(2017, 3, 13), [.. week.Where(e => e.Date.Day != 8)]).Single(s => s.Duty.Window.From == new DateOnly(2017, 3, 6));

        Assert.Equal((DutyState.Fulfilled, 5), (status.State, status.Done));
        Assert.Equal((DutyState.Overdue, 4), (fourDays.State, fourDays.Done));
    }
}
