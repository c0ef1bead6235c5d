using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>
/// Originals, kept in the database itself: the file and what was read from it are stored in one transaction, and one backup holds both.
/// </summary>
public sealed class StoredFiles(SamsynDb db, AccessContext access, Clock clock)
{
    /// <summary>Adds the file to the change at hand, once; stored with the next commit. Returns its checksum.</summary>
    internal async Task<string> Add(byte[] bytes, CancellationToken cancellation)
    {
        var sha256 = Checksum.Of(bytes);
        if (!await IsKept(sha256, cancellation)) db.Files.Add(new() { Sha256 = sha256, Length = bytes.LongLength, StoredAt = clock.Now, Bytes = bytes });
        return sha256;
    }

    /// <summary>Also when the other side keeps it to itself: it is there once, and neither learns of the other's.</summary>
    async Task<bool> IsKept(string sha256, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return await db.Files.AnyAsync(file => file.Sha256 == sha256, cancellation);
    }

    /// <summary>The bytes as they came, or null. A caller asks only for a checksum that it found through an object the actor may see.</summary>
    internal async Task<byte[]?> Read(string sha256, CancellationToken cancellation) =>
        await db.Files.Where(file => file.Sha256 == sha256).Select(file => file.Bytes).SingleOrDefaultAsync(cancellation);
}
