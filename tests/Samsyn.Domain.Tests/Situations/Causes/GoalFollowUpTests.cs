using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.Domain.Tests.Situations.Causes;

public sealed class GoalFollowUpTests
{
    static readonly PersonId Elsa = new(Guid.CreateVersion7());
    static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [Trait("Requirement", "CAU-12")]
    [InlineData(WantedDirection.Down, 40, 30, null, IndicatorStanding.NotMeasured)]
    [InlineData(WantedDirection.Down, 40, 30, 35, IndicatorStanding.RightWay)]
    [InlineData(WantedDirection.Down, 40, 30, 30, IndicatorStanding.Reached)]
    [InlineData(WantedDirection.Down, 40, 30, 41, IndicatorStanding.WrongWay)]
    [InlineData(WantedDirection.Up, 40, 50, 45, IndicatorStanding.RightWay)]
    [InlineData(WantedDirection.Up, 40, 50, 40, IndicatorStanding.Unchanged)]
    [InlineData(WantedDirection.Up, 40, 50, 39, IndicatorStanding.WrongWay)]
    [InlineData(WantedDirection.Up, null, 50, 39, IndicatorStanding.NoBaseline)]
    [InlineData(WantedDirection.Up, null, 50, 51, IndicatorStanding.Reached)]
    [InlineData(WantedDirection.Neutral, 32, null, 60, IndicatorStanding.NotJudged)]
    public void An_indicator_stands_by_the_direction_that_is_wanted(WantedDirection direction, int? baseline, int? target, int? latest, IndicatorStanding expected) =>
        Assert.Equal(expected, GoalFollowUp.StandingOf(Of("Otrygga", direction, latest) with { Baseline = baseline, Target = target }));

    [Fact]
    [Trait("Requirement", "CAU-10")]
    public void Time_to_measure_is_one_cycle_after_the_last_value_and_else_after_the_baseline_or_the_plan()
    {
        var yearly = Of("Rån", WantedDirection.Down, null);
        Assert.Equal(new DateOnly(2027, 1, 1), GoalFollowUp.MeasureBy(yearly, new(2026, 1, 1)));
        Assert.Equal(new DateOnly(2026, 5, 1), GoalFollowUp.MeasureBy(yearly with { BaselineOn = new(2025, 5, 1) }, new(2026, 1, 1)));
        Assert.Equal(new DateOnly(2028, 6, 1), GoalFollowUp.MeasureBy(Of("Rån", WantedDirection.Down, 3) with { Cycle = MeasurementCycle.EverySecondYear }, new(2026, 1, 1)));
        Assert.Null(GoalFollowUp.MeasureBy(yearly with { Cycle = MeasurementCycle.Other }, new(2026, 1, 1)));
        // The 31st of a long month ends a short one.
        Assert.Equal(new DateOnly(2026, 2, 28), GoalFollowUp.MeasureBy(yearly with { Cycle = MeasurementCycle.Monthly, BaselineOn = new(2026, 1, 31) }, new(2026, 1, 1)));
        Assert.True(Assert.Single(GoalFollowUp.Lines(Plan("Platser", [], yearly with { BaselineOn = new(2025, 5, 1) }))).IsOverdue(Today));
    }

    [Fact]
    [Trait("Requirement", "CAU-08")]
    [Trait("Requirement", "CAU-13")]
    public void The_goal_is_both_safety_and_crime_and_what_follows_police_work_is_no_crime()
    {
        var safe = Of("Otrygga", WantedDirection.Down, 35) with { Baseline = 40, Shows = IndicatorSubject.FeltSafety, SourceKind = ResultSource.SafetySurvey };
        var robbery = Of("Rån", WantedDirection.Down, 12) with { Baseline = 10, Shows = IndicatorSubject.Crime, SourceKind = ResultSource.CrimeStatistics };
        var drugs = Of("Narkotika", WantedDirection.Neutral, 60) with { Baseline = 32, Shows = IndicatorSubject.Crime, Class = QualityClass.ActivityDriven };
        var only = GoalFollowUp.Twofold([Plan("Platser", [], safe, drugs)]);
        Assert.Equal((PartOfGoal.RightWay, PartOfGoal.NotMeasured, false), (only.SafetyPart, only.CrimePart, only.IsOnItsWay));
        var worse = GoalFollowUp.Twofold([Plan("Platser", [], safe, robbery)]);
        Assert.Equal((PartOfGoal.RightWay, PartOfGoal.NotAllTheRightWay, false), (worse.SafetyPart, worse.CrimePart, worse.IsOnItsWay));
        Assert.True(GoalFollowUp.Twofold([Plan("Platser", [], safe), Plan("Unga", [], robbery with { Baseline = 20 })]).IsOnItsWay);
    }

    [Fact]
    [Trait("Requirement", "CAU-07")]
    [Trait("Requirement", "CAU-09")]
    public void Each_overarching_area_shows_who_mirrors_it_and_which_have_neither_goal_nor_indicator()
    {
        var one = Plan("Trygga torg", ["Platser", "Unga i riskzon"], Of("Otrygga", WantedDirection.Down, 35) with { Baseline = 40 });
        var other = Plan("unga i riskzon", []);
        var found = GoalFollowUp.Mirrored(["Platser", "Unga i riskzon", "Våld i nära relation"], [one, other]);
        Assert.Equal([1, 2, 0], found.Select(area => area.Mirrors.Count));
        Assert.Equal([true, true, false], found.Select(area => area.HasGoal));
        Assert.Equal([1, 1, 0], found.Select(area => area.Lines.Count));
        Assert.Equal(IndicatorStanding.RightWay, found[0].Lines[0].Standing);
    }

    static Indicator Of(string name, WantedDirection direction, int? latest) => new()
    {
        Id = Guid.CreateVersion7(), Name = name, Source = "Mätning", Unit = "%", Direction = direction, Measured = latest is { } value ? [new(new(2026, 6, 1), value, null)] : [],
    };

    static FocusPlan Plan(string name, IReadOnlyList<string> mirrors, params Indicator[] indicators)
    {
        var plan = FocusPlan.Begin(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), null, new(2026, 1, 1), Elsa, "Elsa", Now);
        FocusArea area = new() { Id = Guid.CreateVersion7(), Name = name, WhyTogether = "Delat ansvar", Mirrors = mirrors };
        Goal goal = new() { Id = Guid.CreateVersion7(), Text = "Mål" };
        Assert.True(plan.Keep(area, Elsa, "Elsa", Now).IsDone);
        Assert.True(plan.Keep(area.Id, goal, Elsa, "Elsa", Now).IsDone);
        foreach (var indicator in indicators)
        {
            Assert.True(plan.Keep(area.Id, goal.Id, indicator with { Measured = [] }, Elsa, "Elsa", Now).IsDone);
            foreach (var value in indicator.Measured) Assert.True(plan.Measure(indicator.Id, value, Today, Elsa, "Elsa", Now).IsDone);
        }
        return plan;
    }
}
