using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Duties;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Storage;

/// <summary>How PostgreSQL comes to know for whom it is asked, and that nothing of it stays anywhere.</summary>
public sealed class AskedForTests
{
    const string Private = "SELECT count(*) FROM proposals WHERE side = 'City'";

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.4.1")]
    public async Task A_setting_of_the_session_leaks_through_a_pool_that_does_not_reset_and_ours_does_not()
    {
        await using var world = await WalledDatabase.Create();
        var one = new NpgsqlConnectionStringBuilder(world.Samsyn.Options.PostgresConnection) { NoResetOnClose = true, MaxPoolSize = 1, ApplicationName = "leak" }.ToString();

        // What must never be done, to see that the leak is real and this test would find it.
        Assert.Equal("City", await OnPool(one, "SELECT set_config('samsyn.sides', 'City', false)"));
        Assert.Equal(1L, await OnPool(one, Private));
        Assert.Equal("", await OnPool(one, "SELECT set_config('samsyn.sides', '', false)"));

        await using var product = ProductOn(one);
        foreach (var saves in new[] { false, true })
        {
            await using (var scope = product.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<AccessContext>().Become(TestActors.Coordinator);
                var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
                Assert.Equal(1, await db.Proposals.CountAsync(proposal => proposal.Side != null));
                if (saves)
                {
                    db.Add(world.FeedOf(TestActors.Coordinator));
                    await db.SaveChangesAsync();
                }
            }
            Assert.Equal(0L, await OnPool(one, Private));
            Assert.Equal("", await OnPool(one, "SELECT coalesce(current_setting('samsyn.sides', true), '') || coalesce(current_setting('samsyn.person', true), '')"));
            await using (var scope = product.CreateAsyncScope())
                Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<SamsynDb>().Proposals.CountAsync());
        }
        NpgsqlConnection.ClearPool(new NpgsqlConnection(one));
    }

    /// <summary>Whoever closes the browser in the middle of an act leaves a connection that the next request gets.</summary>
    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.4.1")]
    public async Task An_aborted_request_leaves_nothing_of_whoever_asked_on_its_connection()
    {
        await using var world = await WalledDatabase.Create();
        var one = new NpgsqlConnectionStringBuilder(world.Samsyn.Options.PostgresConnection) { NoResetOnClose = true, MaxPoolSize = 1, ApplicationName = "aborted" }.ToString();
        await using var product = ProductOn(one);
        foreach (var inTransaction in new[] { false, true })
        {
            var before = await OnPool(one, "SELECT pg_backend_pid()");
            await using (var scope = product.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<AccessContext>().Become(TestActors.Coordinator);
                var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
                await using var transaction = inTransaction ? await db.Database.BeginTransactionAsync() : null;
                Assert.Equal(2, await db.Proposals.CountAsync());
                using var aborted = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM proposals, pg_sleep(30)").ToListAsync(aborted.Token));
            }
            // The very connection, or nothing would have been shown.
            Assert.Equal(before, await OnPool(one, "SELECT pg_backend_pid()"));
            Assert.Equal("", await OnPool(one, "SELECT coalesce(current_setting('samsyn.sides', true), '') || coalesce(current_setting('samsyn.person', true), '')"));
            Assert.Equal(0L, await OnPool(one, Private));
            await using var next = product.CreateAsyncScope();
            Assert.Equal(0, await next.ServiceProvider.GetRequiredService<SamsynDb>().Proposals.CountAsync());
        }
        NpgsqlConnection.ClearPool(new NpgsqlConnection(one));
    }

    [PostgreSqlFact]
    public async Task Within_a_transaction_the_database_follows_whoever_asks_also_after_a_savepoint_was_rolled_back()
    {
        await using var world = await WalledDatabase.Create();
        await using var product = ProductOn(world.Samsyn.Options.PostgresConnection!);
        await using var scope = product.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<AccessContext>();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();

        Assert.Equal(0, await db.Proposals.CountAsync());
        access.Become(TestActors.Coordinator);
        Assert.Equal(2, await db.Proposals.CountAsync());
        await transaction.CreateSavepointAsync("before");
        using (access.AsSystem()) Assert.Equal(3, await db.Proposals.CountAsync());
        await transaction.RollbackToSavepointAsync("before");
        Assert.Equal(2, await db.Proposals.CountAsync());
        using (access.AsSystem())
        {
            db.Add(world.FeedOf(TestActors.PoliceOfficer));
            await db.SaveChangesAsync();
        }
        Assert.Equal(1, await db.CalendarFeeds.CountAsync());
        access.Become(null);
        Assert.Equal(0, await db.Proposals.CountAsync());
        await transaction.CommitAsync();
        Assert.Equal(3, await world.All("calendar_feeds"));
    }

    [PostgreSqlFact]
    public async Task Both_sides_may_keep_the_same_document_without_learning_of_each_other()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        foreach (var actor in new[] { TestActors.Coordinator, TestActors.PoliceOfficer })
        {
            var imported = await samsyn.RunFor(actor, (ImportDocument act) => act.Run(actor, new("avtal.txt", new MemoryStream(Encoding.UTF8.GetBytes("Lokal samverkansöverenskommelse\nParter\n"))), default));
            Assert.True(imported.IsDone, string.Join(", ", imported.Refusals));
            Assert.Equal(1, await samsyn.RunFor(actor, (SamsynDb db) => db.Proposals.CountAsync()));
        }
        Assert.Equal((2, 1), await samsyn.Run(async (SamsynDb db) => (await db.Proposals.CountAsync(), await db.Files.CountAsync())));
    }

    /// <summary>Before anybody is signed in there is nobody to ask for, and still one is let in, kept in, and shown the calendar behind a secret.</summary>
    [PostgreSqlFact]
    public async Task Signing_in_and_a_secret_calendar_need_nobody()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        var administrator = TestActors.Administrator;
        var invited = (await samsyn.RunFor(administrator, (InvitePerson act) => act.Run(administrator, new() { Name = "Elsa Brohult", Position = PositionTitle.CrimePreventionCoordinator, Organisation = "Norra Fjärden", Side = Domain.Agreements.Facts.PartySide.City }, default))).Value;

        Assert.NotNull(await samsyn.RunFor(null, (ReadInvitation read) => read.Run(invited.Secret, default)));
        var opened = (await samsyn.RunFor(null, (AcceptInvitation act) => act.Run(new() { Secret = invited.Secret, Passkey = new() { Name = "Nyckel", CredentialId = "id", PublicKey = [1] } }, default))).Value;
        Assert.Equal(invited.Person, (await samsyn.RunFor(null, (ReadSession read) => read.Run(opened.Secret, isUse: true, default)))!.Person);
        Assert.Equal(invited.Account, await samsyn.RunFor(null, (ReadAccountOfPasskey read) => read.Run("id", default)));
        var actor = (await samsyn.RunFor(null, (ReadActor read) => read.Run(invited.Person, default)))!;

        var feed = (await samsyn.RunFor(actor, (CreateCalendarFeed act) => act.Run(actor, new("Min", null), default))).Value;
        Assert.NotNull((await samsyn.RunFor(null, (ReadSecretCalendar read) => read.Run(feed.Secret, default)))!.Duties);
        Assert.True((await samsyn.RunFor(actor, (EndSession act) => act.Run(actor, new(opened.Id), default))).IsDone);
        Assert.Null(await samsyn.RunFor(null, (ReadSession read) => read.Run(opened.Secret, isUse: true, default)));
    }

    [PostgreSqlFact]
    public async Task One_role_that_owns_and_serves_is_held_by_the_same_wall()
    {
        await using var world = await WalledDatabase.Create();
        await using var product = ProductOn(world.Samsyn.Options.OwnerConnection!);
        await using var scope = product.CreateAsyncScope();
        var (access, db) = (scope.ServiceProvider.GetRequiredService<AccessContext>(), scope.ServiceProvider.GetRequiredService<SamsynDb>());
        Assert.Equal(0, await db.Agreements.CountAsync());
        Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);
        access.Become(TestActors.Politician);
        Assert.Equal(world.Binding.Id, (await db.Agreements.SingleAsync()).Id);
    }

    /// <summary>The password of the role that owns the tables need not be where requests are served.</summary>
    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-13.2.2")]
    public async Task A_role_that_only_serves_opens_a_database_that_is_up_to_date_and_no_other()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        await using var product = ProductOn(samsyn.Options.PostgresConnection!);
        Assert.True((await Open()).IsDone);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"DELETE FROM schema_history WHERE migration = '0050_Nodes'"));
        Assert.IsType<DatabaseUnreachable>(Assert.Single((await Open()).Refusals));

        async Task<Outcome> Open()
        {
            await using var scope = product.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Database>().Open(default);
        }
    }

    static ServiceProvider ProductOn(string connection) => new ServiceCollection().AddSamsyn(new StorageOptions { PostgresConnection = connection }).BuildServiceProvider(validateScopes: true);

    static async Task<object?> OnPool(string pool, string sql)
    {
        await using var connection = new NpgsqlConnection(pool);
        await connection.OpenAsync();
        return await SecondWall.Ask(connection, sql);
    }
}
