using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class DutyDerivationTests
{
    static readonly Period Year2017 = new(new(2017, 1, 1), new(2017, 12, 31));

    static IReadOnlyList<Duty> Derive(AgreementFacts facts, Period horizon) => DutyDerivation.Derive(OpenEnded(facts, new(2015, 1, 1)), horizon);

    static Period Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    [Theory]
    [Trait("Requirement", "NOT-08")]
    [Trait("Requirement", "AGR-15")]
    [InlineData("2018-12-31", "2018-06-30", "2018-01-01")]
    [InlineData("2020-08-31", "2020-02-29", "2019-09-01")]
    [InlineData("2021-08-31", "2021-02-28", "2020-09-01")]
    public void Consultation_is_due_six_calendar_months_before_expiry(string end, string due, string opens)
    {
        var source = Source(to: DateOnly.Parse(end)) with { Parent = null };

        var duty = DutyDerivation.Derive(source, new(source.From, source.To!.Value)).Single(d => d.Requirement == "AGR-15");

        Assert.Equal((DateOnly.Parse(due), DateOnly.Parse(opens), DutyStrength.Breach, DutyParty.Both, "Styrgrupp"), (duty.Due, duty.Window.From, duty.Strength, duty.Party, duty.Body));
        Assert.Equal($"samråd senast 6 månader före avtalstidens utgång {end}", duty.Rule.Swedish);
        Assert.Equal(new DutyClause(Document, "Avtalstid", 30), duty.Clause);
    }

    [Fact]
    [Trait("Requirement", "AGR-22")]
    public void An_extended_agreement_keeps_the_consultation_of_each_term()
    {
        var source = Source(to: new(2020, 12, 31)) with { EarlierEnds = [new(2018, 12, 31)] };
        var duties = DutyDerivation.Derive(source, new(source.From, source.To!.Value));

        Assert.Equal([new DateOnly(2018, 6, 30), new DateOnly(2020, 6, 30)], duties.Where(d => d.Requirement == "AGR-15").Select(d => d.Due!.Value));
        Assert.Equal([new DateOnly(2018, 12, 31), new DateOnly(2020, 12, 31)], duties.Where(d => d.Requirement == "AGR-22").Select(d => d.Due!.Value));
    }

    [Fact]
    [Trait("Requirement", "AGR-18")]
    public void An_agreement_until_further_notice_has_neither_expiry_nor_consultation() =>
        Assert.DoesNotContain(DutyDerivation.Derive(OpenEnded(Local()), Year2017), d => d.Requirement is "AGR-15" or "AGR-22");

    [Fact]
    [Trait("Requirement", "AGR-17")]
    [Trait("Requirement", "AGR-16")]
    public void The_nested_agreement_above_is_watched_until_it_is_adopted_itself()
    {
        var horizon = new Period(new(2017, 1, 1), new(2019, 12, 31));
        var source = Source();

        Assert.Equal(new DateOnly(2018, 11, 19), DutyDerivation.Derive(source, horizon).Single(d => d.Requirement == "AGR-16").Due);
        Assert.DoesNotContain(DutyDerivation.Derive(source with { Parent = source.Parent! with { IsAdopted = true } }, horizon), d => d.Requirement is "AGR-16" or "NOT-01");
    }

    [Fact]
    [Trait("Requirement", "SIT-04")]
    [Trait("Requirement", "AGR-28")]
    public void Two_rules_on_the_same_update_stand_side_by_side_and_the_stricter_reminds()
    {
        var updates = DutyDerivation.Derive(Source(), Year2017).Where(d => d.Requirement == "SIT-04").ToList();
        var yearly = updates.Single(d => d.Window.From == new DateOnly(2017, 1, 1) && d.Due == new DateOnly(2017, 12, 31));
        var halves = updates.Where(d => d != yearly).ToList();

        Assert.Equal([new DateOnly(2017, 6, 30), new DateOnly(2017, 12, 31)], halves.Select(d => d.Due!.Value));
        Assert.Equal(halves.Select(d => d.Id).Order(StringComparer.Ordinal), yearly.ConflictsWith);
        Assert.All(halves, d => Assert.Equal([yearly.Id], d.ConflictsWith));
        Assert.All(halves, d => Assert.Equal((true, DutyStrength.Deviation), (d.Reminds, d.Strength)));
        Assert.Equal((false, DutyStrength.Breach), (yearly.Reminds, yearly.Strength));
        Assert.Equal(("Uppdatering av bilagor", "Uppföljningsplan"), (yearly.Clause.Heading, halves[0].Clause.Heading));
    }

    [Fact]
    [Trait("Requirement", "SIT-04")]
    public void One_update_in_the_spring_keeps_the_agreement_but_not_the_follow_up_plan()
    {
        var update = Did(EvidenceKinds.AnnexVersionDecided, DutySubject.Annex(AnnexKind.SituationPicture), new(2017, 3, 15));

        var statuses = DutyEvaluation.Evaluate(DutyDerivation.Derive(Source(), Year2017), [update], new(2018, 1, 1)).Where(s => s.Duty.Requirement == "SIT-04").ToList();

        Assert.Equal(2, statuses.Count(s => s.State == DutyState.Fulfilled));
        Assert.False(statuses.Single(s => s.State == DutyState.Overdue).IsBreach);
    }

    [Theory]
    [Trait("Requirement", "FOR-UTM-01")]
    [InlineData(2016, 106)]
    [InlineData(2017, 104)]
    [InlineData(2018, 104)]
    [InlineData(2021, 105)]
    [InlineData(2022, 105)]
    public void Fridays_and_Saturdays_of_the_year_are_counted_per_place(int year, int expected)
    {
        var duties = Derive(new AgreementFacts { Plans = [Plans().Single(p => p.Title == "Utsättning")] }, Year(year)).Where(d => d.Demand.Place is not null).ToList();

        Assert.Equal([("Ekdal", expected, new TimeOnly(18, 30)), ("Lindvik", expected, new TimeOnly(19, 0))],
            duties.GroupBy(d => d.Demand.Place).Select(g => (g.Key!, g.Count(), g.First().Demand.Time!.Value)).Order());
        Assert.All(duties, d => Assert.Null(d.MovedFrom));
    }

    [Fact]
    [Trait("Requirement", "FOR-UTM-01")]
    public void A_briefing_at_one_place_does_not_stand_for_the_other_place()
    {
        var plan = Plans().Single(p => p.Title == "Utsättning");
        var duties = Derive(new AgreementFacts { Plans = [plan] }, new(new(2017, 3, 3), new(2017, 3, 3)));

        var statuses = DutyEvaluation.Evaluate(duties, [Held(DutySubject.Plan(plan.Title), new(2017, 3, 3), place: "Ekdal")], new(2017, 3, 10));

        Assert.Equal([("Ekdal", DutyState.Fulfilled), ("Lindvik", DutyState.Overdue)], statuses.Select(s => (s.Duty.Demand.Place!, s.State)).Order());
    }

    [Theory]
    [Trait("Requirement", "FOR-CSO-01")]
    [Trait("Requirement", "FOR-CSO-06")]
    [InlineData("2017-05-22", "2017-05-24", "2017-05-25")]
    [InlineData("2017-05-15", "2017-05-18", null)]
    [InlineData("2024-12-23", "2024-12-23", "2024-12-26")]
    public void A_thursday_round_is_moved_to_the_weekday_before_a_holiday(string monday, string due, string? movedFrom)
    {
        var week = DateOnly.Parse(monday);
        var facts = new AgreementFacts { Plans = [Plans().Single(p => p.Title == "Checklista oro")] };

        var duty = Assert.Single(Derive(facts, new(week, week.AddDays(6))));

        Assert.Equal((DateOnly.Parse(due), movedFrom is null ? null : DateOnly.Parse(movedFrom)), (duty.Due, duty.MovedFrom));
        Assert.Equal("varje torsdag", duty.Rule.Swedish);
        Assert.Equal(DutyParty.Police, duty.Party);
    }

    [Fact]
    [Trait("Requirement", "FOR-BOS-05")]
    public void A_plan_without_a_forum_demands_no_meetings() =>
        Assert.Empty(Derive(new AgreementFacts { Plans = [Plans().Single(p => p.Title == "Bosättningar")] }, Year2017));

    [Fact]
    [Trait("Requirement", "FOR-GEN-03")]
    public void What_happens_when_needed_is_listed_without_a_date()
    {
        Cadence[] cadences = [new WhenNeededCadence(), new ByAgreementCadence(), new OnInitiativeCadence(), new ByDecisionCadence(["Styrgruppen"]), new AccordingToPlanCadence(), new UnstatedCadence(), new OtherCadence("ibland")];
        foreach (var cadence in cadences)
        {
            var duties = Derive(new AgreementFacts { Plans = [Plan("Forum", 10, "Kommunen", cadence: cadence)] }, Year2017);
            var status = Assert.Single(DutyEvaluation.Evaluate(duties, [], new(2040, 1, 1)));
            Assert.Equal((DutyState.NotApplicable, null), (status.State, status.Duty.Due));
            Assert.NotEqual(status.Reason.Swedish, status.Reason.English);
        }
    }

    [Fact]
    [Trait("Requirement", "FUP-08")]
    [Trait("Requirement", "FUP-06")]
    [Trait("Requirement", "PLN-23")]
    public void Twelve_questionnaires_a_round_and_the_coordinators_answer_where_no_administrator_is_named()
    {
        var sent = DutyDerivation.Derive(Source(), Year2017).Where(d => d.Requirement == "FUP-08").ToList();

        Assert.Equal([(new DateOnly(2017, 6, 30), 12), (new DateOnly(2017, 12, 31), 12)], sent.GroupBy(d => d.Due!.Value).Select(g => (g.Key, g.Count())).Order());
        Assert.Equal("Samordnarna", sent.First(d => d.Title.Swedish == "Besvara frågemallen: Bosättningar").Body);
        Assert.Equal((DutyParty.Police, "Lokalpolisområde Ekbacken"), sent.Where(d => d.Title.Swedish.EndsWith("Trafikgrupp", StringComparison.Ordinal)).Select(d => (d.Party, d.Body!)).First());
    }

    [Fact]
    [Trait("Requirement", "FUP-01")]
    [Trait("Requirement", "FUP-02")]
    [Trait("Requirement", "FUP-03")]
    [Trait("Requirement", "FUP-04")]
    [Trait("Requirement", "COM-16")]
    public void The_four_objects_are_reported_as_often_as_the_plan_says()
    {
        var reports = DutyDerivation.Derive(Source(), Year2017).Where(d => d.Requirement is "FUP-01" or "FUP-02" or "FUP-03" or "FUP-04").ToDictionary(d => d.Requirement, d => d);

        Assert.Equal([("FUP-01", 1), ("FUP-02", 2), ("FUP-03", 2), ("FUP-04", 2)], reports.Select(r => (r.Key, r.Value.Needed)).Order());
        Assert.Equal("Gå igenom kommunikationsplanen", reports["FUP-04"].Title.Swedish);
        Assert.Equal("redovisas vid styrgruppsmöte 2 gånger per år", reports["FUP-04"].Rule.Swedish);
    }

    [Fact]
    [Trait("Requirement", "PLN-16")]
    [Trait("Requirement", "PLN-17")]
    [Trait("Requirement", "NOT-24")]
    [Trait("Requirement", "FUP-10")]
    [Trait("Requirement", "FUP-11")]
    public void Follow_up_points_are_the_activitys_own_with_the_dates_that_are_set()
    {
        var activity = new ActivityFact
        {
            Title = "Informationsträffar", Term = new TermByMonth(2020, 6), FollowUp = "Samordnas av beredningsgruppen vid T2 och VB. Följs upp löpande vid mötena.",
            FollowUpPoints = [ReportingPoint.T2, ReportingPoint.VB], Line = 60,
        };
        var facts = new AgreementFacts { Areas = [new() { Title = "Äldre", Activities = [activity], Line = 58 }] };
        var dates = new ReportingDates([(2020, ReportingPoint.T2, new DateOnly(2020, 9, 18))]);
        var source = OpenEnded(facts, new(2020, 1, 1)) with { Settings = new DutySettings { Statutory = false, ReportingDates = dates } };

        var duties = DutyDerivation.Derive(source, new(new(2020, 1, 1), new(2021, 12, 31)));

        Assert.Equal([new DateOnly(2020, 9, 18), new DateOnly(2020, 12, 31)], duties.Where(d => d.Requirement == "PLN-17").Select(d => d.Due!.Value));
        Assert.Equal(new DateOnly(2020, 6, 30), duties.Single(d => d.Requirement == "PLN-15").Due);
        Assert.True(duties.Single(d => d.Requirement == "FUP-11").IsStanding);
    }

    [Fact]
    [Trait("Requirement", "PLN-14")]
    public void Ready_by_a_reporting_point_is_due_on_its_date()
    {
        var activity = new ActivityFact { Title = "Plan", Term = new TermByReportingPoint(ReportingPoint.T1), Line = 60 };
        var facts = new AgreementFacts { Areas = [new() { Title = "VBE", Activities = [activity], Line = 58 }] };
        var unset = OpenEnded(facts, new(2020, 1, 1));
        var set = unset with { Settings = new DutySettings { Statutory = false, ReportingDates = new ReportingDates([(2020, ReportingPoint.T1, new DateOnly(2020, 5, 20))]) } };

        Assert.Equal(new DateOnly(2020, 4, 30), Assert.Single(DutyDerivation.Derive(unset, Year(2020))).Due);
        Assert.Equal(new DateOnly(2020, 5, 20), Assert.Single(DutyDerivation.Derive(set, Year(2020))).Due);
    }

    [Fact]
    [Trait("Requirement", "FUP-18")]
    public void The_programme_plan_is_followed_up_yearly_at_the_stated_report()
    {
        var facts = new AgreementFacts { Obligations = [new() { Kind = ObligationKind.FollowUpProgrammePlan, Text = "Planen följs upp årligen i tertialrapport 1.", Line = 9 }] };

        Assert.Equal([new DateOnly(2019, 4, 30), new DateOnly(2020, 4, 30)], Derive(facts, new(new(2019, 1, 1), new(2020, 12, 31))).Select(d => d.Due!.Value));
    }

    [Fact]
    [Trait("Requirement", "AGR-19")]
    [Trait("Requirement", "NOT-18")]
    public void Revision_every_second_year_is_counted_from_the_start_date_and_inherited_from_the_agreement_above()
    {
        var above = new AgreementFacts { Obligations = [new() { Kind = ObligationKind.ReviseAgreement, Text = "De lokala överenskommelserna ska revideras vartannat år.", Line = 46 }] };
        var source = OpenEnded(new AgreementFacts(), new(2024, 5, 23)) with { Parent = new ParentSource { DocumentTitle = "Övergripande", Facts = above, IsAdopted = true } };
        var horizon = new Period(new(2024, 1, 1), new(2028, 12, 31));

        var duties = DutyDerivation.Derive(source, horizon).Where(d => d.Requirement == "AGR-19").ToList();

        Assert.Equal([new DateOnly(2026, 5, 23), new DateOnly(2028, 5, 23)], duties.Select(d => d.Due!.Value).Take(2));
        Assert.Equal(("Övergripande", 46, "vartannat år räknat från 2024-05-23"), (duties[0].Clause.Document, duties[0].Clause.Line, duties[0].Rule.Swedish));
        Assert.True(Assert.Single(DutyDerivation.Derive(OpenEnded(above) with { Level = DutyLevel.Overarching }, horizon)).IsStanding);
    }

    [Fact]
    [Trait("Requirement", "AGR-20")]
    [Trait("Requirement", "CEN-09")]
    public void Priority_areas_are_followed_up_yearly_and_revised_every_fourth_year()
    {
        var facts = new AgreementFacts
        {
            Obligations =
            [
                new() { Kind = ObligationKind.FollowUpPriorityAreas, Text = "Följs årligen upp av styrgruppen.", Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Target)], Line = 98 },
                new() { Kind = ObligationKind.RevisePriorityAreas, Text = "Revideras åtminstone var fjärde år.", Line = 98 },
            ],
        };

        var duties = DutyDerivation.Derive(OpenEnded(facts, new(2020, 3, 1)) with { Level = DutyLevel.Overarching }, new(new(2021, 1, 1), new(2024, 12, 31)));

        Assert.Equal(4, duties.Count(d => d.Title.English == "Follow up the priority areas"));
        Assert.Equal(new DateOnly(2024, 3, 1), duties.Where(d => d.Title.English == "Revise the priority areas").Min(d => d.Due));
    }

    [Fact]
    [Trait("Requirement", "CEN-03")]
    public void The_overarching_plan_is_followed_up_continuously_and_compiled_each_year_by_the_preparation_group()
    {
        var facts = new AgreementFacts
        {
            Obligations =
            [
                new()
                {
                    Kind = ObligationKind.FollowUpProgrammePlan, Body = "Övergripande beredningsgrupp", Line = 30,
                    Text = "Planen följs upp löpande, och före årets slut sammanställer gruppen resultaten och föreslår nästa års plan.",
                    Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Target)],
                },
            ],
        };

        var duties = DutyDerivation.Derive(OpenEnded(facts, new(2024, 1, 1)) with { Level = DutyLevel.Overarching }, new(new(2024, 1, 1), new(2026, 12, 31)));

        Assert.All(duties, duty => Assert.Equal("Övergripande beredningsgrupp", duty.Body));
        Assert.Equal([new DateOnly(2024, 12, 31), new(2025, 12, 31), new(2026, 12, 31)], duties.Where(duty => !duty.IsStanding).Select(duty => duty.Due!.Value));
        Assert.Equal(DutyStrength.Reminder, Assert.Single(duties, duty => duty.IsStanding).Strength);
    }

    [Theory]
    [InlineData(ObligationKind.DescribeWorkDone, "FUP-12", "Describe what was done and what it led to, and tell the steering group")]
    [InlineData(ObligationKind.ReportImplementation, "FUP-13", "Assess and report how much of the plans has been carried out")]
    [Trait("Requirement", "FUP-12")]
    [Trait("Requirement", "FUP-13")]
    public void What_the_overarching_agreement_wants_told_is_the_local_parties_standing_duty_until_their_own_text_says_it(ObligationKind kind, string requirement, string title)
    {
        var facts = new AgreementFacts { Obligations = [new() { Kind = kind, Text = "Arbetet återkopplas.", Body = "Styrgrupp", Line = 7 }] };

        var duty = Assert.Single(DutyDerivation.Derive(OpenEnded(facts, new(2024, 1, 1)) with { Level = DutyLevel.Overarching }, new(new(2024, 1, 1), new(2026, 12, 31))));

        Assert.Equal((requirement, title, true, DutyStrength.Reminder, 7), (duty.Requirement, duty.Title.English, duty.IsStanding, duty.Strength, duty.Clause.Line));
        Assert.Equal(EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered, duty.Demand.Needs.Kinds);
    }

    [Fact]
    public void A_commitment_with_a_rhythm_is_counted_period_by_period()
    {
        var facts = new AgreementFacts
        {
            Actions = [new() { Text = "besöka varje skola minst en gång per kvartal", Owner = "Polisen", MinimumCount = 1, Cadence = [new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Minimum)], Line = 3 }],
        };

        var duties = Derive(facts, Year2017);

        Assert.Equal([3, 6, 9, 12], duties.Select(duty => duty.Due!.Value.Month));
        Assert.All(duties, duty => Assert.Equal((1, DutyParty.Police), (duty.Needed, duty.Party)));
    }

    [Fact]
    public void A_promise_with_a_minimum_is_counted_through_the_agreement()
    {
        var facts = new AgreementFacts { Actions = [new() { Text = "Minst fyra trygghetsvandringar", Owner = "Kommunen", MinimumCount = 4, Due = new TermYear(2017), Line = 3 }] };
        var duty = Assert.Single(Derive(facts, Year2017));

        Assert.Equal((4, new DateOnly(2017, 12, 31), DutyParty.City), (duty.Needed, duty.Due, duty.Party));
    }

    [Fact]
    [Trait("Requirement", "AGR-25")]
    public void A_changed_plan_changes_the_duties_from_its_day_and_an_unchanged_one_keeps_them_whole()
    {
        var first = new AgreementFacts { Plans = [Plan("Rådet", 10, "Kommunen", cadence: new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target)), Plan("Trafik", 30, "Polisen", cadence: new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target))] };
        var second = first with { Plans = [Plan("Rådet", 12, "Kommunen", cadence: new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Target)), first.Plans[1] with { Line = 40 }] };
        var source = OpenEnded(first) with { Versions = [new(new(2017, 1, 1), first), new(new(2017, 7, 1), second)] };

        var duties = DutyDerivation.Derive(source, Year2017);

        Assert.Equal([(new DateOnly(2017, 1, 1), new DateOnly(2017, 6, 30), 3), (new DateOnly(2017, 7, 1), new DateOnly(2017, 12, 31), 1)],
            duties.Where(d => d.Body == "Rådet").Select(d => (d.Window.From, d.Due!.Value, d.Needed)));
        Assert.Equal((Year2017.From, Year2017.To, 4), duties.Where(d => d.Body == "Trafik").Select(d => (d.Window.From, d.Due!.Value, d.Needed)).Single());
    }

    [Fact]
    public void A_period_that_the_agreement_hardly_touches_demands_nothing_and_says_so()
    {
        var source = Source(new AgreementFacts { Bodies = [Body("Styrgrupp", new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum))] }, from: new(2017, 6, 1)) with { Parent = null };

        var statuses = DutyEvaluation.Evaluate(DutyDerivation.Derive(source, Year2017), [], new(2018, 1, 1)).Where(s => s.Duty.Requirement == "MTG-10").ToList();

        Assert.Equal([DutyState.NotApplicable, DutyState.Overdue], statuses.Select(s => s.State));
    }

    [Fact]
    public void Duties_have_the_same_ids_in_every_run_and_horizon_and_no_two_share_one()
    {
        var whole = DutyDerivation.Derive(Source(), Term);
        var part = DutyDerivation.Derive(Source(), new(new(2018, 2, 14), new(2018, 3, 20)));

        Assert.Equal(whole.Count, whole.Select(d => d.Id).Distinct().Count());
        Assert.Equal(whole.Select(d => d.Id), DutyDerivation.Derive(Source(), Term).Select(d => d.Id));
        Assert.Subset(whole.Select(d => d.Id).ToHashSet(), part.Select(d => d.Id).ToHashSet());
        Assert.NotEmpty(part);
    }

    [Fact]
    public void Every_duty_has_words_in_both_languages_and_a_clause()
    {
        foreach (var status in DutyEvaluation.Evaluate(DutyDerivation.Derive(Source(), Term), [], new(2017, 6, 15)))
        {
            foreach (var text in new[] { status.Duty.Title.Swedish, status.Duty.Title.English, status.Duty.Rule.Swedish, status.Duty.Rule.English, status.Reason.Swedish, status.Reason.English })
                Assert.True(text.Length > 3 && !text.Contains('{') && !text.Contains('@') && !text.Contains('#'), text);
            Assert.NotNull(status.Duty.Clause.Document);
        }
    }

    [Fact]
    public void The_statute_binds_the_municipality_from_its_day()
    {
        var horizon = new Period(new(2022, 1, 1), new(2026, 12, 31));
        var local = Source(new AgreementFacts(), from: new(2022, 1, 1), to: new(2027, 12, 31)) with { Parent = null };

        var duties = DutyDerivation.Derive(local, horizon).Where(d => d.Clause.Document.StartsWith("Lag (2023:196)", StringComparison.Ordinal)).ToList();

        Assert.All(duties, d => Assert.Equal(DutyParty.City, d.Party));
        Assert.All(duties, d => Assert.True(d.Window.From >= new DateOnly(2023, 7, 1)));
        Assert.Equal(new DateOnly(2024, 7, 1), duties.Single(d => d.Clause.Heading == "5 §").Due);
        Assert.Contains(duties, d => d.Clause.Heading == "6 §" && d.Due == new DateOnly(2025, 7, 1));
        Assert.Contains(duties, d => d.Clause.Heading == "6 §" && d.Due == new DateOnly(2026, 7, 1));
        Assert.True(duties.Single(d => d.Clause.Heading == "13 §").IsStanding);
        Assert.DoesNotContain(DutyDerivation.Derive(Source(), Term), d => d.Party == DutyParty.City && d.Clause.Document.StartsWith("Lag", StringComparison.Ordinal));
    }
}
