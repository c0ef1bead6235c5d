using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>
/// Names this database among all that may share a place for originals. A restored database gets another name: it is a copy, and must not sweep away what
/// only the one it was copied from knows of.
/// </summary>
public sealed class DepotName(SamsynDb db, NewId ids)
{
    internal const string Setting = "files.depot";

    internal async Task<string> Read(CancellationToken cancellation)
    {
        if (await Look(cancellation) is { } known) return known;
        await db.Database.ExecuteSqlAsync($"INSERT INTO settings (key, value) VALUES ({Setting}, {New()}) ON CONFLICT (key) DO NOTHING", cancellation);
        return (await Look(cancellation))!;
    }

    /// <summary>Null when nothing has been put anywhere.</summary>
    internal Task<string?> Look(CancellationToken cancellation) =>
        db.Settings.AsNoTracking().Where(setting => setting.Key == Setting).Select(setting => setting.Value).SingleOrDefaultAsync(cancellation);

    internal string New() => ids.Next().ToString("N");
}
