using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>How a later migration puts tables of its own behind the wall of <see cref="M0130_RowSecurity"/>. Its name ends in <c>Wall</c>, so that the tests find it.</summary>
static class RowWall
{
    /// <summary>One rule for reading and writing: who may not see a row may not make it either. The system sees all.</summary>
    public static void Guard(MigrationBuilder migrationBuilder, string provider, string table, string rule)
    {
        if (provider != "Npgsql.EntityFrameworkCore.PostgreSQL") return;
        var whole = $"samsyn_is_system() OR {rule}";
        migrationBuilder.Sql($"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            CREATE POLICY {table}_wall ON {table} USING ({whole}) WITH CHECK ({whole})
            """);
    }
}
