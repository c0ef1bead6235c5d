using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Outbox;

/// <summary>Webhooks against a real server that fails in every way one can: nothing is lost, and a receiver that knows the key acts once.</summary>
public sealed class WebhookTests
{
    static readonly (Mood, string)[] Failures =
    [
        (Mood.Broken, "http-500"), (Mood.Busy, "http-429"), (Mood.HangsUpAtOnce, "connection"), (Mood.HangsUpAfterActing, "connection"),
        (Mood.AnswersHalf, "connection"), (Mood.Silent, "timeout"),
    ];

    [Fact]
    public async Task Whatever_goes_wrong_on_the_way_it_is_tried_again_under_the_same_key_and_acted_on_once()
    {
        foreach (var (mood, problem) in Failures)
        {
            await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
            await using var receiver = new Receiver { Mood = mood };
            await Post(samsyn, $"http://{receiver.Host}/handelse", """{"sak":"möte"}""");

            Assert.Equal(0, await Send(samsyn, receiver.Host));
            var failed = await Only(samsyn);
            Assert.Equal((problem, 1), (failed.LastProblem, failed.Attempts));
            Assert.True(failed is { DoneAt: null, DeadAt: null, Lease: null }, mood.ToString());

            receiver.Mood = Mood.Well;
            samsyn.Time.Now = failed.NextAttemptAt;
            Assert.Equal(1, await Send(samsyn, receiver.Host));
            Assert.Equal(samsyn.Time.Now, (await Only(samsyn)).DoneAt);
            var (key, body) = Assert.Single(receiver.Acted);
            Assert.Equal(("\"" + failed.Id + "\"", """{"sak":"möte"}"""), (key, body));
            Assert.Single(receiver.Keys.Distinct(StringComparer.Ordinal));

            Assert.Equal(0, await Send(samsyn, receiver.Host));
        }
    }

    [Theory]
    [InlineData((int)Mood.Refusing, "http-400")]
    [InlineData((int)Mood.Elsewhere, "http-302")]
    public async Task What_another_attempt_would_not_mend_is_given_up_at_once(int mood, string problem)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var receiver = new Receiver { Mood = (Mood)mood };
        await Post(samsyn, $"http://{receiver.Host}/", "{}");

        await Send(samsyn, receiver.Host);

        var dead = await Only(samsyn);
        Assert.Equal(problem, dead.LastProblem);
        Assert.NotNull(dead.DeadAt);
    }

    [Theory]
    [InlineData("http://{0}/", "")]
    [InlineData("http://{0}/", "localhost")]
    [InlineData("http://{0}/", "localhost:1")]
    [InlineData("http://user:word@{0}/", "{0}")]
    [InlineData("http://example.se/", "example.se")]
    [InlineData("ftp://example.se/", "example.se")]
    [InlineData("https://example.se.evil.example/", "example.se")]
    public async Task A_host_that_is_not_on_the_list_or_not_safe_to_reach_is_never_called(string address, string hosts)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await using var receiver = new Receiver();
        await Post(samsyn, string.Format(address, receiver.Host), "{}");

        await Send(samsyn, string.Format(hosts, receiver.Host));

        Assert.Empty(receiver.Keys);
        Assert.Equal("host-not-allowed", (await Only(samsyn)).LastProblem);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_nodes_that_send_at_once_send_each_message_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        await using var receiver = new Receiver();
        for (var i = 0; i < 30; i++) await Post(samsyn, $"http://{receiver.Host}/", "{}");

        var sent = await Task.WhenAll(Task.Run(() => Send(samsyn, receiver.Host)), Task.Run(() => Send(other, receiver.Host)));

        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, receiver.Keys.Count);
        Assert.Equal(30, receiver.Acted.Count);
    }

    static Task<bool> Post(TestDatabase samsyn, string address, string json) => samsyn.Run(async (SamsynDb db) =>
    {
        new OutboxQueue(db, new Clock(samsyn.Time), samsyn.Get<NewId>()).Post(Webhook.Kind, new Webhook(new(address), json));
        return (await db.Commit(default)).IsDone;
    });

    static async Task<int> Send(TestDatabase samsyn, string hosts)
    {
        using var sender = new WebhookSender(WebhookSettings.From(hosts) with { Timeout = TimeSpan.FromMilliseconds(hosts.Length == 0 ? 500 : 1500) });
        return await new SendOutbox(samsyn.Get<IServiceScopeFactory>(), [sender]).Do(default);
    }

    static Task<OutboxMessage> Only(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Outbox.AsNoTracking().SingleAsync());
}
