using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>A private key that signs in the installation's name, sealed with the master key.</summary>
sealed class StoredSigningKey
{
    public required string Name { get; init; }
    public required byte[] Sealed { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}

/// <summary>The signing keys that all nodes share. Synchronous: a key is read once in a program's life, wherever it first signs.</summary>
public sealed class SigningKeys(SamsynDb db, Clock clock)
{
    public byte[]? Find(string name) => db.SigningKeys.AsNoTracking().Where(key => key.Name == name).Select(key => key.Sealed).SingleOrDefault();

    /// <summary>Of several that store one of the same name at once, the first one's stays; whoever stores reads it afterwards.</summary>
    public void Store(string name, byte[] sealedKey) => db.Database.ExecuteSql(
        $"INSERT INTO signing_keys (name, sealed, stored_at) VALUES ({name}, {sealedKey}, {clock.Now.UtcDateTime}) ON CONFLICT (name) DO NOTHING");
}
