using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>It is being read, or is over: what was chosen stands.</summary>
public sealed record UploadBegun(string File) : Refusal;

/// <summary>
/// <paramref name="Profile"/> is JSON of the profile that fits the dataset's kind. <paramref name="Used"/> is the saved version that says the same; <paramref name="Save"/> keeps the profile for
/// other files, by a new name or as the next version. <paramref name="IsUnasked"/>: it is added without a yes where its rows have names.
/// </summary>
public sealed record QueueUploadCommand(DatasetId Dataset, DataUploadId Upload, string Profile, ImportRule? Rule, Language Language, UsedProfile? Used = null, SaveProfileCommand? Save = null, bool IsUnasked = false);

/// <summary>Says what the columns are and lets the import begin; a node takes it within seconds.</summary>
public sealed class QueueUpload(SamsynDb db, ActLog acts, DatasetChange change, SaveProfile saving)
{
    public async Task<Outcome> Run(Actor actor, QueueUploadCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(QueueUpload), cancellation);
        if (!found.IsDone) return found;
        if (await db.DataUploads.SingleOrDefaultAsync(one => one.Id == command.Upload && one.Dataset == command.Dataset, cancellation) is not { } upload) return new NotFound();
        if (upload.State != UploadState.Uploaded) return new UploadBegun(upload.File);
        if (command.Save is { } save)
        {
            var saved = await saving.Keep(actor, save with { Side = found.Value.Side, Kind = found.Value.Kind }, cancellation);
            if (saved.IsDone) upload.Used = saved.Value;
            // The last version says the same already: then that is the one.
            else if (saved.Refusals is [ProfileUnchanged same] && save.Change is { } id) upload.Used = new(id, same.Number);
            else return Outcome.Refused(saved.Refusals);
        }
        else
        {
            upload.Used = command.Used;
        }
        (upload.State, upload.Profile, upload.Rule, upload.Language, upload.IsUnasked) = (UploadState.Queued, command.Profile, command.Rule, command.Language, command.IsUnasked);
        acts.Note(actor, nameof(QueueUpload), command.Dataset);
        return await db.Commit(cancellation);
    }
}

/// <summary>Calls an import off. What is not done yet leaves the dataset as it was.</summary>
public sealed class CancelUpload(SamsynDb db, ActLog acts, DatasetChange change, EventImporting importing)
{
    public async Task<Outcome> Run(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        var found = await change.Find(actor, dataset, nameof(CancelUpload), cancellation);
        if (!found.IsDone) return found;
        if (await db.DataUploads.SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset, cancellation) is not { } upload) return new NotFound();
        if (upload.State is UploadState.Done or UploadState.Refused or UploadState.Cancelled) return new UploadBegun(upload.File);
        var prepared = upload.Prepared;
        (upload.IsCancelled, upload.Prepared) = (true, null);
        if (upload.State != UploadState.Reading) upload.End(UploadState.Cancelled);
        acts.Note(actor, nameof(CancelUpload), dataset);
        var done = await db.Commit(cancellation);
        if (done.IsDone && prepared is not null) await importing.Discard(prepared);
        return done;
    }
}

/// <summary>Says yes to what an import would change, as it was shown.</summary>
public sealed class KeepUpload(SamsynDb db, Clock clock, DatasetChange change, EventImporting importing, UploadPieces pieces)
{
    /// <summary>How long what was compared can be said yes to; it is swept later than that.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(2);

    public async Task<Outcome> Run(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        var found = await change.Find(actor, dataset, nameof(KeepUpload), cancellation);
        if (!found.IsDone) return found;
        if (await db.DataUploads.SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset, cancellation) is not { } upload) return new NotFound();
        if (upload is not { State: UploadState.Compared, Prepared: { } prepared }) return new UploadBegun(upload.File);
        if (clock.Now - prepared.At > Waits) return new UploadExpired();
        if (found.Value.Imports != prepared.Base)
        {
            // Another import came between: what was shown is not what would happen. It is read and compared anew.
            (upload.State, upload.Prepared) = (UploadState.Queued, null);
            await db.SaveChangesAsync(cancellation);
            await importing.Discard(prepared);
            return new DatasetImportedMeanwhile(found.Value.Name);
        }
        upload.End(UploadState.Done, rejects: upload.Rejects.ToList());
        upload.Prepared = null;
        var kept = await importing.Keep(actor, found.Value, prepared, nameof(KeepUpload), cancellation, import => upload.Import = import.Id);
        if (kept.IsDone) await pieces.Remove(upload.Pieces, CancellationToken.None);
        return kept;
    }
}
