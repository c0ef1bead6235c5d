using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsyn.App.Storage.Migrations;

namespace Samsyn.App.Storage;

/// <summary>How the way to a database server is protected.</summary>
public enum Transport
{
    /// <summary>A socket or the loopback interface: nothing leaves the machine.</summary>
    OnThisMachine,
    Verified,
    /// <summary>Encrypted, and nobody knows to whom.</summary>
    Unverified,
    Plain,
}

/// <summary>What a server says of itself and of the role that we are there.</summary>
public sealed record ServerSettings
{
    public required int Version { get; init; }
    public required bool HasChecksums { get; init; }
    public required string SynchronousCommit { get; init; }
    /// <summary>fsync and full_page_writes both.</summary>
    public required bool WritesThrough { get; init; }
    public required string Role { get; init; }
    public required bool IsSuperuser { get; init; }
    /// <summary>By itself, or as a member of a role that may.</summary>
    public required bool BypassesRowSecurity { get; init; }
    public required bool OwnsTables { get; init; }
    /// <summary>Tables that row-level security is to guard and does not; null when the database has not come so far.</summary>
    public required IReadOnlyList<string>? Unguarded { get; init; }
    public required Transport Transport { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What stands between a node and its server.</summary>
public sealed record SessionSettings
{
    public required bool ServesThroughPool { get; init; }
    public bool ListensThroughPool { get; init; }
    /// <summary>Both ways lead to the same database of the same server.</summary>
    public bool LeadsToTheSame { get; init; } = true;
    /// <summary>The driver keeps statements prepared on a session.</summary>
    public required bool KeepsPrepared { get; init; }
    /// <summary>The driver cleans a session before it is used again.</summary>
    public required bool CleansSessions { get; init; }
    /// <summary>Why the way past the pool could not be gone, or null.</summary>
    public string? NoAnswer { get; init; }
}

/// <summary>What the embedded database says of itself.</summary>
public sealed record EmbeddedSettings
{
    public required string Version { get; init; }
    /// <summary>Those under which something could be lost.</summary>
    public required IReadOnlyList<UnsafeDatabase> Unsafe { get; init; }
    /// <summary>“ok”, or the first fault in the file; null when it was not looked for.</summary>
    public string? Integrity { get; init; }
}

/// <summary>Reads the settings that <c>samsyn doctor</c> judges. Changes nothing.</summary>
public sealed class DatabaseSettings(SamsynDb db, StorageOptions options)
{
    static readonly string OfServer =
        $"""
        SELECT concat_ws('|', current_setting('server_version_num'), current_setting('data_checksums'), current_setting('synchronous_commit'),
            current_setting('fsync'), current_setting('full_page_writes'), r.rolsuper,
            EXISTS (SELECT FROM pg_roles may WHERE (may.rolbypassrls OR may.rolsuper) AND pg_has_role(may.oid, 'MEMBER')),
            EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(tableowner, 'MEMBER')),
            (extract(epoch FROM clock_timestamp()) * 1000)::bigint,
            CASE WHEN to_regprocedure('{M0130_RowSecurity.IsSystem}()') IS NULL THEN '{NotSoFar}' ELSE (SELECT coalesce(string_agg(relname, ',' ORDER BY relname), '') FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)
                    AND relname IN ({string.Join(", ", M0130_RowSecurity.Tables.Select(table => $"'{table}'"))})) END,
            current_user) AS "Value"
        FROM pg_roles r WHERE r.rolname = current_user
        """;

    const string NotSoFar = "-";

    /// <summary>Whether there is anything to open: an embedded database would be made by looking.</summary>
    internal bool IsThere => !options.IsEmbedded || File.Exists(options.DatabaseFile);

    internal async Task<ServerSettings> OfTheServer(CancellationToken cancellation)
    {
        var said = (await One<string>(OfServer, cancellation)).Split('|', 11);
        return new()
        {
            Version = int.Parse(said[0], CultureInfo.InvariantCulture), HasChecksums = said[1] == "on", SynchronousCommit = said[2], WritesThrough = said[3] == "on" && said[4] == "on",
            IsSuperuser = said[5] == "t", BypassesRowSecurity = said[6] == "t", OwnsTables = said[7] == "t",
            Now = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(said[8], CultureInfo.InvariantCulture)),
            Unguarded = said[9] == NotSoFar ? null : said[9].Split(',', StringSplitOptions.RemoveEmptyEntries), Role = said[10],
            Transport = new[] { options.PostgresConnection!, options.SessionConnection!, options.OwningConnection! }.Max(TransportOf),
        };
    }

    internal async Task<SessionSettings> OfTheSessions(CancellationToken cancellation)
    {
        var given = new NpgsqlConnectionStringBuilder(options.PostgresConnection);
        var (isServingPooled, server) = await Reached(options.PostgresConnection!, cancellation);
        var settings = new SessionSettings { ServesThroughPool = isServingPooled, ListensThroughPool = isServingPooled, KeepsPrepared = given.MaxAutoPrepare > 0, CleansSessions = !given.NoResetOnClose };
        if (options.DirectConnection is not { } direct) return settings;
        try
        {
            var (isDirectPooled, same) = await Reached(direct, cancellation);
            return settings with { ListensThroughPool = isDirectPooled, LeadsToTheSame = same == server };
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException)
        {
            return settings with { NoAnswer = failure.Message };
        }
    }

    /// <summary>Which database of which running server a connection leads to.</summary>
    static async Task<(bool IsPooled, string Server)> Reached(string connection, CancellationToken cancellation)
    {
        await using var way = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await way.OpenAsync(cancellation);
        await using var server = new NpgsqlCommand("SELECT concat_ws('|', pg_postmaster_start_time(), (SELECT oid FROM pg_database WHERE datname = current_database()))", way);
        return (await SharedSessions.IsBehind(way, cancellation), (string)(await server.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary><paramref name="thorough"/>: every page is read through, which takes a while.</summary>
    internal async Task<EmbeddedSettings> OfTheFile(bool thorough, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            return new()
            {
                Version = await One<string>("SELECT sqlite_version() AS \"Value\"", cancellation),
                Unsafe = [.. (await SqliteSafety.Check(db, options.DatabaseFile, cancellation)).Refusals.OfType<UnsafeDatabase>()],
                Integrity = thorough ? await SqliteSafety.Read(db.Database.GetDbConnection(), "quick_check(1)", cancellation) : null,
            };
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static Transport TransportOf(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var hosts = (settings.Host ?? "localhost").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(hosts, host => host.StartsWith('/') || host.StartsWith('@') || Uri.TryCreate($"tcp://{host}", UriKind.Absolute, out var at) && at.IsLoopback)) return Transport.OnThisMachine;
        return settings.SslMode switch
        {
            SslMode.VerifyFull or SslMode.VerifyCA => Transport.Verified,
            SslMode.Require => Transport.Unverified,
            _ => Transport.Plain,
        };
    }

    async Task<T> One<T>(string sql, CancellationToken cancellation) => (await db.Database.SqlQueryRaw<T>(sql).ToListAsync(cancellation))[0];
}
