using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Samsyn.App.Storage;
using Samsyn.App.Storage.Migrations;
using Samsyn.Tests.Kit.Databases;
using Database = Samsyn.App.Storage.Database;

namespace Samsyn.App.Tests.Storage;

public sealed class MigrationTests
{
    /// <summary>A released migration has run on databases out there: what it does may never change. Take a new one up here when it is released.</summary>
    static readonly Dictionary<string, string> Released = new(StringComparer.Ordinal)
    {
        ["0001_Foundation"] = "6954eba42879869c",
    };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_migrations_lead_to_exactly_what_the_model_asks_for(Engine engine)
    {
        await using var migrated = await TestDatabase.Create(engine);
        await using var created = await TestDatabase.CreateEmpty(engine);
        await CreateFromModel(created);

        Assert.Equal(await Tables.Of(created), (await Tables.Of(migrated)).Where(line => !line.StartsWith(Database.History, StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_planted_difference_between_tables_and_model_is_found(Engine engine)
    {
        await using var migrated = await TestDatabase.Create(engine);
        var before = await Tables.Of(migrated);
        await migrated.AsOwner(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE settings ADD COLUMN planted text NULL"));
        await migrated.AsOwner(db => db.Database.ExecuteSqlRawAsync("CREATE INDEX planted ON outbox (kind)"));

        Assert.Equal(2, (await Tables.Of(migrated)).Except(before).Count());
    }

    [Fact]
    public async Task A_released_migration_is_never_changed() => Assert.Empty(Changed(Released, await Hashes()));

    [Fact]
    public void A_planted_change_or_removal_of_a_released_migration_is_found() =>
        Assert.Equal(["0001 was changed (now x)", "0002 is gone"],
            Changed(new() { ["0001"] = "a", ["0002"] = "b", ["0003"] = "c" }, new() { ["0001"] = "x", ["0003"] = "c", ["0004"] = "new" }));

    /// <summary>What an older program can work beside: new tables, new columns it need not fill, indexes that forbid it nothing.</summary>
    [Fact]
    public async Task A_migration_that_says_it_only_adds_does_nothing_else()
    {
        var builder = new DbContextOptionsBuilder<SamsynDb>();
        Databases.Use(builder, new());
        await using var db = new SamsynDb(builder.Options);
        var migrations = db.GetService<IMigrationsAssembly>();

        foreach (var migration in migrations.Migrations.Where(migration => AdditiveAttribute.IsOn(migration.Value)))
            Assert.Empty(BeyondAdding(migration.Key, migrations.CreateMigration(migration.Value, db.Database.ProviderName!).UpOperations));
    }

    [Fact]
    public void A_planted_column_that_must_be_filled_a_unique_index_and_a_dropped_table_are_found() => Assert.Equal(3, BeyondAdding("x",
    [
        new AddColumnOperation { Table = "acts", Name = "must" },
        new CreateIndexOperation { Table = "acts", Name = "one", IsUnique = true, Columns = ["name"] },
        new DropTableOperation { Name = "acts" },
        new AddColumnOperation { Table = "acts", Name = "may", IsNullable = true },
        new CreateIndexOperation { Table = "acts", Name = "many", Columns = ["name"] },
    ]).Count());

    static IEnumerable<string> BeyondAdding(string migration, IReadOnlyList<MigrationOperation> operations)
    {
        var made = operations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in operations)
            if (operation switch
            {
                CreateTableOperation => false,
                AddColumnOperation column => !column.IsNullable && column.DefaultValue is null && column.DefaultValueSql is null && !made.Contains(column.Table),
                CreateIndexOperation index => index.IsUnique && !made.Contains(index.Table),
                _ => true,
            }) yield return $"{migration}: {operation.GetType().Name}";
    }

    static IEnumerable<string> Changed(Dictionary<string, string> released, Dictionary<string, string> now)
    {
        foreach (var (id, hash) in released)
            if (!now.TryGetValue(id, out var found)) yield return $"{id} is gone";
            else if (found != hash) yield return $"{id} was changed (now {found})";
    }

    /// <summary>Of the SQL that each migration runs on both databases.</summary>
    static async Task<Dictionary<string, string>> Hashes()
    {
        var sql = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var options in (StorageOptions[])[new(), new() { PostgresConnection = "Host=nowhere" }])
        {
            var builder = new DbContextOptionsBuilder<SamsynDb>();
            Databases.Use(builder, options);
            await using var db = new SamsynDb(builder.Options);
            foreach (var id in db.GetService<IMigrationsAssembly>().Migrations.Keys)
                sql[id] = sql.GetValueOrDefault(id) + string.Concat(Database.CommandsOf(db, id).Select(command => command.CommandText));
        }
        return sql.ToDictionary(one => one.Key, one => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Value.ReplaceLineEndings("\n"))))[..16]);
    }

    static async Task CreateFromModel(TestDatabase created)
    {
        if (created.Engine == Engine.Sqlite) Directory.CreateDirectory(created.Options.DataDirectory);
        await created.AsOwner(async db =>
        {
            await db.GetService<IRelationalDatabaseCreator>().EnsureCreatedAsync();
            return 0;
        });
    }
}
