using System.Globalization;
using System.Text;
using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

/// <summary>A file that comes again is held against what is there, event by event.</summary>
public sealed class ReimportTests
{
    static readonly ImportProfile WithId = DatasetDesk.Profile with { Columns = [.. DatasetDesk.Profile.Columns, new(ColumnRole.Id, "nr")] };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "SIT-06")]
    public async Task What_came_and_what_went_are_told_exactly_by_month_type_and_area(Engine engine)
    {
        using var files = new TempFolder();
        await using var samsyn = await TestDatabase.Create(engine, options => options with { Files = engine == Engine.PostgreSql ? files.Setting : null });
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var before = Some(5000, seed: 1);
        // Rows that stand several times: a multiset knows how many.
        before.AddRange(before.Take(40));
        before.AddRange(before.Take(20));
        Assert.Null((await desk.Import(dataset, desk.Write(before), part: 40_000)).Value.Import.Changes);

        var dice = new Random(7);
        var now = before.Where((_, at) => at % 50 != 3).Concat(Some(300, seed: 2)).OrderBy(_ => dice.Next()).ToList();
        var (added, removed) = (Multi(now, before), Multi(before, now));
        // In other parts, so that no boundary is where it was.
        var changes = (await desk.Import(dataset, desk.Write(now), part: 61_000)).Value.Import.Changes!;
        Assert.Equal((added.Count, removed.Count, 0, now.Count - added.Count), ((int)changes.Added, (int)changes.Removed, (int)changes.Changed, (int)changes.Unchanged));
        Same(added, removed, one => one.At.ToString("yyyy-MM", CultureInfo.InvariantCulture), changes.Months);
        Same(added, removed, one => one.Type, changes.Types);
        Same(added, removed, one => one.Area, changes.Areas);

        // The very same events in another order, coding, delimiter and order of columns, and with numbers written otherwise.
        var shuffled = "typ|kommun|plats|antal|y|x|till|tid\n" + string.Concat(now.OrderBy(_ => dice.Next()).Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.Type}|{one.Area}|\"{one.Place}\"|{one.Count}|{(one.X == 0 ? "" : one.Y.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ','))}|{(one.X == 0 ? "" : one.X.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','))}||{one.At:yyyy-MM-ddTHH:mm:ss}\n")));
        var same = (await desk.Import(dataset, desk.Write(shuffled, CodePagesEncodingProvider.Instance.GetEncoding(1252)))).Value.Import.Changes!;
        Assert.True(same.IsNone, $"{same.Added} {same.Removed}");
        Assert.Equal(now.Count, same.Unchanged);
        Assert.Equal(changes.Added, (await samsyn.RunFor(TestActors.Coordinator, (ReadDataset read) => read.Run(TestActors.Coordinator, dataset, default)))!.Imports.Single(one => one.Number == 2).Changes!.Added);
    }

    [Theory, OnSqlite]
    public async Task With_a_column_that_names_the_events_a_changed_one_is_told_as_changed(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var before = Some(2000, seed: 3);
        await desk.Import(dataset, Numbered(desk, before, [.. Enumerable.Range(0, before.Count)]), WithId, part: 30_000);
        var now = before.ToList();
        for (var at = 0; at < 60; at++) now[at * 7] = now[at * 7] with { Type = "Mordbrand" };
        var numbers = Enumerable.Range(0, before.Count).ToList();
        now.RemoveRange(1900, 100);
        numbers.RemoveRange(1900, 100);
        now.AddRange(Some(30, seed: 4));
        numbers.AddRange(Enumerable.Range(9000, 30));

        var changes = (await desk.Import(dataset, Numbered(desk, now, numbers), WithId, part: 47_000)).Value.Import.Changes!;
        Assert.Equal((30L, 100L, 60L, 1840L, "nr"), (changes.Added, changes.Removed, changes.Changed, changes.Unchanged, changes.IdColumn));
        Assert.Equal(60, changes.Types.Single(type => type.Label == "Mordbrand").Changed);
        Assert.Equal(60, changes.Months.Sum(month => month.Changed));
    }

    [Theory, OnSqlite]
    public async Task A_column_that_only_one_of_them_has_is_left_aside_and_said(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var events = Some(200, seed: 3);
        await desk.Import(dataset, desk.Write(events));
        var changes = (await desk.Import(dataset, Numbered(desk, events, [.. Enumerable.Range(0, events.Count)]), WithId)).Value.Import.Changes!;
        Assert.True(changes.IsNone);
        Assert.Equal((null, "nr"), (changes.IdColumn, Assert.Single(changes.Left)));
    }

    [Theory, OnSqlite]
    public async Task Comparing_alone_leaves_the_dataset_and_the_place_as_they_were(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        await desk.Import(dataset, desk.Write(Some(500, seed: 1)));
        var held = Directory.GetFiles(samsyn.Options.DataDirectory, "*", SearchOption.AllDirectories).Count(path => path.Contains("segments", StringComparison.Ordinal));
        var compared = await samsyn.RunFor(TestActors.Coordinator, (ImportEvents act) => act.Run(TestActors.Coordinator, new(dataset, desk.Write(Some(400, seed: 2)), DatasetDesk.Profile, desk.Rejects, Language.Swedish) { OnlyCompare = true }, null, default));
        Assert.Equal((null, 400L, 500L), (compared.Value.Kept, compared.Value.File.Changes!.Added, compared.Value.File.Changes.Removed));
        Assert.Equal(500, (await desk.Open(dataset)).Rows);
        Assert.Equal(held, Directory.GetFiles(samsyn.Options.DataDirectory, "*", SearchOption.AllDirectories).Count(path => path.Contains("segments", StringComparison.Ordinal)));
    }

    static string Numbered(DatasetDesk desk, List<Event> events, List<int> numbers) =>
        desk.Write("nr;" + Heading + string.Concat(events.Select((one, at) => $"B{numbers[at]};{one.Line}")));

    /// <summary>Of the first what the second has not, counted.</summary>
    static List<Event> Multi(IEnumerable<Event> first, IEnumerable<Event> second)
    {
        var left = second.GroupBy(Key).ToDictionary(same => same.Key, same => same.Count());
        List<Event> only = [];
        foreach (var one in first)
            if (left.TryGetValue(Key(one), out var count) && count > 0) left[Key(one)] = count - 1;
            else only.Add(one);
        return only;

        // Without a position in the file whatever stands in the other coordinate says nothing.
        static Event Key(Event one) => one.X == 0 ? one with { Y = 0 } : one;
    }

    static void Same(List<Event> added, List<Event> removed, Func<Event, string> label, IReadOnlyList<ChangedEvents> told)
    {
        var expected = added.Select(label).Concat(removed.Select(label)).Distinct().Order(StringComparer.Ordinal).Select(name => (name, added.Count(one => label(one) == name), removed.Count(one => label(one) == name)));
        Assert.Equal(expected, told.OrderBy(one => one.Label, StringComparer.Ordinal).Select(one => (one.Label, (int)one.Added, (int)one.Removed)));
    }
}
