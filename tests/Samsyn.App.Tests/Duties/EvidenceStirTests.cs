using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Notices;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

/// <summary>What is kept in memory is known to be current by a number that the database counts up, whoever changes the evidence.</summary>
public sealed class EvidenceStirTests
{
    readonly Agreement _central = TestAgreements.Adopted(TestAgreements.Facts with { Obligations = [new() { Kind = ObligationKind.InformOtherParty, Text = "Till kontaktpersonen.", Line = 5 }] }, level: AgreementLevel.Overarching);

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Evidence_written_by_hand_and_its_removal_show_at_the_next_request(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var agreement = TestAgreements.Adopted();
        await samsyn.Store(agreement);
        Assert.Equal(0, await Held(samsyn, agreement.Id));
        await samsyn.Store(EvidenceOf(agreement.Id, new(2018, 2, 1)));
        Assert.Equal(1, await Held(samsyn, agreement.Id));

        // Past everything of ours: as another program, or a person with the database before them, would.
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("UPDATE evidence SET kind = 'MeetingCancelled'"));
        Assert.Equal(0, await Held(samsyn, agreement.Id));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("UPDATE evidence SET kind = 'MeetingHeld'"));
        Assert.Equal(1, await Held(samsyn, agreement.Id));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("DELETE FROM evidence"));
        Assert.Equal(0, await Held(samsyn, agreement.Id));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Another_node_sees_it_and_what_is_rolled_back_moves_nothing(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        var agreement = TestAgreements.Adopted();
        await samsyn.Store(agreement);
        Assert.Equal(0, await Held(other, agreement.Id));
        await samsyn.Store(EvidenceOf(agreement.Id, new(2018, 2, 1)));
        Assert.Equal(1, await Held(other, agreement.Id));
        var before = await Stirred(samsyn, agreement.Id);

        await samsyn.Run(async (App.Storage.SamsynDb db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(EvidenceOf(agreement.Id, new(2018, 2, 2)));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });

        Assert.Equal((before, 1), (await Stirred(samsyn, agreement.Id), await Held(other, agreement.Id)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_notice_stirs_the_agreement_above_too_also_when_the_bond_comes_after_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var local = TestAgreements.Adopted();
        await samsyn.Store(_central);
        await samsyn.Store(local);
        Assert.Equal(0, await Told(samsyn));
        await samsyn.Run((RecordNotice record) => record.Run(TestActors.Coordinator, new(local.Id, new()
        {
            Kind = NoticeKind.Information, Sender = TestActors.District, Recipient = TestActors.Police, ContactPerson = "A", Address = "B", Channel = NoticeChannel.Email, SentAt = SwedishTime.At(new(2018, 2, 1), new(9, 0)), Text = "Text",
        }), default));
        Assert.Equal(0, await Told(samsyn));

        Assert.Empty((await samsyn.Run((BindToParent bind) => bind.Run(TestActors.Coordinator, new(new(local.Id, local.Version), _central.Id), default))).Refusals);

        Assert.Equal(1, await Told(samsyn));
    }

    static Evidence EvidenceOf(AgreementId agreement, DateOnly date) => new()
    {
        Id = Guid.CreateVersion7().ToString(), AgreementId = agreement.Value.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Body("Styrgrupp"), Date = date, Attended = Attendance.Both,
    };

    static async Task<int> Held(TestDatabase samsyn, AgreementId agreement) => (await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new() { Agreement = agreement, From = new(2018, 1, 1), To = new(2018, 12, 31) }, default)))
        .Items.Where(item => item.Duty.Demand.Needs.Subject == DutySubject.Body("Styrgrupp")).Sum(item => item.Status.Done);

    async Task<int> Told(TestDatabase samsyn) => (await samsyn.Run((ReadDutyList read) => read.Run(TestActors.Coordinator, new() { Agreement = _central.Id }, default))).Items.First(item => item.Duty.Requirement == "INF-01").Status.Done;

    static Task<long> Stirred(TestDatabase samsyn, AgreementId agreement) => samsyn.Run((App.Storage.SamsynDb db) => db.EvidenceStirs.AsNoTracking().Where(stir => stir.Agreement == agreement).Select(stir => stir.Count).SingleAsync());
}
