using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

[DbContext(typeof(SamsynDb)), Migration("0020_Accounts")]
sealed class M0020_Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("accounts",
            table => new
            {
                id = table.Column<Guid>(),
                person = table.Column<Guid>(),
                created_at = table.Column<DateTime>(),
                activated_at = table.Column<DateTime>(nullable: true),
                locked_at = table.Column<DateTime>(nullable: true),
                locked_by = table.Column<Guid>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_accounts", row => row.id);
                table.ForeignKey("FK_accounts_persons_person", row => row.person, "persons", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_accounts_person", "accounts", "person", unique: true);

        migrationBuilder.CreateTable("passkeys",
            table => new
            {
                id = table.Column<Guid>(),
                account = table.Column<Guid>(),
                name = table.Column<string>(),
                credential_id = table.Column<string>(),
                public_key = table.Column<byte[]>(),
                sign_count = table.Column<long>(),
                is_backup_eligible = table.Column<bool>(),
                is_backed_up = table.Column<bool>(),
                aaguid = table.Column<Guid>(),
                created_at = table.Column<DateTime>(),
                last_used_at = table.Column<DateTime>(nullable: true),
                transports = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_passkeys", row => row.id);
                table.ForeignKey("FK_passkeys_accounts_account", row => row.account, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_passkeys_account", "passkeys", "account");
        migrationBuilder.CreateIndex("IX_passkeys_credential_id", "passkeys", "credential_id", unique: true);

        migrationBuilder.CreateTable("invitations",
            table => new
            {
                id = table.Column<Guid>(),
                account = table.Column<Guid>(),
                secret_sha256 = table.Column<string>(),
                created_by = table.Column<Guid>(),
                created_at = table.Column<DateTime>(),
                expires_at = table.Column<DateTime>(),
                accepted_at = table.Column<DateTime>(nullable: true),
                revoked_at = table.Column<DateTime>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_invitations", row => row.id);
                table.ForeignKey("FK_invitations_accounts_account", row => row.account, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_invitations_account", "invitations", "account");
        migrationBuilder.CreateIndex("IX_invitations_secret_sha256", "invitations", "secret_sha256", unique: true);

        migrationBuilder.CreateTable("sessions",
            table => new
            {
                id = table.Column<Guid>(),
                person = table.Column<Guid>(),
                secret_sha256 = table.Column<string>(),
                method = table.Column<string>(),
                assurance = table.Column<string>(nullable: true),
                created_at = table.Column<DateTime>(),
                proved_at = table.Column<DateTime>(),
                last_seen_at = table.Column<DateTime>(),
                idle_minutes = table.Column<int>(),
                ends_at = table.Column<DateTime>(),
                user_agent = table.Column<string>(),
                ended_at = table.Column<DateTime>(nullable: true),
                ended_by = table.Column<Guid>(nullable: true),
                ending = table.Column<string>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sessions", row => row.id);
                table.ForeignKey("FK_sessions_persons_person", row => row.person, "persons", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_sessions_person", "sessions", "person");
        migrationBuilder.CreateIndex("IX_sessions_secret_sha256", "sessions", "secret_sha256", unique: true);

        migrationBuilder.CreateTable("spent_challenges",
            table => new { sha256 = table.Column<string>(), spent_at = table.Column<DateTime>() },
            constraints: table => table.PrimaryKey("PK_spent_challenges", row => row.sha256));
        migrationBuilder.CreateIndex("IX_spent_challenges_spent_at", "spent_challenges", "spent_at");
    }
}
