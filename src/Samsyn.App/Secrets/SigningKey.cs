using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Secrets;

/// <summary>
/// Signs checkpoints of the log: ECDSA over P-256 with one key for the installation, made the first time it is asked for. It is kept in the
/// database, sealed with the master key: every node signs alike, and whoever has only the database cannot sign.
/// </summary>
public sealed class SigningKey(IServiceScopeFactory scopes, StorageOptions options) : IDisposable
{
    const string Name = "audit", Place = "signing_keys.sealed", FileOfOldVersions = "audit-signing-key.pem";

    readonly Lazy<ECDsa> _key = new(() =>
    {
        using var scope = scopes.ForSystem();
        var (keys, master) = (scope.ServiceProvider.GetRequiredService<SigningKeys>(), scope.ServiceProvider.GetRequiredService<MasterKeyRing>());
        if (keys.Find(Name) is null) Store(keys, master, options);
        var pem = Sealed.Open(master, keys.Find(Name)!, Place)
            ?? throw new IOException($"The key that signs the log is sealed with a master key that does not stand in {options.MasterKeyFile}.");
        var key = ECDsa.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(pem));
        return key;
    });

    /// <summary>Whether it has been made; asking for anything else makes it.</summary>
    internal bool IsMade
    {
        get
        {
            using var scope = scopes.ForSystem();
            return scope.ServiceProvider.GetRequiredService<SigningKeys>().Find(Name) is not null;
        }
    }

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

    /// <summary>An earlier version kept it in a file of the data folder: that key has signed what the parties hold, so it goes on, and the file, which held it in the clear, is removed.</summary>
    static void Store(SigningKeys keys, MasterKeyRing master, StorageOptions options)
    {
        var file = Path.Combine(Path.GetFullPath(options.DataDirectory), "keys", FileOfOldVersions);
        var mine = Sealed.Seal(master.Current, Encoding.ASCII.GetBytes(File.Exists(file) ? File.ReadAllText(file) : NewKey()), Place);
        keys.Store(Name, mine);
        // A node that had a key of its own keeps its file: what it signed can be verified with nothing else.
        if (File.Exists(file) && mine.AsSpan().SequenceEqual(keys.Find(Name))) File.Delete(file);
    }

    static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
