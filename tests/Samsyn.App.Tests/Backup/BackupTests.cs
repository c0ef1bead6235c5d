using Samsyn.Domain.Kernel;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Backup;
using Samsyn.App.Examples;
using Samsyn.App.Files;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Backup;

public sealed class BackupTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-2.3.3")]
    public async Task The_example_is_backed_up_under_writing_and_restored_whole_on_an_empty_machine(Engine engine)
    {
        await using var samsyn = await Example(engine);
        await using var empty = await TestDatabase.CreateEmpty(engine);
        using var folder = new BackupFolder();
        using var stop = new CancellationTokenSource();
        var written = 0;
        // Each write is a pair in one commit: half a pair in the backup would be a torn instant.
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await samsyn.Store(new Setting { Key = $"first-{written}", Value = "" }, new Setting { Key = $"second-{written}", Value = "" });
                Interlocked.Increment(ref written);
            }
        });
        while (Volatile.Read(ref written) < 5) await Task.Delay(5);

        var before = Volatile.Read(ref written);
        var taken = await folder.Take(samsyn);
        await stop.CancelAsync();
        await writer;

        Assert.Empty(taken.Refusals);
        Assert.Empty((await folder.Verify(empty, taken.Value.File)).Refusals);
        Assert.Empty((await folder.Restore(empty, taken.Value.File)).Refusals);
        var (firsts, seconds) = await empty.Run(async (SamsynDb db) => (
            await db.Settings.CountAsync(setting => setting.Key.StartsWith("first-")), await db.Settings.CountAsync(setting => setting.Key.StartsWith("second-"))));
        Assert.Equal(firsts, seconds);
        Assert.InRange(firsts, before, written);
        Assert.Equal(await Rows(samsyn), await Rows(empty));
        Assert.Equal(taken.Value.Manifest.Rows["audit_entries"], (await Rows(empty)).Count(row => row.StartsWith("act ", StringComparison.Ordinal)));
        await AssertOriginals(empty, taken.Value.Manifest.Rows["stored_files"]);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_that_holds_anything_is_replaced_only_when_asked(Engine engine)
    {
        await using var samsyn = await Given(engine, "kept");
        await using var other = await Given(engine, "other");
        using var folder = new BackupFolder();
        var taken = (await folder.Take(samsyn)).Value;

        Assert.IsType<RestoreOverData>(Assert.Single((await folder.Restore(other, taken.File)).Refusals));
        Assert.Equal(["other"], await Settings(other));

        Assert.Empty((await folder.Restore(other, taken.File, replace: true)).Refusals);
        Assert.Equal(["kept"], await Settings(other));
        Assert.Empty((await folder.Restore(other, taken.File, replace: true)).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_backup_that_is_damaged_cut_short_or_under_another_key_touches_nothing(Engine engine)
    {
        await using var samsyn = await Given(engine, "kept");
        using var folder = new BackupFolder();
        var file = (await folder.Take(samsyn)).Value.File;
        var whole = await File.ReadAllBytesAsync(file);
        var (altered, cut, none, later) = (file + "-altered", file + "-cut", file + "-none", file + "-later");
        await File.WriteAllBytesAsync(altered, [.. whole[..(whole.Length / 2)], (byte)(whole[whole.Length / 2] ^ 1), .. whole[((whole.Length / 2) + 1)..]]);
        await File.WriteAllBytesAsync(cut, whole[..^20]);
        await File.WriteAllTextAsync(none, "A letter, not a backup.");
        await File.WriteAllBytesAsync(later, [.. whole[..8], 9, .. whole[9..]]);
        var otherKey = Path.Combine(folder.Path, "other-key");
        BackupKey.Make(otherKey);

        foreach (var (what, key, refusal) in ((string, string?, Type)[])
        [
            (altered, null, typeof(BackupAltered)), (cut, null, typeof(BackupCutShort)), (none, null, typeof(NotABackup)), (later, null, typeof(BackupFormatNewer)),
            (file, otherKey, typeof(BackupUnderOtherKey)), (file + "-gone", null, typeof(BackupUnreadable)), (file, Path.Combine(folder.Path, "no-key"), typeof(BackupKeyUnreadable)),
        ])
        {
            Assert.IsType(refusal, Assert.Single((await folder.Verify(samsyn, what, key)).Refusals));
            Assert.IsType(refusal, Assert.Single((await folder.Restore(samsyn, what, replace: true, key)).Refusals));
        }
        Assert.Equal(["kept"], await Settings(samsyn));
        if (engine == Engine.Sqlite) Assert.Equal(["samsyn.db"], Directory.EnumerateFileSystemEntries(samsyn.Options.DataDirectory).Select(Path.GetFileName));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_copy_of_an_older_program_is_brought_up_to_date_and_one_of_a_newer_is_refused(Engine engine)
    {
        await using var older = await Given(engine, "kept");
        await older.AsOwner(db => db.Database.ExecuteSqlRawAsync("DROP TABLE answered_forms"));
        await older.AsOwner(db => db.Database.ExecuteSqlRawAsync("DELETE FROM schema_history WHERE migration = '0060_AnsweredForms'"));
        await using var newer = await Given(engine, "kept");
        await newer.AsOwner(db => db.Database.ExecuteSqlRawAsync("INSERT INTO schema_history VALUES ('9999_FromTheFuture', '')"));
        await using var empty = await TestDatabase.CreateEmpty(engine);
        using var folder = new BackupFolder();
        var fromNewer = (await folder.Take(newer)).Value.File;
        older.Time.Now += TimeSpan.FromSeconds(1);
        var fromOlder = (await folder.Take(older)).Value.File;

        Assert.Equal([new BackupOfNewerProgram(fromNewer, "9999_FromTheFuture")], (await folder.Restore(empty, fromNewer)).Refusals);
        Assert.Empty((await folder.Restore(empty, fromOlder)).Refusals);

        Assert.Equal(["kept"], await Settings(empty));
        Assert.Equal(0, await empty.Run((SamsynDb db) => db.AnsweredForms.CountAsync()));
    }

    [Fact]
    public async Task A_restore_that_is_broken_off_leaves_an_embedded_database_as_it_was()
    {
        await using var samsyn = await Given(Engine.Sqlite, "kept");
        await using var other = await Given(Engine.Sqlite, "other");
        foreach (var database in (TestDatabase[])[samsyn, other])
            await database.Store(new StoredFile { Sha256 = "large", Length = 0, StoredAt = samsyn.Time.Now, Bytes = RandomNumberGenerator.GetBytes(16 << 20) });
        using var folder = new BackupFolder();
        var file = (await folder.Take(samsyn)).Value.File;
        using var stop = new CancellationTokenSource();
        var copies = 0;
        // The first copy is the one kept of what is replaced; the second is the replacing itself, and it is under way.
        var midway = new At(work => work.Step == "copy" && work.Done < 2000 && ++copies == 2, stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => folder.Restore(other, file, replace: true, progress: midway, cancel: stop.Token));

        Assert.Equal(2, copies);
        Assert.Equal(["other"], await Settings(other));
        Assert.Empty((await folder.Restore(other, file, replace: true)).Refusals);
        Assert.Equal(["kept"], await Settings(other));
    }

    [Theory, OnPostgreSql]
    public async Task A_restore_that_fails_half_way_leaves_a_server_database_as_it_was(Engine engine)
    {
        await using var samsyn = await Given(engine, "kept");
        await using var other = await Given(engine, "other");
        using var folder = new BackupFolder();
        var file = (await folder.Take(samsyn)).Value.File;
        await SecondWall.AsSuperuser(other, """
            CREATE SCHEMA guard;
            CREATE FUNCTION guard.refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END';
            CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION guard.refuse();
            GRANT USAGE ON SCHEMA guard TO PUBLIC;
            """);

        var failed = Assert.IsType<DatabaseProgramFailed>(Assert.Single((await folder.Restore(other, file, replace: true)).Refusals));

        Assert.Contains("the disk is full", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(["other"], await Settings(other));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_folder_keeps_as_many_as_asked_and_lists_the_latest_first(Engine engine)
    {
        await using var samsyn = await Given(engine, "kept");
        using var folder = new BackupFolder();
        List<string> taken = [];
        for (var i = 0; i < 4; i++)
        {
            samsyn.Time.Now += TimeSpan.FromMinutes(1);
            taken.Add((await folder.Take(samsyn, keep: i == 3 ? 2 : null)).Value.File);
        }

        Assert.Equal([taken[3], taken[2]], ListBackups.In(folder.Path).Select(backup => backup.File));
        Assert.Equal(samsyn.Time.Now, ListBackups.In(folder.Path)[0].At);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => file.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_of_the_other_database_is_refused()
    {
        await using var samsyn = await Given(Engine.Sqlite, "kept");
        using var folder = new BackupFolder();
        var copy = Path.Combine(folder.Path, "copy");
        await File.WriteAllTextAsync(copy, "dump");
        var file = Path.Combine(folder.Path, "server" + BackupFile.Extension);
        await BackupFile.Write(file, BackupKey.Read(folder.Key).Value, new()
        {
            At = samsyn.Time.Now, Database = DatabaseKind.PostgreSql, Migration = "0001_Foundation", Rows = new Dictionary<string, long>(), Length = 4, Sha256 = BackupFile.Checksum(copy),
        }, copy, AsyncEnumerable.Empty<FileInBackup>(), new Unwatched(), default);

        Assert.Equal([new BackupOfOtherDatabase(file, DatabaseKind.PostgreSql, DatabaseKind.Sqlite)], (await folder.Restore(samsyn, file, replace: true)).Refusals);
    }

    static async Task<TestDatabase> Example(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        samsyn.Time.GoTo(new(2026, 11, 22));
        Assert.Empty((await samsyn.Run((OpenExample open) => open.Run(default))).Refusals);
        return samsyn;
    }

    static async Task<TestDatabase> Given(Engine engine, string setting)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(new Setting { Key = setting, Value = "" });
        return samsyn;
    }

    static Task<List<string>> Settings(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Settings.Select(setting => setting.Key).Order().ToListAsync());

    /// <summary>What nobody wrote to meanwhile, row by row.</summary>
    static Task<List<string>> Rows(TestDatabase samsyn) => samsyn.Run(async (SamsynDb db) => (List<string>)
    [
        .. (await db.Acts.OrderBy(act => act.Number).ToListAsync()).Select(act => $"act {act.Number} {act.At:O} {act.Actor} {act.Name} {act.ObjectKind} {act.ObjectId}"),
        .. (await db.Evidence.OrderBy(evidence => evidence.Id).ToListAsync()).Select(evidence => evidence.ToString()),
        .. (await db.Agreements.OrderBy(agreement => agreement.Id).ToListAsync()).Select(agreement => $"{agreement.Id} {agreement.Version} {agreement.Number}"),
        .. (await db.Files.OrderBy(file => file.Sha256).ToListAsync()).Select(file => $"{file.Sha256} {file.Length} {file.StoredAt:O}"),
    ]);

    static async Task AssertOriginals(TestDatabase samsyn, long count)
    {
        var files = await samsyn.Run((SamsynDb db) => db.Files.ToListAsync());
        Assert.True(count > 0);
        Assert.Equal(count, files.Count);
        Assert.All(files, file => Assert.Equal(file.Sha256, Checksum.Of(file.Bytes)));
    }
}
