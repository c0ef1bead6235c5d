using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Search;

namespace Samsyn.App.Storage;

/// <summary>The two databases behind the one model, and how each is reached.</summary>
static class Databases
{
    public static void Use(DbContextOptionsBuilder db, StorageOptions options, TellsOfChanges? told = null)
    {
        db.AddInterceptors(IndexesWhatIsSaved.Instance, MarksWhatBinds.Instance);
        if (told is not null) db.AddInterceptors(told);
        if (options.PostgresConnection is { } postgres) db.UseNpgsql(postgres).AddInterceptors(SaysForWhom.Instance);
        else db.UseSqlite(SqliteConnection(options)).AddInterceptors(new SqliteSafety());
    }

    /// <summary>As the role that owns the tables; the caller disposes of it.</summary>
    public static SamsynDb AsOwner(StorageOptions options, AccessContext access)
    {
        var db = new DbContextOptionsBuilder<SamsynDb>();
        Use(db, options with { PostgresConnection = options.OwningConnection });
        return new SamsynDb(db.Options).For(access);
    }

    public static string SqliteConnection(StorageOptions options) => new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile }.ToString();
}
