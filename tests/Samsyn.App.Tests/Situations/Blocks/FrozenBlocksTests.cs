using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Pictures;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations.Blocks;

/// <summary>What a chart shows from the day its edition is put forward.</summary>
public sealed class FrozenBlocksTests
{
    static readonly Actor City = TestActors.Coordinator;

    readonly Agreement _agreement = TestAgreements.Adopted(TestAgreements.Facts);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-05")]
    [Trait("Requirement", "SIT-63")]
    public async Task Put_forward_it_keeps_its_rows_for_all_who_read_the_edition_and_hides_small_counts_from_those_without_the_data(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await SeatedActors.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        samsyn.Time.Now = SwedishTime.At(new(2018, 3, 1), new(15, 0));
        var steering = TestBodies.Body(_agreement.Id);
        await samsyn.Store(_agreement, steering, TestBodies.SeatOf(City, steering), TestBodies.SeatOf(TestActors.PoliceOfficer, steering));
        using DatasetDesk data = new(samsyn);
        var dataset = await data.Create(ofBoth: true);
        Assert.True((await data.Import(dataset, data.Write([.. Times("Rån", 3), .. Times("Inbrott", 40)]))).IsDone);

        var picture = (await samsyn.RunFor(City, (BeginPicture act) => act.Run(City, new(_agreement.Id, new("Lägesbild hösten 2017", new(2017, 7, 1), new(2017, 12, 31))), default))).Value;
        Assert.True((await samsyn.RunFor(City, (ListSource act) => act.Run(City, new(picture, new() { Title = "Anmälningar", Publisher = "Polisen", Year = 2017 }), default))).IsDone);
        var section = (await Page(samsyn, City, picture)).On.Sections[0].Id;
        Assert.Empty((await samsyn.RunFor(City, (WriteJoint act) => act.Run(City, new(new(section, 1), "Inbrotten är flest [källa 1]."), default))).Refusals);
        PictureBlock block = new() { Id = Guid.Empty, Dataset = dataset.Value, Method = "count", Parameters = new Dictionary<string, string> { ["rader"] = "Type" }, Caption = "Anmälda brott", Source = 1 };
        Assert.Empty((await samsyn.RunFor(City, (KeepBlock act) => act.Run(City, new(new(section, null, 2), block), default))).Refusals);
        Assert.True((await Shown(samsyn, TestActors.Reader, picture)).IsHidden);
        Assert.Empty((await samsyn.RunFor(City, (PutForwardPicture act) => act.Run(City, new(new(picture, 1)), default))).Refusals);
        Assert.True((await data.Import(dataset, data.Write(Times("Inbrott", 7)))).IsDone);

        Assert.Equal(["3", "40", "43"], Counts(await Shown(samsyn, TestActors.PoliceOfficer, picture)));
        var masked = Counts(await Shown(samsyn, TestActors.Reader, picture));
        // Nor what it could be worked out from.
        Assert.DoesNotContain("3", masked);
        Assert.Single(masked, count => count is "40" or "43");
        var paper = (await samsyn.RunFor(TestActors.Reader, async (BlocksOnPaper papers) => await papers.Of(TestActors.Reader, (await Page(samsyn, TestActors.Reader, picture)).On, Language.Swedish, default))).Values;
        Assert.NotNull(Assert.Single(paper).View);
    }

    static IEnumerable<Event> Times(string type, int count) => Enumerable.Range(0, count).Select(at => new Event(new DateTime(2017, 7, 1, 12, 0, 0).AddDays(at), "0180", type, 0, 0, 1, ""));

    static async Task<PicturePage> Page(TestDatabase samsyn, Actor actor, PictureId id) => (await samsyn.RunFor(actor, (ReadPicture read) => read.Run(actor, id, default)))!;

    static async Task<ShownBlock> Shown(TestDatabase samsyn, Actor actor, PictureId id)
    {
        var page = await Page(samsyn, actor, id);
        return (await samsyn.RunFor(actor, (ReadBlocks read) => read.Run(actor, page.On.Sections.SelectMany(one => one.Blocks), default))).Values.Single();
    }

    static List<string> Counts(ShownBlock shown) =>
        [.. ChartTable.Of(BlockViews.Of(shown.Answer.Value.Answer, "Rubrik", Language.Swedish, shown.Answer.Value.IsMasked).Chart, ChartTexts.In(Language.Swedish)).Rows.Select(row => row[^1].Text).Order(StringComparer.Ordinal)];
}
