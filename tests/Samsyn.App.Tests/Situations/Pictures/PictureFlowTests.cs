using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Meetings;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations.Pictures;

/// <summary>An edition from its beginning to the steering group's decision. Everybody asks as themselves, so that the second wall stands behind each step.</summary>
public sealed class PictureFlowTests
{
    static readonly DateOnly Day = new(2018, 3, 1);
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        PriorityAreas = [new() { Title = "Trafik", Line = 5 }],
        Obligations = [new() { Kind = ObligationKind.UpdateSituationPicture, Text = "Lägesbilden uppdateras minst en gång om året.", Heading = "Uppdatering", Line = 5, Cadence = [new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Minimum)] }],
        FollowUp = [new() { Object = FollowUpObject.SituationPicture, Method = "Lägesbilden uppdateras minst en gång varje halvår och redovisas", Responsible = "Samordnare", Cadence = [new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Minimum)], Line = 7 }],
    });
    Body? _body;

    Body Steering => _body ??= TestBodies.Body(_agreement.Id);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-01")]
    [Trait("Requirement", "SIT-03")]
    [Trait("Requirement", "SIT-04")]
    [Trait("Requirement", "SIT-05")]
    [Trait("Requirement", "SIT-08")]
    public async Task Each_party_writes_and_releases_they_join_it_the_steering_group_decides_and_the_duty_follows(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var picture = await Begin(samsyn);
        var section = (await Page(samsyn, City, picture)).On.Sections[0];
        await Write(samsyn, City, PartySide.City, section.Id, "Fler unga bor trångt [källa 1].");
        await Write(samsyn, Police, PartySide.Police, section.Id, "Vi möter fler unga sent [källa 1].");
        Assert.True((await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = "Områdesfakta", Publisher = "Staden", Year = 2017, Kind = SourceKind.AreaFacts }), default))).IsDone);
        Assert.Single((await Page(samsyn, City, picture)).On.OwnTexts);

        foreach (var (actor, side) in new[] { (City, PartySide.City), (Police, PartySide.Police) }) Assert.Empty((await Release(samsyn, actor, side, section.Id, 2)).Refusals);
        Assert.Equal(2, (await Page(samsyn, Police, picture)).On.OwnTexts.Count);
        Assert.Empty((await Join(samsyn, City, section.Id, 1, "Fler unga bor trångt [källa 1].\n\nVi möter fler unga sent [källa 1].\n\nVi ser samma sak.")).Refusals);
        section = (await Page(samsyn, Police, picture)).On.Sections[0];
        Assert.Equal([PartySide.City, PartySide.Police, null], section.Joint.Select(one => one.From));
        Assert.Equal([0, 0], await Done(samsyn));

        Assert.Empty((await PutForward(samsyn, picture, 1)).Refusals);
        Assert.IsType<PictureClosed>(Assert.Single((await Join(samsyn, City, section.Id, 3, "Sent")).Refusals));
        Assert.IsType<PictureClosed>(Assert.Single((await samsyn.RunFor(Police, (WithdrawOwnText act) => act.Run(Police, new(new(section.Id, PartySide.Police, 3)), default))).Refusals));
        await DecideAtMeeting(samsyn);

        var adopted = await Page(samsyn, Police, picture);
        Assert.Equal((PictureState.Adopted, Day, true), (adopted.Picture.State, adopted.Picture.AdoptedOn!.Value, adopted.IsAsSealed!.Value));
        Assert.NotNull(adopted.Picture.Decision!.Paragraph);
        var version = await samsyn.Run((SamsynDb db) => db.Agreements.AsNoTracking().Where(one => one.Id == _agreement.Id).SelectMany(one => one.Annexes).Where(one => one.Number == 1).SelectMany(one => one.Versions).OrderByDescending(one => one.Number).FirstAsync());
        Assert.Equal((adopted.Picture.AnnexVersion, AnnexVersionState.Decided), (version.Id, version.State));
        Assert.Contains("Vi ser samma sak.", version.Text.Lines);
        Assert.Contains(version.Text.Lines, line => line.Contains(adopted.Picture.Checksum!, StringComparison.Ordinal));
        // The yearly demand of the agreement and the half-yearly of the follow-up plan are both met by the one decision.
        Assert.Equal([1, 1], await Done(samsyn));
        Assert.Equal(["BeginPicture", "KeepOwnText", "KeepOwnText", "ListSource", "ReleaseOwnText", "ReleaseOwnText", "WriteJoint", "PutForwardPicture"],
            (await samsyn.Run((SamsynDb db) => db.Acts.AsNoTracking().Where(act => act.Outcome == Domain.Acts.ActOutcome.Done && (act.ObjectKind == "Picture" || act.ObjectKind == "OwnText" || act.ObjectKind == "PictureSection")).OrderBy(act => act.Number).Select(act => act.Name).ToListAsync())).Where(name => !name.StartsWith("Read", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-06")]
    public async Task The_next_edition_takes_over_structure_and_sources_but_no_text_and_says_what_changed(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var first = await Adopted(samsyn);
        Assert.Empty((await samsyn.RunFor(Police, (BeginPicture act) => act.Run(Police, new(_agreement.Id, new("Nästa", new(2018, 1, 1), new(2018, 6, 30))), default))).Refusals);
        var next = (await Register(samsyn))[0].Id;
        var page = await Page(samsyn, City, next);
        var before = await Page(samsyn, City, first);
        Assert.Equal((2, first), (page.Picture.Number, page.Picture.Before!.Value));
        Assert.Equal(before.On.Sections.Select(one => (one.Key, one.Heading, one.Part, one.Needs, one.Class)), page.On.Sections.Select(one => (one.Key, one.Heading, one.Part, one.Needs, one.Class)));
        Assert.All(page.On.Sections, section => Assert.Empty(section.Joint));
        Assert.Equal(["Områdesfakta"], page.On.Sources.Select(one => one.Title));
        Assert.IsType<EditionStillOpen>(Assert.Single((await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("En till", new(2018, 1, 1), new(2018, 6, 30))), default))).Refusals));

        await Join(samsyn, City, page.On.Sections[0].Id, 1, "Färre unga bor trångt [källa 1].");
        PictureFigure figure = new() { Id = Guid.Empty, Label = "Trångbodda", Value = 30, Unit = "%", Area = "Norra Fjärden", From = new(2018, 1, 1), To = new(2018, 6, 30), Source = 1 };
        Assert.Empty((await samsyn.RunFor(City, (KeepFigure act) => act.Run(City, new(new(page.On.Sections[0].Id, null, 2), figure), default))).Refusals);
        var compared = (await samsyn.RunFor(Police, (ComparePictures act) => act.Run(Police, next, default)))!;
        var change = compared.Sections.First(one => one.Section.Key == page.On.Sections[0].Key);
        Assert.Equal(SectionChangeKind.Changed, change.Kind);
        Assert.Contains(change.Lines, line => line.Change == LineChange.Added && line.Text.StartsWith("Färre", StringComparison.Ordinal));
        Assert.Contains(change.Lines, line => line.Change == LineChange.Removed && line.Text.StartsWith("Fler", StringComparison.Ordinal));
        Assert.Equal(-5, Assert.Single(change.Figures).Difference);
        Assert.All(compared.Sections.Skip(1), one => Assert.Equal(SectionChangeKind.Same, one.Kind));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task Nobody_reaches_into_the_other_partys_room_by_any_act(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var picture = await Begin(samsyn);
        var section = (await Page(samsyn, City, picture)).On.Sections[0];
        await Write(samsyn, Police, PartySide.Police, section.Id, "Hemligt underlag.");

        Assert.Empty((await Page(samsyn, City, picture)).On.OwnTexts);
        Assert.Empty((await samsyn.RunFor(City, (ReadSection read) => read.Run(City, section.Id, default)))!.OfOthers);
        OwnTextAt theirs = new(section.Id, PartySide.Police, 2);
        foreach (var outcome in new[]
        {
            await samsyn.RunFor(City, (KeepOwnText act) => act.Run(City, new(theirs, "Mitt"), default)), await samsyn.RunFor(City, (KeepOwnText act) => act.Run(City, new(theirs with { Version = 0 }, "Mitt"), default)),
            await samsyn.RunFor(City, (ReleaseOwnText act) => act.Run(City, new(theirs), default)), await samsyn.RunFor(City, (WithdrawOwnText act) => act.Run(City, new(theirs), default)),
        })
            Assert.IsType<PermissionLacking>(Assert.Single(outcome.Refusals));
        // A figure cannot be taken out of it either, nor does it colour a paragraph that happens to say the same.
        var own = (await samsyn.Run((SamsynDb db) => db.OwnTexts.AsNoTracking().SingleAsync())).Id;
        Assert.IsType<FigureUnknown>(Assert.Single((await samsyn.RunFor(City, (TakeOverFigure act) => act.Run(City, new(new(section.Id, 1), own, Guid.CreateVersion7()), default))).Refusals));
        await Join(samsyn, City, section.Id, 1, "Hemligt underlag.");
        Assert.Null(Assert.Single((await Page(samsyn, City, picture)).On.Sections[0].Joint).From);

        // Whoever only reads sees neither room, only what is released.
        Assert.Empty((await Page(samsyn, TestActors.Reader, picture)).On.OwnTexts);
        Assert.Empty((await Release(samsyn, Police, PartySide.Police, section.Id, 2)).Refusals);
        Assert.Single((await Page(samsyn, TestActors.Reader, picture)).On.OwnTexts);
        // Reading what is kept is on record, as is the release.
        await samsyn.RunFor(Police, (WithdrawOwnText act) => act.Run(Police, new(theirs with { Version = 3 }), default));
        await samsyn.RunFor(Police, (ReadSection read) => read.Run(Police, section.Id, default));
        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Acts.CountAsync(act => act.Name == nameof(ReadSection) && act.ObjectKind == "OwnText" && act.Actor == Police.Person)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-12")]
    public async Task A_restricted_section_is_sealed_with_the_rest_but_stands_neither_in_the_annex_nor_in_the_paper(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var picture = await Begin(samsyn);
        var restricted = (await Page(samsyn, City, picture)).On.Sections.Single(one => one.IsRestricted);
        Assert.DoesNotContain((await Page(samsyn, Police, picture)).On.Sections, one => one.IsRestricted);
        Assert.Empty((await samsyn.RunFor(City, (NameReaders act) => act.Run(City, new(new(restricted.Id, 1), [City.Person, Police.Person]), default))).Refusals);
        Assert.Empty((await Join(samsyn, Police, restricted.Id, 2, "Det som bara läsarna får veta.")).Refusals);
        Assert.Null(await samsyn.RunFor(TestActors.Director, (ReadSection read) => read.Run(TestActors.Director, restricted.Id, default)));

        // Somebody who does not read it puts the whole forward.
        Assert.Empty((await samsyn.RunFor(TestActors.Director, (PutForwardPicture act) => act.Run(TestActors.Director, new(new(picture, 1)), default))).Refusals);
        var lines = (await Version(samsyn)).Text.Lines;
        Assert.DoesNotContain(lines, line => line.Contains("läsarna får veta", StringComparison.Ordinal) || line.Contains("Radikalisering", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("1 avsnitt med egna läsare", StringComparison.Ordinal));
        var paper = await samsyn.RunFor(City, (MakePicturePaper make) => make.Run(City, picture, App.Meetings.Papers.PaperFormat.Page, Language.Swedish, default));
        Assert.DoesNotContain("läsarna får veta", paper.Value.Html!, StringComparison.Ordinal);
        Assert.True((await Page(samsyn, City, picture)).IsAsSealed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-05")]
    public async Task What_was_altered_behind_the_program_is_not_adopted_and_can_be_taken_back_and_put_forward_again(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var picture = await Begin(samsyn);
        var section = (await Page(samsyn, City, picture)).On.Sections[0];
        await Join(samsyn, City, section.Id, 1, "Det står still.");
        Assert.Empty((await PutForward(samsyn, picture, 1)).Refusals);
        await samsyn.Run((SamsynDb db) => db.Database.ExecuteSqlAsync($"UPDATE picture_sections SET heading = 'Annat' WHERE heading = {section.Heading}"));

        Assert.False((await Page(samsyn, City, picture)).IsAsSealed);
        var agreement = await samsyn.Run((SamsynDb db) => db.Agreements.AsNoTracking().SingleAsync(one => one.Id == _agreement.Id));
        DecisionReference decision = new() { On = Day, BodyKind = BodyKind.Steering, Body = "Styrgrupp", Text = "Antas", Deciders = ["A", "B"] };
        Assert.IsType<PictureAltered>(Assert.Single((await samsyn.RunFor(City, (DecideAnnexVersion act) => act.Run(City, new(new(_agreement.Id, agreement.Version), 1, decision), default))).Refusals));
        Assert.Equal(AnnexVersionState.Proposed, (await Version(samsyn)).State);

        Assert.Empty((await samsyn.RunFor(Police, (TakeBackPicture act) => act.Run(Police, new(new(picture, 2)), default))).Refusals);
        Assert.Equal(AnnexVersionState.Withdrawn, (await Version(samsyn)).State);
        Assert.Empty((await PutForward(samsyn, picture, 3)).Refusals);
        agreement = await samsyn.Run((SamsynDb db) => db.Agreements.AsNoTracking().SingleAsync(one => one.Id == _agreement.Id));
        Assert.Empty((await samsyn.RunFor(City, (DecideAnnexVersion act) => act.Run(City, new(new(_agreement.Id, agreement.Version), 1, decision), default))).Refusals);
        Assert.Equal(PictureState.Adopted, (await Page(samsyn, City, picture)).Picture.State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-16")]
    public async Task A_source_keeps_its_number_is_not_removed_while_the_text_rests_on_it_and_a_figure_names_one_that_is_listed(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var picture = await Begin(samsyn);
        foreach (var title in (string[])["Ett", "Två", "Tre"]) await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = title, Publisher = "Staden" }), default));
        var page = await Page(samsyn, City, picture);
        await Join(samsyn, City, page.On.Sections[0].Id, 1, "Så är det [källa 3].");
        Assert.Equal([new SourceInUse(3, page.On.Sections[0].Heading)], (await samsyn.RunFor(Police, (RemoveSource act) => act.Run(Police, new(page.On.Sources[2].Id, 1), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(Police, (RemoveSource act) => act.Run(Police, new(page.On.Sources[1].Id, 1), default))).Refusals);
        await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = "Fyra", Publisher = "Staden" }), default));
        Assert.Equal([1, 3, 4], (await Page(samsyn, City, picture)).On.Sources.Select(one => one.Number));

        PictureFigure figure = new() { Id = Guid.Empty, Label = "Rån", Value = 4, Unit = "anmälningar", Area = "Torget", From = new(2018, 1, 1), To = new(2018, 2, 1), Source = 2 };
        Assert.Equal([new SourceUnknown(2)], (await samsyn.RunFor(City, (KeepFigure act) => act.Run(City, new(new(page.On.Sections[1].Id, PartySide.City, 0), figure), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (KeepFigure act) => act.Run(City, new(new(page.On.Sections[1].Id, PartySide.City, 0), figure with { Source = 3, Class = QualityClass.HardToJudge }), default))).Refusals);
        var kept = Assert.Single((await Page(samsyn, City, picture)).On.OwnTexts.Single().Figures);
        Assert.Equal(figure with { Source = 3, Class = QualityClass.HardToJudge, Id = kept.Id }, kept);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-14")]
    [Trait("Requirement", "SIT-15")]
    public async Task An_agreement_has_a_template_of_its_own_when_it_wants_one(Engine engine)
    {
        await using var samsyn = await Given(engine);
        Assert.Equal(DefaultSections.All, (await samsyn.RunFor(City, (ReadTemplate read) => read.Run(City, _agreement.Id, default)))!.Sections);
        SectionPlan own = new() { Key = "hamnen", Part = PicturePart.Challenges, Heading = "Hamnen" };
        Assert.IsType<TemplateHeadingTwice>(Assert.Single((await samsyn.RunFor(City, (KeepTemplate act) => act.Run(City, new(_agreement.Id, 0, [own, own with { Key = "b" }]), default))).Refusals));
        Assert.Empty((await samsyn.RunFor(City, (KeepTemplate act) => act.Run(City, new(_agreement.Id, 0, [own]), default))).Refusals);
        Assert.IsType<Stale>(Assert.Single((await samsyn.RunFor(Police, (KeepTemplate act) => act.Run(Police, new(_agreement.Id, 0, [own]), default))).Refusals));
        Assert.Equal(["Hamnen"], (await Page(samsyn, City, await Begin(samsyn))).On.Sections.Select(one => one.Heading));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.Now = SwedishTime.At(Day, new(15, 0));
        await samsyn.Store(_agreement, Steering, TestBodies.SeatOf(City, Steering), TestBodies.SeatOf(Police, Steering));
        return samsyn;
    }

    async Task<PictureId> Begin(TestDatabase samsyn)
    {
        var begun = await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("Lägesbild hösten 2017", new(2017, 7, 1), new(2017, 12, 31))), default));
        Assert.Empty(begun.Refusals);
        return begun.Value;
    }

    async Task<PictureId> Adopted(TestDatabase samsyn)
    {
        var picture = await Begin(samsyn);
        var section = (await Page(samsyn, City, picture)).On.Sections[0];
        await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = "Områdesfakta", Publisher = "Staden", Year = 2017 }), default));
        await Join(samsyn, City, section.Id, 1, "Fler unga bor trångt [källa 1].");
        PictureFigure figure = new() { Id = Guid.Empty, Label = "Trångbodda", Value = 35, Unit = "%", Area = "Norra Fjärden", From = new(2017, 7, 1), To = new(2017, 12, 31), Source = 1 };
        await samsyn.RunFor(City, (KeepFigure act) => act.Run(City, new(new(section.Id, null, 2), figure), default));
        Assert.Empty((await PutForward(samsyn, picture, 1)).Refusals);
        await DecideAtMeeting(samsyn);
        return picture;
    }

    static async Task<PicturePage> Page(TestDatabase samsyn, Actor actor, PictureId id) => (await samsyn.RunFor(actor, (ReadPicture read) => read.Run(actor, id, default)))!;

    static async Task<IReadOnlyList<Picture>> Register(TestDatabase samsyn) => (await samsyn.RunFor(City, (ReadPictures read) => read.Run(City, default))).Series.Single().Editions;

    static async Task Write(TestDatabase samsyn, Actor actor, PartySide side, PictureSectionId section, string text) =>
        Assert.Empty((await samsyn.RunFor(actor, (KeepOwnText act) => act.Run(actor, new(new(section, side, 0), text), default))).Refusals);

    static Task<Outcome> Release(TestDatabase samsyn, Actor actor, PartySide side, PictureSectionId section, int version) =>
        samsyn.RunFor(actor, (ReleaseOwnText act) => act.Run(actor, new(new(section, side, version)), default));

    static Task<Outcome> Join(TestDatabase samsyn, Actor actor, PictureSectionId section, int version, string text) =>
        samsyn.RunFor(actor, (WriteJoint act) => act.Run(actor, new(new(section, version), text), default));

    static Task<Outcome> PutForward(TestDatabase samsyn, PictureId picture, int version) =>
        samsyn.RunFor(City, (PutForwardPicture act) => act.Run(City, new(new(picture, version)), default));

    Task<AnnexVersion> Version(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Agreements.AsNoTracking().Where(one => one.Id == _agreement.Id).SelectMany(one => one.Annexes).Where(one => one.Number == 1).SelectMany(one => one.Versions).OrderByDescending(one => one.Number).FirstAsync());

    /// <summary>How often each demand to update the picture is met whose time the day is within: the agreement's and the follow-up plan's.</summary>
    static async Task<IReadOnlyList<int>> Done(TestDatabase samsyn) =>
        [.. (await samsyn.Run((ReadDutyList read) => read.Run(City, new() { AsOf = Day, From = new(2018, 1, 1), To = new(2018, 12, 31) }, default))).Items
            .Where(item => item.Duty.Requirement == "SIT-04" && item.Duty.Window.From <= Day && !(item.Duty.Due < Day)).Select(item => item.Status.Done)];

    async Task DecideAtMeeting(TestDatabase samsyn)
    {
        var meeting = (await samsyn.RunFor(City, (PlanMeeting plan) => plan.Run(City, new(Steering.Id, new(Day, new(13, 0))), default))).Value;
        var attendees = await samsyn.Run((SamsynDb db) => db.Attendees.AsNoTracking().Where(one => one.Meeting == meeting).ToListAsync());
        await samsyn.RunFor(City, (MarkAttendance mark) => mark.Run(City, new(meeting, attendees.ToDictionary(one => one.Id, _ => Presence.Present)), default));
        var turn = (await Meeting(samsyn, meeting)).ChairTurn;
        Assert.Empty((await samsyn.RunFor(City, async (HoldMeeting hold) => await hold.Run(City, new(new(meeting, (await Meeting(samsyn, meeting)).Version), new(turn, "Ordförande"), null), default))).Refusals);
        foreach (var item in await samsyn.Run((SamsynDb db) => db.AgendaItems.AsNoTracking().Where(one => one.Meeting == meeting).ToListAsync()))
            if (item.Kind == AgendaItemKind.AnnexUpdate) Assert.Empty((await samsyn.RunFor(City, (TakeDecision take) => take.Run(City, new(item.Id, new() { Text = "Lägesbilden antas.", Kind = DecisionKind.AnnexVersion, Annex = 1 }), default))).Refusals);
            else if (item.Kind is not (AgendaItemKind.Attendance or AgendaItemKind.NextMeeting)) Assert.Empty((await samsyn.RunFor(City, (WriteNotes write) => write.Run(City, new(new(item.Id, item.Version), "Redovisades."), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, async (PutForwardMinutes put) => await put.Run(City, new(new(meeting, (await Meeting(samsyn, meeting)).Version)), default))).Refusals);
        foreach (var actor in new[] { Police, City })
        {
            var now = await Meeting(samsyn, meeting);
            Assert.Empty((await samsyn.RunFor(actor, (ApproveMinutes approve) => approve.Run(actor, new(new(meeting, now.Version), now.MinutesChecksum!), default))).Refusals);
        }
    }

    static Task<Meeting> Meeting(TestDatabase samsyn, MeetingId id) => samsyn.Run((SamsynDb db) => db.Meetings.AsNoTracking().SingleAsync(one => one.Id == id));
}
