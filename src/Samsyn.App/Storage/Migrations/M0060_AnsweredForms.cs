using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0060_AnsweredForms")]
sealed class M0060_AnsweredForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("answered_forms",
            table => new
            {
                session = table.Column<string>(),
                form_key = table.Column<string>(),
                content = table.Column<string>(),
                at = table.Column<DateTime>(),
                address = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_answered_forms", row => new { row.session, row.form_key }));
        migrationBuilder.CreateIndex("IX_answered_forms_at", "answered_forms", "at");
    }
}
