using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.App.Secrets;

/// <summary>Encrypts a connection to a server whose certificate proves its name, by the authorities that the machine trusts or by one that the operator names.</summary>
static class TlsClient
{
    /// <summary><paramref name="authority"/>: a file of certificates in PEM that alone are trusted; null trusts those of the machine.</summary>
    /// <exception cref="AuthenticationException">The server could not prove its name.</exception>
    public static async Task<Stream> Encrypt(Stream plain, string host, string? authority, CancellationToken cancellation)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (authority is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(authority);
            options.CertificateChainPolicy = policy;
        }
        var encrypted = new SslStream(plain);
        try
        {
            await encrypted.AuthenticateAsClientAsync(options, cancellation);
            return encrypted;
        }
        catch
        {
            await encrypted.DisposeAsync();
            throw;
        }
    }
}
