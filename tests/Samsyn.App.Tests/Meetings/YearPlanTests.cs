using Microsoft.EntityFrameworkCore;
using Samsyn.App.Meetings;
using Samsyn.App.Readiness;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Meetings;

/// <summary>A year planned and laid in, and what a raised level adds to it and takes back.</summary>
public sealed class YearPlanTests
{
    static readonly PlanYearQuery Of2018 = new(2018);

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        Plans =
        [
            new()
            {
                Title = "Platssamverkan", Line = 9, Term = new UntilFurtherNotice(),
                Readiness =
                [
                    new() { Level = ReadinessLevel.Normal, Text = "En gång per månad", Cadence = [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum)], Line = 9 },
                    new() { Level = ReadinessLevel.Raised, Text = "En gång per vecka", Cadence = [new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Minimum)], Line = 9 },
                ],
            },
        ],
    });

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-05")]
    [Trait("Requirement", "MTG-10")]
    public async Task A_year_is_planned_laid_in_once_and_needs_nothing_more(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var year = await Plan(samsyn);
        // From 15 March: three quarters of the group's four meetings are ahead, and the months from April on; March has its month to mend.
        Assert.Equal(["Platssamverkan", "Styrgrupp"], year.Forums.Select(forum => forum.Name));
        Assert.Equal([BreachCause.Passed, BreachCause.Passed], year.Plan.Breaches.Select(breach => breach.Cause));
        Assert.Equal((10, 4), (year.Forums[0].Count(YearMarkState.Proposed), year.Forums[1].Count(YearMarkState.Proposed)));
        Assert.Equal(2, year.Forums[0].Count(YearMarkState.Missing));

        Assert.Equal(14, (await Accept(samsyn, year)).Value);
        var after = await Plan(samsyn);
        Assert.Empty(after.Plan.Proposed);
        Assert.Equal(0, (await Accept(samsyn, after)).Value);
        Assert.Equal(14, await samsyn.Run((SamsynDb db) => db.Meetings.CountAsync(meeting => meeting.State == MeetingState.Planned)));
        Assert.Equal(4, await samsyn.Run((SamsynDb db) => db.Attendees.CountAsync()));
        Assert.Equal([PartySide.Police, PartySide.City, PartySide.Police, PartySide.City],
            (await samsyn.Run((SamsynDb db) => db.Meetings.Where(meeting => meeting.ChairTurn != null).OrderBy(meeting => meeting.Date).Select(meeting => meeting.ChairTurn!.Value).ToListAsync())));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_plan_that_others_have_changed_meanwhile_no_forum_and_no_right_are_refused_and_nothing_is_stored(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var year = await Plan(samsyn);
        Assert.Equal([new NoForumChosen()], (await Accept(samsyn, year, forums: [])).Refusals);
        Assert.Equal([new PermissionLacking(Permission.PlanMeetings)], (await Accept(samsyn, year, TestActors.Reader)).Refusals);
        Assert.Equal(4, (await Accept(samsyn, year, forums: [year.Forums[1].Key])).Value);
        Assert.Equal([new PlanChangedMeanwhile()], (await Accept(samsyn, year)).Refusals);
        Assert.Equal(4, await samsyn.Run((SamsynDb db) => db.Meetings.CountAsync()));
        Assert.Empty((await samsyn.Run((PlanYear plan) => plan.Run(TestActors.Outsider, Of2018, default))).Forums);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-02")]
    public async Task A_raise_asks_for_more_meetings_and_a_return_for_fewer_each_cancelled_by_somebody(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Accept(samsyn, await Plan(samsyn));
        var raise = new Domain.Readiness.ReadinessDecision { Level = ReadinessLevel.Raised, From = samsyn.Time.Now, Deciders = ["Kommunpolis"], Reason = "Oro på torget.", ReviewOn = new(2018, 4, 29), ReturnOn = new(2018, 4, 30) };
        Assert.True((await samsyn.Run((ChangeReadiness act) => act.Run(TestActors.Coordinator, new(_agreement.Id, 0, raise), default))).IsDone);

        var raised = await Plan(samsyn);
        // Weeks from 15 March through 29 April, less those that the month's own meeting already lies in.
        Assert.All(raised.Plan.Proposed, meeting => Assert.Equal((ReadinessLevel.Raised, true), (meeting.Level, meeting.Date < new DateOnly(2018, 4, 30))));
        Assert.InRange(raised.Plan.Proposed.Count, 4, 6);
        Assert.Empty(raised.Unneeded);
        var added = (await Accept(samsyn, raised)).Value;

        samsyn.Time.Now = samsyn.Time.Now.AddDays(4);
        Assert.True((await samsyn.Run((ReturnReadiness act) => act.Run(TestActors.Coordinator, new(_agreement.Id, 1, null, samsyn.Time.Now, ["Kommunpolis"], "Lugnt."), default))).IsDone);
        var back = await Plan(samsyn);
        Assert.Empty(back.Plan.Proposed);
        Assert.InRange(back.Unneeded.Count, added - 2, added);
        Assert.Equal([new NoMeetingChosen()], (await Cancel(samsyn, [])).Refusals);
        Assert.Equal([new CancelReasonMissing()], (await Cancel(samsyn, [back.Unneeded[0].Id], "")).Refusals);

        Assert.True((await Cancel(samsyn, [.. back.Unneeded.Select(meeting => meeting.Id)])).IsDone);
        Assert.Empty((await Plan(samsyn)).Unneeded);
        Assert.Equal(back.Unneeded.Count, await samsyn.Run((SamsynDb db) => db.Meetings.CountAsync(meeting => meeting.State == MeetingState.Cancelled)));
        // A meeting of the ordinary rhythm is not on the list, whoever sends its id.
        var ordinary = await samsyn.Run((SamsynDb db) => db.Meetings.Where(meeting => meeting.Level == ReadinessLevel.Normal).Select(meeting => meeting.Id).FirstAsync());
        Assert.True((await Cancel(samsyn, [ordinary])).IsDone);
        Assert.NotEqual(MeetingState.Cancelled, await samsyn.Run((SamsynDb db) => db.Meetings.Where(meeting => meeting.Id == ordinary).Select(meeting => meeting.State).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Dates_laid_in_as_proposals_bind_nobody_and_are_not_proposed_again(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Accept(samsyn, await Plan(samsyn), asProposals: true);
        Assert.Equal((14, 0), await samsyn.Run(async (SamsynDb db) => (await db.Meetings.CountAsync(meeting => meeting.State == MeetingState.Proposed), await db.Attendees.CountAsync())));
        Assert.Empty((await Plan(samsyn)).Plan.Proposed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_meeting_noted_as_held_without_having_been_planned_counts(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await samsyn.Store(new Evidence { Id = Guid.CreateVersion7().ToString(), AgreementId = _agreement.Id.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Plan("Platssamverkan"), Date = new(2018, 1, 20) });
        var year = await Plan(samsyn);
        Assert.Equal(new Period(new(2018, 2, 1), new(2018, 2, 28)), Assert.Single(year.Plan.Breaches).Need.Window);
        Assert.Equal(1, year.Forums[0].Count(YearMarkState.Held));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        await samsyn.Store(_agreement);
        var steering = TestBodies.Body(_agreement.Id);
        var place = Body.Create(new(Guid.CreateVersion7()), _agreement.Id, new() { Name = "Platssamverkan", Kind = BodyKind.Forum, Usual = new("Torget", new(10, 0), 60) }, DutySubject.Plan("Platssamverkan"), new(2017, 1, 1)).Value;
        await samsyn.Store(steering, place);
        await samsyn.Store(TestBodies.SeatOf(TestActors.Coordinator, steering));
        return samsyn;
    }

    static Task<PlannedYear> Plan(TestDatabase samsyn) => samsyn.Run((PlanYear plan) => plan.Run(TestActors.Coordinator, Of2018, default));

    static Task<Outcome<int>> Accept(TestDatabase samsyn, PlannedYear year, Actor? actor = null, IReadOnlyList<string>? forums = null, bool asProposals = false) =>
        samsyn.Run((AcceptPlan accept) => accept.Run(actor ?? TestActors.Coordinator, new(Of2018, year.Fingerprint, forums ?? [.. year.Forums.Select(forum => forum.Key)], asProposals), default));

    static Task<Outcome> Cancel(TestDatabase samsyn, IReadOnlyList<MeetingId> meetings, string reason = "Läget är normalt.") =>
        samsyn.Run((CancelUnneeded cancel) => cancel.Run(TestActors.Coordinator, new(Of2018, meetings, reason), default));
}
