using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Problems with their causes and measures, and the focus areas with goals and indicators.</summary>
[DbContext(typeof(SamsynDb)), Migration("0212_Causes"), Additive]
sealed class M0212_Causes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("problems",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                title = table.Column<string>(),
                place = table.Column<string>(nullable: true),
                group = table.Column<string>(nullable: true),
                description = table.Column<string>(nullable: true),
                priority = table.Column<int>(nullable: true),
                grounds = table.Column<string>(nullable: true),
                section = table.Column<string>(nullable: true),
                needs = table.Column<string>(nullable: true),
                causes = table.Column<string>(),
                loose = table.Column<string>(),
                written_by = table.Column<Guid>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_problems", row => row.id);
                table.ForeignKey("FK_problems_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_problems_agreement", "problems", "agreement");

        migrationBuilder.CreateTable("focus_plans",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                body = table.Column<Guid>(nullable: true),
                number = table.Column<int>(),
                from = table.Column<DateOnly>(),
                replaced_on = table.Column<DateOnly>(nullable: true),
                areas = table.Column<string>(),
                written_by = table.Column<Guid>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_focus_plans", row => row.id);
                table.ForeignKey("FK_focus_plans_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_focus_plans_bodies_body", row => row.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_focus_plans_agreement_body_number", "focus_plans", ["agreement", "body", "number"], unique: true);
        migrationBuilder.CreateIndex("IX_focus_plans_body", "focus_plans", "body");
    }
}
