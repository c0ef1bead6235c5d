using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Files;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Meetings;

/// <summary>What the secretary's page, the papers, the decision list and the travelling matters do, on both databases.</summary>
public sealed class RoomActsTests
{
    static readonly DateOnly Day = new(2018, 3, 1);
    readonly Agreement _agreement = TestAgreements.Adopted();
    Body? _body, _other;

    Body Steering => _body ??= TestBodies.Body(_agreement.Id);
    Body Traffic => _other ??= TestBodies.Body(_agreement.Id, new() { Name = "Trafikgrupp", Kind = BodyKind.Forum });

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-13")]
    public async Task Notes_and_decisions_of_an_item_are_kept_together_corrected_and_struck(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (_, item) = await Planned(samsyn);

        var first = await Keep(samsyn, item, 1, "Läget beskrevs", new DecisionEntry(null, new() { Text = "Ljus på torget", Responsible = "elsa brohult", Deadline = Day.AddDays(30) }), new DecisionEntry(null, new() { Text = "Ny mätning" }));
        Assert.Empty(first.Outcome.Refusals);
        var one = await samsyn.Run((SamsynDb db) => db.Decisions.AsNoTracking().SingleAsync(decision => decision.Id == first.Decisions[0]));
        Assert.Equal(TestActors.Coordinator.Person, one.ResponsiblePerson);

        var second = await Keep(samsyn, item, first.Version, "Läget beskrevs", new(first.Decisions[0], new() { Text = "Ljus på hela torget", Responsible = "Elsa Brohult", Deadline = Day.AddDays(30) }), new DecisionEntry(first.Decisions[1], new() { Text = "Ny mätning" }, Strike: true));
        Assert.Empty(second.Outcome.Refusals);
        Assert.Equal(["Ljus på hela torget"], await samsyn.Run((SamsynDb db) => db.Decisions.AsNoTracking().Select(decision => decision.Text).ToListAsync()));
        Assert.Null(second.Decisions[1]);

        var same = await Keep(samsyn, item, second.Version, "Läget beskrevs", new DecisionEntry(first.Decisions[0], new() { Text = "Ljus på hela torget", Responsible = "Elsa Brohult", Deadline = Day.AddDays(30) }));
        Assert.Equal(second.Version, same.Version);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_decision_takes_nothing_with_it_and_leaves_nothing_behind(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (_, item) = await Planned(samsyn);

        var refused = await Keep(samsyn, item, 1, "Nya ord", new DecisionEntry(null, new() { Text = "Går bra" }), new DecisionEntry(null, new() { Text = "För sent", Deadline = Day.AddDays(-1) }));

        Assert.Equal((1, typeof(DeadlineBeforeDecision)), (refused.Refused!.Value, refused.Outcome.Refusals[0].GetType()));
        Assert.Empty(await samsyn.Run((SamsynDb db) => db.Decisions.ToListAsync()));
        Assert.Equal("", (await samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().SingleAsync(one => one.Id == item))).Notes);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_writes_against_an_older_version_is_told_and_a_decision_handed_over_meanwhile_counts_as_newer(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (_, item) = await Planned(samsyn);
        var kept = await Keep(samsyn, item, 1, "Elsas ord", new DecisionEntry(null, new() { Text = "Ljus", Responsible = "Elsa" }));
        Assert.IsType<Stale>(Assert.Single((await Keep(samsyn, item, 1, "Vidars ord")).Outcome.Refusals));

        var decision = kept.Decisions[0]!.Value;
        var version = (await samsyn.Run((SamsynDb db) => db.Decisions.AsNoTracking().SingleAsync())).Version;
        Assert.Empty((await samsyn.Run((HandDecision hand) => hand.Run(TestActors.PoliceOfficer, new(new(decision, version), "Vidar", null, null), default))).Refusals);

        Assert.IsType<Stale>(Assert.Single((await Keep(samsyn, item, kept.Version, "Elsas ord", new DecisionEntry(decision, new() { Text = "Ljus", Responsible = "Elsa" }))).Outcome.Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-06")]
    [Trait("Requirement", "ORG-23")]
    public async Task With_the_minutes_approved_the_decision_returns_word_for_word_to_the_forum_that_asked_and_stands_on_its_next_agenda(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var matter = (await samsyn.Run((RaiseMatter raise) => raise.Run(TestActors.PoliceOfficer, new(Traffic.Id, "Mopeder i parken", "", Steering.Id, "Kräver beslut"), default))).Value;
        var (meeting, item) = await Planned(samsyn, AgendaItemKind.Matter);
        await Keep(samsyn, item, 1, "", new DecisionEntry(null, new() { Text = "Parken stängs för mopeder" }));
        await Approved(samsyn, meeting);

        var back = await samsyn.Run((ReadMatter read) => read.Run(TestActors.Coordinator, matter, default));

        Assert.Equal(("Trafikgrupp", false), (back!.At.Name, back.Matter.IsClosed));
        Assert.Matches(@"^§ \d+: Parken stängs för mopeder$", back.Steps[^1].Step.Why);
        var agenda = (await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(Traffic.Id, new(Day.AddDays(7), new(9, 0))), default))).Value;
        var page = await samsyn.Run((ReadMeeting read) => read.Run(TestActors.Coordinator, agenda, default));
        var shown = page!.Items.Single(one => one.Item.Kind == AgendaItemKind.Matter).Matter!;
        Assert.True(shown.IsExcerpt);
        Assert.Contains("Parken stängs", shown.LastWords, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-13")]
    public async Task The_list_of_decisions_is_searched_by_any_form_of_a_word_and_narrowed(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (_, item) = await Planned(samsyn);
        await Keep(samsyn, item, 1, "", new DecisionEntry(null, new() { Text = "Trygghetsvandringarna ökas", Responsible = "Elsa", Deadline = Day.AddDays(2) }), new DecisionEntry(null, new() { Text = "Belysningen lagas", Responsible = "Vidar" }));
        samsyn.Time.Now = SwedishTime.At(Day.AddDays(10), new(9, 0));
        async Task<List<string>> Asked(DecisionQuery query) => [.. (await samsyn.Run((ReadDecisionList read) => read.Run(TestActors.Coordinator, query, default))).Rows.Select(row => row.Decision.Text)];

        Assert.Equal(["Trygghetsvandringarna ökas"], await Asked(new() { Text = "trygghetsvandring" }));
        Assert.Equal(["Belysningen lagas"], await Asked(new() { Text = "belysning" }));
        Assert.Empty(await Asked(new() { Text = "torget" }));
        Assert.Equal(["Trygghetsvandringarna ökas"], await Asked(new() { Overdue = true }));
        Assert.Equal(["Belysningen lagas"], await Asked(new() { Responsible = "Vidar" }));
        Assert.Equal(["Trygghetsvandringarna ökas", "Belysningen lagas"], await Asked(new() { Order = DecisionOrder.Deadline }));
        Assert.Empty(await Asked(new() { Kind = DecisionKind.Readiness }));
        Assert.Empty(await Asked(new() { From = Day.AddDays(1) }));
        Assert.Single(await Asked(new() { PageLength = 1, Page = 2 }));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_paper_is_kept_once_handed_to_those_who_see_its_item_and_taken_away_with_its_bytes(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (meeting, item) = await Planned(samsyn);
        var text = "Underlag till mötet"u8.ToArray();
        var first = await Attach(samsyn, item, "../dold/underlag.txt", text);
        var twin = await Attach(samsyn, item, "samma.txt", text);

        var read = await samsyn.RunFor(TestActors.PoliceOfficer, (ReadPaper papers) => papers.Run(TestActors.PoliceOfficer, meeting, first.Value, default));
        Assert.Equal(("underlag.txt", "text/plain; charset=utf-8"), (read!.Name, read.ContentType));
        Assert.Equal(text, read.Bytes);
        Assert.Null(await samsyn.RunFor(TestActors.Company, (ReadPaper papers) => papers.Run(TestActors.Company, meeting, first.Value, default)));
        Assert.IsType<NotFound>(Assert.Single((await samsyn.Run((AttachPaper attach) => attach.Run(TestActors.Reader, new(item, "x.txt", new MemoryStream(text)), default))).Refusals));

        Assert.True((await samsyn.RunFor(TestActors.Coordinator, (RemovePaper remove) => remove.Run(TestActors.Coordinator, new(meeting, first.Value), default))).IsDone);
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
        Assert.True((await samsyn.RunFor(TestActors.Coordinator, (RemovePaper remove) => remove.Run(TestActors.Coordinator, new(meeting, twin.Value), default))).IsDone);
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
    }

    [Theory]
    [InlineData("bild.pdf", "MZ\u0090\0\u0003")]
    [InlineData("text.txt", "<html><script>")]
    [InlineData("text.txt", "#!/bin/sh")]
    [InlineData("tom.docx", "PK\u0003\u0004tomt")]
    public async Task What_is_not_what_an_agenda_has_is_refused_by_its_content(string name, string content)
    {
        await using var samsyn = await Given(Engine.Sqlite);
        var (_, item) = await Planned(samsyn);

        Assert.IsType<PaperKindUnknown>(Assert.Single((await Attach(samsyn, item, name, System.Text.Encoding.Latin1.GetBytes(content))).Refusals));
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
    }

    [Theory]
    [InlineData("stream: Planted FOUND", typeof(FileInfected))]
    [InlineData("stream: Busy. ERROR", typeof(FileNotScanned))]
    [InlineData(null, typeof(FileNotScanned))]
    public async Task What_the_scanner_does_not_let_through_is_not_kept(string? answer, Type refusal)
    {
        await using var samsyn = await Given(Engine.Sqlite);
        var (_, item) = await Planned(samsyn);
        await using var daemon = new FakeClamd { Answer = _ => answer };
        var scanner = new Clamd(new(daemon.Address) { Patience = TimeSpan.FromSeconds(1) });

        var clock = new Clock(samsyn.Time);
        var outcome = await samsyn.Run((SamsynDb db) => new AttachPaper(db, clock, new(clock), new ActLog(db, clock, new()), scanner, samsyn.FilesOver(db))
            .Run(TestActors.Coordinator, new(item, "underlag.txt", new MemoryStream("Underlag"u8.ToArray())), default));

        Assert.IsType(refusal, Assert.Single(outcome.Refusals));
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.Files.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_wording_before_those_who_approve_it_is_not_changed_behind_their_backs(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var (meeting, item) = await Planned(samsyn);
        var kept = await Keep(samsyn, item, 1, "Beskrevs", new DecisionEntry(null, new() { Text = "Ljus" }));
        await PutForward(samsyn, meeting);
        var now = (await samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().SingleAsync(one => one.Id == item))).Version;

        // Whoever wrote at that very moment loses the race for the item, whatever was read before.
        Assert.True(now > kept.Version);
        Assert.IsType<MinutesBeingApproved>(Assert.Single((await Keep(samsyn, item, now, "Annat")).Outcome.Refusals));
        Assert.IsType<MinutesBeingApproved>(Assert.Single((await Attach(samsyn, item, "sent.txt", "Sent"u8.ToArray())).Refusals));
        Assert.IsType<MinutesBeingApproved>(Assert.Single((await samsyn.Run((MarkAttendance mark) => mark.Run(TestActors.Coordinator, new(meeting, new Dictionary<AttendeeId, Presence>()), default))).Refusals));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement, Steering, Traffic, TestBodies.SeatOf(TestActors.Coordinator, Steering), TestBodies.SeatOf(TestActors.PoliceOfficer, Steering));
        return samsyn;
    }

    /// <summary>A meeting with both parties there, and its item of a kind or else one of its own.</summary>
    async Task<(MeetingId Meeting, AgendaItemId Item)> Planned(TestDatabase samsyn, AgendaItemKind kind = AgendaItemKind.Other)
    {
        var meeting = (await samsyn.Run((PlanMeeting plan) => plan.Run(TestActors.Coordinator, new(Steering.Id, new(Day, new(13, 0))), default))).Value;
        if (kind == AgendaItemKind.Other) await samsyn.Run((AddItem add) => add.Run(TestActors.Coordinator, new(Steering.Id, meeting, new() { Kind = kind, Title = "Läget på torget" }), default));
        var attendees = await samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().Where(one => one.Meeting == meeting).Select(one => one.Id).ToListAsync());
        await samsyn.Run((MarkAttendance mark) => mark.Run(TestActors.Coordinator, new(meeting, attendees.ToDictionary(one => one, _ => Presence.Present)), default));
        return (meeting, await samsyn.Run((SamsynDb db) => db.AgendaItems.Where(one => one.Meeting == meeting && one.Kind == kind).Select(one => one.Id).SingleAsync()));
    }

    static Task<ItemKept> Keep(TestDatabase samsyn, AgendaItemId item, int version, string notes, params DecisionEntry[] decisions) =>
        samsyn.Run((KeepItem keep) => keep.Run(TestActors.Coordinator, new(new(item, version), notes, decisions), default));

    static Task<Outcome<Guid>> Attach(TestDatabase samsyn, AgendaItemId item, string name, byte[] bytes) =>
        samsyn.RunFor(TestActors.Coordinator, (AttachPaper attach) => attach.Run(TestActors.Coordinator, new(item, name, new MemoryStream(bytes)), default));

    static async Task PutForward(TestDatabase samsyn, MeetingId meeting)
    {
        foreach (var item in await samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().Where(one => one.Meeting == meeting && one.Notes == "").ToListAsync()))
            await samsyn.Run((WriteNotes write) => write.Run(TestActors.Coordinator, new(new(item.Id, item.Version), "Gicks igenom."), default));
        var turn = (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting))).ChairTurn;
        Assert.Empty((await samsyn.Run((HoldMeeting hold) => hold.Run(TestActors.Coordinator, new(new(meeting, 0), new(turn, "Ordförande"), null), default))).Refusals);
        Assert.Empty((await samsyn.Run((PutForwardMinutes put) => put.Run(TestActors.Coordinator, new(new(meeting, 0)), default))).Refusals);
    }

    static async Task Approved(TestDatabase samsyn, MeetingId meeting)
    {
        await PutForward(samsyn, meeting);
        foreach (var actor in new[] { TestActors.Coordinator, TestActors.PoliceOfficer })
        {
            var checksum = (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting))).MinutesChecksum!;
            Assert.Empty((await samsyn.Run((ApproveMinutes approve) => approve.Run(actor, new(new(meeting, 0), checksum), default))).Refusals);
        }
    }
}
