using Samsyn.Analysis;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Blocks;

/// <summary>What the methods share: the head of an answer, periods without gaps, and refusals of the analysis.</summary>
static class BlockHeads
{
    public static BlockHead Head(this BlockAsk ask, long events) => new()
    {
        Dataset = ask.Dataset.Name, Source = ask.Dataset.Source, From = ask.From, To = ask.To, Types = ask.Types, Areas = ask.Areas, Events = events,
        Classes = ask.Events.Types.Count == 0 ? [new("", ask.Dataset.Quality)] : [.. ask.ShownTypes.Select(type => new TypeQuality(type, ask.Dataset.QualityOf(type)))],
    };

    public static DateOnly StartOf(DateOnly day, CountBy per) => per switch
    {
        CountBy.Day => day,
        CountBy.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        CountBy.Month => new(day.Year, day.Month, 1),
        _ => new(day.Year, 1, 1),
    };

    public static DateOnly Next(DateOnly start, CountBy per) => per switch { CountBy.Day => start.AddDays(1), CountBy.Week => start.AddDays(7), CountBy.Month => start.AddMonths(1), _ => start.AddYears(1) };

    public static IReadOnlyList<DateOnly> Periods(DateOnly from, DateOnly to, CountBy per)
    {
        List<DateOnly> periods = [];
        for (var at = StartOf(from, per); at <= to; at = Next(at, per)) periods.Add(at);
        return periods;
    }

    /// <summary>Counts for each period by the name of a dimension, or under “” without one; periods without events are zero.</summary>
    public static Dictionary<string, long[]> Series(this BlockAsk ask, EventFilter filter, IReadOnlyList<DateOnly> periods, CountBy per, CountBy? by)
    {
        var places = periods.Index().ToDictionary(one => one.Item.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), one => one.Index, StringComparer.Ordinal);
        var counts = by is { } dimension ? ask.Events.Count(filter, dimension, per) : ask.Events.Count(filter, per);
        Dictionary<string, long[]> found = new(StringComparer.Ordinal);
        if (by is null) found[""] = new long[periods.Count];
        for (var group = 0; group < counts.Groups; group++)
        {
            var name = by is null ? "" : counts.Label(group, 0);
            if (!found.TryGetValue(name, out var line)) found[name] = line = new long[periods.Count];
            if (places.TryGetValue(counts.Label(group, by is null ? 0 : 1), out var place)) line[place] += counts.Counts[group];
        }
        return found;
    }
}
