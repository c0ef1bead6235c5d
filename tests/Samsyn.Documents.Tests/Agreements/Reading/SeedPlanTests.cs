using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>The plans, areas and activities of the real documents against the catalogue's tables 5.2 and 5.3.</summary>
public sealed class SeedPlanTests
{
    [SeedTheory]
    [InlineData("S0", 12)]
    [InlineData("S1", 10)]
    [Trait("Requirement", "PLN-25")]
    [Trait("Oracle", "ORC-13")]
    public void Every_plan_is_read_once(string seed, int plans) => Assert.Equal(plans, Sample.Seed(seed).Facts.Plans.Count);

    [SeedTheory]
    [InlineData("S0", "definition", 9)]
    [InlineData("S0", "goal", 12)]
    [InlineData("S0", "problem", 12)]
    [InlineData("S0", "challenges", 11)]
    [InlineData("S0", "message", 10)]
    [InlineData("S0", "term", 9)]
    [InlineData("S0", "currentState", 1)]
    [InlineData("S0", "convener", 12)]
    [InlineData("S0", "administrator", 11)]
    [InlineData("S0", "policeFunctions", 12)]
    [InlineData("S0", "policeCommitment", 12)]
    [InlineData("S0", "districtCommitment", 12)]
    [InlineData("S0", "otherParticipants", 11)]
    [InlineData("S0", "financing", 12)]
    [InlineData("S1", "definition", 5)]
    [InlineData("S1", "goal", 10)]
    [InlineData("S1", "term", 10)]
    [InlineData("S1", "convener", 10)]
    [InlineData("S1", "districtFunctions", 10)]
    [InlineData("S1", "financing", 10)]
    [Trait("Requirement", "PLN-01")]
    [Trait("Requirement", "PLN-19")]
    [Trait("Oracle", "ORC-90")]
    [Trait("Oracle", "ORC-91")]
    public void Each_field_is_filled_in_as_many_plans_as_the_catalogue_counts(string seed, string field, int plans)
    {
        var property = typeof(PlanFields).GetProperties().Single(each => each.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(plans, Sample.Seed(seed).Facts.Plans.Count(plan => property.GetValue(plan.Fields) is string { Length: > 0 }));
    }

    [SeedFact]
    [Trait("Requirement", "PLN-02")]
    [Trait("Oracle", "ORC-92")]
    public void Readiness_rows_are_levels_in_order()
    {
        var first = Sample.Seed("S0").Facts.Plans;
        Assert.Equal((6, 6), (first.Count(plan => plan.Readiness.Count == 3), first.Count(plan => plan.Readiness.Count == 1)));
        Assert.All(Sample.Seed("S1").Facts.Plans, plan => Assert.Equal([ReadinessLevel.Normal, ReadinessLevel.Raised, ReadinessLevel.High], plan.Readiness.Select(row => row.Level)));
        Assert.Contains(first.SelectMany(plan => plan.Readiness).SelectMany(row => row.Cadence), cadence => cadence is NotApplicableCadence);
    }

    [SeedFact]
    [Trait("Requirement", "PLN-03")]
    [Trait("Requirement", "PLN-04")]
    public void An_extra_field_and_a_remark_in_the_title_row_are_kept()
    {
        var plans = Sample.Seed("S0").Facts.Plans;
        Assert.Single(plans, plan => plan.Fields.CurrentState is { Length: > 0 });
        Assert.Equal(577, Assert.Single(plans, plan => plan.Remark is not null).Line);
    }

    [SeedFact]
    [Trait("Requirement", "PLN-19")]
    public void Labels_are_kept_as_they_stood_where_they_differ()
    {
        var labels = Sample.Seed("S0").Facts.Plans.Select(plan => plan.Labels.GetValueOrDefault("convener")).OfType<string>();
        Assert.Equal(["Ansvarig/sammanställare", "Ansvarig/samman kallande", "Ansvarig/sammanställande"], labels);
    }

    [SeedFact]
    [Trait("Requirement", "PLN-14")]
    public void Terms_are_structured_and_their_absence_is_missing()
    {
        var plans = Sample.Seed("S0").Facts.Plans;
        Assert.Equal(3, plans.Count(plan => plan.Term is TermMissing && plan.Missing.Contains("term")));
        Assert.Contains(plans, plan => plan.Term is TermSeason { Season: Season.Spring, Year: 2017 });
        Assert.Equal(8, plans.Count(plan => plan.Term is UntilFurtherNotice));
    }

    [SeedFact]
    [Trait("Requirement", "PLN-20")]
    public void A_plan_is_complete_by_the_six_demanded_items_only()
    {
        var plans = Sample.Seed("S0").Facts.Plans;
        Assert.Equal(4, plans.Count(plan => !plan.Complete));
        Assert.False(plans.Single(plan => plan.Title == "Bosättningar").Complete);
        Assert.True(plans.Single(plan => plan.Title == "Trafikgrupp Järva").Complete);
    }

    [SeedTheory]
    [InlineData("S0", "Trafikgrupp Järva", "Lokalpolisområde Rinkeby", "Lokalpolisområde Rinkeby")]
    [InlineData("S0", "Trygghetsvandringar", "Stadsdelsförvaltningen Rinkeby-Kista", "Fastighetsägare i Järva")]
    [InlineData("S1", "Krissamverkansgrupp", "Stadsdelsdirektören", "Stadsdelens säkerhetsstrateg")]
    [InlineData("S1", "BRÅ råd", "Stadsdelsdirektören", "Stadsdelens BRÅ-samordnare")]
    [InlineData("S1", "Sociala insatsgrupper", "Stadsdelsdirektören", "Stadsdelen")]
    [Trait("Requirement", "PLN-23")]
    public void Convener_and_administrator_are_told_apart(string seed, string title, string convener, string administrator)
    {
        var fields = Sample.Seed(seed).Facts.Plans.Single(plan => plan.Title == title).Fields;
        Assert.Equal((convener, administrator), (fields.Convener!, fields.Administrator!));
    }

    [SeedFact]
    public void A_cell_that_a_page_header_cut_continues_in_the_same_field()
    {
        var plan = Sample.Seed("S0").Facts.Plans[0];
        Assert.EndsWith("utsedda tjänstemän", plan.Fields.OtherParticipants, StringComparison.Ordinal);
        Assert.Single(plan.Readiness);
        Assert.All(Sample.Seed("S0").Facts.Plans, each => Assert.Empty(each.ExtraFields));
    }

    [SeedFact]
    [Trait("Requirement", "PLN-05")]
    [Trait("Requirement", "PLN-24")]
    [Trait("Oracle", "ORC-56")]
    public void Seven_areas_hold_eight_activities()
    {
        var areas = Sample.Seed("S2").Facts.Areas;
        Assert.Equal([2, 1, 1, 1, 2, 1, 0], areas.Select(area => area.Activities.Count));
        Assert.All(areas, area => Assert.True(area.Goal is { Length: > 0 } && area.Situation is { Length: > 0 }));
        Assert.Empty(Sample.Seed("S2").Facts.Plans);
    }

    [SeedFact]
    [Trait("Requirement", "PLN-06")]
    [Trait("Requirement", "PLN-14")]
    [Trait("Requirement", "PLN-16")]
    [Trait("Requirement", "PLN-17")]
    [Trait("Oracle", "ORC-94")]
    public void Activities_have_terms_and_follow_up_points()
    {
        var activities = Sample.Seed("S2").Facts.Areas.SelectMany(area => area.Activities).ToList();
        Assert.Equal(4, activities.Count(activity => activity.FollowUpPoints.SequenceEqual([ReportingPoint.T1, ReportingPoint.T2, ReportingPoint.VB])));
        Assert.Equal(3, activities.Count(activity => activity.FollowUpPoints.SequenceEqual([ReportingPoint.T2, ReportingPoint.VB])));
        Assert.Equal([ReportingPoint.T2], activities[1].FollowUpPoints);
        Assert.Equal(
            [new UntilFurtherNotice(), new TermByMonth(2020, 9), new TermYear(2020), new TermYear(2020), new TermByReportingPoint(ReportingPoint.T1), new TermByMonth(2020, 6), new TermByMonth(2020, 6), new TermByMonth(2020, 6)],
            activities.Select(activity => activity.Term));
        Assert.Equal(2, activities.Count(activity => activity.Cadence is [TimesCadence { Count: 1, Per: CadencePeriod.Month }]));
        Assert.All(activities, activity => Assert.True(activity.WorkingGroup is not null && activity.Convener is not null && activity.DistrictContact is not null && activity.PoliceContact is not null));
        Assert.Equal((4, 4), (activities.Count(activity => activity.Labels["convener"] == "Samman kallande"), activities.Count(activity => activity.Labels["convener"] == "Sammanställande")));
    }

    [SeedFact]
    [Trait("Requirement", "PLN-07")]
    [Trait("Requirement", "PLN-08")]
    public void A_contact_may_point_to_the_convener_and_an_area_to_another_area()
    {
        var areas = Sample.Seed("S2").Facts.Areas;
        Assert.Equal("Samman kallande", areas[0].Activities[0].DistrictContact);
        Assert.Equal("Unga i risk för kriminalitet", areas[^1].RefersTo);
    }
}
