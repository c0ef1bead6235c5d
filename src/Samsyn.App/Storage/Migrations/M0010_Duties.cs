using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0010_Duties")]
sealed class M0010_Duties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("evidence_withdrawals",
            table => new
            {
                evidence_id = table.Column<Guid>(),
                agreement_id = table.Column<Guid>(),
                by = table.Column<Guid>(),
                at = table.Column<DateTime>(),
                reason = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_evidence_withdrawals", row => row.evidence_id);
                table.ForeignKey("FK_evidence_withdrawals_evidence_evidence_id", row => row.evidence_id, "evidence", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_evidence_withdrawals_agreement_id", "evidence_withdrawals", "agreement_id");

        migrationBuilder.CreateTable("calendar_feeds",
            table => new
            {
                id = table.Column<Guid>(),
                owner = table.Column<Guid>(),
                label = table.Column<string>(),
                side = table.Column<string>(nullable: true),
                secret_sha256 = table.Column<string>(),
                created_at = table.Column<DateTime>(),
                revoked_at = table.Column<DateTime>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_calendar_feeds", row => row.id);
                table.ForeignKey("FK_calendar_feeds_persons_owner", row => row.owner, "persons", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_calendar_feeds_secret_sha256", "calendar_feeds", "secret_sha256", unique: true);
        migrationBuilder.CreateIndex("IX_calendar_feeds_owner", "calendar_feeds", "owner");
    }
}
