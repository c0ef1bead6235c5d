using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>The summons that each person was sent to each meeting, and what became of the mail that came in.</summary>
[DbContext(typeof(SamsynDb)), Migration("0160_Summonses"), Additive]
sealed class M0160_Summonses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("summonses",
            table => new
            {
                id = table.Column<Guid>(),
                meeting = table.Column<Guid>(),
                person = table.Column<Guid>(),
                name = table.Column<string>(),
                address = table.Column<string>(),
                token = table.Column<string>(),
                is_optional = table.Column<bool>(),
                sequence = table.Column<int>(),
                sent_at = table.Column<DateTime>(),
                message = table.Column<Guid>(),
                is_withdrawn = table.Column<bool>(),
                answer = table.Column<string>(),
                answered_at = table.Column<DateTime>(nullable: true),
                answered_to = table.Column<int>(nullable: true),
                answered_by = table.Column<string>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_summonses", row => row.id);
                table.ForeignKey("FK_summonses_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_summonses_persons_person", row => row.person, "persons", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_summonses_meeting_person", "summonses", ["meeting", "person"], unique: true);
        migrationBuilder.CreateIndex("IX_summonses_person", "summonses", "person");

        migrationBuilder.CreateTable("received_mails",
            table => new
            {
                id = table.Column<Guid>(),
                key = table.Column<string>(),
                at = table.Column<DateTime>(),
                fate = table.Column<string>(),
                reason = table.Column<string>(),
                meeting = table.Column<Guid>(nullable: true),
                sender = table.Column<string>(nullable: true),
                answer = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_received_mails", row => row.id);
                table.ForeignKey("FK_received_mails_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_received_mails_key", "received_mails", "key", unique: true);
        migrationBuilder.CreateIndex("IX_received_mails_at", "received_mails", "at");
        migrationBuilder.CreateIndex("IX_received_mails_meeting", "received_mails", "meeting");
    }
}
