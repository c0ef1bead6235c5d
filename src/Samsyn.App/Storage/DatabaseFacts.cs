using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>What the database is and how large; nothing of what it holds.</summary>
public sealed record DatabaseFacts(string Engine, long Bytes, string LatestMigration, int Migrations);

public sealed class ReadDatabaseFacts(SamsynDb db, StorageOptions options)
{
    public async Task<DatabaseFacts> Run(CancellationToken cancellation)
    {
        var engine = options.IsEmbedded
            ? "SQLite " + await One<string>("SELECT sqlite_version() AS \"Value\"", cancellation)
            : "PostgreSQL " + (await One<string>("SELECT current_setting('server_version') AS \"Value\"", cancellation)).Split(' ')[0];
        var bytes = await One<long>(options.IsEmbedded
            ? "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()"
            : "SELECT pg_database_size(current_database()) AS \"Value\"", cancellation);
        var applied = await db.Database.SqlQueryRaw<string>($"SELECT migration AS \"Value\" FROM {Database.History}").ToListAsync(cancellation);
        return new(engine, bytes, applied.Max(StringComparer.Ordinal) ?? "", applied.Count);
    }

    async Task<T> One<T>(string sql, CancellationToken cancellation) => (await db.Database.SqlQueryRaw<T>(sql).ToListAsync(cancellation))[0];
}
