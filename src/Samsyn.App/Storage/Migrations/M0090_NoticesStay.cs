using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>A notice stays as it was sent: only the day of receipt is added, once (NOT-19, NOT-20). Here it binds whoever writes to the database by hand, too.</summary>
[DbContext(typeof(SamsynDb)), Migration("0090_NoticesStay")]
sealed class M0090_NoticesStay : Migration
{
    const string Refusal = "a notice stays as it was sent";

    /// <summary>What was sent and by whom it was put on record: every column of the table but the day of receipt and the version that counts it.</summary>
    static readonly string[] AsSent =
    [
        "id", "agreement", "kind", "sender", "sender_name", "recipient", "recipient_name", "contact_person", "address", "channel", "sent_at", "text", "material_breach",
        "amount", "cost_basis", "corrects", "clause", "rectification_days", "deemed_on", "why_not_deemed", "recorded_by", "recorded_at",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var statement in ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? PostgreSql() : Sqlite()) migrationBuilder.Sql(statement);
    }

    static IEnumerable<string> PostgreSql() =>
    [
        $"CREATE FUNCTION notices_stay_as_sent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$",
        $"CREATE TRIGGER notices_unchanged BEFORE UPDATE ON notices FOR EACH ROW WHEN ({Changed("IS DISTINCT FROM")}) EXECUTE FUNCTION notices_stay_as_sent()",
        "CREATE TRIGGER notices_kept BEFORE DELETE ON notices FOR EACH ROW EXECUTE FUNCTION notices_stay_as_sent()",
        "CREATE TRIGGER notices_not_emptied BEFORE TRUNCATE ON notices FOR EACH STATEMENT EXECUTE FUNCTION notices_stay_as_sent()",
    ];

    static IEnumerable<string> Sqlite() =>
    [
        $"CREATE TRIGGER notices_unchanged BEFORE UPDATE ON notices WHEN {Changed("IS NOT")} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
        $"CREATE TRIGGER notices_kept BEFORE DELETE ON notices BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
        // INSERT OR REPLACE deletes without asking the trigger above.
        $"CREATE TRIGGER notices_not_replaced BEFORE INSERT ON notices WHEN EXISTS (SELECT 1 FROM notices WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{Refusal}'); END",
    ];

    static string Changed(string differs) => $"OLD.confirmed_on IS NOT NULL OR {string.Join(" OR ", AsSent.Select(column => $"NEW.{column} {differs} OLD.{column}"))}";
}
