using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

/// <summary>A file that is added is held against what is there: nothing comes twice that has a name, and what differs is told.</summary>
public sealed class AppendTests
{
    static readonly ImportProfile WithId = DatasetDesk.Profile with { Columns = [.. DatasetDesk.Profile.Columns, new(ColumnRole.Id, "nr")] };

    static Task<Outcome<ImportedEvents>> Import(TestDatabase samsyn, DatasetDesk desk, DatasetId dataset, string path, ImportRule rule, ImportProfile? profile = null, long part = 1 << 20, bool onlyCompare = false) =>
        samsyn.RunFor(TestActors.Coordinator, (ImportEvents act) => act.Run(TestActors.Coordinator, new(dataset, path, profile ?? WithId, desk.Rejects, Language.Swedish, rule) { PartLength = part, OnlyCompare = onlyCompare }, null, default));

    static string Named(DatasetDesk desk, IEnumerable<(string Id, string Line)> rows) => desk.Write("nr;" + Heading + string.Concat(rows.Select(row => $"{row.Id};{row.Line}")));

    /// <summary>Whether exactly these rows are there, each as often as it stands.</summary>
    static async Task Holds(TestDatabase samsyn, DatasetDesk desk, DatasetId dataset, IReadOnlyCollection<(string Id, string Line)> rows)
    {
        var changes = (await Import(samsyn, desk, dataset, Named(desk, rows), ImportRule.Replace, onlyCompare: true)).Value.File.Changes!;
        Assert.Equal((0L, 0L, 0L, rows.Count, "nr"), (changes.Added, changes.Removed, changes.Changed, (int)changes.Unchanged, changes.IdColumn));
        Assert.Equal(rows.Count, (await desk.Open(dataset)).Rows);
        Assert.Equal(rows.Count, (await samsyn.RunFor(TestActors.Coordinator, (ReadDataset read) => read.Run(TestActors.Coordinator, dataset, default)))!.Dataset.Rows);
        Assert.Empty((await desk.Verify(dataset)).Value.Faults);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-06")]
    public async Task Rows_with_names_come_once_and_the_newer_holds_unless_the_rule_says_otherwise(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        var before = Some(2000, seed: 3).Select((one, at) => (Id: $"B{at}", one.Line)).ToList();
        var other = Some(60, seed: 9);
        var now = before.Skip(1500).Concat(Some(300, seed: 4).Select((one, at) => (Id: $"B{2000 + at}", one.Line))).ToList();
        for (var at = 0; at < 60; at++) now[at * 7] = now[at * 7] with { Line = other[at].Line };
        // The same row twice under one name is once.
        now.AddRange(now.TakeLast(20).ToList());
        foreach (var rule in new[] { ImportRule.Append, ImportRule.AppendNew })
        {
            var dataset = await desk.Create();
            Assert.Null((await Import(samsyn, desk, dataset, Named(desk, before), rule, part: 30_000)).Value.Import.Changes);
            var import = (await Import(samsyn, desk, dataset, Named(desk, now), rule, part: 17_000)).Value.Import;
            var changes = import.Changes!;
            Assert.Equal((300L, 0L, 60L, 460L, 0L, "nr", rule), (changes.Added, changes.Removed, changes.Changed, changes.Unchanged, changes.Again, changes.IdColumn, changes.Rule));
            Assert.Equal((300L, 60L), (changes.Months.Sum(month => month.Added), changes.Types.Sum(type => type.Changed)));
            Assert.Equal((820L, 2300L), (import.Rows, import.Whole!.Rows));
            await Holds(samsyn, desk, dataset, rule == ImportRule.Append ? [.. before.Take(1500), .. now.Take(800)] : [.. before, .. now.Skip(500).Take(300)]);
            var again = (await Import(samsyn, desk, dataset, Named(desk, now), rule)).Value.Import.Changes!;
            Assert.True(again.IsNone);
            await Holds(samsyn, desk, dataset, rule == ImportRule.Append ? [.. before.Take(1500), .. now.Take(800)] : [.. before, .. now.Skip(500).Take(300)]);
        }
    }

    [Theory, OnSqlite]
    public async Task Files_one_after_another_make_what_a_list_by_name_would(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dice = new Random(20261123);
        var dataset = await desk.Create();
        Dictionary<string, List<string>> held = [];
        for (var number = 0; number < 25; number++)
        {
            // Few names and few texts: the same often, several under one, and some without.
            var lines = Some(12, seed: dice.Next(3)).Select(one => one.Line).ToList();
            var file = Enumerable.Range(0, dice.Next(1, 120)).Select(_ => (Id: dice.Next(12) == 0 ? "" : $"N{dice.Next(40)}", Line: lines[dice.Next(lines.Count)])).ToList();
            var rule = dice.Next(3) == 0 ? ImportRule.AppendNew : ImportRule.Append;
            Assert.True((await Import(samsyn, desk, dataset, Named(desk, file), rule, part: dice.Next(300, 4000))).IsDone);
            foreach (var name in file.GroupBy(row => row.Id, row => row.Line))
            {
                var there = held.TryGetValue(name.Key, out var known) ? known : held[name.Key] = [];
                // What comes first lies as it is, with nothing to be held against.
                if (number == 0) there.AddRange(name);
                else if (name.Key.Length == 0)
                    foreach (var line in name.GroupBy(line => line)) there.AddRange(Enumerable.Repeat(line.Key, Math.Max(0, line.Count() - there.Count(one => one == line.Key))));
                else if (there.Count == 0) there.AddRange(name.Distinct());
                else if (rule == ImportRule.Append)
                {
                    var come = name.Distinct().Where(line => !there.Contains(line)).ToList();
                    there.RemoveAll(line => !name.Contains(line));
                    there.AddRange(come);
                }
            }
            await Holds(samsyn, desk, dataset, [.. held.SelectMany(name => name.Value.Select(line => (name.Key, line)))]);
        }
    }

    [Theory, OnSqlite]
    public async Task Without_names_whole_rows_are_held_against_each_other(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var before = Some(500, seed: 1);
        var now = before.Take(100).Concat(before.Take(10)).Concat(Some(40, seed: 2)).ToList();
        var dataset = await desk.Create();
        await desk.Import(dataset, desk.Write(before));
        var told = (await Import(samsyn, desk, dataset, desk.Write(now), ImportRule.Append, DatasetDesk.Profile)).Value.Import.Changes!;
        // A multiset: a hundred are there, ten of them stand once more.
        Assert.Equal((50L, 100L, 0L, null), (told.Added, told.Again, told.Unchanged, told.IdColumn));
        Assert.Equal(100, told.Types.Sum(type => type.Again));
        Assert.Equal(650, (await desk.Open(dataset)).Rows);
        var left = (await Import(samsyn, desk, dataset, desk.Write([.. now, .. Some(5, seed: 7)]), ImportRule.AppendNew, DatasetDesk.Profile)).Value.Import.Changes!;
        Assert.Equal((5L, 0L, 150L), (left.Added, left.Again, left.Unchanged));
        Assert.Equal(655, (await desk.Open(dataset)).Rows);
        Assert.Empty((await desk.Verify(dataset)).Value.Faults);
    }

    [Theory, OnSqlite]
    public async Task A_little_added_each_day_does_not_leave_a_piece_for_each(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var events = Some(700, seed: 5).Select((one, at) => (Id: $"D{at}", one.Line)).ToList();
        var most = 0;
        for (var day = 0; day < 34; day++)
        {
            await Import(samsyn, desk, dataset, Named(desk, events.Skip(day * 20).Take(40)), ImportRule.Append);
            most = Math.Max(most, await samsyn.Run(async (SamsynDb db) =>
            {
                var latest = await db.DataImports.OrderByDescending(one => one.Number).Select(one => one.Id).FirstAsync();
                return await db.DatasetSegments.CountAsync(segment => segment.Import == latest);
            }));
        }
        await Holds(samsyn, desk, dataset, events);
        Assert.InRange(most, 2, SegmentWeaving.MostSmall + 1);
        // What was replaced is kept, and nothing that is in force is swept.
        samsyn.Time.Now += TimeSpan.FromDays(4);
        await samsyn.Run((Samsyn.App.Situations.Events.SweepSegments work) => work.Do(default));
        await Holds(samsyn, desk, dataset, events);
    }

    [Theory, OnSqlite]
    public async Task Columns_that_come_and_go_stay_with_the_rows_that_have_them(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var profile = new ImportProfile { Name = "a", Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Id, "nr"), new(ColumnRole.Other, "fri")] };
        await Import(samsyn, desk, dataset, desk.Write("tid;nr;fri\n2025-01-01;1;ett\n2025-01-02;2;två\n"), ImportRule.Append, profile);
        var wider = profile with { Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Id, "nr"), new(ColumnRole.Type, "typ"), new(ColumnRole.Count, "antal")] };
        var changes = (await Import(samsyn, desk, dataset, desk.Write("tid;nr;typ;antal\n2025-01-02;2;Rån;3\n2025-01-05;2;Rån;1\n2025-01-03;3;Rån;2\n"), ImportRule.Append, wider)).Value.Import.Changes!;
        // The count says something that the older row did not: it is another.
        Assert.Equal((2L, 1L), (changes.Added, changes.Changed));
        Assert.Equal(["fri", "typ"], changes.Left.Order());
        Assert.Equal(4, (await desk.Open(dataset)).Rows);
        Assert.Empty((await desk.Verify(dataset)).Value.Faults);
    }
}
