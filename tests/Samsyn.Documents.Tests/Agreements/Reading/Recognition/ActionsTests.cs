using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class ActionsTests
{
    [Fact]
    public void The_table_of_a_walk_gives_owner_due_and_status()
    {
        var actions = ReadTexts.Facts(FictionalTexts.Walk).Actions;
        Assert.Equal(["Byt armaturer i tunneln", "Beskär buskarna", "Sanera klotter"], actions.Select(a => a.Text));
        Assert.Equal(["Trafikkontoret", "Bostadsbolaget", "Bostadsbolaget"], actions.Select(a => a.Owner));
        Assert.Equal([new TermByDate(new DateOnly(2024, 10, 15)), new TermByMonth(2024, 11), new UntilFurtherNotice()], actions.Select(a => a.Due!));
        Assert.Equal(["Beställd", "Pågår", null], actions.Select(a => a.Status));
    }

    [Fact]
    public void Actions_in_text_are_read_by_their_labels()
    {
        var actions = ReadTexts.Facts(FictionalTexts.WalkInText).Actions;
        Assert.Equal(["Fastighetsägaren", "Parkenheten"], actions.Select(a => a.Owner));
        Assert.Equal([new TermByMonth(2024, 6), new TermSeason(Season.Spring, 2025)], actions.Select(a => a.Due!));
        Assert.Equal(["klar", null], actions.Select(a => a.Status));
    }

    [Fact]
    public void Counted_promises_have_their_minimum() =>
        Assert.Equal([10, 4], ReadTexts.Facts(FictionalTexts.Promise).Actions.Where(a => a.MinimumCount is not null).Select(a => a.MinimumCount!.Value));

    [Fact]
    public void A_promise_with_a_rhythm_keeps_both_number_and_rhythm()
    {
        var action = Assert.Single(ReadTexts.Facts("Medborgarlöfte 2025\n\nVi lovar att:\n\n- patrullera i centrum minst tre kvällar i veckan\n\nUppföljning\n\nLöftet följs upp varje kvartal.\n").Actions);
        Assert.Equal(3, action.MinimumCount);
        Assert.Equal(new TimesCadence(3, CadencePeriod.Week, CadenceStrength.Minimum), Assert.Single(action.Cadence));
    }

    [SeedFact]
    [Trait("Requirement", "COM-12")]
    public void The_joint_communication_strategy_is_due_in_spring() =>
        Assert.Contains(ReadTexts.Seed("S2").Actions, a => a.Due == new TermSeason(Season.Spring, 2020) && a.Line == 25);
}
