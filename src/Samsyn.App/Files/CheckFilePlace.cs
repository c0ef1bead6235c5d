using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>Whether originals can be kept and read where the setting says.</summary>
public sealed class CheckFilePlace(SamsynDb db, AccessContext access, FilePlaces places, Depot depot, DepotName names)
{
    /// <summary>Before serving: puts something there, reads it back, and takes it away again.</summary>
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (await Elsewhere(cancellation) is { IsDone: false } refused) return refused;
        try
        {
            if (places.Current is not { } place) return Outcome.Done;
            var probe = $"{await depot.Ours(place, cancellation)}/.probe-{Unguessable.Nonce().Replace('/', '_')}";
            var sent = Checksum.Sha256("samsyn"u8);
            await place.Put(probe, sent, cancellation);
            var came = await place.Get(probe, sent.Length, cancellation);
            await place.Remove(probe, cancellation);
            return came.AsSpan().SequenceEqual(sent) ? Outcome.Done : new FilePlaceAway(place.Where, "read ≠ written");
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    /// <summary>Only looks: whether the place answers and holds what is ours.</summary>
    public async Task<Outcome> Look(bool hasTables, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (hasTables && await Elsewhere(cancellation) is { IsDone: false } refused) return refused;
        try
        {
            if (!places.Setting.IsDone) return Outcome.Refused(places.Setting.Refusals);
            if (places.Current is not { } place) return Outcome.Done;
            var ours = hasTables ? await names.Look(cancellation) : null;
            if (await Depot.IsMarked(place, ours ?? "none", cancellation) || ours is null) return Outcome.Done;
            return await db.PlacedFiles.CountAsync(cancellation) is > 0 and var files ? new FilePlaceNotOurs(place.Where, files) : Outcome.Done;
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    async Task<Outcome> Elsewhere(CancellationToken cancellation)
    {
        if (!places.Setting.IsDone) return Outcome.Refused(places.Setting.Refusals);
        var setting = places.Setting.Value;
        var others = await db.PlacedFiles.Where(file => file.Kind != setting.Kind).GroupBy(file => file.Kind).Select(kind => new { Kind = kind.Key, Files = kind.Count() }).ToListAsync(cancellation);
        return others is [var other, ..] ? new FilesElsewhere(other.Files, other.Kind.ToString(), setting.ToString()!) : Outcome.Done;
    }
}
