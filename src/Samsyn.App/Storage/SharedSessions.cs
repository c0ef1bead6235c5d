using Npgsql;

namespace Samsyn.App.Storage;

/// <summary>Pools between a program and PostgreSQL that share out the server's sessions, as PgBouncer does by transaction.</summary>
static class SharedSessions
{
    /// <summary>Such a pool shows a number of its own for the session; the server itself tells the true one. A proxy that only passes bytes on is none.</summary>
    public static async Task<bool> IsBehind(NpgsqlConnection open, CancellationToken cancellation)
    {
        await using var own = new NpgsqlCommand("SELECT pg_backend_pid()", open);
        return (int)(await own.ExecuteScalarAsync(cancellation))! != open.ProcessID;
    }
}
