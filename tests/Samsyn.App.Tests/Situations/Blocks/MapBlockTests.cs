using Samsyn.Analysis.HotSpots;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Tests.Places;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>Maps in pictures over two drawn districts and made-up events of the police whose counts are known.</summary>
public sealed class MapBlockTests
{
    static readonly Actor Officer = TestActors.PoliceOfficer, City = TestActors.Coordinator;

    /// <summary>West is 674000–676000, east 676000–678000; both 6580000–6582000.</summary>
    sealed class Desk : IAsyncDisposable
    {
        public required TestDatabase Samsyn { get; init; }
        public required DatasetDesk Data { get; init; }
        public required DatasetId Dataset { get; init; }

        public static async Task<Desk> Of(IEnumerable<Event> events, Engine engine = Engine.Sqlite, IReadOnlyList<TypeQuality>? classes = null, long people = 10_000, string? files = null)
        {
            var samsyn = await TestDatabase.Create(engine, options => options with { Files = files });
            foreach (var (name, west) in new[] { ("Västra Kajen", 674_000), ("Östra Kajen", 676_000) })
            {
                var id = await PlaceFlowTests.Create(samsyn, name, PlaceKind.District);
                Assert.Empty((await samsyn.RunFor(City, (DrawPlace act) => act.Run(City, new(new(id, 2), CoordinateSystem.Sweref99Tm, $"{west} 6580000\n{west + 2000} 6580000\n{west + 2000} 6582000\n{west} 6582000"), default))).Refusals);
                Assert.Empty((await samsyn.RunFor(City, (CountInhabitants act) => act.Run(City, new(new(id, 3), new(2017, people, "Statistik")), default))).Refusals);
            }
            var data = new DatasetDesk(samsyn);
            var dataset = (await samsyn.RunFor(Officer, (CreateDataset act) => act.Run(Officer, new(new() { Name = "Anmälningar", Source = "Polisen", Quality = QualityClass.LowDarkFigure, TypeQualities = classes ?? [] }, PartySide.Police, OfBoth: false), default))).Value;
            Assert.Empty((await data.Import(dataset, data.Write(events), actor: Officer)).Refusals);
            Assert.True((await samsyn.RunFor(Officer, (ShareDataset act) => act.Run(Officer, new(dataset, 2), default))).IsDone);
            return new() { Samsyn = samsyn, Data = data, Dataset = dataset };
        }

        public Task<Outcome<KeptAnswer>> Ask(Actor actor, bool forAll, params IReadOnlyList<(string Name, string Value)> parameters) =>
            Samsyn.RunFor(actor, (BlockAnswers answers) => answers.Of(actor, new BlockQuestion(Dataset, "map", parameters.ToDictionary(one => one.Name, one => one.Value)) { IsForAll = forAll }, default));

        public async Task<MapBlockAnswer> Map(Actor actor, params IReadOnlyList<(string, string)> parameters) => (MapBlockAnswer)(await Ask(actor, forAll: false, parameters)).Value.Answer;

        public async ValueTask DisposeAsync()
        {
            Data.Dispose();
            await Samsyn.DisposeAsync();
        }
    }

    static IEnumerable<Event> At(int count, string type, int year, double x, double y, int month = 6, int number = 1) =>
        Enumerable.Range(0, count).Select(at => new Event(new DateTime(year, month, 1 + at % 28, 12, 0, 0), "0180", type, x, y, number, ""));

    [Theory]
    [InlineData("Personrån", QualityClass.HardToJudge, "Svårbedömt")]
    [InlineData("Narkotikabrott", QualityClass.ActivityDriven, "Aktivitetsstyrt")]
    [Trait("Requirement", "SIT-45")]
    [Trait("Requirement", "SIT-46")]
    [Trait("Requirement", "SIT-18")]
    public async Task Reports_are_mapped_year_by_year_on_one_scale_with_source_and_class(string type, QualityClass quality, string told)
    {
        await using var desk = await Desk.Of([.. At(3, type, 2017, 674_500, 6_580_500), .. At(12, type, 2018, 674_500, 6_580_500), .. At(20, type, 2019, 677_000, 6_581_000), .. At(8, type, 2019, 674_500, 6_580_500), .. At(9, "Annat", 2019, 674_500, 6_580_500)], classes: [new(type, quality)]);
        var map = await desk.Map(Officer, ("typer", type), ("karta-per", "Years"), ("fran", "2017-01-01"), ("till", "2019-12-31"));
        Assert.Equal(["Västra Kajen", "Östra Kajen"], map.Areas.Select(area => area.Name));
        Assert.Equal([[3, 0], [12, 0], [8, 20]], map.Parts.Select(part => part.Counts.Select(count => count.Count!.Value).ToArray()));
        var view = BlockViews.Of(map, "Kartan", Language.Swedish, isMasked: false);
        var chart = Assert.IsType<MapChart>(view.Chart);
        Assert.Equal(["2017", "2018", "2019"], chart.Panels.Select(panel => panel.Name));
        // One scale: twelve one year and eight another are not the same colour only because each was the most.
        Assert.Equal(MapPaint.Step5, chart.Panels[2].Ground[1]);
        Assert.True(chart.Panels[1].Ground[0] < MapPaint.Step5);
        Assert.Equal(["2019: Flest i Östra Kajen: 20, 71 procent av dem som visas."], view.Words.Where(words => words.StartsWith("2019:", StringComparison.Ordinal)));
        Assert.Equal(["Östra Kajen", "0", "0", "20"], chart.Table.Rows.Single(row => row[0].Text == "Östra Kajen").Select(cell => cell.Text));
        Assert.Contains(view.Notices, notice => notice.StartsWith(told, StringComparison.Ordinal));
        Assert.Contains("Polisen (Anmälningar)", view.Source);
    }

    [Fact]
    [Trait("Requirement", "SIT-43")]
    [Trait("Requirement", "SIT-10")]
    public async Task Density_is_highest_where_events_are_and_areas_are_compared_by_inhabitants_with_what_chance_leaves_open()
    {
        await using var desk = await Desk.Of([.. At(72, "Misshandel", 2017, 674_610, 6_580_620), .. At(8, "Misshandel", 2017, 674_900, 6_580_700), .. At(40, "Misshandel", 2017, 677_000, 6_581_300), .. At(30, "Misshandel", 2017, 677_700, 6_580_300)], people: 10_000);
        var density = await desk.Map(Officer, ("lager", "Density"), ("ruta", "100"));
        var peak = density.Parts[0].Cells[0];
        Assert.Equal("Västra Kajen", peak.In);
        Assert.InRange(peak.X, 674_400, 674_800);
        Assert.All(density.Parts[0].Cells, cell => Assert.True(double.IsFinite(cell.Value) && cell.Value > 0));
        // What is left out as too faint is little: the surface still holds nearly all events.
        Assert.InRange(density.Parts[0].Cells.Sum(cell => cell.Value * cell.Side * cell.Side / 1e6), 110, 150.1);

        var rates = await desk.Map(Officer, ("antal", "PerInhabitant"), ("fran", "2017-01-01"), ("till", "2017-12-31"));
        Assert.Equal([8.0, 7.0], rates.Parts[0].Counts.Select(count => Math.Round(count.Rate!.Value, 1)));
        Assert.Contains(BlockViews.Of(rates, "Misshandel", Language.Swedish, false).Words, words => words.Contains("Ordningen mot 1 andra områden går inte att skilja från slump", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-58")]
    public async Task Settlements_are_points_on_the_map_with_their_number_and_the_sum_of_their_costs()
    {
        await using var desk = await Desk.Of([.. At(2, "Bosättning", 2018, 674_500, 6_580_500), .. At(1, "Bosättning", 2018, 677_000, 6_581_000), .. At(2, "Saneringskostnad, kronor", 2018, 674_500, 6_580_500, number: 12_500), .. At(1, "Saneringskostnad, kronor", 2018, 677_000, 6_581_000, number: 8_000), .. At(4, "Klagomål", 2018, 674_500, 6_580_500)]);
        var points = await desk.Map(Officer, ("lager", "Points"), ("typer", "Bosättning"));
        Assert.Equal([("Västra Kajen", 2L), ("Östra Kajen", 1L)], points.Parts[0].Cells.Select(cell => (cell.In!, cell.Count)));
        Assert.Equal((674_500, 6_580_500, 0), (points.Parts[0].Cells[0].X, points.Parts[0].Cells[0].Y, points.Parts[0].Cells[0].Side));
        var cost = await desk.Map(Officer, ("typer", "Saneringskostnad, kronor"));
        Assert.Equal([25_000L, 8_000L], cost.Parts[0].Counts.Select(count => count.Count!.Value));
        Assert.Equal(33_000, cost.Parts[0].Total);
    }

    [Fact]
    [Trait("Requirement", "SIT-59")]
    public async Task Traffic_is_mapped_season_by_season_and_place_by_place()
    {
        await using var desk = await Desk.Of([.. At(4, "Olovlig körning", 2018, 674_500, 6_580_500, month: 1), .. At(9, "Olovlig körning", 2018, 677_000, 6_581_000, month: 7), .. At(2, "Olovlig körning", 2018, 674_500, 6_580_500, month: 12)]);
        var map = await desk.Map(Officer, ("karta-per", "Seasons"), ("fran", "2018-01-01"), ("till", "2018-12-31"));
        var chart = (MapChart)BlockViews.Of(map, "Trafik", Language.Swedish, false).Chart;
        Assert.Equal(["Vintern 2017/18", "Våren 2018", "Sommaren 2018", "Hösten 2018", "Vintern 2018/19"], chart.Panels.Select(panel => panel.Name));
        Assert.Equal([[4, 0], [0, 0], [0, 9], [0, 0], [2, 0]], map.Parts.Select(part => part.Counts.Select(count => count.Count!.Value).ToArray()));
        Assert.IsType<BlockTooMany>(Assert.Single((await desk.Ask(Officer, false, ("karta-per", "Seasons"), ("fran", "2010-01-01"))).Refusals));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-44")]
    [Trait("Requirement", "SIT-63")]
    public async Task A_joint_map_is_frozen_no_finer_than_every_reader_may_see_and_hidden_when_the_parties_agree_on_coarser(Engine engine)
    {
        using var files = new TempFolder();
        await using var desk = await Desk.Of([.. At(7, "Skottlossning", 2017, 674_110.3, 6_580_120.7), .. At(2, "Skottlossning", 2017, 674_310.3, 6_580_120.7), .. At(1, "Skottlossning", 2018, 677_123.6, 6_581_077.6)], engine, files: engine == Engine.PostgreSql ? files.Setting : null);
        IReadOnlyDictionary<string, string> parameters = new Dictionary<string, string> { ["lager"] = "Points" };
        // In its own room the police see their points; the other party sees 250 metres of the same block.
        Assert.Equal([674_110, 674_310, 677_124], (await desk.Map(Officer, ("lager", "Points"))).Parts[0].Cells.Select(cell => cell.X).Order());
        Assert.Equal([(674_000, 250, 5L)], (await desk.Map(City, ("lager", "Points"))).Parts[0].Cells.Select(cell => (cell.X, cell.Side, cell.Count)));

        PictureBlock block = new() { Id = Guid.NewGuid(), Dataset = desk.Dataset.Value, Method = "map", Caption = "Skottlossningar", Parameters = parameters };
        var section = PictureSection.Of(new(Guid.NewGuid()), new(Guid.NewGuid()), 1, new SectionPlan { Key = "vald", Part = PicturePart.Crime, Heading = "Våld" }, [], []);
        Assert.Empty(section.Keep(block, Officer.Person, Officer.Name, desk.Samsyn.Time.Now).Refusals);
        Assert.Empty((await desk.Samsyn.RunFor(Officer, (FreezeBlocks freeze) => freeze.Run(Officer, [section], default))).Refusals);
        var frozen = section.Blocks.Single();
        var map = Assert.IsType<MapBlockAnswer>(BlockAnswer.FromJson(frozen.Frozen!.Data));
        Assert.Equal((1000, 5), (map.Metres, map.Fewest));
        Assert.Equal([(674_000, 6_580_000, 1000, 5L)], map.Parts[0].Cells.Select(cell => (cell.X, cell.Y, cell.Side, cell.Count)));
        foreach (var finer in new[] { "674110", "674310", "6580120", "6580121", "677123", "677124", "658107" }) Assert.DoesNotContain(finer, frozen.Frozen.Data, StringComparison.Ordinal);
        // Live in the joint picture it is as coarse to its own party, and every other layer too.
        foreach (var look in Enum.GetNames<MapLook>())
        {
            var joint = (MapBlockAnswer)(await desk.Ask(Officer, forAll: true, ("lager", look), ("ruta", "50"))).Value.Answer;
            Assert.Equal(1000, joint.Metres);
            Assert.All(joint.Parts[0].Cells, cell => Assert.True(Math.Abs(cell.Side) >= 1000 && cell.Count % 5 == 0, $"{look}: {cell}"));
            Assert.All(joint.Parts[0].Counts, count => Assert.True(count.Count is null || count.Count % 5 == 0));
        }

        async Task<ShownBlock> Read(Actor actor, PictureBlock one) => (await desk.Samsyn.RunFor(actor, (ReadBlocks read) => read.Run(actor, [one], default)))[one.Id];
        Assert.True((await Read(City, frozen)).Answer.IsDone);
        Assert.Equal(1000, ((MapBlockAnswer)(await Read(Officer, block)).Answer.Value.Answer).Metres);
        Assert.True((await desk.Samsyn.RunFor(Officer, (AgreePrecision act) => act.Run(Officer, new(desk.Dataset, 0, 2000, 5000, 8, "Styrgruppen § 4"), default))).IsDone);
        Assert.Equal([new BlockFinerThanAgreed("Skottlossningar", 2000)], (await Read(City, frozen)).Answer.Refusals);
        Assert.True((await Read(Officer, frozen)).Answer.IsDone);
    }

    [Fact]
    public async Task Squares_and_hexagons_hold_every_event_once_and_hot_spots_name_their_area()
    {
        await using var desk = await Desk.Of([.. Enumerable.Range(0, 200).Select(at => new Event(new DateTime(2017, 1, 1).AddDays(at), "0180", "Rån", 674_050 + at * 19 % 3900, 6_580_050 + at * 37 % 1900, 1, "")), .. Enumerable.Range(0, 120).Select(at => new Event(new DateTime(2017, 1, 1).AddDays(at * 2), "0180", "Rån", 674_510, 6_580_510, 1, ""))]);
        foreach (var look in new[] { "Squares", "Hexagons" })
        {
            var map = await desk.Map(Officer, ("lager", look), ("ruta", "300"));
            Assert.Equal(320, map.Parts[0].Cells.Sum(cell => cell.Count));
            var chart = (MapChart)BlockViews.Of(map, "Rån", Language.English, false).Chart;
            Assert.All(chart.Panels[0].Cells, cell => Assert.Equal(look == "Squares" ? 4 : 6, cell.Corners.Count));
        }
        var hot = await desk.Map(Officer, ("lager", "HotSpots"), ("ruta", "200"));
        Assert.Contains(hot.Parts[0].Cells, cell => cell.Hot == HotSpotKind.Persistent && cell.In == "Västra Kajen");
        Assert.StartsWith("Anhopningar, antal rutor: bestående", BlockViews.Of(hot, "Rån", Language.Swedish, false).Words[0]);
    }

    [Fact]
    public async Task What_cannot_be_drawn_is_told_in_words_and_held_within_a_place_it_holds()
    {
        await using var desk = await Desk.Of([.. At(6, "Rån", 2017, 0, 0), .. At(1, "Rån", 2018, 0, 0)]);
        Assert.Equal(new BlockWithoutPlaces("Anmälningar"), Assert.Single((await desk.Ask(Officer, false, ("lager", "Points"))).Refusals));
        Assert.Equal(new BlockNameUnknown("inom", "Ingenstans"), Assert.Single((await desk.Ask(Officer, false, ("inom", "Ingenstans"))).Refusals));
        Assert.Equal(new BlockWithoutGround(), Assert.Single((await desk.Ask(Officer, false, ("niva", "Municipality"))).Refusals));
        await using var other = await Desk.Of([.. At(6, "Rån", 2017, 674_500, 6_580_500), .. At(9, "Rån", 2017, 677_000, 6_581_000)]);
        var within = await other.Map(Officer, ("lager", "Squares"), ("inom", "Östra Kajen"));
        Assert.Equal(9, within.Parts[0].Cells.Single().Count);
        Assert.Equal(within.ToJson(), BlockAnswer.FromJson(within.ToJson())!.ToJson());
    }
}
