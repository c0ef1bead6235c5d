using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Communication;

public sealed class MessageTests
{
    static readonly DateTimeOffset Now = SwedishTime.At(new(2018, 3, 1), new(10, 0));
    static readonly DateOnly Today = new(2018, 3, 1);
    static readonly PersonId Elsa = new(Guid.CreateVersion7()), Vidar = new(Guid.CreateVersion7());
    static readonly MessageSender City = new(new(Guid.CreateVersion7()), "Norra Fjärdens stadsdelsförvaltning", PartySide.City), Police = new(new(Guid.CreateVersion7()), "Lokalpolisområde Norra Fjärden", PartySide.Police);

    static MessageWords Words => new() { Text = "Vi finns på torget.", Groups = [TargetGroup.Citizens], Channels = [CommunicationChannel.WebNews], Senders = [City, Police], PlannedOn = new(2018, 3, 9) };
    static FactBasis Basis => new() { Id = Guid.CreateVersion7(), Kind = BasisKind.Section, Of = Guid.CreateVersion7(), Checksum = "a", LinkedAt = Now, LinkedByName = "Elsa" };

    [Fact]
    public void Every_lack_of_the_words_is_told_at_once()
    {
        Assert.Equal([new MessageTextMissing(), new TargetGroupMissing(), new ChannelMissing(), new SenderNotOwn()], Drafted(new() { Text = " " }).Refusals);
        Assert.Equal([new SenderNotOwn()], Drafted(Words with { Senders = [Police] }).Refusals);
        Assert.Equal([new MessageTextTooLong(10_001, 10_000)], Drafted(Words with { Text = new string('a', 10_001) }).Refusals);
        Assert.IsType<PersonalNumberInText>(Assert.Single(Drafted(Words with { Text = "Gäller 050124-9809." }).Refusals));
    }

    [Fact]
    [Trait("Requirement", "COM-18")]
    public void Without_a_fact_it_is_drafted_and_shared_but_neither_approved_nor_published()
    {
        var message = Message(Words, rests: false);

        Assert.Equal([new FactBasisMissing()], Approve(message, PartySide.City).Refusals);
        Assert.Contains(new FactBasisMissing(), Publish(message).Refusals);
        Assert.Equal(MessageState.Shared, message.State);

        Assert.True(message.RestOn(Basis, Elsa, "Elsa", Now).IsDone);
        Assert.True(Approve(message, PartySide.City).IsDone);
    }

    [Fact]
    [Trait("Requirement", "COM-17")]
    public void What_is_put_away_says_why_does_not_change_and_comes_back_with_what_was_agreed_to_it()
    {
        var message = Message(Words);
        Assert.True(Approve(message, PartySide.City).IsDone);
        Assert.Equal([new PutAwayReasonMissing()], message.LayAside(" ", "Elsa", Now).Refusals);
        Assert.Equal("why", Assert.Single(message.LayAside(new string('a', 10_001), "Elsa", Now).Refusals).Field);
        Assert.IsType<PersonalNumberInText>(Assert.Single(message.LayAside("Gäller 050124-9809.", "Elsa", Now).Refusals));
        var version = message.Version;

        Assert.True(message.LayAside("Kvällen blev inte av.", "Elsa", Now).IsDone);
        Assert.Equal((MessageState.PutAway, new MessagePutAway(Today, "Elsa", "Kvällen blev inte av."), version + 1), (message.State, message.PutAway, message.Version));
        foreach (var refused in (Outcome[])[message.Write(Words, Elsa, "Elsa", Now), message.RestOn(Basis, Elsa, "Elsa", Now), message.RestNoMoreOn(message.Basis[0].Id, Elsa, "Elsa", Now), Approve(message, PartySide.Police), Publish(message), message.LayAside("Igen.", "Elsa", Now), message.Share(Today)])
            Assert.Equal([new MessageIsPutAway(Today)], refused.Refusals);

        Assert.True(message.TakeUp().IsDone);
        Assert.Equal((MessageState.Shared, 1), (message.State, message.Approvals.Count));
        Assert.Equal([new MessageNotPutAway()], message.TakeUp().Refusals);
        Assert.True(Approve(message, PartySide.Police).IsDone);
        Assert.True(Publish(message).IsDone);
        Assert.Equal([new MessagePublished(Today)], message.LayAside("För sent.", "Elsa", Now).Refusals);
    }

    [Fact]
    [Trait("Requirement", "COM-18")]
    public void Whoever_sees_nothing_of_what_it_rests_on_does_not_approve_it()
    {
        var message = Message(Words);

        Assert.Equal([new FactBasisNotSeen()], message.Approve(PartySide.City, seesBasis: false, Elsa, "Elsa", Now).Refusals);
        Assert.Empty(message.Approvals);
    }

    [Fact]
    [Trait("Requirement", "COM-18")]
    public void A_fact_is_linked_once_and_unlinked_by_its_id()
    {
        var message = Message(Words, rests: false);
        var basis = Basis;
        Assert.True(message.RestOn(basis, Elsa, "Elsa", Now).IsDone);

        Assert.Equal([new FactBasisTwice()], message.RestOn(basis with { Id = Guid.CreateVersion7() }, Elsa, "Elsa", Now).Refusals);
        Assert.Equal([new FactBasisUnknown()], message.RestNoMoreOn(Guid.CreateVersion7(), Elsa, "Elsa", Now).Refusals);
        Assert.True(message.RestOn(basis with { Id = Guid.CreateVersion7(), Kind = BasisKind.Chart, Part = Guid.CreateVersion7() }, Elsa, "Elsa", Now).IsDone);
        Assert.True(message.RestNoMoreOn(basis.Id, Elsa, "Elsa", Now).IsDone);
        Assert.Equal(BasisKind.Chart, Assert.Single(message.Basis).Kind);
    }

    [Theory]
    [InlineData("a", false, BasisStanding.Holds)]
    [InlineData("a", true, BasisStanding.NewerEdition)]
    [InlineData("b", true, BasisStanding.Changed)]
    [InlineData(null, false, BasisStanding.Changed)]
    [Trait("Requirement", "COM-18")]
    public void A_fact_stands_as_its_checksum_and_later_editions_say(string? now, bool newer, BasisStanding expected) => Assert.Equal(expected, Basis.StandsAs(now, newer));

    [Fact]
    public void A_measure_that_has_come_further_is_another_fact()
    {
        Measure measure = new() { Id = Guid.CreateVersion7(), Text = "Belysning", State = MeasureState.Decided };

        Assert.Equal(FactBasis.ChecksumOf(measure), FactBasis.ChecksumOf(measure with { }));
        Assert.NotEqual(FactBasis.ChecksumOf(measure), FactBasis.ChecksumOf(measure with { State = MeasureState.Done }));
        Assert.NotEqual(FactBasis.ChecksumOf(measure), FactBasis.ChecksumOf(measure with { Text = "Belysningen" }));
    }

    [Fact]
    [Trait("Requirement", "COM-19")]
    public void What_goes_out_in_both_names_both_approve_and_it_carries_both()
    {
        var message = Message(Words);
        Assert.Null(message.SilentSide);
        Assert.Equal([new BothPartiesSend()], message.Know("Vidar", Today, Elsa, "Elsa", Now).Refusals);
        Assert.True(Approve(message, PartySide.City).IsDone);
        Assert.Equal([new MessageApproved(PartySide.City)], Approve(message, PartySide.City).Refusals);

        Assert.Equal([new ApprovalLacking(PartySide.Police)], Publish(message).Refusals);
        Assert.True(Approve(message, PartySide.Police).IsDone);
        Assert.Equal(MessageState.Ready, message.State);
        Assert.True(Publish(message).IsDone);

        Assert.Equal((MessageState.Published, Today, 2), (message.State, message.PublishedOn!.Value, message.Senders.Count));
    }

    [Fact]
    [Trait("Requirement", "COM-19")]
    public void What_one_party_says_alone_the_other_knows_of_first()
    {
        var message = Message(Words with { Senders = [City] });
        Assert.Equal([new NotASender(PartySide.Police)], Approve(message, PartySide.Police).Refusals);
        Assert.True(Approve(message, PartySide.City).IsDone);

        Assert.Equal([new OtherPartyUnaware(PartySide.Police)], Publish(message).Refusals);
        Assert.Equal([new KnowerMissing(), new KnownAhead(new(2018, 3, 2), Today)], message.Know(" ", new(2018, 3, 2), Elsa, "Elsa", Now).Refusals);
        Assert.True(message.Know("Kommunpolisen", new(2018, 2, 28), Elsa, "Elsa", Now).IsDone);

        Assert.Equal(("Kommunpolisen", new DateOnly(2018, 2, 28), "Elsa"), (message.Knowledge!.Who, message.Knowledge.On, message.Knowledge.NotedByName));
        Assert.True(Publish(message).IsDone);
    }

    [Fact]
    public void What_is_not_shared_is_neither_approved_nor_known()
    {
        var message = Message(Words with { Senders = [City] }, shared: false);

        Assert.Equal([new MessageNotShared()], Approve(message, PartySide.City).Refusals);
        Assert.Equal([new MessageNotShared()], message.Know("Vidar", Today, Elsa, "Elsa", Now).Refusals);
        Assert.Equal(MessageState.Draft, message.State);
        Assert.True(message.Share(Today).IsDone);
        Assert.Equal([new MessageShared(Today)], message.Share(Today).Refusals);
    }

    /// <summary>Each change of what is said, to whom, by which way, in whose name or on which fact undoes what was agreed; the day and the plan do not.</summary>
    [Fact]
    [Trait("Requirement", "COM-19")]
    public void Another_wording_undoes_approvals_and_knowledge_and_another_day_does_not()
    {
        Func<Message, Outcome>[] undoing =
        [
            message => Write(message, Words with { Senders = [City], Text = "Något annat." }), message => Write(message, Words with { Senders = [City], Groups = [TargetGroup.Media] }),
            message => Write(message, Words with { Senders = [City], Channels = [CommunicationChannel.SocialMedia] }), message => Write(message, Words), message => message.RestOn(Basis, Elsa, "Elsa", Now), message => message.RestNoMoreOn(message.Basis[0].Id, Elsa, "Elsa", Now),
        ];
        foreach (var undo in undoing)
        {
            var message = Agreed();
            Assert.True(undo(message).IsDone);
            Assert.Empty(message.Approvals);
            Assert.Null(message.Knowledge);
        }
        var kept = Agreed();
        Assert.True(Write(kept, Words with { Senders = [City], PlannedOn = new(2018, 4, 1), Plan = new(MessagePlanKind.ActionPlan, "utsattning", "Utsättning") }).IsDone);
        Assert.Single(kept.Approvals);
        Assert.NotNull(kept.Knowledge);

        static Message Agreed()
        {
            var message = Message(Words with { Senders = [City] });
            Assert.True(Approve(message, PartySide.City).IsDone);
            Assert.True(message.Know("Vidar", Today, Vidar, "Vidar", Now).IsDone);
            return message;
        }
    }

    [Fact]
    public void It_is_published_neither_ahead_of_time_nor_before_it_was_agreed_and_then_stays()
    {
        var message = Message(Words);
        Assert.Equal([new MessageNotPublished()], message.NoteResult("Nått många", "Elsa", Now).Refusals);
        foreach (var side in new[] { PartySide.City, PartySide.Police }) Assert.True(Approve(message, side).IsDone);

        Assert.Equal([new PublishedAhead(new(2018, 3, 2), Today)], message.Publish(new(2018, 3, 2), "Elsa", Now).Refusals);
        Assert.Equal([new PublishedBeforeAgreed(new(2018, 2, 28), Today)], message.Publish(new(2018, 2, 28), "Elsa", Now).Refusals);
        Assert.True(Publish(message).IsDone);

        MessagePublished stays = new(Today);
        Assert.Equal([stays], Publish(message).Refusals);
        Assert.Equal([stays], Write(message, Words).Refusals);
        Assert.Equal([stays], message.RestOn(Basis, Elsa, "Elsa", Now).Refusals);
        Assert.Equal([stays], message.RestNoMoreOn(message.Basis[0].Id, Elsa, "Elsa", Now).Refusals);
        Assert.Equal([stays], Approve(message, PartySide.City).Refusals);
        Assert.Equal([new MessageResultMissing()], message.NoteResult(" ", "Elsa", Now).Refusals);
        Assert.IsType<PersonalNumberInText>(Assert.Single(message.NoteResult("050124-9809 ringde", "Elsa", Now).Refusals));
        Assert.True(message.NoteResult("Nått många", "Elsa", Now).IsDone);
        Assert.Equal("Nått många", message.Result);
    }

    static Outcome<Message> Drafted(MessageWords words) => Domain.Communication.Message.Draft(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), PartySide.City, words, Elsa, "Elsa", Now);

    static Message Message(MessageWords words, bool rests = true, bool shared = true)
    {
        var message = Drafted(words).Value;
        if (rests) Assert.True(message.RestOn(Basis, Elsa, "Elsa", Now).IsDone);
        if (shared) Assert.True(message.Share(Today).IsDone);
        return message;
    }

    static Outcome Approve(Message message, PartySide side) => message.Approve(side, seesBasis: true, side == PartySide.City ? Elsa : Vidar, "Namn", Now);

    static Outcome Publish(Message message) => message.Publish(Today, "Elsa", Now);

    static Outcome Write(Message message, MessageWords words) => message.Write(words, Elsa, "Elsa", Now);
}
