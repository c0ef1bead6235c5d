using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>The messages of the communication calendar, with what they rest on and who agreed to them.</summary>
[DbContext(typeof(SamsynDb)), Migration("0272_Messages"), Additive]
sealed class M0272_Messages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("messages",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                side = table.Column<string>(nullable: true),
                shared_on = table.Column<DateOnly>(nullable: true),
                text = table.Column<string>(),
                groups = table.Column<string>(),
                channels = table.Column<string>(),
                senders = table.Column<string>(),
                plan = table.Column<string>(nullable: true),
                planned_on = table.Column<DateOnly>(nullable: true),
                basis = table.Column<string>(),
                approvals = table.Column<string>(),
                knowledge = table.Column<string>(nullable: true),
                published_on = table.Column<DateOnly>(nullable: true),
                published_by_name = table.Column<string>(nullable: true),
                result = table.Column<string>(nullable: true),
                result_by_name = table.Column<string>(nullable: true),
                result_at = table.Column<DateTime>(nullable: true),
                written_by = table.Column<Guid>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_messages", row => row.id);
                table.ForeignKey("FK_messages_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_messages_agreement", "messages", "agreement");
    }
}
