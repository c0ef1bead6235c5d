using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsyn.App.Search;

namespace Samsyn.App.Storage;

/// <summary>The two databases behind the one model, and how each is reached.</summary>
static class Databases
{
    public static void Use(DbContextOptionsBuilder db, StorageOptions options, TellsOfChanges? told = null)
    {
        db.AddInterceptors(IndexesWhatIsSaved.Instance, MarksWhatBinds.Instance, KeysDecisions.Instance);
        if (told is not null) db.AddInterceptors(told);
        if (options.PostgresConnection is { } postgres) UseServer(db, postgres);
        else db.UseSqlite(SqliteConnection(options)).AddInterceptors(new SqliteSafety());
    }

    /// <summary>As the role that owns the tables; the caller disposes of it.</summary>
    public static SamsynDb AsOwner(StorageOptions options, AccessContext access)
    {
        var db = new DbContextOptionsBuilder<SamsynDb>();
        Use(db, options with { PostgresConnection = options.OwningConnection });
        return new SamsynDb(db.Options).For(access);
    }

    static void UseServer(DbContextOptionsBuilder db, string postgres)
    {
        db.AddInterceptors(SaysForWhom.Instance, WaitsForCommits.Instance);
        try
        {
            var limit = new NpgsqlConnectionStringBuilder(postgres).CommandTimeout;
            db.UseNpgsql(ServingConnection(postgres), server => server.CommandTimeout(limit));
        }
        catch (ArgumentException)
        {
            // No connection at all: refused in words when it is opened.
            db.UseNpgsql(postgres);
        }
    }

    public static string SqliteConnection(StorageOptions options) => new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile }.ToString();

    /// <summary>
    /// The time limit of a connection is taken from it and set on each query instead: the driver would cancel a commit by it as well
    /// (see <see cref="WaitsForCommits"/>).
    /// </summary>
    public static string ServingConnection(string postgres) => new NpgsqlConnectionStringBuilder(postgres) { CommandTimeout = 0 }.ToString();
}
