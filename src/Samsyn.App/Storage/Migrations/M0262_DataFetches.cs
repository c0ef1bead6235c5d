using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Where datasets are fetched from.</summary>
[DbContext(typeof(SamsynDb)), Migration("0262_DataFetches"), Additive]
sealed class M0262_DataFetches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("data_fetches",
        table => new
        {
            dataset = table.Column<Guid>(),
            address = table.Column<string>(),
            is_daily = table.Column<bool>(),
            set_by = table.Column<Guid>(),
            set_at = table.Column<DateTime>(),
            tried_at = table.Column<DateTime>(nullable: true),
            problem = table.Column<string>(nullable: true),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_data_fetches", row => row.dataset);
            table.ForeignKey("FK_data_fetches_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
        });
}
