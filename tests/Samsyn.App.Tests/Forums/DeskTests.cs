using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Notices;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Forums;

/// <summary>A body's year, what one person has to do, and what the coordinators have before them. The clock stands at 15 March 2018.</summary>
public sealed class DeskTests
{
    static readonly DateOnly Today = new(2018, 3, 15);

    readonly Agreement _agreement = TestAgreements.Adopted();
    readonly Body _body;
    int _count;

    public DeskTests() => _body = Body.Create(new(Guid.CreateVersion7()), _agreement.Id, new() { Name = "Styrgrupp", Kind = BodyKind.Steering, Chair = ChairRule.Alternating, FirstChair = PartySide.Police }, DutySubject.Body("Styrgrupp"), new(2017, 1, 1)).Value;

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-05")]
    [Trait("Requirement", "ORG-13")]
    public async Task The_year_of_a_body_shows_planned_held_cancelled_and_what_is_missing_or_still_owed(Engine engine)
    {
        await using var samsyn = await With(engine);
        var (held, evidence) = Held(new(2018, 2, 1));
        var cancelled = Planned(new(2018, 3, 1));
        Done(cancelled.Cancel("Snöoväder"));
        await samsyn.Store(held, evidence, cancelled, Planned(new(2018, 5, 3)), Meeting.Plan(new(Guid.CreateVersion7()), Next(), _body, new(new(2018, 9, 6)), new(IsProposal: true)).Value);

        var page = (await samsyn.Run((ReadBodyPage read) => read.Run(TestActors.Coordinator, _body.Id, null, null, default)))!;

        // Four a year are demanded: one held, one planned, two more owed by the end of the year.
        Assert.Equal([(new DateOnly(2018, 2, 1), HeldState.Held, 1), (new(2018, 3, 1), HeldState.Cancelled, 1), (Today, HeldState.Planned, 2), (new(2018, 5, 3), HeldState.Planned, 1)],
            page.Marks.Select(mark => (mark.From, mark.State, mark.Count)));
        Assert.Equal((new DateOnly(2018, 5, 3), new DateOnly(2018, 2, 1), PartySide.Police), (page.Next!.Date, page.Last!.Date, page.NextChair!.Value));
        var before = (await samsyn.Run((ReadBodyPage read) => read.Run(TestActors.Coordinator, _body.Id, null, 2017, default)))!;
        Assert.Equal([(HeldState.Missing, 4)], before.Marks.Select(mark => (mark.State, mark.Count)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-42")]
    public async Task My_work_holds_the_meetings_where_I_sit_my_open_decisions_by_deadline_and_minutes_that_I_have_not_approved(Engine engine)
    {
        await using var samsyn = await With(engine);
        var elsewhere = Body.Create(new(Guid.CreateVersion7()), _agreement.Id, new() { Name = "Annan", Kind = BodyKind.Forum }, DutySubject.Body("Annan"), new(2017, 1, 1)).Value;
        var (held, evidence) = Held(new(2018, 3, 1));
        var item = AgendaItem.Create(new(Guid.CreateVersion7()), _body.Id, held.Id, 1, new() { Kind = AgendaItemKind.Other, Title = "Läget" }).Value;
        var (late, soon, done, theirs) = (Decided(held, item, 1, new(2018, 5, 1)), Decided(held, item, 2, new(2018, 4, 1)), Decided(held, item, 3, new(2018, 4, 1)), Decided(held, item, 4, new(2018, 4, 1), TestActors.PoliceOfficer.Person));
        Done(done.Report(DecisionStatus.Done, null, Today));
        Done(held.PutForward("abc", samsyn.Time.Now));
        await samsyn.Store(elsewhere, held, evidence, item, late, soon, done, theirs, Planned(new(2018, 6, 1)), Planned(new(2018, 4, 12)), Planned(new(2018, 3, 1)), Planned(new(2018, 4, 1), elsewhere));

        var mine = await samsyn.RunFor(TestActors.Coordinator, (ReadMyWork read) => read.Run(TestActors.Coordinator, default));

        Assert.Equal([new DateOnly(2018, 4, 12), new(2018, 6, 1)], mine.Meetings.Select(one => one.Meeting.Date));
        Assert.Equal([soon.Id, late.Id], mine.Decisions.Select(one => one.Decision.Id));
        Assert.Equal([held.Id], mine.ToApprove.Select(one => one.Meeting.Id));
        Assert.Equal([("Styrgrupp", "Samordnare")], mine.Bodies.Select(one => (one.Name, one.Function)));

        // Once the own party has approved it is the other's turn.
        await samsyn.Run(async (App.Storage.SamsynDb db) =>
        {
            var stored = await db.FindAsync<Meeting>(held.Id);
            Done(stored!.Approve(new() { Person = TestActors.Coordinator.Person, Name = "Elsa Brohult", Side = PartySide.City, At = samsyn.Time.Now, Checksum = "abc" }));
            return await db.SaveChangesAsync();
        });
        Assert.Empty((await samsyn.Run((ReadMyWork read) => read.Run(TestActors.Coordinator, default))).ToApprove);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-42")]
    [Trait("Requirement", "ORG-39")]
    public async Task The_coordinators_have_what_is_to_be_prepared_decided_named_and_acknowledged_before_them(Engine engine)
    {
        await using var samsyn = await With(engine);
        var (held, evidence) = Held(new(2018, 3, 1));
        var item = AgendaItem.Create(new(Guid.CreateVersion7()), _body.Id, held.Id, 1, new() { Kind = AgendaItemKind.Other, Title = "Läget" }).Value;
        await samsyn.Store(held, evidence, item, Decided(held, item, 1, new(2018, 4, 1)), Decided(held, item, 2, new(2018, 12, 1)), Planned(new(2018, 4, 1)), Planned(new(2018, 6, 1)));
        await samsyn.Run((ProposeAnnexVersion propose) => propose.Run(TestActors.Coordinator, new() { Agreement = new(_agreement.Id, 1), Annex = 2, Lines = ["Ny"], Facts = new(), Reason = "Översyn" }, default));
        await samsyn.Run((RecordInformation record) => record.Run(TestActors.PoliceOfficer, new(_agreement.Id, new()
        {
            Cause = InformationCause.LargeOperation, What = "En insats pågår.", Why = "Färre kvällar.", KnownAt = samsyn.Time.Now, SentAt = samsyn.Time.Now, Sender = TestActors.Police, Recipient = TestActors.District,
        }), default));

        var desk = await samsyn.RunFor(TestActors.Coordinator, (ReadCoordinatorDesk read) => read.Run(TestActors.Coordinator, default));

        Assert.Equal([new DateOnly(2018, 4, 1)], desk.ToPrepare.Select(one => one.Meeting.Date));
        Assert.Equal([held.Id], desk.Minutes.Select(one => one.Meeting.Id));
        Assert.Equal([2], desk.Updates.Select(one => one.Annex));
        Assert.Single(desk.ToAcknowledge);
        Assert.Equal([new DateOnly(2018, 4, 1)], desk.Deadlines.Select(one => one.Decision.Deadline!.Value));
        var unfilled = Assert.Single(desk.Unfilled);
        Assert.Equal(("Styrgrupp", "Enhetschef", "Lokalpolisområdeschef", "Förening"), (unfilled.BodyName, Assert.Single(unfilled.Own), Assert.Single(unfilled.Others), Assert.Single(unfilled.Outside)));
        Assert.Empty(desk.WithoutBodies);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_coordinator_of_other_organisations_has_none_of_it_before_them(Engine engine)
    {
        await using var samsyn = await With(engine);
        var stranger = TestActors.Coordinator with { Positions = [TestActors.Coordinator.Positions[0] with { Organisation = new(Guid.CreateVersion7()) }] };
        await samsyn.Store(Planned(new(2018, 4, 1)));

        var desk = await samsyn.Run((ReadCoordinatorDesk read) => read.Run(stranger, default));

        Assert.True(desk is { HasAgreements: false, ToPrepare.Count: 0, Unfilled.Count: 0 });
    }

    async Task<TestDatabase> With(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        await samsyn.Store(_agreement, _body);
        await samsyn.Store(Sits("Samordnare", PartySide.City, TestActors.Coordinator.Positions[0].Id), Sits("Enhetschef", PartySide.City), Sits("Lokalpolisområdeschef", PartySide.Police), Sits("Förening", null));
        return samsyn;
    }

    Seat Sits(string function, PartySide? side, PositionId? position = null) => Seat.Create(new(Guid.CreateVersion7()), _body.Id, new() { Function = function, Side = side, HasMandate = side is not null }, new(2017, 1, 1), position).Value;

    string Next() => $"2018-M{++_count}";

    Meeting Planned(DateOnly date, Body? body = null) => Meeting.Plan(new(Guid.CreateVersion7()), Next(), body ?? _body, new(date, new(9, 0)), new(ChairTurn: PartySide.Police)).Value;

    (Meeting, Evidence) Held(DateOnly date)
    {
        var meeting = Planned(date);
        var evidence = new Evidence { Id = Guid.CreateVersion7().ToString(), AgreementId = _agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = _body.Subject, Date = date, Attended = Attendance.Both };
        Done(meeting.Hold(new(PartySide.Police, "Ordförande"), null, Both, Today, evidence.Id));
        return (meeting, evidence);
    }

    static Representation Both { get; } = Representation.Of(new[] { PartySide.City, PartySide.Police }.Select(side =>
    {
        var one = Attendee.Create(new(Guid.CreateVersion7()), default, new() { Name = "Ledamot", Function = "Ledamot", Side = side, HasMandate = true }).Value;
        Done(one.Mark(Presence.Present));
        return one;
    }));

    static Decision Decided(Meeting meeting, AgendaItem item, int order, DateOnly deadline, PersonId? person = null) => Decision.Take(new(Guid.CreateVersion7()), meeting, item, order,
        new() { Text = $"Beslut {order}", Responsible = "Samordnaren", ResponsiblePerson = person ?? TestActors.Coordinator.Person, Deadline = deadline }, Both, ["Ordförande"]).Value;

    static void Done(Outcome outcome) => Assert.Empty(outcome.Refusals);
}
