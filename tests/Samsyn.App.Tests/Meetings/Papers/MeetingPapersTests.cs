using Microsoft.EntityFrameworkCore;
using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Meetings.Papers;

/// <summary>Papers made from what is on record: who gets which, and approved minutes byte for byte.</summary>
public sealed class MeetingPapersTests
{
    readonly Agreement _agreement = TestAgreements.Adopted();
    Body? _body;

    Body Steering => _body ??= TestBodies.Body(_agreement.Id);
    static DateOnly Day => new(2018, 3, 1);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "DOC-15")]
    public async Task Approved_minutes_as_a_file_are_the_same_bytes_whatever_happens_to_the_template(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);
        await Approve(samsyn, meeting, TestActors.PoliceOfficer);
        await Approve(samsyn, meeting, TestActors.Coordinator);

        var first = await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx);
        await samsyn.RunFor(TestActors.Coordinator, (UploadPaperTemplate upload) => upload.Run(TestActors.Coordinator, new("mall.docx", new MemoryStream(Template()), 0), default));
        samsyn.Time.Now += TimeSpan.FromDays(400);

        Assert.Equal(first.Value.Bytes, (await Make(samsyn, TestActors.PoliceOfficer, meeting, MeetingPaper.Minutes, PaperFormat.Docx)).Value.Bytes);
        Assert.NotEqual(first.Value.Bytes, (await Make(samsyn, TestActors.PoliceOfficer, meeting, MeetingPaper.Minutes, PaperFormat.Docx, Language.English)).Value.Bytes);
        var stored = await samsyn.Run((SamsynDb db) => db.FrozenPapers.AsNoTracking().ToListAsync());
        Assert.Equal(2, stored.Count);
        Assert.All(stored, paper => Assert.Equal(paper.Sha256, Checksum.Of(paper.Bytes)));
        Assert.Equal("Protokoll från Styrgrupp, torsdag 1 mars 2018.docx", first.Value.Name);
    }

    [OfficeTheory, OnSqlite]
    [Trait("Requirement", "DOC-15")]
    public async Task Approved_minutes_as_PDF_are_made_once_tagged_and_in_their_language(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);
        await Approve(samsyn, meeting, TestActors.PoliceOfficer);
        await Approve(samsyn, meeting, TestActors.Coordinator);

        foreach (var (language, tag) in (IEnumerable<(Language, string)>)[(Language.Swedish, "/Lang(sv-SE)"), (Language.English, "/Lang(en-GB)")])
        {
            var first = (await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Pdf, language)).Value.Bytes;
            Assert.Equal(first, (await Make(samsyn, TestActors.PoliceOfficer, meeting, MeetingPaper.Minutes, PaperFormat.Pdf, language)).Value.Bytes);
            var text = System.Text.Encoding.Latin1.GetString(first);
            foreach (var said in (string[])["%PDF-1.", "/MarkInfo<</Marked true>>", tag, "<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>", "http://www.aiim.org/pdfa/ns/extension/"]) Assert.Contains(said, text, StringComparison.Ordinal);
        }
        Assert.Equal(4, (await samsyn.Run((SamsynDb db) => db.FrozenPapers.AsNoTracking().ToListAsync())).Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_who_ask_at_once_get_the_same_file(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);
        await Approve(samsyn, meeting, TestActors.PoliceOfficer);
        await Approve(samsyn, meeting, TestActors.Coordinator);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx)));

        Assert.Single(made.Select(outcome => Checksum.Of(outcome.Value.Bytes)).Distinct());
        Assert.Single(await samsyn.Run((SamsynDb db) => db.FrozenPapers.AsNoTracking().ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Approved_minutes_that_somebody_altered_in_the_table_are_never_handed_out(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);
        await Approve(samsyn, meeting, TestActors.PoliceOfficer);
        await Approve(samsyn, meeting, TestActors.Coordinator);
        await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx);

        await samsyn.AsOwner(db => db.FrozenPapers.ExecuteUpdateAsync(set => set.SetProperty(paper => paper.Bytes, new byte[] { 1, 2, 3 })));
        await Assert.ThrowsAsync<InvalidDataException>(() => Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx));
        await samsyn.AsOwner(db => db.Minutes.ExecuteUpdateAsync(set => set.SetProperty(minutes => minutes.Content, minutes => minutes.Content + " ")));
        await Assert.ThrowsAsync<InvalidDataException>(() => Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Page));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-BRA-01")]
    public async Task Whoever_is_outside_the_parties_gets_the_approved_minutes_without_what_is_for_the_parties(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);

        var forward = (await Make(samsyn, TestActors.Politician, meeting, MeetingPaper.Minutes, PaperFormat.Page)).Value.Html;
        Assert.Contains("Utkast", forward, StringComparison.Ordinal);
        Assert.DoesNotContain("Bemanning", forward, StringComparison.Ordinal);
        Assert.IsType<NotFound>(Assert.Single((await Make(samsyn, TestActors.Company, meeting, MeetingPaper.Summons, PaperFormat.Page)).Refusals));
        await Approve(samsyn, meeting, TestActors.PoliceOfficer);
        await Approve(samsyn, meeting, TestActors.Coordinator);

        var whole = (await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Page)).Value;
        var excerpt = (await Make(samsyn, TestActors.Politician, meeting, MeetingPaper.Minutes, PaperFormat.Page)).Value;
        Assert.Contains("Bemanning", whole.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bemanning", excerpt.Html, StringComparison.Ordinal);
        Assert.StartsWith("Protokollsutdrag", excerpt.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Bemanning", (await Make(samsyn, TestActors.Politician, meeting, MeetingPaper.Summons, PaperFormat.Page)).Value.Html, StringComparison.Ordinal);

        var files = (await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx), await Make(samsyn, TestActors.Politician, meeting, MeetingPaper.Minutes, PaperFormat.Docx));
        Assert.NotEqual(files.Item1.Value.Bytes, files.Item2.Value.Bytes);
        Assert.Equal([MeetingPaper.Summons, MeetingPaper.Minutes], (await samsyn.RunFor(TestActors.Politician, (ReadMeetingPapers read) => read.Run(TestActors.Politician, meeting, default)))!.Papers);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Without_LibreOffice_there_is_DOCX_and_a_page_and_the_PDF_says_why_not(Engine engine)
    {
        await using var first = await Given(engine);
        var meeting = await WithMinutes(first);
        await using var samsyn = first.AnotherNode(options => options with { Office = "/nowhere/soffice" });
        Assert.IsType<OfficeMissing>(Assert.Single((await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Pdf)).Refusals));
        Assert.False((await samsyn.RunFor(TestActors.Coordinator, (ReadMeetingPapers read) => read.Run(TestActors.Coordinator, meeting, default)))!.MakesPdf);
        Assert.NotEmpty((await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Minutes, PaperFormat.Docx)).Value.Bytes);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "MTG-13")]
    public async Task A_bodys_year_gives_its_decision_list_in_five_formats_and_its_wheel(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await WithMinutes(samsyn);
        foreach (var format in (PaperFormat[])[PaperFormat.Page, PaperFormat.Docx, PaperFormat.Csv, PaperFormat.Xlsx])
        {
            var file = (await Year(samsyn, TestActors.Coordinator, YearOfBodyPaper.DecisionList, format)).Value;
            Assert.True(file.Html is not null || file.Bytes.Length > 200, format.ToString());
        }
        Assert.Contains("Fler vandringar.", System.Text.Encoding.UTF8.GetString((await Year(samsyn, TestActors.Coordinator, YearOfBodyPaper.DecisionList, PaperFormat.Csv)).Value.Bytes), StringComparison.Ordinal);
        Assert.Contains("<svg", (await Year(samsyn, TestActors.Coordinator, YearOfBodyPaper.Wheel, PaperFormat.Page)).Value.Html, StringComparison.Ordinal);
        Assert.IsType<NotFound>(Assert.Single((await Year(samsyn, TestActors.Company, YearOfBodyPaper.Wheel, PaperFormat.Page)).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_template_is_taken_replaced_and_removed_by_those_who_may_and_by_nobody_else(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var meeting = await WithMinutes(samsyn);
        var plain = (await Make(samsyn, TestActors.Coordinator, meeting, MeetingPaper.Summons, PaperFormat.Docx)).Value.Bytes;

        Assert.NotEmpty((await Upload(samsyn, TestActors.Reader, Template(), 0)).Refusals);
        Assert.IsType<TemplateIsNotWord>(Assert.Single((await Upload(samsyn, TestActors.Coordinator, "Hej"u8.ToArray(), 0)).Refusals));
        Assert.Empty((await Upload(samsyn, TestActors.Coordinator, Template(), 0)).Refusals);
        Assert.Equal(new Stale(0, 1), Assert.Single((await Upload(samsyn, TestActors.Coordinator, Template(), 0)).Refusals));
        Assert.Empty((await Upload(samsyn, TestActors.Coordinator, Template(), 1)).Refusals);

        var there = await samsyn.RunFor(TestActors.Coordinator, (ReadPaperTemplate read) => read.Run(TestActors.Coordinator, default));
        Assert.Equal(("mall.docx", 2, TestActors.Coordinator.Name), (there!.Name, there.Version, there.By));
        Assert.Equal(Template(), (await samsyn.RunFor(TestActors.Coordinator, (FetchPaperTemplate fetch) => fetch.Run(TestActors.Coordinator, default)))!.Value.Bytes);
        Assert.NotEqual(plain, (await Make(samsyn, TestActors.PoliceOfficer, meeting, MeetingPaper.Summons, PaperFormat.Docx)).Value.Bytes);

        Assert.Empty((await samsyn.RunFor(TestActors.Coordinator, (RemovePaperTemplate remove) => remove.Run(TestActors.Coordinator, new(2), default))).Refusals);
        Assert.Null(await samsyn.RunFor(TestActors.Coordinator, (ReadPaperTemplate read) => read.Run(TestActors.Coordinator, default)));
    }

    static byte[] Template() => PaperDocx.Write(new() { Title = "Mall", Language = "sv-SE", Dated = SampleMinutes.Dated, Head = new() { Sender = "Norra Fjärden", Kind = "Mall", PageLabel = "{0}" }, Blocks = [new Paragraph("Norra Fjärdens stadsdelsförvaltning")] });

    static Task<Outcome> Upload(TestDatabase samsyn, Actor actor, byte[] bytes, int version) =>
        samsyn.RunFor(actor, (UploadPaperTemplate upload) => upload.Run(actor, new("C:\\Mallar\\mall.docx", new MemoryStream(bytes), version), default));

    static Task<Outcome<PaperFile>> Make(TestDatabase samsyn, Actor actor, MeetingId meeting, MeetingPaper paper, PaperFormat format, Language language = Language.Swedish) =>
        samsyn.RunFor(actor, (MakeMeetingPaper make) => make.Run(actor, meeting, paper, format, language, default));

    Task<Outcome<PaperFile>> Year(TestDatabase samsyn, Actor actor, YearOfBodyPaper paper, PaperFormat format) =>
        samsyn.RunFor(actor, (MakeYearPaper make) => make.Run(actor, Steering.Id, Day.Year, paper, format, Language.Swedish, default));

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        var politician = TestActors.Politician;
        await samsyn.Store(Person.Create(politician.Person, politician.Name), Position.Create(politician.Positions[0].Id, politician.Positions[0].Title, politician.Positions[0].Organisation, politician.Positions[0].Side).Value);
        await samsyn.Store(Appointment.Create(politician.Person, politician.Positions[0].Id, new(2017, 1, 1)).Value);
        await samsyn.Store(_agreement, Steering, TestBodies.SeatOf(TestActors.Coordinator, Steering), TestBodies.SeatOf(TestActors.PoliceOfficer, Steering), TestBodies.SeatOf(politician, Steering, adjunct: true));
        return samsyn;
    }

    /// <summary>Held, with an item for the parties only and a decision, and put forward.</summary>
    async Task<MeetingId> WithMinutes(TestDatabase samsyn)
    {
        var by = TestActors.Coordinator;
        var meeting = (await samsyn.Run((PlanMeeting plan) => plan.Run(by, new(Steering.Id, new(Day, new(13, 0))), default))).Value;
        await samsyn.Run((AddItem add) => add.Run(by, new(Steering.Id, meeting, new() { Kind = AgendaItemKind.Other, Title = "Bemanning", IsForPartiesOnly = true }), default));
        var attendees = await samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().Where(one => one.Meeting == meeting).ToListAsync());
        await samsyn.Run((MarkAttendance mark) => mark.Run(by, new(meeting, attendees.ToDictionary(one => one.Id, _ => Presence.Present)), default));
        var turn = (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync())).ChairTurn;
        Assert.Empty((await samsyn.Run(async (HoldMeeting hold) => await hold.Run(by, new(await At(samsyn, meeting), new(turn, TestActors.PoliceOfficer.Name), null), default))).Refusals);
        foreach (var item in await samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().Where(one => one.Meeting == meeting).ToListAsync()))
        {
            await samsyn.Run((WriteNotes write) => write.Run(by, new(new(item.Id, item.Version), "Gicks igenom."), default));
            if (item.Title == "Bemanning") await samsyn.Run((TakeDecision take) => take.Run(by, new(item.Id, new() { Text = "Fler vandringar.", Responsible = "Samordnarna", Deadline = Day.AddDays(30) }), default));
        }
        Assert.Empty((await samsyn.Run(async (PutForwardMinutes put) => await put.Run(by, new(await At(samsyn, meeting)), default))).Refusals);
        return meeting;
    }

    static async Task Approve(TestDatabase samsyn, MeetingId meeting, Actor actor)
    {
        var now = await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting));
        Assert.Empty((await samsyn.Run((ApproveMinutes approve) => approve.Run(actor, new(new(meeting, now.Version), now.MinutesChecksum!), default))).Refusals);
    }

    static async Task<MeetingAt> At(TestDatabase samsyn, MeetingId meeting) => new(meeting, (await samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == meeting))).Version);
}

/// <summary>Skipped, with the reason, where LibreOffice is not on this machine.</summary>
sealed class OfficeTheoryAttribute : TheoryAttribute
{
    public OfficeTheoryAttribute()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "soffice")))) Skip = "LibreOffice (soffice) is not on this machine.";
    }
}
