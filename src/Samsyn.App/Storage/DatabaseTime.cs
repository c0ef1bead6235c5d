using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>
/// The time that leases are measured by: on PostgreSQL the server's, so that the clocks of the nodes need not agree. A clock that a test
/// moves rules on both databases.
/// </summary>
public sealed class DatabaseTime(SamsynDb db, StorageOptions options, Clock clock)
{
    internal async Task<DateTimeOffset> Now(CancellationToken cancellation)
    {
        if (options.IsEmbedded || !ReferenceEquals(clock, Clock.System)) return clock.Now;
        var now = await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellation);
        return new(DateTime.SpecifyKind(now, DateTimeKind.Utc));
    }
}
