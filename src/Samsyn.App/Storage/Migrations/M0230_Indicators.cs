using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Datasets of values beside those of events, and files on their way in.</summary>
[DbContext(typeof(SamsynDb)), Migration("0230_Indicators"), Additive]
sealed class M0230_Indicators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("kind", "datasets", nullable: false, defaultValue: "Events");
        migrationBuilder.AddColumn<string>("checksum", "data_imports", nullable: true);
        migrationBuilder.AddColumn<string>("values", "data_imports", nullable: true);
        migrationBuilder.CreateTable("indicator_blocks",
            table => new
            {
                id = table.Column<Guid>(),
                dataset = table.Column<Guid>(),
                import = table.Column<Guid>(),
                number = table.Column<int>(),
                indicator = table.Column<string>(),
                rows = table.Column<int>(),
                content = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_indicator_blocks", row => row.id);
                table.ForeignKey("FK_indicator_blocks_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_indicator_blocks_data_imports_import", row => row.import, "data_imports", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_indicator_blocks_dataset_indicator", "indicator_blocks", ["dataset", "indicator"]);
        migrationBuilder.CreateIndex("IX_indicator_blocks_import_number", "indicator_blocks", ["import", "number"], unique: true);
        migrationBuilder.CreateTable("data_uploads",
            table => new
            {
                id = table.Column<Guid>(),
                dataset = table.Column<Guid>(),
                file = table.Column<string>(),
                length = table.Column<long>(),
                checksum = table.Column<string>(),
                uploaded_by = table.Column<Guid>(),
                uploaded_at = table.Column<DateTime>(),
                state = table.Column<string>(),
                profile = table.Column<string>(nullable: true),
                rule = table.Column<string>(nullable: true),
                language = table.Column<string>(),
                is_cancelled = table.Column<bool>(),
                done_bytes = table.Column<long>(),
                done_rows = table.Column<long>(),
                import = table.Column<Guid>(nullable: true),
                pieces = table.Column<string>(),
                rejects = table.Column<string>(),
                problems = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_data_uploads", row => row.id);
                table.ForeignKey("FK_data_uploads_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_data_uploads_dataset", "data_uploads", "dataset");
        migrationBuilder.CreateIndex("IX_data_uploads_state", "data_uploads", "state");
    }
}
