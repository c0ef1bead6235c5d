using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class FollowUpTests
{
    static readonly Period Year2017 = new(new(2017, 1, 1), new(2017, 12, 31));
    static readonly DutySubject Picture = DutySubject.FollowUp(FollowUpObject.SituationPicture);

    [Fact]
    [Trait("Requirement", "FUP-16")]
    public void Three_objects_are_reported_and_decided_on_and_the_communication_plan_is_only_noted()
    {
        var decisions = DutyDerivation.Derive(Source(), Year2017).Where(d => d.Requirement == "FUP-16").ToList();

        Assert.Equal([(DutySubject.FollowUp(FollowUpObject.Organisation), 1), (Picture, 2), (DutySubject.FollowUp(FollowUpObject.ActionPlans), 2)], decisions.Select(d => (d.Demand.Needs.Subject, d.Needed)));
        Assert.All(decisions, d => Assert.Equal((EvidenceKinds.DecisionTaken, "Styrgrupp"), (d.Demand.Needs.Kinds, d.Body)));
        Assert.Equal("Styrgruppens beslut om redovisningen: lägesbilden", decisions[1].Title.Swedish);
    }

    [Fact]
    [Trait("Requirement", "FUP-16")]
    [Trait("Requirement", "FUP-02")]
    public void A_report_without_a_decision_and_a_decision_without_a_report_each_leave_the_other_undone()
    {
        var duties = DutyDerivation.Derive(Source(), Year2017);
        (DutyState Report, DutyState Decision) After(params EvidenceKinds[] kinds)
        {
            Evidence[] done = [.. kinds.SelectMany(kind => new[] { Did(kind, Picture, new(2017, 5, 1)), Did(kind, Picture, new(2017, 11, 1)) })];
            var statuses = DutyEvaluation.Evaluate(duties, done, new(2018, 1, 1)).Where(s => s.Duty.Demand.Needs.Subject == Picture).ToDictionary(s => s.Duty.Requirement, s => s.State);
            return (statuses["FUP-02"], statuses["FUP-16"]);
        }

        Assert.Equal((DutyState.Fulfilled, DutyState.Overdue), After(EvidenceKinds.ReportDelivered));
        Assert.Equal((DutyState.Overdue, DutyState.Fulfilled), After(EvidenceKinds.DecisionTaken));
        Assert.Equal((DutyState.Fulfilled, DutyState.Fulfilled), After(EvidenceKinds.ReportDelivered, EvidenceKinds.DecisionTaken));
    }

    [Fact]
    [Trait("Requirement", "AGR-67")]
    [Trait("Requirement", "CEN-06")]
    public void Under_the_later_agreement_the_baseline_is_measured_at_signing_at_the_latest_a_year_before_and_may_be_recorded_late()
    {
        var source = OpenEnded(new() { Parent = new() { Title = "Övergripande överenskommelse", UntilFurtherNotice = true } }, new(2024, 5, 23));

        var baseline = Assert.Single(DutyDerivation.Derive(source, new(new(2024, 1, 1), new(2026, 12, 31))), d => d.Requirement == "AGR-67");

        Assert.Equal((new DateOnly(2024, 5, 23), EvidenceKinds.BaselineRecorded), (baseline.Due!.Value, baseline.Demand.Needs.Kinds));
        Assert.Equal(DutyState.Fulfilled, StateWith(new(2024, 2, 1)));
        Assert.Equal(DutyState.Overdue, StateWith(new(2023, 2, 1)));
        Assert.Equal(DutyState.Fulfilled, StateWith(new(2024, 9, 1)));
        DutyState StateWith(DateOnly measured) =>
            Assert.Single(DutyEvaluation.Evaluate([baseline], [Did(EvidenceKinds.BaselineRecorded, DutySubject.Agreement, measured)], new(2025, 1, 1))).State;
    }

    [Fact]
    public void An_overarching_agreement_until_further_notice_asks_for_a_baseline_of_its_own_and_one_with_a_term_does_not()
    {
        var facts = new AgreementFacts { Term = new() { UntilFurtherNotice = true }, Clauses = [new() { Title = "Mål", Line = 7 }] };
        var central = OpenEnded(facts, new(2024, 5, 23)) with { Level = DutyLevel.Overarching };
        IEnumerable<Duty> Asked(DutySource of) => DutyDerivation.Derive(of, new(new(2024, 1, 1), new(2024, 12, 31))).Where(d => d.Requirement == "AGR-67");

        Assert.Equal(7, Assert.Single(Asked(central)).Clause.Line);
        Assert.Empty(Asked(central with { Versions = [new(central.From, facts with { Term = new() { From = central.From, To = new(2028, 5, 22) } })] }));
    }

    [Theory]
    [InlineData(1, CadencePeriod.Year, true)]
    [InlineData(1, CadencePeriod.HalfYear, false)]
    public void A_follow_up_once_a_year_is_told_from_a_more_frequent_one(int count, CadencePeriod per, bool yearly)
    {
        var facts = new AgreementFacts { Obligations = [new() { Kind = ObligationKind.FollowUpPriorityAreas, Text = "Områdena följs upp.", Cadence = [new TimesCadence(count, per, CadenceStrength.Minimum)], Line = 3 }] };

        Assert.All(DutyDerivation.Derive(OpenEnded(facts), Year2017), d => Assert.Equal(yearly, d.Demand.IsYearlyFollowUp));
    }
}
