using System.Diagnostics;
using System.Net;
using Samsyn.App.Operations;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Nodes;
using Xunit.Abstractions;

namespace Samsyn.Web.Tests.Operations;

/// <summary>
/// The cluster of <c>deploy/cluster</c> with two nodes of Samsyn, as docs/operations/cluster.md sets it up, loses database nodes while clients
/// record through both. Nothing acknowledged is lost or done twice, and what was going on goes on. Takes minutes: only in the long run.
/// </summary>
[Collection(nameof(AloneOnThisMachine))]
public sealed class FailoverTests(ITestOutputHelper output) : IAsyncLifetime
{
    static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(30), Soon = TimeSpan.FromSeconds(10);
    /// <summary>Longer than every time limit of the program, its clients and PgBouncer.</summary>
    static readonly TimeSpan PastEveryLimit = TimeSpan.FromSeconds(50);

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-failover-").FullName;

    sealed class ClusterFactAttribute : FactAttribute
    {
        public ClusterFactAttribute() => Skip = new LongRunFactAttribute().Skip ?? LocalCluster.Absent;
    }

    sealed class ClusterTheoryAttribute : TheoryAttribute
    {
        public ClusterTheoryAttribute() => Skip = new LongRunFactAttribute().Skip ?? LocalCluster.Absent;
    }

    LocalCluster _cluster = null!;
    StorageOptions _storage = null!;
    RunningNode _a = null!, _b = null!;

    public async Task InitializeAsync()
    {
        _cluster = await LocalCluster.Start();
        _storage = _cluster.Storage(_folder);
        _a = await RunningNode.Start(_storage);
        _b = await RunningNode.Start(_storage);
    }

    public async Task DisposeAsync()
    {
        await _a.DisposeAsync();
        await _b.DisposeAsync();
        await OnRecord.Forget(_storage);
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>There and back again: whoever was killed first takes over in the end.</summary>
    [ClusterTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_the_primary_is_lost_under_load_another_takes_over_and_nothing_acknowledged_is_lost(bool hangs)
    {
        using var onA = new NodeClient(_a.Address);
        using var onB = new NodeClient(_b.Address);
        await onA.SignIn();
        onB.Take(onA);
        var clients = await RecordingClients.Start([_a.Address, _b.Address], seed: 1);
        try
        {
            var first = await _cluster.Until(ClusterRole.Primary);
            await Lose(first, hangs, clients);
            await GoesOn(onA, onB, clients);
            await Return(first, hangs, clients);

            await MakeSynchronous(first, clients);
            var second = await _cluster.Until(ClusterRole.Primary);
            Assert.NotEqual(first, second);
            await Lose(second, hangs, clients);
            Assert.Equal(first, await _cluster.Until(ClusterRole.Primary));
            await GoesOn(onA, onB, clients);
            await Return(second, hangs, clients);

            await clients.Finish();
            await clients.Check(_storage, all: true);
            output.WriteLine($"{clients.Answered} forms all on record exactly once; {clients.SentAgain} had to be sent again, {clients.FoundDone} of them were answered “done already”.");
        }
        finally
        {
            await clients.Stop();
        }
    }

    [ClusterFact]
    public async Task Without_a_second_database_node_nothing_is_acknowledged_nor_seen_until_one_is_back()
    {
        using var reader = new NodeClient(_b.Address);
        await reader.SignIn();
        var form = await EvidenceForm.First(reader);
        var clients = await RecordingClients.Start([_a.Address, _b.Address], seed: 2);
        try
        {
            var (synchronous, replica) = (await _cluster.Until(ClusterRole.Synchronous), await _cluster.Until(ClusterRole.Replica));
            await Kill(replica, "a replica", clients);
            await _cluster.Kill(synchronous);
            await Task.Delay(TimeSpan.FromSeconds(1));

            var alone = Stopwatch.GetTimestamp();
            var before = (await OnRecord.Read(_storage)).References.Count;
            await Task.Delay(PastEveryLimit);
            Assert.Equal(0, clients.AnsweredBetween(alone, Stopwatch.GetTimestamp()));
            Assert.Equal(before, (await OnRecord.Read(_storage)).References.Count);
            var asked = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync(form.Duty)).StatusCode);
            var shown = Stopwatch.GetElapsedTime(asked);

            var back = Stopwatch.GetTimestamp();
            await _cluster.StartAgain(synchronous);
            output.WriteLine($"Alone for {PastEveryLimit.TotalSeconds:0} s: nothing acknowledged, nothing seen, a page shown in {shown.TotalSeconds:0.0} s. {synchronous} started again: recording again after {(await clients.FirstAnswerAfter(back)).TotalSeconds:0.0} s.");
            await _cluster.StartAgain(replica);
            await _cluster.UntilWhole();
            await clients.Finish();
            await clients.Check(_storage, all: true);
        }
        finally
        {
            await clients.Stop();
        }
    }

    [ClusterFact]
    public async Task Behind_the_pool_the_doctor_asks_for_the_way_past_it_and_a_node_without_it_is_not_ready()
    {
        var deaf = _storage with { DirectConnection = null };
        Assert.Equal("pooled", (await OnRecord.Examined(_storage, Controls.Sessions)).Finding);
        Assert.Equal("deaf", (await OnRecord.Examined(deaf, Controls.Sessions)).Finding);
        Assert.Equal("no-answer", (await OnRecord.Examined(_storage with { DirectConnection = "Host=127.0.0.1;Port=1" }, Controls.Sessions)).Finding);
        Assert.Equal("prepared", (await OnRecord.Examined(_storage with { PostgresConnection = _storage.PostgresConnection + ";Max Auto Prepare=5" }, Controls.Sessions)).Finding);

        await using var node = RunningNode.Begun(deaf);
        await node.Until("/halsa/lever", HttpStatusCode.OK);
        await node.Until("/halsa/redo", HttpStatusCode.ServiceUnavailable);
        using var client = new HttpClient { BaseAddress = node.Address };
        Assert.Equal("pool", await (await client.GetAsync("/halsa/redo")).Content.ReadAsStringAsync());
    }

    /// <summary>The primary goes away; the clients are answered again by another, in time.</summary>
    async Task Lose(string primary, bool hangs, RecordingClients clients)
    {
        await UntilMore(clients);
        var lost = Stopwatch.GetTimestamp();
        await (hangs ? _cluster.Freeze(primary) : _cluster.Kill(primary));
        var took = Stopwatch.GetElapsedTime(lost);
        var away = await SinceUntilNew(lost, clients);
        var longest = clients.LongestSilenceAfter(lost);
        output.WriteLine($"{primary} {(hangs ? "hung" : "killed")}: the first new record was acknowledged after {away.TotalSeconds:0.0} s, the longest silence was {longest.TotalSeconds:0.0} s; the deed itself took {took.TotalSeconds:0.0} s.");
        await clients.Check(_storage, all: false);
        Assert.True(away <= LongestAway, $"{away} passed before anything was acknowledged again.");
    }

    /// <summary>It follows the one that took its place, and what it alone had is gone.</summary>
    async Task Return(string node, bool hung, RecordingClients clients)
    {
        var asked = Stopwatch.GetTimestamp();
        await (hung ? _cluster.Thaw(node) : _cluster.StartAgain(node));
        await UntilMore(clients);
        await _cluster.UntilWhole();
        output.WriteLine($"{node} is back as a standby after {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s.");
        await clients.Check(_storage, all: false);
    }

    /// <summary>Only one that follows synchronously may take over: the other one is lost for a while when it has that place.</summary>
    async Task MakeSynchronous(string node, RecordingClients clients)
    {
        if (await _cluster.Until(ClusterRole.Synchronous) is var other && other == node) return;
        await Kill(other, "the synchronous standby", clients);
        await _cluster.Until(ClusterRole.Synchronous, node);
        await _cluster.StartAgain(other);
        await _cluster.Until(ClusterRole.Replica, other);
    }

    async Task Kill(string standby, string what, RecordingClients clients)
    {
        var lost = Stopwatch.GetTimestamp();
        await _cluster.Kill(standby);
        output.WriteLine($"{standby}, {what}, killed: a new record was acknowledged after {(await SinceUntilNew(lost, clients)).TotalSeconds:0.0} s.");
    }

    /// <summary>From an instant until a form that is sent from now on is answered: what was on its way before says nothing.</summary>
    static async Task<TimeSpan> SinceUntilNew(long instant, RecordingClients clients)
    {
        var now = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(instant, now) + await clients.FirstAnswerAfter(now);
    }

    /// <summary>Sessions, notices and jobs survived.</summary>
    async Task GoesOn(NodeClient onA, NodeClient onB, RecordingClients clients)
    {
        var now = DateTimeOffset.UtcNow;
        await _a.Until("/halsa/redo", HttpStatusCode.OK);
        await _b.Until("/halsa/redo", HttpStatusCode.OK);
        await clients.Finish();
        await IsTold(onA, onB);
        await IsTold(onB, onA);
        clients.GoOn();

        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            var outbox = (await OnRecord.Operations(_storage)).Jobs.Single(job => job.Name == OutboxJob.Name);
            if (outbox.EndedAt > now && outbox.Failures == 0) break;
            Assert.True(wait.Elapsed < TimeSpan.FromMinutes(2), $"No job has run since: {outbox}");
        }
    }

    /// <summary>What one records the other hears sooner than it would have looked for itself, and the same form sent to the other counts once.</summary>
    static async Task IsTold(NodeClient writer, NodeClient hearer)
    {
        var form = await EvidenceForm.First(writer);
        using var events = await LiveEvents.Open(hearer);
        Assert.Equal("borjan", (await events.Next()).Name);
        Assert.Equal(HttpStatusCode.SeeOther, await writer.Send(form.Address, form.With("efteråt")));
        while ((await events.Next().WaitAsync(Soon)).Name != "andrat")
        {
            // That something may have been missed is said first.
        }
        Assert.Equal(HttpStatusCode.SeeOther, await hearer.Send(form.Address, form.With("efteråt")));
    }

    static async Task UntilMore(RecordingClients clients)
    {
        var enough = clients.Answered + 10;
        for (var wait = Stopwatch.StartNew(); clients.Answered < enough; await Task.Delay(25)) Assert.True(wait.Elapsed < TimeSpan.FromMinutes(1), "Nothing is answered any more.");
    }
}

/// <summary>Time is measured: no other test runs beside these.</summary>
[CollectionDefinition(nameof(AloneOnThisMachine), DisableParallelization = true)]
public sealed class AloneOnThisMachine;
