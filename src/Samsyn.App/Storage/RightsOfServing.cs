using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Samsyn.App.Storage;

/// <summary>
/// What the role that serves may do with the tables of the role that owns them: read and write rows, but never change or remove what stands in
/// the log or in files of approved minutes, nor say which migrations were applied. Given anew at each opening, so that a new table is never forgotten.
/// </summary>
static class RightsOfServing
{
    static readonly (string Table, string Never)[] Exceptions =
    [
        ("audit_entries", "UPDATE, DELETE"), ("audit_checkpoints", "UPDATE, DELETE"), ("audit_head", "INSERT, DELETE"),
        ("frozen_papers", "UPDATE, DELETE"),
        (Database.History, "INSERT, UPDATE, DELETE"), (Database.AdditiveHistory, "INSERT, UPDATE, DELETE"),
    ];

    public static async Task Give(SamsynDb owner, StorageOptions options, CancellationToken cancellation)
    {
        if (options.OwnerConnection is not { } owning || RoleOf(options.PostgresConnection) is not { } role || role == RoleOf(owning)) return;
        var quoted = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var tables = owner.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Append(Database.History).Append(Database.AdditiveHistory).Distinct();
        List<string> statements = [$"GRANT SELECT, INSERT, UPDATE, DELETE ON {string.Join(", ", tables)} TO {quoted}", .. Exceptions.Select(one => $"REVOKE {one.Never} ON {one.Table} FROM {quoted}")];
#pragma warning disable EF1002 // Names of the model and a quoted role; none of it is a value.
        foreach (var statement in statements) await owner.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellation);
#pragma warning restore EF1002
    }

    static string? RoleOf(string? connection) => new NpgsqlConnectionStringBuilder(connection).Username;
}
