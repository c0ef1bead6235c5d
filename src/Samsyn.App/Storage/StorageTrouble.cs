using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Samsyn.App.Storage;

/// <summary>
/// Failures of the database itself, not of the program: it is away, or its disk is full or broken. Whether what was being saved was saved is then
/// not always known; sending the form again settles it, since each form counts once.
/// </summary>
public static class StorageTrouble
{
    /// <summary>Classes of PostgreSQL's codes: connection, resources (a full disk among them), an operator's or a crash's intervention, the system below.</summary>
    static readonly string[] Classes = ["08", "53", "57", "58"];

    public static bool IsCauseOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_READONLY }) return true;
            else if (cause is PostgresException told) return Classes.Contains(told.SqlState[..2], StringComparer.Ordinal);
            else if (cause is NpgsqlException) return true;
        return false;
    }
}
