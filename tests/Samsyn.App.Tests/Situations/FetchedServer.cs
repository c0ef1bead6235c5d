using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>Answers each request with the same bytes; with null it says nothing at all. With a certificate it speaks TLS.</summary>
sealed class FetchedServer : IAsyncDisposable
{
    /// <summary>What a greeting of TLS begins with: a server in the clear answers it as any other nonsense.</summary>
    const byte TlsRecord = 0x16;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _closing = new();
    readonly Task _serving;
    readonly X509Certificate2? _certificate;

    public FetchedServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _serving = Serve();
    }

    public string? Answer { get; set; }
    public string Host => $"localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>A database of a program that may fetch from these hosts.</summary>
    public static async Task<TestDatabase> Create(Engine engine, string hosts, TempFolder files)
    {
        // As whoever runs the system says it; the setting is read when the program is put together.
        Environment.SetEnvironmentVariable("SAMSYN_DATA_HOSTS", hosts);
        try
        {
            return await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        }
        finally
        {
            Environment.SetEnvironmentVariable("SAMSYN_DATA_HOSTS", null);
        }
    }

    public static string Json(string body) => Of("application/json", body);

    public static string Of(string kind, string body) => $"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    async Task Serve()
    {
        try
        {
            while (true) _ = One(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    async Task One(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using Stream stream = _certificate is null ? client.GetStream() : new SslStream(client.GetStream());
            if (stream is SslStream encrypted) await encrypted.AuthenticateAsServerAsync(_certificate!, clientCertificateRequired: false, checkCertificateRevocation: false);
            var (buffer, read) = (new byte[4096], new StringBuilder());
            while (!read.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && buffer[0] != TlsRecord && await stream.ReadAsync(buffer, _closing.Token) is > 0 and var some) read.Append(Encoding.ASCII.GetString(buffer, 0, some));
            if (Answer is null) await Task.Delay(Timeout.Infinite, _closing.Token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer!), _closing.Token);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or AuthenticationException)
        {
            // The caller went away, as it should.
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
