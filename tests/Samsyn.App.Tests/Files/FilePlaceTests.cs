using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

/// <summary>What holds of every place outside the database.</summary>
public sealed class FilePlaceTests
{
    [Theory, InDirectory, InBucket]
    [Trait("Asvs", "v5.0.0-11.3.3")]
    public async Task An_original_is_kept_sealed_under_the_checksum_of_what_was_sealed_and_comes_back_as_it_came(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        Assert.Empty((await samsyn.Check()).Refusals);

        var id = (await samsyn.Import("vinter")).Value;

        Assert.Equal(FileDesk.Bytes("vinter"), await samsyn.Original(id));
        var placed = Assert.Single(await samsyn.Placed());
        Assert.Equal((kind, Checksum.Of(FileDesk.Bytes("vinter")), FileDesk.Bytes("vinter").LongLength), (placed.Kind, placed.Sha256, placed.Length));
        Assert.Empty(await samsyn.Run((SamsynDb db) => db.Files.Select(file => file.Bytes).SingleAsync()));
        var (name, file) = Assert.Single(place.Held());
        Assert.Equal((placed.Name, placed.Name), (name, Checksum.Of(await File.ReadAllBytesAsync(file))));
        foreach (var any in Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories))
        {
            var seen = any + Encoding.Latin1.GetString(await File.ReadAllBytesAsync(any));
            Assert.DoesNotContain("Lokal samverkans", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("vinter", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(placed.Sha256, seen, StringComparison.Ordinal);
        }
    }

    [Theory, InDirectory, InBucket]
    [Trait("Asvs", "v5.0.0-8.2.2")]
    public async Task That_two_parties_brought_the_same_document_shows_neither_in_the_place_nor_in_what_the_other_is_told(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);

        var (city, police) = (await samsyn.Import("vår"), await samsyn.Import("vår", TestActors.PoliceOfficer));

        Assert.Empty(city.Refusals.Concat(police.Refusals));
        var held = place.Held().Values.Select(File.ReadAllBytes).ToList();
        Assert.Equal(2, held.Count);
        Assert.NotEqual(held[0], held[1]);
        Assert.Equal(FileDesk.Bytes("vår"), await samsyn.Original(police.Value, TestActors.PoliceOfficer));
        Assert.Null(await samsyn.Original(police.Value));
    }

    [Theory, InDirectory, InBucket]
    [Trait("Asvs", "v5.0.0-11.3.3")]
    public async Task Altered_cut_exchanged_or_missing_bytes_are_never_handed_out_and_the_discovery_is_on_record(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        var ids = new[] { (await samsyn.Import("ett")).Value, (await samsyn.Import("två")).Value };
        var files = (await samsyn.Placed()).Select(placed => place.Held()[placed.Name]).ToList();
        var whole = files.ConvertAll(File.ReadAllBytes);

        await Altered([.. whole[0][..50], (byte)(whole[0][50] ^ 1), .. whole[0][51..]]);
        await Altered(whole[0][..^1]);
        await Altered([.. whole[0], 0]);
        await Altered(whole[1]);
        File.Delete(files[0]);
        await AssertRefused("missing");
        await File.WriteAllBytesAsync(files[0], whole[0]);
        // Whoever may change rows but not read the place makes one draft point at another's bytes.
        await samsyn.Run((SamsynDb db) => db.PlacedFiles.Where(placed => placed.Proposal == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(placed => placed.Name, Checksum.Of("gone"))));
        await samsyn.Run((SamsynDb db) => db.PlacedFiles.Where(placed => placed.Proposal == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(placed => placed.Name, Path.GetFileName(files[1]).Substring(0, 64))));
        await AssertRefused("seal");
        await samsyn.Run((SamsynDb db) => db.PlacedFiles.Where(placed => placed.Proposal == ids[0]).ExecuteUpdateAsync(set => set.SetProperty(placed => placed.Name, "../../etc/passwd")));
        await AssertRefused("name");

        Assert.Equal(7, await samsyn.Run((SamsynDb db) => db.Acts.CountAsync(act => act.Name == nameof(FileAltered))));

        async Task Altered(byte[] bytes)
        {
            await File.WriteAllBytesAsync(files[0], bytes);
            await AssertRefused("checksum");
        }

        async Task AssertRefused(string reason)
        {
            var refused = await Assert.ThrowsAsync<FilePlaceException>(() => samsyn.Original(ids[0]));
            Assert.True(refused.Refusal is FileAltered altered && altered.Reason == reason, $"{reason}: {refused}");
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Altered_bytes_in_the_database_are_not_handed_out_either(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var id = (await samsyn.Import("ett")).Value;
        Assert.Equal(FileDesk.Bytes("ett"), await samsyn.Original(id));

        await samsyn.Run((SamsynDb db) => db.Files.ExecuteUpdateAsync(set => set.SetProperty(file => file.Bytes, FileDesk.Bytes("två"))));

        Assert.True((await Assert.ThrowsAsync<FilePlaceException>(() => samsyn.Original(id))).IsAltered);
    }

    [Theory, InDirectory, InBucket]
    public async Task What_never_got_a_row_is_swept_away_after_a_day_and_nothing_else_is(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        Assert.Equal(0, await samsyn.Sweep());
        var kept = (await samsyn.Import("kvar")).Value;
        await samsyn.PutWithoutRow("föräldralös");
        await samsyn.PutWithoutRow("nyss");
        Assert.Equal(3, place.Held().Count);
        var (known, orphans) = ((await samsyn.Placed())[0].Name, place.Held().Keys.Where(name => !IsKnown(name)).ToList());
        Assert.Equal(0, await samsyn.Sweep());

        place.Age(known, SweepFiles.Grace * 10);
        place.Age(orphans[0], SweepFiles.Grace + TimeSpan.FromMinutes(5));
        place.Age(orphans[1], SweepFiles.Grace - TimeSpan.FromMinutes(5));

        Assert.Equal(1, await samsyn.Sweep());
        Assert.Equal(new[] { known, orphans[1] }.Order(StringComparer.Ordinal), place.Held().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(FileDesk.Bytes("kvar"), await samsyn.Original(kept));

        bool IsKnown(string name) => samsyn.Run((SamsynDb db) => db.PlacedFiles.AnyAsync(file => file.Name == name)).GetAwaiter().GetResult();
    }

    [Theory, InDirectory]
    public async Task What_was_never_finished_is_swept_away_as_well(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        var kept = (await samsyn.Import("kvar")).Value;
        var unfinished = Path.Combine(Path.GetDirectoryName(place.Held().Values.Single())!, ".unfinished-x");
        await File.WriteAllTextAsync(unfinished, "half");
        place.AgeAll(SweepFiles.Grace * 2);

        Assert.Equal(1, await samsyn.Sweep());

        Assert.False(File.Exists(unfinished));
        Assert.Equal(FileDesk.Bytes("kvar"), await samsyn.Original(kept));
    }

    [Theory, InDirectory, InBucket]
    public async Task A_sweep_leaves_what_another_database_keeps_in_the_same_place(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        await using var other = await TestDatabase.Create(engine, place.In);
        await samsyn.Import("ett");
        var theirs = (await other.Import("två")).Value;
        place.AgeAll(SweepFiles.Grace * 2);

        Assert.Equal(0, await samsyn.Sweep());

        Assert.Equal(FileDesk.Bytes("två"), await other.Original(theirs));
    }

    [Theory, InDirectory, InBucket]
    public async Task A_place_that_lacks_what_is_ours_is_refused_at_start_and_nothing_is_put_there(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var empty = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        Assert.True((await samsyn.Import("ett")).IsDone);
        await using var elsewhere = samsyn.AnotherNode(empty.In);

        Assert.Equal([new FilePlaceNotOurs(empty.Setting, 1)], (await elsewhere.Check()).Refusals);
        Assert.Equal([new FileNotStored("två.txt")], (await elsewhere.Import("två")).Refusals);

        Assert.Empty(empty.Held());
        Assert.Equal((1, 1, 1), await samsyn.Rows());
        await using var unset = samsyn.AnotherNode(options => options with { Files = null });
        Assert.Equal([new FilesElsewhere(1, kind.ToString(), "database")], (await unset.Check()).Refusals);
    }

    [Theory, InDirectory, InBucket]
    public async Task A_file_that_is_clean_stays_in_quarantine_when_its_place_does_not_take_it(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        Assert.True((await samsyn.Import("ett")).IsDone);
        var waiting = new QuarantinedFile
        {
            Id = new(Guid.CreateVersion7()), Name = "två.txt", BroughtBy = TestActors.Coordinator.Person, At = samsyn.Time.Now, Reason = "timeout", TriedAt = samsyn.Time.Now, Bytes = FileDesk.Bytes("två"),
        };
        await samsyn.Store(waiting);
        Directory.Move(place.Folder, place.Folder + "-away");

        var refused = await samsyn.Run((Samsyn.App.Agreements.Proposals.RetryQuarantined retry) => retry.Run(TestActors.Coordinator, waiting.Id, default));
        Directory.Move(place.Folder + "-away", place.Folder);

        Assert.Equal([new FileNotStored("två.txt")], refused.Refusals);
        Assert.True((await samsyn.Run((Samsyn.App.Agreements.Proposals.RetryQuarantined retry) => retry.Run(TestActors.Coordinator, waiting.Id, default))).IsDone);
    }
}
