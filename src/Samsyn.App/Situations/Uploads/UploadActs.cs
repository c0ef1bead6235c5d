using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Uploads;

/// <summary>It is being read, or is over: what was chosen stands.</summary>
public sealed record UploadBegun(string File) : Refusal;

/// <summary><paramref name="Profile"/> is JSON of the profile that fits the dataset's kind.</summary>
public sealed record QueueUploadCommand(DatasetId Dataset, DataUploadId Upload, string Profile, ImportRule? Rule, Language Language);

/// <summary>Says what the columns are and lets the import begin; a node takes it within seconds.</summary>
public sealed class QueueUpload(SamsynDb db, ActLog acts, DatasetChange change)
{
    public async Task<Outcome> Run(Actor actor, QueueUploadCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(QueueUpload), cancellation);
        if (!found.IsDone) return found;
        if (await db.DataUploads.SingleOrDefaultAsync(one => one.Id == command.Upload && one.Dataset == command.Dataset, cancellation) is not { } upload) return new NotFound();
        if (upload.State != UploadState.Uploaded) return new UploadBegun(upload.File);
        (upload.State, upload.Profile, upload.Rule, upload.Language) = (UploadState.Queued, command.Profile, command.Rule, command.Language);
        acts.Note(actor, nameof(QueueUpload), command.Dataset);
        return await db.Commit(cancellation);
    }
}

/// <summary>Calls an import off. What is not done yet leaves the dataset as it was.</summary>
public sealed class CancelUpload(SamsynDb db, ActLog acts, DatasetChange change)
{
    public async Task<Outcome> Run(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        var found = await change.Find(actor, dataset, nameof(CancelUpload), cancellation);
        if (!found.IsDone) return found;
        if (await db.DataUploads.SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset, cancellation) is not { } upload) return new NotFound();
        if (upload.State is UploadState.Done or UploadState.Refused or UploadState.Cancelled) return new UploadBegun(upload.File);
        upload.IsCancelled = true;
        if (upload.State != UploadState.Reading) upload.End(UploadState.Cancelled);
        acts.Note(actor, nameof(CancelUpload), dataset);
        return await db.Commit(cancellation);
    }
}
