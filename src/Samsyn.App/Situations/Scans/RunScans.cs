using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Organisations;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Scans;

/// <summary>
/// The job that makes searches, one after another, on behalf of whoever asked for each. A node that dies leaves its search to the next one, which begins it from the start and, by its
/// seed, comes to the same answer.
/// </summary>
sealed class RunScans(IServiceScopeFactory scopes, SamsynDb db) : IJob
{
    public const string Name = "scans";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(1);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var done = 0;
        while (await db.Scans.AsNoTracking().Where(scan => scan.State == ScanState.Queued || scan.State == ScanState.Running).OrderBy(scan => scan.StartedAt).Select(scan => (ScanId?)scan.Id).FirstOrDefaultAsync(cancellation) is { } next)
        {
            await One(next, cancellation);
            done++;
        }
        return done;
    }

    async Task One(ScanId id, CancellationToken stopping)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var scan = await own.Scans.SingleAsync(one => one.Id == id, stopping);
        (scan.State, scan.Made) = (ScanState.Running, 0);
        await own.SaveChangesAsync(stopping);
        // Read before the database knows for whom it is asked: what a person may no longer see is then not searched either.
        if (await scope.ServiceProvider.GetRequiredService<ReadActor>().Run(scan.StartedBy, stopping) is not { } actor)
        {
            await End(id, ScanState.Refused, [], null, 0);
            return;
        }
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var progress = new Progress();
        var telling = Tell(id, progress, cancelled, ended.Token);
        try
        {
            Outcome<BlockAnswer> answer;
            var edition = 0;
            await using (var reading = scopes.CreateAsyncScope())
            {
                reading.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
                var seen = await reading.ServiceProvider.GetRequiredService<OpenSeenEvents>().Run(actor, scan.Dataset, cancelled.Token);
                var work = seen.IsDone ? ScanWork.Of(seen.Value, scan.Question, await reading.ServiceProvider.GetRequiredService<ReadPlaces>().Run(actor, cancelled.Token)) : Outcome<ScanWork>.Refused(seen.Refusals);
                edition = seen.IsDone ? seen.Value.Dataset.Imports : 0;
                // Half of the machine: pages are answered meanwhile.
                answer = work.IsDone ? await Task.Run(() => work.Value.Search(Math.Max(1, Environment.ProcessorCount / 2), progress, cancelled.Token), cancelled.Token) : Outcome<BlockAnswer>.Refused(work.Refusals);
            }
            await End(id, answer.IsDone ? ScanState.Done : ScanState.Refused, [.. answer.Refusals.Select(refusal => Texts.Of(refusal, scan.Language))], answer.IsDone ? answer.Value.ToJson() : null, edition);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await End(id, ScanState.Cancelled, [], null, 0);
        }
        catch (Exception failure) when (!cancelled.IsCancellationRequested)
        {
            // One that we stumble on holds up none of the others; the job's row tells what kind of failure it was.
            await End(id, ScanState.Refused, [Texts.Of(new ScanBroken(failure.GetType().Name), scan.Language)], null, 0);
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    /// <summary>Writes how far it has come, and hears whether somebody has called it off.</summary>
    async Task Tell(ScanId id, Progress progress, CancellationTokenSource cancelled, CancellationToken ended)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(ToldEvery, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;
            var made = progress.Now;
            await own.Scans.Where(scan => scan.Id == id).ExecuteUpdateAsync(set => set.SetProperty(scan => scan.Made, made), CancellationToken.None);
            if (await own.Scans.AnyAsync(scan => scan.Id == id && scan.IsCancelled, CancellationToken.None)) await cancelled.CancelAsync();
        }
    }

    async Task End(ScanId id, ScanState state, IReadOnlyList<string> problems, string? result, int edition)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var scan = await own.Scans.SingleAsync(one => one.Id == id, CancellationToken.None);
        (scan.State, scan.Problems, scan.Result, scan.Edition, scan.EndedAt) = (state, problems, result, edition, scope.ServiceProvider.GetRequiredService<Clock>().Now);
        if (state == ScanState.Done) scan.Made = scan.Question.Replications;
        await own.SaveChangesAsync(CancellationToken.None);
    }

    sealed class Progress : IProgress<int>
    {
        int _made;

        public int Now => Volatile.Read(ref _made);

        public void Report(int value) => Volatile.Write(ref _made, value);
    }
}
