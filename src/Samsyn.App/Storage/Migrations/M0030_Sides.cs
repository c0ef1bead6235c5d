using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Drafts belong to a side, agreements carry the day from which they bind, positions may have deputies.</summary>
[DbContext(typeof(SamsynDb)), Migration("0030_Sides")]
sealed class M0030_Sides : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Proposals(migrationBuilder);

        migrationBuilder.AddColumn<DateOnly>("binding_from", "agreements", nullable: true);
        // Signed by as many as are to sign. Exact from the next time the agreement is saved; only its being set matters here.
        migrationBuilder.Sql("""
            UPDATE agreements SET binding_from = recorded_on
            WHERE (length(signatures) - length(replace(signatures, '"party":', ''))) / 8
                >= (length(parties) - length(replace(parties, '"organisation":', ''))) / 15
                 - (length(parties) - length(replace(parties, '"standing":"collaborating"', ''))) / 26
            """);

        migrationBuilder.CreateTable("deputyships",
            table => new
            {
                id = table.Column<Guid>(),
                person = table.Column<Guid>(),
                position = table.Column<Guid>(),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(),
                appointed_by = table.Column<Guid>(),
                ended_on = table.Column<DateOnly>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_deputyships", row => row.id);
                table.ForeignKey("FK_deputyships_persons_person", row => row.person, "persons", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_deputyships_positions_position", row => row.position, "positions", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_deputyships_person", "deputyships", "person");
        migrationBuilder.CreateIndex("IX_deputyships_position", "deputyships", "position");
    }

    static void Proposals(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("side", "proposals", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("shared_on", "proposals", nullable: true);
        // The side in whose position the importer sat that day; where that is none or both, it stays both parties'.
        migrationBuilder.Sql("""
            UPDATE proposals SET side = (
                SELECT MIN(positions.side) FROM appointments JOIN positions ON positions.id = appointments.position
                WHERE appointments.person = proposals.imported_by AND appointments."from" <= date(proposals.imported_at)
                    AND (appointments."to" IS NULL OR appointments."to" >= date(proposals.imported_at))
                HAVING COUNT(DISTINCT positions.side) = 1)
            """);
        migrationBuilder.Sql("UPDATE proposals SET shared_on = date(imported_at) WHERE side IS NULL OR state = 'Adopted'");
        migrationBuilder.DropIndex("IX_proposals_sha256", "proposals");
        migrationBuilder.CreateIndex("IX_proposals_sha256_side", "proposals", ["sha256", "side"], unique: true, filter: "state <> 'Discarded'");
        migrationBuilder.CreateIndex("IX_proposals_sha256", "proposals", "sha256", unique: true, filter: "state <> 'Discarded' AND side IS NULL");
    }
}
