using Microsoft.EntityFrameworkCore;
using Samsyn.App.Outbox;

namespace Samsyn.App.Storage;

/// <summary>How much is stored, for whoever looks after the machine. Counts only, no content.</summary>
public sealed record StoredCounts(int Agreements, int Proposals, int Evidence, int OutboxWaiting);

public sealed class ReadCounts(SamsynDb db, AccessContext access)
{
    public async Task<StoredCounts> Run(CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return new(
            await db.Agreements.CountAsync(cancellation),
            await db.Proposals.CountAsync(cancellation),
            await db.Evidence.CountAsync(cancellation),
            await db.Outbox.CountAsync(message => message.DoneAt == null, cancellation));
    }
}
