using Microsoft.EntityFrameworkCore;
using Samsyn.App.Jobs;

namespace Samsyn.App.Storage;

/// <summary>
/// Who may run which job. A lease is taken in one statement – PostgreSQL skips a row that another node is taking at the moment, SQLite lets
/// one writer in at a time – and every later statement names the run that took it.
/// </summary>
public sealed class JobLeases(SamsynDb db, StorageOptions options, DatabaseTime time)
{
    string SkipTaken => options.IsEmbedded ? "" : "FOR UPDATE SKIP LOCKED";

    /// <summary>Makes the rows of jobs that the database has not seen; they are due at once.</summary>
    internal async Task Know(IEnumerable<JobDefinition> jobs, CancellationToken cancellation)
    {
        var now = (await time.Now(cancellation)).UtcDateTime;
        var known = await db.Jobs.Select(job => job.Name).ToListAsync(cancellation);
        foreach (var job in jobs.Where(job => !known.Contains(job.Name)))
            await db.Database.ExecuteSqlAsync($"INSERT INTO jobs (name, due_at, run, failures, last_count) VALUES ({job.Name}, {now}, 0, 0, 0) ON CONFLICT (name) DO NOTHING", cancellation);
    }

    /// <summary>The names that are due and free; only looks, so that an idle node writes nothing.</summary>
    internal async Task<List<string>> Due(CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        var ahead = now + JobDefinition.ClockWasAhead;
        return await db.Jobs.AsNoTracking().Where(job => (job.DueAt <= now || job.EndedAt > ahead) && (job.LeaseUntil == null || job.LeaseUntil < now || job.LeaseUntil > ahead))
            .OrderBy(job => job.DueAt).Select(job => job.Name).ToListAsync(cancellation);
    }

    /// <summary>Null when another node has it, or it is not due after all.</summary>
    internal async Task<JobRun?> Take(JobDefinition job, Guid node, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
#pragma warning disable EF1002 // Only the way of locking is put in, never a value.
        var run = await db.Database.SqlQueryRaw<long>(
            $$"""
            UPDATE jobs SET lease_owner = {0}, lease_until = {1}, started_at = {2}, run = run + 1,
                last_outcome = CASE WHEN lease_owner IS NULL THEN last_outcome ELSE 'Lost' END
            WHERE name = (SELECT name FROM jobs WHERE name = {3} AND (due_at <= {2} OR ended_at > {4}) AND (lease_until IS NULL OR lease_until < {2} OR lease_until > {4}) {{SkipTaken}})
            RETURNING run AS "Value"
            """, node, (now + job.Lease).UtcDateTime, now.UtcDateTime, job.Name, (now + JobDefinition.ClockWasAhead).UtcDateTime).ToListAsync(cancellation);
#pragma warning restore EF1002
        return run is [var number] ? new(job.Name, node, number) : null;
    }

    /// <summary>False when the lease is no longer this run's.</summary>
    internal async Task<bool> Renew(JobRun run, TimeSpan lease, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        return await Mine(run).ExecuteUpdateAsync(set => set.SetProperty(job => job.LeaseUntil, now + lease), cancellation) == 1;
    }

    internal async Task<bool> End(JobDefinition job, JobRun run, int? done, string? problem, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        var failures = done is not null ? 0 : await Mine(run).Select(row => row.Failures).SingleOrDefaultAsync(cancellation) + 1;
        return await Mine(run).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LeaseOwner, (Guid?)null)
            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(row => row.DueAt, now + job.WaitAfter(failures))
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.Failures, failures)
            .SetProperty(row => row.LastOutcome, done is null ? JobOutcome.Failed : JobOutcome.Done)
            .SetProperty(row => row.LastCount, done ?? 0)
            .SetProperty(row => row.LastProblem, problem)
            .SetProperty(row => row.LastNode, run.Node), cancellation) == 1;
    }

    /// <summary>A node that stops gives back what it did not finish; another may take it at once.</summary>
    internal Task GiveBack(Guid node, CancellationToken cancellation) => db.Jobs.Where(job => job.LeaseOwner == node)
        .ExecuteUpdateAsync(set => set.SetProperty(job => job.LeaseOwner, (Guid?)null).SetProperty(job => job.LeaseUntil, (DateTimeOffset?)null), cancellation);

    /// <summary>Makes a job due now.</summary>
    public async Task Bring(string name, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        await db.Jobs.Where(job => job.Name == name && job.DueAt > now).ExecuteUpdateAsync(set => set.SetProperty(job => job.DueAt, now), cancellation);
    }

    IQueryable<Job> Mine(JobRun run) => db.Jobs.Where(job => job.Name == run.Name && job.LeaseOwner == run.Node && job.Run == run.Number);
}
