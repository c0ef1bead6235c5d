using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>A key that cookies and forms are protected with, as XML with its secret sealed.</summary>
sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}

/// <summary>The keys that all nodes share. Synchronous, because the key ring of the framework asks so.</summary>
public sealed class ProtectionKeys(SamsynDb db, Clock clock)
{
    public IReadOnlyList<string> All() => [.. db.ProtectionKeys.AsNoTracking().OrderBy(key => key.StoredAt).ThenBy(key => key.Name).Select(key => key.Xml)];

    /// <summary>A name that is there already is left as it is: two nodes may take over or make the same key.</summary>
    public void Store(string name, string xml) => db.Database.ExecuteSql(
        $"INSERT INTO protection_keys (name, xml, stored_at) VALUES ({name}, {xml}, {clock.Now.UtcDateTime}) ON CONFLICT (name) DO NOTHING");
}
