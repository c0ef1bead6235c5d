using Samsyn.Domain.Acts;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

public sealed class EarlierActsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_was_done_before_the_log_was_a_tree_becomes_its_first_entries(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        // As the tables were before the migration.
        foreach (var statement in (string[])["DROP TABLE audit_entries", "DROP TABLE audit_head", "DROP TABLE audit_checkpoints", "DELETE FROM schema_history WHERE migration = '0040_Audit'"]) await samsyn.Sql(statement);
        if (engine == Engine.PostgreSql) await samsyn.Sql("DROP FUNCTION audit_is_only_added_to");
        await samsyn.Sql(engine == Engine.PostgreSql
            ? "CREATE TABLE acts (id uuid NOT NULL PRIMARY KEY, at timestamptz NOT NULL, actor uuid NOT NULL, name text NOT NULL, object_kind text NOT NULL, object_id uuid NOT NULL)"
            : "CREATE TABLE acts (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, object_kind TEXT NOT NULL, object_id TEXT NOT NULL)");
        foreach (var (minute, name) in new[] { (30, "SignAgreement"), (10, "ImportDocument"), (20, "AdoptProposal") })
            await samsyn.Sql($"INSERT INTO acts VALUES ('01920000-0000-7000-8000-0000000009{minute}', '2018-03-01 10:{minute}:00{(engine == Engine.PostgreSql ? "+00" : "")}', "
                + $"'01920000-0000-7000-8000-000000000101', '{name}', 'Agreement', '01920000-0000-7000-8000-000000000401')");

        Assert.Empty((await samsyn.Open()).Refusals);

        var log = await samsyn.Log();
        Assert.Equal([(1, "ImportDocument"), (2, "AdoptProposal"), (3, "SignAgreement")], log.Select(act => (act.Number, act.Name)));
        Assert.All(log, act => Assert.Equal((LogDesk.About(1).Value, ActOutcome.Done), (act.ObjectId, act.Outcome)));
        Assert.Equal(new DateTimeOffset(2018, 3, 1, 10, 10, 0, TimeSpan.Zero), log[0].At);
        Assert.True((await samsyn.Verify()).IsWhole);
        await samsyn.Note(LogDesk.About(2));
        Assert.Equal(4, (await samsyn.Verify()).Entries);
    }
}
