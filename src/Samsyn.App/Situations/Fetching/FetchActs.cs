using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Acts;
using Samsyn.App.Jobs;
using Samsyn.App.Organisations;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Fetching;

/// <summary>
/// An empty <paramref name="Address"/>: it is fetched no longer. <paramref name="Rule"/> null: as the last import did. <paramref name="IsUnasked"/>: what is fetched daily is added without a
/// yes where its rows have names; what would replace always waits for one.
/// </summary>
public sealed record SetFetchCommand(DatasetId Dataset, string Address, bool IsDaily, ImportRule? Rule = null, bool IsUnasked = false);

/// <summary>How a dataset is fetched, as it is shown.</summary>
public sealed record FetchView(Dataset Dataset, string Address, bool IsDaily, DateTimeOffset? TriedAt, string? Problem, IReadOnlyList<string> Hosts, ImportRule? Rule, bool IsUnasked);

/// <summary>For whoever may change the dataset.</summary>
public sealed class ReadFetch(SamsynDb db, FetchSettings settings)
{
    public async Task<FetchView?> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        if (await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } dataset || !actor.MayFor(dataset.Side, Permission.ManageDatasets)) return null;
        var fetch = await db.DataFetches.AsNoTracking().SingleOrDefaultAsync(one => one.Dataset == id, cancellation);
        return new(dataset, fetch?.Address ?? "", fetch?.IsDaily ?? false, fetch?.TriedAt, fetch?.Problem, settings.Hosts, fetch?.Rule, fetch?.IsUnasked ?? false);
    }
}

/// <summary>Says where a dataset's file is fetched from: a host that whoever runs the system has named.</summary>
public sealed class SetFetch(SamsynDb db, Clock clock, ActLog acts, DatasetChange change, DataFetcher fetcher)
{
    public async Task<Outcome> Run(Actor actor, SetFetchCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(SetFetch), cancellation);
        if (!found.IsDone) return found;
        if (found.Value.RetiredOn is { } retired) return new DatasetRetired(found.Value.Name, retired);
        var fetch = await db.DataFetches.SingleOrDefaultAsync(one => one.Dataset == command.Dataset, cancellation);
        if (string.IsNullOrWhiteSpace(command.Address))
        {
            if (fetch is not null) db.DataFetches.Remove(fetch);
        }
        else
        {
            var address = fetcher.Check(command.Address);
            if (!address.IsDone) return Outcome.Refused(address.Refusals);
            if (fetch is null) db.DataFetches.Add(fetch = new() { Dataset = command.Dataset, Address = "", SetBy = actor.Person, SetAt = clock.Now });
            (fetch.Address, fetch.IsDaily, fetch.SetBy, fetch.SetAt, fetch.Problem) = (address.Value.Address.AbsoluteUri, command.IsDaily, actor.Person, clock.Now, null);
            (fetch.Rule, fetch.IsUnasked) = (command.Rule, command.IsUnasked && command.Rule != ImportRule.Replace);
        }
        acts.Note(actor, nameof(SetFetch), command.Dataset);
        return await db.Commit(cancellation);
    }
}

/// <summary>Fetches a dataset's file now; it is then an upload as any other, with profile, preview, difference and wrong rows.</summary>
public sealed class FetchNow(SamsynDb db, Clock clock, DatasetChange change, DataFetcher fetcher, UploadData upload)
{
    public async Task<Outcome<DataUploadId>> Run(Actor actor, DatasetId id, Language language, CancellationToken cancellation)
    {
        var found = await change.Find(actor, id, nameof(FetchNow), cancellation);
        if (!found.IsDone) return Outcome<DataUploadId>.Refused(found.Refusals);
        if (await db.DataFetches.SingleOrDefaultAsync(one => one.Dataset == id, cancellation) is not { } fetch) return new FetchNowhere(found.Value.Name);
        var fetched = await Fetch(actor, found.Value, fetch, cancellation);
        (fetch.TriedAt, fetch.Problem) = (clock.Now, fetched.IsDone || fetched.Refusals[0] is FetchNothingNew ? null : string.Join(" ", fetched.Refusals.Select(refusal => Texts.Of(refusal, language))));
        await db.SaveChangesAsync(cancellation);
        return fetched;
    }

    async Task<Outcome<DataUploadId>> Fetch(Actor actor, Dataset dataset, DataFetch fetch, CancellationToken cancellation)
    {
        // The list of hosts may be another one since.
        var allowed = fetcher.Check(fetch.Address);
        if (!allowed.IsDone) return Outcome<DataUploadId>.Refused(allowed.Refusals);
        await using var file = TemporaryFile.Open();
        var got = await fetcher.Get(allowed.Value.Address, file, cancellation);
        if (!got.IsDone) return Outcome<DataUploadId>.Refused(got.Refusals);
        file.Position = 0;
        var sum = await UploadData.ChecksumOf(file, cancellation);
        if (await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id && one.Number == dataset.Imports && one.Checksum == sum).SingleOrDefaultAsync(cancellation) is { } last) return new FetchNothingNew(last.File, last.Number);
        file.Position = 0;
        return await upload.Run(actor, new(dataset.Id, got.Value.Name, file, fetch.Rule), cancellation);
    }
}

/// <summary>
/// Fetches what is to be fetched daily, on behalf of whoever said so, and reads it by the profile of the last import. Where there was none it waits for somebody to name its columns;
/// what would change events waits for a yes as any other file, unless it only adds by name and somebody has said that it need not. One that we stumble on holds up none of the others.
/// </summary>
sealed class FetchDaily(IServiceScopeFactory scopes, SamsynDb db, Clock clock) : IJob
{
    public const string Name = "fetches";
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    static readonly TimeSpan Daily = TimeSpan.FromHours(24);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var before = clock.Now - Daily;
        var due = await db.DataFetches.AsNoTracking().Where(fetch => fetch.IsDaily && (fetch.TriedAt == null || fetch.TriedAt <= before)).OrderBy(fetch => fetch.TriedAt).Select(fetch => new { fetch.Dataset, fetch.SetBy }).ToListAsync(cancellation);
        ExceptionDispatchInfo? first = null;
        foreach (var fetch in due)
        {
            try
            {
                await One(fetch.Dataset, fetch.SetBy, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                await Note(fetch.Dataset, failure, cancellation);
                first ??= ExceptionDispatchInfo.Capture(failure);
            }
        }
        // The job's row tells what kind of failure it was.
        first?.Throw();
        return due.Count;
    }

    /// <summary>It was tried, and is tried again another day.</summary>
    async Task Note(DatasetId dataset, Exception failure, CancellationToken cancellation)
    {
        await using var system = scopes.ForSystem();
        var (own, problem) = (system.ServiceProvider.GetRequiredService<SamsynDb>(), Texts.Of(new FetchBroken(failure.GetType().Name), Language.Swedish));
        await own.DataFetches.Where(fetch => fetch.Dataset == dataset).ExecuteUpdateAsync(set => set.SetProperty(fetch => fetch.TriedAt, clock.Now).SetProperty(fetch => fetch.Problem, problem), cancellation);
    }

    async Task One(DatasetId dataset, PersonId by, CancellationToken cancellation)
    {
        await using var system = scopes.ForSystem();
        if (await system.ServiceProvider.GetRequiredService<ReadActor>().Run(by, cancellation) is not { } actor)
        {
            var own = system.ServiceProvider.GetRequiredService<SamsynDb>();
            await own.DataFetches.Where(fetch => fetch.Dataset == dataset).ExecuteUpdateAsync(set => set.SetProperty(fetch => fetch.TriedAt, clock.Now).SetProperty(fetch => fetch.IsDaily, false), cancellation);
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
        var serving = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var fetched = await scope.ServiceProvider.GetRequiredService<FetchNow>().Run(actor, dataset, Language.Swedish, cancellation);
        if (!fetched.IsDone) return;
        var last = await serving.DataUploads.AsNoTracking().Where(one => one.Dataset == dataset && one.State == UploadState.Done && one.Profile != null).OrderByDescending(one => one.UploadedAt).Select(one => new { one.Profile, one.Used, one.Rule }).FirstOrDefaultAsync(cancellation);
        if (last is null) return;
        var how = await serving.DataFetches.AsNoTracking().SingleAsync(one => one.Dataset == dataset, cancellation);
        await scope.ServiceProvider.GetRequiredService<QueueUpload>().Run(actor, new(dataset, fetched.Value, last.Profile!, how.Rule ?? last.Rule, Language.Swedish, last.Used, IsUnasked: how.IsUnasked), cancellation);
    }
}
