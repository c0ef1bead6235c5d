using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>
/// Originals. Kept in the database itself, the file and what was read from it are stored in one transaction; kept in a place outside, the bytes are safe
/// there before the row that tells of them is. What a row tells of is always there; what no row tells of is swept away later.
/// </summary>
public sealed class StoredFiles(SamsynDb db, AccessContext access, Clock clock, FilePlaces places, Depot depot)
{
    /// <summary>Adds the original of a proposal to the change at hand; stored with the next commit. Returns its checksum.</summary>
    internal async Task<string> Add(ProposalId proposal, byte[] bytes, CancellationToken cancellation)
    {
        var sha256 = Checksum.Of(bytes);
        var place = places.Current;
        if (place is not null) db.PlacedFiles.Add(await depot.Put(place, proposal, bytes, cancellation));
        await KeepRow(sha256, bytes, isOutside: place is not null, cancellation);
        return sha256;
    }

    /// <summary>The row by checksum, with the bytes in it unless they are outside.</summary>
    internal async Task KeepRow(string sha256, byte[] bytes, bool isOutside, CancellationToken cancellation)
    {
        // Also when the other side keeps it to itself: it is there once, and neither learns of the other's.
        using var system = access.AsSystem();
        if (!await db.Files.AnyAsync(file => file.Sha256 == sha256, cancellation))
            db.Files.Add(new() { Sha256 = sha256, Length = bytes.LongLength, StoredAt = clock.Now, Bytes = isOutside ? [] : bytes });
        else if (!isOutside)
            await db.Files.Where(file => file.Sha256 == sha256 && file.Bytes.Length < file.Length).ExecuteUpdateAsync(set => set.SetProperty(file => file.Bytes, bytes), cancellation);
    }

    /// <summary>
    /// The bytes as they came, or null; bytes that are not what came are a <see cref="FilePlaceException"/>. A caller asks only for a proposal that it found
    /// among those the actor may see.
    /// </summary>
    internal async Task<byte[]?> Read(ProposalId proposal, string sha256, CancellationToken cancellation)
    {
        if (await db.PlacedFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Proposal == proposal, cancellation) is { } placed)
            return await depot.Read(places.Of(placed), placed, cancellation);
        var bytes = await db.Files.Where(file => file.Sha256 == sha256).Select(file => file.Bytes).SingleOrDefaultAsync(cancellation);
        return bytes is null || Checksum.Of(bytes) == sha256 ? bytes : throw new FilePlaceException(new FileAltered("database", sha256, "checksum"));
    }
}
