using System.Net.Sockets;
using Samsyn.App.Secrets;

namespace Samsyn.App.Mail;

/// <summary>How the way to a mail server is protected.</summary>
public enum MailWire
{
    /// <summary>Encrypted from the first byte (RFC 8314, 3).</summary>
    Tls,
    /// <summary>Begins in the clear and must be encrypted before anything is said; a server that does not offer it is not used.</summary>
    StartTls,
    /// <summary>This machine itself.</summary>
    Loopback,
}

/// <summary>A server that the operator has named, and nothing else: no address is looked up anywhere.</summary>
public sealed record MailServer(string Host, int Port, MailWire Wire)
{
    /// <summary>Name and password on two lines, or null when the server asks for none.</summary>
    public string? LoginFile { get; init; }

    /// <summary>Certificates in PEM that alone are trusted, or null for the machine's own.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>For connecting and the greeting.</summary>
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to one command; five minutes by RFC 5321, 4.5.3.2.</summary>
    public TimeSpan CommandPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the answer to a whole message; ten minutes by RFC 5321, 4.5.3.2.6, which warns that a shorter time makes doubles.</summary>
    public TimeSpan MessagePatience { get; init; } = TimeSpan.FromMinutes(10);

    public override string ToString() => $"{Host}:{Port}";

    /// <summary>Null when <paramref name="address"/> is not <c>scheme://host[:port]</c> with <paramref name="scheme"/>, or that with an s for TLS from the beginning.</summary>
    internal static MailServer? Parse(string address, string scheme, int port, int tlsPort)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.Host.Length == 0) return null;
        if (uri.Scheme == scheme + "s") return new(uri.Host, uri.Port > 0 ? uri.Port : tlsPort, MailWire.Tls);
        return uri.Scheme == scheme ? new(uri.Host, uri.Port > 0 ? uri.Port : port, uri.IsLoopback ? MailWire.Loopback : MailWire.StartTls) : null;
    }

    /// <summary>Encrypted already where that is the way.</summary>
    internal async Task<LineWire> Connect(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(Host, Port, cancellation);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            return new(Wire == MailWire.Tls ? await TlsClient.Encrypt(stream, Host, AuthorityFile, cancellation) : stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal (string Name, string Secret)? ReadLogin() => LoginFile is null ? null : OwnersFile.TwoLines(LoginFile);
}
