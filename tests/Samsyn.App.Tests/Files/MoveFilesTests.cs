using Microsoft.EntityFrameworkCore;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.App.Tests.Backup;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

public sealed class MoveFilesTests
{
    [Theory, InDirectory, InBucket]
    public async Task Originals_go_out_of_the_database_and_back_and_are_the_same(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var inside = await TestDatabase.Create(engine, options => place.In(options) with { Files = null });
        await using var outside = inside.AnotherNode(place.In);
        var (city, police) = ((await inside.Import("vår")).Value, (await inside.Import("vår", TestActors.PoliceOfficer)).Value);
        var other = (await inside.Import("höst")).Value;

        Assert.Equal(new MovedCount(3, 0, 0), await Move(inside, place.Setting));
        Assert.Equal(new MovedCount(0, 3, 0), await Move(inside, place.Setting));
        Assert.Equal(3, place.Held().Count);
        Assert.All(await inside.Run((SamsynDb db) => db.Files.Select(file => file.Bytes).ToListAsync()), Assert.Empty);
        await AssertOriginals(outside);

        Assert.Equal(new MovedCount(3, 0, 0), await Move(outside, "database"));
        Assert.Empty(place.Held());
        Assert.Empty(await outside.Placed());
        await AssertOriginals(inside);

        async Task AssertOriginals(TestDatabase samsyn)
        {
            Assert.Empty((await samsyn.Check()).Refusals);
            Assert.Equal(FileDesk.Bytes("vår"), await samsyn.Original(city));
            Assert.Equal(FileDesk.Bytes("vår"), await samsyn.Original(police, TestActors.PoliceOfficer));
            Assert.Equal(FileDesk.Bytes("höst"), await samsyn.Original(other));
        }
    }

    [Theory, InBucket]
    public async Task Originals_go_from_a_directory_to_a_bucket(Engine engine, FilePlaceKind kind)
    {
        await using var from = await TestPlace.Make(FilePlaceKind.Directory);
        await using var to = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, options => to.In(options) with { Files = from.Setting });
        var id = (await samsyn.Import("ett")).Value;

        Assert.Equal(new MovedCount(1, 0, 0), await Move(samsyn, to.Setting));

        Assert.Empty(from.Held());
        await using var moved = samsyn.AnotherNode(to.In);
        Assert.Equal(FileDesk.Bytes("ett"), await moved.Original(id));
        Assert.IsType<FilesElsewhere>(Assert.Single((await samsyn.Check()).Refusals));
    }

    [Theory, InDirectory, InBucket]
    public async Task A_move_that_is_broken_off_is_run_again_and_nothing_is_lost_on_the_way(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, options => place.In(options) with { Files = null });
        await using var outside = samsyn.AnotherNode(place.In);
        List<ProposalId> ids = [];
        for (var i = 0; i < 4; i++) ids.Add((await samsyn.Import($"nummer {i}")).Value);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => samsyn.Run((MoveFiles move) => move.Run(new(place.Setting, new At(work => work.Done == 2, stop.Cancel)), stop.Token)));

        Assert.Equal(2, (await samsyn.Placed()).Count);
        // Half moved, everything can be read by whoever knows both places.
        for (var i = 0; i < 4; i++) Assert.Equal(FileDesk.Bytes($"nummer {i}"), await outside.Original(ids[i]));
        Assert.Equal(new MovedCount(2, 2, 0), await Move(samsyn, place.Setting));
        Assert.All(await samsyn.Run((SamsynDb db) => db.Files.Select(file => file.Bytes).ToListAsync()), Assert.Empty);
        for (var i = 0; i < 4; i++) Assert.Equal(FileDesk.Bytes($"nummer {i}"), await outside.Original(ids[i]));
    }

    [Theory, InDirectory]
    public async Task A_damaged_original_stays_and_is_named_and_the_rest_is_moved(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        await using var samsyn = await TestDatabase.Create(engine, place.In);
        var (damaged, whole) = ((await samsyn.Import("ett")).Value, (await samsyn.Import("två")).Value);
        File.Delete(place.Held()[(await samsyn.Placed()).Single(file => file.Proposal == damaged).Name]);

        var moved = (await samsyn.Run((MoveFiles move) => move.Run(new("database", new Unwatched()), default))).Value;

        Assert.Equal((1, 0), (moved.Moved, moved.There));
        Assert.Equal([damaged.Value], moved.Damaged);
        Assert.Equal(FileDesk.Bytes("två"), await samsyn.Original(whole));
        Assert.Equal(damaged, Assert.Single(await samsyn.Placed()).Proposal);
    }

    [Theory, InDirectory]
    public async Task After_a_change_of_the_master_key_a_move_to_the_same_place_seals_anew_and_the_old_key_can_go(Engine engine, FilePlaceKind kind)
    {
        await using var place = await TestPlace.Make(kind);
        var key = Path.Combine(place.Folder, "key-" + Path.GetRandomFileName());
        MasterKeyRing.Read(key, make: true);
        await using var samsyn = await TestDatabase.Create(engine, options => place.In(options) with { KeyFile = key });
        var id = (await samsyn.Import("ett")).Value;
        var old = (await File.ReadAllLinesAsync(key))[0];
        File.Delete(key);
        MasterKeyRing.Read(key, make: true);
        var today = (await File.ReadAllLinesAsync(key))[0];
        await File.WriteAllLinesAsync(key, [today, old]);

        await using var both = samsyn.AnotherNode();
        Assert.Equal(FileDesk.Bytes("ett"), await both.Original(id));
        Assert.Equal(new MovedCount(1, 0, 0), await Move(both, place.Setting));

        await File.WriteAllLinesAsync(key, [today]);
        await using var later = samsyn.AnotherNode();
        Assert.Equal(FileDesk.Bytes("ett"), await later.Original(id));
        Assert.Single(place.Held());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nothing_is_moved_while_a_node_runs_nor_between_two_places_of_one_kind(Engine engine)
    {
        await using var place = await TestPlace.Make(FilePlaceKind.Directory);
        await using var samsyn = await TestDatabase.Create(engine, place.In);

        Assert.IsType<FilesMoveWithinKind>(Assert.Single((await Refused(samsyn, place.Setting + "-other"))));
        await samsyn.Run(async (Nodes nodes) =>
        {
            await nodes.Seen(default);
            return 0;
        });
        Assert.IsType<FilesMoveWhileServing>(Assert.Single(await Refused(samsyn, "database")));
        Assert.IsType<FilePlaceNotUnderstood>(Assert.Single(await Refused(samsyn, "elsewhere")));
    }

    readonly record struct MovedCount(int Moved, int There, int Damaged);

    static async Task<MovedCount> Move(TestDatabase samsyn, string to)
    {
        var moved = await samsyn.Run((MoveFiles move) => move.Run(new(to, new Unwatched()), default));
        Assert.Empty(moved.Refusals);
        return new(moved.Value.Moved, moved.Value.There, moved.Value.Damaged.Count);
    }

    static async Task<IReadOnlyList<Refusal>> Refused(TestDatabase samsyn, string to) => (await samsyn.Run((MoveFiles move) => move.Run(new(to, new Unwatched()), default))).Refusals;
}
