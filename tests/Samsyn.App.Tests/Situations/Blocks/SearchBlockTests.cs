using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>What a search found, standing in a picture: kept as it was found, and told to each reader as finely as they may know.</summary>
public sealed class SearchBlockTests
{
    static readonly Actor City = TestActors.Coordinator, Officer = TestActors.PoliceOfficer;

    static async Task<(ScanDesk Desk, ScanId Search)> Searched(Engine engine = Engine.Sqlite, string? files = null)
    {
        var desk = await ScanDesk.Of(ScanDesk.Robberies(withCluster: true), engine, files);
        var id = (await desk.Start(ScanDesk.Question())).Value;
        await desk.Work();
        return (desk, id);
    }

    static BlockQuestion Question(ScanDesk desk, ScanId search, bool forAll = false, bool placed = true) =>
        new(desk.Dataset, BlockMethods.SearchMethod, new Dictionary<string, string> { [BlockMethods.SearchField] = search.Value.ToString() }) { IsForAll = forAll, IsPlaced = placed };

    static Task<Outcome<KeptAnswer>> Ask(ScanDesk desk, Actor actor, BlockQuestion question) => desk.Samsyn.RunFor(actor, (BlockAnswers answers) => answers.Of(actor, question, default));

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-27")]
    [Trait("Requirement", "SIT-44")]
    [Trait("Requirement", "SIT-45")]
    [Trait("Requirement", "SIT-63")]
    public async Task Its_own_party_reads_what_was_found_and_others_no_finer_than_agreed_live_and_frozen(Engine engine)
    {
        using var files = new TempFolder();
        var (desk, search) = await Searched(engine, engine == Engine.PostgreSql ? files.Setting : null);
        await using var _ = desk;
        var found = (ScanAnswer)(await desk.Look(search))!.Answer!;
        Assert.IsType<NotFound>(Assert.Single((await Ask(desk, Officer, Question(desk, search))).Refusals));
        Assert.True((await desk.Samsyn.RunFor(City, (ShareDataset act) => act.Run(City, new(desk.Dataset, 2), default))).IsDone);

        var own = (ScanAnswer)(await Ask(desk, City, Question(desk, search, placed: false))).Value.Answer;
        Assert.Equal(found.ToJson(), (own with { Made = null }).ToJson());
        Assert.Equal((1, 1), (own.Made!.Edition, own.Made.Latest));
        // Another party's search is put in by themselves; once it stands there the officer reads it by squares of 250 metres.
        Assert.Equal([new BlockSearchUnknown()], (await Ask(desk, Officer, Question(desk, search, placed: false))).Refusals);
        AssertCoarse(found, (ScanAnswer)(await Ask(desk, Officer, Question(desk, search))).Value.Answer, 250);
        AssertCoarse(found, (ScanAnswer)(await Ask(desk, City, Question(desk, search, forAll: true))).Value.Answer, 1000);

        PictureBlock block = new() { Id = Guid.NewGuid(), Dataset = desk.Dataset.Value, Method = BlockMethods.SearchMethod, Caption = "Anhopningar av rån", Parameters = Question(desk, search).Parameters };
        var section = PictureSection.Of(new(Guid.NewGuid()), new(Guid.NewGuid()), 1, new SectionPlan { Key = "ran", Part = PicturePart.Crime, Heading = "Rån" }, [], []);
        Assert.Empty(section.Keep(block, City.Person, City.Name, desk.Samsyn.Time.Now).Refusals);
        Assert.Empty((await desk.Samsyn.RunFor(City, (FreezeBlocks freeze) => freeze.Run(City, [section], default))).Refusals);
        var frozen = section.Blocks.Single();
        AssertCoarse(found, Assert.IsType<ScanAnswer>(BlockAnswer.FromJson(frozen.Frozen!.Data)), 1000);
        async Task<ShownBlock> Read(Actor actor) => (await desk.Samsyn.RunFor(actor, (ReadBlocks read) => read.Run(actor, [frozen], default)))[frozen.Id];
        Assert.True((await Read(Officer)).Answer.IsDone);
        Assert.True((await desk.Samsyn.RunFor(City, (AgreePrecision act) => act.Run(City, new(desk.Dataset, 0, 2000, 5000, 8, "Styrgruppen § 4"), default))).IsDone);
        Assert.Equal([new BlockFinerThanAgreed("Anhopningar av rån", 2000)], (await Read(Officer)).Answer.Refusals);
        Assert.True((await Read(City)).Answer.IsDone);
    }

    static void AssertCoarse(ScanAnswer found, ScanAnswer told, int metres)
    {
        Assert.Equal((metres, 5), (told.Metres, told.Fewest));
        Assert.NotEmpty(told.Clusters);
        foreach (var one in told.Clusters)
        {
            var exact = found.Clusters.Single(cluster => cluster.Number == one.Number);
            Assert.Equal((metres / 2, metres / 2, 0), (one.X % metres, one.Y % metres, one.Radius % metres));
            Assert.True(double.Hypot(one.X - exact.X, one.Y - exact.Y) + exact.Radius <= one.Radius, $"{one} does not cover {exact}");
            Assert.Equal((1, 1, 0), (one.From.Day, one.To.AddDays(1).Day, one.Cases % 5));
            Assert.True(one.From <= exact.From && one.To >= exact.To && one.Cases >= 5 && one.Cases <= exact.Cases && one.Expected >= exact.Expected && one.Expected % 1 == 0, $"{one} of {exact}");
        }
        Assert.Equal(found.Clusters.Count(one => one.Cases >= 5), told.Clusters.Count);
        // Nothing else in it tells the address: what is kept is what is read.
        var json = told.ToJson();
        foreach (var cluster in found.Clusters.Where(one => one.X % metres != metres / 2)) Assert.DoesNotContain($"\"x\":{cluster.X},\"y\":{cluster.Y}", json, StringComparison.Ordinal);
        Assert.All(told.Sight, side => Assert.Equal(0, side % metres));
        Assert.Equal(0, told.Head.Events % 5);
    }

    [Fact]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-27")]
    public async Task It_is_not_searched_for_again_and_says_of_which_data_it_was_made_and_that_there_are_newer()
    {
        var (desk, search) = await Searched();
        await using var _ = desk;
        var before = BlockViews.Of((await Ask(desk, City, Question(desk, search))).Value.Answer, "Rån", Language.Swedish, isMasked: false);
        Assert.Contains(before.Words, words => words.Contains("högst 400 meter", StringComparison.Ordinal) && words.Contains("högst 14 dagar", StringComparison.Ordinal) && words.Contains("199 gånger, frö 7", StringComparison.Ordinal));
        Assert.Contains(before.Notices, notice => notice.StartsWith("Alla typer, 1 januari 2018–31 december 2018.", StringComparison.Ordinal) && notice.EndsWith("i inläsning 1 av uppgifterna.", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Notices, notice => notice.Contains("lästs in på nytt", StringComparison.Ordinal));
        Assert.Equal("Polisen (Händelser), 1 januari 2018–31 december 2018", before.Source);

        // Without the cluster: a new search would find none.
        Assert.Empty((await desk.Data.Import(desk.Dataset, desk.Data.Write(ScanDesk.Robberies(withCluster: false)), actor: City)).Refusals);
        var after = BlockViews.Of((await Ask(desk, City, Question(desk, search))).Value.Answer, "Rån", Language.Swedish, isMasked: false);
        Assert.Equal(before.Words, after.Words);
        Assert.Contains(after.Notices, notice => notice.StartsWith("Uppgifterna har lästs in på nytt sedan dess, senast inläsning 2.", StringComparison.Ordinal));
        Assert.Equal(1, await desk.Samsyn.Run((SamsynDb db) => db.Scans.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-16")]
    [Trait("Requirement", "SIT-02")]
    public async Task The_check_list_tells_those_who_see_the_data_that_they_are_newer_than_the_search(Engine engine)
    {
        using var files = new TempFolder();
        var (desk, search) = await Searched(engine, engine == Engine.PostgreSql ? files.Setting : null);
        await using var _ = desk;
        var agreement = TestAgreements.Adopted(TestAgreements.Facts);
        await desk.Samsyn.Store(agreement);
        var picture = (await desk.Samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(agreement.Id, new("Lägesbild", new(2018, 1, 1), new(2018, 12, 31))), default))).Value;
        var section = (await desk.Samsyn.RunFor(City, (ReadPicture read) => read.Run(City, picture, default)))!.On.Sections[0].Id;
        Assert.True((await desk.Samsyn.RunFor(City, (ShareDataset act) => act.Run(City, new(desk.Dataset, 2), default))).IsDone);
        PictureBlock block = new() { Id = Guid.Empty, Dataset = desk.Dataset.Value, Method = BlockMethods.SearchMethod, Caption = "Anhopningar av rån", Parameters = Question(desk, search).Parameters };
        Assert.Empty((await desk.Samsyn.RunFor(City, (KeepBlock act) => act.Run(City, new(new(section, null, 1), block), default))).Refusals);
        Assert.Empty(await Told(City));

        Assert.Empty((await desk.Data.Import(desk.Dataset, desk.Data.Write(ScanDesk.Robberies(withCluster: false)), actor: City)).Refusals);
        Assert.Equal("Anhopningar av rån", Assert.Single(await Told(City)).Detail);
        Assert.Single(await Told(Officer));
        // Whoever reads the picture and not its data is told nothing of the data.
        Assert.Empty(await Told(TestActors.Reader));

        async Task<IEnumerable<PictureFinding>> Told(Actor actor) =>
            (await desk.Samsyn.RunFor(actor, (ReadPicture read) => read.Run(actor, picture, default)))!.Findings.Where(one => one.Kind == PictureFindingKind.StaleSearch);
    }

    [Fact]
    public async Task Only_a_search_that_is_done_and_of_the_same_data_is_shown()
    {
        var (desk, search) = await Searched();
        await using var _ = desk;
        var waiting = (await desk.Start(ScanDesk.Question())).Value;
        Assert.Equal([new BlockSearchUnknown()], (await Ask(desk, City, Question(desk, waiting))).Refusals);
        Assert.Equal([new BlockSearchUnknown()], (await Ask(desk, City, Question(desk, new(Guid.NewGuid())))).Refusals);
        var other = await desk.Data.Create(City);
        Assert.Equal([new BlockSearchUnknown()], (await Ask(desk, City, Question(desk, search) with { Dataset = other })).Refusals);
        Assert.Equal([new BlockSearchNotChosen("Händelser")], (await Ask(desk, City, new(desk.Dataset, BlockMethods.SearchMethod, new Dictionary<string, string>()))).Refusals);
        Assert.Equal([new BlockSearchUnknown()], (await Ask(desk, City, new(desk.Dataset, BlockMethods.SearchMethod, new Dictionary<string, string> { [BlockMethods.SearchField] = "rån" }))).Refusals);
        Assert.Equal([search], (await desk.Samsyn.RunFor(City, async (ReadScans scans) => await scans.Finished(City, (await scans.One(City, search, default))!.Dataset, default))).Select(one => one.Id));
        Assert.Empty(await desk.Samsyn.RunFor(City, async (ReadScans scans) => await scans.Finished(Officer, (await scans.One(City, search, default))!.Dataset, default)));
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void What_is_of_too_few_is_withheld_and_said_and_no_hidden_number_can_be_worked_out()
    {
        ScanAnswer found = new()
        {
            Head = new() { Dataset = "Händelser", Source = "Polisen", From = new(2018, 1, 1), To = new(2018, 12, 31), Events = 43 }, Sought = ScanKind.Permutation, Radius = 400, Days = 14, Replications = 999, Seed = 1, Areas = [], Sight = [674_011, 6_580_012, 676_013, 6_582_014],
            Clusters = [new(1, 674_123, 6_580_456, 0, new(2018, 5, 3), new(2018, 5, 5), 4, 0.2, 0.001, null), new(2, 675_777, 6_581_888, 120, new(2018, 6, 3), new(2018, 7, 5), 12, 3.1, 0.4, null)],
        };
        var precision = PointPrecision.Usual(new(Guid.NewGuid()));
        Assert.Same(found, KeptSearches.Told(found, precision, PointAudience.Own));
        var told = (ScanAnswer)KeptSearches.Told(found, precision, PointAudience.OtherParty);
        Assert.Equal(new ClusterFound(2, 675_875, 6_581_875, 500, new(2018, 6, 1), new(2018, 7, 31), 10, 4, 0.4, null), Assert.Single(told.Clusters));
        Assert.Equal((1, 40L), (told.Withheld, told.Head.Events));
        var words = BlockViews.Of(told, "Rån", Language.Swedish, isMasked: false).Words;
        Assert.Equal("En anhopning som slumpen inte förklarar har färre än 5 händelser och återges inte.", words[0]);
        Assert.DoesNotContain(words, one => one.Contains("Ingen anhopning", StringComparison.Ordinal));

        var masked = (MapChart)BlockViews.Of(found, "Rån", Language.Swedish, isMasked: true).Chart;
        Assert.Equal(["färre än 5", "0,2", "färre än 5"], masked.Table.Rows[0].Skip(3).Take(3).Select(cell => cell.Text.Replace((char)160, (char)32)));
        NearRepeatAnswer repeats = new() { Head = found.Head, Replications = 999, Seed = 1, Cells = [new(true, 0, 0, 0, 7, 3, 0.5, 0.001)] };
        Assert.Same(repeats, KeptSearches.Told(repeats, precision, PointAudience.Outside));
        var view = BlockViews.Of(repeats, "Inbrott", Language.Swedish, isMasked: true);
        Assert.StartsWith("Samma adress, dag 0–7: fler par av händelser", view.Words[0]);
        Assert.DoesNotContain("500", ((ChangeChart)view.Chart).Rows[0].Percent, StringComparison.Ordinal);
    }
}
