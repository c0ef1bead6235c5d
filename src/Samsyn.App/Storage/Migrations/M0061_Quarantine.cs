using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0061_Quarantine")]
sealed class M0061_Quarantine : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("quarantined_files",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                brought_by = table.Column<Guid>(),
                at = table.Column<DateTime>(),
                reason = table.Column<string>(),
                tried_at = table.Column<DateTime>(),
                bytes = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_quarantined_files", row => row.id));
        migrationBuilder.CreateIndex("IX_quarantined_files_brought_by", "quarantined_files", "brought_by");
    }
}
