using Samsyn.App.Secrets;

namespace Samsyn.App.Storage;

/// <summary>Where everything is kept: an embedded database in a folder, or PostgreSQL when a connection is given.</summary>
public sealed record StorageOptions
{
    public string DataDirectory { get; init; } = "data";
    /// <summary>As the role that serves.</summary>
    public string? PostgresConnection { get; init; }
    /// <summary>As the role that owns the tables, only for bringing them up to date and for backups. Null: one role does both.</summary>
    public string? OwnerConnection { get; init; }
    /// <summary>The same database past any pool of connections, for what needs a session of its own. Null: no pool stands between.</summary>
    public string? DirectConnection { get; init; }
    /// <summary>The master key: the same on every node of one database. Null: a file of its own in the data folder.</summary>
    public string? KeyFile { get; init; }
    /// <summary>Where originals are kept: <c>directory:/path</c> or <c>s3:https://host/bucket</c>. Null: in the database.</summary>
    public string? Files { get; init; }
    /// <summary>Id and secret of the key to the bucket, on two lines.</summary>
    public string? FilesKeyFile { get; init; }
    /// <summary>What the S3 service calls its region; many ask for none and take this.</summary>
    public string FilesRegion { get; init; } = "us-east-1";
    /// <summary>For one call to the S3 service, whatever it is about.</summary>
    public TimeSpan FilesPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The program that makes PDF of papers; LibreOffice's own name is looked for in PATH.</summary>
    public string Office { get; init; } = "soffice";

    public bool IsEmbedded => PostgresConnection is null;

    internal string? OwningConnection => OwnerConnection ?? SessionConnection;

    /// <summary>For listening, copies and whatever else a pool that shares out sessions would break.</summary>
    internal string? SessionConnection => DirectConnection ?? PostgresConnection;

    internal string DatabaseFile => Path.Combine(Path.GetFullPath(DataDirectory), "samsyn.db");

    public string MasterKeyFile => KeyFile ?? Path.Combine(Path.GetFullPath(DataDirectory), "samsyn.key");

    /// <summary>A key file that was named must be there; the one in the data folder is made.</summary>
    public MasterKeyRing ReadMasterKeys() => MasterKeyRing.Read(MasterKeyFile, make: KeyFile is null);

    /// <summary>SAMSYN_DATA, SAMSYN_DATABASE, SAMSYN_DATABASE_OWNER, SAMSYN_DATABASE_DIRECT, SAMSYN_KEY_FILE, SAMSYN_FILES, SAMSYN_FILES_KEY, SAMSYN_FILES_REGION and SAMSYN_OFFICE; empty counts as unset.</summary>
    public static StorageOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    public static StorageOptions From(Func<string, string?> variable)
    {
        var unset = new StorageOptions();
        return new()
        {
            DataDirectory = Set("SAMSYN_DATA") ?? unset.DataDirectory,
            PostgresConnection = Set("SAMSYN_DATABASE"),
            OwnerConnection = Set("SAMSYN_DATABASE_OWNER"),
            DirectConnection = Set("SAMSYN_DATABASE_DIRECT"),
            KeyFile = Set("SAMSYN_KEY_FILE"),
            Files = Set("SAMSYN_FILES"),
            FilesKeyFile = Set("SAMSYN_FILES_KEY"),
            FilesRegion = Set("SAMSYN_FILES_REGION") ?? unset.FilesRegion,
            Office = Set("SAMSYN_OFFICE") ?? unset.Office,
        };

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
