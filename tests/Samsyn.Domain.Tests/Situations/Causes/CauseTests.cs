using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.Domain.Tests.Situations.Causes;

public sealed class CauseTests
{
    static readonly PersonId Elsa = new(Guid.CreateVersion7());
    static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    static readonly DateOnly Today = new(2026, 7, 1);

    readonly Problem _problem = Problem.State(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), new() { Title = "Rån", Place = "Torget" }, Elsa, "Elsa", Now).Value;
    readonly FocusPlan _plan = FocusPlan.Begin(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), null, new(2026, 1, 1), Elsa, "Elsa", Now);

    [Fact]
    [Trait("Requirement", "CAU-02")]
    [Trait("Requirement", "CAU-15")]
    public void A_problem_is_somewhere_or_of_a_group_and_a_priority_has_its_grounds() =>
        Assert.Equal([new ProblemTitleMissing(), new ProblemPlaceMissing(), new PriorityGroundsMissing()],
            Problem.State(default, default, new() { Title = " ", Priority = 1 }, Elsa, "Elsa", Now).Refusals);

    [Fact]
    [Trait("Requirement", "CAU-02")]
    [Trait("Requirement", "CAU-03")]
    [Trait("Requirement", "CAU-04")]
    public void A_measure_stands_under_a_cause_moves_to_another_and_keeps_what_it_says()
    {
        Cause dark = new() { Id = Guid.CreateVersion7(), Text = "Mörkt", Kind = FactorKind.Risk }, adults = new() { Id = Guid.CreateVersion7(), Text = "Få vuxna", Kind = FactorKind.Protective };
        foreach (var cause in new[] { dark, adults }) Assert.True(_problem.Keep(cause, Elsa, "Elsa", Now).IsDone);
        Measure measure = new() { Id = Guid.CreateVersion7(), Text = "Belysning", Evidence = "Översikt", Level = MeasureLevel.Place, Term = MeasureTerm.Long };
        Assert.True(_problem.Keep(measure, dark.Id, Elsa, "Elsa", Now).IsDone);
        Assert.Equal([new CauseHasMeasures("Mörkt", 1)], _problem.RemoveCause(dark.Id, Elsa, "Elsa", Now).Refusals);

        Assert.True(_problem.Keep(measure with { Text = "Vandringar" }, adults.Id, Elsa, "Elsa", Now).IsDone);
        var (under, moved) = Assert.Single(_problem.Measures);
        Assert.Equal((adults.Id, "Vandringar", MeasureLevel.Place, "Översikt"), (under!.Id, moved.Text, moved.Level, moved.Evidence));
        Assert.True(_problem.Keep(measure, null, Elsa, "Elsa", Now).IsDone);
        Assert.Equal("Belysning", Assert.Single(_problem.Loose).Text);
        // Another wording of a cause does not lose its measures.
        Assert.True(_problem.Keep(measure, dark.Id, Elsa, "Elsa", Now).IsDone);
        Assert.True(_problem.Keep(dark with { Text = "Mörkt och skymt" }, Elsa, "Elsa", Now).IsDone);
        Assert.Single(_problem.Causes[0].Measures);
        Assert.Equal([new CauseUnknown()], _problem.Keep(measure, Guid.CreateVersion7(), Elsa, "Elsa", Now).Refusals);
        Assert.True(_problem.RemoveMeasure(measure.Id, Elsa, "Elsa", Now).IsDone);
        Assert.Equal([new MeasureUnknown()], _problem.RemoveMeasure(measure.Id, Elsa, "Elsa", Now).Refusals);
    }

    [Fact]
    [Trait("Requirement", "CAU-21")]
    public void An_effort_at_short_notice_rests_on_a_mandate_and_the_steering_group_is_told_afterwards()
    {
        Measure quick = new() { Id = Guid.CreateVersion7(), Text = "Fler poliser på torget i kväll", IsFastTrack = true, State = MeasureState.Begun };
        Assert.Equal([new MandateMissing()], _problem.Keep(quick, null, Elsa, "Elsa", Now).Refusals);
        Assert.True(_problem.Keep(quick with { Mandate = "Lokalpolisområdets egen planering" }, null, Elsa, "Elsa", Now).IsDone);
        Assert.Contains(Holes.In([_problem], null, []), hole => hole.Kind == HoleKind.SteeringGroupNotInformed);
        Assert.True(_problem.Keep(quick with { Mandate = "Egen planering", SteeringGroupInformed = Today }, null, Elsa, "Elsa", Now).IsDone);
        Assert.DoesNotContain(Holes.In([_problem], null, []), hole => hole.Kind == HoleKind.SteeringGroupNotInformed);
    }

    [Fact]
    [Trait("Requirement", "CAU-01")]
    [Trait("Requirement", "CAU-20")]
    public void Every_missing_link_from_picture_to_goal_is_a_hole_and_filling_it_closes_it()
    {
        Assert.Equal([HoleKind.ProblemWithoutCause, HoleKind.ProblemWithoutSection, HoleKind.ProblemWithoutPriority], Kinds());
        _problem.Describe(new() { Title = "Rån", Place = "Torget", Section = "personran", Priority = 1, Grounds = "Många drabbas" }, Elsa, "Elsa", Now);
        Cause cause = new() { Id = Guid.CreateVersion7(), Text = "Mörkt" };
        _problem.Keep(cause, Elsa, "Elsa", Now);
        Measure measure = new() { Id = Guid.CreateVersion7(), Text = "Belysning" };
        _problem.Keep(measure, null, Elsa, "Elsa", Now);
        Assert.Equal([HoleKind.CauseWithoutMeasure, HoleKind.CauseWithoutEvidence, HoleKind.MeasureWithoutCause, HoleKind.MeasureWithoutEvidence], Kinds());
        _problem.Keep(measure with { Evidence = "Översikt" }, cause.Id, Elsa, "Elsa", Now);
        _problem.Keep(cause with { Evidence = "Dialog" }, Elsa, "Elsa", Now);
        Assert.Empty(Kinds());

        FocusArea area = new() { Id = Guid.CreateVersion7(), Name = "Platser", WhyTogether = "Delat ansvar" };
        Assert.True(_plan.Keep(area, Elsa, "Elsa", Now).IsDone);
        Assert.Equal([HoleKind.FocusWithoutGoal, HoleKind.FocusWithoutProblem, HoleKind.FocusWithoutReference, HoleKind.ProblemWithoutFocus, HoleKind.CategoryWithoutFocus], Kinds(_plan, StandpointCategory.Youth));
        _plan.Keep(area with { Problems = [_problem.Id.Value], References = ["Verksamhetsplan"], TakesUp = [StandpointCategory.Youth] }, Elsa, "Elsa", Now);
        Goal goal = new() { Id = Guid.CreateVersion7(), Text = "Färre rån" };
        _plan.Keep(area.Id, goal, Elsa, "Elsa", Now);
        Assert.Equal([HoleKind.GoalWithoutIndicator], Kinds(_plan, StandpointCategory.Youth));
        Indicator indicator = new() { Id = Guid.CreateVersion7(), Name = "Rån", Source = "Polisen", Unit = "anmälningar", Direction = WantedDirection.Down };
        _plan.Keep(area.Id, goal.Id, indicator, Elsa, "Elsa", Now);
        Assert.Equal([HoleKind.IndicatorWithoutBaseline, HoleKind.IndicatorWithoutTarget, HoleKind.IndicatorNotMeasured], Kinds(_plan, StandpointCategory.Youth));
        _plan.Keep(area.Id, goal.Id, indicator with { Baseline = 40, Target = 30 }, Elsa, "Elsa", Now);
        _plan.Measure(indicator.Id, new(Today, 38, null), Today, Elsa, "Elsa", Now);
        Assert.Empty(Kinds(_plan, StandpointCategory.Youth));
    }

    [Fact]
    [Trait("Requirement", "CAU-17")]
    public void Between_versions_areas_are_continued_merged_new_or_dropped()
    {
        foreach (var name in (string[])["Platser", "Unga", "Trafik"]) Assert.True(_plan.Keep(new() { Id = Guid.CreateVersion7(), Name = name, WhyTogether = "Delat ansvar" }, Elsa, "Elsa", Now).IsDone);
        var next = _plan.Next(new(Guid.CreateVersion7()), Guid.CreateVersion7, new(2027, 1, 1), Elsa, "Elsa", Now).Value;
        Assert.Equal((2, new DateOnly(2027, 1, 1)), (next.Number, _plan.ReplacedOn!.Value));
        Assert.All(FocusChanges.Between(_plan.Areas, next.Areas), change => Assert.Equal(FocusChangeKind.Continued, change.Kind));
        Assert.Equal([new FocusPlanClosed(new(2027, 1, 1))], _plan.Keep(_plan.Areas[0], Elsa, "Elsa", Now).Refusals);

        next.Keep(next.Areas[0] with { Name = "Platser och unga", ContinuesFrom = [_plan.Areas[0].Id, _plan.Areas[1].Id] }, Elsa, "Elsa", Now);
        next.Drop(next.Areas[1].Id, Elsa, "Elsa", Now);
        next.Drop(next.Areas[1].Id, Elsa, "Elsa", Now);
        next.Keep(new() { Id = Guid.CreateVersion7(), Name = "Otillåten påverkan", WhyTogether = "Ny fråga" }, Elsa, "Elsa", Now);
        Assert.Equal([(FocusChangeKind.Merged, "Platser och unga"), (FocusChangeKind.New, "Otillåten påverkan"), (FocusChangeKind.Dropped, "Trafik")],
            FocusChanges.Between(_plan.Areas, next.Areas).Select(change => (change.Kind, change.Now?.Name ?? change.Before[0].Name)));
    }

    [Fact]
    [Trait("Requirement", "CAU-12")]
    [Trait("Requirement", "SIT-23")]
    public void What_follows_police_activity_has_no_better_direction_and_a_target_lies_the_way_that_is_wanted()
    {
        FocusArea area = new() { Id = Guid.CreateVersion7(), Name = "Platser", WhyTogether = "Delat ansvar" };
        Goal goal = new() { Id = Guid.CreateVersion7(), Text = "Mål" };
        _plan.Keep(area, Elsa, "Elsa", Now);
        _plan.Keep(area.Id, goal, Elsa, "Elsa", Now);
        Indicator indicator = new() { Id = Guid.CreateVersion7(), Name = "Narkotika", Source = "Polisen", Unit = "anmälningar", Direction = WantedDirection.Down, Class = QualityClass.ActivityDriven };
        Assert.Equal([new DirectionOfActivity()], _plan.Keep(area.Id, goal.Id, indicator, Elsa, "Elsa", Now).Refusals);
        Assert.Equal([new TargetAgainstDirection()], _plan.Keep(area.Id, goal.Id, indicator with { Class = QualityClass.LowDarkFigure, Baseline = 10, Target = 12 }, Elsa, "Elsa", Now).Refusals);
        Assert.True(_plan.Keep(area.Id, goal.Id, indicator with { Direction = WantedDirection.Neutral }, Elsa, "Elsa", Now).IsDone);
    }

    [Fact]
    [Trait("Requirement", "CAU-14")]
    public void Results_are_measured_in_the_order_of_their_days_and_say_nothing_of_whether_measures_are_done()
    {
        FocusArea area = new() { Id = Guid.CreateVersion7(), Name = "Platser", WhyTogether = "Delat ansvar" };
        Goal goal = new() { Id = Guid.CreateVersion7(), Text = "Mål" };
        Indicator indicator = new() { Id = Guid.CreateVersion7(), Name = "Otrygga", Source = "Mätning", Unit = "%" };
        _plan.Keep(area, Elsa, "Elsa", Now);
        _plan.Keep(area.Id, goal, Elsa, "Elsa", Now);
        _plan.Keep(area.Id, goal.Id, indicator, Elsa, "Elsa", Now);
        Assert.Equal([new MeasuredInFuture(Today.AddDays(1), Today)], _plan.Measure(indicator.Id, new(Today.AddDays(1), 1, null), Today, Elsa, "Elsa", Now).Refusals);
        foreach (var (day, value) in new[] { (0, 38m), (-100, 41m), (0, 39m) }) _plan.Measure(indicator.Id, new(Today.AddDays(day), value, null), Today, Elsa, "Elsa", Now);
        var kept = _plan.Areas[0].Goals[0].Indicators[0];
        Assert.Equal([41m, 39m], kept.Measured.Select(one => one.Value));
        Assert.Equal(39m, kept.Latest!.Value);
        // A new wording of the indicator keeps what was measured.
        _plan.Keep(area.Id, goal.Id, indicator with { Name = "Otrygga sent" }, Elsa, "Elsa", Now);
        Assert.Equal(2, _plan.Areas[0].Goals[0].Indicators[0].Measured.Count);
    }

    [Fact]
    [Trait("Requirement", "CAU-19")]
    public void An_area_says_why_the_parties_solve_it_together() =>
        Assert.Equal([new WhyTogetherMissing()], _plan.Keep(new() { Id = Guid.CreateVersion7(), Name = "Egen tillsyn" }, Elsa, "Elsa", Now).Refusals);

    IReadOnlyList<HoleKind> Kinds(FocusPlan? plan = null, params StandpointCategory[] demanded) => [.. Holes.In([_problem], plan, demanded).Select(hole => hole.Kind)];
}
