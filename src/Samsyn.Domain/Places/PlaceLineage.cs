namespace Samsyn.Domain.Places;

/// <summary>A place that holds a part of a series, with the days for which it does; null has no end on that side.</summary>
public sealed record SeriesPart(PlaceId Place, DateOnly? From, DateOnly? To);

/// <summary>
/// What the series of a place are made of. <paramref name="Breaks"/>: days on which its bounds changed, so that before and after are counted in other places. <paramref name="IsWhole"/> is
/// false when a part before a break went to another place too (a split): numbers before it are those of the whole, and too high.
/// </summary>
public sealed record JoinedSeries(IReadOnlyList<SeriesPart> Parts, IReadOnlyList<DateOnly> Breaks, bool IsWhole);

/// <summary>Follows places back through mergers and splits, so that a series goes on although the map changed.</summary>
public static class PlaceLineage
{
    /// <summary>The place itself and all that it came from, each for its own time.</summary>
    public static JoinedSeries SeriesOf(Place place, IReadOnlyDictionary<PlaceId, Place> all)
    {
        List<SeriesPart> parts = [];
        HashSet<PlaceId> seen = [];
        HashSet<DateOnly> breaks = [];
        var whole = true;
        Add(place);
        return new(parts, [.. breaks.Order()], whole);

        void Add(Place one)
        {
            if (!seen.Add(one.Id)) return;
            parts.Add(new(one.Id, one.From ?? (one.Predecessors.Count > 0 ? one.Predecessors.Min(step => step.On) : null), one.To));
            foreach (var step in one.Predecessors)
            {
                breaks.Add(step.On);
                if (!all.TryGetValue(step.Place, out var before)) continue;
                if (before.Successors.Any(next => next.Place != one.Id && !seen.Contains(next.Place))) whole = false;
                Add(before);
            }
        }
    }

    /// <summary>What carries a place on at a date: itself while it exists, otherwise those that its line leads to.</summary>
    public static IReadOnlyList<PlaceId> CarriedOnBy(Place place, DateOnly date, IReadOnlyDictionary<PlaceId, Place> all)
    {
        HashSet<PlaceId> seen = [], found = [];
        Follow(place);
        return [.. found];

        void Follow(Place one)
        {
            if (!seen.Add(one.Id)) return;
            if (one.Successors.Count == 0 || date < one.Successors[0].On)
            {
                if (one.ExistsOn(date)) found.Add(one.Id);
                return;
            }
            foreach (var next in one.Successors)
                if (all.TryGetValue(next.Place, out var successor)) Follow(successor);
        }
    }
}
