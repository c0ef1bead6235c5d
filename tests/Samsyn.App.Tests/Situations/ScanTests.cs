using Microsoft.EntityFrameworkCore;
using Samsyn.Analysis.Clusters;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

/// <summary>Searches for clusters in the background over made-up robberies: what is planted is found, and what is not is not.</summary>
public sealed class ScanTests
{
    static readonly Actor City = TestActors.Coordinator, Officer = TestActors.PoliceOfficer;

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-27")]
    [Trait("Requirement", "SIT-45")]
    public async Task A_planted_cluster_is_found_where_and_when_it_was_kept_with_who_and_how_and_found_again_by_its_seed(Engine engine)
    {
        using var files = new TempFolder();
        await using var desk = await ScanDesk.Of(ScanDesk.Robberies(withCluster: true), engine, engine == Engine.PostgreSql ? files.Setting : null);
        var id = (await desk.Start(ScanDesk.Question())).Value;
        Assert.Equal(ScanState.Queued, (await desk.Look(id))!.State);
        await desk.Work();
        var scan = (await desk.Look(id))!;
        Assert.Equal((ScanState.Done, City.Name, 199, 1), (scan.State, scan.StartedByName, scan.Made, scan.Edition));
        var answer = Assert.IsType<ScanAnswer>(scan.Answer);
        var first = answer.Clusters[0];
        Assert.InRange(first.X, 674_600, 675_500);
        Assert.InRange(first.Y, 6_580_600, 6_581_500);
        Assert.True(first.From >= new DateOnly(2018, 5, 10) && first.To <= new DateOnly(2018, 5, 18) && first.Cases >= 13 && first.P == 1 / 200.0, first.ToString());
        var view = BlockViews.Of(answer, "Rån", Language.Swedish, isMasked: false);
        Assert.StartsWith("Anhopning 1", view.Words[0]);
        Assert.Contains("Slumpen ger sällan något så starkt (p = 0,005)", view.Words[0]);
        Assert.Contains(Assert.IsType<MapChart>(view.Chart).Panels[0].Circles, circle => circle.IsSure && circle.Name == "1");

        // The same search on a crashed node: begun again from the start, and the same answer.
        var again = (await desk.Start(ScanDesk.Question())).Value;
        await desk.Samsyn.Run((SamsynDb db) => db.Scans.Where(one => one.Id == again).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ScanState.Running).SetProperty(one => one.Made, 120)));
        await desk.Work();
        Assert.Equal(answer.ToJson(), (await desk.Look(again))!.Answer!.ToJson());
        Assert.Equal(["StartScan", "StartScan"], await desk.Samsyn.Run((SamsynDb db) => db.Acts.AsNoTracking().Where(act => act.Name == "StartScan").Select(act => act.Name).ToListAsync()));
    }

    [Fact]
    [Trait("Requirement", "SIT-27")]
    public async Task What_chance_gives_is_told_as_chance_in_plain_words()
    {
        await using var desk = await ScanDesk.Of(ScanDesk.Robberies(withCluster: false));
        foreach (var kind in new[] { ScanKind.Permutation, ScanKind.NearRepeat })
        {
            var id = (await desk.Start(ScanDesk.Question(kind) with { Replications = 499 })).Value;
            await desk.Work();
            var view = BlockViews.Of((await desk.Look(id))!.Answer!, "Rån", Language.Swedish, isMasked: false);
            Assert.Contains("går inte att skilja från slump", view.Words[0].Replace("Ingen anhopning går att skilja från slump", "går inte att skilja från slump", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Near_repeat_agrees_with_the_method_and_says_how_near_and_how_soon()
    {
        // Forty homes are hit again within five days, at the same address.
        var dice = new Random(3);
        List<Event> events = [.. Enumerable.Range(0, 40).SelectMany(at =>
        {
            var (day, x, y) = (dice.Next(350), 674_000 + dice.Next(3000), 6_580_000 + dice.Next(3000));
            return new[] { new Event(new DateTime(2018, 1, 1).AddDays(day), "0180", "Inbrott", x, y, 1, ""), new Event(new DateTime(2018, 1, 1).AddDays(day + 1 + dice.Next(4)), "0180", "Inbrott", x, y, 1, "") };
        })];
        await using var desk = await ScanDesk.Of(events);
        var question = ScanDesk.Question(ScanKind.NearRepeat) with { Radius = 200, Days = 7, Replications = 999 };
        var id = (await desk.Start(question)).Value;
        await desk.Work();
        var answer = Assert.IsType<NearRepeatAnswer>((await desk.Look(id))!.Answer);
        var direct = NearRepeat.Test([.. events.Select(one => one.X)], [.. events.Select(one => one.Y)], [.. events.Select(one => DateOnly.FromDateTime(one.At).DayNumber)],
            new() { Distances = [100, 200, 400], Times = [7, 14, 21], SameAddress = true, SameWithin = 1, Permutations = 999, Seed = 7 }).Value;
        Assert.Equal(direct.Cells.Select(cell => (cell.Observed, Math.Round(cell.Expected, 9))), answer.Cells.Select(cell => (cell.Observed, Math.Round(cell.Expected, 9))));
        var view = BlockViews.Of(answer, "Inbrott", Language.Swedish, isMasked: false);
        Assert.StartsWith("Samma adress, dag 0–7: ", view.Words[0]);
    }

    [Fact]
    public async Task Searches_without_an_answer_are_refused_in_words_before_they_begin()
    {
        await using var desk = await ScanDesk.Of([.. Enumerable.Range(0, 12).Select(at => new Event(new DateTime(2018, 3, 1), "0180", "En dag", 674_000 + at * 10, 6_580_000, 1, "")), .. Enumerable.Range(0, 12).Select(at => new Event(new DateTime(2018, 3, 1).AddDays(at), "0180", "En plats", 674_000, 6_580_000, 1, "")),
            .. Enumerable.Range(0, 4).Select(at => new Event(new DateTime(2018, 3, 1).AddDays(at), "0180", "Få", 674_000 + at * 10, 6_580_000, 1, ""))]);
        async Task<Refusal> Refused(ScanQuestion question) => Assert.Single((await desk.Start(question)).Refusals);
        Assert.Equal(new ScanOneDay(new(2018, 3, 1)), await Refused(ScanDesk.Question() with { Types = ["En dag"] }));
        Assert.Equal(new ScanOnePlace(), await Refused(ScanDesk.Question() with { Types = ["En plats"] }));
        Assert.Equal(new ScanTooFew(4, 10), await Refused(ScanDesk.Question() with { Types = ["Få"] }));
        Assert.Equal(new ScanWithoutInhabitants(), await Refused(ScanDesk.Question(ScanKind.Poisson)));
        Assert.Equal(new ScanNumberOutside("omkast", "5", 99, 9999), await Refused(ScanDesk.Question() with { Replications = 5 }));
        Assert.Equal(new ScanNumberOutside("omkast", "199", 499, 9999), await Refused(ScanDesk.Question(ScanKind.NearRepeat)));
        Assert.Equal(new ScanPeriodReversed(new(2018, 1, 1), new(2017, 1, 1)), await Refused(ScanDesk.Question() with { To = new(2017, 1, 1) }));
        await using var blank = await ScanDesk.Of(Enumerable.Range(0, 20).Select(at => new Event(new DateTime(2018, 3, 1).AddDays(at), "0180", "Rån", 0, 0, 1, "")));
        Assert.Equal(new ScanWithoutPlaces("Händelser"), Assert.Single((await blank.Start(ScanDesk.Question())).Refusals));
        for (var at = 0; at < StartScan.MostWaiting; at++) Assert.True((await desk.Start(ScanDesk.Question())).IsDone);
        Assert.Equal(new ScanQueueFull(3), await Refused(ScanDesk.Question()));
    }

    [Fact]
    [Trait("Requirement", "SIT-44")]
    public async Task Others_than_its_own_party_neither_search_nor_see_what_was_found_also_when_the_data_are_shared()
    {
        await using var desk = await ScanDesk.Of(ScanDesk.Robberies(withCluster: true));
        var id = (await desk.Start(ScanDesk.Question())).Value;
        Assert.Equal([new NotFound()], (await desk.Start(ScanDesk.Question(), Officer)).Refusals);
        Assert.True((await desk.Samsyn.RunFor(City, (ShareDataset act) => act.Run(City, new(desk.Dataset, 2), default))).IsDone);
        Assert.Equal([new ScanOfOtherParty("Händelser")], (await desk.Start(ScanDesk.Question(), Officer)).Refusals);
        await desk.Work();
        Assert.Null(await desk.Look(id, Officer));
        Assert.Empty((await desk.Samsyn.RunFor(Officer, (ReadScans read) => read.Run(Officer, default))).Scans);
        Assert.Equal([new NotFound()], (await desk.Samsyn.RunFor(Officer, (CancelScan act) => act.Run(Officer, id, default))).Refusals);
        Assert.NotNull((await desk.Look(id))!.Answer);
    }

    [Fact]
    public async Task A_search_is_called_off_while_it_waits_and_while_it_goes_on()
    {
        await using var desk = await ScanDesk.Of(ScanDesk.Robberies(withCluster: true));
        var waiting = (await desk.Start(ScanDesk.Question())).Value;
        Assert.True((await desk.Samsyn.RunFor(City, (CancelScan act) => act.Run(City, waiting, default))).IsDone);
        Assert.Equal(ScanState.Cancelled, (await desk.Look(waiting))!.State);
        Assert.Equal([new ScanOver()], (await desk.Samsyn.RunFor(City, (CancelScan act) => act.Run(City, waiting, default))).Refusals);
        var long_ = (await desk.Start(ScanDesk.Question() with { Replications = 9999, Radius = 3000, Days = 300 })).Value;
        var work = desk.Work();
        while ((await desk.Look(long_))!.State == ScanState.Queued) await Task.Delay(50);
        var called = await desk.Samsyn.RunFor(City, (CancelScan act) => act.Run(City, long_, default));
        await work;
        // On a fast machine it may have been over already.
        Assert.Equal(called.IsDone ? ScanState.Cancelled : ScanState.Done, (await desk.Look(long_))!.State);
    }
}
