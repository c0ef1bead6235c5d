using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Samsyn.App.Secrets;

/// <summary>
/// How we prove to an identity provider that it is us: a key of our own that never leaves here (<c>private_key_jwt</c>), or a secret shared with
/// the provider. Read from a file that nobody else may read.
/// </summary>
public sealed class ClientCredential
{
    static readonly TimeSpan AssertionLives = TimeSpan.FromSeconds(60);

    readonly SigningCredentials? _key;

    ClientCredential(SigningCredentials? key, string? secret) => (_key, SharedSecret) = (key, secret);

    /// <summary>Null when there is a key.</summary>
    internal string? SharedSecret { get; }

    /// <summary>RSA of 2048 bits at least, or a NIST curve, in PEM.</summary>
    public static ClientCredential Key(string file, string? keyId)
    {
        var pem = ReadAlone(file);
        try
        {
            return new(pem.Contains("EC PRIVATE", StringComparison.Ordinal) || !TryRsa(pem, out var rsa) ? Curve(pem, keyId) : Rsa(rsa, file, keyId), null);
        }
        catch (CryptographicException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    public static ClientCredential Secret(string file)
    {
        var secret = ReadAlone(file).Trim();
        const int Shortest = 32;
        return secret.Length >= Shortest ? new(null, secret) : throw new IOException($"{file} holds less than {Shortest} characters.");
    }

    /// <summary>A statement, signed and good for a minute and for once, that this is the client.</summary>
    internal string Assertion(string clientId, string audience, DateTimeOffset at) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = clientId,
        Audience = audience,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = clientId, ["jti"] = Unguessable.Text() },
        IssuedAt = at.UtcDateTime,
        NotBefore = at.UtcDateTime,
        Expires = (at + AssertionLives).UtcDateTime,
        SigningCredentials = _key,
    });

    /// <summary>Never the secret, also when somebody logs the object.</summary>
    public override string ToString() => _key is null ? "client_secret_basic" : "private_key_jwt";

    static bool TryRsa(string pem, out RSA rsa)
    {
        rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return true;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            return false;
        }
    }

    static SigningCredentials Rsa(RSA rsa, string file, string? keyId)
    {
        const int Shortest = 2048;
        if (rsa.KeySize < Shortest) throw new IOException($"{file}: an RSA key must have {Shortest} bits at least.");
        return new(new RsaSecurityKey(rsa) { KeyId = keyId }, SecurityAlgorithms.RsaSsaPssSha256);
    }

    static SigningCredentials Curve(string pem, string? keyId)
    {
        var curve = ECDsa.Create();
        curve.ImportFromPem(pem);
        return new(new ECDsaSecurityKey(curve) { KeyId = keyId },
            curve.KeySize switch { 256 => SecurityAlgorithms.EcdsaSha256, 384 => SecurityAlgorithms.EcdsaSha384, _ => SecurityAlgorithms.EcdsaSha512 });
    }

    static string ReadAlone(string file)
    {
        OwnersFile.Check(file);
        return File.ReadAllText(file);
    }
}
