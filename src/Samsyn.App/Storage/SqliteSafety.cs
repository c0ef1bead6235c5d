using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>
/// SQLite before 3.51.3 can corrupt a database in WAL mode (the WAL-reset bug), so the journal is rolled back, never written ahead;
/// and a commit is on disk before it is answered.
/// </summary>
sealed class SqliteSafety : DbConnectionInterceptor
{
    const string Settings = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is really in force, read back from an open connection.</summary>
    public static async Task<Outcome> Check(SamsynDb db, string file, CancellationToken cancellation)
    {
        var found = new List<Refusal>();
        foreach (var (setting, safe, required) in Required)
        {
            var value = await Read(db.Database.GetDbConnection(), setting, cancellation);
            if (!safe.Contains(value, StringComparer.OrdinalIgnoreCase)) found.Add(new UnsafeDatabase(file, setting, value, required));
        }
        return Outcome.From(found);
    }

    static readonly (string Setting, string[] Safe, string Required)[] Required =
    [
        ("journal_mode", ["delete", "truncate", "persist"], "DELETE"),
        ("synchronous", ["2", "3"], "FULL"),
        ("foreign_keys", ["1"], "ON"),
    ];

    /// <summary>The answer of one pragma, whose name the program itself gives.</summary>
    public static async Task<string> Read(DbConnection connection, string setting, CancellationToken cancellation)
    {
        if (connection.State != ConnectionState.Open) throw new InvalidOperationException("Settings are read from an open connection.");
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are written in the program.
        command.CommandText = $"PRAGMA {setting}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
