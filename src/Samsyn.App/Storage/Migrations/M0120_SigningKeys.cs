using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Keys that sign, sealed, for all nodes.</summary>
[DbContext(typeof(SamsynDb)), Migration("0120_SigningKeys"), Additive]
sealed class M0120_SigningKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("signing_keys",
        table => new { name = table.Column<string>(), @sealed = table.Column<byte[]>(), stored_at = table.Column<DateTime>() },
        constraints: table => table.PrimaryKey("PK_signing_keys", row => row.name));
}
