using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Files of approved minutes, and the municipality's template.</summary>
[DbContext(typeof(SamsynDb)), Migration("0180_Papers"), Additive]
sealed class M0180_Papers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("frozen_papers",
            table => new
            {
                meeting = table.Column<Guid>(),
                checksum = table.Column<string>(),
                is_open = table.Column<bool>(),
                language = table.Column<string>(),
                format = table.Column<string>(),
                sha256 = table.Column<string>(),
                bytes = table.Column<byte[]>(),
                made_at = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_frozen_papers", row => new { row.meeting, row.checksum, row.is_open, row.language, row.format });
                table.ForeignKey("FK_frozen_papers_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable("paper_templates",
            table => new
            {
                id = table.Column<int>(),
                name = table.Column<string>(),
                sha256 = table.Column<string>(),
                bytes = table.Column<byte[]>(),
                uploaded_by = table.Column<Guid>(),
                uploaded_at = table.Column<DateTimeOffset>(),
                version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_paper_templates", row => row.id));
    }
}
