using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using static Samsyn.Tests.Kit.Agreements.SampleAgreements;

namespace Samsyn.Domain.Tests.Notices;

public sealed class DisputeTests
{
    static readonly DateOnly Today = Day("2018-12-01");

    static Dispute Opened() => Dispute.Open(new(Guid.CreateVersion7()), Local().Id, "Ersättning för lokaler", Day("2018-03-01"), "Möte mellan cheferna", Today).Value;

    [Fact]
    [Trait("Requirement", "NOT-22")]
    [Trait("Requirement", "AGR-55")]
    public void A_dispute_begins_with_talks_and_comes_to_a_court_only_after_them()
    {
        var dispute = Opened();
        Assert.Equal((DisputeStage.AmicableTalks, false), (dispute.Stage, dispute.IsClosed));
        Assert.Equal([new DisputeStepNotNext(DisputeStage.AmicableTalks, DisputeStage.Judged)], dispute.Move(DisputeStage.Judged, Today, "Dom", Today).Refusals);

        Assert.Empty(dispute.Move(DisputeStage.GeneralCourt, Day("2018-06-01"), "Ekstads tingsrätt", Today).Refusals);
        Assert.Equal([new DisputeStepNotNext(DisputeStage.GeneralCourt, DisputeStage.AmicableTalks)], dispute.Move(DisputeStage.AmicableTalks, Today, "Åter", Today).Refusals);
        Assert.Empty(dispute.Move(DisputeStage.Judged, Day("2018-11-01"), "Käromålet bifalls", Today).Refusals);

        Assert.Equal([DisputeStage.AmicableTalks, DisputeStage.GeneralCourt, DisputeStage.Judged], dispute.Steps.Select(step => step.Stage));
        Assert.Equal([new DisputeClosed(Day("2018-11-01"))], dispute.Move(DisputeStage.Settled, Today, "Nej", Today).Refusals);
    }

    [Fact]
    [Trait("Requirement", "NOT-22")]
    public void It_may_be_settled_at_any_stage_and_every_step_has_its_day_and_its_words()
    {
        var dispute = Opened();

        Assert.Equal([new DisputeNoteMissing(), new DisputeStepBeforeLast(Day("2018-02-28"), Day("2018-03-01"))], dispute.Move(DisputeStage.Settled, Day("2018-02-28"), " ", Today).Refusals);
        Assert.Equal([new NoticeDateInFuture(Today.AddDays(1), Today)], dispute.Move(DisputeStage.Settled, Today.AddDays(1), "Överens", Today).Refusals);
        Assert.Empty(dispute.Move(DisputeStage.Settled, Day("2018-03-01"), "Överens", Today).Refusals);

        Assert.True(dispute.IsClosed);
        Assert.Empty(dispute.Next);
        Assert.Equal([new DisputeMatterMissing()], Dispute.Open(new(Guid.CreateVersion7()), Local().Id, "", Today, "", Today).Refusals);
    }
}
