using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Duties;
using Samsyn.App.Notices;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Notices;

public sealed class NoticeTests
{
    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts with
    {
        Annexes = [.. TestAgreements.Facts.Annexes, new() { Number = 3, Title = "Kontaktuppgifter", Kind = AnnexKind.Contacts, Line = 4, TextFrom = 3, TextTo = 4 }],
        Obligations =
        [
            new() { Kind = ObligationKind.Rectification, Text = "Rättelse inom fjorton dagar.", Days = 14, Heading = "Förtida utträde", Line = 5 },
            new() { Kind = ObligationKind.InformOtherParty, Text = "Parterna informerar varandra.", Heading = "Information", Line = 5 },
        ],
    });

    static SentNotice Demand => new()
    {
        Kind = NoticeKind.RectificationDemand, Sender = TestActors.District, Recipient = TestActors.Police, ContactPerson = "Lokalpolisområde Norra Fjärden",
        Address = "Norra Fjärden", Channel = NoticeChannel.RegisteredLetter, SentAt = SwedishTime.At(new(2018, 2, 1), new(15, 30)),
        Text = "Vi anmodar er att vidta rättelse.", MaterialBreach = true,
    };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-19")]
    public async Task A_notice_keeps_everything_about_its_sending_and_what_follows_from_it(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var id = (await Record(samsyn, Demand)).Value;

        var notice = Assert.Single((await Page(samsyn)).Notices);
        Assert.Equal((id, NoticeKind.RectificationDemand, "Norra Fjärdens stadsdelsförvaltning", "Lokalpolisområde Norra Fjärden", NoticeChannel.RegisteredLetter, "Norra Fjärden"),
            (notice.Id, notice.Kind, notice.SenderName, notice.RecipientName, notice.Channel, notice.Address));
        Assert.Equal((Demand.SentAt, new DateOnly(2018, 2, 6), new NoticeClause(_agreement.Title, "Förtida utträde", 5)), (notice.SentAt, notice.DeemedOn!.Value, notice.Clause));
        Assert.Equal(new NoticeEffect(NoticeEffectKind.RectificationRuns, new(2018, 2, 20), new(2018, 2, 21)), notice.Effect);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-20")]
    public async Task A_correction_leaves_the_first_notice_as_it_was_and_points_at_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var first = (await Record(samsyn, Demand)).Value;

        var second = (await Record(samsyn, Demand with { Text = "Vi anmodar er att vidta rättelse av punkt 4.", Corrects = first })).Value;

        var page = await Page(samsyn);
        var kept = page.Notices.Single(notice => notice.Id == first);
        Assert.Equal(("Vi anmodar er att vidta rättelse.", 1, second), (kept.Text, kept.Version, page.CorrectedBy(kept)!.Id));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-05")]
    public async Task Receipt_is_confirmed_once_and_a_stale_form_is_refused(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = (await Record(samsyn, Demand)).Value;

        Assert.Empty((await Confirm(samsyn, id, 1, new(2018, 2, 2))).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Confirm(samsyn, id, 1, new(2018, 2, 3))).Refusals);
        Assert.Equal([new ReceiptAlreadyConfirmed(new(2018, 2, 2))], (await Confirm(samsyn, id, 2, new(2018, 2, 3))).Refusals);

        var notice = Assert.Single((await Page(samsyn)).Notices);
        Assert.Equal((new DateOnly(2018, 2, 2), new DateOnly(2018, 2, 16)), (notice.ReceivedOn!.Value, notice.Effect.LastDay!.Value));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-21")]
    public async Task A_claim_keeps_amount_and_cost_basis(Engine engine)
    {
        await using var samsyn = await Given(engine);

        await Record(samsyn, Demand with { Kind = NoticeKind.CompensationClaim, Amount = 12_345.67m, CostBasis = "Lokalhyra" });

        var claim = Assert.Single((await Page(samsyn)).Notices);
        Assert.Equal((12_345.67m, "Lokalhyra"), (claim.Amount!.Value, claim.CostBasis!));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-22")]
    public async Task A_dispute_is_opened_and_moved_step_by_step(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = (await samsyn.Run((OpenDispute open) => open.Run(TestActors.Coordinator, new(_agreement.Id, "Ersättning", new(2018, 2, 1), "Möte"), default))).Value;

        Assert.Empty((await Move(samsyn, id, 1, DisputeStage.GeneralCourt)).Refusals);
        Assert.Equal([new Stale(1, 2)], (await Move(samsyn, id, 1, DisputeStage.Judged)).Refusals);

        var dispute = Assert.Single((await Page(samsyn)).Disputes);
        Assert.Equal([DisputeStage.AmicableTalks, DisputeStage.GeneralCourt], dispute.Steps.Select(step => step.Stage));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-11")]
    [Trait("Requirement", "INF-01")]
    public async Task A_notice_on_record_is_the_evidence_of_the_clauses_it_follows_and_is_not_withdrawn_apart_from_it(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Record(samsyn, Demand);
        Assert.Equal("Ingen tidsfrist: gäller när ett meddelande skickas; fristen räknas från det. Senast gjort 2018-02-01.", (await Duty(samsyn, "NOT-11")).Status.Reason.Swedish);
        Assert.Equal(0, (await Duty(samsyn, "INF-01")).Status.Done);

        await Record(samsyn, Demand with { Kind = NoticeKind.Information, SentAt = SwedishTime.At(new(2018, 2, 2), new(9, 0)) });

        var told = await Duty(samsyn, "INF-01");
        Assert.Equal(1, told.Status.Done);
        var page = (await samsyn.Run((ReadDutyPage read) => read.Run(TestActors.Coordinator, told.Id, null, default)))!;
        var one = Assert.Single(page.Evidence);
        Assert.Equal((true, false, new DateOnly(2018, 2, 2), "Norra Fjärdens stadsdelsförvaltning → Lokalpolisområde Norra Fjärden"), (one.Counts, one.IsOwn, one.Evidence.Date, one.Evidence.Reference));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-01")]
    public async Task A_notice_under_a_local_agreement_is_evidence_of_the_overarching_clauses_that_it_follows(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var central = TestAgreements.Adopted(TestAgreements.Facts with { Obligations = [new() { Kind = ObligationKind.NoticeByLetter, Text = "Rekommenderat brev.", Days = 3, Line = 5 }] }, level: AgreementLevel.Overarching);
        var local = TestAgreements.Adopted(parent: central.Id);
        await samsyn.Store(central);
        await samsyn.Store(local);
        Assert.Equal(0, (await Duty(samsyn, "NOT-01", central.Id)).Status.Done);

        await samsyn.Run((RecordNotice record) => record.Run(TestActors.Coordinator, new(local.Id, Demand), default));

        Assert.Equal(1, (await Duty(samsyn, "NOT-01", central.Id)).Status.Done);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-20")]
    public async Task The_database_itself_refuses_to_change_or_remove_what_was_sent(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Record(samsyn, Demand);
        // As the role that owns the tables: the one that serves may not empty them to begin with.
        Task<int> Sql(string sql) => samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync(sql));
        async Task Refused(string sql) => Assert.Contains("a notice stays as it was sent", (await Assert.ThrowsAnyAsync<DbException>(() => Sql(sql))).Message, StringComparison.Ordinal);

        foreach (var change in new[] { "text = 'x'", "sent_at = '2018-01-01 00:00:00'", "amount = 5", "address = ''", "deemed_on = NULL", "recorded_by = agreement" })
            await Refused($"UPDATE notices SET {change}");
        await Refused("DELETE FROM notices");
        await Refused(engine == Engine.Sqlite ? "INSERT OR REPLACE INTO notices SELECT * FROM notices" : "TRUNCATE notices CASCADE");
        Assert.Equal(1, await Sql("UPDATE notices SET confirmed_on = '2018-02-02', version = version + 1"));
        await Refused("UPDATE notices SET confirmed_on = '2018-02-03'");

        var kept = Assert.Single((await Page(samsyn)).Notices);
        Assert.Equal((Demand.Text, new DateOnly(2018, 2, 2), 2), (kept.Text, kept.ConfirmedOn!.Value, kept.Version));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_only_read_records_nothing_and_an_outsider_sees_nothing(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var id = (await Record(samsyn, Demand)).Value;
        var lacking = new PermissionLacking(Permission.RecordMilestone);

        Assert.Equal([lacking], (await Record(samsyn, Demand, TestActors.Reader)).Refusals);
        Assert.Equal([lacking], (await Confirm(samsyn, id, 1, new(2018, 2, 2), TestActors.Reader)).Refusals);
        Assert.Equal([new NotFound()], (await Record(samsyn, Demand, TestActors.Outsider)).Refusals);
        Assert.Equal([new NotFound()], (await Confirm(samsyn, id, 1, new(2018, 2, 2), TestActors.Outsider)).Refusals);
        Assert.Null(await samsyn.Run((ReadNotices read) => read.Run(TestActors.Outsider, _agreement.Id, default)));
        Assert.Single((await Page(samsyn)).Notices);
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    Task<Outcome<NoticeId>> Record(TestDatabase samsyn, SentNotice sent, Actor? actor = null) =>
        samsyn.Run((RecordNotice record) => record.Run(actor ?? TestActors.Coordinator, new(_agreement.Id, sent), default));

    static Task<Outcome> Confirm(TestDatabase samsyn, NoticeId id, int version, DateOnly on, Actor? actor = null) =>
        samsyn.Run((ConfirmNotice confirm) => confirm.Run(actor ?? TestActors.PoliceOfficer, new(id, version, on), default));

    static Task<Outcome> Move(TestDatabase samsyn, DisputeId id, int version, DisputeStage to) =>
        samsyn.Run((MoveDispute move) => move.Run(TestActors.Coordinator, new(id, version, to, new(2018, 3, 1), "Ekstads tingsrätt"), default));

    async Task<DutyItem> Duty(TestDatabase samsyn, string requirement, AgreementId? agreement = null) =>
        (await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new() { Agreement = agreement ?? _agreement.Id }, default))).Items.First(item => item.Duty.Requirement == requirement);

    async Task<NoticesPage> Page(TestDatabase samsyn) => (await samsyn.Run((ReadNotices read) => read.Run(TestActors.Reader, _agreement.Id, default)))!;
}
