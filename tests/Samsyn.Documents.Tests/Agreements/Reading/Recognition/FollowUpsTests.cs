using Samsyn.Documents.Tests.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class FollowUpsTests
{
    [SeedFact]
    [Trait("Requirement", "FUP-01")]
    [Trait("Requirement", "FUP-02")]
    [Trait("Requirement", "FUP-03")]
    [Trait("Requirement", "FUP-04")]
    [Trait("Requirement", "FUP-05")]
    public void The_four_objects_are_read_with_method_responsible_and_rhythm()
    {
        var followUp = ReadTexts.Seed("S0").FollowUp;
        Assert.Equal([FollowUpObject.Organisation, FollowUpObject.SituationPicture, FollowUpObject.ActionPlans, FollowUpObject.CommunicationPlan], followUp.Select(f => f.Object));
        Assert.Equal(["1/Year", "2/Year | needed", "2/Year", "2/Year"], followUp.Select(f => CadenceNotation.Of(f.Cadence)));
        Assert.All(followUp, f => Assert.False(string.IsNullOrEmpty(f.Method) || string.IsNullOrEmpty(f.Responsible)));
        // The first three are decided, the last only reported.
        Assert.Equal([true, true, true, false], followUp.Select(f => f.Responsible!.Contains("beslut", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_with_a_column_for_each_is_read()
    {
        var followUp = ReadTexts.Facts(FictionalTexts.FollowUpColumns).FollowUp;
        Assert.Equal(["1/Year", "1/HalfYear", "3/Year", "needed"], followUp.Select(f => CadenceNotation.Of(f.Cadence)));
        Assert.Equal("Analytiker", followUp[1].Responsible);
        Assert.Equal("Frågemall", followUp[2].Method);
    }

    [Fact]
    public void Running_text_is_read()
    {
        var followUp = ReadTexts.Facts(FictionalTexts.SeveralMunicipalities).FollowUp;
        Assert.Equal([FollowUpObject.Organisation, FollowUpObject.ActionPlans], followUp.Select(f => f.Object));
        Assert.Equal(["styrgruppen", "samordnarna"], followUp.Select(f => f.Responsible));
    }
}
