using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Samsyn.App.Files;

/// <summary>What the virus scanner said of a file.</summary>
public abstract record Scanned
{
    public sealed record Clean : Scanned;

    public sealed record Infected(string Signature) : Scanned;

    /// <summary>No answer, an answer we do not know, or a file that the scanner will not look at: never to be taken for clean.</summary>
    public sealed record NotScanned(string Reason) : Scanned;
}

/// <summary>Where the scanner listens: <c>host:port</c> or the path of a socket; null where there is none.</summary>
public sealed record ScannerOptions(string? Address)
{
    /// <summary>For the whole of one scan.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public static ScannerOptions FromEnvironment() => new(Environment.GetEnvironmentVariable("SAMSYN_CLAMD") is { Length: > 0 } address ? address : null);
}

/// <summary>A client of ClamAV's daemon: its INSTREAM command, which needs no file that both can read.</summary>
public sealed class Clamd(ScannerOptions options)
{
    const int ChunkLength = 1 << 16, LongestReply = 4096;

    public bool IsThere => options.Address is not null;

    public async Task<Scanned> Scan(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (options.Address is not { } address) return new Scanned.Clean();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Patience);
        try
        {
            using var socket = await Connect(address, patience.Token);
            await using var stream = new NetworkStream(socket);
            try
            {
                await Send(stream, bytes, patience.Token);
            }
            catch (IOException)
            {
                // A file over the daemon's limit is answered while we still send, and then it hangs up: the answer says so.
            }
            return Understand(await Reply(stream, patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Scanned.NotScanned("timeout");
        }
        catch (Exception failure) when (failure is SocketException or IOException or FormatException or ArgumentException)
        {
            return new Scanned.NotScanned(failure is SocketException socket ? socket.SocketErrorCode.ToString() : "connection");
        }
    }

    static async Task<Socket> Connect(string address, CancellationToken cancellation)
    {
        var isPath = address.StartsWith('/');
        var socket = isPath ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isPath) await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
            else
            {
                var colon = address.LastIndexOf(':');
                if (colon < 1) throw new FormatException(address);
                await socket.ConnectAsync(address[..colon].Trim('[', ']'), int.Parse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture), cancellation);
            }
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var length = new byte[4];
        for (var at = 0; at < bytes.Length; at += ChunkLength)
        {
            var part = bytes.Slice(at, Math.Min(ChunkLength, bytes.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            await stream.WriteAsync(length, cancellation);
            await stream.WriteAsync(part, cancellation);
        }
        await stream.WriteAsync(new byte[4], cancellation);
    }

    static async Task<string> Reply(NetworkStream stream, CancellationToken cancellation)
    {
        var reply = new byte[LongestReply];
        var length = 0;
        while (length < reply.Length && await stream.ReadAsync(reply.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (reply.AsSpan(0, length).Contains((byte)0)) break;
        }
        return Encoding.UTF8.GetString(reply, 0, length).Split('\0')[0].Trim();
    }

    static Scanned Understand(string reply)
    {
        const string stream = "stream: ", found = " FOUND";
        if (reply == stream + "OK") return new Scanned.Clean();
        return reply.StartsWith(stream, StringComparison.Ordinal) && reply.EndsWith(found, StringComparison.Ordinal)
            ? new Scanned.Infected(reply[stream.Length..^found.Length]) : new Scanned.NotScanned(reply.Length == 0 ? "no answer" : reply);
    }
}
