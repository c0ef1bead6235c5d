using Samsyn.App.Backup;
using Samsyn.App.Files;
using Samsyn.App.Tests.Backup;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

/// <summary>Backups of a database whose originals are outside it.</summary>
public sealed class FileBackupTests
{
    [Theory, InDirectory, InBucket]
    public async Task A_restored_machine_has_every_original_in_its_own_place(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        await using var elsewhere = await TestPlace.Make(FilePlaceKind.Directory);
        await using var empty = await TestDatabase.CreateEmpty(engine, options => elsewhere.In(options) with { KeyFile = samsyn.Options.MasterKeyFile });
        using var folder = new BackupFolder();
        var (first, second) = ((await samsyn.Import("ett")).Value, (await samsyn.Import("två")).Value);

        var taken = await folder.Take(samsyn);
        Assert.Empty(taken.Refusals);
        Assert.Equal((2, 2), (taken.Value.Manifest.Files, taken.Value.Manifest.Format));
        Assert.Empty((await folder.Verify(empty, taken.Value.File)).Refusals);
        // The lost machine took its place with it; its master key is kept apart.
        foreach (var file in place.Held().Values) File.Delete(file);
        Assert.Empty((await folder.Restore(empty, taken.Value.File)).Refusals);

        Assert.Empty((await empty.Check()).Refusals);
        Assert.Equal(FileDesk.Bytes("ett"), await empty.Original(first));
        Assert.Equal(FileDesk.Bytes("två"), await empty.Original(second));
        Assert.Equal(2, elsewhere.Held().Count);
    }

    [Theory, InDirectory, InBucket]
    public async Task A_drill_in_the_place_that_is_in_use_touches_nothing_that_is_there(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        await using var drill = await TestDatabase.CreateEmpty(engine, options => place.In(options) with { KeyFile = samsyn.Options.MasterKeyFile });
        using var folder = new BackupFolder();
        var before = (await samsyn.Import("före")).Value;
        var file = (await folder.Take(samsyn)).Value.File;
        var after = (await samsyn.Import("efter")).Value;

        Assert.Empty((await folder.Restore(drill, file)).Refusals);
        place.AgeAll(SweepFiles.Grace * 2);
        Assert.Equal(0, await drill.Sweep());

        Assert.Equal(FileDesk.Bytes("före"), await drill.Original(before));
        Assert.Equal(FileDesk.Bytes("före"), await samsyn.Original(before));
        Assert.Equal(FileDesk.Bytes("efter"), await samsyn.Original(after));
    }

    [Theory, InDirectory, InBucket]
    public async Task A_backup_is_not_taken_of_damaged_originals_unless_they_are_to_be_left_out(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        await using var empty = await TestDatabase.CreateEmpty(engine, options => place.In(options) with { KeyFile = samsyn.Options.MasterKeyFile });
        using var folder = new BackupFolder();
        var (damaged, whole) = ((await samsyn.Import("ett")).Value, (await samsyn.Import("två")).Value);
        File.Delete(place.Held()[(await samsyn.Placed()).Single(file => file.Proposal == damaged).Name]);

        Assert.Equal("missing", Assert.IsType<FileAltered>(Assert.Single((await folder.Take(samsyn)).Refusals)).Reason);
        Assert.Empty(ListBackups.In(folder.Path));
        var taken = (await samsyn.Run((TakeBackup take) => take.Run(new() { To = folder.Path, KeyFile = folder.Key, LeaveOutDamaged = true, Progress = new Unwatched() }, default))).Value;
        Assert.Equal([damaged.Value], taken.LeftOut);

        Assert.Empty((await folder.Restore(empty, taken.File)).Refusals);
        Assert.Equal(FileDesk.Bytes("två"), await empty.Original(whole));
        Assert.True((await Assert.ThrowsAsync<FilePlaceException>(() => empty.Original(damaged))).IsAltered);
    }

    [Theory, InDirectory, InBucket]
    public async Task A_restore_without_a_place_or_with_one_that_is_away_changes_nothing(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        await using var unset = await TestDatabase.Create(engine);
        await using var away = await TestDatabase.Create(engine, options => options with { Files = "directory:/no/such/folder" });
        using var folder = new BackupFolder();
        await samsyn.Import("ett");
        var file = (await folder.Take(samsyn)).Value.File;

        Assert.Equal([new BackupFilesNeedPlace(file, 1)], (await folder.Restore(unset, file, replace: true)).Refusals);
        Assert.IsType<FilePlaceAway>(Assert.Single((await folder.Restore(away, file, replace: true)).Refusals));

        Assert.Equal((0, 0, 0), await unset.Rows());
        Assert.Equal((0, 0, 0), await away.Rows());
    }

    [Theory, InDirectory]
    public async Task A_backup_whose_originals_are_cut_off_does_not_add_up(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        using var folder = new BackupFolder();
        await samsyn.Import("ett");
        var (work, made) = (Path.Combine(folder.Path, "copy"), Path.Combine(folder.Path, "made" + BackupFile.Extension));
        await File.WriteAllTextAsync(work, "copy");
        var bytes = FileDesk.Bytes("ett");
        var manifest = new BackupManifest
        {
            At = samsyn.Time.Now, Database = default, Migration = "", Rows = new Dictionary<string, long>(), Length = 4, Sha256 = BackupFile.Checksum(work), Format = BackupManifest.WithFiles, Files = 2,
        };
        FileInBackup original = new(Guid.CreateVersion7(), Checksum.Of(bytes), bytes);
        foreach (var (files, adds) in ((FileInBackup[], bool)[])
            [([original], false), ([original, original with { Bytes = [.. bytes[..^1]] }], false), ([original, original with { Bytes = null }, original], false), ([original, original with { Bytes = null }], true)])
        {
            var key = Samsyn.App.Secrets.BackupKey.Read(folder.Key).Value;
            File.Delete(made);
            await BackupFile.Write(made, key, manifest, work, files.ToAsyncEnumerable(), new Unwatched(), default);
            Assert.Equal(adds, (await BackupFile.Read(made, key, copy: null, each: null, new Unwatched(), default)).IsDone);
        }
    }
}
