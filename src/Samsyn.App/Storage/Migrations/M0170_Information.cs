using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>What the parties tell each other under the information duty.</summary>
[DbContext(typeof(SamsynDb)), Migration("0170_Information"), Additive]
sealed class M0170_Information : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("information_notes",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                cause = table.Column<string>(),
                what = table.Column<string>(),
                why = table.Column<string>(),
                concerns = table.Column<string>(),
                known_at = table.Column<DateTime>(),
                sent_at = table.Column<DateTime>(),
                sender = table.Column<Guid>(),
                sender_name = table.Column<string>(),
                sender_side = table.Column<string>(nullable: true),
                recipient = table.Column<Guid>(),
                recipient_name = table.Column<string>(),
                recipient_side = table.Column<string>(nullable: true),
                contact_person = table.Column<string>(nullable: true),
                is_agreed_contact = table.Column<bool>(nullable: true),
                channel = table.Column<string>(),
                clause = table.Column<string>(nullable: true),
                acknowledged_at = table.Column<DateTime>(nullable: true),
                acknowledged_by = table.Column<Guid>(nullable: true),
                results = table.Column<string>(),
                recorded_by = table.Column<Guid>(),
                recorded_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_information_notes", row => row.id);
                table.ForeignKey("FK_information_notes_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_information_notes_agreement_sent_at", "information_notes", ["agreement", "sent_at"]);
        migrationBuilder.CreateIndex("IX_information_notes_recipient_side_acknowledged_at", "information_notes", ["recipient_side", "acknowledged_at"]);
    }
}
