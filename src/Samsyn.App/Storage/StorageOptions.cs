using Samsyn.App.Secrets;

namespace Samsyn.App.Storage;

/// <summary>Where everything is kept: an embedded database in a folder, or PostgreSQL when a connection is given.</summary>
public sealed record StorageOptions
{
    public string DataDirectory { get; init; } = "data";
    public string? PostgresConnection { get; init; }
    /// <summary>The same database past any pool of connections, for what needs a session of its own. Null: no pool stands between.</summary>
    public string? DirectConnection { get; init; }
    /// <summary>The master key: the same on every node of one database. Null: a file of its own in the data folder.</summary>
    public string? KeyFile { get; init; }

    public bool IsEmbedded => PostgresConnection is null;

    /// <summary>For listening, copies and whatever else a pool that shares out sessions would break.</summary>
    internal string? SessionConnection => DirectConnection ?? PostgresConnection;

    internal string DatabaseFile => Path.Combine(Path.GetFullPath(DataDirectory), "samsyn.db");

    public string MasterKeyFile => KeyFile ?? Path.Combine(Path.GetFullPath(DataDirectory), "samsyn.key");

    /// <summary>A key file that was named must be there; the one in the data folder is made.</summary>
    public MasterKeyRing ReadMasterKeys() => MasterKeyRing.Read(MasterKeyFile, make: KeyFile is null);

    /// <summary>SAMSYN_DATA, SAMSYN_DATABASE, SAMSYN_DATABASE_DIRECT and SAMSYN_KEY_FILE; empty counts as unset.</summary>
    public static StorageOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static StorageOptions From(Func<string, string?> variable) => new()
    {
        DataDirectory = variable("SAMSYN_DATA") is { Length: > 0 } directory ? directory : "data",
        PostgresConnection = variable("SAMSYN_DATABASE") is { Length: > 0 } connection ? connection : null,
        DirectConnection = variable("SAMSYN_DATABASE_DIRECT") is { Length: > 0 } direct ? direct : null,
        KeyFile = variable("SAMSYN_KEY_FILE") is { Length: > 0 } file ? file : null,
    };
}
