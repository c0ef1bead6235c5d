using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Samsyn.Tests.Kit.SignIn;

/// <summary>
/// An authenticator and the browser around it in one: it answers challenges with real signatures (WebAuthn, ES256), and can be told to do so in
/// ways no browser would.
/// </summary>
public sealed class SoftwareAuthenticator(string origin) : IDisposable
{
    const byte Present = 0x01, Verified = 0x04, Attested = 0x40;

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Origin { get; set; } = origin;
    public string CredentialId { get; set; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
    /// <summary>The account, as the server named it when the passkey was made.</summary>
    public string? UserHandle { get; set; }
    public bool UserIsVerified { get; set; } = true;
    /// <summary>Grows by one before each use; a negative start keeps it at zero, as synchronised passkeys do.</summary>
    public int Counter { get; set; }

    public static Guid Make { get; } = new("5a465457-4152-4521-8000-0000000000aa");

    /// <summary>What <c>navigator.credentials.create</c> answers.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        UserHandle = asked["user"]!["id"]!.GetValue<string>();
        var id = Base64Url.DecodeFromChars(CredentialId);
        byte[] attested = [.. Make.ToByteArray(bigEndian: true), (byte)(id.Length >> 8), (byte)id.Length, .. id, .. PublicKey()];
        var data = AuthenticatorData(asked["rp"]!["id"]!.GetValue<string>(), Attested, attested);
        // {"fmt": "none", "attStmt": {}, "authData": h'…'}
        byte[] statement = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Base64Url.EncodeToString(statement),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> answers.</summary>
    public string Prove(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var client = ClientData("webauthn.get", asked);
        var data = AuthenticatorData(asked["rpId"]!.GetValue<string>(), flags: 0, []);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = UserHandle,
        });
    }

    string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = CredentialId, ["rawId"] = CredentialId, ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    byte[] ClientData(string type, JsonNode asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked["challenge"]!.GetValue<string>(), origin = Origin, crossOrigin = false });

    byte[] AuthenticatorData(string domain, byte flags, byte[] attested)
    {
        var counter = new byte[4];
        if (Counter >= 0) BinaryPrimitives.WriteUInt32BigEndian(counter, (uint)++Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(flags | Present | (UserIsVerified ? Verified : 0)), .. counter, .. attested];
    }

    /// <summary>COSE: {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}</summary>
    byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    public void Dispose() => _key.Dispose();
}
