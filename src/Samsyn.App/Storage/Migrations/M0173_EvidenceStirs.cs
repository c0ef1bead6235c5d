using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// A number for each agreement that grows with every change to what its duties are judged by: evidence, its withdrawal, and notices, which count for the agreement
/// above too. Kept by triggers, so that an older program beside this one, or whoever writes by hand, moves it as well.
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0173_EvidenceStirs")]
sealed class M0173_EvidenceStirs : Migration
{
    /// <summary>What stirs, when, and the agreements that it stirs, as a query over the new or the old row.</summary>
    static readonly (string Table, string When, string Agreements)[] Stirring =
    [
        ("evidence", "INSERT", "SELECT NEW.agreement_id"),
        ("evidence", "UPDATE", "SELECT NEW.agreement_id"),
        ("evidence", "DELETE", "SELECT OLD.agreement_id"),
        ("evidence_withdrawals", "INSERT", "SELECT NEW.agreement_id"),
        ("evidence_withdrawals", "DELETE", "SELECT OLD.agreement_id"),
        ("notices", "INSERT", "SELECT NEW.agreement UNION SELECT parent FROM agreements WHERE id = NEW.agreement AND parent IS NOT NULL"),
        // A local agreement that is bound, or that begins to bind, brings its notices to the one above.
        ("agreements", "UPDATE", "SELECT NEW.parent"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("evidence_stirs",
            table => new { agreement = table.Column<Guid>(), count = table.Column<long>() },
            constraints: table => table.PrimaryKey("PK_evidence_stirs", row => row.agreement));
        migrationBuilder.Sql("INSERT INTO evidence_stirs SELECT id, 1 FROM agreements");
        foreach (var (table, when, agreements) in Stirring)
            foreach (var statement in ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? PostgreSql(table, when, agreements) : Sqlite(table, when, agreements)) migrationBuilder.Sql(statement);
    }

    static IEnumerable<string> PostgreSql(string table, string when, string agreements)
    {
        var name = NameOf(table, when);
        yield return $"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {Counting(agreements)}; RETURN NULL; END $$";
        yield return $"CREATE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()";
    }

    static IEnumerable<string> Sqlite(string table, string when, string agreements)
    {
        yield return $"CREATE TRIGGER {NameOf(table, when)} AFTER {when} ON {table} BEGIN {Counting(agreements)}; END";
    }

    static string Counting(string agreements) =>
        $"INSERT INTO evidence_stirs (agreement, count) SELECT stirred.id, 1 FROM agreements AS stirred WHERE stirred.id IN ({agreements}) ON CONFLICT (agreement) DO UPDATE SET count = evidence_stirs.count + 1";

    static string NameOf(string table, string when) => $"{table}_{when.ToLowerInvariant()}_stirs";
}
