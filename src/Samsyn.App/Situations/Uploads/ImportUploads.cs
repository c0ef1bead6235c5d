using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
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
sealed class ImportUploads(IServiceScopeFactory scopes, SamsynDb db, AskedWork work) : IJob
{
    public const string Name = "imports";
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var done = 0;
        while (await db.DataUploads.AsNoTracking().Where(upload => upload.State == UploadState.Queued || upload.State == UploadState.Reading || (upload.State == UploadState.Compared && upload.IsUnasked))
            .OrderBy(upload => upload.UploadedAt).Select(upload => (DataUploadId?)upload.Id).FirstOrDefaultAsync(cancellation) is { } next)
        {
            await work.Do(new Asked(scopes, next), cancellation);
            done++;
        }
        return done;
    }

    /// <summary>Either it is in the dataset, or it waits for a yes.</summary>
    sealed record ReadUpTo(DataImport? Import, PreparedImport? Prepared);

    sealed class Asked(IServiceScopeFactory scopes, DataUploadId id) : IAsked, IProgress<ImportProgress>
    {
        DataUpload? _upload;
        long _bytes, _rows;

        DataUpload Upload => _upload!;

        public void Report(ImportProgress value)
        {
            Interlocked.Exchange(ref _bytes, value.Bytes);
            Interlocked.Exchange(ref _rows, value.Rows);
        }

        public async Task<PersonId> Begin(SamsynDb db, CancellationToken stopping)
        {
            _upload = await db.DataUploads.SingleAsync(one => one.Id == id, stopping);
            if (_upload.State != UploadState.Compared) _upload.State = UploadState.Reading;
            await db.SaveChangesAsync(stopping);
            return _upload.UploadedBy;
        }

        public async Task Do(Actor actor, IServiceProvider services, CancellationToken cancellation)
        {
            // A node died between comparing and keeping: what it prepared is there.
            if (Upload.Prepared is not null)
            {
                await KeepByItself(services, actor, cancellation);
                return;
            }
            var pieces = services.GetRequiredService<UploadPieces>();
            await using var rejects = TemporaryFile.Open();
            var read = await Read(services, actor, rejects, cancellation);
            IReadOnlyList<UploadPiece> kept = [];
            rejects.Position = 0;
            if (rejects.Length > 0 && await pieces.Put(Upload.Dataset, rejects, CancellationToken.None) is { IsDone: true } put) kept = put.Value.Pieces;
            if (read is { IsDone: true, Value.Prepared: { } prepared })
            {
                var comesByItself = Upload.IsUnasked && prepared is { Rule: not ImportRule.Replace, File.Changes.IdColumn: not null };
                if (comesByItself && prepared.File.Changes!.IsNone)
                {
                    await services.GetRequiredService<EventImporting>().Discard(prepared);
                    await End(UploadState.Done, [], null, kept);
                    await pieces.Remove(Upload.Pieces, CancellationToken.None);
                    return;
                }
                // The pieces stay: should another import come between, the file is read once more.
                await End(UploadState.Compared, [], null, kept, prepared, comesByItself);
                if (comesByItself) await KeepByItself(services, actor, cancellation);
                return;
            }
            await End(read.IsDone ? UploadState.Done : UploadState.Refused, read.Refusals, read.IsDone ? read.Value.Import!.Id : null, kept);
            await pieces.Remove(Upload.Pieces, CancellationToken.None);
        }

        public async Task<bool> Tell(SamsynDb db)
        {
            var (bytes, rows) = (Interlocked.Read(ref _bytes), Interlocked.Read(ref _rows));
            await db.DataUploads.Where(upload => upload.Id == id).ExecuteUpdateAsync(set => set.SetProperty(upload => upload.DoneBytes, bytes).SetProperty(upload => upload.DoneRows, rows), CancellationToken.None);
            return await db.DataUploads.AnyAsync(upload => upload.Id == id && upload.IsCancelled, CancellationToken.None);
        }

        public async Task End(AskedEnd end, string? kind)
        {
            await End(end == AskedEnd.CalledOff ? UploadState.Cancelled : UploadState.Refused, end == AskedEnd.Broken ? [new UploadBroken(kind!)] : [], null, null);
            if (end != AskedEnd.CalledOff) return;
            await using var scope = scopes.ForSystem();
            await scope.ServiceProvider.GetRequiredService<UploadPieces>().Remove(Upload.Pieces, CancellationToken.None);
        }

        /// <summary>Somebody has said that this comes in without a yes; it is kept as if they had said it now.</summary>
        async Task KeepByItself(IServiceProvider services, Actor actor, CancellationToken cancellation)
        {
            var kept = await services.GetRequiredService<KeepUpload>().Run(actor, Upload.Dataset, id, cancellation);
            // Another import came between: it is read again.
            if (!kept.IsDone && !kept.Refusals.OfType<DatasetImportedMeanwhile>().Any()) await End(UploadState.Refused, kept.Refusals, null, null);
        }

        async Task<Outcome<ReadUpTo>> Read(IServiceProvider services, Actor actor, Stream rejects, CancellationToken cancellation)
        {
            await using var file = TemporaryFile.Open();
            var fetched = await services.GetRequiredService<UploadPieces>().Fetch(Upload.Dataset, Upload.Pieces, file, cancellation);
            if (!fetched.IsDone) return Outcome<ReadUpTo>.Refused(fetched.Refusals);
            await file.FlushAsync(cancellation);
            var profile = System.Text.Encoding.UTF8.GetBytes(Upload.Profile ?? "");
            var kind = await services.GetRequiredService<SamsynDb>().Datasets.Where(one => one.Id == Upload.Dataset).Select(one => one.Kind).SingleOrDefaultAsync(cancellation);
            if (kind == DatasetKind.Indicators)
            {
                var values = IndicatorProfileJson.Read(profile);
                if (!values.IsDone) return Outcome<ReadUpTo>.Refused(values.Refusals);
                var imported = await services.GetRequiredService<ImportIndicators>().Run(actor, new(Upload.Dataset, Upload.File, Upload.File, values.Value, Upload.File, Upload.Language, Upload.Rule, Upload.Checksum)
                {
                    Open = TableBytes.Of(file.SafeFileHandle), Rejects = rejects, Used = Upload.Used,
                }, cancellation);
                return imported.IsDone ? new ReadUpTo(imported.Value.Import, null) : Outcome<ReadUpTo>.Refused(imported.Refusals);
            }
            var events = ImportProfileJson.Read(profile);
            if (!events.IsDone) return Outcome<ReadUpTo>.Refused(events.Refusals);
            var command = new ImportEventsCommand(Upload.Dataset, Upload.File, events.Value, Upload.File, Upload.Language, Upload.Rule)
            {
                Open = TableBytes.Of(file.SafeFileHandle), Rejects = rejects, File = Upload.File, Checksum = Upload.Checksum, Used = Upload.Used,
            };
            if (await WithEvents(services, actor, cancellation) is { } dataset) return await Compare(services, dataset, command, cancellation);
            var read = await services.GetRequiredService<ImportEvents>().Run(actor, command, this, cancellation);
            return read.IsDone ? new ReadUpTo(read.Value.Import, null) : Outcome<ReadUpTo>.Refused(read.Refusals);
        }

        /// <summary>The dataset, when something is there to hold the file against; null when nothing is, or nobody may.</summary>
        async Task<Dataset?> WithEvents(IServiceProvider services, Actor actor, CancellationToken cancellation)
        {
            var found = await services.GetRequiredService<DatasetChange>().Find(actor, Upload.Dataset, nameof(ImportEvents), cancellation);
            return found is { IsDone: true, Value: { InForceFrom: > 0, RetiredOn: null } dataset } ? dataset : null;
        }

        async Task<Outcome<ReadUpTo>> Compare(IServiceProvider services, Dataset dataset, ImportEventsCommand command, CancellationToken cancellation)
        {
            using var wrong = new RejectFile(command.RejectsTo, command.Language, command.Rejects);
            try
            {
                var prepared = await services.GetRequiredService<EventImporting>().Read(dataset, command, wrong, this, cancellation);
                return prepared.IsDone ? new ReadUpTo(null, prepared.Value) : Outcome<ReadUpTo>.Refused(prepared.Refusals);
            }
            catch (Files.FilePlaceException failure)
            {
                return failure.Refusal;
            }
        }

        async Task End(UploadState state, IReadOnlyList<Refusal> problems, DataImportId? import, IReadOnlyList<UploadPiece>? rejects, PreparedImport? prepared = null, bool isUnasked = false)
        {
            await using var scope = scopes.ForSystem();
            var own = scope.ServiceProvider.GetRequiredService<SamsynDb>();
            var upload = await own.DataUploads.SingleAsync(one => one.Id == id, CancellationToken.None);
            upload.End(state, problems.Select(refusal => Texts.Of(refusal, upload.Language)), rejects);
            (upload.Import, upload.Prepared, upload.IsUnasked) = (import, prepared, isUnasked);
            await own.SaveChangesAsync(CancellationToken.None);
        }
    }
}
