using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0001_Foundation")]
sealed class M0001_Foundation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("acts",
            table => new
            {
                id = table.Column<Guid>(),
                at = table.Column<DateTime>(),
                actor = table.Column<Guid>(),
                name = table.Column<string>(),
                object_kind = table.Column<string>(),
                object_id = table.Column<Guid>(),
            },
            constraints: table => table.PrimaryKey("PK_acts", row => row.id));
        migrationBuilder.CreateIndex("IX_acts_object_id_at", "acts", ["object_id", "at"]);

        migrationBuilder.CreateTable("outbox",
            table => new
            {
                id = table.Column<Guid>(),
                kind = table.Column<string>(),
                payload = table.Column<string>(),
                created_at = table.Column<DateTime>(),
                attempts = table.Column<int>(),
                next_attempt_at = table.Column<DateTime>(),
                done_at = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_outbox", row => row.id));
        migrationBuilder.CreateIndex("IX_outbox_done_at_next_attempt_at", "outbox", ["done_at", "next_attempt_at"]);

        migrationBuilder.CreateTable("stored_files",
            table => new
            {
                sha256 = table.Column<string>(),
                length = table.Column<long>(),
                stored_at = table.Column<DateTime>(),
                bytes = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_stored_files", row => row.sha256));

        migrationBuilder.CreateTable("settings",
            table => new { key = table.Column<string>(), value = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_settings", row => row.key));
    }
}
