using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0005_Search")]
sealed class M0005_Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable("search_indexes",
        table => new
        {
            agreement = table.Column<Guid>(),
            agreement_version = table.Column<int>(),
            format = table.Column<int>(),
            content = table.Column<string>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_search_indexes", row => row.agreement);
            table.ForeignKey("FK_search_indexes_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Cascade);
        });
}
