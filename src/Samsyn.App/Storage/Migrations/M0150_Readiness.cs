using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>The history of readiness by area. What stands in it stays: a wrong line is corrected by a later one.</summary>
[DbContext(typeof(SamsynDb)), Migration("0150_Readiness")]
sealed class M0150_Readiness : Migration
{
    const string Refusal = "the history of readiness stays as it was written";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("readiness_changes",
            table => new
            {
                agreement = table.Column<Guid>(),
                number = table.Column<int>(),
                forum = table.Column<string>(nullable: true),
                level = table.Column<string>(nullable: true),
                from = table.Column<DateTime>(),
                deciders = table.Column<string>(),
                reference = table.Column<string>(nullable: true),
                reason = table.Column<string>(),
                override_reason = table.Column<string>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                return_on = table.Column<DateOnly>(nullable: true),
                corrects = table.Column<int>(nullable: true),
                recorded_by = table.Column<Guid>(),
                recorded_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_readiness_changes", row => new { row.agreement, row.number });
                table.ForeignKey("FK_readiness_changes_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        foreach (var statement in ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? PostgreSql : Sqlite) migrationBuilder.Sql(statement);
    }

    static readonly string[] PostgreSql =
    [
        $"CREATE FUNCTION readiness_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$",
        "CREATE TRIGGER readiness_unchanged BEFORE UPDATE OR DELETE ON readiness_changes FOR EACH ROW EXECUTE FUNCTION readiness_stays()",
        "CREATE TRIGGER readiness_not_emptied BEFORE TRUNCATE ON readiness_changes FOR EACH STATEMENT EXECUTE FUNCTION readiness_stays()",
    ];

    static readonly string[] Sqlite =
    [
        $"CREATE TRIGGER readiness_unchanged BEFORE UPDATE ON readiness_changes BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
        $"CREATE TRIGGER readiness_kept BEFORE DELETE ON readiness_changes BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
        // INSERT OR REPLACE deletes without asking the trigger above; an ordinary clash of numbers is the key's to refuse.
        $"CREATE TRIGGER readiness_not_replaced BEFORE INSERT ON readiness_changes WHEN EXISTS (SELECT 1 FROM readiness_changes WHERE agreement = NEW.agreement AND number = NEW.number) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
    ];
}
