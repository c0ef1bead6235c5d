using Microsoft.EntityFrameworkCore;
using Samsyn.App.Communication;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Communication;

/// <summary>A message from draft to result. Everybody asks as themselves, so that the second wall stands behind each step.</summary>
public sealed class MessageFlowTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;
    static readonly DateOnly Day = new(2018, 3, 1);

    readonly Agreement _agreement = TestAgreements.Adopted();

    static MessageDraft Joint => new() { Text = "Vi finns på torget.", Groups = [TargetGroup.Citizens, TargetGroup.Media], Channels = [CommunicationChannel.SocialMedia], Senders = [PartySide.City, PartySide.Police], Plan = "utsattningsmote", PlannedOn = new(2018, 3, 9) };
    BasisChoice Plan => new(BasisKind.Activity, _agreement.Id.Value, null, "utsattningsmote");

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-17")]
    [Trait("Requirement", "COM-18")]
    [Trait("Requirement", "COM-19")]
    public async Task A_joint_message_rests_on_facts_is_approved_by_both_and_stands_in_the_calendar_with_all_that_is_asked_of_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = await Draft(samsyn, City, Joint, Plan);
        Assert.Null(await Page(samsyn, Police, id));
        Assert.Empty((await Calendar(samsyn, Police)).Rows);
        Assert.Equal([new NotFound()], (await Approve(samsyn, Police, id, 2, PartySide.Police)).Refusals);

        Assert.Empty((await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 2)), default))).Refusals);
        Assert.Equal([new Stale(2, 3)], (await Approve(samsyn, City, id, 2, PartySide.City)).Refusals);
        Assert.Empty((await Approve(samsyn, City, id, 3, PartySide.City)).Refusals);
        Assert.Equal([new PermissionLacking(Permission.ApproveMessages)], (await Approve(samsyn, City, id, 4, PartySide.Police)).Refusals);
        Assert.Equal([new ApprovalLacking(PartySide.Police)], (await Publish(samsyn, City, id, 4)).Refusals);
        Assert.Empty((await Approve(samsyn, Police, id, 4, PartySide.Police)).Refusals);
        Assert.Empty((await Publish(samsyn, Police, id, 5)).Refusals);
        Assert.Equal([new MessagePublished(Day)], (await samsyn.RunFor(City, (RewriteMessage act) => act.Run(City, new(new(id, 6), Joint), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (NoteMessageResult act) => act.Run(City, new(new(id, 6), "Delat 140 gånger"), default))).Refusals);

        var row = Assert.Single((await Calendar(samsyn, TestActors.Reader)).Rows);
        var message = row.Message;
        Assert.Equal(("Vi finns på torget.", MessageState.Published, Day, new DateOnly(2018, 3, 9), "Delat 140 gånger", new MessagePlan(MessagePlanKind.ActionPlan, "utsattningsmote", "Utsättningsmöte"), BasisStanding.Holds),
            (message.Text, message.State, message.PublishedOn!.Value, message.PlannedOn!.Value, message.Result!, message.Plan!, row.Standing!.Value));
        Assert.Equal(["Lokalpolisområde Norra Fjärden", "Norra Fjärdens stadsdelsförvaltning"], message.Senders.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(([TargetGroup.Media, TargetGroup.Citizens], [CommunicationChannel.SocialMedia]), (message.Groups.ToArray(), message.Channels.ToArray()), new Same());
        Assert.Equal([City.Name, Police.Name], message.Approvals.Select(one => one.Name));
        Assert.Equal(["DraftMessage", "ShareMessage", "ApproveMessage", "ApproveMessage", "PublishMessage", "NoteMessageResult"],
            await samsyn.Run((SamsynDb db) => db.Acts.AsNoTracking().Where(act => act.Outcome == Domain.Acts.ActOutcome.Done && act.ObjectKind == "Message").OrderBy(act => act.Number).Select(act => act.Name).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "COM-19")]
    public async Task Of_a_message_that_one_party_sends_alone_it_is_on_record_who_at_the_other_knows_and_only_the_sender_changes_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = await Draft(samsyn, City, Joint with { Senders = [PartySide.City] }, Plan);
        await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 2)), default));
        Assert.Empty((await Approve(samsyn, City, id, 3, PartySide.City)).Refusals);
        Assert.Equal([new OtherPartyUnaware(PartySide.Police)], (await Publish(samsyn, City, id, 4)).Refusals);

        var theirs = (await Page(samsyn, Police, id))!;
        Assert.Equal((true, false, false, false), (theirs.MayAcknowledge, theirs.MayChange, theirs.MayPublish, theirs.MayNoteKnowledge));
        PermissionLacking lacking = new(Permission.WriteMessages);
        Assert.Equal([lacking], (await samsyn.RunFor(Police, (RewriteMessage act) => act.Run(Police, new(new(id, 4), Joint), default))).Refusals);
        Assert.Equal([lacking], (await Publish(samsyn, Police, id, 4)).Refusals);
        Assert.Equal([lacking], (await samsyn.RunFor(City, (AcknowledgeMessage act) => act.Run(City, new(new(id, 4)), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(Police, (AcknowledgeMessage act) => act.Run(Police, new(new(id, 4)), default))).Refusals);

        // Another wording: they know of the old one only. Now it is told on the telephone.
        Assert.Empty((await samsyn.RunFor(City, (RewriteMessage act) => act.Run(City, new(new(id, 5), Joint with { Senders = [PartySide.City], Text = "Vi finns på torget i kväll." }), default))).Refusals);
        Assert.Null((await Page(samsyn, City, id))!.Message.Knowledge);
        Assert.Empty((await Approve(samsyn, City, id, 6, PartySide.City)).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (NoteKnowledge act) => act.Run(City, new(new(id, 7), "Vakthavande befäl", Day), default))).Refusals);
        Assert.Empty((await Publish(samsyn, City, id, 8)).Refusals);

        var knowledge = (await Page(samsyn, TestActors.Reader, id))!.Message.Knowledge!;
        Assert.Equal(("Vakthavande befäl", Day, City.Name, samsyn.Time.Now), (knowledge.Who, knowledge.On, knowledge.NotedByName, knowledge.NotedAt));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_calendar_has_what_is_to_come_by_its_day_then_what_was_published_and_is_narrowed_by_state_group_and_channel(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var published = await Draft(samsyn, City, Joint with { Senders = [PartySide.City] }, Plan);
        await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(published, 2)), default));
        await Approve(samsyn, City, published, 3, PartySide.City);
        await samsyn.RunFor(Police, (AcknowledgeMessage act) => act.Run(Police, new(new(published, 4)), default));
        Assert.Empty((await Publish(samsyn, City, published, 5)).Refusals);
        var undated = await Draft(samsyn, City, Joint with { PlannedOn = null });
        var later = await Draft(samsyn, City, Joint with { PlannedOn = new(2018, 5, 1), Groups = [TargetGroup.Business] });
        var soon = await Draft(samsyn, City, Joint with { Channels = [CommunicationChannel.MediaContact] });

        Assert.Equal([soon, later, undated, published], await Ids(new()));
        Assert.Equal([published], await Ids(new() { State = MessageState.Published }));
        Assert.Equal([soon, later, undated], await Ids(new() { State = MessageState.Draft }));
        Assert.Equal([later], await Ids(new() { Group = TargetGroup.Business }));
        Assert.Equal([soon], await Ids(new() { Channel = CommunicationChannel.MediaContact }));
        Assert.Equal([undated, published], await Ids(new() { PageLength = 2, Page = 2 }));
        Assert.Empty(await Ids(new() { Agreement = new(Guid.CreateVersion7()) }));

        // What is put away leaves the calendar, is found under its state, and comes back.
        Assert.Equal([new NotFound()], (await samsyn.RunFor(Police, (PutMessageAway act) => act.Run(Police, new(new(later, 1), "Inte vårt."), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (PutMessageAway act) => act.Run(City, new(new(later, 1), "Marknaden ställdes in."), default))).Refusals);
        Assert.Equal([soon, undated, published], await Ids(new()));
        Assert.Equal([later], await Ids(new() { State = MessageState.PutAway }));
        Assert.Equal("Marknaden ställdes in.", (await Page(samsyn, City, later))!.Message.PutAway!.Why);
        Assert.Equal([new Stale(1, 2)], (await samsyn.RunFor(City, (TakeMessageUp act) => act.Run(City, new(new(later, 1)), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (TakeMessageUp act) => act.Run(City, new(new(later, 2)), default))).Refusals);
        Assert.Equal([soon, later, undated, published], await Ids(new()));

        async Task<List<MessageId>> Ids(MessageQuery query) => [.. (await samsyn.RunFor(City, (ReadMessages read) => read.Run(City, query, default))).Rows.Select(row => row.Message.Id)];
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nobody_drafts_for_the_other_party_nor_with_a_plan_that_is_not_there_and_nothing_is_left_of_what_was_refused(Engine engine)
    {
        await using var samsyn = await Given(engine);

        Assert.Equal([new PermissionLacking(Permission.WriteMessages)], (await samsyn.RunFor(Police, (DraftMessage act) => act.Run(Police, new(_agreement.Id, PartySide.City, Joint), default))).Refusals);
        Assert.Equal([new PermissionLacking(Permission.WriteMessages)], (await samsyn.RunFor(TestActors.Reader, (DraftMessage act) => act.Run(TestActors.Reader, new(_agreement.Id, PartySide.City, Joint), default))).Refusals);
        Assert.Equal([new PlanOfMessageUnknown()], (await samsyn.RunFor(City, (DraftMessage act) => act.Run(City, new(_agreement.Id, PartySide.City, Joint with { Plan = "finns-inte" }), default))).Refusals);
        Assert.Equal([new FactBasisUnknown()], (await samsyn.RunFor(City, (DraftMessage act) => act.Run(City, new(_agreement.Id, PartySide.City, Joint, Plan with { Plan = "finns-inte" }), default))).Refusals);
        Assert.Equal([new NotFound()], (await samsyn.RunFor(City, (DraftMessage act) => act.Run(City, new(new(Guid.CreateVersion7()), PartySide.City, Joint), default))).Refusals);

        Assert.Empty((await Calendar(samsyn, City)).Rows);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_is_outside_the_parties_reads_nothing_and_reading_an_own_draft_is_on_record(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = await Draft(samsyn, City, Joint);
        Assert.NotNull(await Page(samsyn, City, id));
        Assert.Null(await Page(samsyn, TestActors.Reader, id));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Acts.CountAsync(act => act.Name == nameof(ReadMessage) && act.Actor == City.Person)));
        await samsyn.RunFor(City, (ShareMessage act) => act.Run(City, new(new(id, 1)), default));

        foreach (var outside in new[] { TestActors.Company, TestActors.Politician, TestActors.Outsider })
        {
            Assert.Null(await Page(samsyn, outside, id));
            Assert.Empty((await Calendar(samsyn, outside)).Rows);
        }
        Assert.NotNull(await Page(samsyn, TestActors.Reader, id));
    }

    [PostgreSqlFact]
    public async Task The_database_itself_keeps_a_draft_from_the_other_party()
    {
        await using var samsyn = await Given(Engine.PostgreSql);
        await Draft(samsyn, City, Joint);

        foreach (var (actor, seen) in new (Actor?, long)[] { (City, 1), (Police, 0), (TestActors.Reader, 0), (TestActors.Politician, 0), (null, 0) })
            Assert.Equal(seen, await samsyn.RunFor(actor, (SamsynDb db) => Storage.WalledDatabase.CountOf(db, "messages")));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement);
        return samsyn;
    }

    async Task<MessageId> Draft(TestDatabase samsyn, Actor actor, MessageDraft draft, BasisChoice? basis = null)
    {
        var drafted = await samsyn.RunFor(actor, (DraftMessage act) => act.Run(actor, new(_agreement.Id, actor.Sides[0], draft, basis), default));
        Assert.Empty(drafted.Refusals);
        return drafted.Value;
    }

    static Task<Outcome> Approve(TestDatabase samsyn, Actor actor, MessageId id, int version, PartySide side) => samsyn.RunFor(actor, (ApproveMessage act) => act.Run(actor, new(new(id, version), side), default));

    static Task<Outcome> Publish(TestDatabase samsyn, Actor actor, MessageId id, int version) => samsyn.RunFor(actor, (PublishMessage act) => act.Run(actor, new(new(id, version), Day), default));

    static Task<MessagePage?> Page(TestDatabase samsyn, Actor actor, MessageId id) => samsyn.RunFor(actor, (ReadMessage read) => read.Run(actor, id, default));

    static Task<MessageCalendar> Calendar(TestDatabase samsyn, Actor actor) => samsyn.RunFor(actor, (ReadMessages read) => read.Run(actor, new(), default));

    /// <summary>Tuples of arrays by what stands in them.</summary>
    sealed class Same : IEqualityComparer<(TargetGroup[], CommunicationChannel[])>
    {
        public bool Equals((TargetGroup[], CommunicationChannel[]) x, (TargetGroup[], CommunicationChannel[]) y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2);

        public int GetHashCode((TargetGroup[], CommunicationChannel[]) obj) => 0;
    }
}
