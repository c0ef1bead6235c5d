using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samsyn.App.Tests.Outbox;

enum Mood { Well, Broken, Busy, Refusing, Elsewhere, HangsUpAtOnce, HangsUpAfterActing, AnswersHalf, Silent }

/// <summary>A real HTTP server on a socket that fails as it is told to. It acts once per Idempotency-Key, as a good receiver does.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _closing = new();
    readonly Task _serving;

    public Receiver()
    {
        _listener.Start();
        _serving = Serve();
    }

    public Mood Mood { get; set; }
    public string Host => $"localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";
    public ConcurrentQueue<string> Keys { get; } = [];
    public ConcurrentDictionary<string, string> Acted { get; } = new(StringComparer.Ordinal);

    async Task Serve()
    {
        while (!_closing.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_closing.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            _ = Answer(client);
        }
    }

    async Task Answer(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            if (Mood == Mood.HangsUpAtOnce) return;
            var (head, body) = await Read(stream);
            var key = head.Split("\r\n").First(line => line.StartsWith("Idempotency-Key:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Trim();
            Keys.Enqueue(key);
            if (Mood is Mood.Well or Mood.HangsUpAfterActing or Mood.AnswersHalf) Acted.TryAdd(key, body);
            var answer = Mood switch
            {
                Mood.Well => "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
                Mood.Broken => "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                Mood.Busy => "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                Mood.Refusing => "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                Mood.Elsewhere => "HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                Mood.AnswersHalf => "HTTP/1.1 20",
                _ => "",
            };
            if (Mood == Mood.Silent) await Task.Delay(Timeout.Infinite, _closing.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The sender went away, or the test is over.
        }
    }

    static async Task<(string Head, string Body)> Read(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) throw new IOException("The request broke off.");
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var length = int.Parse(all[..end].Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1]);
            if (Encoding.UTF8.GetByteCount(all[(end + 4)..]) >= length) return (all[..end], all[(end + 4)..]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        // Waited for first: whoever accepts from a listener that has stopped is told that it never began.
        await _serving;
        _listener.Stop();
        _closing.Dispose();
    }
}
