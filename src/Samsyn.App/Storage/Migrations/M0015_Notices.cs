using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0015_Notices")]
sealed class M0015_Notices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("notices",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                kind = table.Column<string>(),
                sender = table.Column<Guid>(),
                sender_name = table.Column<string>(),
                recipient = table.Column<Guid>(),
                recipient_name = table.Column<string>(),
                contact_person = table.Column<string>(),
                address = table.Column<string>(),
                channel = table.Column<string>(),
                sent_at = table.Column<DateTime>(),
                text = table.Column<string>(),
                material_breach = table.Column<bool>(),
                amount = table.Column<decimal>(precision: 18, scale: 2, nullable: true),
                cost_basis = table.Column<string>(nullable: true),
                corrects = table.Column<Guid>(nullable: true),
                clause = table.Column<string>(nullable: true),
                rectification_days = table.Column<int>(nullable: true),
                deemed_on = table.Column<DateOnly>(nullable: true),
                why_not_deemed = table.Column<string>(nullable: true),
                confirmed_on = table.Column<DateOnly>(nullable: true),
                recorded_by = table.Column<Guid>(),
                recorded_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notices", row => row.id);
                table.ForeignKey("FK_notices_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_notices_notices_corrects", row => row.corrects, "notices", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_notices_agreement_sent_at", "notices", ["agreement", "sent_at"]);
        migrationBuilder.CreateIndex("IX_notices_corrects", "notices", "corrects");

        migrationBuilder.CreateTable("disputes",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                matter = table.Column<string>(),
                steps = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_disputes", row => row.id);
                table.ForeignKey("FK_disputes_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_disputes_agreement", "disputes", "agreement");
    }
}
