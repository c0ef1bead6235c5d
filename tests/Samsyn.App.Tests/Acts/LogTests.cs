using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

public sealed class LogTests
{
    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.2.1")]
    public async Task An_entry_tells_who_acted_as_what_on_which_object_and_when(Engine engine)
    {
        await using var samsyn = await LogDesk.WithEntries(engine, 2);

        var act = (await samsyn.Log())[1];

        Assert.Equal((2, samsyn.Time.Now, TestActors.Coordinator.Person, TestActors.Coordinator.Positions[0].Id, PartySide.City, "RecordConsultation", "Agreement", LogDesk.About(2).Value, ActOutcome.Done),
            (act.Number, act.At, act.Actor, act.Position!.Value, act.Side!.Value, act.Name, act.ObjectKind, act.ObjectId, act.Outcome));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry_a_checkpoint_or_the_head(Engine engine)
    {
        await using var samsyn = await LogDesk.WithEntries(engine, 3);
        await samsyn.Sign();
        List<string> attacks =
        [
            "UPDATE audit_entries SET name = 'SignAgreement' WHERE number = 2", "DELETE FROM audit_entries WHERE number = 2", "DELETE FROM audit_entries",
            "UPDATE audit_checkpoints SET text = ''", "DELETE FROM audit_checkpoints", "DELETE FROM audit_head", "UPDATE audit_head SET size = 1",
            "UPDATE audit_head SET origin = 'other', size = size + 1",
            engine == Engine.PostgreSql ? "TRUNCATE audit_entries" : "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE number = 2",
        ];

        foreach (var attack in attacks)
            Assert.Contains("only added to", (await Assert.ThrowsAnyAsync<DbException>(() => samsyn.Sql(attack))).Message, StringComparison.Ordinal);

        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Many_who_write_at_once_leave_one_log_without_gaps(Engine engine)
    {
        const int Writers = 6, Each = 8;
        await using var samsyn = await TestDatabase.Create(engine);

        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(async () =>
        {
            for (var time = 0; time < Each; time++) await samsyn.Note(LogDesk.About(writer));
        })));

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(number => (long)number), (await samsyn.Log()).Select(act => act.Number));
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.5.3")]
    public async Task An_act_that_is_rolled_back_leaves_no_entry_and_no_gap(Engine engine)
    {
        await using var samsyn = await LogDesk.WithEntries(engine, 2);

        await samsyn.Run(async (SamsynDb db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            new ActLog(db, new(samsyn.Time), new()).Note(TestActors.Coordinator, "EndAgreement", LogDesk.About(9));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        await samsyn.Note(LogDesk.About(3));

        Assert.Equal(["RecordConsultation", "RecordConsultation", "RecordConsultation"], (await samsyn.Log()).Select(act => act.Name));
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Several_acts_of_one_transaction_stand_in_the_order_they_were_noted(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        await samsyn.Run(async (SamsynDb db) =>
        {
            var acts = new ActLog(db, new(samsyn.Time), new() { Checksum = "0a1b" });
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var number in (int[])[1, 2]) acts.Note(TestActors.Coordinator, "EndAgreement", LogDesk.About(number));
            await db.SaveChangesAsync();
            foreach (var number in (int[])[3, 4]) acts.Note(TestActors.Coordinator, "EndAgreement", LogDesk.About(number), ground: "10:21");
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });

        var log = await samsyn.Log();
        Assert.Equal([1, 2, 3, 4], log.Select(act => act.Number));
        Assert.Equal(Enumerable.Range(1, 4).Select(number => LogDesk.About(number).Value), log.Select(act => act.ObjectId));
        Assert.Equal(("10:21", "0a1b"), (log[3].Ground, log[3].Session));
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.5.3")]
    public async Task An_act_or_a_read_that_cannot_be_noted_is_not_done(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        var proposal = await Import(samsyn);
        await samsyn.PastTheTriggers();
        await samsyn.Sql("UPDATE audit_head SET edge = edge || edge");

        await Assert.ThrowsAsync<InvalidDataException>(() => samsyn.Run((RecordConsultation record) =>
            record.Run(TestActors.Coordinator, new() { Agreement = _agreement.Id, Version = 1, HeldOn = new(2018, 3, 1) }, default)));
        await Assert.ThrowsAsync<InvalidDataException>(() => samsyn.Run((ReadProposalPage read) => read.Run(TestActors.Coordinator, proposal, default)));
        await Assert.ThrowsAsync<InvalidDataException>(() => samsyn.Run((ReadOriginal read) => read.Run(TestActors.Coordinator, proposal, default)));

        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Agreements.Select(agreement => agreement.Version).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.3.2")]
    public async Task Reading_a_proposal_or_its_original_is_noted_each_time_and_before_the_answer(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var proposal = await Import(samsyn);

        await samsyn.Run((ReadProposalPage read) => read.Run(TestActors.Coordinator, proposal, default));
        await samsyn.Run((ReadOriginal read) => read.Run(TestActors.Coordinator, proposal, default));
        await samsyn.Run((ReadAdoptionPreview read) => read.Run(TestActors.Coordinator, proposal, default));

        Assert.Equal([nameof(ImportDocument), nameof(ReadProposalPage), nameof(ReadOriginal), nameof(ReadAdoptionPreview)], (await samsyn.Log()).Select(act => act.Name));
        Assert.All(await samsyn.Log(), act => Assert.Equal(proposal.Value, act.ObjectId));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.3.2")]
    public async Task A_refused_act_is_noted_once_and_a_stale_or_wrong_one_is_not(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);

        Task<Outcome> Record(Actor actor, int version) => samsyn.Run((RecordConsultation record) => record.Run(actor, new() { Agreement = _agreement.Id, Version = version, HeldOn = new(2018, 3, 1) }, default));
        Assert.Equal([new PermissionLacking(Permission.RecordConsultation)], (await Record(TestActors.Reader, 1)).Refusals);
        Assert.Equal([new Stale(2, 1)], (await Record(TestActors.Coordinator, 2)).Refusals);
        Assert.Equal([new NotFound()], (await Record(TestActors.Outsider, 1)).Refusals);

        var act = Assert.Single(await samsyn.Log());
        Assert.Equal((TestActors.Reader.Person, nameof(RecordConsultation), ActOutcome.Refused, _agreement.Id.Value), (act.Actor, act.Name, act.Outcome, act.ObjectId));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.2.5")]
    public async Task Nothing_that_anyone_wrote_and_no_name_is_in_the_log(Engine engine)
    {
        const string Canary = "Kanariefågel 19121212-1212";
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        await samsyn.Run((RecordConsultation record) =>
            record.Run(TestActors.Coordinator, new() { Agreement = _agreement.Id, Version = 1, HeldOn = new(2018, 3, 1), Note = Canary }, default));
        var proposal = await Import(samsyn, Canary);
        await samsyn.Run((CorrectProposal correct) =>
            correct.Run(TestActors.Coordinator, new() { Proposal = proposal, Version = 1, Corrections = [new("/title", Canary)] }, default));

        var log = await samsyn.Log();

        Assert.Equal(3, log.Count);
        foreach (var act in log)
        {
            var written = System.Text.Encoding.UTF8.GetString(act.Canonical());
            Assert.DoesNotContain("Kanarief", written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("1212", written.Replace(act.ObjectId.ToString(), "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("Brohult", written, StringComparison.Ordinal);
            Assert.True(act.IsFreeOfText);
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.1")]
    public async Task Free_text_in_an_act_is_a_bug_that_stops_it(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => samsyn.Run((SamsynDb db) =>
        {
            new ActLog(db, new(samsyn.Time), new()).Note(TestActors.Coordinator, "EndAgreement", LogDesk.About(1), ground: "because she asked\nme to");
            return db.SaveChangesAsync();
        }));
        Assert.Empty(await samsyn.Log());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Noting_a_read_saves_nothing_that_a_refused_act_left_behind(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        var proposal = await Import(samsyn);

        await samsyn.Run(async (SamsynDb db) =>
        {
            var agreement = await db.Agreements.SingleAsync();
            agreement.RecordConsultation(new(2018, 3, 1), samsyn.Today);
            await new ReadProposalPage(db, new(new(db, new(samsyn.Time), new()))).Run(TestActors.Coordinator, proposal, default);
            return 0;
        });

        Assert.Equal(1, await samsyn.Run((SamsynDb db) => db.Agreements.Select(agreement => agreement.Version).SingleAsync()));
        Assert.Equal(nameof(ReadProposalPage), (await samsyn.Log())[^1].Name);
    }

    static async Task<ProposalId> Import(TestDatabase samsyn, string line = "") => (await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator,
        new("plan.txt", new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"Lokal överenskommelse\nmellan Norra Fjärdens stadsdelsförvaltning och lokalpolisområde Fjärden\n{line}\nGäller 2018-01-01 – 2019-12-31\n"))), default))).Value;
}
