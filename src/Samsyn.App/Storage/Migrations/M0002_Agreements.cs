using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0002_Agreements")]
sealed class M0002_Agreements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Organisations(migrationBuilder);
        Agreements(migrationBuilder);
        Proposals(migrationBuilder);
        migrationBuilder.CreateTable("number_series",
            table => new { year = table.Column<int>(), last = table.Column<int>() },
            constraints: table => table.PrimaryKey("PK_number_series", row => row.year));
    }

    static void Organisations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("organisations",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                kind = table.Column<string>(),
                number = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
                from = table.Column<DateOnly>(nullable: true),
                to = table.Column<DateOnly>(nullable: true),
                version = table.Column<int>(),
                predecessors = table.Column<string>(),
                successors = table.Column<string>(),
                districts = table.Column<string>(),
                serves = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_organisations", row => row.id));

        migrationBuilder.CreateTable("persons",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                email = table.Column<string>(nullable: true),
                phone = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_persons", row => row.id));

        migrationBuilder.CreateTable("positions",
            table => new
            {
                id = table.Column<Guid>(),
                title = table.Column<string>(),
                local_title = table.Column<string>(nullable: true),
                organisation = table.Column<Guid>(),
                side = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_positions", row => row.id);
                table.ForeignKey("FK_positions_organisations_organisation", row => row.organisation, "organisations", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_positions_organisation", "positions", "organisation");

        migrationBuilder.CreateTable("appointments",
            table => new
            {
                person = table.Column<Guid>(),
                position = table.Column<Guid>(),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_appointments", row => new { row.person, row.position, row.from });
                table.ForeignKey("FK_appointments_persons_person", row => row.person, "persons", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_appointments_positions_position", row => row.position, "positions", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_appointments_position", "appointments", "position");
    }

    static void Agreements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("agreements",
            table => new
            {
                id = table.Column<Guid>(),
                number = table.Column<string>(),
                level = table.Column<string>(),
                title = table.Column<string>(),
                parent = table.Column<Guid>(nullable: true),
                term = table.Column<string>(),
                text = table.Column<string>(),
                source_sha256 = table.Column<string>(nullable: true),
                recorded_on = table.Column<DateOnly>(),
                contacts = table.Column<string>(),
                needs_board = table.Column<bool>(),
                version = table.Column<int>(),
                parties = table.Column<string>(),
                diary_numbers = table.Column<string>(),
                signatures = table.Column<string>(),
                consultations = table.Column<string>(),
                extensions = table.Column<string>(),
                milestones = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_agreements", row => row.id);
                table.ForeignKey("FK_agreements_agreements_parent", row => row.parent, "agreements", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_agreements_stored_files_source_sha256", row => row.source_sha256, "stored_files", "sha256", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_agreements_number", "agreements", "number", unique: true);
        migrationBuilder.CreateIndex("IX_agreements_parent", "agreements", "parent");
        migrationBuilder.CreateIndex("IX_agreements_source_sha256", "agreements", "source_sha256");

        migrationBuilder.CreateTable("annexes",
            table => new
            {
                id = table.Column<Guid>(),
                agreement_id = table.Column<Guid>(),
                number = table.Column<int>(),
                title = table.Column<string>(),
                kind = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_annexes", row => row.id);
                table.ForeignKey("FK_annexes_agreements_agreement_id", row => row.agreement_id, "agreements", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_annexes_agreement_id", "annexes", "agreement_id");

        migrationBuilder.CreateTable("annex_versions",
            table => new
            {
                id = table.Column<Guid>(),
                annex_id = table.Column<Guid>(),
                number = table.Column<int>(),
                state = table.Column<string>(),
                proposed_on = table.Column<DateOnly>(),
                author = table.Column<Guid>(nullable: true),
                reason = table.Column<string>(),
                decided_on = table.Column<DateOnly>(nullable: true),
                decided_by = table.Column<string>(nullable: true),
                decision = table.Column<string>(nullable: true),
                text = table.Column<string>(),
                facts = table.Column<string>(),
                signatures = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_annex_versions", row => row.id);
                table.ForeignKey("FK_annex_versions_annexes_annex_id", row => row.annex_id, "annexes", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_annex_versions_annex_id", "annex_versions", "annex_id");
    }

    static void Proposals(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("proposals",
            table => new
            {
                id = table.Column<Guid>(),
                file = table.Column<string>(),
                format = table.Column<string>(),
                sha256 = table.Column<string>(),
                lines = table.Column<string>(),
                document_kind = table.Column<string>(),
                read = table.Column<string>(),
                facts = table.Column<string>(),
                findings = table.Column<string>(),
                state = table.Column<string>(),
                imported_by = table.Column<Guid>(),
                imported_at = table.Column<DateTime>(),
                version = table.Column<int>(),
                corrections = table.Column<string>(),
                acknowledged = table.Column<string>(),
                adopted_as = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_proposals", row => row.id);
                table.ForeignKey("FK_proposals_stored_files_sha256", row => row.sha256, "stored_files", "sha256", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_proposals_state", "proposals", "state");
        migrationBuilder.CreateIndex("IX_proposals_sha256", "proposals", "sha256", unique: true, filter: "state <> 'Discarded'");
    }
}
