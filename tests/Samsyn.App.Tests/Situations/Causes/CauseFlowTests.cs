using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Causes;

/// <summary>From problem to goal, stored and read by both parties.</summary>
public sealed class CauseFlowTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;

    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "CAU-01")]
    [Trait("Requirement", "CAU-02")]
    [Trait("Requirement", "CAU-06")]
    public async Task The_tree_and_the_focus_areas_are_kept_whole_and_overtaken_forms_are_told(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        var problem = (await samsyn.RunFor(City, (StateProblem act) => act.Run(City, new(_agreement.Id, new() { Title = "Rån", Place = "Torget", Section = "personran", Priority = 2, Grounds = "Många" }), default))).Value;
        Assert.Empty((await samsyn.RunFor(Police, (KeepCause act) => act.Run(Police, new(new(problem, 1), new() { Id = Guid.Empty, Text = "Mörkt", Evidence = "Vandring" }), default))).Refusals);
        Assert.Equal([new Stale(1, 2)], (await samsyn.RunFor(City, (KeepCause act) => act.Run(City, new(new(problem, 1), new() { Id = Guid.Empty, Text = "Tomt" }), default))).Refusals);
        var cause = (await Page(samsyn, City)).Problems[0].Causes[0];
        Assert.Empty((await samsyn.RunFor(City, (KeepMeasure act) => act.Run(City, new(new(problem, 2), cause.Id, new() { Id = Guid.Empty, Text = "Belysning", Evidence = "Översikt", Level = MeasureLevel.Place, Term = MeasureTerm.Long }), default))).Refusals);

        var plan = (await samsyn.RunFor(City, (BeginFocusPlan act) => act.Run(City, new(_agreement.Id, null, new(2018, 1, 1)), default))).Value;
        Assert.Empty((await samsyn.RunFor(City, (KeepFocusArea act) => act.Run(City, new(new(plan, 1), new() { Id = Guid.Empty, Name = "Platser", WhyTogether = "Delat", Problems = [problem.Value], Mirrors = ["Offentliga platser"], TakesUp = [StandpointCategory.Youth], References = ["Plan"] }), default))).Refusals);
        var area = (await Page(samsyn, City)).Current!.Areas[0];
        Assert.Empty((await samsyn.RunFor(City, (KeepGoal act) => act.Run(City, new(new(plan, 2), area.Id, new() { Id = Guid.Empty, Text = "Färre rån", ExpectedResults = ["Öppna kiosker"], Assignments = ["Redovisa"] }), default))).Refusals);
        var goal = (await Page(samsyn, City)).Current!.Areas[0].Goals[0];
        Assert.Empty((await samsyn.RunFor(City, (KeepIndicator act) => act.Run(City, new(new(plan, 3), area.Id, goal.Id, new() { Id = Guid.Empty, Name = "Rån", Source = "Polisen", Unit = "anmälningar", Direction = WantedDirection.Down, Baseline = 41.5m, Target = 30, Breakdown = IndicatorBreakdown.Sex | IndicatorBreakdown.Age }), default))).Refusals);
        var indicator = (await Page(samsyn, City)).Current!.Areas[0].Goals[0].Indicators[0];
        Assert.Empty((await samsyn.RunFor(Police, (NoteMeasuredValue act) => act.Run(Police, new(new(plan, 4), indicator.Id, new(new(2018, 1, 1), 38, "Halvår")), default))).Refusals);

        var page = await Page(samsyn, Police);
        Assert.Empty(page.Holes);
        Assert.Equal((FactorKind.Risk, "Vandring", "Belysning", MeasureTerm.Long), (page.Problems[0].Causes[0].Kind, page.Problems[0].Causes[0].Evidence, page.Problems[0].Causes[0].Measures[0].Text, page.Problems[0].Causes[0].Measures[0].Term));
        var kept = page.Current!.Areas[0];
        Assert.Equal(([problem.Value], ["Offentliga platser"], [StandpointCategory.Youth], "Öppna kiosker"), (kept.Problems.ToArray(), kept.Mirrors.ToArray(), kept.TakesUp.ToArray(), kept.Goals[0].ExpectedResults[0]), new SameLists());
        Assert.Equal((41.5m, IndicatorBreakdown.Sex | IndicatorBreakdown.Age, 38m), (kept.Goals[0].Indicators[0].Baseline!.Value, kept.Goals[0].Indicators[0].Breakdown, kept.Goals[0].Indicators[0].Latest!.Value));
        Assert.Null(await samsyn.RunFor(TestActors.Company, (ReadProblem read) => read.Run(TestActors.Company, problem, default)) is { } seen ? seen.Problem : null);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "CAU-05")]
    [Trait("Requirement", "CAU-17")]
    [Trait("Requirement", "CAU-18")]
    public async Task A_body_has_focus_areas_of_its_own_and_each_list_its_own_versions(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var council = TestBodies.Body(_agreement.Id, new() { Name = "BRÅ", Kind = Domain.Agreements.Facts.BodyKind.Council });
        await samsyn.Store(_agreement, council);
        var own = (await samsyn.RunFor(City, (BeginFocusPlan act) => act.Run(City, new(_agreement.Id, council.Id, new(2018, 1, 1)), default))).Value;
        await samsyn.RunFor(City, (KeepFocusArea act) => act.Run(City, new(new(own, 1), new() { Id = Guid.Empty, Name = "Helt och rent", WhyTogether = "Delat" }), default));
        await samsyn.RunFor(City, (BeginFocusPlan act) => act.Run(City, new(_agreement.Id, null, new(2018, 1, 1)), default));
        await samsyn.RunFor(City, (BeginFocusPlan act) => act.Run(City, new(_agreement.Id, council.Id, new(2018, 2, 1)), default));

        var plans = (await Page(samsyn, City)).Plans;
        Assert.Equal([(false, 1), (true, 2), (true, 1)], plans.Select(one => (one.Body is not null, one.Number)));
        var change = Assert.Single(FocusChanges.Between(plans[2].Areas, plans[1].Areas));
        Assert.Equal((FocusChangeKind.Continued, "Helt och rent"), (change.Kind, change.Now!.Name));
        Assert.Equal([new FocusPlanClosed(new(2018, 2, 1))], (await samsyn.RunFor(City, (DropFocusArea act) => act.Run(City, new(new(own, 3), plans[2].Areas[0].Id), default))).Refusals);
    }

    async Task<CausePage> Page(TestDatabase samsyn, Actor actor) => (await samsyn.RunFor(actor, (ReadCauses read) => read.Run(actor, _agreement.Id, default)))!;

    /// <summary>Tuples of arrays by what stands in them.</summary>
    sealed class SameLists : IEqualityComparer<(Guid[], string[], StandpointCategory[], string)>
    {
        public bool Equals((Guid[], string[], StandpointCategory[], string) x, (Guid[], string[], StandpointCategory[], string) y) =>
            x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2) && x.Item3.SequenceEqual(y.Item3) && x.Item4 == y.Item4;

        public int GetHashCode((Guid[], string[], StandpointCategory[], string) obj) => 0;
    }
}
