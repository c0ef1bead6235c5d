using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.Domain.Tests.Meetings;

public sealed class MeetingRulesTests
{
    static readonly DateOnly Day = new(2018, 3, 15);

    [Fact]
    [Trait("Requirement", "MTG-04")]
    public void Of_five_meetings_with_the_third_cancelled_the_chairs_are_police_district_none_police_district()
    {
        var body = TestBodies.Body();
        List<ChairedMeeting> before = [];
        List<PartySide?> turns = [];
        foreach (var (month, state) in new[] { (1, MeetingState.Held), (2, MeetingState.Held), (3, MeetingState.Cancelled), (4, MeetingState.Planned), (5, MeetingState.Planned) })
        {
            var turn = ChairTurns.At(body, before);
            turns.Add(state == MeetingState.Cancelled ? null : turn);
            before.Add(new(new(2018, month, 1), state, state == MeetingState.Held ? turn : null));
        }
        Assert.Equal([PartySide.Police, PartySide.City, null, PartySide.Police, PartySide.City], turns);
    }

    [Fact]
    [Trait("Requirement", "ORG-13")]
    [Trait("Requirement", "MTG-03")]
    public void After_a_meeting_chaired_out_of_turn_it_is_the_other_partys_turn()
    {
        var body = TestBodies.Body();
        Assert.Equal(PartySide.City, ChairTurns.At(body, [new(Day, MeetingState.Held, PartySide.Police)]));
        Assert.Equal(PartySide.Police, ChairTurns.At(body, [new(Day, MeetingState.Held, PartySide.City)]));
        // A guest chaired: whose turn it was has had it.
        Assert.Equal(PartySide.City, ChairTurns.At(body, [new(Day, MeetingState.Held, null)]));
    }

    [Theory]
    [InlineData(ChairRule.Joint, null)]
    [InlineData(ChairRule.Unstated, null)]
    [InlineData(ChairRule.Fixed, PartySide.City)]
    public void Only_an_alternating_chair_alternates(ChairRule rule, PartySide? turn)
    {
        var body = TestBodies.Body(new(Guid.CreateVersion7()), TestBodies.Steering with { Chair = rule, FirstChair = PartySide.City });
        Assert.Equal(turn, ChairTurns.At(body, [new(Day, MeetingState.Held, PartySide.City)]));
    }

    [Fact]
    [Trait("Requirement", "ORG-21")]
    [Trait("Requirement", "MTG-12")]
    [Trait("Requirement", "MTG-06")]
    public void A_decision_needs_somebody_with_mandate_from_each_party_and_adjuncts_do_not_count()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        var (police, city) = (TestBodies.Attendee(meeting, TestActors.PoliceHead), TestBodies.Attendee(meeting, TestActors.Director));
        Assert.True(Representation.Of([police, city]).CanDecide);
        Assert.Equal([PartySide.City], Representation.Of([police]).WithoutMandate);
        Assert.False(Representation.Of([police, TestBodies.Attendee(meeting, TestActors.Coordinator, mandate: false)]).CanDecide);
        Assert.False(Representation.Of([police, TestBodies.Attendee(meeting, TestActors.Director, adjunct: true)]).CanDecide);
        Assert.False(Representation.Of([police, TestBodies.Attendee(meeting, TestActors.Director, presence: Presence.Absent)]).CanDecide);
    }

    [Fact]
    [Trait("Requirement", "MTG-01")]
    [Trait("Requirement", "ORG-21")]
    public void With_one_party_alone_a_decision_is_a_proposal_and_a_new_version_is_refused()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        var alone = Representation.Of([TestBodies.Attendee(meeting, TestActors.PoliceHead)]);
        var item = TestBodies.Item(meeting);

        var proposal = Decision.Take(new(Guid.CreateVersion7()), meeting, item, 1, new() { Text = "Fler vandringar." }, alone, ["Ebba Strandh"]);
        Assert.Equal(DecisionStanding.Proposal, proposal.Value.Standing);
        var version = Decision.Take(new(Guid.CreateVersion7()), meeting, item, 1, new() { Text = "Ny lägesbild.", Kind = DecisionKind.AnnexVersion, Annex = 1 }, alone, []);
        Assert.Equal([PartySide.City], Assert.IsType<OnePartyAlone>(Assert.Single(version.Refusals)).Missing);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [Trait("Requirement", "MTG-01")]
    public void A_decision_without_text_is_none(string text)
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        var both = Representation.Of([TestBodies.Attendee(meeting, TestActors.PoliceHead), TestBodies.Attendee(meeting, TestActors.Director)]);
        Assert.IsType<DecisionWithoutText>(Assert.Single(Decision.Take(new(Guid.CreateVersion7()), meeting, TestBodies.Item(meeting), 1, new() { Text = text }, both, []).Refusals));
    }

    [Fact]
    [Trait("Requirement", "MTG-03")]
    public void Whoever_chairs_out_of_turn_says_why()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day, PartySide.Police);
        var present = Representation.Of([TestBodies.Attendee(meeting, TestActors.Director), TestBodies.Attendee(meeting, TestActors.PoliceHead)]);
        Assert.IsType<ChairDeviationMissing>(Assert.Single(meeting.Hold(new(PartySide.City, "Maj Lundvik"), null, present, Day, "e").Refusals));
        Assert.Equal(MeetingState.Planned, meeting.State);

        Assert.True(meeting.Hold(new(PartySide.City, "Maj Lundvik"), "Polisens chef blev sjuk", present, Day, "e").IsDone);
        Assert.Equal((MeetingState.Held, MinutesState.Draft, PartySide.City, "Polisens chef blev sjuk"), (meeting.State, meeting.MinutesState, meeting.ChairedBySide, meeting.ChairDeviation));
    }

    [Fact]
    public void A_meeting_is_not_held_before_its_day_nor_by_nobody()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        var refused = meeting.Hold(new(null, ""), null, Representation.Of([]), Day.AddDays(-1), "e");
        Assert.Equal([typeof(MeetingNotYet), typeof(ChairMissing), typeof(NobodyPresent)], refused.Refusals.Select(one => one.GetType()));
    }

    [Fact]
    public void Each_change_after_the_summons_is_a_new_edition_and_before_it_is_none()
    {
        var body = TestBodies.Body();
        var meeting = TestBodies.Meeting(body, Day);
        meeting.Move(body, meeting.Time with { Place = "Biblioteket" });
        Assert.Equal(0, meeting.Sequence);
        Assert.True(meeting.Call(Day).IsDone);
        meeting.Move(body, meeting.Time with { Date = Day.AddDays(7) });
        meeting.Move(body, meeting.Time);
        Assert.Equal((1, Day), (meeting.Sequence, meeting.MovedFrom!.Value));
        meeting.Cancel("Halka");
        Assert.Equal(2, meeting.Sequence);
        Assert.IsType<MeetingOver>(Assert.Single(meeting.Move(body, meeting.Time).Refusals));
    }

    [Fact]
    public void Minutes_are_approved_by_two_persons_of_two_parties_and_then_never_change()
    {
        var meeting = Held();
        Assert.IsType<MinutesNotPutForward>(Assert.Single(meeting.Approve(ApprovalOf(TestActors.Director, PartySide.City, "sum")).Refusals));
        Assert.True(meeting.PutForward("sum", default).IsDone);
        Assert.True(meeting.Approve(ApprovalOf(TestActors.Director, PartySide.City, "sum")).IsDone);

        // Two positions, one pair of eyes.
        Assert.IsType<ApprovedByTheSamePerson>(Assert.Single(meeting.Approve(ApprovalOf(TestActors.Director, PartySide.Police, "sum")).Refusals));
        Assert.IsType<ApprovedForThatPartyAlready>(Assert.Single(meeting.Approve(ApprovalOf(TestActors.Coordinator, PartySide.City, "sum")).Refusals));
        Assert.IsType<MinutesChangedSinceRead>(Assert.Single(meeting.Approve(ApprovalOf(TestActors.PoliceHead, PartySide.Police, "other")).Refusals));
        Assert.Equal(MinutesState.PutForward, meeting.MinutesState);

        Assert.True(meeting.Approve(ApprovalOf(TestActors.PoliceHead, PartySide.Police, "sum")).IsDone);
        Assert.True(meeting.IsFrozen);
        Outcome[] later = [meeting.PutForward("x", default), meeting.TakeBack(), meeting.SetNext(new(Guid.CreateVersion7())), meeting.Approve(ApprovalOf(TestActors.PoliceOfficer, PartySide.Police, "sum"))];
        Assert.All(later, outcome => Assert.False(outcome.IsDone));
    }

    [Fact]
    public void For_the_chairs_party_nobody_but_the_chair_approves()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        meeting.Hold(new(PartySide.Police, TestActors.PoliceHead.Name, TestActors.PoliceHead.Person), null, Representation.Of([TestBodies.Attendee(meeting, TestActors.PoliceHead)]), Day, "e");
        meeting.PutForward("sum", default);
        Assert.Equal(new TheChairApproves("Ebba Strandh"), Assert.Single(meeting.Approve(ApprovalOf(TestActors.PoliceOfficer, PartySide.Police, "sum")).Refusals));
        Assert.True(meeting.Approve(ApprovalOf(TestActors.PoliceHead, PartySide.Police, "sum")).IsDone);
        Assert.True(meeting.Approve(ApprovalOf(TestActors.Coordinator, PartySide.City, "sum")).IsDone);
        Assert.True(meeting.IsFrozen);
    }

    [Fact]
    public void Minutes_taken_back_lose_what_was_approved_of_the_old_wording()
    {
        var meeting = Held();
        meeting.PutForward("sum", default);
        meeting.Approve(ApprovalOf(TestActors.Director, PartySide.City, "sum"));
        Assert.True(meeting.TakeBack().IsDone);
        Assert.Empty(meeting.Approvals);
        meeting.PutForward("new", default);
        Assert.Equal((MinutesState.PutForward, "new"), (meeting.MinutesState, meeting.MinutesChecksum));
    }

    [Fact]
    public void A_meeting_around_the_clock_change_keeps_its_time_on_the_wall()
    {
        Assert.Equal(TimeSpan.FromHours(1), new MeetingTime(new(2018, 3, 24), new(13, 0)).StartsAt!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(2), new MeetingTime(new(2018, 3, 26), new(13, 0)).StartsAt!.Value.Offset);
        // An evening across the lost hour lasts as long as it lasts.
        var across = new MeetingTime(new(2018, 3, 25), new(1, 30), 60);
        Assert.Equal(TimeSpan.FromMinutes(60), across.EndsAt - across.StartsAt);
    }

    [Fact]
    public void A_body_holds_no_meeting_outside_its_days()
    {
        var body = TestBodies.Body();
        body.Close(new(2018, 6, 30));
        Assert.IsType<BodyDoesNotExistThen>(Assert.Single(Meeting.Plan(new(Guid.CreateVersion7()), "1", body, new(new(2018, 7, 1)), new()).Refusals));
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-06")]
    public void A_matter_keeps_every_step_of_its_way_and_ends_where_it_ends()
    {
        var agreement = new Domain.Agreements.AgreementId(Guid.CreateVersion7());
        var (traffic, steering) = (TestBodies.Body(agreement, TestBodies.Steering with { Name = "Trafikgrupp", Kind = BodyKind.Forum }), TestBodies.Body(agreement));
        var matter = Matter.Raise(new(Guid.CreateVersion7()), "2018-0001", traffic, "Mopeder i parken", "", TestActors.PoliceOfficer.Person, default).Value;

        Assert.IsType<MatterIsThereAlready>(matter.HandTo(traffic, "Igen", TestActors.PoliceOfficer.Person, default).Refusals.Single());
        Assert.IsType<HandOverReasonMissing>(matter.HandTo(steering, " ", TestActors.PoliceOfficer.Person, default).Refusals.Single());
        Assert.True(matter.HandTo(steering, "Kräver beslut om bom", TestActors.PoliceOfficer.Person, default).IsDone);
        Assert.True(matter.Close("Bom beslutad", TestActors.Coordinator.Person, default, new(Guid.CreateVersion7())).IsDone);

        Assert.Equal([null, traffic.Id, steering.Id], matter.Steps.Select(step => step.From));
        Assert.Equal((traffic.Id, true), (matter.Origin, matter.IsClosed));
        Assert.IsType<MatterClosed>(matter.HandTo(traffic, "Igen", TestActors.PoliceOfficer.Person, default).Refusals.Single());
    }

    [Fact]
    public void An_older_answer_to_the_summons_says_nothing_once_a_newer_is_on_record()
    {
        var attendee = TestBodies.Attendee(TestBodies.Meeting(TestBodies.Body(), Day), TestActors.Director);
        var at = new DateTimeOffset(2018, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.True(attendee.Answer(ReplyState.Declined, 1, at).IsDone);
        Assert.IsType<ReplyToAnOlderSummons>(Assert.Single(attendee.Answer(ReplyState.Accepted, 0, at.AddHours(1)).Refusals));
        Assert.True(attendee.Answer(ReplyState.Accepted, 1, at.AddHours(2)).IsDone);
        Assert.Equal(ReplyState.Accepted, attendee.Reply);
    }

    static Meeting Held()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), Day);
        meeting.Hold(new(PartySide.Police, "Ebba Strandh"), null, Representation.Of([TestBodies.Attendee(meeting, TestActors.PoliceHead)]), Day, "e");
        return meeting;
    }

    static Approval ApprovalOf(Domain.Organisations.Actor actor, PartySide side, string sum) => new() { Person = actor.Person, Name = actor.Name, Side = side, At = default, Checksum = sum };
}
