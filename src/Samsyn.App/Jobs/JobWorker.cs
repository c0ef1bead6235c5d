using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Operations;
using Samsyn.App.Storage;

namespace Samsyn.App.Jobs;

/// <summary>
/// Runs on every node what is due, each job on one node at a time. A node that dies leaves a lease that runs out; one that loses its lease
/// stops the work and cannot write over the run that took its place.
/// </summary>
public sealed class JobWorker(IServiceScopeFactory scopes, IEnumerable<JobDefinition> definitions, ThisNode node)
{
    readonly Dictionary<string, JobDefinition> _jobs = definitions.ToDictionary(job => job.Name, StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    public Task Know(CancellationToken cancellation) => With<JobLeases, int>(async leases =>
    {
        await leases.Know(_jobs.Values, cancellation);
        return 0;
    });

    /// <summary>Starts what is due and free. The runs go on by themselves; <see cref="Finish"/> waits for them.</summary>
    public async Task<int> Begin(CancellationToken cancellation)
    {
        var begun = 0;
        foreach (var name in await With<JobLeases, List<string>>(leases => leases.Due(cancellation)))
        {
            if (node.IsDraining || !_jobs.TryGetValue(name, out var job) || _running.ContainsKey(name)) continue;
            if (await With<JobLeases, JobRun?>(leases => leases.Take(job, node.Id, cancellation)) is not { } run) continue;
            _running[name] = Task.Run(() => Do(job, run, cancellation), CancellationToken.None)
                .ContinueWith(_ => _running.TryRemove(name, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            begun++;
        }
        return begun;
    }

    /// <summary>Waits until nothing runs here.</summary>
    public Task Finish() => Task.WhenAll(_running.Values);

    /// <summary>After the token of the runs has fallen: waits for them and gives their leases back.</summary>
    public async Task Stop(CancellationToken cancellation)
    {
        await Finish().WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await With<JobLeases, int>(async leases =>
        {
            await leases.GiveBack(node.Id, cancellation);
            return 0;
        });
    }

    async Task Do(JobDefinition job, JobRun run, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var renewing = KeepLease(job, run, lost, ended.Token);
        int? done = null;
        string? problem = null;
        try
        {
            await using var scope = scopes.ForSystem();
            done = await ((IJob)scope.ServiceProvider.GetRequiredService(job.Work)).Do(lost.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // Stopped or overtaken: whoever has the lease now does it again.
        }
#pragma warning disable CA1031 // A job may fail in any way; its row tells how, and the next run comes later.
        catch (Exception failure)
        {
            problem = failure.GetType().Name;
        }
#pragma warning restore CA1031
        await ended.CancelAsync();
        await renewing;
        Measures.Count(job.Name, done is not null ? JobOutcome.Done : problem is not null ? JobOutcome.Failed : JobOutcome.Lost);
        if (done is null && problem is null) return;
        // When the database is away the lease runs out by itself.
        Task ending = With<JobLeases, bool>(leases => leases.End(job, run, done, problem, CancellationToken.None));
        await ending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task KeepLease(JobDefinition job, JobRun run, CancellationTokenSource lost, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(job.Lease / 3, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;
            var renewing = With<JobLeases, bool>(leases => leases.Renew(run, job.Lease, ended));
            await ((Task)renewing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (renewing.IsCompletedSuccessfully && await renewing) continue;
            // Lost, or without the database nobody knows whose it is: the work stops.
            if (!ended.IsCancellationRequested) await lost.CancelAsync();
            return;
        }
    }

    async Task<T> With<TUsed, T>(Func<TUsed, Task<T>> use) where TUsed : notnull
    {
        await using var scope = scopes.ForSystem();
        return await use(scope.ServiceProvider.GetRequiredService<TUsed>());
    }
}
