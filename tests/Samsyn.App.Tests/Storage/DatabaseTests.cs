using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Storage;

public sealed class DatabaseTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Opening_an_empty_database_makes_its_tables_and_opening_it_again_changes_nothing(Engine engine)
    {
        await using var samsyn = await TestDatabase.CreateEmpty(engine);

        Assert.True((await samsyn.Open()).IsDone);
        await samsyn.Store(new Setting { Key = "kept", Value = "yes" });
        Assert.True((await samsyn.Open()).IsDone);

        Assert.Equal("yes", await samsyn.Run((SamsynDb db) => db.Settings.Select(setting => setting.Value).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Several_programs_may_open_the_same_new_database_at_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.CreateEmpty(engine);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(samsyn.Open)));

        Assert.All(opened, outcome => Assert.Empty(outcome.Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_of_a_newer_program_is_refused_and_left_as_it_is(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"INSERT INTO schema_history VALUES ('9999_FromTheFuture', '')"));

        Assert.Equal([new DatabaseNewerThanProgram("9999_FromTheFuture")], (await samsyn.Open()).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_that_a_newer_program_only_added_to_is_worked_on_and_still_fits(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"INSERT INTO schema_history VALUES ('9998_OnlyAdds', '')"));
        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"INSERT INTO schema_history_additive VALUES ('9998_OnlyAdds')"));

        Assert.True((await samsyn.Open()).IsDone);
        Assert.True((await Fits(samsyn)).IsDone);

        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"INSERT INTO schema_history VALUES ('9999_FromTheFuture', '')"));
        Assert.Equal([new DatabaseNewerThanProgram("9999_FromTheFuture")], (await Fits(samsyn)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_this_program_marks_as_only_adding_is_written_down_for_older_ones(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);

        Assert.Contains("0050_Nodes", await samsyn.Run((SamsynDb db) => db.Database.SqlQueryRaw<string>("SELECT migration AS \"Value\" FROM schema_history_additive").ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_that_lacks_a_migration_does_not_fit(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlAsync($"DELETE FROM schema_history WHERE migration = '0050_Nodes'"));

        Assert.Equal([new DatabaseOlderThanProgram("0050_Nodes")], (await Fits(samsyn)).Refusals);
    }

    static Task<Outcome> Fits(TestDatabase samsyn) => samsyn.Run((Database database) => database.Fits(default));

    [Fact]
    public async Task SQLite_runs_with_a_rollback_journal_and_full_synchronisation()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);

        var settings = await samsyn.Run(async (SamsynDb db) => new[]
        {
            await Pragma(db, "SELECT journal_mode AS \"Value\" FROM pragma_journal_mode"),
            await Pragma(db, "SELECT CAST(synchronous AS text) AS \"Value\" FROM pragma_synchronous"),
            await Pragma(db, "SELECT CAST(foreign_keys AS text) AS \"Value\" FROM pragma_foreign_keys"),
        });

        Assert.Equal(["delete", "2", "1"], settings);

        static Task<string> Pragma(SamsynDb db, string sql) => db.Database.SqlQueryRaw<string>(sql).SingleAsync();
    }

    [Fact]
    public async Task A_SQLite_file_with_a_write_ahead_log_is_refused_at_start_up()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        await samsyn.AsOwner(db => db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL"));

        Assert.Equal([new UnsafeDatabase(samsyn.Options.DatabaseFile, "journal_mode", "wal", "DELETE")], (await samsyn.Open()).Refusals);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await using var samsyn = await TestDatabase.CreateEmpty(Engine.Sqlite);
        Directory.CreateDirectory(samsyn.Options.DataDirectory);
        var letter = string.Concat(Enumerable.Repeat("This is a letter. ", 100));
        await File.WriteAllTextAsync(samsyn.Options.DatabaseFile, letter);

        Assert.IsType<DatabaseUnreachable>(Assert.Single((await samsyn.Open()).Refusals));
        Assert.Equal(letter, await File.ReadAllTextAsync(samsyn.Options.DatabaseFile));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.GetTempFileName();

        Assert.IsType<DatabaseUnreachable>(Assert.Single((await Open(new() { DataDirectory = Path.Combine(file, "data") })).Refusals));
        File.Delete(file);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Password=hemligt;Timeout=2")]
    [InlineData("postgres://samsyn:hemligt@127.0.0.1:1/samsyn")]
    public async Task A_server_that_does_not_answer_or_a_connection_that_is_none_is_refused_without_telling_the_password(string connection)
    {
        var refusal = Assert.IsType<DatabaseUnreachable>(Assert.Single((await Open(new() { PostgresConnection = connection })).Refusals));

        Assert.DoesNotContain("hemligt", Samsyn.App.Texts.Of(refusal, Language.Swedish), StringComparison.Ordinal);
    }

    static async Task<Outcome> Open(StorageOptions options)
    {
        await using var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Database>().Open(CancellationToken.None);
    }

    [Fact]
    public void Options_come_from_the_environment_and_empty_counts_as_unset()
    {
        Assert.Equal(new StorageOptions { DataDirectory = "/srv/samsyn", PostgresConnection = "Host=db", OwnerConnection = "Host=owner", DirectConnection = "Host=past", KeyFile = "/etc/samsyn.key" },
            StorageOptions.From(name => name switch { "SAMSYN_DATA" => "/srv/samsyn", "SAMSYN_DATABASE" => "Host=db", "SAMSYN_DATABASE_OWNER" => "Host=owner", "SAMSYN_DATABASE_DIRECT" => "Host=past", "SAMSYN_KEY_FILE" => "/etc/samsyn.key", _ => null }));
        Assert.Equal(new StorageOptions { DataDirectory = "data" }, StorageOptions.From(_ => ""));
    }
}
