using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Organisations;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>Something that nobody foresaw.</summary>
public sealed record UploadBroken(string Kind) : Refusal;

/// <summary>
/// The job that reads uploads into their datasets, one after another, on behalf of whoever began each. A node that dies leaves its upload to the next one, which begins it
/// from the start: until an import is done nothing of it is in the dataset.
/// </summary>
sealed class ImportUploads(IServiceScopeFactory scopes, SamsynDb db) : IJob
{
    public const string Name = "imports";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(1);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var done = 0;
        while (await db.DataUploads.AsNoTracking().Where(upload => upload.State == UploadState.Queued || upload.State == UploadState.Reading).OrderBy(upload => upload.UploadedAt).Select(upload => (DataUploadId?)upload.Id).FirstOrDefaultAsync(cancellation) is { } next)
        {
            await One(next, cancellation);
            done++;
        }
        return done;
    }

    async Task One(DataUploadId id, CancellationToken stopping)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var upload = await own.DataUploads.SingleAsync(one => one.Id == id, stopping);
        upload.State = UploadState.Reading;
        await own.SaveChangesAsync(stopping);
        // Read before the database knows for whom it is asked: what a person may not see is then not there for the import either.
        if (await scope.ServiceProvider.GetRequiredService<ReadActor>().Run(upload.UploadedBy, stopping) is not { } actor)
        {
            await End(id, UploadState.Refused, [], null, null, CancellationToken.None);
            return;
        }
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var progress = new Progress();
        var telling = Tell(id, progress, cancelled, ended.Token);
        var pieces = scope.ServiceProvider.GetRequiredService<UploadPieces>();
        try
        {
            await using var rejects = TemporaryFile.Open();
            Outcome<ReadUpTo> read;
            await using (var reading = scopes.CreateAsyncScope())
            {
                reading.ServiceProvider.GetRequiredService<AccessContext>().Become(actor);
                read = await Read(reading.ServiceProvider, actor, upload, rejects, progress, cancelled.Token);
            }
            IReadOnlyList<UploadPiece> kept = [];
            rejects.Position = 0;
            if (rejects.Length > 0 && await pieces.Put(upload.Dataset, rejects, CancellationToken.None) is { IsDone: true } put) kept = put.Value.Pieces;
            if (read is { IsDone: true, Value.Prepared: { } prepared })
            {
                // The pieces stay: should another import come between, the file is read once more.
                await End(id, UploadState.Compared, [], null, kept, CancellationToken.None, prepared);
                return;
            }
            await End(id, read.IsDone ? UploadState.Done : UploadState.Refused, [.. read.Refusals.Select(refusal => Texts.Of(refusal, upload.Language))], read.IsDone ? read.Value.Import!.Id : null, kept, CancellationToken.None);
            await pieces.Remove(upload.Pieces, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            await End(id, UploadState.Cancelled, [], null, null, CancellationToken.None);
            await pieces.Remove(upload.Pieces, CancellationToken.None);
        }
        catch (Exception failure) when (!cancelled.IsCancellationRequested)
        {
            // One file that we stumble on holds up none of the others; the job's row tells what kind of failure it was.
            await End(id, UploadState.Refused, [Texts.Of(new UploadBroken(failure.GetType().Name), upload.Language)], null, null, CancellationToken.None);
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await telling;
        }
    }

    static async Task<Outcome<ReadUpTo>> Read(IServiceProvider services, Actor actor, DataUpload upload, Stream rejects, Progress progress, CancellationToken cancellation)
    {
        var file = TemporaryFile.Open();
        await using var closing = file;
        var fetched = await services.GetRequiredService<UploadPieces>().Fetch(upload.Dataset, upload.Pieces, file, cancellation);
        if (!fetched.IsDone) return Outcome<ReadUpTo>.Refused(fetched.Refusals);
        await file.FlushAsync(cancellation);
        var profile = System.Text.Encoding.UTF8.GetBytes(upload.Profile ?? "");
        var kind = await services.GetRequiredService<SamsynDb>().Datasets.Where(one => one.Id == upload.Dataset).Select(one => one.Kind).SingleOrDefaultAsync(cancellation);
        if (kind == DatasetKind.Indicators)
        {
            var values = IndicatorProfileJson.Read(profile);
            if (!values.IsDone) return Outcome<ReadUpTo>.Refused(values.Refusals);
            var imported = await services.GetRequiredService<ImportIndicators>().Run(actor, new(upload.Dataset, upload.File, upload.File, values.Value, upload.File, upload.Language, upload.Rule, upload.Checksum)
            {
                Open = TableBytes.Of(file.SafeFileHandle), Rejects = rejects, Used = upload.Used,
            }, cancellation);
            return imported.IsDone ? new ReadUpTo(imported.Value.Import, null) : Outcome<ReadUpTo>.Refused(imported.Refusals);
        }
        var events = ImportProfileJson.Read(profile);
        if (!events.IsDone) return Outcome<ReadUpTo>.Refused(events.Refusals);
        var command = new ImportEventsCommand(upload.Dataset, upload.File, events.Value, upload.File, upload.Language, upload.Rule)
        {
            Open = TableBytes.Of(file.SafeFileHandle), Rejects = rejects, File = upload.File, Checksum = upload.Checksum, Used = upload.Used,
        };
        if (await Replaced(services, actor, upload, cancellation) is { } dataset) return await Compare(services, dataset, command, progress, cancellation);
        var read = await services.GetRequiredService<ImportEvents>().Run(actor, command, progress, cancellation);
        return read.IsDone ? new ReadUpTo(read.Value.Import, null) : Outcome<ReadUpTo>.Refused(read.Refusals);
    }

    /// <summary>Either it is in the dataset, or it waits for a yes.</summary>
    sealed record ReadUpTo(DataImport? Import, PreparedImport? Prepared);

    /// <summary>The dataset whose events would be replaced; null when nothing would be, or nobody may.</summary>
    static async Task<Dataset?> Replaced(IServiceProvider services, Actor actor, DataUpload upload, CancellationToken cancellation)
    {
        var found = await services.GetRequiredService<DatasetChange>().Find(actor, upload.Dataset, nameof(ImportEvents), cancellation);
        return found is { IsDone: true, Value: { InForceFrom: > 0, RetiredOn: null } dataset } && (upload.Rule ?? dataset.Rule) == ImportRule.Replace ? dataset : null;
    }

    static async Task<Outcome<ReadUpTo>> Compare(IServiceProvider services, Dataset dataset, ImportEventsCommand command, Progress progress, CancellationToken cancellation)
    {
        using var wrong = new RejectFile(command.RejectsTo, command.Language, command.Rejects);
        try
        {
            var prepared = await services.GetRequiredService<EventImporting>().Read(dataset, command, wrong, progress, cancellation);
            return prepared.IsDone ? new ReadUpTo(null, prepared.Value) : Outcome<ReadUpTo>.Refused(prepared.Refusals);
        }
        catch (Files.FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    /// <summary>Writes how far it has come, and hears whether somebody has called it off.</summary>
    async Task Tell(DataUploadId id, Progress progress, CancellationTokenSource cancelled, CancellationToken ended)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(ToldEvery, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested) return;
            var (bytes, rows) = progress.Now;
            await own.DataUploads.Where(upload => upload.Id == id).ExecuteUpdateAsync(set => set.SetProperty(upload => upload.DoneBytes, bytes).SetProperty(upload => upload.DoneRows, rows), CancellationToken.None);
            if (await own.DataUploads.AnyAsync(upload => upload.Id == id && upload.IsCancelled, CancellationToken.None)) await cancelled.CancelAsync();
        }
    }

    async Task End(DataUploadId id, UploadState state, IReadOnlyList<string> problems, DataImportId? import, IReadOnlyList<UploadPiece>? rejects, CancellationToken cancellation, PreparedImport? prepared = null)
    {
        await using var scope = scopes.ForSystem();
        var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var upload = await own.DataUploads.SingleAsync(one => one.Id == id, cancellation);
        upload.End(state, problems, rejects);
        (upload.Import, upload.Prepared) = (import, prepared);
        await own.SaveChangesAsync(cancellation);
    }

    sealed class Progress : IProgress<ImportProgress>
    {
        long _bytes, _rows;

        public (long Bytes, long Rows) Now => (Interlocked.Read(ref _bytes), Interlocked.Read(ref _rows));

        public void Report(ImportProgress value)
        {
            Interlocked.Exchange(ref _bytes, value.Bytes);
            Interlocked.Exchange(ref _rows, value.Rows);
        }
    }
}
