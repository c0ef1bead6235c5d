using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
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
sealed class RunScans(IServiceScopeFactory scopes, SamsynDb db, AskedWork work) : IJob
{
    public const string Name = "scans";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var done = 0;
        while (await db.Scans.AsNoTracking().Where(scan => scan.State == ScanState.Queued || scan.State == ScanState.Running).OrderBy(scan => scan.StartedAt).Select(scan => (ScanId?)scan.Id).FirstOrDefaultAsync(cancellation) is { } next)
        {
            await work.Do(new Asked(scopes, next), cancellation);
            done++;
        }
        return done;
    }

    sealed class Asked(IServiceScopeFactory scopes, ScanId id) : IAsked, IProgress<int>
    {
        Scan? _scan;
        int _made;

        public void Report(int value) => Volatile.Write(ref _made, value);

        public async Task<PersonId> Begin(SamsynDb db, CancellationToken stopping)
        {
            _scan = await db.Scans.SingleAsync(one => one.Id == id, stopping);
            (_scan.State, _scan.Made) = (ScanState.Running, 0);
            await db.SaveChangesAsync(stopping);
            return _scan.StartedBy;
        }

        public async Task Do(Actor actor, IServiceProvider services, CancellationToken cancellation)
        {
            var seen = await services.GetRequiredService<OpenSeenEvents>().Run(actor, _scan!.Dataset, cancellation);
            var work = seen.IsDone ? ScanWork.Of(seen.Value, _scan.Question, await services.GetRequiredService<ReadPlaces>().Run(actor, cancellation)) : Outcome<ScanWork>.Refused(seen.Refusals);
            // Half of the machine: pages are answered meanwhile.
            var answer = work.IsDone ? await Task.Run(() => work.Value.Search(Math.Max(1, Environment.ProcessorCount / 2), this, cancellation), cancellation) : Outcome<BlockAnswer>.Refused(work.Refusals);
            await End(answer.IsDone ? ScanState.Done : ScanState.Refused, answer.Refusals, answer.IsDone ? answer.Value.ToJson() : null, seen.IsDone ? seen.Value.Dataset.Imports : 0);
        }

        public async Task<bool> Tell(SamsynDb db)
        {
            var made = Volatile.Read(ref _made);
            await db.Scans.Where(scan => scan.Id == id).ExecuteUpdateAsync(set => set.SetProperty(scan => scan.Made, made), CancellationToken.None);
            return await db.Scans.AnyAsync(scan => scan.Id == id && scan.IsCancelled, CancellationToken.None);
        }

        public Task End(AskedEnd end, string? kind) => End(end == AskedEnd.CalledOff ? ScanState.Cancelled : ScanState.Refused, end == AskedEnd.Broken ? [new ScanBroken(kind!)] : [], null, 0);

        async Task End(ScanState state, IReadOnlyList<Refusal> problems, string? result, int edition)
        {
            await using var scope = scopes.ForSystem();
            var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
            var scan = await own.Scans.SingleAsync(one => one.Id == id, CancellationToken.None);
            (scan.State, scan.Problems, scan.Result, scan.Edition, scan.EndedAt) = (state, [.. problems.Select(refusal => Texts.Of(refusal, scan.Language))], result, edition, scope.ServiceProvider.GetRequiredService<Clock>().Now);
            if (state == ScanState.Done) scan.Made = scan.Question.Replications;
            await own.SaveChangesAsync(CancellationToken.None);
        }
    }
}
