using System.Diagnostics;
using Npgsql;

namespace Samsyn.Tests.Kit.Databases;

/// <summary>
/// One PostgreSQL server per test process: the one that SAMSYN_TEST_POSTGRES names, or one of our own on a socket in a temporary folder,
/// stopped and removed when the process ends, even when it is killed. Without fsync: it holds nothing that outlives the tests.
/// </summary>
static class PostgresServer
{
    static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <summary>The roles as in a real cluster (deploy/cluster/roles.sql): one owns the tables, one serves and cannot go round row-level security.</summary>
    public const string Owning = "samsyn_owner", Serving = "samsyn_app";

    static readonly Lazy<string> Server = new(() => WithRoles(Configured ?? Start()));

    static string? Configured => Environment.GetEnvironmentVariable("SAMSYN_TEST_POSTGRES") is { Length: > 0 } connection ? connection : null;

    /// <summary>Why no server can be had here, or null.</summary>
    public static string? Absent => Configured is null && Binaries is null
        ? "No PostgreSQL here: install Debian's postgresql, or name a server in SAMSYN_TEST_POSTGRES."
        : null;

    /// <summary>The connection string of a database on the server, as its superuser or in a role.</summary>
    public static string ConnectionTo(string database, string? role = null) => As(new(Server.Value) { Database = database }, role);

    static string As(NpgsqlConnectionStringBuilder connection, string? role)
    {
        if (role is not null) (connection.Username, connection.Password) = (role, connection.Password is null ? null : RolePassword);
        return connection.ToString();
    }

    /// <summary>Only for a server that asks for one; ours is reached through a folder that is open to the tests alone.</summary>
    internal const string RolePassword = "samsyn-tests-only";

    internal static string WithRoles(string superuser)
    {
        using var connection = new NpgsqlConnection(superuser);
        connection.Open();
        foreach (var role in new[] { Owning, Serving })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
            command.CommandText = $"DO $$ BEGIN CREATE ROLE {role} LOGIN PASSWORD '{RolePassword}' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
        return superuser;
    }

    public static async Task CreateDatabase(string name, string? template = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} OWNER {Owning}" + (template is null ? "" : $" TEMPLATE {template}");
        await command.ExecuteNonQueryAsync();
    }

    static string Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"samsyn-test-pg-{Environment.ProcessId}");
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        RunAsPostgres("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        RunAsPostgres("pg_ctl", "-D", data, "-w", "-s", "-l", Path.Combine(folder, "log"), "-o",
            $"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300", "start");
        RemoveWhenThisProcessEnds(folder, data);
        return new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", IncludeErrorDetail = true, MaxPoolSize = 20 }.ToString();
    }

    internal static void RemoveWhenThisProcessEnds(string folder, string data) =>
        RemoveWhenThisProcessEnds(folder, AsPostgres("pg_ctl", "-D", data, "-m", "immediate", "-s", "stop"));

    internal static void RemoveWhenThisProcessEnds(string folder, string[] stop) =>
        Run("sh", ["-c", "(trap '' HUP INT TERM; while [ -d /proc/$1 ]; do sleep 0.2; done; shift; folder=$1; shift; \"$@\"; rm -rf \"$folder\") &",
            "sh", Environment.ProcessId.ToString(), folder, .. stop]);

    internal static void RunAsPostgres(string program, params string[] arguments)
    {
        var command = AsPostgres(program, arguments);
        Run(command[0], command[1..]);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static string[] AsPostgres(string program, params string[] arguments) =>
        [.. Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : (string[])[], Path.Combine(Binaries!, program), .. arguments];

    /// <summary>Output goes nowhere but a log: a pipe would be held open by the server it starts.</summary>
    internal static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

/// <summary>Databases on the tests' server for programs that run beside them.</summary>
public static class PostgreSqlDatabases
{
    static int s_count;

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Absent => PostgresServer.Absent;

    /// <summary>An empty one; yields how to reach it as the role that owns it and serves too.</summary>
    public static async Task<string> Create()
    {
        var name = $"samsyn_node_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        await PostgresServer.CreateDatabase(name);
        return PostgresServer.ConnectionTo(name, PostgresServer.Owning);
    }
}
