using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>The log of acts as a tree that is only added to. What stood in the table acts is carried over by <see cref="EarlierActs"/>.</summary>
[DbContext(typeof(SamsynDb)), Migration(Name)]
sealed class M0040_Audit : Migration
{
    public const string Name = "0040_Audit";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("audit_entries",
            table => new
            {
                number = table.Column<long>(),
                at = table.Column<DateTime>(),
                actor = table.Column<Guid>(),
                position = table.Column<Guid>(nullable: true),
                side = table.Column<string>(nullable: true),
                name = table.Column<string>(),
                object_kind = table.Column<string>(),
                object_id = table.Column<Guid>(),
                ground = table.Column<string>(nullable: true),
                session = table.Column<string>(nullable: true),
                outcome = table.Column<string>(),
                root = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_audit_entries", row => row.number));
        migrationBuilder.CreateIndex("IX_audit_entries_object_id_number", "audit_entries", ["object_id", "number"]);
        migrationBuilder.CreateIndex("IX_audit_entries_actor_number", "audit_entries", ["actor", "number"]);
        migrationBuilder.CreateIndex("IX_audit_entries_at", "audit_entries", "at");

        migrationBuilder.CreateTable("audit_head",
            table => new { id = table.Column<int>(), origin = table.Column<string>(), size = table.Column<long>(), edge = table.Column<byte[]>() },
            constraints: table => table.PrimaryKey("PK_audit_head", row => row.id));

        migrationBuilder.CreateTable("audit_checkpoints",
            table => new { size = table.Column<long>(), signed_at = table.Column<DateTime>(), text = table.Column<string>() },
            constraints: table => table.PrimaryKey("PK_audit_checkpoints", row => row.size));

        foreach (var statement in ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? PostgreSql : Sqlite) migrationBuilder.Sql(statement);
    }

    static readonly string[] PostgreSql =
    [
        "INSERT INTO audit_head (id, origin, size, edge) VALUES (1, 'samsyn/' || replace(gen_random_uuid()::text, '-', ''), 0, ''::bytea)",
        "CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log of acts is only added to'; END $$",
        "CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_entries_are_kept BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR DELETE ON audit_checkpoints FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_checkpoints_are_kept BEFORE TRUNCATE ON audit_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_head_is_kept BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to()",
        "CREATE TRIGGER audit_head_only_grows BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.size <= OLD.size OR NEW.origin <> OLD.origin OR NEW.id <> OLD.id) EXECUTE FUNCTION audit_is_only_added_to()",
    ];

    static readonly string[] Sqlite =
    [
        "INSERT INTO audit_head (id, origin, size, edge) VALUES (1, 'samsyn/' || lower(hex(randomblob(16))), 0, x'')",
        "CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        // INSERT OR REPLACE deletes without asking the trigger above.
        "CREATE TRIGGER audit_entries_not_replaced BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_checkpoints_unchanged BEFORE UPDATE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_checkpoints_kept BEFORE DELETE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_checkpoints_not_replaced BEFORE INSERT ON audit_checkpoints WHEN EXISTS (SELECT 1 FROM audit_checkpoints WHERE size = NEW.size) BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_head_not_replaced BEFORE INSERT ON audit_head BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
        "CREATE TRIGGER audit_head_only_grows BEFORE UPDATE ON audit_head WHEN NEW.size <= OLD.size OR NEW.origin <> OLD.origin OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'the log of acts is only added to'); END",
    ];
}
