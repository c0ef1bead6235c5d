using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Storage;

/// <summary>The second wall: what PostgreSQL itself lets the role that serves see and write, past every query of ours.</summary>
public sealed class RowSecurityTests
{
    /// <summary>Who sees how many rows of each guarded table of <see cref="WalledDatabase"/>: each kind once for each side or agreement, three annexes for each agreement.</summary>
    static readonly (string Table, int Coordinator, int Police, int Politician, int Administrator)[] Guarded =
    [
        ("proposals", 2, 2, 1, 1), ("stored_files", 2, 2, 1, 1), ("placed_files", 2, 2, 1, 1), ("agreements", 2, 2, 1, 2), ("annexes", 6, 6, 3, 6), ("annex_versions", 6, 6, 3, 6),
        ("evidence", 2, 2, 1, 2), ("evidence_withdrawals", 2, 2, 1, 2), ("search_indexes", 2, 2, 1, 2), ("notices", 2, 2, 1, 2), ("information_notes", 2, 2, 0, 0), ("disputes", 2, 2, 1, 2), ("readiness_changes", 2, 2, 1, 2),
        ("quarantined_files", 1, 1, 0, 0), ("calendar_feeds", 1, 1, 0, 0), ("accounts", 1, 1, 0, 2), ("passkeys", 1, 1, 0, 2), ("external_identities", 1, 1, 0, 2), ("invitations", 0, 0, 0, 2),
        ("sessions", 1, 1, 0, 2), ("protection_keys", 0, 0, 0, 0), ("signing_keys", 0, 0, 0, 0), ("outbox", 0, 0, 0, 1), ("audit_entries", 1, 1, 1, 1), ("audit_head", 1, 1, 1, 1), ("audit_checkpoints", 1, 1, 1, 1),
        // Two bodies with a meeting each; the politician has a seat in one of them, and who sits where everybody may know.
        ("bodies", 2, 2, 1, 0), ("seats", 1, 1, 1, 1), ("meetings", 2, 2, 1, 0), ("attendees", 2, 2, 1, 0), ("meeting_minutes", 2, 2, 1, 0), ("agenda_items", 2, 2, 1, 0), ("item_papers", 2, 2, 1, 0),
        // One summons is the politician's own; of three mails that came in one names no meeting, and is for whoever runs the system.
        ("summonses", 2, 2, 1, 0), ("received_mails", 2, 2, 0, 3),
        // One dataset of each party's own.
        ("datasets", 1, 1, 0, 0), ("data_imports", 1, 1, 0, 0), ("dataset_segments", 1, 1, 0, 0), ("indicator_blocks", 1, 1, 0, 0), ("data_uploads", 1, 1, 0, 0), ("named_profiles", 1, 1, 0, 0), ("data_fetches", 1, 1, 0, 0), ("scans", 1, 1, 0, 0),
        ("decisions", 2, 2, 1, 0), ("matters", 2, 2, 1, 0), ("frozen_papers", 4, 4, 1, 0), ("paper_templates", 1, 1, 1, 1),
        // Three sections, one of them for the police officer alone; each side has an unreleased text of its own, and one released in each of two sections.
        ("pictures", 1, 1, 0, 0), ("picture_templates", 1, 1, 0, 0), ("picture_sources", 1, 1, 0, 0), ("picture_sections", 2, 3, 0, 0), ("own_texts", 2, 3, 0, 0), ("section_remarks", 1, 2, 0, 0),
        ("problems", 1, 1, 0, 0), ("focus_plans", 1, 1, 0, 0),
        // Each side has a draft of its own, and one is shared.
        ("messages", 2, 2, 0, 0),
        ("places", 1, 1, 0, 0), ("point_precisions", 1, 1, 0, 0),
    ];

    /// <summary>Known to everyone in the collaboration, or nothing but checksums and counts; why stands in docs/decisions/0011-row-level-security.md.</summary>
    static readonly string[] Open =
    [
        "answered_forms", "appointments", "deputyships", "evidence_stirs", "jobs", "nodes", "number_series", "organisations", "persons", "positions", "schema_history", "schema_history_additive", "settings", "spent_challenges",
    ];

    [PostgreSqlFact]
    public async Task Every_table_is_guarded_or_said_to_be_open()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        Assert.Equal(Guarded.Select(one => one.Table).Order(StringComparer.Ordinal), await Names(samsyn, "relrowsecurity AND relforcerowsecurity"));
        Assert.Equal(Open, await Names(samsyn, "NOT relrowsecurity"));
    }

    /// <summary>As an installation has it that was brought up to date before there was a wall.</summary>
    [PostgreSqlFact]
    public async Task A_database_in_use_without_the_wall_gets_it_at_the_next_start_and_keeps_every_row()
    {
        await using var world = await WalledDatabase.Create();
        await SecondWall.TakeDown(world.Samsyn);
        Assert.Empty(await Names(world.Samsyn, "relrowsecurity OR relforcerowsecurity"));
        Assert.Equal(3L, await SecondWall.AsServing(world.Samsyn, "SELECT count(*) FROM proposals"));

        Assert.True((await world.Samsyn.Open()).IsDone);

        Assert.Equal(Guarded.Select(one => one.Table).Order(StringComparer.Ordinal), await Names(world.Samsyn, "relrowsecurity AND relforcerowsecurity"));
        Assert.Equal((0L, 3L), (await SecondWall.AsServing(world.Samsyn, "SELECT count(*) FROM proposals"), await world.All("proposals")));
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.4.1")]
    public async Task Whoever_is_nobody_finds_every_guarded_table_empty_also_as_the_owner_of_the_tables()
    {
        await using var world = await WalledDatabase.Create();
        foreach (var (table, _, _, _, _) in Guarded)
        {
            Assert.True(await world.All(table) > 0, $"{table} has no rows: seeing none would prove nothing.");
            Assert.Equal(0L, await SecondWall.AsServing(world.Samsyn, $"SELECT count(*) FROM {table}"));
            Assert.Equal(0L, await SecondWall.AsServing(world.Samsyn, $"SELECT count(*) FROM {table}", owning: true));
            Assert.Equal(0, await world.Seen(table, null));
        }
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    [Trait("Asvs", "v5.0.0-8.4.1")]
    public async Task Everyone_finds_their_own_and_what_is_shared_whatever_a_query_forgets()
    {
        await using var world = await WalledDatabase.Create();
        List<string> differ = [];
        foreach (var (table, coordinator, police, politician, administrator) in Guarded)
        {
            var seen = (await world.Seen(table, TestActors.Coordinator), await world.Seen(table, TestActors.PoliceOfficer), await world.Seen(table, TestActors.Politician), await world.Seen(table, TestActors.Administrator));
            if (seen != (coordinator, police, politician, administrator)) differ.Add($"{table}: {seen}");
        }
        Assert.True(differ.Count == 0, string.Join('\n', differ));
        // And really their own: the same number of rows could be the other's.
        Assert.Equal([PartySide.City], await world.Samsyn.RunFor(TestActors.Coordinator, (SamsynDb db) => db.Proposals.Where(one => one.Side != null).Select(one => one.Side!.Value).ToListAsync()));
        Assert.Equal([TestActors.PoliceOfficer.Person], await world.Samsyn.RunFor(TestActors.PoliceOfficer, (SamsynDb db) => db.Quarantine.Select(one => one.BroughtBy).ToListAsync()));
        Assert.Equal([world.Binding.Id], await world.Samsyn.RunFor(TestActors.Politician, (SamsynDb db) => db.Agreements.IgnoreAutoIncludes().Select(one => one.Id).ToListAsync()));
        Assert.Equal([TestActors.PoliceOfficer.Person], await world.Samsyn.RunFor(TestActors.PoliceOfficer, (SamsynDb db) => db.Sessions.Select(one => one.Person).ToListAsync()));
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    public async Task A_row_that_is_anothers_cannot_be_added()
    {
        const string refused = PostgresErrorCodes.InsufficientPrivilege;
        await using var world = await WalledDatabase.Create();
        var (city, police) = (TestActors.Coordinator, TestActors.PoliceOfficer);
        var (own, foreign, feed) = (world.ProposalOf(city, PartySide.City, 5), world.ProposalOf(city, PartySide.Police, 6), world.FeedOf(city));

        Assert.Equal(refused, await world.Refused(city, foreign, world.FileOf(foreign)));
        Assert.Null(await world.Refused(city, own, world.FileOf(own)));
        Assert.Equal(refused, await world.Refused(city, world.WaitingOf(police)));
        Assert.Null(await world.Refused(city, world.WaitingOf(city)));
        Assert.Equal(refused, await world.Refused(city, world.FeedOf(police)));
        Assert.Null(await world.Refused(city, feed));
        Assert.Equal(refused, await world.Refused(city, world.SessionOf(police)));
        Assert.Equal(refused, await world.Refused(city, world.MessageOf(police, isShared: false)));
        Assert.Null(await world.Refused(city, world.MessageOf(city, isShared: false)));
        Assert.Equal(refused, await world.Refused(city, Account(world, TestActors.Reader)));
        Assert.Equal(refused, await world.Refused(TestActors.Politician, WalledDatabase.DraftOf("2018-9002")));
        Assert.Null(await world.Refused(city, WalledDatabase.DraftOf("2018-9003")));
        Assert.Equal(refused, await world.Refused(city, new ProtectionKey { Name = "other", Xml = "<key/>", StoredAt = world.Samsyn.Time.Now }));
        Assert.Equal(refused, await world.Refused(null, new OutboxMessage { Id = Guid.CreateVersion7(), Kind = "webhook", Payload = "{}", CreatedAt = world.Samsyn.Time.Now, NextAttemptAt = world.Samsyn.Time.Now }));
        Assert.Null(await world.Refused(city, new OutboxMessage { Id = Guid.CreateVersion7(), Kind = "webhook", Payload = "{}", CreatedAt = world.Samsyn.Time.Now, NextAttemptAt = world.Samsyn.Time.Now }));

        static object Account(WalledDatabase world, Actor actor) => world.AccountOf(actor);
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    public async Task Anothers_row_is_neither_changed_nor_removed_nor_given_away()
    {
        await using var world = await WalledDatabase.Create();
        var changed = await world.Samsyn.RunFor(TestActors.Coordinator, (SamsynDb db) => db.Proposals.Where(one => one.Side == PartySide.Police).ExecuteUpdateAsync(set => set.SetProperty(one => one.File, "taken")));
        var removed = await world.Samsyn.RunFor(TestActors.Coordinator, (SamsynDb db) => db.Quarantine.ExecuteDeleteAsync());
        Assert.Equal((0, 1, 1L), (changed, removed, await world.All("quarantined_files")));

        var given = await Assert.ThrowsAsync<PostgresException>(() => world.Samsyn.RunFor(TestActors.Coordinator, (SamsynDb db) =>
            db.Proposals.Where(one => one.Side == PartySide.City).ExecuteUpdateAsync(set => set.SetProperty(one => one.Side, PartySide.Police))));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, given.SqlState);
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-16.4.2")]
    public async Task The_role_that_serves_adds_to_the_log_and_never_changes_it_nor_the_tables()
    {
        await using var world = await WalledDatabase.Create();
        foreach (var statement in new[]
        {
            "UPDATE audit_entries SET outcome = 'Refused'", "DELETE FROM audit_entries", "TRUNCATE audit_entries", "UPDATE audit_checkpoints SET text = ''", "DELETE FROM audit_checkpoints", "DELETE FROM audit_head",
            "ALTER TABLE audit_entries DISABLE TRIGGER ALL", "DROP POLICY proposals_wall ON proposals", "ALTER TABLE proposals DISABLE ROW LEVEL SECURITY", "INSERT INTO schema_history VALUES ('9999_Planted', '')",
            "DELETE FROM schema_history", "CREATE TABLE planted (id int)", "DROP FUNCTION samsyn_person() CASCADE",
        })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => SecondWall.AsServing(world.Samsyn, $"SELECT set_config('samsyn.system', 'on', false); {statement}"))).SqlState);
    }

    static async Task<string[]> Names(TestDatabase samsyn, string which) => ((string)(await SecondWall.AsSuperuser(samsyn,
        $"SELECT coalesce(string_agg(relname, ',' ORDER BY relname COLLATE \"C\"), '') FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND {which}"))!).Split(',', StringSplitOptions.RemoveEmptyEntries);
}
