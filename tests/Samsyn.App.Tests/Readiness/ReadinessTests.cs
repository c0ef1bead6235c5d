using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Mail;
using Samsyn.App.Readiness;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Mail;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Readiness;

public sealed class ReadinessTests
{
    static readonly DutySubject Checklist = DutySubject.Plan("Checklista oro");

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        Plans =
        [
            new()
            {
                Title = "Checklista oro", Line = 9, Term = new UntilFurtherNotice(),
                Readiness =
                [
                    new() { Level = ReadinessLevel.Normal, Text = "Varje torsdag", Cadence = [new WeeklyCadence([Weekday.TH], null, null, null)], Line = 9 },
                    new() { Level = ReadinessLevel.Raised, Text = "Varje dag", Cadence = [new DailyCadence()], Line = 9 },
                    new() { Level = ReadinessLevel.High, Text = "Efter beslut av styrgruppen", Cadence = [new ByDecisionCadence(["Styrgruppen"])], Line = 9 },
                ],
            },
        ],
    });

    static DateTimeOffset At(int day, int hour) => SwedishTime.At(new(2018, 3, day), new(hour, 0));

    static ReadinessDecision Raise => new()
    {
        Level = ReadinessLevel.Raised, From = At(12, 18), Deciders = ["Kommunpolis"], Reason = "Bränder tre kvällar i rad.", ReviewOn = new(2018, 3, 19), ReturnOn = new(2018, 3, 26),
    };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-02")]
    public async Task Raising_and_returning_is_kept_logged_and_changes_what_is_due(Engine engine)
    {
        await using var samsyn = await Given(engine);
        Assert.Empty(await Daily(samsyn));

        Assert.True((await Change(samsyn, 0, Raise)).IsDone);
        var raised = Assert.Single((await Page(samsyn)).Areas);
        Assert.Equal((ReadinessLevel.Raised, "Kommunpolis", "Bränder tre kvällar i rad.", "Elsa Brohult"), (raised.Level, raised.Since!.Deciders.Single(), raised.Since.Reason, raised.Since.RecordedBy));
        // The same node as before the change: what it had read of the agreement is read anew.
        Assert.Equal(new DateOnly(2018, 3, 12), (await Daily(samsyn))[0].Duty.Window.From);

        Assert.True((await samsyn.Run((ReturnReadiness act) => act.Run(TestActors.Coordinator, new(_agreement.Id, 1, null, At(15, 9), ["Kommunpolis"], "Lugnt."), default))).IsDone);
        Assert.Equal(ReadinessLevel.Normal, (await Page(samsyn)).Areas[0].Level);
        var daily = Assert.Single(await Daily(samsyn));
        Assert.Equal((new DutyWindow(new(2018, 3, 12), new(2018, 3, 14)), 3), (daily.Duty.Window, daily.Duty.Needed));
        Assert.Equal([nameof(ChangeReadiness), nameof(ReturnReadiness)], await samsyn.Run((SamsynDb db) => db.Acts.OrderBy(act => act.Number).Select(act => act.Name).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-14")]
    public async Task Only_those_whom_the_plan_names_decide_on_a_level_unless_it_is_written_why(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var high = Raise with { Level = ReadinessLevel.High };

        Assert.Equal(["Styrgruppen"], Assert.IsType<ReadinessDeciderNotNamed>(Assert.Single((await Change(samsyn, 0, high)).Refusals)).Named);
        Assert.True((await Change(samsyn, 0, high with { OverrideReason = "Styrgruppen gick inte att nå." })).IsDone);
        Assert.Equal("Styrgruppen gick inte att nå.", Assert.Single((await Page(samsyn)).Areas[0].Entries).OverrideReason);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-BRA-01")]
    public async Task A_politician_sees_the_level_but_not_why_and_an_outsider_sees_nothing(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Change(samsyn, 0, Raise with { Forum = Checklist, OverrideReason = "Jourhavande." });

        var seen = (await samsyn.Run((ReadReadiness read) => read.Run(TestActors.Politician, default))).Areas.Single();
        var forum = seen.Forums.Single();
        Assert.Equal((ReadinessLevel.Normal, ReadinessLevel.Raised, true, false), (seen.Level, forum.Level, forum.IsRaisedAlone, seen.MayChange));
        Assert.All(seen.Entries, entry => Assert.Equal((null, null), (entry.Reason, entry.OverrideReason)));
        Assert.Empty((await samsyn.Run((ReadReadiness read) => read.Run(TestActors.Outsider, default))).Areas);
        Assert.Empty((await samsyn.Run((ReadReadiness read) => read.Run(TestActors.Company, default))).Areas);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_not_change_it_a_stale_form_and_an_unknown_forum_are_refused(Engine engine)
    {
        await using var samsyn = await Given(engine);
        Assert.Equal([new PermissionLacking(Permission.ChangeReadiness)], (await Change(samsyn, 0, Raise, TestActors.Reader)).Refusals);
        Assert.Equal([new NotFound()], (await Change(samsyn, 0, Raise, TestActors.Outsider)).Refusals);
        Assert.Equal([new ReadinessForumUnknown()], (await Change(samsyn, 0, Raise with { Forum = DutySubject.Plan("Finns inte") })).Refusals);
        Assert.True((await Change(samsyn, 0, Raise)).IsDone);
        Assert.Equal([new Stale(0, 1)], (await Change(samsyn, 0, Raise)).Refusals);
        Assert.Equal([new Stale(0, 1)], (await samsyn.Run((ReturnReadiness act) => act.Run(TestActors.Coordinator, new(_agreement.Id, 0, null, At(15, 9), ["Kommunpolis"], "Lugnt."), default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_who_change_at_once_get_one_line_and_one_refusal(Engine engine)
    {
        await using var samsyn = await Given(engine);
        // Both have read an empty history before either writes.
        var outcomes = await samsyn.Run((ReadinessOnRecord first) => samsyn.Run(async (ReadinessOnRecord second) =>
        {
            var read = (await first.One(TestActors.Coordinator, _agreement.Id, default), await second.One(TestActors.PoliceOfficer, _agreement.Id, default));
            List<Outcome> all = [];
            foreach (var area in new[] { read.Item1!, read.Item2! })
                all.Add(await samsyn.Run((SamsynDb db) =>
                {
                    db.ReadinessChanges.Add(area.History.Change(Raise, [], TestActors.Coordinator.Person, samsyn.Get<Clock>().Now).Value);
                    return db.Commit(default);
                }));
            return all;
        }));

        Assert.True(outcomes[0].IsDone);
        Assert.Equal([new Stale(0, 1)], outcomes[1].Refusals);
        Assert.Single((await Page(samsyn)).Areas[0].Entries);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_wrong_line_is_struck_out_and_the_days_it_gave_are_gone(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Change(samsyn, 0, Raise);
        Assert.NotEmpty(await Daily(samsyn));

        Assert.True((await samsyn.Run((CorrectReadiness act) => act.Run(TestActors.PoliceOfficer, new(_agreement.Id, 1, 1, null, "Fel område."), default))).IsDone);

        Assert.Empty(await Daily(samsyn));
        var area = (await Page(samsyn)).Areas.Single();
        Assert.Equal((ReadinessLevel.Normal, 2, 2), (area.Level, area.Version, area.Entries.Count));
        Assert.All(area.Entries, entry => Assert.False(entry.Stands));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_head_of_every_page_tells_the_level_since_when_and_by_whom(Engine engine)
    {
        await using var samsyn = await Given(engine);
        Assert.Equal(new ReadinessNow(_agreement.Title, ReadinessLevel.Normal, null, null), await Head(samsyn, TestActors.Reader));
        await Change(samsyn, 0, Raise);
        Assert.Equal(new ReadinessNow(_agreement.Title, ReadinessLevel.Raised, new(2018, 3, 12), "Kommunpolis"), await Head(samsyn, TestActors.Politician));
        Assert.Null(await Head(samsyn, TestActors.Outsider));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_database_itself_refuses_to_change_or_remove_a_line(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Change(samsyn, 0, Raise);
        foreach (var statement in new[] { "UPDATE readiness_changes SET reason = 'x'", "DELETE FROM readiness_changes", engine == Engine.Sqlite ? "INSERT OR REPLACE INTO readiness_changes SELECT * FROM readiness_changes" : "TRUNCATE readiness_changes" })
            Assert.Contains("the history of readiness stays as it was written",
                (await Assert.ThrowsAnyAsync<DbException>(() => samsyn.AsOwner((SamsynDb db) => db.Database.ExecuteSqlRawAsync(statement)))).Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Members_of_forums_that_meet_otherwise_are_told_by_mail_and_never_why(Engine engine)
    {
        await using var first = await Given(engine);
        await using var samsyn = first.AnotherNode(mail: new() { Sending = MailPosting.To(1), Address = new("https://samsyn.example") });
        var checklist = Body.Create(new(Guid.CreateVersion7()), _agreement.Id, new() { Name = "Checklista", Kind = BodyKind.Forum }, Checklist, new(2017, 1, 1)).Value;
        var other = TestBodies.Body(_agreement.Id);
        await samsyn.Store(checklist, other);
        await samsyn.Store(TestBodies.SeatOf(TestActors.PoliceOfficer, checklist), TestBodies.SeatOf(TestActors.Reader, checklist), TestBodies.SeatOf(TestActors.Director, other));
        foreach (var (actor, address) in new[] { (TestActors.PoliceOfficer, "vidar@polis.example"), (TestActors.Director, "maj@stad.example") }) await SummonedMeeting.Reach(samsyn, actor.Person, address);

        Assert.True((await Change(samsyn, 0, Raise)).IsDone);

        var posted = Assert.Single(await samsyn.Run((SamsynDb db) => db.Outbox.Where(message => message.Kind == MailMessage.Kind).Select(message => message.Payload).ToListAsync()));
        var mail = JsonSerializer.Deserialize<MailMessage>(posted)!;
        Assert.Equal(("vidar@polis.example", $"Beredskapsläget är höjt: {_agreement.Title}"), (mail.To.Address, mail.Subject));
        foreach (var said in new[] { "12 mars 2018 18:00", "Kommunpolis", "Checklista oro", "https://samsyn.example/beredskap" }) Assert.Contains(said, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bränder", mail.Subject + mail.Text, StringComparison.Ordinal);
        // Refused acts tell nobody.
        Assert.False((await Change(samsyn, 1, Raise with { From = At(14, 9) })).IsDone);
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Outbox.CountAsync()));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    Task<Outcome> Change(TestDatabase samsyn, int version, ReadinessDecision decision, Actor? actor = null) =>
        samsyn.Run((ChangeReadiness act) => act.Run(actor ?? TestActors.Coordinator, new(_agreement.Id, version, decision), default));

    static Task<ReadinessPage> Page(TestDatabase samsyn) => samsyn.Run((ReadReadiness read) => read.Run(TestActors.Coordinator, default));

    static Task<ReadinessNow?> Head(TestDatabase samsyn, Actor actor) => samsyn.Run((ReadReadinessNow read) => read.Run(actor, default));

    static async Task<IReadOnlyList<DutyItem>> Daily(TestDatabase samsyn) =>
        [.. (await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new(), default))).Items.Where(item => item.Duty.Demand.Timing is EveryDay)];
}
