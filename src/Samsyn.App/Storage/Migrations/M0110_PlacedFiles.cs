using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Originals may be kept outside the database.</summary>
[DbContext(typeof(SamsynDb)), Migration("0110_PlacedFiles"), Additive]
sealed class M0110_PlacedFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("placed_files",
            table => new
            {
                proposal = table.Column<Guid>(),
                sha256 = table.Column<string>(),
                length = table.Column<long>(),
                kind = table.Column<string>(),
                name = table.Column<string>(),
                sealed_by = table.Column<string>(),
                stored_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_placed_files", row => row.proposal);
                table.ForeignKey("FK_placed_files_proposals_proposal", row => row.proposal, "proposals", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_placed_files_name", "placed_files", "name", unique: true);
    }
}
