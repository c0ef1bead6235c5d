using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Jobs;

public sealed class JobTests
{
    static readonly JobDefinition Counting = new("count", typeof(Count), TimeSpan.FromMinutes(1));

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_several_nodes_that_look_at_once_one_runs_the_job_and_again_only_when_it_is_due(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        var runs = new ConcurrentQueue<Guid>();
        var workers = Enumerable.Range(0, 6).Select(i => Worker(i % 2 == 0 ? samsyn : other, runs)).ToList();
        await workers[0].Know(default);

        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.Begin(default))));
        await Task.WhenAll(workers.Select(worker => worker.Finish()));
        Assert.Single(runs);

        await Task.WhenAll(workers.Select(worker => worker.Begin(default)));
        Assert.Single(runs);

        samsyn.Time.Now = samsyn.Time.Now.AddMinutes(1);
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.Begin(default))));
        await Task.WhenAll(workers.Select(worker => worker.Finish()));
        Assert.Equal(2, runs.Count);

        var job = await Row(samsyn);
        Assert.Equal((JobOutcome.Done, 1, 2L, (Guid?)null), (job.LastOutcome, job.LastCount, job.Run, job.LeaseOwner));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_clock_that_was_a_day_ahead_and_is_put_right_stops_no_job_for_that_day(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var (right, runs) = (samsyn.Time.Now, new ConcurrentQueue<Guid>());
        var worker = Worker(samsyn, runs);
        samsyn.Time.Now = right.AddDays(1);
        await worker.Know(default);
        await worker.Begin(default);
        await worker.Finish();

        samsyn.Time.Now = right;
        await worker.Begin(default);
        await worker.Finish();
        Assert.Equal(2, runs.Count);
        await worker.Begin(default);
        Assert.Equal(2, runs.Count);

        // A lease that a node took while the clock was ahead, and died with.
        samsyn.Time.Now = right.AddDays(1).AddMinutes(2);
        Assert.NotNull(await samsyn.Run((JobLeases leases) => leases.Take(Counting, Guid.CreateVersion7(), default)));
        samsyn.Time.Now = right.AddMinutes(2);
        Assert.NotNull(await samsyn.Run((JobLeases leases) => leases.Take(Counting, Guid.CreateVersion7(), default)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_lease_of_a_node_that_died_runs_out_and_what_it_still_says_changes_nothing(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Run(async (JobLeases leases) =>
        {
            await leases.Know([Counting], default);
            return 0;
        });
        var (dead, alive) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var lost = await samsyn.Run((JobLeases leases) => leases.Take(Counting, dead, default));
        Assert.NotNull(lost);
        Assert.Null(await samsyn.Run((JobLeases leases) => leases.Take(Counting, alive, default)));
        Assert.True(await samsyn.Run((JobLeases leases) => leases.Renew(lost, Counting.Lease, default)));

        samsyn.Time.Now += Counting.Lease + TimeSpan.FromSeconds(1);
        var taken = await samsyn.Run((JobLeases leases) => leases.Take(Counting, alive, default));
        Assert.NotNull(taken);
        Assert.Equal(JobOutcome.Lost, (await Row(samsyn)).LastOutcome);

        Assert.False(await samsyn.Run((JobLeases leases) => leases.Renew(lost, Counting.Lease, default)));
        Assert.False(await samsyn.Run((JobLeases leases) => leases.End(Counting, lost, 7, null, default)));
        Assert.True(await samsyn.Run((JobLeases leases) => leases.End(Counting, taken, 3, null, default)));
        Assert.Equal((3, alive), ((await Row(samsyn)).LastCount, (await Row(samsyn)).LastNode));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_job_that_fails_waits_longer_each_time_and_says_what_kind_of_failure_it_was(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var worker = Worker(samsyn, [], fails: true);
        await worker.Know(default);

        List<TimeSpan> waits = [];
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(1, await worker.Begin(default));
            await worker.Finish();
            var row = await Row(samsyn);
            Assert.Equal((JobOutcome.Failed, "InvalidOperationException", run + 1), (row.LastOutcome, row.LastProblem, row.Failures));
            waits.Add(row.DueAt - samsyn.Time.Now);
            samsyn.Time.Now = row.DueAt;
        }
        Assert.Equal([TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)], waits);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_node_that_stops_gives_back_what_it_has_not_finished(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var other = samsyn.AnotherNode();
        var begun = new TaskCompletionSource();
        var worker = Worker(samsyn, [], begun: begun);
        await worker.Know(default);
        using var stopping = new CancellationTokenSource();
        await worker.Begin(stopping.Token);
        await begun.Task;
        var runs = new ConcurrentQueue<Guid>();
        var next = Worker(other, runs);
        Assert.Equal(0, await next.Begin(default));

        await stopping.CancelAsync();
        await worker.Stop(default);

        Assert.Equal(1, await next.Begin(default));
        await next.Finish();
        Assert.Single(runs);
    }

    [Fact]
    public void A_job_never_waits_longer_than_an_hour_unless_it_runs_more_seldom_than_that()
    {
        Assert.Equal(TimeSpan.FromHours(1), Counting.WaitAfter(500));
        Assert.Equal(TimeSpan.FromDays(1), (Counting with { Every = TimeSpan.FromDays(1) }).WaitAfter(500));
        Assert.Equal(Counting.Every, Counting.WaitAfter(0));
    }

    static JobWorker Worker(TestDatabase samsyn, ConcurrentQueue<Guid> runs, bool fails = false, TaskCompletionSource? begun = null)
    {
        var node = new ThisNode(new Clock(samsyn.Time), samsyn.Get<NewId>());
        return new(new WithJob(samsyn.Get<IServiceScopeFactory>(), new Count(node.Id, runs, fails, begun)), [Counting], node);
    }

    static Task<Job> Row(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Jobs.AsNoTracking().SingleAsync(job => job.Name == Counting.Name));

    sealed class Count(Guid node, ConcurrentQueue<Guid> runs, bool fails, TaskCompletionSource? begun) : IJob
    {
        public async Task<int> Do(CancellationToken cancellation)
        {
            begun?.SetResult();
            if (begun is not null) await Task.Delay(Timeout.Infinite, cancellation);
            if (fails) throw new InvalidOperationException("Hemligt.");
            runs.Enqueue(node);
            await Task.Yield();
            return 1;
        }
    }

    /// <summary>The scopes of the product, with the test's job in them.</summary>
    sealed class WithJob(IServiceScopeFactory scopes, Count job) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(scopes.CreateScope(), job);

        sealed class Scope(IServiceScope scope, Count job) : IServiceScope, IServiceProvider, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => this;
            public object? GetService(Type serviceType) => serviceType == typeof(Count) ? job : scope.ServiceProvider.GetService(serviceType);
            public void Dispose() => scope.Dispose();
            public ValueTask DisposeAsync() => ((IAsyncDisposable)scope).DisposeAsync();
        }
    }
}
