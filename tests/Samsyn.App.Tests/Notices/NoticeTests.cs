using Samsyn.App.Notices;
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
        Obligations = [new() { Kind = ObligationKind.Rectification, Text = "Rättelse inom fjorton dagar.", Days = 14, Heading = "Förtida utträde", Line = 5 }],
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

    async Task<NoticesPage> Page(TestDatabase samsyn) => (await samsyn.Run((ReadNotices read) => read.Run(TestActors.Reader, _agreement.Id, default)))!;
}
