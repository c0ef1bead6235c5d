using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class DeviationTests
{
    [Fact]
    [Trait("Requirement", "FUP-15")]
    public void The_deviation_list_holds_missed_meetings_questionnaires_activities_annexes_and_unfulfilled_items()
    {
        var facts = Local() with
        {
            Plans = [.. Plans(), Plan("Äldre", 280, "Kommunen", term: new TermByMonth(2017, 6), cadence: new NotApplicableCadence())],
        };
        var statuses = DutyEvaluation.Evaluate(DutyDerivation.Derive(Source(facts), Term), [], new(2018, 1, 1));

        var list = Deviations.List(statuses, [("Löptid saknas i tre planer.", "Three plans lack a term.")]);

        Assert.Subset(list.Select(d => d.Kind).ToHashSet(),
            new HashSet<DeviationKind> { DeviationKind.MissedMeeting, DeviationKind.UnansweredQuestionnaire, DeviationKind.OverdueActivity, DeviationKind.OutdatedAnnex, DeviationKind.UnfulfilledItem });
        Assert.Equal(24 + 2, list.Count(d => d.Kind == DeviationKind.UnansweredQuestionnaire));
        Assert.DoesNotContain(list, d => d.Duty?.Demand.Count == CadenceStrength.Approximate);
    }

    [Fact]
    [Trait("Requirement", "FUP-17")]
    [Trait("Requirement", "MTG-07")]
    public void With_two_meetings_three_objects_are_on_both_agendas_and_the_organisation_on_one()
    {
        var duties = DutyDerivation.Derive(Source(), Term);

        var year = SteeringYear.Plan(duties, 2017, [new(2017, 3, 10), new(2017, 10, 12)]);

        Assert.True(year.IsPossible);
        Assert.Equal([FollowUpObject.SituationPicture, FollowUpObject.ActionPlans, FollowUpObject.CommunicationPlan], year.Agendas[0].Items);
        Assert.Equal([FollowUpObject.Organisation, FollowUpObject.SituationPicture, FollowUpObject.ActionPlans, FollowUpObject.CommunicationPlan], year.Agendas[1].Items);
    }

    [Fact]
    [Trait("Requirement", "FUP-17")]
    public void A_year_with_one_meeting_visibly_cannot_hold_what_the_plan_needs()
    {
        var year = SteeringYear.Plan(DutyDerivation.Derive(Source(), Term), 2018, [new(2018, 5, 3), new(2019, 1, 10)]);

        Assert.Equal([FollowUpObject.SituationPicture, FollowUpObject.ActionPlans, FollowUpObject.CommunicationPlan], year.Shortfalls.Select(s => s.Object));
        Assert.All(year.Shortfalls, s => Assert.Equal((2, 1), (s.Needed, s.Planned)));
    }
}
