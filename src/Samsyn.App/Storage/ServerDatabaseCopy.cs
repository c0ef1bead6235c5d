using System.Data;
using Npgsql;
using Samsyn.App.Files;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>
/// PostgreSQL through its own pg_dump and pg_restore, past any pool: pg_dump changes its session, and a pool would give that to the next. Rows are
/// counted in the very snapshot that is dumped. A copy is put back in one transaction, so that the old state stands until the new one is whole.
/// </summary>
sealed class ServerDatabaseCopy(StorageOptions options, SamsynDb db) : DatabaseCopy(db)
{
    const string Where = "PostgreSQL";

    /// <summary>As initdb makes the schema, so that a later dump holds no trace of the restoring.</summary>
    const string EmptySchema = """
        SET client_min_messages = warning;
        DROP SCHEMA IF EXISTS public CASCADE;
        CREATE SCHEMA public;
        GRANT USAGE ON SCHEMA public TO PUBLIC;
        DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_database_owner') THEN ALTER SCHEMA public OWNER TO pg_database_owner; END IF; END $$;

        """;

    public override DatabaseKind Kind => DatabaseKind.PostgreSql;

    public override string WorkFolder => Path.GetTempPath();

    public override async Task<Outcome<CopyContents>> Take(string file, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(options.OwningConnection);
            await connection.OpenAsync(cancellation);
            await using var instant = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            if (await Contents(connection, cancellation) is not { } contents) return new DatabaseUnreachable(Where, "schema_history");
            var snapshot = (string)(await Scalar(connection, "SELECT pg_export_snapshot()", cancellation))!;
            progress.Report(new("copy", 0, 0));
            var dumped = await ServerPrograms.Run("pg_dump", options, ["--format=custom", "--enable-row-security", $"--snapshot={snapshot}", $"--file={file}"], cancellation);
            return dumped.Then(contents);
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException)
        {
            return new DatabaseUnreachable(Where, failure.Message);
        }
    }

    /// <summary>Writing the script to nowhere makes pg_restore read and unpack every row.</summary>
    public override async Task<Outcome<CopyContents?>> LookThrough(string file, CancellationToken cancellation) =>
        (await ServerPrograms.Run("pg_restore", options, ["--file=/dev/null", file], cancellation)).Then<CopyContents?>(null);

    public override async Task<Outcome<CopyContents?>> Current(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(options.OwningConnection);
            await connection.OpenAsync(cancellation);
            await using var instant = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            return await Contents(connection, cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException)
        {
            return new DatabaseUnreachable(Where, failure.Message);
        }
    }

    public override async Task<Outcome> Replace(string file, PlacedAnew originals, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        var (emptying, script, placing) = (file + ".empty.sql", file + ".sql", file + ".placed.sql");
        try
        {
            progress.Report(new("replace", 0, 0));
            await File.WriteAllTextAsync(emptying, EmptySchema, cancellation);
            // What was restored has its wall again, and the script before turned off the way through it.
            await File.WriteAllTextAsync(placing, "SET search_path = public;\nSET row_security = on;\nSET LOCAL samsyn.system = 'on';\n" + originals.Script, cancellation);
            var written = await ServerPrograms.Run("pg_restore", options, ["--no-owner", $"--file={script}", file], cancellation);
            return written.IsDone
                ? await ServerPrograms.Run("psql", options, ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", $"--file={emptying}", $"--file={script}", $"--file={placing}"], cancellation)
                : written;
        }
        finally
        {
            File.Delete(emptying);
            File.Delete(script);
            File.Delete(placing);
        }
    }

    static async Task<CopyContents?> Contents(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Row-level security is forced on the owner too; the transaction of the count ends it.
        await Scalar(connection, "SELECT set_config('samsyn.system', 'on', true)", cancellation);
        List<string> tables = [];
        await using (var command = new NpgsqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) tables.Add(reader.GetString(0));
        if (!tables.Contains(Database.History)) return null;

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
            rows[table] = (long)(await Scalar(connection, $"SELECT count(*) FROM public.\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", cancellation))!;
        return new((string?)await Scalar(connection, $"SELECT max(migration COLLATE \"C\") FROM {Database.History}", cancellation) ?? "", rows)
        {
            Placed = rows.ContainsKey(PlacedTable) ? await Placed(connection, cancellation) : [],
        };
    }

    static async Task<List<PlacedFile>> Placed(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(PlacedRows, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<PlacedFile> placed = [];
        while (await reader.ReadAsync(cancellation)) placed.Add(Placed(reader));
        return placed;
    }

    static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Only names that the database itself gave are put into the text, quoted.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? value : null;
    }
}
