using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0080_ExternalIdentities"), Additive]
sealed class M0080_ExternalIdentities : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("external_identities",
            table => new
            {
                id = table.Column<Guid>(),
                account = table.Column<Guid>(),
                issuer = table.Column<string>(),
                subject = table.Column<string>(),
                created_at = table.Column<DateTime>(),
                last_used_at = table.Column<DateTime>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_external_identities", row => row.id);
                table.ForeignKey("FK_external_identities_accounts_account", row => row.account, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_external_identities_account", "external_identities", "account");
        migrationBuilder.CreateIndex("IX_external_identities_issuer_subject", "external_identities", ["issuer", "subject"], unique: true);

        migrationBuilder.AddColumn<string>("issuer", "sessions", nullable: true);
        migrationBuilder.AddColumn<string>("provider_subject", "sessions", nullable: true);
        migrationBuilder.AddColumn<string>("provider_session", "sessions", nullable: true);
        migrationBuilder.AddColumn<byte[]>("id_token", "sessions", nullable: true);
        migrationBuilder.CreateIndex("IX_sessions_issuer_provider_subject", "sessions", ["issuer", "provider_subject"]);
    }
}
