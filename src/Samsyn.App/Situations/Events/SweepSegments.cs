using Microsoft.EntityFrameworkCore;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;

namespace Samsyn.App.Situations.Events;

/// <summary>
/// Removes segments that never got a row: an import was killed, or refused at the end; and uploaded files that nobody read in. Not until a day has passed by the place's own clock, for an import may still be going on.
/// </summary>
sealed class SweepSegments(SamsynDb db, AccessContext access, SegmentPlace segments) : IJob
{
    public const string Name = "segments";
    public static readonly TimeSpan Every = TimeSpan.FromHours(6);

    const int AtATime = 500;

    public async Task<int> Do(CancellationToken cancellation)
    {
        // A row that is not seen would look like none, and its segment be taken for nobody's.
        using var system = access.AsSystem();
        if (await segments.KnownDepot(cancellation) is not { } depot || segments.Find() is not { IsDone: true, Value.Place: var place }) return 0;
        var (now, held) = await SegmentPlace.List(place, depot, cancellation);
        // What waits to be read in, and wrong rows that somebody may still fetch.
        var uploads = await db.DataUploads.AsNoTracking().Where(upload => upload.State != UploadState.Cancelled).ToListAsync(cancellation);
        var waiting = uploads.SelectMany(upload => upload.State is UploadState.Queued or UploadState.Reading or UploadState.Compared ? upload.Pieces.Concat(upload.Rejects) : upload.Rejects).Select(piece => piece.Name).ToHashSet(StringComparer.Ordinal);
        // And what waits for a yes, a day longer than it can be said.
        waiting.UnionWith(uploads.Where(upload => upload is { State: UploadState.Compared, Prepared: { } prepared } && prepared.At > now - KeepUpload.Waits - SweepFiles.Grace).SelectMany(upload => upload.Prepared!.Names));
        var removed = 0;
        foreach (var some in held.Where(one => one.File.At < now - SweepFiles.Grace).Chunk(AtATime))
        {
            var asked = some.Select(one => one.Name).ToList();
            var known = (await db.DatasetSegments.Where(row => asked.Contains(row.Numbers) || asked.Contains(row.Rest)).Select(row => new { row.Numbers, row.Rest }).ToListAsync(cancellation))
                .SelectMany(row => (string[])[row.Numbers, row.Rest]).ToHashSet(StringComparer.Ordinal);
            // A backup was restored meanwhile: the rows are another database's.
            if (await segments.KnownDepot(cancellation) != depot) return removed;
            foreach (var (_, orphan) in some.Where(one => !known.Contains(one.Name) && !waiting.Contains(one.Name)))
            {
                await place.Remove(orphan.Key, cancellation);
                removed++;
            }
        }
        return removed;
    }
}
