using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Areas and places with outlines and history, and how finely the points of a dataset may be shown.</summary>
[DbContext(typeof(SamsynDb)), Migration("0240_Places"), Additive]
sealed class M0240_Places : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("places",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                kind = table.Column<string>(),
                code = table.Column<string>(nullable: true),
                about = table.Column<string>(nullable: true),
                within = table.Column<Guid>(nullable: true),
                organisation = table.Column<Guid>(nullable: true),
                from = table.Column<DateOnly>(nullable: true),
                to = table.Column<DateOnly>(nullable: true),
                outline = table.Column<string>(nullable: true),
                aliases = table.Column<string>(),
                classifications = table.Column<string>(),
                populations = table.Column<string>(),
                scenes = table.Column<string>(),
                predecessors = table.Column<string>(),
                successors = table.Column<string>(),
                written_by = table.Column<Guid>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_places", row => row.id);
                table.ForeignKey("FK_places_places_within", row => row.within, "places", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_places_organisations_organisation", row => row.organisation, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_places_name", "places", "name");
        migrationBuilder.CreateIndex("IX_places_within", "places", "within");
        migrationBuilder.CreateIndex("IX_places_organisation", "places", "organisation");

        migrationBuilder.CreateTable("point_precisions",
            table => new
            {
                dataset = table.Column<Guid>(),
                other_party_metres = table.Column<int>(),
                outside_metres = table.Column<int>(),
                fewest = table.Column<int>(),
                agreed_in = table.Column<string>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_point_precisions", row => row.dataset);
                table.ForeignKey("FK_point_precisions_datasets_dataset", row => row.dataset, "datasets", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
