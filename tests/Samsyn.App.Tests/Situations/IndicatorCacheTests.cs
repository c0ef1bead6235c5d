using Samsyn.App.Situations;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Tests.Situations.Blocks.Indicators;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

/// <summary>Tables of values that are kept in memory: never older than the dataset, never for others than those who see it, never more than there is room for.</summary>
public sealed class IndicatorCacheTests
{
    const string OneYear = "Indikator;Område;År;Värde;Enhet\nFolkmängd;Norra;2023;40;personer\nFolkmängd;Södra;2023;60;personer\n";

    [Fact]
    [Trait("Requirement", "SIT-18")]
    public async Task A_table_that_was_read_in_again_is_shown_as_it_is_now()
    {
        await using var desk = await ValueDesk.Of(OneYear);
        Assert.Equal((2, 40), Told(await Open(desk.Samsyn, TestActors.Coordinator, desk.Dataset)));
        Assert.DoesNotContain("trend", Methods((await Preview(desk.Samsyn, TestActors.Coordinator, desk.Dataset))!));

        await desk.Import(OneYear.Replace("40", "41", StringComparison.Ordinal) + "Folkmängd;Norra;2024;42;personer\nFolkmängd;Södra;2024;61;personer\n");
        Assert.Equal((4, 41), Told(await Open(desk.Samsyn, TestActors.Coordinator, desk.Dataset)));
        var preview = (await Preview(desk.Samsyn, TestActors.Coordinator, desk.Dataset))!;
        Assert.Contains("trend", Methods(preview));
        Assert.Equal([42, 61], ((ValuesAnswer)preview.Answer!.Value.Answer).Series.Select(series => series.Cells[^1].Value!.Value));

        static (int, double) Told(Outcome<IndicatorTable> table) => (table.Value.Values.Count, table.Value.Values[0].Value!.Value);
        static IEnumerable<string> Methods(ValuePreview preview) => preview.Methods.Append(preview.Method!);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task What_one_party_has_opened_is_not_opened_to_the_other(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var files = new DatasetDesk(samsyn);
        var police = TestActors.PoliceOfficer;
        var dataset = (await samsyn.RunFor(police, (CreateDataset act) => act.Run(police, new(new() { Name = "Områdesfakta", Source = "Polisen", Kind = DatasetKind.Indicators }, OfBoth: false), default))).Value;
        Assert.Null(await Preview(samsyn, police, dataset));
        Assert.True((await samsyn.RunFor(police, (ImportIndicators act) => act.Run(police, new(dataset, files.Write(OneYear), "tabell.csv", ReadyProfiles.General, files.Rejects, Language.Swedish), default))).IsDone);

        Assert.True((await Open(samsyn, police, dataset)).IsDone);
        Assert.NotNull((await Preview(samsyn, police, dataset))!.Answer);
        Assert.IsType<NotFound>((await Open(samsyn, TestActors.Coordinator, dataset)).Refusals.Single());
        Assert.Null(await Preview(samsyn, TestActors.Coordinator, dataset));
    }

    [Fact]
    public async Task What_was_asked_about_longest_ago_goes_first_and_what_has_no_room_is_not_kept()
    {
        KeptLately<string, int> kept = new(10, weight => weight);
        List<string> made = [];
        async Task Get(string key, int weight) => Assert.Equal(weight, await kept.Get(key, () =>
        {
            made.Add(key);
            return Task.FromResult(weight);
        }));

        foreach (var key in (string[])["a", "b", "a"]) await Get(key, 4);
        await Get("c", 4);
        await Get("a", 4);
        await Get("b", 4);
        Assert.Equal(["a", "b", "c", "b"], made);
        foreach (var _ in Enumerable.Range(0, 2)) await Get("large", 11);
        Assert.Equal(["large", "large"], made[4..]);
    }

    [Fact]
    public async Task What_could_not_be_made_is_made_again()
    {
        KeptLately<string, int> kept = new(10, weight => weight);
        await Assert.ThrowsAsync<IOException>(() => kept.Get("a", () => throw new IOException()));
        Assert.Equal(1, await kept.Get("a", () => Task.FromResult(1)));
    }

    static Task<Outcome<IndicatorTable>> Open(TestDatabase samsyn, Actor actor, DatasetId dataset) => samsyn.RunFor(actor, (IndicatorStore store) => store.Open(actor, dataset, IndicatorFilter.All, default));

    static Task<ValuePreview?> Preview(TestDatabase samsyn, Actor actor, DatasetId dataset) => samsyn.RunFor(actor, (ReadValuePreview read) => read.Run(actor, dataset, default));
}
