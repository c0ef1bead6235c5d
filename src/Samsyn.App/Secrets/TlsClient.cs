using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Samsyn.App.Secrets;

/// <summary>Why a certificate does not prove that the server is who it should be.</summary>
public enum CertificateFault
{
    /// <summary>By an authority that is not trusted, or by itself.</summary>
    Issuer,
    /// <summary>It has run out, or does not hold yet.</summary>
    Time,
    /// <summary>It is another server's.</summary>
    Name,
    /// <summary>None was shown.</summary>
    Missing,
    Other,
}

/// <summary>Encrypts a connection to a server whose certificate proves its name, by the authorities that the machine trusts or by one that the operator names.</summary>
static class TlsClient
{
    /// <summary><paramref name="authority"/>: a file of certificates in PEM that alone are trusted; null trusts those of the machine.</summary>
    /// <exception cref="AuthenticationException">The server could not prove its name.</exception>
    public static async Task<Stream> Encrypt(Stream plain, string host, string? authority, CancellationToken cancellation)
    {
        var options = OptionsOf(authority);
        options.TargetHost = host;
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

    /// <summary>How any server is asked to prove its name.</summary>
    /// <exception cref="InvalidDataException">The file of authorities holds no certificates.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SslClientAuthenticationOptions OptionsOf(string? authority)
    {
#pragma warning disable MA0039 // The verdict is the framework's; only why is said.
        var options = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13, RemoteCertificateValidationCallback = (_, _, chain, errors) => errors == SslPolicyErrors.None ? true : throw new CertificateRefused(FaultOf(errors, chain)) };
#pragma warning restore MA0039
        if (authority is null) return options;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(authority);
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }
        if (policy.CustomTrustStore.Count == 0) throw new InvalidDataException(authority);
        options.CertificateChainPolicy = policy;
        return options;
    }

    /// <summary>Why no connection came about; null when no certificate was at fault.</summary>
    public static CertificateFault? FaultOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is CertificateRefused refused) return refused.Fault;
        return null;
    }

    static CertificateFault FaultOf(SslPolicyErrors errors, X509Chain? chain)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return CertificateFault.Missing;
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        // One that nobody vouches for says nothing of its time or name.
        if ((status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != X509ChainStatusFlags.NoError) return CertificateFault.Issuer;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) return CertificateFault.Time;
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateFault.Name : CertificateFault.Other;
    }
}

/// <summary>The server could not prove its name.</summary>
sealed class CertificateRefused(CertificateFault fault) : AuthenticationException($"The certificate is refused: {fault}.")
{
    public CertificateFault Fault => fault;
}
