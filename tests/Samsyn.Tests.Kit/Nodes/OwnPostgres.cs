using System.Globalization;
using Npgsql;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.Tests.Kit.Nodes;

/// <summary>A PostgreSQL server of one test's own, with everything that makes a commit last switched on, which can be killed and started again.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    readonly string _folder;

    OwnPostgres(string folder) => _folder = folder;

    string Data => Path.Combine(_folder, "data");

    /// <summary>As the role that serves.</summary>
    public string Connection => As(PostgresServer.Serving, Database);

    public string OwnerConnection => As(PostgresServer.Owning, Database);

    const string Database = "samsyn";

    string As(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder, Username = role, Database = database, MaxPoolSize = 30, Timeout = 5, CommandTimeout = 20,
    }.ToString();

    static int s_count;

    public static OwnPostgres Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"samsyn-own-pg-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) PostgresServer.Run("chown", "postgres", folder);
        var server = new OwnPostgres(folder);
        PostgresServer.RunAsPostgres("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--data-checksums");
        server.StartAgain();
        using (var connection = new NpgsqlConnection(PostgresServer.WithRoles(server.As("postgres", "postgres"))))
        {
            connection.Open();
            using var command = new NpgsqlCommand($"CREATE DATABASE {Database} OWNER {PostgresServer.Owning}", connection);
            command.ExecuteNonQuery();
        }
        PostgresServer.RemoveWhenThisProcessEnds(folder, server.Data);
        return server;
    }

    public void StartAgain() => PostgresServer.RunAsPostgres("pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o",
        $"-k {_folder} -c listen_addresses='' -c max_connections=100 -c shared_buffers=32MB", "start");

    /// <summary>Whether a commit waits for a second server, which there is none of here.</summary>
    public async Task WaitForSecondServer(bool demanded)
    {
        await File.WriteAllTextAsync(Path.Combine(Data, "postgresql.auto.conf"), demanded ? "synchronous_standby_names = '*'\n" : "");
        PostgresServer.RunAsPostgres("pg_ctl", "-D", Data, "-s", "reload");
    }

    /// <summary>SIGKILL to the server and every one of its processes.</summary>
    public async Task Kill()
    {
        var server = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        PostgresServer.Run("sh", "-c", $"kill -STOP {server}; kill -KILL $(cat /proc/{server}/task/{server}/children) {server} 2>/dev/null; true");
        for (var attempt = 0; attempt < 400 && Directory.Exists($"/proc/{server}"); attempt++) await Task.Delay(10);
        // What is left of it holds the shared memory for a moment; the server refuses to start until it has gone.
        await Task.Delay(50);
        NpgsqlConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        PostgresServer.RunAsPostgres("pg_ctl", "-D", Data, "-m", "immediate", "-s", "stop");
        return ValueTask.CompletedTask;
    }
}
