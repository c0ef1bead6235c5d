using Samsyn.Domain.Meetings;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.Domain.Tests.Meetings;

/// <summary>Until when what minutes say may be written.</summary>
public sealed class WritingTests
{
    static readonly DateOnly Day = new(2018, 3, 1);

    [Fact]
    [Trait("Requirement", "MTG-01")]
    public void Nothing_that_the_minutes_say_changes_while_somebody_reads_a_wording_to_approve_it()
    {
        var body = TestBodies.Body();
        var meeting = TestBodies.Meeting(body, Day);
        var item = TestBodies.Item(meeting);
        Attendee[] there = [TestBodies.Attendee(meeting, TestActors.Coordinator), TestBodies.Attendee(meeting, TestActors.PoliceOfficer)];
        var present = Representation.Of(there);
        var decision = Decision.Take(new(Guid.NewGuid()), meeting, item, 1, new() { Text = "Ja" }, present, []).Value;
        Assert.True(meeting.Hold(new(PartySide.City, "Elsa"), null, present, Day, "e").IsDone);
        Assert.True(meeting.PutForward("summa", DateTimeOffset.UnixEpoch).IsDone);

        Assert.IsType<MinutesBeingApproved>(Assert.Single(decision.Correct(meeting, new() { Text = "Nej" }, present, []).Refusals));
        Assert.IsType<MinutesBeingApproved>(Assert.Single(Decision.Take(new(Guid.NewGuid()), meeting, item, 2, new() { Text = "Mer" }, present, []).Refusals));
        Assert.IsType<MinutesBeingApproved>(Assert.Single(meeting.SetNext(new(Guid.NewGuid())).Refusals));

        Assert.True(meeting.TakeBack().IsDone);
        Assert.True(decision.Correct(meeting, new() { Text = "Nej" }, present, []).IsDone);
    }

    [Fact]
    public void Putting_an_agenda_in_order_disturbs_nobody_who_writes()
    {
        var item = TestBodies.Item(TestBodies.Meeting(TestBodies.Body(), Day));
        var version = item.Version;

        item.PlaceAt(4);

        Assert.Equal((4, version), (item.Order, item.Version));
    }
}
