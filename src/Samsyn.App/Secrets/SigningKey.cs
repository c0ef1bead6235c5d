using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Secrets;

/// <summary>Signs checkpoints of the log: ECDSA over P-256 with a key from the key folder, made the first time it is asked for.</summary>
public sealed class SigningKey(KeyFolder folder) : IDisposable
{
    const string File = "audit-signing-key.pem";

    readonly Lazy<ECDsa> _key = new(() =>
    {
        var key = ECDsa.Create();
        key.ImportFromPem(folder.ReadOrMake(File, NewKey));
        return key;
    });

    /// <summary>Whether it has been made; asking for anything else makes it.</summary>
    internal bool IsMade => folder.Holds(File);

    /// <summary>For whoever verifies: the public key in PEM, to be kept by both authorities outside this system.</summary>
    public string PublicKey
    {
        get { lock (_key) return _key.Value.ExportSubjectPublicKeyInfoPem() + "\n"; }
    }

    internal SignedCheckpoint Sign(Checkpoint checkpoint)
    {
        lock (_key)
            return new()
            {
                Checkpoint = checkpoint,
                KeyId = KeyIdOf(_key.Value),
                Signature = _key.Value.SignData(Encoding.UTF8.GetBytes(checkpoint.Body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            };
    }

    /// <summary>Whether this installation's key signed it.</summary>
    internal bool Signed(SignedCheckpoint signed)
    {
        lock (_key)
            return signed.KeyId == KeyIdOf(_key.Value)
                && _key.Value.VerifyData(Encoding.UTF8.GetBytes(signed.Checkpoint.Body), signed.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose()
    {
        if (_key.IsValueCreated) _key.Value.Dispose();
    }

    /// <summary>As C2SP signed-note has it for ECDSA: of the public key alone, not of its name.</summary>
    static uint KeyIdOf(ECDsa key) => BinaryPrimitives.ReadUInt32BigEndian(Checksum.Sha256(key.ExportSubjectPublicKeyInfo()));

    static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
