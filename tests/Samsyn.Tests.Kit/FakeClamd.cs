using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samsyn.Tests.Kit;

/// <summary>
/// Speaks clamd's INSTREAM as the daemon does: refuses what is not the protocol, hangs up after the answer, and answers over its limit while the
/// other still sends. A null answer is silence.
/// </summary>
public sealed class FakeClamd : IAsyncDisposable
{
    readonly Socket _listening;
    readonly CancellationTokenSource _stop = new();
    readonly Task _serving;

    public FakeClamd(string? socketPath = null)
    {
        _listening = socketPath is null ? new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) : new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listening.Bind(socketPath is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(socketPath));
        _listening.Listen();
        Address = socketPath ?? $"127.0.0.1:{((IPEndPoint)_listening.LocalEndPoint!).Port}";
        _serving = Serve();
    }

    public string Address { get; }
    public int Limit { get; init; } = 25 << 20;
    public Func<byte[], string?> Answer { get; set; } = _ => "stream: OK";

    async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listening.AcceptAsync(_stop.Token);
                _ = Talk(socket);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task Talk(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, _stop.Token);
            var answer = command.AsSpan().SequenceEqual("zINSTREAM\0"u8) ? await Read(stream) is { } bytes ? Answer(bytes) : "INSTREAM size limit exceeded. ERROR" : "UNKNOWN COMMAND";
            if (answer is null) await Task.Delay(Timeout.Infinite, _stop.Token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"), _stop.Token);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or SocketException)
        {
            // The other side went away.
        }
    }

    /// <summary>Null when the file is over the limit.</summary>
    async Task<byte[]?> Read(NetworkStream stream)
    {
        using var bytes = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0) return bytes.ToArray();
            if (bytes.Length + size > Limit) return null;
            var part = new byte[size];
            await stream.ReadExactlyAsync(part, _stop.Token);
            bytes.Write(part);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listening.Dispose();
        await _serving;
        _stop.Dispose();
    }
}
