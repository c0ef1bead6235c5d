using System.Globalization;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Indicators;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Situations;

public sealed class ImportIndicatorsTests
{
    static Task<Outcome<DatasetId>> Create(TestDatabase samsyn, Actor actor, ImportRule rule = ImportRule.Replace, bool ofBoth = false) => samsyn.RunFor(actor, (CreateDataset act) => act.Run(actor,
        new(new() { Name = "Trygghet", Source = "Enkät 2023", Kind = DatasetKind.Indicators, Rule = rule, TypeQualities = [new("Narkotikabrott", QualityClass.ActivityDriven)] }, OfBoth: ofBoth), default));

    static Task<Outcome<ImportedIndicators>> Import(TestDatabase samsyn, DatasetDesk desk, DatasetId dataset, string text, IndicatorProfile? profile = null, Actor? actor = null) => samsyn.RunFor(actor ?? TestActors.Coordinator,
        (ImportIndicators act) => act.Run(actor ?? TestActors.Coordinator, new(dataset, desk.Write(text), "tabell.csv", profile ?? ReadyProfiles.General, desk.Rejects, Language.Swedish), default));

    static Task<Outcome<IndicatorTable>> Open(TestDatabase samsyn, DatasetId dataset, Actor? actor = null, IndicatorFilter? filter = null) => samsyn.RunFor(actor ?? TestActors.Coordinator,
        (IndicatorStore store) => store.Open(actor ?? TestActors.Coordinator, dataset, filter ?? IndicatorFilter.All, default));

    const string Table = "Indikator;Område;År;Kön;Värde;n\nOtrygg;Norra;2023;Kvinnor;31;200\nOtrygg;Norra;2023;Män;18;180\nOro;Södra;2023;;9;\n";

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task Values_are_seen_by_their_own_party_until_they_are_shared(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await Create(samsyn, TestActors.PoliceOfficer)).Value;
        Assert.True((await Import(samsyn, desk, dataset, Table, actor: TestActors.PoliceOfficer)).IsDone);

        Assert.IsType<NotFound>((await Open(samsyn, dataset)).Refusals.Single());
        Assert.Empty(await samsyn.RunFor(TestActors.Coordinator, (IndicatorStore store) => store.Names(TestActors.Coordinator, dataset, default)));
        Assert.IsType<NotFound>((await Import(samsyn, desk, dataset, Table)).Refusals.Single());

        Assert.True((await samsyn.RunFor(TestActors.PoliceOfficer, (ShareDataset act) => act.Run(TestActors.PoliceOfficer, new(dataset, 2), default))).IsDone);
        Assert.Equal(3, (await Open(samsyn, dataset)).Value.Values.Count);
        Assert.IsType<DatasetOfOtherParty>((await Import(samsyn, desk, dataset, Table)).Refusals.Single());
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-61")]
    [Trait("Requirement", "SIT-18")]
    public async Task A_value_has_unit_population_area_period_n_and_the_source_and_class_of_its_dataset(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await Create(samsyn, TestActors.Coordinator, ofBoth: true)).Value;
        Assert.True((await Import(samsyn, desk, dataset, "Indikator;Område;Period;Kön;Ålder;Andel;n;Enhet\nNarkotikabrott;0180;2024-H1;Kvinnor;16–24;12,5;140;%\n")).IsDone);

        var table = (await Open(samsyn, dataset)).Value;
        var value = Assert.Single(table.Values);
        Assert.Equal((12.5, "%", "16–24", "0180", "2024-H1", 140, IndicatorSex.Women, "Enkät 2023", QualityClass.ActivityDriven),
            (value.Value, value.Unit, value.Group, value.Area, value.Period.ToString(), value.Answers, value.Sex, table.Source, table.QualityOf(value.Indicator)));
        Assert.Equal(value, table.Find(value.Key));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_import_replaces_or_adds_and_tells_what_is_new_changed_and_gone(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        foreach (var (rule, gone, left) in new[] { (ImportRule.Replace, 2L, 2), (ImportRule.Append, 0L, 4) })
        {
            var dataset = (await Create(samsyn, TestActors.Coordinator, rule, ofBoth: true)).Value;
            Assert.Equal(new(3, 0, 0), (await Import(samsyn, desk, dataset, Table)).Value.Import.Values);
            var second = (await Import(samsyn, desk, dataset, "Indikator;Område;År;Kön;Värde\nOtrygg;Norra;2023;Kvinnor;33\nOtrygg;Norra;2024;Kvinnor;30\n")).Value;

            Assert.Equal(new(1, 1, gone), second.Import.Values);
            var table = (await Open(samsyn, dataset)).Value;
            Assert.Equal((left, 33), (table.Values.Count, table.Values.Single(value => value is { Indicator: "Otrygg", Period.Year: 2023, Sex: IndicatorSex.Women }).Value));
            Assert.Equal(["Oro"], (await Open(samsyn, dataset, filter: new() { Indicators = new HashSet<string> { "Oro" } })).Value.Indicators.Concat(rule == ImportRule.Replace ? ["Oro"] : []));
        }
    }

    [Theory, OnSqlite]
    public async Task Only_what_is_new_comes_where_the_rule_says_that_what_is_there_stays(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await Create(samsyn, TestActors.Coordinator, ImportRule.AppendNew, ofBoth: true)).Value;
        Assert.True((await Import(samsyn, desk, dataset, Table)).IsDone);
        var before = (await Open(samsyn, dataset)).Value.Values.Single(value => value is { Indicator: "Otrygg", Period.Year: 2023, Sex: IndicatorSex.Women }).Value;
        const string More = "Indikator;Område;År;Kön;Värde\nOtrygg;Norra;2023;Kvinnor;99\nOtrygg;Norra;2024;Kvinnor;30\n";
        Assert.Equal(new(1, 0, 0), (await Import(samsyn, desk, dataset, More)).Value.Import.Values);
        var table = (await Open(samsyn, dataset)).Value;
        Assert.Equal((4, before), (table.Values.Count, table.Values.Single(value => value is { Indicator: "Otrygg", Period.Year: 2023, Sex: IndicatorSex.Women }).Value));
        Assert.NotEqual(99, before);
        Assert.IsType<NothingNew>((await Import(samsyn, desk, dataset, More)).Refusals.Single());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_table_that_is_mostly_wrong_leaves_the_dataset_as_it_was_and_rejects_are_in_a_file(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await Create(samsyn, TestActors.Coordinator, ofBoth: true)).Value;
        Assert.True((await Import(samsyn, desk, dataset, Table)).IsDone);

        Assert.IsType<MostRowsRejected>((await Import(samsyn, desk, dataset, "Indikator;Område;År;Värde\na;b;2023;elva\na;c;2023;tolv\na;d;2023;13\n")).Refusals.Single());
        Assert.Equal(3, (await Open(samsyn, dataset)).Value.Values.Count);

        var imported = (await Import(samsyn, desk, dataset, "Indikator;Område;År;Värde\na;b;2023;elva\na;c;2023;12\na;d;2023;13\n")).Value;
        Assert.Equal("2;Värde;elva;" + App.Texts.Of(Documents.Situations.Tables.RejectReason.NotANumber, Language.Swedish), File.ReadAllLines(imported.RejectsIn!)[1]);
        Assert.IsType<DatasetOfOtherKind>((await desk.Import(dataset, desk.Write(DatasetDesk.Some(3, seed: 1)))).Refusals.Single());
    }

    /// <summary>One table for each kind of statistics in the agreement's pictures, with the breakdowns that they have there.</summary>
    [Theory]
    [InlineData("SIT-33", "Folkmängd;prognos", "stadsdel,år")]
    [InlineData("SIT-34", "Utrikes födda", "område,år,ursprung")]
    [InlineData("SIT-35", "Åldersandel", "område,år,ålder,kön")]
    [InlineData("SIT-36", "Bostäder", "stadsdel,år,upplåtelseform")]
    [InlineData("SIT-37", "Gymnasiebehörighet", "område,år,kön,utbildningsnivå")]
    [InlineData("SIT-38", "Förvärvsarbetande 20–64", "område,år,kön")]
    [InlineData("SIT-39", "Ohälsotal", "område,år,kön")]
    [InlineData("SIT-40", "Utsatt för våld", "område,mätår,kön,n")]
    [InlineData("SIT-41", "Begått brott", "område,mätår,kön,årskurs,n")]
    [InlineData("SIT-42", "Misshandel", "plats,månad")]
    [InlineData("SIT-43", "Misshandel utomhus per 1 000", "område,år")]
    [InlineData("SIT-44", "Skjutningar", "område,år,kategori")]
    [InlineData("SIT-45", "Personrån", "område,månad")]
    [InlineData("SIT-46", "Narkotikabrott", "område,år")]
    [InlineData("SIT-47", "Bostadsinbrott", "område,år")]
    [InlineData("SIT-48", "Fordonsbränder", "område,månad")]
    [InlineData("SIT-49", "Skadegörelse skola", "område,månad")]
    [InlineData("SIT-50", "Otrygg", "stadsdel,mätår,kön,n")]
    [InlineData("SIT-51", "Oro", "område,mätår,kategori,n")]
    [InlineData("SIT-52", "Ordningsstörningar", "plats,mätår,n")]
    [InlineData("SIT-53", "Händelserapporter", "distrikt,år")]
    [InlineData("SIT-54", "Brott före och efter", "plats,tertial,kategori")]
    [InlineData("SIT-55", "SIG-deltagare", "område,år,kön,kategori")]
    [InlineData("SIT-56", "Orosanmälningar", "område,år,kategori")]
    [InlineData("SIT-57", "Hot mot förtroendevalda", "område,år,grupp,kategori")]
    [InlineData("SIT-58", "Bosättningar", "plats,år,kategori")]
    [InlineData("SIT-59", "Olovlig körning", "plats,månad")]
    [InlineData("SIT-60", "Våld i nära relation", "område,år,kön,kategori")]
    [Trait("Requirement", "SIT-33"), Trait("Requirement", "SIT-34"), Trait("Requirement", "SIT-35"), Trait("Requirement", "SIT-36"), Trait("Requirement", "SIT-37"), Trait("Requirement", "SIT-38"), Trait("Requirement", "SIT-39")]
    [Trait("Requirement", "SIT-40"), Trait("Requirement", "SIT-41"), Trait("Requirement", "SIT-42"), Trait("Requirement", "SIT-43"), Trait("Requirement", "SIT-44"), Trait("Requirement", "SIT-45"), Trait("Requirement", "SIT-46")]
    [Trait("Requirement", "SIT-47"), Trait("Requirement", "SIT-48"), Trait("Requirement", "SIT-49"), Trait("Requirement", "SIT-50"), Trait("Requirement", "SIT-51"), Trait("Requirement", "SIT-52"), Trait("Requirement", "SIT-53")]
    [Trait("Requirement", "SIT-54"), Trait("Requirement", "SIT-55"), Trait("Requirement", "SIT-56"), Trait("Requirement", "SIT-57"), Trait("Requirement", "SIT-58"), Trait("Requirement", "SIT-59"), Trait("Requirement", "SIT-60")]
    public async Task Each_kind_of_statistics_can_be_stored_with_its_breakdowns_and_source(string requirement, string indicator, string breakdowns)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = (await Create(samsyn, TestActors.Coordinator, ofBoth: true)).Value;
        var columns = breakdowns.Split(',');
        List<string> lines = [string.Join(';', ["indikator", .. columns, "värde"])];
        List<string> expected = [];
        for (var row = 0; row < 6; row++)
        {
            var cells = columns.Select(column => column switch
            {
                "kön" => row % 2 == 0 ? "Kvinnor" : "Män", "år" or "mätår" => (2018 + row / 2).ToString(CultureInfo.InvariantCulture), "månad" => $"2024-{row / 2 + 1:00}", "tertial" => $"T{row / 2 + 1} 2024", "n" => (100 + row).ToString(CultureInfo.InvariantCulture), _ => $"{column} {row % 3} {row}",
            }).ToList();
            lines.Add(string.Join(';', [indicator.Split(';')[0], .. cells, (row * 1.5).ToString(CultureInfo.InvariantCulture)]));
            expected.Add(string.Join('|', cells.Order(StringComparer.Ordinal)));
        }
        Assert.True((await Import(samsyn, desk, dataset, string.Join('\n', lines))).IsDone, requirement);

        var table = (await Open(samsyn, dataset)).Value;
        Assert.Equal((6, "Enkät 2023"), (table.Values.Count, table.Source));
        Assert.Equal(expected.Order(StringComparer.Ordinal), table.Values.Select(Cells).Order(StringComparer.Ordinal));
        Assert.Equal([0, 1.5, 3, 4.5, 6, 7.5], table.Values.Select(value => value.Value!.Value).Order());

        string Cells(IndicatorValue value) => string.Join('|', columns.Select(column => column switch
        {
            "kön" => App.Texts.Of(value.Sex, Language.Swedish), "år" or "mätår" or "månad" => value.Period.ToString(), "tertial" => $"T{value.Period.Part} {value.Period.Year}", "n" => value.Answers!.Value.ToString(CultureInfo.InvariantCulture),
            "område" or "stadsdel" or "plats" or "distrikt" => value.Area, "ålder" or "årskurs" or "grupp" => value.Group, _ => value.Category,
        }).Order(StringComparer.Ordinal));
    }

    /// <summary>Who supplies what to the picture, as the agreement has it: each is a dataset with its source, its owner and its kind.</summary>
    [Theory]
    [InlineData("Anmälda brott", "Polisen", PartySide.Police, DatasetKind.Events)]
    [InlineData("Händelserapporter", "Polisen", PartySide.Police, DatasetKind.Events)]
    [InlineData("Befolkning", "Stadsdelen", PartySide.City, DatasetKind.Indicators)]
    [InlineData("Egna incidenter", "Stadsdelens incidentsystem", PartySide.City, DatasetKind.Events)]
    [InlineData("Medborgardialoger", "Stadsdelen", PartySide.City, DatasetKind.Events)]
    [InlineData("Trygghetsmätningen", "Socialförvaltningen", PartySide.City, DatasetKind.Indicators)]
    [InlineData("Fordonsbränder", "Räddningstjänsten", PartySide.City, DatasetKind.Events)]
    [InlineData("Folkhälsoenkäten", "Regionen", PartySide.City, DatasetKind.Indicators)]
    [Trait("Requirement", "SIT-16")]
    [Trait("Requirement", "SIT-19")]
    [Trait("Requirement", "SIT-20")]
    public async Task Every_supplier_has_a_dataset_with_source_owner_and_kind(string name, string source, PartySide owner, DatasetKind kind)
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        var actor = owner == PartySide.Police ? TestActors.PoliceOfficer : TestActors.Coordinator;
        Assert.True((await samsyn.RunFor(actor, (CreateDataset act) => act.Run(actor, new(new() { Name = name, Source = source, Kind = kind }, owner), default))).IsDone);
        var listed = Assert.Single(await samsyn.RunFor(actor, (ListDatasets list) => list.Run(actor, false, default))).Dataset;
        Assert.Equal((name, source, owner, kind), (listed.Name, listed.Source, listed.Side, listed.Kind));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-21")]
    public async Task Citizen_dialogues_are_kept_with_date_place_and_theme_and_recurring_themes_are_counted(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(ofBoth: true);
        var path = desk.Write("Datum;Stadsdel;Tema;Sammanfattning\n2017-03-02;Husviken;Öppen narkotikahandel;Torget\n2017-03-02;Husviken;Vårdslös körning;Mopeder\n2017-09-14;Ängsberg;Vårdslös körning;Motorcyklar\n");
        using var bytes = Documents.Situations.Tables.TableBytes.Open(path);
        var profile = Documents.Situations.Tables.ProfileGuess.Of(bytes, "dialoger").Value.Profile;
        Assert.True((await desk.Import(dataset, path, profile)).IsDone);

        var counts = (await desk.Open(dataset)).Count(Samsyn.App.Situations.Events.EventFilter.All, Samsyn.App.Situations.Events.CountBy.Type);
        Assert.Equal([("Vårdslös körning", 2L), ("Öppen narkotikahandel", 1)], Enumerable.Range(0, counts.Groups).Select(group => (counts.Label(group, 0), counts.Counts[group])).OrderByDescending(one => one.Item2));
    }
}
