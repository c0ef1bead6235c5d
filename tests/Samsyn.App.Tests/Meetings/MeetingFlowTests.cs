using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Meetings;

/// <summary>A meeting of the steering group from its date to approved minutes, and what goes wrong on the way.</summary>
public sealed class MeetingFlowTests
{
    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        FollowUp = [new() { Object = FollowUpObject.SituationPicture, Method = "Redovisning", Responsible = "Samordnare", Cadence = [new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 7 }],
    });
    Body? _body;

    Body Steering => _body ??= TestBodies.Body(_agreement.Id);
    static DateOnly Day => new(2018, 3, 1);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-07")]
    [Trait("Requirement", "MTG-08")]
    public async Task An_agenda_holds_what_the_follow_up_plan_owes_with_its_clause_and_is_filled_once(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Propose(samsyn);
        var meeting = await Plan(samsyn, Day);

        var items = await Items(samsyn, meeting);
        Assert.Equal([AgendaItemKind.Attendance, AgendaItemKind.Standing, AgendaItemKind.AnnexUpdate, AgendaItemKind.NextMeeting], items.Select(item => item.Kind));
        Assert.Contains(_agreement.Title, items[1].Clause, StringComparison.Ordinal);
        Assert.Equal(DutySubject.FollowUp(FollowUpObject.SituationPicture), items[1].Subject);

        Assert.True((await samsyn.Run(async (FillAgenda fill) => await fill.Run(TestActors.Coordinator, new(await At(samsyn, meeting)), default))).IsDone);
        Assert.Equal(items.Select(item => item.Id), (await Items(samsyn, meeting)).Select(item => item.Id));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-32")]
    [Trait("Requirement", "MTG-01")]
    [Trait("Requirement", "MTG-02")]
    [Trait("Requirement", "ORG-18")]
    public async Task Approved_minutes_give_the_annex_its_version_from_the_day_of_the_meeting_and_the_duties_follow(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Propose(samsyn);
        var meeting = await Held(samsyn, Day);
        foreach (var item in await Items(samsyn, meeting))
            if (item.Kind == AgendaItemKind.AnnexUpdate) Assert.True((await Decide(samsyn, item.Id, new() { Text = "Lägesbilden antas.", Kind = DecisionKind.AnnexVersion, Annex = 1 })).IsDone);
            else if (item.Kind is not (AgendaItemKind.Attendance or AgendaItemKind.NextMeeting)) Assert.True((await Write(samsyn, item, "Redovisades.")).IsDone);
        Assert.Equal(AnnexVersionState.Proposed, (await Annex(samsyn)).Versions[^1].State);

        Assert.True((await PutForward(samsyn, meeting)).IsDone);
        Assert.True((await Approve(samsyn, meeting, TestActors.PoliceOfficer)).IsDone);
        Assert.True((await Approve(samsyn, meeting, TestActors.Coordinator)).IsDone);

        var version = (await Annex(samsyn)).Versions[^1];
        Assert.Equal((AnnexVersionState.Decided, Day, "§ 3"), (version.State, version.DecidedOn!.Value, version.Decision!.Paragraph));
        Assert.Contains(version.Decision.Deciders, decider => decider.StartsWith(TestActors.PoliceOfficer.Name, StringComparison.Ordinal));
        var evidence = await samsyn.Run((SamsynDb db) => db.Evidence.AsNoTracking().OrderBy(one => one.Id).ToListAsync());
        Assert.Equal([(EvidenceKinds.MeetingHeld, Steering.Subject, Attendance.Both), (EvidenceKinds.ReportDelivered, DutySubject.FollowUp(FollowUpObject.SituationPicture), Attendance.None)],
            evidence.OrderBy(one => one.Kind).Select(one => (one.Kind, one.Subject, one.Attended)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-21")]
    public async Task With_one_party_alone_no_version_is_decided_and_nothing_is_stored(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Propose(samsyn);
        var meeting = await Plan(samsyn, Day);
        await Mark(samsyn, meeting, TestActors.Coordinator);
        var item = (await Items(samsyn, meeting)).Single(one => one.Kind == AgendaItemKind.AnnexUpdate);

        var refused = await Decide(samsyn, item.Id, new() { Text = "Lägesbilden antas.", Kind = DecisionKind.AnnexVersion, Annex = 1 });

        Assert.IsType<OnePartyAlone>(Assert.Single(refused.Refusals));
        Assert.Empty(await samsyn.Run((SamsynDb db) => db.Decisions.ToListAsync()));
        Assert.True((await Decide(samsyn, item.Id, new() { Text = "Vi föreslår att lägesbilden antas." })).IsDone);
        Assert.Equal(DecisionStanding.Proposal, (await samsyn.Run((SamsynDb db) => db.Decisions.AsNoTracking().SingleAsync())).Standing);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-21")]
    public async Task A_decision_is_held_against_who_was_there_as_the_minutes_have_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await Held(samsyn, Day);
        foreach (var item in await Items(samsyn, meeting)) await Write(samsyn, item, "Gicks igenom.");
        Assert.True((await Decide(samsyn, (await Items(samsyn, meeting))[1].Id, new() { Text = "Fler vandringar." })).IsDone);
        var police = await samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().SingleAsync(one => one.Person == TestActors.PoliceOfficer.Person));
        await samsyn.Run((MarkAttendance mark) => mark.Run(TestActors.Coordinator, new(meeting, new Dictionary<AttendeeId, Presence> { [police.Id] = Presence.Absent }), default));

        Assert.Empty((await PutForward(samsyn, meeting)).Refusals);

        Assert.Equal(DecisionStanding.Proposal, (await samsyn.Run((SamsynDb db) => db.Decisions.AsNoTracking().SingleAsync())).Standing);
        var minutes = await samsyn.Run((SamsynDb db) => db.Minutes.AsNoTracking().SingleAsync());
        Assert.Contains("\"standing\":\"proposal\"", minutes.Content, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_annex_that_is_changed_by_signature_is_not_changed_by_a_decision(Engine engine)
    {
        var facts = TestAgreements.Facts with { Annexes = [.. TestAgreements.Facts.Annexes, new() { Number = 3, Title = "Kommunikationsplan", Kind = AnnexKind.CommunicationPlan, Line = 8 }] };
        await using var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        var agreement = TestAgreements.Adopted(facts);
        var body = TestBodies.Body(agreement.Id);
        await samsyn.Store(agreement, body, TestBodies.SeatOf(TestActors.Coordinator, body), TestBodies.SeatOf(TestActors.PoliceOfficer, body));
        await samsyn.Run((ProposeAnnexVersion propose) => propose.Run(TestActors.Coordinator, new() { Agreement = new(agreement.Id, agreement.Version), Annex = 3, Lines = ["Ny plan"], Facts = new(), Reason = "Ny" }, default));
        var meeting = (await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(body.Id, new(Day, new(13, 0))), default))).Value;
        await Mark(samsyn, meeting, TestActors.Coordinator, TestActors.PoliceOfficer);
        var item = (await samsyn.Run((AddItem add) => add.Run(TestActors.Coordinator, new(body.Id, meeting, new() { Kind = AgendaItemKind.Other, Title = "Kommunikation" }), default))).Value;

        Assert.IsType<WrongPath>(Assert.Single((await Decide(samsyn, item, new() { Text = "Antas.", Kind = DecisionKind.AnnexVersion, Annex = 3 })).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Paragraphs_run_on_through_the_year_and_begin_anew_with_the_next(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var first = await WithMinutes(samsyn, new(2018, 1, 10));
        var second = await WithMinutes(samsyn, new(2018, 2, 10));
        var third = await WithMinutes(samsyn, new(2017, 12, 10));

        var last = (await Items(samsyn, first)).Max(item => item.Paragraph!.Value);
        Assert.Equal(Enumerable.Range(1, last), (await Items(samsyn, first)).Select(item => item.Paragraph!.Value));
        Assert.Equal(last + 1, (await Items(samsyn, second)).Min(item => item.Paragraph!.Value));
        Assert.Equal(1, (await Items(samsyn, third)).Min(item => item.Paragraph!.Value));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Approved_minutes_are_told_from_what_was_approved_whatever_the_tables_say_later(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn, Day);
        Assert.True((await Approve(samsyn, meeting, TestActors.PoliceOfficer)).IsDone);
        Assert.True((await Approve(samsyn, meeting, TestActors.Coordinator)).IsDone);

        foreach (var item in await Items(samsyn, meeting))
            Assert.IsType<MinutesFrozen>(Assert.Single((await Write(samsyn, item, "Efteråt")).Refusals));
        var frozen = await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync());
        var minutes = await samsyn.Run((SamsynDb db) => db.Minutes.AsNoTracking().SingleAsync(one => one.Checksum == frozen.MinutesChecksum));
        Assert.Equal(minutes.Checksum, Checksum.Of(minutes.Content));
        Assert.Equal(["Vidar Sköld", "Elsa Brohult"], JsonSerializer.Deserialize<MinutesContent>(minutes.Content, FactsJson.Options)!.Attendees.Where(one => one.Presence == Presence.Present).OrderByDescending(one => one.Name).Select(one => one.Name));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_was_not_there_does_not_approve(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn, Day);
        Assert.IsType<ApproverWasNotThere>(Assert.Single((await Approve(samsyn, meeting, TestActors.Director)).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_secretaries_under_one_item_do_not_write_over_each_other_and_under_two_they_both_write(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await Plan(samsyn, Day);
        var items = await Items(samsyn, meeting);

        Assert.True((await Write(samsyn, items[0], "Elsas text")).IsDone);
        Assert.True((await samsyn.Run((WriteNotes write) => write.Run(TestActors.PoliceOfficer, new(new(items[1].Id, items[1].Version), "Vidars text"), default))).IsDone);
        Assert.IsType<Stale>(Assert.Single((await samsyn.Run((WriteNotes write) => write.Run(TestActors.PoliceOfficer, new(new(items[0].Id, items[0].Version), "Vidars andra text"), default))).Refusals));
        Assert.Equal(["Elsas text", "Vidars text"], (await Items(samsyn, meeting)).Take(2).Select(item => item.Notes));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-04")]
    [Trait("Requirement", "MTG-03")]
    public async Task The_turn_to_chair_passes_over_a_cancelled_meeting(Engine engine)
    {
        await using var samsyn = await Given(engine);
        List<MeetingId> meetings = [];
        foreach (var month in Enumerable.Range(4, 5)) meetings.Add(await Plan(samsyn, new(2018, month, 3)));
        Assert.Equal([PartySide.Police, PartySide.City, PartySide.Police, PartySide.City, PartySide.Police], await Turns(samsyn));

        Assert.True((await samsyn.Run((CancelMeeting cancel) => cancel.Run(TestActors.Coordinator, new(new(meetings[2], 0), "Påsk"), default))).IsDone);

        Assert.Equal([PartySide.Police, PartySide.City, PartySide.Police, PartySide.Police, PartySide.City], await Turns(samsyn));
        Assert.Equal(EvidenceKinds.MeetingCancelled, (await samsyn.Run((SamsynDb db) => db.Evidence.AsNoTracking().SingleAsync())).Kind);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-06")]
    [Trait("Requirement", "ORG-23")]
    public async Task A_matter_handed_to_the_steering_group_stands_on_its_next_agenda(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var traffic = TestBodies.Body(_agreement.Id, new() { Name = "Trafikgrupp", Kind = BodyKind.Forum });
        await samsyn.Store(traffic);
        var matter = (await samsyn.Run((RaiseMatter raise) => raise.Run(TestActors.PoliceOfficer, new(traffic.Id, "Mopeder i parken", "", Steering.Id, "Kräver beslut"), default))).Value;

        var meeting = await Plan(samsyn, Day);

        var item = (await Items(samsyn, meeting)).Single(one => one.Kind == AgendaItemKind.Matter);
        Assert.Equal((matter, "Mopeder i parken"), (item.Matter!.Value, item.Title));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-20")]
    public async Task An_assignment_from_the_steering_group_stands_on_the_next_agenda_of_the_group_that_got_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var group = TestBodies.Body(_agreement.Id, new() { Name = "Arbetsgrupp torget", Kind = BodyKind.Working });
        await samsyn.Store(group);
        var before = await PlanIn(samsyn, group, Day);
        Assert.DoesNotContain(await Items(samsyn, before), item => item.Kind == AgendaItemKind.PreviousDecisions);
        var meeting = await Plan(samsyn, Day.AddDays(-1));
        await Mark(samsyn, meeting, TestActors.Coordinator, TestActors.PoliceOfficer);
        var item = (await Items(samsyn, meeting))[0];

        Assert.IsType<AssignmentToNobody>(Assert.Single((await Decide(samsyn, item.Id, new() { Kind = DecisionKind.Assignment, Text = "Kartlägg torget." })).Refusals));
        Assert.True((await Decide(samsyn, item.Id, new() { Kind = DecisionKind.Assignment, Text = "Kartlägg torget.", To = group.Id, Deadline = Day.AddMonths(2) })).IsDone);

        Assert.Contains(await Items(samsyn, await PlanIn(samsyn, group, Day.AddDays(7))), one => one.Kind == AgendaItemKind.PreviousDecisions);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-09")]
    [Trait("Requirement", "ORG-47")]
    public async Task Both_parties_keep_a_bodys_meetings_but_minutes_tied_to_one_are_put_forward_by_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var traffic = TestBodies.Body(_agreement.Id, new() { Name = "Trafikgrupp", Kind = BodyKind.Forum, MinuteTaker = new(PartySide.Police, null) });
        await samsyn.Store(traffic, TestBodies.SeatOf(TestActors.Coordinator, traffic), TestBodies.SeatOf(TestActors.PoliceOfficer, traffic));
        var meeting = await PlanIn(samsyn, traffic, Day);
        await Mark(samsyn, meeting, TestActors.Coordinator, TestActors.PoliceOfficer);
        Assert.Empty((await samsyn.Run(async (HoldMeeting hold) => await hold.Run(TestActors.PoliceOfficer, new(await At(samsyn, meeting), new(null, "Vidar Sköld"), null), default))).Refusals);

        Assert.Equal(new MinutesAreTheOtherPartys(PartySide.Police), Assert.Single((await PutForward(samsyn, meeting)).Refusals));
        Assert.Empty((await samsyn.Run(async (PutForwardMinutes put) => await put.Run(TestActors.PoliceOfficer, new(await At(samsyn, meeting)), default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-05")]
    [Trait("Requirement", "ORG-26")]
    [Trait("Requirement", "MTG-15")]
    public async Task Someone_of_another_group_presents_by_telephone_and_the_minutes_name_them_without_a_vote(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = (await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(Steering.Id, new(Day, new(8, 15), 20, Form: MeetingForm.Telephone)), default))).Value;
        await samsyn.Run((AddItem add) => add.Run(TestActors.Coordinator, new(Steering.Id, meeting, new() { Kind = AgendaItemKind.Other, Title = "Veckans bild", Presenter = "Runa Ek, operativ grupp" }), default));
        await Mark(samsyn, meeting, TestActors.Coordinator, TestActors.PoliceOfficer);
        await samsyn.Run((AddGuest add) => add.Run(TestActors.Coordinator, new(meeting, new() { Name = "Runa Ek", Function = "Operativ grupp", Side = PartySide.City, HasMandate = true }, IsPresent: true), default));
        foreach (var item in await Items(samsyn, meeting)) await Write(samsyn, item, "Föredrogs.");
        await samsyn.Run(async (HoldMeeting hold) => await hold.Run(TestActors.Coordinator, new(await At(samsyn, meeting), new(PartySide.Police, "Vidar Sköld"), null), default));
        Assert.Empty((await PutForward(samsyn, meeting)).Refusals);

        var content = JsonSerializer.Deserialize<MinutesContent>((await samsyn.Run((SamsynDb db) => db.Minutes.AsNoTracking().SingleAsync())).Content, FactsJson.Options)!;
        Assert.Equal((MeetingForm.Telephone, (string?)null), (content.Form, content.Place));
        Assert.Equal("Runa Ek, operativ grupp", content.Items.Single(item => item.Title == "Veckans bild").Presenter);
        Assert.Equal((true, false), content.Attendees.Where(one => one.Name == "Runa Ek").Select(one => (one.IsAdjunct, one.HasMandate)).Single());
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-BRA-01")]
    public async Task A_member_of_neither_party_sees_the_body_where_it_sits_and_nothing_that_is_for_the_parties_alone(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var council = TestBodies.Body(_agreement.Id, new() { Name = "BRÅ", Kind = BodyKind.Council });
        var owner = TestActors.Company.Positions[0];
        await samsyn.Store(council, Organisation.Create(owner.Organisation, "Fjärdens fastigheter", OrganisationKind.PropertyOwner).Value, Person.Create(TestActors.Company.Person, TestActors.Company.Name),
            Position.Create(owner.Id, owner.Title, owner.Organisation, null, "Förvaltare").Value);
        await samsyn.Store(Appointment.Create(TestActors.Company.Person, owner.Id, new(2017, 1, 1)).Value, TestBodies.SeatOf(TestActors.Company, council, mandate: false));
        await Plan(samsyn, Day);
        var meeting = (await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(council.Id, new(Day, new(9, 0))), default))).Value;
        foreach (var alone in new[] { true, false })
            await samsyn.Run((AddItem add) => add.Run(TestActors.Coordinator, new(council.Id, meeting, new() { Kind = AgendaItemKind.Other, Title = alone ? "Polisens läge" : "Belysning", IsForPartiesOnly = alone }), default));

        var seen = await samsyn.RunFor(TestActors.Company, async (SamsynDb db) => (
            await Samsyn.App.Forums.BodyAccess.VisibleTo(db.Meetings, db, TestActors.Company, Day).Select(one => one.Id).ToListAsync(),
            await Samsyn.App.Forums.BodyAccess.VisibleTo(db.AgendaItems, db, TestActors.Company, Day).Select(one => one.Title).ToListAsync()));

        Assert.Equal([meeting], seen.Item1);
        Assert.Contains("Belysning", seen.Item2);
        Assert.DoesNotContain("Polisens läge", seen.Item2);
        Assert.IsType<PermissionLacking>(Assert.Single((await samsyn.RunFor(TestActors.Company, (CancelMeeting cancel) => cancel.Run(TestActors.Company, new(new(meeting, 1), "Nej"), default))).Refusals));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement, Steering, TestBodies.SeatOf(TestActors.Coordinator, Steering), TestBodies.SeatOf(TestActors.PoliceOfficer, Steering));
        return samsyn;
    }

    Task<Outcome> Propose(TestDatabase samsyn) => samsyn.Run((ProposeAnnexVersion propose) => propose.Run(TestActors.Coordinator,
        new() { Agreement = new(_agreement.Id, _agreement.Version), Annex = 1, Lines = ["Lägesbild", "Lugnt"], Facts = new(), Reason = "Halvårets bild" }, default));

    async Task<MeetingId> Plan(TestDatabase samsyn, DateOnly day)
    {
        var planned = await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(Steering.Id, new(day, new(13, 0))), default));
        Assert.Empty(planned.Refusals);
        return planned.Value;
    }

    static async Task<MeetingId> PlanIn(TestDatabase samsyn, Body body, DateOnly day)
    {
        var planned = await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.PoliceOfficer, new(body.Id, new(day, new(9, 0))), default));
        Assert.Empty(planned.Refusals);
        return planned.Value;
    }

    async Task<MeetingId> Held(TestDatabase samsyn, DateOnly day)
    {
        var meeting = await Plan(samsyn, day);
        await Mark(samsyn, meeting, TestActors.Coordinator, TestActors.PoliceOfficer);
        var turn = (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting))).ChairTurn;
        Assert.Empty((await samsyn.Run(async (HoldMeeting hold) => await hold.Run(TestActors.Coordinator, new(await At(samsyn, meeting), new(turn, "Ordförande"), null), default))).Refusals);
        return meeting;
    }

    async Task<MeetingId> WithMinutes(TestDatabase samsyn, DateOnly day)
    {
        var meeting = await Held(samsyn, day);
        foreach (var item in await Items(samsyn, meeting)) Assert.True((await Write(samsyn, item, "Gicks igenom.")).IsDone);
        Assert.Empty((await PutForward(samsyn, meeting)).Refusals);
        return meeting;
    }

    static Task<Outcome> Mark(TestDatabase samsyn, MeetingId meeting, params Actor[] present) => samsyn.Run(async (MarkAttendance mark) =>
    {
        var attendees = await samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().Where(one => one.Meeting == meeting).ToListAsync());
        return await mark.Run(TestActors.Coordinator, new(meeting, attendees.Where(one => present.Any(actor => actor.Person == one.Person)).ToDictionary(one => one.Id, _ => Presence.Present)), default);
    });

    static Task<Outcome<DecisionId>> Decide(TestDatabase samsyn, AgendaItemId item, DecisionText text) => samsyn.Run((TakeDecision take) => take.Run(TestActors.Coordinator, new(item, text), default));

    static Task<Outcome> Write(TestDatabase samsyn, AgendaItem item, string notes) => samsyn.Run((WriteNotes write) => write.Run(TestActors.Coordinator, new(new(item.Id, item.Version), notes), default));

    static Task<Outcome> PutForward(TestDatabase samsyn, MeetingId meeting) => samsyn.Run(async (PutForwardMinutes put) => await put.Run(TestActors.Coordinator, new(await At(samsyn, meeting)), default));

    static Task<Outcome> Approve(TestDatabase samsyn, MeetingId meeting, Actor actor) => samsyn.Run(async (ApproveMinutes approve) =>
    {
        var now = await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting));
        return await approve.Run(actor, new(new(meeting, now.Version), now.MinutesChecksum!), default);
    });

    static async Task<MeetingAt> At(TestDatabase samsyn, MeetingId meeting) => new(meeting, (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting))).Version);

    static Task<List<AgendaItem>> Items(TestDatabase samsyn, MeetingId meeting) => samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().Where(one => one.Meeting == meeting).OrderBy(one => one.Order).ToListAsync());

    Task<List<PartySide?>> Turns(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().Where(one => one.Body == Steering.Id).OrderBy(one => one.Date).Select(one => one.ChairTurn).ToListAsync());

    async Task<Annex> Annex(TestDatabase samsyn) => (await samsyn.Run((SamsynDb db) => db.Agreements.AsNoTracking().Whole().SingleAsync(one => one.Id == _agreement.Id))).Annexes.Single(annex => annex.Number == 1);
}
