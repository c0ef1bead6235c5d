using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class StandpointTests
{
    static readonly DateOnly Today = Day("2016-12-01");

    static Agreement Draft(ParentFact? parent = null) =>
        Agreement.Draft(NewLocal(LocalFacts() with { Parent = parent ?? new() { From = Day("2015-05-19"), To = Day("2019-05-19") } })).Value;

    [Fact]
    [Trait("Requirement", "AGR-45")]
    public void A_draft_below_the_numbered_agreement_is_not_signed_before_every_category_has_its_position()
    {
        var draft = Draft();
        Assert.Equal([new StandpointsMissing([StandpointCategory.Youth, StandpointCategory.CrimeVictims, StandpointCategory.OrganisedCrime]).Categories],
            draft.Sign(Signed(District, "2016-12-01"), Today).Refusals.OfType<StandpointsMissing>().Select(refusal => refusal.Categories));

        Assert.Empty(draft.RecordStandpoint(new(StandpointCategory.Youth, Today, "Insatsgrupp unga", null), Today).Refusals);
        Assert.Empty(draft.RecordStandpoint(new(StandpointCategory.CrimeVictims, Today, null, "Följs upp i ordinarie verksamhet."), Today).Refusals);
        Assert.Equal([StandpointCategory.OrganisedCrime], draft.LackingStandpoints);
        Assert.False(draft.Sign(Signed(District, "2016-12-01"), Today).IsDone);

        Assert.Empty(draft.RecordStandpoint(new(StandpointCategory.OrganisedCrime, Today, "Myndigheter tillsammans", null), Today).Refusals);
        Assert.Empty(draft.Sign(Signed(District, "2016-12-01"), Today).Refusals);
    }

    [Theory]
    [Trait("Requirement", "AGR-45")]
    [InlineData(null, null)]
    [InlineData(" ", "")]
    [InlineData("Insatsgrupp unga", "Behövs inte")]
    public void A_position_is_an_area_or_a_reason_and_never_neither_or_both(string? area, string? reason)
    {
        var draft = Draft();

        Assert.Equal([new StandpointUnclear(StandpointCategory.Youth)], draft.RecordStandpoint(new(StandpointCategory.Youth, Today, area, reason), Today).Refusals);
        Assert.Equal(3, draft.LackingStandpoints.Count);
    }

    [Fact]
    [Trait("Requirement", "AGR-45")]
    public void A_later_position_takes_the_earlier_ones_place_and_both_are_kept()
    {
        var draft = Draft();
        draft.RecordStandpoint(new(StandpointCategory.Youth, Today.AddDays(-1), null, "Ingen brist"), Today);
        draft.RecordStandpoint(new(StandpointCategory.Youth, Today, "Insatsgrupp unga", null), Today);

        Assert.Equal("Insatsgrupp unga", Assert.Single(draft.CurrentStandpoints).Area);
        Assert.Equal(2, draft.Standpoints.Count);
        Assert.Equal([new DateInFuture(Today.AddDays(1), Today)], draft.RecordStandpoint(new(StandpointCategory.Youth, Today.AddDays(1), "X", null), Today).Refusals);
    }

    [Fact]
    [Trait("Requirement", "AGR-45")]
    [Trait("Requirement", "AGR-05")]
    public void The_later_model_and_a_draft_bound_to_nothing_demand_no_positions()
    {
        Assert.Empty(Draft(new() { UntilFurtherNotice = true }).LackingStandpoints);
        Assert.Empty(LocalDraft().LackingStandpoints);
        Assert.Empty(Overarching().LackingStandpoints);
    }
}
