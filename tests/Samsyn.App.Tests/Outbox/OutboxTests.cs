using Microsoft.EntityFrameworkCore;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Outbox;

public sealed class OutboxTests
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_message_leaves_with_the_commit_and_is_due_at_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var clock = new Clock(samsyn.Time);

        await samsyn.Run(async (SamsynDb db) =>
        {
            new OutboxQueue(db, clock, new(clock)).Post("notice", new { To = "samordnaren" });
            Assert.Empty(await Take(samsyn));
            return await db.Commit(default);
        });

        var message = Assert.Single(await Take(samsyn));
        Assert.Equal("notice", message.Kind);
        Assert.Equal("""{"To":"samordnaren"}""", message.Payload);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_failed_message_waits_twice_as_long_each_time_and_a_delivered_one_is_never_due(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var start = samsyn.Time.Now;
        await Post(samsyn);

        await Mark(samsyn, Assert.Single(await Take(samsyn)), Delivery.Later("http-503"));
        Assert.Empty(await Take(samsyn));
        samsyn.Time.Now = start.AddMinutes(1);
        var second = Assert.Single(await Take(samsyn));
        Assert.Equal((1, "http-503"), (second.Attempts, second.LastProblem));

        await Mark(samsyn, second, Delivery.Later("timeout"));
        samsyn.Time.Now = start.AddMinutes(2);
        Assert.Empty(await Take(samsyn));
        samsyn.Time.Now = start.AddMinutes(3);
        await Mark(samsyn, Assert.Single(await Take(samsyn)), Delivery.Done);

        samsyn.Time.Now = start.AddYears(1);
        Assert.Empty(await Take(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Claims_at_the_same_moment_share_the_messages_and_none_gets_one_twice(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        for (var i = 0; i < 40; i++) await Post(samsyn);

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Take(i % 2 == 0 ? samsyn : other, 5))));

        var ids = taken.SelectMany(one => one).Select(message => message.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        ids.AddRange((await Take(samsyn, 100)).Select(message => message.Id));
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_claim_that_ran_out_goes_to_another_and_its_late_answer_changes_nothing(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Post(samsyn);
        var dead = Assert.Single(await Take(samsyn));
        Assert.Empty(await Take(samsyn));

        samsyn.Time.Now += Lease + TimeSpan.FromSeconds(1);
        var alive = Assert.Single(await Take(samsyn));
        Assert.False(await Mark(samsyn, dead, Delivery.Later("timeout")));
        Assert.True(await Mark(samsyn, alive, Delivery.Done));
        Assert.False(await Mark(samsyn, alive, Delivery.Done));

        Assert.Equal(1, (await Only(samsyn)).Attempts);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_the_last_attempt_it_is_given_up_and_a_person_can_take_it_up_again(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Post(samsyn);
        for (var attempt = 0; attempt < OutboxMessage.MostAttempts; attempt++)
        {
            await Mark(samsyn, Assert.Single(await Take(samsyn)), Delivery.Later("http-500"));
            samsyn.Time.Now = samsyn.Time.Now.AddDays(2);
        }
        Assert.Empty(await Take(samsyn));
        var dead = await Only(samsyn);
        Assert.NotNull(dead.DeadAt);

        Assert.False((await samsyn.Run((RetryMessage retry) => retry.Run(TestActors.Coordinator, new(dead.Id), default))).IsDone);
        Assert.True((await samsyn.Run((RetryMessage retry) => retry.Run(Operators.One, new(dead.Id), default))).IsDone);
        Assert.Equal([new NotFound()], (await samsyn.Run((RetryMessage retry) => retry.Run(Operators.One, new(dead.Id), default))).Refusals);

        Assert.Equal(dead.Id, Assert.Single(await Take(samsyn)).Id);
        Assert.Equal(nameof(RetryMessage), await samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.ObjectId == dead.Id).Select(act => act.Name).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_claim_that_is_renewed_is_kept_from_others_for_as_long_again(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Post(samsyn);
        var slow = Assert.Single(await Take(samsyn));
        var claim = slow.Lease!.Value;

        samsyn.Time.Now += Lease - TimeSpan.FromSeconds(10);
        Assert.Equal(1, await samsyn.Run((OutboxLeases outbox) => outbox.Renew(claim, Lease, default)));
        samsyn.Time.Now += Lease - TimeSpan.FromSeconds(10);
        Assert.Empty(await Take(samsyn));
        Assert.True(await Mark(samsyn, slow, Delivery.Done));
        Assert.Equal(0, await samsyn.Run((OutboxLeases outbox) => outbox.Renew(claim, Lease, default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_ended_together_is_marked_together_each_with_its_own_end(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        for (var i = 0; i < 4; i++) await Post(samsyn);
        var taken = await Take(samsyn, 3);
        var lost = Assert.Single(await Take(samsyn));
        samsyn.Time.Now += Lease + TimeSpan.FromSeconds(1);
        Assert.Equal(4, (await Take(samsyn)).Count);
        samsyn.Time.Now += Lease + TimeSpan.FromSeconds(1);
        var again = await Take(samsyn);

        await samsyn.Run(async (OutboxLeases outbox) =>
        {
            await outbox.Mark([(again[0], Delivery.Done), (again[1], Delivery.Later("cut-end")), (again[2], Delivery.Never("smtp-rcpt-550")), (lost, Delivery.Done)], new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(4), 36), default);
            return 0;
        });

        var stored = await samsyn.Run((SamsynDb db) => db.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync());
        Assert.Equal([(true, false, null), (false, false, "cut-end"), (false, true, "smtp-rcpt-550"), (false, false, null)], stored.Select(message => (message.DoneAt is not null, message.DeadAt is not null, message.LastProblem)));
        Assert.Equal(samsyn.Time.Now.AddSeconds(5), stored[1].NextAttemptAt);
        // Its claim had run out and another holds it: what the first says of it changes nothing.
        Assert.Equal(again[3].Lease, stored[3].Lease);
        Assert.Equal(3, taken.Count);
    }

    [Fact]
    public void A_message_never_waits_longer_than_a_day()
    {
        var start = DateTimeOffset.Parse("2018-03-15T11:00:00Z");
        var message = new OutboxMessage { Id = default, Kind = "", Payload = "", CreatedAt = start, NextAttemptAt = start };
        for (var attempt = 0; attempt < 2000; attempt++) message.Failed(start, "");

        Assert.Equal(start.AddDays(1), message.NextAttemptAt);
    }

    static Task<bool> Post(TestDatabase samsyn) => samsyn.Run(async (SamsynDb db) =>
    {
        var clock = new Clock(samsyn.Time);
        new OutboxQueue(db, clock, samsyn.Get<NewId>()).Post("notice", new { });
        return (await db.Commit(default)).IsDone;
    });

    static Task<IReadOnlyList<OutboxMessage>> Take(TestDatabase samsyn, int atMost = 10) => samsyn.Run((OutboxLeases outbox) => outbox.Take("notice", atMost, Lease, default));

    static Task<bool> Mark(TestDatabase samsyn, OutboxMessage message, Delivery delivery) => samsyn.Run((OutboxLeases outbox) => outbox.Mark(message, delivery, default));

    static Task<OutboxMessage> Only(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Outbox.AsNoTracking().SingleAsync());
}
