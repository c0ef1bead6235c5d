using System.Text;
using Samsyn.App.Places;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Places;

/// <summary>Places, stored and read by both parties.</summary>
public sealed class PlaceFlowTests
{
    static readonly Actor City = TestActors.Coordinator, Police = TestActors.PoliceOfficer;

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-29")]
    [Trait("Requirement", "SIT-10")]
    [Trait("Requirement", "SIT-46")]
    public async Task A_place_is_kept_whole_and_overtaken_forms_are_told(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var district = await Create(samsyn, "Hamnliden", PlaceKind.District, "0017");
        var square = await Create(samsyn, "Busstorget", PlaceKind.DelimitedPlace, null, district);
        Assert.Empty((await samsyn.RunFor(Police, (DrawPlace act) => act.Run(Police, new(new(square, 2), CoordinateSystem.Sweref99Tm, "674000 6580000\n674200 6580000\n674200 6580150"), default))).Refusals);
        Assert.Equal([new Stale(2, 3)], (await samsyn.RunFor(City, (NoteScene act) => act.Run(City, new(new(square, 2), new(new(2017, 5, 1), SceneStatus.Open, "Öppet")), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (NoteScene act) => act.Run(City, new(new(square, 3), new(new(2017, 5, 1), SceneStatus.Open, "Öppet")), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(Police, (ClassifyPlace act) => act.Run(Police, new(new(district, 2), new() { Id = Guid.Empty, Class = AreaClassification.ParticularlyVulnerable, From = new(2015, 12, 1), Source = "Lägesbild", Characteristics = [AreaCharacteristic.ParallelStructures] }), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (CountInhabitants act) => act.Run(City, new(new(district, 3), new(2016, 9_000, "Statistik")), default))).Refusals);

        var page = (await samsyn.RunFor(Police, (ReadPlacePage read) => read.Run(Police, district, default)))!;
        Assert.Equal(("0017", AreaClassification.ParticularlyVulnerable, 9_000), (page.Place.Code, page.Place.ClassOn(new(2017, 1, 1))!.Class, page.Place.PopulationIn(2017)!.Inhabitants));
        Assert.Equal((square, SceneStatus.Open, 3), (page.Parts[0].Id, page.Parts[0].Scene!.Status, page.Parts[0].Outline!.Corners));
        Assert.Equal(15_000, page.Parts[0].Outline!.Area, 3);
        Assert.Null(await samsyn.RunFor(TestActors.Company, (ReadPlacePage read) => read.Run(TestActors.Company, district, default)));
        Assert.Equal([new PlaceCodeTaken("0017", "Hamnliden")], (await samsyn.RunFor(City, (CreatePlace act) => act.Run(City, new(new() { Name = "Annat", Kind = PlaceKind.District, Code = "0017" }, new(null, null)), default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Areas_come_from_a_file_known_ones_are_drawn_again_and_what_is_wrong_is_left_out(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await Create(samsyn, "Hamnliden", PlaceKind.District, "0017");
        const string Json = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"namn":"Hamnliden","kod":"0017"},"geometry":{"type":"Polygon","coordinates":[[[674000,6580000],[675000,6580000],[675000,6581000],[674000,6581000]]]}},
              {"type":"Feature","properties":{"namn":"Kvarntorpet","kod":"0018"},"geometry":{"type":"Polygon","coordinates":[[[675000,6580000],[676000,6580000],[676000,6581000]]]}},
              {"type":"Feature","properties":{"namn":"Flugan"},"geometry":{"type":"Polygon","coordinates":[[[674000,6580000],[675000,6581000],[675000,6580000],[674000,6581000]]]}},
              {"type":"Feature","properties":{"namn":"Bytt"},"geometry":{"type":"Polygon","coordinates":[[[6580000,674000],[6580000,675000],[6581000,675000]]]}},
              {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[674000,6580000],[675000,6580000],[675000,6581000]]]}}]}
            """;
        var came = (await samsyn.RunFor(City, (ImportPlaces act) => act.Run(City, new(Encoding.UTF8.GetBytes(Json), PlaceKind.District, null, null, null, null), default))).Value;
        Assert.Equal((["Kvarntorpet"], ["Hamnliden"]), (came.Added.ToArray(), came.Redrawn.ToArray()), new SameNames());
        Assert.Equal([3, 4, 5], came.LeftOut.Select(one => one.Number));
        Assert.IsType<OutlineCrossesItself>(came.LeftOut[0].Refusals[0]);
        Assert.Equal(PositionFault.Swapped, Assert.IsType<CornerMisplaced>(came.LeftOut[1].Refusals[0]).Fault);
        Assert.Equal(("SWEREF 99 TM", true), (came.System.Name, came.IsGuessed));
        var register = await samsyn.RunFor(Police, (ReadPlaces read) => read.Run(Police, default));
        Assert.Equal(["Hamnliden", "Kvarntorpet"], register.All.Select(one => one.Name));
        Assert.All(register.All, one => Assert.NotNull(one.Outline));
        Assert.Equal(["Kvarntorpet"], register.Matching("kvarn", null, null, samsyn.Today).Select(one => one.Name));
    }

    [Fact]
    public async Task A_border_that_does_not_stand_in_the_box_is_not_taken_away_by_an_empty_one()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        var drawn = await Create(samsyn, "Busstorget", PlaceKind.DelimitedPlace);
        var read = Place.Create(new(Guid.CreateVersion7()), new() { Name = "Skärgården", Kind = PlaceKind.District }, City.Person, City.Name, DateTimeOffset.UnixEpoch).Value;
        OutlinePolygon Island(double east) => new([new(east, 6_580_000), new(east + 500, 6_580_000), new(east + 500, 6_580_500)], []);
        read.Draw(new([Island(674_000), Island(676_000)]), City.Person, City.Name, DateTimeOffset.UnixEpoch);
        await samsyn.Store(read);

        var refused = await samsyn.RunFor(City, (DrawPlace act) => act.Run(City, new(new(read.Id, read.Version), CoordinateSystem.Sweref99Tm, " "), default));
        Assert.Equal([new OutlineNotInBox("Skärgården", 2)], refused.Refusals);
        Assert.Equal(2, (await samsyn.RunFor(City, (ReadPlacePage page) => page.Run(City, read.Id, default)))!.Place.Outline!.Polygons.Count);

        Assert.Empty((await samsyn.RunFor(City, (DrawPlace act) => act.Run(City, new(new(drawn, 2), CoordinateSystem.Sweref99Tm, "674000 6580000\n674200 6580000\n674200 6580150"), default))).Refusals);
        Assert.Empty((await samsyn.RunFor(City, (DrawPlace act) => act.Run(City, new(new(drawn, 3), CoordinateSystem.Sweref99Tm, ""), default))).Refusals);
        Assert.Null((await samsyn.RunFor(City, (ReadPlacePage page) => page.Run(City, drawn, default)))!.Place.Outline);
    }

    [Theory]
    [InlineData("Otryggt vid Busstorget på kvällen", true)]
    [InlineData("Busstorgets belysning", true)]
    [InlineData("Gamla busstorget.", true)]
    [InlineData("Lilla Busstorgetsgatan", false)]
    [InlineData("Vid torget", false)]
    public void A_place_is_pointed_to_where_its_name_stands_as_a_word(string text, bool points) => Assert.Equal(points, ReadPlacePage.HasWord(text, "Busstorget"));

    internal static async Task<PlaceId> Create(TestDatabase samsyn, string name, PlaceKind kind, string? code = null, PlaceId? within = null) =>
        (await samsyn.RunFor(City, (CreatePlace act) => act.Run(City, new(new() { Name = name, Kind = kind, Code = code }, new(within, null)), default))).Value;

    sealed class SameNames : IEqualityComparer<(string[], string[])>
    {
        public bool Equals((string[], string[]) x, (string[], string[]) y) => x.Item1.SequenceEqual(y.Item1) && x.Item2.SequenceEqual(y.Item2);
        public int GetHashCode((string[], string[]) obj) => 0;
    }
}
