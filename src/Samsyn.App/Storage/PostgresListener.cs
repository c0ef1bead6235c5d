using Npgsql;
using Samsyn.App.Live;

namespace Samsyn.App.Storage;

/// <summary>
/// The node's ear on PostgreSQL: one connection of its own beside the pool. When it breaks, it is opened again and everybody is told that
/// something may have been missed. It goes past any pool (<c>SAMSYN_DATABASE_DIRECT</c>): what a shared session hears is told to nobody.
/// </summary>
public sealed class PostgresListener(StorageOptions options, ChangeHub hub)
{
    internal const string Channel = "samsyn_changes";
    static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    volatile bool _connected, _pooled;

    /// <summary>True also on SQLite, where there is nothing to listen to.</summary>
    public bool IsConnected => options.IsEmbedded || _connected;

    /// <summary>It answers, and a pool stands in between: nothing would ever be heard.</summary>
    public bool IsBehindPool => _pooled;

    public async Task Listen(CancellationToken cancellation)
    {
        if (options.SessionConnection is not { } server) return;
        var connection = new NpgsqlConnectionStringBuilder(server) { Pooling = false, KeepAlive = 5, ApplicationName = "samsyn listener" }.ToString();
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var ear = new NpgsqlConnection(connection);
                ear.Notification += (_, told) =>
                {
                    if (ChangeNotice.Parse(told.Payload) is { } notice) hub.Tell(notice);
                };
                await ear.OpenAsync(cancellation);
                _pooled = await SharedSessions.IsBehind(ear, cancellation);
                if (_pooled) throw new InvalidOperationException("A pool of connections stands between this node and PostgreSQL.");
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", ear)) await listen.ExecuteNonQueryAsync(cancellation);
                _connected = true;
                hub.Gap();
                while (true) await ear.WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException)
            {
                _connected = false;
                await Task.Delay(BeforeAgain, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        _connected = false;
    }
}
