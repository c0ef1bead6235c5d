using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>What is known about collections of events; the events themselves are outside.</summary>
[DbContext(typeof(SamsynDb)), Migration("0200_Datasets"), Additive]
sealed class M0200_Datasets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("datasets",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                source = table.Column<string>(),
                licence = table.Column<string>(),
                from = table.Column<DateOnly>(nullable: true),
                to = table.Column<DateOnly>(nullable: true),
                rule = table.Column<string>(),
                quality = table.Column<string>(),
                type_qualities = table.Column<string>(),
                side = table.Column<string>(nullable: true),
                shared_on = table.Column<DateOnly>(nullable: true),
                public_on = table.Column<DateOnly>(nullable: true),
                retired_on = table.Column<DateOnly>(nullable: true),
                created_by = table.Column<Guid>(),
                created_at = table.Column<DateTime>(),
                imports = table.Column<int>(),
                in_force_from = table.Column<int>(),
                rows = table.Column<long>(),
                version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_datasets", row => row.id));
        migrationBuilder.CreateIndex("IX_datasets_name", "datasets", "name");
        migrationBuilder.CreateTable("data_imports",
            table => new
            {
                id = table.Column<Guid>(),
                dataset = table.Column<Guid>(),
                number = table.Column<int>(),
                rule = table.Column<string>(),
                file = table.Column<string>(),
                length = table.Column<long>(),
                profile = table.Column<string>(),
                rows = table.Column<long>(),
                events = table.Column<long>(),
                rejected = table.Column<long>(),
                first = table.Column<DateOnly>(),
                last = table.Column<DateOnly>(),
                years = table.Column<string>(),
                notes = table.Column<string>(),
                rejects = table.Column<string>(),
                differences = table.Column<string>(),
                imported_by = table.Column<Guid>(),
                imported_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_data_imports", row => row.id);
                table.ForeignKey("FK_data_imports_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_data_imports_dataset_number", "data_imports", ["dataset", "number"], unique: true);
        migrationBuilder.CreateTable("dataset_segments",
            table => new
            {
                id = table.Column<Guid>(),
                dataset = table.Column<Guid>(),
                import = table.Column<Guid>(),
                number = table.Column<int>(),
                kind = table.Column<string>(),
                numbers = table.Column<string>(),
                numbers_length = table.Column<long>(),
                rest = table.Column<string>(),
                rest_length = table.Column<long>(),
                rows = table.Column<int>(),
                first_minute = table.Column<int>(),
                last_minute = table.Column<int>(),
                stored_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_dataset_segments", row => row.id);
                table.ForeignKey("FK_dataset_segments_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_dataset_segments_data_imports_import", row => row.import, "data_imports", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_dataset_segments_dataset", "dataset_segments", "dataset");
        migrationBuilder.CreateIndex("IX_dataset_segments_import_number", "dataset_segments", ["import", "number"], unique: true);
        migrationBuilder.CreateIndex("IX_dataset_segments_numbers", "dataset_segments", "numbers", unique: true);
        migrationBuilder.CreateIndex("IX_dataset_segments_rest", "dataset_segments", "rest", unique: true);
    }
}
