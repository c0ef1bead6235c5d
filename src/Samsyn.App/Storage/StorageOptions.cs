namespace Samsyn.App.Storage;

/// <summary>Where everything is kept: an embedded database in a folder, or PostgreSQL when a connection is given.</summary>
public sealed record StorageOptions
{
    public string DataDirectory { get; init; } = "data";
    public string? PostgresConnection { get; init; }

    public bool IsEmbedded => PostgresConnection is null;

    internal string DatabaseFile => Path.Combine(Path.GetFullPath(DataDirectory), "samsyn.db");

    /// <summary>SAMSYN_DATA and SAMSYN_DATABASE; empty counts as unset.</summary>
    public static StorageOptions FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static StorageOptions From(Func<string, string?> variable) => new()
    {
        DataDirectory = variable("SAMSYN_DATA") is { Length: > 0 } directory ? directory : "data",
        PostgresConnection = variable("SAMSYN_DATABASE") is { Length: > 0 } connection ? connection : null,
    };
}
