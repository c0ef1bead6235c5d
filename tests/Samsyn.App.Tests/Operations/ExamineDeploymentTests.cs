using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Acts;
using Samsyn.App.Examples;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Backup;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Operations;

/// <summary>The whole examination over real databases; each control by itself is in <see cref="ControlsTests"/>.</summary>
public sealed class ExamineDeploymentTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_in_use_is_held_against_every_control_once(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Run((OpenExample example) => example.Run(default));
        await samsyn.Run((SignCheckpoint sign) => sign.Run(default));

        var found = await Examine(samsyn);

        Assert.Equal(Controls.All, found.Select(one => one.Control));
        Assert.All(found, one => Assert.DoesNotContain('{', one.Words(Language.Swedish) + one.Words(Language.English)));
        foreach (var control in new[] { Controls.Database, Controls.Tables, Controls.Log, Controls.Checkpoints, Controls.ExamplePersons })
            Assert.Equal(ControlState.Kept, State(found, control));
        // The tests' server writes without fsync.
        Assert.Equal(engine == Engine.PostgreSql ? ControlState.Broken : ControlState.Kept, State(found, Controls.Durability));
        foreach (var control in new[] { Controls.Role, Controls.RowSecurity })
            Assert.Equal(engine == Engine.PostgreSql ? ControlState.Kept : ControlState.NotAsked, State(found, control));
    }

    [PostgreSqlFact]
    [Trait("Asvs", "v5.0.0-13.2.2")]
    public async Task Whoever_could_go_round_row_level_security_is_told_of_and_so_is_a_table_without_it()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        Assert.Equal((ControlState.Warning, "owner"), Found(await SecondWall.ServedByOwner(samsyn, (ExamineDeployment examine) => examine.Run(new(), beforeStart: true, default)), Controls.Role));
        Assert.Equal((ControlState.Broken, "superuser"), Found(await SecondWall.ServedBySuperuser(samsyn, (ExamineDeployment examine) => examine.Run(new(), beforeStart: true, default)), Controls.Role));

        await SecondWall.AsSuperuser(samsyn, "ALTER TABLE proposals NO FORCE ROW LEVEL SECURITY; ALTER TABLE outbox DISABLE ROW LEVEL SECURITY");
        var open = (await Examine(samsyn, beforeStart: true)).Single(one => one.Control == Controls.RowSecurity);
        Assert.Equal((ControlState.Broken, "outbox, proposals"), (open.State, open.Values[0]));

        await using var empty = await TestDatabase.CreateEmpty(Engine.PostgreSql);
        Assert.Equal((ControlState.NotAsked, "not-yet"), Found(await Examine(empty, beforeStart: true), Controls.RowSecurity));
    }

    [PostgreSqlFact]
    public async Task A_role_that_may_become_one_that_goes_round_it_counts_as_that_one()
    {
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql);
        Assert.Equal((ControlState.Broken, "bypasses"), Found(await SecondWall.ServedByMemberOfBypassing(samsyn, (ExamineDeployment examine) => examine.Run(new(), beforeStart: true, default)), Controls.Role));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Before_the_first_start_nothing_is_missed_and_nothing_made(Engine engine)
    {
        await using var samsyn = await TestDatabase.CreateEmpty(engine);

        var found = await Examine(samsyn, beforeStart: true);

        // The tests' server writes without fsync, and the clock of the test stands in another year than the server's.
        Assert.Equal(engine == Engine.PostgreSql ? [Controls.Durability, Controls.Time] : [], found.Where(one => one.State == ControlState.Broken).Select(one => one.Control));
        Assert.Equal(ControlState.NotAsked, State(found, Controls.Tables));
        Assert.False(Directory.Exists(samsyn.Options.DataDirectory));
        Assert.DoesNotContain(found, one => one.Control is Controls.Log or Controls.Backups);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_example_must_not_be_reachable_from_elsewhere(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Run((OpenTrial trial) => trial.Run(default));

        Assert.Equal(ControlState.Broken, State(await Examine(samsyn, new() { Address = "https://samsyn.example.se" }), Controls.ExamplePersons));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_fault_and_the_rest_is_left_open()
    {
        var options = new StorageOptions { PostgresConnection = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2" };
        await using var services = new ServiceCollection().AddSamsyn(options).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var found = await scope.ServiceProvider.GetRequiredService<ExamineDeployment>().Run(new(), beforeStart: true, default);

        Assert.Equal("unreachable", found.Single(one => one.Control == Controls.Database).Finding);
        Assert.All(found.Where(one => one.Control is Controls.Tables or Controls.Durability or Controls.Role), one => Assert.Equal(ControlState.NotAsked, one.State));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_damaged_log_and_a_lost_signing_key_are_faults_and_no_key_is_made(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Run((OpenExample example) => example.Run(default));
        await samsyn.Run((SignCheckpoint sign) => sign.Run(default));
        await samsyn.Run((SamsynDb db) => db.SigningKeys.ExecuteDeleteAsync());

        Assert.Equal("keyless", (await Examine(samsyn)).Single(one => one.Control == Controls.Log).Finding);
        Assert.Equal(0, await samsyn.Run((SamsynDb db) => db.SigningKeys.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_backup_of_today_is_fresh_and_one_of_the_day_before_yesterday_is_not(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var backups = new BackupFolder();
        Assert.True((await backups.Take(samsyn)).IsDone);

        Assert.Equal(ControlState.Kept, State(await Examine(samsyn, new() { Backups = backups.Path }), Controls.Backups));
        samsyn.Time.Now = samsyn.Time.Now.AddDays(2);
        Assert.Equal(ControlState.Broken, State(await Examine(samsyn, new() { Backups = backups.Path }), Controls.Backups));
        Assert.Equal(ControlState.Broken, State(await Examine(samsyn, new() { Backups = backups.Path, BackupKey = backups.Key }), Controls.KeysApart));
    }

    [Fact]
    public async Task Every_job_has_a_name_in_words()
    {
        await using var samsyn = await TestDatabase.CreateEmpty(Engine.Sqlite);
        foreach (var job in samsyn.Get<IEnumerable<JobDefinition>>())
            Assert.NotEqual(job.Name, JobWords.Of(job.Name, Language.English));
    }

    static Task<IReadOnlyList<ControlFinding>> Examine(TestDatabase samsyn, Deployment? deployment = null, bool beforeStart = false) =>
        samsyn.Run((ExamineDeployment examine) => examine.Run(deployment ?? new(), beforeStart, default));

    static (ControlState, string) Found(IEnumerable<ControlFinding> found, string control)
    {
        var one = found.Single(one => one.Control == control);
        return (one.State, one.Finding);
    }

    static ControlState State(IEnumerable<ControlFinding> found, string control) => found.Single(one => one.Control == control).State;
}
