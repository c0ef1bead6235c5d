using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Notices;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Notices;

public sealed class InformationTests
{
    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        Obligations = [new() { Kind = ObligationKind.InformOtherParty, Text = "Parterna informerar varandra.", Heading = "Information", Line = 5 }],
    });

    static GivenInformation Given => new()
    {
        Cause = InformationCause.ChangedResource, What = "Två tjänster är vakanta till sommaren.", Why = "Färre kvällar kan bemannas.", Concerns = [new(ConcernKind.Plan, "Utsättningsmöte")],
        KnownAt = SwedishTime.At(new(2018, 2, 1), new(9, 0)), SentAt = SwedishTime.At(new(2018, 2, 2), new(9, 0)), Sender = TestActors.District, Recipient = TestActors.Police, Channel = InformationChannel.Email,
    };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-01")]
    [Trait("Requirement", "INF-04")]
    public async Task Information_is_kept_whole_and_is_evidence_of_the_duty_in_the_same_moment(Engine engine)
    {
        await using var samsyn = await With(engine);
        Assert.Equal(0, (await Duty(samsyn)).Status.Done);

        var id = (await Record(samsyn, Given)).Value;

        var note = Assert.Single((await Page(samsyn)).Notes);
        Assert.Equal((id, Given.Cause, Given.What, Given.Why, Given.KnownAt, Given.SentAt), (note.Id, note.Cause, note.What, note.Why, note.KnownAt, note.SentAt));
        Assert.Equal((Given.Concerns[0], new NoticeClause(_agreement.Title, "Information", 5), TestActors.Coordinator.Person), (note.Concerns[0], note.Clause, note.RecordedBy));
        var duty = await Duty(samsyn);
        Assert.Equal((1, "Norra Fjärdens stadsdelsförvaltning → Lokalpolisområde Norra Fjärden"), (duty.Status.Done,
            Assert.Single((await samsyn.Run((ReadDutyPage read) => read.Run(TestActors.Coordinator, duty.Id, null, default)))!.Evidence).Evidence.Reference));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-02")]
    public async Task However_late_it_comes_the_duty_has_no_number_to_break(Engine engine)
    {
        await using var samsyn = await With(engine);

        await Record(samsyn, Given with { KnownAt = Given.KnownAt.AddMonths(-6) });

        Assert.NotEqual(DutyState.Overdue, (await Duty(samsyn)).Status.State);
        Assert.True(Assert.Single((await Page(samsyn)).Notes).Delay > TimeSpan.FromDays(180));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-01")]
    public async Task Local_information_keeps_the_overarching_clause_too(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var central = TestAgreements.Adopted(TestAgreements.Facts with { Obligations = [new() { Kind = ObligationKind.InformOtherParty, Text = "Till kontaktpersonen.", Line = 5 }] }, level: AgreementLevel.Overarching);
        var local = TestAgreements.Adopted(parent: central.Id);
        await samsyn.Store(central);
        await samsyn.Store(local);

        Assert.True((await Record(samsyn, Given, agreement: local.Id)).IsDone);

        Assert.Equal(1, (await Duty(samsyn, central.Id)).Status.Done);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Given_here_it_is_sent_in_this_moment(Engine engine)
    {
        await using var samsyn = await With(engine);

        await samsyn.Run((RecordInformation record) => record.Run(TestActors.Coordinator, new(_agreement.Id, Given, GivenNow: true), default));

        var note = Assert.Single((await Page(samsyn)).Notes);
        Assert.Equal((samsyn.Time.Now, InformationChannel.InSamsyn), (note.SentAt, note.Channel));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nobody_informs_in_the_other_party_s_name(Engine engine)
    {
        await using var samsyn = await With(engine);

        Assert.Equal([new SeatInPartyLacking("Norra Fjärdens stadsdelsförvaltning")], (await Record(samsyn, Given, TestActors.PoliceOfficer)).Refusals);
        Assert.Empty((await Page(samsyn)).Notes);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-06")]
    public async Task The_other_side_acknowledges_once_and_until_then_it_stands_on_its_desk_alone(Engine engine)
    {
        await using var samsyn = await With(engine);
        var id = (await Record(samsyn, Given)).Value;
        Assert.Equal([id], await Open(samsyn, TestActors.PoliceOfficer));
        Assert.Empty(await Open(samsyn, TestActors.Coordinator));

        Assert.Equal([new SeatInPartyLacking("Lokalpolisområde Norra Fjärden")], (await Acknowledge(samsyn, id, TestActors.Coordinator)).Refusals);
        Assert.Empty((await Acknowledge(samsyn, id, TestActors.PoliceOfficer)).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Acknowledge(samsyn, id, TestActors.PoliceHead)).Refusals);

        Assert.Empty(await Open(samsyn, TestActors.PoliceOfficer));
        var note = Assert.Single((await Page(samsyn)).Notes);
        Assert.Equal((TestActors.PoliceOfficer.Person, samsyn.Time.Now, Given.SentAt), (note.AcknowledgedBy!.Value, note.AcknowledgedAt!.Value, note.SentAt));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-07")]
    public async Task What_it_led_to_is_added_and_a_link_leads_to_something_that_exists(Engine engine)
    {
        await using var samsyn = await With(engine);
        var id = (await Record(samsyn, Given)).Value;
        await samsyn.Run((ProposeAnnexVersion propose) => propose.Run(TestActors.Coordinator, new() { Agreement = new(_agreement.Id, 1), Annex = 2, Lines = ["Ny lydelse"], Facts = new(), Reason = "Färre kvällar" }, default));
        var page = await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, _agreement.Id, null, default));
        var proposal = page!.Annexes.Single(annex => annex.Number == 2).Versions.Single(version => version.State == AnnexVersionState.Proposed).Id.Value;

        Assert.Equal([new InformationResultTargetUnknown()], (await Lead(samsyn, id, 1, InformationResultKind.ChangeProposal, Guid.NewGuid())).Refusals);
        Assert.Equal([new InformationResultTargetUnknown()], (await Lead(samsyn, id, 1, InformationResultKind.ReadinessDecision, proposal)).Refusals);
        Assert.Empty((await Lead(samsyn, id, 1, InformationResultKind.ChangeProposal, proposal)).Refusals);
        Assert.Empty((await Lead(samsyn, id, 2, InformationResultKind.AgendaItem, null, "Styrgruppen i mars")).Refusals);

        Assert.Equal([(InformationResultKind.ChangeProposal, (Guid?)proposal, ""), (InformationResultKind.AgendaItem, null, "Styrgruppen i mars")],
            Assert.Single((await Page(samsyn)).Notes).Results.Select(result => (result.Kind, result.Target, result.Note)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "INF-09")]
    public async Task Whoever_is_outside_the_parties_reads_nothing_of_it(Engine engine)
    {
        await using var samsyn = await With(engine);
        var id = (await Record(samsyn, Given)).Value;

        foreach (var outside in new[] { TestActors.Company, TestActors.Politician, TestActors.Outsider })
        {
            Assert.Empty((await samsyn.Run((ReadInformation read) => read.Run(outside, _agreement.Id, default)))?.Notes ?? []);
            Assert.Empty((await samsyn.Run((ReadInformationDesk read) => read.Run(outside, default))).Latest);
            Assert.Equal([new NotFound()], (await Acknowledge(samsyn, id, outside)).Refusals);
        }
        Assert.Equal([new PermissionLacking(Permission.GiveInformation)], (await Acknowledge(samsyn, id, TestActors.Reader)).Refusals);
        Assert.Equal([new PermissionLacking(Permission.GiveInformation)], (await Record(samsyn, Given, TestActors.Reader)).Refusals);
        Assert.Single((await Page(samsyn)).Notes);
    }

    [PostgreSqlFact]
    [Trait("Requirement", "INF-09")]
    public async Task The_database_itself_keeps_it_from_those_outside_the_parties()
    {
        await using var samsyn = await With(Engine.PostgreSql);
        await Record(samsyn, Given);

        Assert.Equal(1, await samsyn.RunFor(TestActors.PoliceOfficer, (SamsynDb db) => Storage.WalledDatabase.CountOf(db, "information_notes")));
        foreach (var outside in new[] { TestActors.Company, TestActors.Politician, null })
            Assert.Equal(0, await samsyn.RunFor(outside, (SamsynDb db) => Storage.WalledDatabase.CountOf(db, "information_notes")));
    }

    async Task<TestDatabase> With(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    Task<Outcome<InformationNoteId>> Record(TestDatabase samsyn, GivenInformation given, Actor? actor = null, AgreementId? agreement = null) =>
        samsyn.Run((RecordInformation record) => record.Run(actor ?? TestActors.Coordinator, new(agreement ?? _agreement.Id, given), default));

    static Task<Outcome> Acknowledge(TestDatabase samsyn, InformationNoteId id, Actor actor) => samsyn.Run((AcknowledgeInformation act) => act.Run(actor, new(id, 1), default));

    static Task<Outcome> Lead(TestDatabase samsyn, InformationNoteId id, int version, InformationResultKind kind, Guid? target, string words = "") =>
        samsyn.Run((RecordInformationResult act) => act.Run(TestActors.PoliceOfficer, new(id, version, kind, target, words, new Clock(samsyn.Time).Today), default));

    static async Task<IReadOnlyList<InformationNoteId>> Open(TestDatabase samsyn, Actor actor) =>
        [.. (await samsyn.Run((ReadInformationDesk read) => read.Run(actor, default))).ToAcknowledge.Select(row => row.Note.Id)];

    async Task<DutyItem> Duty(TestDatabase samsyn, AgreementId? agreement = null) =>
        (await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new() { Agreement = agreement ?? _agreement.Id }, default))).Items.First(item => item.Duty.Requirement == "INF-01");

    async Task<InformationPage> Page(TestDatabase samsyn) => (await samsyn.Run((ReadInformation read) => read.Run(TestActors.Reader, _agreement.Id, default)))!;
}
