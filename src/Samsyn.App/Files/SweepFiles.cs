using Microsoft.EntityFrameworkCore;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;

namespace Samsyn.App.Files;

/// <summary>
/// Removes what was put in the place and never got a row: the program died in between, or the change was refused. Not until a day has passed by the
/// place's own clock, for until then the row may be on its way.
/// </summary>
sealed class SweepFiles(SamsynDb db, AccessContext access, FilePlaces places, Depot depot, DepotName names) : IJob
{
    public const string Name = "files";
    public static readonly TimeSpan Every = TimeSpan.FromHours(6);
    internal static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    const int AtATime = 500;

    public async Task<int> Do(CancellationToken cancellation)
    {
        // A row that is not seen would look like none, and its file be taken for nobody's.
        using var system = access.AsSystem();
        if (places.Current is not { } place || await names.Look(cancellation) is not { } ours || await depot.Ours(place, cancellation) != ours) return 0;
        // Put anew, the mark tells what time it is there.
        await Depot.MarkAs(place, ours, cancellation);
        DateTimeOffset? now = null;
        List<HeldFile> held = [];
        await foreach (var file in place.List(ours, cancellation))
            if (Depot.NameIn(file, ours) is null) now = file.At;
            else held.Add(file);

        var removed = 0;
        foreach (var some in held.Where(file => file.At < now - Grace).Chunk(AtATime))
        {
            var asked = some.Select(file => Depot.NameIn(file, ours)!).ToList();
            var known = await db.PlacedFiles.Where(file => file.Kind == place.Kind && asked.Contains(file.Name)).Select(file => file.Name).ToHashSetAsync(cancellation);
            // A backup was restored meanwhile: the rows are another database's.
            if (await names.Look(cancellation) != ours) return removed;
            foreach (var orphan in some.Where(file => !known.Contains(Depot.NameIn(file, ours)!)))
            {
                await place.Remove(orphan.Key, cancellation);
                removed++;
            }
        }
        return removed;
    }
}
