using Microsoft.EntityFrameworkCore;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Outbox;

public sealed class OutboxTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_message_leaves_with_the_commit_and_is_due_at_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var clock = new Clock(samsyn.Time);

        await samsyn.Run(async (SamsynDb db) =>
        {
            new OutboxQueue(db, clock, new(clock)).Post("notice", new { To = "samordnaren" });
            Assert.Empty(await new OutboxQueue(db, clock, new(clock)).Due(10, default));
            return await db.Commit(default);
        });

        var message = Assert.Single(await Due(samsyn));
        Assert.Equal("notice", message.Kind);
        Assert.Equal("""{"To":"samordnaren"}""", message.Payload);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_failed_message_waits_twice_as_long_each_time_and_a_delivered_one_is_never_due(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var start = samsyn.Time.Now;
        await samsyn.Store(new OutboxMessage { Id = Guid.CreateVersion7(start), Kind = "notice", Payload = "{}", CreatedAt = start, NextAttemptAt = start });

        await Change(samsyn, message => message.Failed(start));
        Assert.Empty(await Due(samsyn));
        samsyn.Time.Now = start.AddMinutes(1);
        Assert.Equal(1, Assert.Single(await Due(samsyn)).Attempts);

        await Change(samsyn, message => message.Failed(samsyn.Time.Now));
        samsyn.Time.Now = start.AddMinutes(2);
        Assert.Empty(await Due(samsyn));
        samsyn.Time.Now = start.AddMinutes(3);
        Assert.Single(await Due(samsyn));

        await Change(samsyn, message => message.Delivered(samsyn.Time.Now));
        samsyn.Time.Now = start.AddYears(1);
        Assert.Empty(await Due(samsyn));
    }

    [Fact]
    public void A_message_never_waits_longer_than_a_day()
    {
        var start = DateTimeOffset.Parse("2018-03-15T11:00:00Z");
        var message = new OutboxMessage { Id = default, Kind = "", Payload = "", CreatedAt = start, NextAttemptAt = start };
        for (var attempt = 0; attempt < 2000; attempt++) message.Failed(start);

        Assert.Equal(start.AddDays(1), message.NextAttemptAt);
    }

    static Task<List<OutboxMessage>> Due(TestDatabase samsyn) => samsyn.Run((OutboxQueue outbox) => outbox.Due(10, default));

    static Task<int> Change(TestDatabase samsyn, Action<OutboxMessage> change) => samsyn.Run(async (SamsynDb db) =>
    {
        change(await db.Outbox.SingleAsync());
        return await db.SaveChangesAsync();
    });
}
