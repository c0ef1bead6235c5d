using Samsyn.App.Files;
using Samsyn.App.Storage;

namespace Samsyn.App.Operations;

/// <summary>What an operator has settled beside the database: where the service is reached, where its backups go.</summary>
public sealed record Deployment
{
    /// <summary>SAMSYN_ADDRESS as it is written; null when it is unset, and then the service answers on this machine alone.</summary>
    public string? Address { get; init; }
    /// <summary>SAMSYN_BACKUPS: the folder that backups are put in.</summary>
    public string? Backups { get; init; }
    /// <summary>SAMSYN_BACKUP_KEY.</summary>
    public string? BackupKey { get; init; }

    public static Deployment FromEnvironment() => From(Environment.GetEnvironmentVariable);

    internal static Deployment From(Func<string, string?> variable)
    {
        return new() { Address = Set("SAMSYN_ADDRESS"), Backups = Set("SAMSYN_BACKUPS"), BackupKey = Set("SAMSYN_BACKUP_KEY") };

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Whether anybody beside this machine can be meant to come here.</summary>
    internal bool IsForOthers => Address is not null && !(Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.IsLoopback);
}
