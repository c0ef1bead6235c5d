using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0003_Evidence")]
sealed class M0003_Evidence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("evidence",
            table => new
            {
                id = table.Column<Guid>(),
                agreement_id = table.Column<Guid>(),
                kind = table.Column<string>(),
                subject = table.Column<string>(),
                date = table.Column<DateOnly>(),
                attended = table.Column<string>(),
                place = table.Column<string>(nullable: true),
                reference = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_evidence", row => row.id));
        migrationBuilder.CreateIndex("IX_evidence_agreement_id_date", "evidence", ["agreement_id", "date"]);
    }
}
