using Npgsql;
using Samsyn.App.Live;

namespace Samsyn.App.Storage;

/// <summary>
/// The node's ear on PostgreSQL: one connection of its own beside the pool. When it breaks, it is opened again and everybody is told that
/// something may have been missed. Must reach the server directly: LISTEN does not survive a connection pooler.
/// </summary>
public sealed class PostgresListener(StorageOptions options, ChangeHub hub)
{
    internal const string Channel = "samsyn_changes";
    static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    volatile bool _connected;

    /// <summary>True also on SQLite, where there is nothing to listen to.</summary>
    public bool IsConnected => options.IsEmbedded || _connected;

    public async Task Listen(CancellationToken cancellation)
    {
        if (options.PostgresConnection is not { } server) return;
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
