using Samsyn.App.ActionPlans;
using Samsyn.App.Forums;
using Samsyn.Domain.ActionPlans;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.ActionPlans;

/// <summary>The plans of the real documents, from the file to the card.</summary>
public sealed class SeedPlanTests
{
    static readonly DateOnly InForce = new(2018, 3, 1);

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-01")]
    [Trait("Requirement", "PLN-02")]
    [Trait("Requirement", "PLN-04")]
    [Trait("Requirement", "PLN-12")]
    [Trait("Requirement", "AGR-59")]
    public async Task The_twelve_cards_of_the_long_agreement(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = await PlanSamples.AdoptSeed(samsyn, "S0");

        var cards = (await samsyn.Run((ReadPlanCards read) => read.Run(TestActors.Reader, id, InForce, default)))!.Cards;

        Assert.Equal(12, cards.Count);
        Assert.Equal(12, cards.Select(card => card.Slug).Distinct().Count());
        Assert.All(cards, card => Assert.Equal(card.Plan.Readiness.Count, card.Rows.Count(row => row.Kind == PlanRowKind.Readiness)));
        Assert.All(cards, card => Assert.Single(card.Rows, row => row.Field == "financing" && row.Gap == PlanGap.None));
        // What the reader says of completeness and what the page says of the six items is one truth.
        Assert.All(cards, card => Assert.Equal(card.Plan.Complete, PlanCompleteness.Lacking(PlanCompleteness.Of(card.Plan)).Count == 0));
        Assert.Equal(4, cards.Count(card => !card.Plan.Complete));
        Assert.Single(cards, card => card.Plan.Remark is not null);
        Assert.Single(cards, card => card.Rows.Any(row => row.Field == "currentState"));
        Assert.Equal(3, cards.Count(card => card.Rows.Any(row => row is { Field: "term", Gap: not PlanGap.None })));
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-13")]
    [Trait("Requirement", "PLN-22")]
    [Trait("Requirement", "PLN-25")]
    public async Task Six_forum_types_of_two_districts_find_each_other(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var one = await PlanSamples.AdoptSeed(samsyn, "S0");
        var facts = await PlanSamples.ReadSeed("S1");
        await samsyn.Store(PlanSamples.Adopted(PlanSamples.Facts with { Plans = facts.Plans, Areas = [] }));

        var cards = (await samsyn.Run((ReadPlanCards read) => read.Run(TestActors.Reader, one, InForce, default)))!.Cards;
        List<string> shared = [];
        foreach (var card in cards)
        {
            var page = (await samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Reader, one, card.Slug, InForce, null, default)))!;
            if (page.Comparable.Any(link => link.SameType)) shared.Add(card.Plan.Title);
        }

        Assert.True(shared.Count >= 6, string.Join(", ", shared));
        Assert.True(shared.Count <= 7, string.Join(", ", shared));
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "PLN-05")]
    [Trait("Requirement", "PLN-06")]
    [Trait("Requirement", "PLN-07")]
    [Trait("Requirement", "PLN-08")]
    [Trait("Requirement", "PLN-17")]
    public async Task The_seven_areas_decided_as_an_annex_show_their_eight_activities(Engine engine)
    {
        var facts = await PlanSamples.ReadSeed("S2");
        var agreement = PlanSamples.Adopted(PlanSamples.Facts with { Term = PlanSamples.Facts.Term! with { To = new(2021, 12, 31) } });
        Assert.Empty(agreement.ProposeAnnexVersion(2, new(new("01920000-0000-7000-b000-000000000001")), new() { Lines = ["Handlingsplan"], Facts = facts, Reason = "Ny plan" }, new(2019, 12, 1)).Refusals);
        Assert.Empty(agreement.DecideAnnexVersion(2, new() { On = new(2020, 1, 1), BodyKind = Domain.Agreements.Facts.BodyKind.Steering, Body = "Styrgrupp", Text = "Fastställs", Deciders = ["Maj Lundvik"] }, new(2020, 1, 1)).Refusals);
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var rows = (await samsyn.Run((ReadPlanRegister register) => register.Run(TestActors.Reader, new() { On = new(2020, 3, 1) }, default))).Rows;
        var reference = Assert.Single(rows, row => row.Kind == PlanKind.Reference);
        var page = (await samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Reader, agreement.Id, rows[0].Slug, new(2020, 3, 1), null, default)))!;
        var referring = (await samsyn.Run((ReadPlanPage pages) => pages.Run(TestActors.Reader, agreement.Id, reference.Slug, new(2020, 3, 1), null, default)))!;

        Assert.Equal((8, 7), (rows.Count(row => row.Kind == PlanKind.Activity), rows.Select(row => row.Slug).Distinct().Count()));
        Assert.NotNull(referring.RefersTo);
        Assert.Equal("convener", ActivityReference.FieldOf(page.Area!.Activities[0], page.Area.Activities[0].DistrictContact));
        Assert.Equal(page.Area.Activities[0].Convener, ActivityReference.ValueOf(page.Area.Activities[0], "convener"));
        Assert.Equal([3, 1], page.Area.Activities.Select(activity => activity.FollowUpPoints.Count));
        Assert.NotEmpty(page.Duties);
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-03")]
    [Trait("Requirement", "FOR-BOS-05")]
    public async Task The_forums_of_the_long_agreement_are_a_tree_with_a_routine_that_never_meets(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = await PlanSamples.AdoptSeed(samsyn, "S0");

        var forums = (await samsyn.Run((ReadForumPage read) => read.Run(TestActors.Reader, InForce, default))).Agreements.Single(one => one.Agreement.Id == id);

        Assert.NotEmpty(forums.Steering);
        Assert.Equal(12, forums.Plans.Count);
        var routine = forums.Plans.Single(forum => forum.Name == "Bosättningar");
        Assert.True(routine is { MeetsNever: true, Next: null, Year: null });
        Assert.Contains(forums.Plans, forum => forum.Series.Any(series => series.Place is not null && series.Time is not null));
    }
}
