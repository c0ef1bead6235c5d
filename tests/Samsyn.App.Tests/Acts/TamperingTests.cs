using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Acts;

/// <summary>Whoever owns the database can take the triggers away. What they then do is found, and where.</summary>
public sealed class TamperingTests
{
    const int Entries = 9;

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task Any_changed_entry_is_named(Engine engine)
    {
        await using var samsyn = await Given(engine);
        for (var number = 1; number <= Entries; number++)
        {
            await samsyn.Sql($"UPDATE audit_entries SET outcome = 'Refused' WHERE number = {number}");
            Assert.Equal(new WrongEntry(number, number, LogFault.Changed), (await samsyn.Verify()).Wrong);
            await samsyn.Sql($"UPDATE audit_entries SET outcome = 'Done' WHERE number = {number}");
        }
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task Every_field_is_watched_and_rubbish_in_one_is_no_reason_to_stop(Engine engine)
    {
        await using var samsyn = await Given(engine);
        const string id = "'01920000-0000-7000-8000-000000000999'";
        foreach (var (column, value) in new[] { ("actor", id), ("position", id), ("position", "NULL"), ("side", "'Police'"), ("side", "'Neither'"), ("name", "'SignAgreement'"), ("object_kind", "'Proposal'"),
            ("object_id", id), ("ground", "'x'"), ("session", "'x'"), ("outcome", "'Perhaps'"), ("at", "'2001-01-01 00:00:00'"), ("root", engine == Engine.PostgreSql ? "'\\x00'" : "x'00'") })
        {
            await samsyn.Sql("CREATE TABLE kept AS SELECT * FROM audit_entries WHERE number = 4");
            await samsyn.Sql($"UPDATE audit_entries SET {column} = {value} WHERE number = 4");
            Assert.True(new WrongEntry(4, 4, LogFault.Changed) == (await samsyn.Verify()).Wrong, $"{column} = {value}");
            await samsyn.Sql("DELETE FROM audit_entries WHERE number = 4");
            await samsyn.Sql("INSERT INTO audit_entries SELECT * FROM kept");
            await samsyn.Sql("DROP TABLE kept");
        }
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task Any_removed_entry_is_named_also_the_last(Engine engine)
    {
        for (var number = 1; number <= Entries; number += 4)
        {
            await using var samsyn = await Given(engine);
            await samsyn.Sql($"DELETE FROM audit_entries WHERE number = {number}");
            Assert.Equal(new WrongEntry(number, number, LogFault.Missing), (await samsyn.Verify()).Wrong);
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task Two_entries_that_change_places_are_named(Engine engine)
    {
        await using var samsyn = await Given(engine);
        for (var number = 1; number < Entries; number++)
        {
            await Swap();
            Assert.Equal(new WrongEntry(number, number, LogFault.Changed), (await samsyn.Verify()).Wrong);
            await Swap();
            continue;

            async Task Swap()
            {
                await samsyn.Sql($"UPDATE audit_entries SET number = 100 WHERE number = {number}");
                await samsyn.Sql($"UPDATE audit_entries SET number = {number} WHERE number = {number + 1}");
                await samsyn.Sql($"UPDATE audit_entries SET number = {number + 1} WHERE number = 100");
            }
        }
        Assert.True((await samsyn.Verify()).IsWhole);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task Cutting_off_the_end_or_adding_to_it_is_named(Engine engine)
    {
        await using (var cut = await Given(engine))
        {
            await cut.Sql("DELETE FROM audit_entries WHERE number > 5");
            Assert.Equal(new WrongEntry(6, 6, LogFault.Missing), (await cut.Verify()).Wrong);
        }
        await using (var all = await Given(engine))
        {
            await all.Sql("DELETE FROM audit_entries");
            Assert.Equal(new WrongEntry(1, 1, LogFault.Missing), (await all.Verify()).Wrong);
        }
        await using var added = await Given(engine);
        await added.Sql("CREATE TABLE kept AS SELECT * FROM audit_entries WHERE number = 4");
        await added.Sql("UPDATE kept SET number = 10");
        await added.Sql("INSERT INTO audit_entries SELECT * FROM kept");
        Assert.Equal(new WrongEntry(10, 10, LogFault.Changed), (await added.Verify()).Wrong);
        await added.Sql("UPDATE audit_entries SET number = -1 WHERE number = 10");
        Assert.Equal(new WrongEntry(-1, -1, LogFault.Foreign), (await added.Verify()).Wrong);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task A_log_that_was_rewritten_with_skill_is_given_away_by_the_checkpoints(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        List<string> kept = [];
        for (var number = 1; number <= 8; number++)
        {
            await samsyn.Note(LogDesk.About(number));
            if (number is 3 or 6 or 8) kept.Add((await samsyn.Sign())!.Text);
        }
        await samsyn.PastTheTriggers();
        await Rewrite(samsyn, from: 5);
        // In the database everything fits together again; it is the checkpoints that do not.
        Assert.Equal(new WrongEntry(4, 6, LogFault.Rewritten), (await samsyn.Verify()).Wrong);
        await samsyn.Sql("DELETE FROM audit_checkpoints");
        Assert.True((await samsyn.Verify()).IsWhole);

        var told = await samsyn.Verify([.. kept]);

        Assert.Equal(new WrongEntry(4, 6, LogFault.Rewritten), told.Wrong);
        Assert.Equal([CheckpointFinding.Agrees, CheckpointFinding.Differs, CheckpointFinding.Differs], told.Checkpoints.Select(check => check.Finding));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task An_old_copy_put_in_place_is_given_away_by_a_checkpoint_that_was_kept(Engine engine)
    {
        await using var samsyn = await LogDesk.WithEntries(engine, 5);
        await samsyn.Sign();
        var old = await Head(samsyn);
        for (var number = 6; number <= 9; number++) await samsyn.Note(LogDesk.About(number));
        var kept = (await samsyn.Sign())!.Text;
        // The database of the time when there were five entries, put back whole.
        await samsyn.PastTheTriggers();
        await samsyn.Sql("DELETE FROM audit_entries WHERE number > 5");
        await samsyn.Sql("DELETE FROM audit_checkpoints WHERE size > 5");
        await SetHead(samsyn, old);
        Assert.True((await samsyn.Verify()).IsWhole);

        Assert.Equal(new WrongEntry(6, 9, LogFault.RolledBack), (await samsyn.Verify(kept)).Wrong);
        // And also after the copy has grown past it.
        for (var number = 1; number <= 6; number++) await samsyn.Note(LogDesk.About(number));
        Assert.Equal(new WrongEntry(6, 9, LogFault.Rewritten), (await samsyn.Verify(kept)).Wrong);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_checkpoint_of_another_key_of_another_log_or_none_at_all_is_not_believed(Engine engine)
    {
        await using var samsyn = await LogDesk.WithEntries(engine, 3);
        await using var other = await LogDesk.WithEntries(engine, 3);
        var ours = (await samsyn.Sign())!;
        // Copies of one new database carry one name; this one is given its own.
        await other.PastTheTriggers();
        await other.Sql("UPDATE audit_head SET origin = 'samsyn/other'");
        var theirs = (await other.Sign())!;

        var told = await samsyn.Verify(ours.Text, theirs.Text, ours.Text.Replace("\n3\n", "\n2\n", StringComparison.Ordinal), "a letter");

        Assert.Equal([CheckpointFinding.Agrees, CheckpointFinding.OtherLog, CheckpointFinding.OtherKey, CheckpointFinding.Unreadable], told.Checkpoints.Where(check => check.IsKept).Select(check => check.Finding));
        Assert.False(told.IsWhole);
        Assert.Null(told.Wrong);
    }

    /// <summary>Another history from an entry on: every root after it and the head are made anew, as the product itself would.</summary>
    static async Task Rewrite(TestDatabase samsyn, int from)
    {
        var tree = new MerkleFrontier();
        await samsyn.AsOwner(async db =>
        {
            foreach (var act in await db.Acts.AsNoTracking().OrderBy(act => act.Number).ToListAsync())
            {
                var written = new Act
                {
                    Number = act.Number, At = act.At, Actor = act.Actor, Position = act.Position, Side = act.Side, Name = act.Number == from ? "EndAgreement" : act.Name,
                    ObjectKind = act.ObjectKind, ObjectId = act.ObjectId, Outcome = act.Outcome,
                };
                tree.Append(written.Canonical());
                await db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET name = {written.Name}, root = {tree.Root} WHERE number = {act.Number}");
            }
            return 0;
        });
        await SetHead(samsyn, (tree.Size, tree.ToBytes()));
    }

    static async Task<(long Size, byte[] Edge)> Head(TestDatabase samsyn)
    {
        var head = await samsyn.Run((SamsynDb db) => db.LogHeads.AsNoTracking().SingleAsync());
        return (head.Size, head.Edge);
    }

    static Task<int> SetHead(TestDatabase samsyn, (long Size, byte[] Edge) head) =>
        samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"UPDATE audit_head SET size = {head.Size}, edge = {head.Edge}"));

    static async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await LogDesk.WithEntries(engine, Entries);
        await samsyn.PastTheTriggers();
        return samsyn;
    }
}
