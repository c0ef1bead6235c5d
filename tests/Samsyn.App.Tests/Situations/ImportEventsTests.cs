using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

public sealed class ImportEventsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-02")]
    public async Task What_a_party_has_not_released_is_not_there_for_the_other(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create(TestActors.PoliceOfficer);
        Assert.True((await desk.Import(dataset, desk.Write(Some(50, seed: 1)), actor: TestActors.PoliceOfficer)).IsDone);

        Assert.Empty(await samsyn.RunFor(TestActors.Coordinator, (ListDatasets list) => list.Run(TestActors.Coordinator, true, default)));
        Assert.IsType<NotFound>((await samsyn.RunFor(TestActors.Coordinator, (EventStore store) => store.Open(TestActors.Coordinator, dataset, default))).Refusals.Single());
        Assert.IsType<NotFound>((await desk.Import(dataset, desk.Write(Some(5, seed: 1)))).Refusals.Single());
        Assert.IsType<NotFound>((await desk.Verify(dataset)).Refusals.Single());
        Assert.IsType<DatasetOfOtherParty>((await samsyn.RunFor(TestActors.Coordinator, (CreateDataset act) => act.Run(TestActors.Coordinator, new(new() { Name = "x", Source = "y" }, PartySide.Police), default))).Refusals.Single());

        Assert.True((await samsyn.RunFor(TestActors.PoliceOfficer, (ShareDataset act) => act.Run(TestActors.PoliceOfficer, new(dataset, 2), default))).IsDone);

        Assert.Equal(50, (await desk.Open(dataset)).Rows);
        Assert.IsType<DatasetOfOtherParty>((await desk.Import(dataset, desk.Write(Some(5, seed: 1)))).Refusals.Single());
        Assert.IsType<PermissionLacking>((await samsyn.RunFor(TestActors.Reader, (CreateDataset act) => act.Run(TestActors.Reader, new(new() { Name = "x", Source = "y" }), default))).Refusals.Single());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_import_replaces_or_is_added_by_the_rule_and_the_difference_is_on_record(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        foreach (var (rule, rows) in new[] { (ImportRule.Replace, 30L), (ImportRule.Append, 130L) })
        {
            var (dataset, events) = (await desk.Create(ofBoth: true, rule: rule), Some(100, seed: 3));
            Assert.True((await desk.Import(dataset, desk.Write(events))).IsDone);
            var second = (await desk.Import(dataset, desk.Write(events.Take(30)))).Value.Import;

            Assert.Equal((2, rule, 30L), (second.Number, second.Rule, second.Rows));
            Assert.Equal(rows, (await desk.Open(dataset)).Rows);
            var (before, now) = (Year(events, 2018), Year(events.Take(30), 2018));
            Assert.Contains(new YearDifference(2018, before, now), second.Differences);
            Assert.Equal((rows, 2), ((await desk.Verify(dataset)).Value.Rows, (await desk.Verify(dataset)).Value.Segments));
            Assert.Empty((await desk.Verify(dataset)).Value.Faults);
        }

        static long Year(IEnumerable<Event> events, int year) => events.Where(one => one.At.Year == year).Sum(one => (long)one.Count);
    }

    [Fact]
    public async Task Wrong_rows_are_in_the_reject_file_with_line_column_value_and_reason_and_the_others_in_the_store()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        const string good = "2023-01-05 06:05;;0180;Rån;674000;6580000;1;x\n";
        string[] wrong =
        [
            "6:05;;0180;Rån;674000;6580000;1;x", "2023-13-01;;0180;Rån;674000;6580000;1;x", ";;0180;Rån;674000;6580000;1;x", "2023-01-05;2023-01-04;0180;Rån;674000;6580000;1;x",
            "2023-01-05;;0180;Rån;6580000;674000;1;x", "2023-01-05;;0180;Rån;18,06;59,33;1;x", "2023-01-05;;0180;Rån;1e5;6580000;1;x", "2023-01-05;;0180;Rån;674000;6580000;-1;x",
            "2023-01-05;;0180;Rån;674000;6580000;1", "2023-01-05;;0180;Rån;;6580000;1;x", "2023-01-05;;0180;Rån;674000;6580000;1;\"x", "2023-01-05;;0180;Rån;100;200;1;x",
        ];
        RejectReason[] reasons = [RejectReason.NotADate, RejectReason.NotADate, RejectReason.Missing, RejectReason.EndBeforeStart, RejectReason.PositionSwapped, RejectReason.PositionOtherSystem, RejectReason.NotANumber,
            RejectReason.Negative, RejectReason.TooFewColumns, RejectReason.Missing, RejectReason.UnterminatedQuote, RejectReason.PositionOutside];
        var dataset = await desk.Create();
        var path = desk.Write(Heading + string.Concat(Enumerable.Repeat(good, 20)) + string.Concat(wrong.Select(row => row + "\n" + good.Replace("06:05", "06:06", StringComparison.Ordinal))));

        var imported = (await desk.Import(dataset, path)).Value;

        Assert.Equal((32L, 12L), (imported.Import.Rows, imported.Import.Rejected));
        var told = (await File.ReadAllLinesAsync(desk.Rejects)).Skip(1).Select(line => line.Split(';')).ToList();
        Assert.Equal(Enumerable.Range(0, 12).Select(number => (22 + 2 * number).ToString()), told.Select(line => line[0]));
        Assert.Equal(reasons.Select(reason => Samsyn.App.Texts.Of(reason, Language.Swedish)), told.Select(line => line[^1]));
        Assert.Contains(imported.Import.Notes, note => note is { Note: nameof(EventNote.Duplicate), Rows: 30 });
        Assert.Equal(32, (await desk.Open(dataset)).Rows);
    }

    [Fact]
    public async Task A_column_that_changes_type_late_in_the_file_is_told_with_the_line()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var events = Some(4000, seed: 9).Select(one => one with { Place = "Gata" }).ToList();
        var lines = events.Select((one, number) => number < 3500 ? one.Line : one.Line.Replace($";{one.Count};", ";okänt;", StringComparison.Ordinal));

        var imported = (await desk.Import(await desk.Create(), desk.Write(Heading + string.Concat(lines)), part: 20_000)).Value;

        Assert.Equal(new ColumnChange("antal", 3502, 500, RejectReason.NotANumber), Assert.Single(imported.Changes));
        Assert.Equal((3500L, 500L), (imported.Import.Rows, imported.Import.Rejected));
    }

    [Fact]
    public async Task A_profile_that_does_not_fit_imports_nothing_and_says_why()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var (dataset, path) = (await desk.Create(), desk.Write(Some(100, seed: 2)));
        Assert.True((await desk.Import(dataset, path)).IsDone);
        var before = Held(samsyn);

        Assert.IsType<MostRowsRejected>((await desk.Import(dataset, path, Profile with { CoordinateSystem = "RT 90 2.5 gon V" })).Refusals.Single());
        Assert.Equal("brott", Assert.IsType<ColumnNotFound>((await desk.Import(dataset, path, Profile with { Columns = [.. Profile.Columns, new(ColumnRole.Other, "brott")] })).Refusals.Single()).Column);
        Assert.IsType<FileUnreadable>((await desk.Import(dataset, path + "-none")).Refusals.Single());
        Assert.IsType<NothingImported>((await desk.Import(dataset, desk.Write(Heading))).Refusals.Single());

        Assert.Equal(100, (await desk.Open(dataset)).Rows);
        Assert.Equal(before, Held(samsyn));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_the_store_as_it_was()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        Assert.True((await desk.Import(dataset, desk.Write(Some(10, seed: 2)))).IsDone);
        var before = Held(samsyn);
        using var stop = new CancellationTokenSource();
        var path = desk.Write(Some(20_000, seed: 4));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => samsyn.RunFor(TestActors.Coordinator, (ImportEvents act) =>
            act.Run(TestActors.Coordinator, new(dataset, path, Profile, desk.Rejects, Language.Swedish) { PartLength = 50_000 }, new AtOnce(stop.Cancel), stop.Token)));

        Assert.Equal((10L, before.Length), ((await desk.Open(dataset)).Rows, Held(samsyn).Length));
        Assert.Equal(before, Held(samsyn));
    }

    [Fact]
    public async Task The_same_file_gives_the_same_in_parts_of_any_length_and_texts_come_back_as_they_were()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var events = Some(30_000, seed: 11);
        var path = desk.Write(events);
        List<string> told = [];
        foreach (var part in new long[] { 30_000, 77_777, 1 << 25 })
        {
            var dataset = await desk.Create();
            var import = (await desk.Import(dataset, path, part: part)).Value.Import;
            told.Add($"{import.Rows} {import.Events} {string.Join(' ', import.Notes)} {string.Join(' ', import.Years)}");
            Assert.Equal(events.Select(one => one.Place), await Places(samsyn, dataset));
        }
        Assert.Single(told.Distinct());
    }

    [Fact]
    public async Task Windows_1252_codes_with_lost_zeros_and_code_lists_are_read_as_they_are_meant()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var path = desk.Write("tid;kommun;typ\r\n44931,25;180;Rån\r\n2023-01-05 6:05;0019;Ärekränkning\r\n2023-01-05;Växjö;Rån\r\n", Encoding.Latin1);

        var imported = (await desk.Import(dataset, path, new()
        {
            Name = "excel", AreaDigits = 4, Areas = new(new Dictionary<string, string> { ["Växjö"] = "0780" }), Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Area, "kommun"), new(ColumnRole.Type, "typ")],
        })).Value;

        var set = await desk.Open(dataset);
        Assert.Equal(["0019", "0180", "0780"], set.Areas);
        Assert.Equal(["Rån", "Ärekränkning"], set.Types);
        Assert.Equal(3, set.Count(new() { From = new(2023, 1, 5), To = new(2023, 1, 5) }, CountBy.Day).Total);
        Assert.Contains(imported.Import.Notes, note => note is { Note: nameof(EventNote.WithoutTimeOfDay), Rows: 1, FirstLine: 4 });
    }

    [Fact]
    public async Task A_changed_byte_and_a_missing_file_are_found_and_named()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        Assert.True((await desk.Import(dataset, desk.Write(Some(500, seed: 2)))).IsDone);
        var files = Held(samsyn);
        var bytes = await File.ReadAllBytesAsync(files[0]);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(files[0], bytes);
        Assert.Contains((await desk.Verify(dataset)).Value.Faults, fault => fault is FileAltered { Reason: "checksum" });
        Assert.Contains((await desk.Verify(dataset)).Value.Faults, fault => fault is RowsDiffer { Recorded: 500, Held: 0 });
        foreach (var file in files) File.Delete(file);
        Assert.IsType<FileAltered>((await samsyn.RunFor(TestActors.Coordinator, (EventStore store) => store.Open(TestActors.Coordinator, dataset, default))).Refusals.Single());
    }

    [Fact]
    public async Task Segments_without_a_row_are_swept_after_a_day_and_no_others()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        Assert.True((await desk.Import(dataset, desk.Write(Some(20, seed: 2)))).IsDone);
        var kept = Held(samsyn);
        var folder = Path.GetDirectoryName(kept[0])!;
        foreach (var (name, days) in new[] { (new string('a', 64), 2), (new string('b', 64), 0) })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), [1]);
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), DateTime.UtcNow.AddDays(-days));
        }
        foreach (var file in kept) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-9));

        Assert.Equal(1, await samsyn.Run((SweepSegments sweep) => ((IJob)sweep).Do(default)));

        Assert.False(File.Exists(Path.Combine(folder, new string('a', 64))));
        Assert.True(File.Exists(Path.Combine(folder, new string('b', 64))));
        Assert.Equal(20, (await desk.Open(dataset)).Rows);
    }

    [PostgreSqlFact]
    public async Task Nodes_share_a_place_and_without_one_PostgreSQL_takes_no_events()
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(Engine.PostgreSql, options => options with { Files = files.Setting });
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        Assert.True((await desk.Import(dataset, desk.Write(Some(40, seed: 2)))).IsDone);
        await using var other = samsyn.AnotherNode();
        using var otherDesk = new DatasetDesk(other);
        Assert.Equal(40, (await otherDesk.Open(dataset)).Rows);

        await using var without = await TestDatabase.Create(Engine.PostgreSql);
        using var withoutDesk = new DatasetDesk(without);
        Assert.IsType<EventsWithoutPlace>((await withoutDesk.Import(await withoutDesk.Create(), desk.Write(Some(4, seed: 2)))).Refusals.Single());
    }

    static string[] Held(TestDatabase samsyn) => [.. Directory.EnumerateFiles(Path.Combine(samsyn.Options.DataDirectory, "segments"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file).Length == 64).Order(StringComparer.Ordinal)];

    static Task<List<string>> Places(TestDatabase samsyn, DatasetId id) => samsyn.RunFor(TestActors.Coordinator, async (IServiceProvider services) =>
    {
        var (store, place, db) = (services.GetRequiredService<EventStore>(), services.GetRequiredService<SegmentPlace>(), services.GetRequiredService<SamsynDb>());
        var dataset = db.Datasets.Single(one => one.Id == id);
        List<string> found = [];
        foreach (var row in await store.Rows(dataset, default))
        {
            var rest = await store.Fetch(place.Find().Value.Place, await place.Depot(default), dataset, row.Rest, row.RestLength, default);
            found.AddRange(rest.Texts(rest.Columns.Single(column => column.Name == "plats")));
        }
        return found;
    });

    sealed class AtOnce(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act();
    }
}
