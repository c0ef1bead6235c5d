using Samsyn.App.Files;
using Samsyn.App.Places;
using Samsyn.App.Places.Tiles;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Tests.Situations;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Places;

/// <summary>Nobody but its own party gets finer than the squares that were agreed, by any zoom, filter or place.</summary>
public sealed class WhoSeesPointsTests
{
    static readonly Actor Officer = TestActors.PoliceOfficer, City = TestActors.Coordinator;

    /// <summary>Seven at one address, two at another in the next square, one far off: shootings are few.</summary>
    static IEnumerable<DatasetDesk.Event> Few() =>
    [
        .. Enumerable.Range(0, 7).Select(at => new DatasetDesk.Event(new DateTime(2017, 3, 1 + at, 12, 0, 0), "0180", "Skottlossning", 674_110.3, 6_580_120.7, 1, "a")),
        .. Enumerable.Range(0, 2).Select(at => new DatasetDesk.Event(new DateTime(2017, 4, 1 + at, 12, 0, 0), "0180", "Skottlossning", 674_310.3, 6_580_120.7, 1, "b")),
        new DatasetDesk.Event(new DateTime(2017, 5, 1), "0180", "Rån", 676_000.5, 6_583_000.5, 1, "c"),
    ];

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-44")]
    [Trait("Requirement", "SIT-63")]
    public async Task Its_own_party_has_the_points_the_other_has_squares_and_before_it_is_shared_nothing(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using DatasetDesk desk = new(samsyn);
        var id = await Shared(samsyn, desk, share: false);
        Assert.Equal([new NotFound()], (await samsyn.RunFor(City, (OpenSeenEvents open) => open.Run(City, id, default))).Refusals);
        Assert.Equal([new NotFound()], (await Tile(samsyn, City, new(id, 14, 0, 0, TileView.Points))).Refusals);
        Assert.True((await samsyn.RunFor(Officer, (ShareDataset act) => act.Run(Officer, new(id, 2), default))).IsDone);

        var own = (await samsyn.RunFor(Officer, (OpenSeenEvents open) => open.Run(Officer, id, default))).Value;
        Assert.Equal(PointAudience.Own, own.Audience);
        Assert.Contains(674_110.3, own.Positions(EventFilter.All).X);

        var other = (await samsyn.RunFor(City, (OpenSeenEvents open) => open.Run(City, id, default))).Value;
        Assert.Equal((PointAudience.OtherParty, 250), (other.Audience, other.Metres));
        Assert.Equal([new EventSquare(674_000, 6_580_000, 250, 5)], other.Squares(EventFilter.All));
        Assert.Throws<InvalidOperationException>(() => other.Exact);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-44")]
    public async Task No_zoom_no_filter_and_no_place_gives_the_other_party_anything_finer(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using DatasetDesk desk = new(samsyn);
        var id = await Shared(samsyn, desk);
        var other = (await samsyn.RunFor(City, (OpenSeenEvents open) => open.Run(City, id, default))).Value;

        // A day is asked for as its month; a box round the address, or a drawn place, holds a square by its middle or not at all.
        Assert.Equal(other.Squares(new() { From = new(2017, 3, 1), To = new(2017, 3, 31) }), other.Squares(new() { From = new(2017, 3, 3), To = new(2017, 3, 3) }));
        Assert.Empty(other.Squares(new() { From = new(2017, 4, 1), To = new(2017, 4, 30) }));
        Assert.Empty(other.Positions(new() { Within = new(674_110, 6_580_120, 674_111, 6_580_121) }).X);
        var tight = await Drawn(samsyn, "674105 6580115\n674115 6580115\n674115 6580125\n674105 6580125");
        var wide = await Drawn(samsyn, "673900 6579900\n674300 6579900\n674300 6580300\n673900 6580300");
        Assert.Equal([0L, 5L], other.In([tight, wide], EventFilter.All));
        var own = (await samsyn.RunFor(Officer, (OpenSeenEvents open) => open.Run(Officer, id, default))).Value;
        Assert.Equal([7L, 7L], own.In([tight, wide], EventFilter.All));

        // Of every zoom that there is: only corners of the agreed grid, and never a layer of points.
        var middle = Domain.Places.Coordinates.WebMercator.FromSweref(674_110.3, 6_580_120.7);
        for (var zoom = 0; zoom <= EventTiles.Deepest; zoom++)
        {
            foreach (var view in Enum.GetValues<TileView>())
            {
                var tile = (await Tile(samsyn, City, new(id, zoom, (int)(middle.X * (1 << zoom)), (int)(middle.Y * (1 << zoom)), view) { From = new(2017, 3, 2), To = new(2017, 3, 4), Types = new HashSet<string>(["Skottlossning"]) })).Value.Bytes!;
                var text = System.Text.Encoding.Latin1.GetString(tile);
                Assert.DoesNotContain("points", text, StringComparison.Ordinal);
                Assert.DoesNotContain("hexagons", text, StringComparison.Ordinal);
                if (tile.Length > 0) Assert.Contains("squares", text, StringComparison.Ordinal);
            }
            Assert.All(EventTiles.CoarserBy(other.Squares(EventFilter.All), zoom), square => Assert.True(square.Side >= 250 && square.West % square.Side == 0 && square.Count == 5));
        }
    }

    [Fact]
    public async Task A_coarser_agreement_holds_at_once_and_tiles_kept_from_before_are_not_used()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using DatasetDesk desk = new(samsyn);
        var id = await Shared(samsyn, desk);
        var before = (await Tile(samsyn, City, new(id, 5, 17, 9, TileView.Points))).Value;
        Assert.Null((await samsyn.RunFor(City, (ReadTile read) => read.Run(City, new(id, 5, 17, 9, TileView.Points), before.Tag, default))).Value.Bytes);
        Assert.Equal([new DatasetOfOtherParty(PartySide.Police)], (await samsyn.RunFor(City, (AgreePrecision act) => act.Run(City, new(id, 0, 100, 100, 3, "§ 1"), default))).Refusals);
        Assert.True((await samsyn.RunFor(Officer, (AgreePrecision act) => act.Run(Officer, new(id, 0, 2000, 5000, 8, "Styrgruppen § 4"), default))).IsDone);
        Assert.Equal([new Stale(0, 1)], (await samsyn.RunFor(Officer, (AgreePrecision act) => act.Run(Officer, new(id, 0, 100, 100, 3, "§ 1"), default))).Refusals);
        var other = (await samsyn.RunFor(City, (OpenSeenEvents open) => open.Run(City, id, default))).Value;
        Assert.Equal([new EventSquare(674_000, 6_580_000, 2000, 8)], other.Squares(EventFilter.All));
        var after = (await samsyn.RunFor(City, (ReadTile read) => read.Run(City, new(id, 5, 17, 9, TileView.Points), before.Tag, default))).Value;
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.NotNull(after.Bytes);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(17, 0, 0)]
    [InlineData(3, 8, 0)]
    [InlineData(3, 0, -1)]
    public async Task A_tile_that_the_world_does_not_have_is_not_there(int zoom, int x, int y)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using DatasetDesk desk = new(samsyn);
        Assert.Equal([new NotFound()], (await Tile(samsyn, Officer, new(await Shared(samsyn, desk), zoom, x, y, TileView.Points))).Refusals);
    }

    static Task<Domain.Kernel.Outcome<Tile>> Tile(TestDatabase samsyn, Actor actor, TileQuestion question) => samsyn.RunFor(actor, (ReadTile read) => read.Run(actor, question, null, default));

    static async Task<Place> Drawn(TestDatabase samsyn, string corners)
    {
        var id = await PlaceFlowTests.Create(samsyn, "Ruta", PlaceKind.DelimitedPlace);
        Assert.True((await samsyn.RunFor(City, (DrawPlace act) => act.Run(City, new(new(id, 2), Domain.Places.Coordinates.CoordinateSystem.Sweref99Tm, corners), default))).IsDone);
        return (await samsyn.RunFor(City, (ReadPlaces read) => read.Run(City, default))).Find(id)!;
    }

    static async Task<DatasetId> Shared(TestDatabase samsyn, DatasetDesk desk, bool share = true)
    {
        var id = await desk.Create(Officer, PartySide.Police);
        Assert.Empty((await desk.Import(id, desk.Write(Few()), actor: Officer)).Refusals);
        if (share) Assert.True((await samsyn.RunFor(Officer, (ShareDataset act) => act.Run(Officer, new(id, 2), default))).IsDone);
        return id;
    }

    sealed class TempFolder : IDisposable
    {
        readonly string _path = Directory.CreateTempSubdirectory("samsyn-place-").FullName;

        public string Setting => "directory:" + _path;

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
