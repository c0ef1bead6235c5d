using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Searches for clusters in the background, with what they found.</summary>
[DbContext(typeof(SamsynDb)), Migration("0255_Scans"), Additive]
sealed class M0255_Scans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("scans",
            table => new
            {
                id = table.Column<Guid>(),
                dataset = table.Column<Guid>(),
                question = table.Column<string>(),
                started_by = table.Column<Guid>(),
                started_by_name = table.Column<string>(),
                started_at = table.Column<DateTime>(),
                language = table.Column<string>(),
                state = table.Column<string>(),
                is_cancelled = table.Column<bool>(),
                made = table.Column<int>(),
                ended_at = table.Column<DateTime>(nullable: true),
                edition = table.Column<int>(),
                result = table.Column<string>(nullable: true),
                problems = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_scans", row => row.id);
                table.ForeignKey("FK_scans_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_scans_dataset", "scans", "dataset");
        migrationBuilder.CreateIndex("IX_scans_state", "scans", "state");
    }
}
