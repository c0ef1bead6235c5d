using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class CommunicationPlansTests
{
    [SeedFact]
    [Trait("Requirement", "COM-03")]
    [Trait("Requirement", "COM-04")]
    [Trait("Requirement", "COM-05")]
    [Trait("Requirement", "COM-06")]
    [Trait("Requirement", "COM-07")]
    public void The_plans_lists_have_the_counts_of_the_document()
    {
        var plan = ReadTexts.Seed("S0").Communication!;
        Assert.Equal((4, 4, 6, 5), (plan.Strategy.Count, plan.Goals.Count, plan.TargetGroups.Count, plan.Channels.Count));
        Assert.Equal((2, 2, 2, 1), (plan.Swot!.Strengths.Count, plan.Swot.Weaknesses.Count, plan.Swot.Opportunities.Count, plan.Swot.Threats.Count));
        Assert.False(string.IsNullOrEmpty(plan.Background) || string.IsNullOrEmpty(plan.Purpose) || string.IsNullOrEmpty(plan.MainMessage));
    }

    [SeedFact]
    public void Two_fused_strategy_items_are_parted_and_told_of() =>
        Assert.Contains(ReadTexts.SeedReading("S0").Findings, finding => finding.Code == "fused-list-items");

    [Fact]
    public void A_plan_that_is_its_own_document_is_read()
    {
        var plan = ReadTexts.Facts(FictionalTexts.Communication).Communication!;
        Assert.Equal("Tillsammans för ett tryggare Skaraby.", plan.MainMessage);
        Assert.Equal(["Invånare", "Skolor", "Lokala företag"], plan.TargetGroups);
        Assert.Equal(["Webbplats", "Lokalradio"], plan.Channels);
        Assert.Equal(["Korta vägar"], plan.Swot!.Strengths);
        Assert.Equal(["Ryktesspridning"], plan.Swot.Threats);
    }

    [SeedTheory]
    [InlineData("S1")]
    [InlineData("S4")]
    public void A_document_without_a_plan_has_none(string seed) => Assert.Null(ReadTexts.Seed(seed).Communication);
}
