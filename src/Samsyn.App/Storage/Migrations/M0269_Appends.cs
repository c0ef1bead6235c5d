using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Imports that are woven together with what was there: a segment that stays as it is belongs to several, and what is fetched may be told to come in by itself.</summary>
[DbContext(typeof(SamsynDb)), Migration("0269_Appends")]
sealed class M0269_Appends : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in (string[])["numbers", "rest"])
        {
            migrationBuilder.DropIndex($"IX_dataset_segments_{column}", "dataset_segments");
            migrationBuilder.CreateIndex($"IX_dataset_segments_{column}", "dataset_segments", column);
        }
        migrationBuilder.AddColumn<string>("whole", "data_imports", nullable: true);
        migrationBuilder.AddColumn<bool>("is_unasked", "data_uploads", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<string>("rule", "data_fetches", nullable: true);
        migrationBuilder.AddColumn<bool>("is_unasked", "data_fetches", nullable: false, defaultValue: false);
    }
}
