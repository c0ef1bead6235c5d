using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Uploads;

/// <summary>A file on its way in, as it is shown.</summary>
public sealed record UploadView
{
    public required DataUploadId Id { get; init; }
    public required Dataset Dataset { get; init; }
    public required string File { get; init; }
    public required long Length { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required UploadState State { get; init; }
    public required bool IsCancelled { get; init; }
    public required long DoneBytes { get; init; }
    public required long DoneRows { get; init; }
    /// <summary>Of what is read, which is another size than the file when that was a workbook.</summary>
    public required long OfBytes { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }
    /// <summary>What it does with what is there; null: as the dataset says.</summary>
    public ImportRule? Rule { get; init; }
    public required bool HasRejects { get; init; }
    public DataImport? Import { get; init; }
    /// <summary>Read, and what it would change; null unless it waits for a yes.</summary>
    public ImportedFile? Compared { get; init; }
    /// <summary>The import of the very same file, where there was one.</summary>
    public DataImport? Earlier { get; init; }
}

/// <summary>Uploads and their previews, for whoever may change the dataset: until it is read in a file is nobody else's.</summary>
public sealed class ReadUpload(SamsynDb db, UploadPieces pieces)
{
    const int LookedAt = 1 << 20;

    public async Task<UploadView?> Run(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        if (await Find(actor, dataset, id, cancellation) is not var (found, upload)) return null;
        var imports = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset && (one.Checksum == upload.Checksum || one.Id == upload.Import)).OrderByDescending(one => one.Number).ToListAsync(cancellation);
        return new()
        {
            Id = upload.Id, Dataset = found, File = upload.File, Length = upload.Length, UploadedAt = upload.UploadedAt, State = upload.State, IsCancelled = upload.IsCancelled, DoneBytes = upload.DoneBytes, DoneRows = upload.DoneRows,
            OfBytes = upload.Pieces.Sum(piece => piece.Length), Problems = upload.Problems, Rule = upload.Rule, HasRejects = upload.Rejects.Count > 0, Compared = upload.State == UploadState.Compared ? upload.Prepared?.File : null, Import = imports.FirstOrDefault(one => one.Id == upload.Import), Earlier = imports.FirstOrDefault(one => one.Id != upload.Import),
        };
    }

    /// <summary>The beginning of the file read by the given profile, by the one that was picked, or by the likeliest.</summary>
    public async Task<Outcome<UploadPreview>> Preview(Actor actor, DatasetId dataset, DataUploadId id, ProfilePick? pick, ImportProfile? events, IndicatorProfile? indicators, CancellationToken cancellation)
    {
        if (await Find(actor, dataset, id, cancellation) is not var (found, upload)) return new NotFound();
        var got = await pieces.Beginning(dataset, upload.Pieces, cancellation);
        if (!got.IsDone) return Outcome<UploadPreview>.Refused(got.Refusals);
        var beginning = Whole(got.Value.Bytes, isAll: upload.Pieces.Count == 1);
        var offer = await Offer(actor, found, cancellation);
        return found.Kind == DatasetKind.Indicators ? UploadPreview.OfValues(beginning, offer, pick, indicators) : UploadPreview.OfEvents(beginning, upload.File, offer, pick, events);
    }

    async Task<ProfileOffer> Offer(Actor actor, Dataset dataset, CancellationToken cancellation)
    {
        var last = await db.DataUploads.AsNoTracking().Where(one => one.Dataset == dataset.Id && one.State == UploadState.Done && one.Profile != null).OrderByDescending(one => one.UploadedAt).Select(one => new { one.Profile, one.Used }).FirstOrDefaultAsync(cancellation);
        var saved = await db.NamedProfiles.AsNoTracking().VisibleTo(actor).For(dataset).OrderBy(one => one.Name).ToListAsync(cancellation);
        return new([.. saved.Select(one => new SavedChoice(one.Id, one.Name, one.Latest.Number, one.Latest.Content))], last?.Profile, last?.Used);
    }

    /// <summary>The file of wrong rows; null when there is none any more.</summary>
    public async Task<bool> Rejects(Actor actor, DatasetId dataset, DataUploadId id, Stream into, CancellationToken cancellation) =>
        await Find(actor, dataset, id, cancellation) is var (_, upload) && upload.Rejects.Count > 0 && (await pieces.Fetch(dataset, upload.Rejects, into, cancellation)).IsDone;

    async Task<(Dataset Dataset, DataUpload Upload)?> Find(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        var found = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == dataset, cancellation);
        if (found is null || !actor.MayFor(found.Side, Permission.ManageDatasets)) return null;
        return await db.DataUploads.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset, cancellation) is { } upload ? (found, upload) : null;
    }

    /// <summary>Ends with a whole row.</summary>
    static byte[] Whole(byte[] bytes, bool isAll)
    {
        if (isAll && bytes.Length <= LookedAt) return bytes;
        var some = bytes.AsSpan(0, Math.Min(bytes.Length, LookedAt));
        return some.LastIndexOf((byte)'\n') is > 0 and var end ? some[..(end + 1)].ToArray() : some.ToArray();
    }
}
