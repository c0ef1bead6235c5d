using System.Globalization;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Tests.Kit.Databases;
using static Samsyn.App.Tests.Situations.DatasetDesk;

namespace Samsyn.App.Tests.Situations;

/// <summary>Each count beside the same count made event by event.</summary>
public sealed class EventCountTests
{
    static readonly CountBy[][] Questions =
    [
        [], [CountBy.Day], [CountBy.Week], [CountBy.Month], [CountBy.Year], [CountBy.Weekday], [CountBy.Hour], [CountBy.Area], [CountBy.Type], [CountBy.Week, CountBy.Area, CountBy.Type], [CountBy.Weekday, CountBy.Hour],
        [CountBy.Type, CountBy.Year, CountBy.Area], [CountBy.Day, CountBy.Hour, CountBy.Area, CountBy.Type],
    ];

    static readonly Position[] Triangle = [new(651_000, 6_551_000), new(654_500, 6_551_500), new(652_000, 6_554_900)];

    [Fact]
    public async Task Counts_by_time_area_and_type_with_any_filter_are_those_of_counting_one_by_one()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var (events, dataset) = (Some(70_000, seed: 42), await desk.Create());
        // Small parts, so that there are several segments, and one with more than a block.
        Assert.True((await desk.Import(dataset, desk.Write(events.Take(3000)), part: 40_000)).IsDone);
        Assert.True((await samsyn.RunFor(Samsyn.Tests.Kit.Build.TestActors.Coordinator, (Samsyn.App.Situations.Datasets.ImportEvents act) => act.Run(Samsyn.Tests.Kit.Build.TestActors.Coordinator,
            new(dataset, desk.Write(events.Skip(3000)), Profile, desk.Rejects, Language.Swedish, Samsyn.Domain.Situations.Datasets.ImportRule.Append), null, default))).IsDone);
        var set = await desk.Open(dataset);
        Assert.Equal(70_000, set.Rows);

        foreach (var (filter, meant) in Filters())
        {
            foreach (var by in Questions)
            {
                var counts = set.Count(filter, by);
                var expected = events.Where(meant).GroupBy(one => string.Join('|', by.Select(each => Bucket(one, each)))).Select(group => (group.Key, group.Sum(one => (long)one.Count))).Where(group => group.Item2 > 0).OrderBy(group => group.Key, StringComparer.Ordinal);
                var found = Enumerable.Range(0, counts.Groups).Select(group => (string.Join('|', by.Select((_, axis) => counts.Label(group, axis))), counts.Counts[group])).OrderBy(group => group.Item1, StringComparer.Ordinal);
                Assert.Equal(expected, found);
            }
            var points = set.Points(filter);
            var placed = events.Where(one => one.X != 0 && meant(one)).ToList();
            Assert.Equal(placed.Select(one => one.X).Order(), points.X.Order());
            Assert.Equal(placed.Sum(one => (long)one.Count), points.Counts.Sum(count => (long)count));
        }
    }

    [Fact]
    public async Task A_count_of_more_groups_than_there_is_room_for_is_made_all_the_same()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        // 400 areas × 400 types × a thousand days: 160 million possible groups.
        var events = Enumerable.Range(0, 400).Select(number => new Event(new DateTime(2015, 1, 1).AddDays(number * 3), $"{number:0000}", $"Typ {number * 7 % 400}", 0, 0, 2, "")).ToList();
        var dataset = await desk.Create();
        Assert.True((await desk.Import(dataset, desk.Write(events))).IsDone);

        var counts = (await desk.Open(dataset)).Count(EventFilter.All, CountBy.Day, CountBy.Area, CountBy.Type);

        Assert.Equal((400, 800L), (counts.Groups, counts.Total));
        Assert.All(counts.Counts, count => Assert.Equal(2, count));
    }

    [Fact]
    public async Task Nothing_is_counted_as_nothing()
    {
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite);
        using var desk = new DatasetDesk(samsyn);
        var dataset = await desk.Create();
        var empty = await desk.Open(dataset);
        Assert.Equal((0L, 0), (empty.Rows, empty.Count(EventFilter.All, CountBy.Week, CountBy.Area).Groups));
        Assert.True((await desk.Import(dataset, desk.Write(Some(10, seed: 1)))).IsDone);
        var set = await desk.Open(dataset);
        Assert.Equal(0, set.Count(new() { From = new(2030, 1, 1) }, CountBy.Week).Groups);
        Assert.Equal(0, set.Count(new() { Areas = new HashSet<string> { "9999" } }, CountBy.Week).Groups);
        Assert.Equal(0, set.Count(new() { Polygon = [] }, CountBy.Week).Groups);
    }

    static IEnumerable<(EventFilter, Func<Event, bool>)> Filters()
    {
        yield return (EventFilter.All, _ => true);
        yield return (new() { From = new(2018, 3, 1), To = new(2018, 3, 31) }, one => one.At >= new DateTime(2018, 3, 1) && one.At < new DateTime(2018, 4, 1));
        yield return (new() { Areas = new HashSet<string> { "0180", "0019" }, Types = new HashSet<string> { "Stöld, butik" } }, one => one.Area is "0180" or "0019" && one.Type == "Stöld, butik");
        yield return (new() { Within = new(651_000.05, 6_551_000, 653_000, 6_553_000) }, one => one.X is >= 651_000.05 and <= 653_000 && one.Y is >= 6_551_000 and <= 6_553_000);
        yield return (new() { Polygon = Triangle, To = new(2019, 6, 30), Types = new HashSet<string> { "Rån" } }, one => one.X != 0 && Inside(one.X, one.Y) && one.At < new DateTime(2019, 7, 1) && one.Type == "Rån");
    }

    /// <summary>On the same side of all three edges.</summary>
    static bool Inside(double x, double y)
    {
        var sides = Enumerable.Range(0, 3).Select(at => (Triangle[(at + 1) % 3].X - Triangle[at].X) * (y - Triangle[at].Y) - (Triangle[(at + 1) % 3].Y - Triangle[at].Y) * (x - Triangle[at].X)).ToList();
        return sides.TrueForAll(side => side > 0) || sides.TrueForAll(side => side < 0);
    }

    static string Bucket(Event one, CountBy by)
    {
        var date = DateOnly.FromDateTime(one.At);
        return by switch
        {
            CountBy.Day => Iso(date), CountBy.Month => Iso(new(date.Year, date.Month, 1)), CountBy.Year => Iso(new(date.Year, 1, 1)),
            CountBy.Week => Iso(DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(one.At), ISOWeek.GetWeekOfYear(one.At), DayOfWeek.Monday))),
            CountBy.Weekday => (((int)one.At.DayOfWeek + 6) % 7).ToString(), CountBy.Hour => one.At.Hour.ToString("00"), CountBy.Area => one.Area, _ => one.Type,
        };
    }

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
