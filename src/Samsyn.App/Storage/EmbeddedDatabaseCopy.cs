using System.Globalization;
using Microsoft.Data.Sqlite;
using Samsyn.App.Files;
using Samsyn.Domain.Kernel;
using SQLitePCL;

namespace Samsyn.App.Storage;

/// <summary>
/// SQLite through its own online backup: pages are copied under one read lock, so that the copy is of one instant; writers wait for it.
/// Putting a copy back goes the same way, in one transaction on the file that is there: a power cut leaves the old state or the new.
/// </summary>
sealed class EmbeddedDatabaseCopy(StorageOptions options, SamsynDb db, Clock clock) : DatabaseCopy(db)
{
    const int PagesAtATime = 1024, BusyMilliseconds = 50;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public override DatabaseKind Kind => DatabaseKind.Sqlite;

    public override string WorkFolder => Path.GetFullPath(options.DataDirectory);

    public override async Task<Outcome<CopyContents>> Take(string file, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        if (!File.Exists(options.DatabaseFile)) return new DatabaseUnreachable(options.DatabaseFile, "—");
        if (await Pages(options.DatabaseFile, file, progress, cancellation) is { IsDone: false } refused) return Outcome<CopyContents>.Refused(refused.Refusals);
        var copied = await LookThrough(file, cancellation);
        return copied.IsDone ? copied.Value! : Outcome<CopyContents>.Refused(copied.Refusals);
    }

    public override async Task<Outcome<CopyContents?>> LookThrough(string file, CancellationToken cancellation)
    {
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadOnly);
            foreach (var check in (string[])["PRAGMA integrity_check(1)", "SELECT 'foreign key in ' || \"table\" FROM pragma_foreign_key_check LIMIT 1"])
                if (Scalar(connection, check) is string finding && finding != "ok") return new DatabaseDamaged(file, finding);
            return Contents(connection);
        }
        catch (SqliteException damaged)
        {
            return new DatabaseDamaged(file, damaged.Message);
        }
    }

    public override async Task<Outcome<CopyContents?>> Current(CancellationToken cancellation)
    {
        if (!File.Exists(options.DatabaseFile) || new FileInfo(options.DatabaseFile).Length == 0) return (CopyContents?)null;
        try
        {
            await using var connection = Open(options.DatabaseFile, SqliteOpenMode.ReadWrite);
            return Contents(connection);
        }
        catch (SqliteException failure)
        {
            return new DatabaseUnreachable(options.DatabaseFile, failure.Message);
        }
    }

    public override async Task<Outcome> Replace(string file, PlacedAnew originals, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        try
        {
            await using var copy = Open(file, SqliteOpenMode.ReadWrite);
            Scalar(copy, originals.Script);
        }
        catch (SqliteException strange)
        {
            return new DatabaseDamaged(file, strange.Message);
        }
        var target = options.DatabaseFile;
        if (!File.Exists(target))
        {
            File.Move(file, target);
            return Outcome.Done;
        }
        if (new FileInfo(target).Length > 0)
        {
            var before = $"{target}.before-{clock.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
            if (await Pages(target, before, progress, cancellation) is { IsDone: false } refused) return refused;
        }
        return await Pages(file, target, progress, cancellation);
    }

    async Task<Outcome> Pages(string from, string to, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        try
        {
            await using var source = Open(from, SqliteOpenMode.ReadWrite);
            await using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
            // One read lock over the whole copy: without it every write of another starts the copying over.
            await using var instant = source.BeginTransaction(deferred: true);
            Scalar(source, "SELECT count(*) FROM sqlite_master");
            using var backup = raw.sqlite3_backup_init(target.Handle!, "main", source.Handle!, "main");
            if (backup.IsInvalid) return new DatabaseUnreachable(to, raw.sqlite3_errmsg(target.Handle!).utf8_to_string());
            var deadline = clock.Now + LongestWait;
            while (raw.sqlite3_backup_step(backup, PagesAtATime) is var step and not raw.SQLITE_DONE)
            {
                // Leaving without having finished rolls the target back.
                cancellation.ThrowIfCancellationRequested();
                if (step is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
                {
                    if (clock.Now > deadline) return new DatabaseInUse(to);
                    await Task.Delay(BusyMilliseconds, cancellation);
                }
                else if (step != raw.SQLITE_OK) return new DatabaseUnreachable(to, raw.sqlite3_errstr(step).utf8_to_string());
                var total = raw.sqlite3_backup_pagecount(backup);
                progress.Report(new("copy", total - raw.sqlite3_backup_remaining(backup), total));
            }
            return Outcome.Done;
        }
        catch (SqliteException failure)
        {
            return new DatabaseUnreachable(from, failure.Message);
        }
    }

    /// <summary>Null for a file without our tables.</summary>
    static CopyContents? Contents(SqliteConnection connection)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToList())
            rows[table] = (long)Scalar(connection, $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")!;
        return rows.ContainsKey(Database.History)
            ? new((string?)Scalar(connection, $"SELECT max(migration) FROM {Database.History}") ?? "", rows) { Placed = rows.ContainsKey(PlacedTable) ? Placed(connection) : [] } : null;
    }

    static List<PlacedFile> Placed(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PlacedRows;
        using var reader = command.ExecuteReader();
        List<PlacedFile> placed = [];
        while (reader.Read()) placed.Add(Placed(reader));
        return placed;
    }

    static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        Scalar(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000");
        return connection;
    }

#pragma warning disable CA2100 // Only names that the database itself gave are put into the text, quoted.
    static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    static IEnumerable<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
    }
#pragma warning restore CA2100
}
