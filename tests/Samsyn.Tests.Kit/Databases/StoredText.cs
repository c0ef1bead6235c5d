using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Samsyn.Tests.Kit.Databases;

/// <summary>Everything that stands in a table, as text, read past the product.</summary>
public static class StoredText
{
    public static async Task<string> Of(TestDatabase database, params IReadOnlyList<string> tables)
    {
        await using DbConnection connection = database.Engine == Engine.Sqlite
            ? new SqliteConnection(Samsyn.App.Storage.Databases.SqliteConnection(database.Options))
            : new NpgsqlConnection(PostgresServer.ConnectionTo(database.Name));
        await connection.OpenAsync();
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the test.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++)
                    text.Append(Convert.ToString(rows.GetValue(column), System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }
}
