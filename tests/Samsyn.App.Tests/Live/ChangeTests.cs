using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Jobs;
using Samsyn.App.Live;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Live;

public sealed class ChangeTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_saved_is_told_of_and_what_is_not_is_not(Engine engine)
    {
        await using var node = await Node.Open(engine);
        var agreement = Guid.CreateVersion7();

        await node.Samsyn.Run(async (SamsynDb db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Evidence.Add(Of(agreement));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        var other = Guid.CreateVersion7();
        await node.Samsyn.Run(async (SamsynDb db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Evidence.Add(Of(other));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });
        await node.Samsyn.Store(new OutboxMessage { Id = other, Kind = "notice", Payload = "{}", CreatedAt = node.Samsyn.Time.Now, NextAttemptAt = node.Samsyn.Time.Now });

        Assert.Equal(new(ChangeNotice.Agreement, other), await node.Next());
        Assert.Equal(new(ChangeNotice.Outbox, other), await node.Next());
    }

    [PostgreSqlFact]
    public async Task What_one_node_saves_the_other_hears_and_its_caches_do_not_hide_it()
    {
        await using var a = await Node.Open(Engine.PostgreSql);
        await using var b = await Node.Beside(a);
        var agreement = TestAgreements.Adopted();
        await a.Samsyn.Store(agreement);
        var actor = TestActors.Coordinator;
        var before = Assert.Single(await b.Samsyn.Run((DutySources duties) => duties.Run(actor, default)));
        Assert.Single(await b.Samsyn.Run((ReadRecordedAgreements read) => read.Run(actor, default)));
        while (b.Listening.Heard.TryRead(out _)) { }

        await a.Samsyn.Store(Of(agreement.Id.Value));

        Assert.Equal(new(ChangeNotice.Agreement, agreement.Id.Value), await b.Next());
        var after = Assert.Single(await b.Samsyn.Run((DutySources duties) => duties.Run(actor, default)));
        Assert.Equal(before.All.Count + 1, after.All.Count);
    }

    [PostgreSqlFact]
    public async Task A_broken_ear_is_opened_again_and_says_that_something_may_have_been_missed()
    {
        await using var node = await Node.Open(Engine.PostgreSql);

        await node.Samsyn.Run((SamsynDb db) => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'samsyn listener' AND datname = current_database()"));

        Assert.Null(await node.Next());
        Assert.True(node.Samsyn.Get<PostgresListener>().IsConnected);
        var id = Guid.CreateVersion7();
        await node.Samsyn.Store(Of(id));
        Assert.Equal(new(ChangeNotice.Agreement, id), await node.Next());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_change_that_nobody_told_of_is_found_by_looking(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        var agreement = TestAgreements.Adopted();
        await samsyn.Store(agreement);
        var (hub, watch) = (other.Get<ChangeHub>(), other.Get<ChangeWatch>());
        Task<int> Look(params Guid[] toldOf) => other.Run((SamsynDb db) => watch.Look(db, toldOf.ToHashSet(), default));

        Assert.Equal(0, await Look());
        await samsyn.Store(Of(agreement.Id.Value));
        using var listening = hub.Listen();
        Assert.Equal(1, await Look());
        Assert.True(listening.Heard.TryRead(out var heard));
        Assert.Equal(agreement.Id.Value, heard.Notice!.Value.Id);
        Assert.Equal(0, await Look());

        await samsyn.Store(Of(agreement.Id.Value));
        Assert.Equal(0, await Look(agreement.Id.Value));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_what_one_may_see_is_told(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var agreement = TestAgreements.Adopted();
        await samsyn.Store(agreement);
        Task<bool> May(Samsyn.Domain.Organisations.Actor actor, ChangeNotice notice) => samsyn.Run((MayHearOf may) => may.Run(actor, notice, default));
        var about = new ChangeNotice(ChangeNotice.Agreement, agreement.Id.Value);

        Assert.True(await May(TestActors.Coordinator, about));
        Assert.False(await May(TestActors.Outsider, about));
        Assert.False(await May(TestActors.Coordinator, about with { Id = Guid.CreateVersion7() }));
        Assert.False(await May(TestActors.Coordinator, new(ChangeNotice.Outbox, Guid.CreateVersion7())));
        Assert.False(await May(TestActors.Coordinator, new("Case", Guid.CreateVersion7())));
    }

    static Evidence Of(Guid agreement) => new()
    {
        Id = Guid.CreateVersion7().ToString(), AgreementId = agreement.ToString(), Kind = EvidenceKinds.MeetingHeld, Subject = DutySubject.Agreement, Date = new(2018, 3, 1), Attended = Attendance.Both,
    };

    sealed class Node : IAsyncDisposable
    {
        readonly CancellationTokenSource _closing = new();
        Task _listening = Task.CompletedTask;

        public required TestDatabase Samsyn { get; init; }
        public required Listening Listening { get; init; }

        public static async Task<Node> Open(Engine engine) => await Listen(await TestDatabase.Create(engine));

        public static Task<Node> Beside(Node other) => Listen(other.Samsyn.AnotherNode());

        static async Task<Node> Listen(TestDatabase samsyn)
        {
            var node = new Node { Samsyn = samsyn, Listening = samsyn.Get<ChangeHub>().Listen() };
            var ear = samsyn.Get<PostgresListener>();
            node._listening = Task.Run(() => ear.Listen(node._closing.Token));
            // The first thing an ear on PostgreSQL says is that it knows nothing of what was before.
            if (samsyn.Engine == Engine.PostgreSql) Assert.Null(await node.Next());
            return node;
        }

        public async Task<ChangeNotice?> Next()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            return (await Listening.Heard.ReadAsync(patience.Token)).Notice;
        }

        public async ValueTask DisposeAsync()
        {
            await _closing.CancelAsync();
            await _listening;
            Listening.Dispose();
            await Samsyn.DisposeAsync();
            _closing.Dispose();
        }
    }
}
