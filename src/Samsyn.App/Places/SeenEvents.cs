using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places;

/// <summary>To whom the points of a dataset are shown.</summary>
public enum PointAudience { Own, OtherParty, Outside }

/// <summary>A square of the grid with the events in it, rounded down as agreed; metres in SWEREF 99 TM.</summary>
public readonly record struct EventSquare(double West, double South, double Side, int Count)
{
    public double MiddleX => West + Side / 2;
    public double MiddleY => South + Side / 2;
}

/// <summary>
/// A dataset as one reader sees it. Everything that is shown of where events were goes through here: its own party has the points, others have squares no finer than agreed, and
/// never a square with fewer events than agreed.
/// </summary>
public sealed class SeenEvents
{
    readonly EventSet _set;
    readonly SquareCache _squares;

    internal SeenEvents(Dataset dataset, PointPrecision precision, PointAudience audience, EventSet set, SquareCache squares) => (Dataset, Precision, Audience, _set, _squares) = (dataset, precision, audience, set, squares);

    public Dataset Dataset { get; }
    public PointPrecision Precision { get; }
    public PointAudience Audience { get; }
    public bool IsExact => Audience == PointAudience.Own;
    public IReadOnlyList<string> Types => _set.Types;
    public IReadOnlyList<string> Areas => _set.Areas;
    public DateOnly? First => _set.First;
    public DateOnly? Last => _set.Last;

    /// <summary>Side of the finest square that is shown; null when points are.</summary>
    public int? Metres => Audience switch { PointAudience.Own => null, PointAudience.OtherParty => Precision.OtherPartyMetres, _ => Precision.OutsideMetres };

    /// <summary>What changes whenever anything that is shown may have changed.</summary>
    public string Edition => $"{Dataset.Id.Value:n}-{Dataset.Imports}-{Dataset.InForceFrom}-{Audience}-{(IsExact ? 0 : Precision.Version)}";

    internal EventSet Exact => IsExact ? _set : throw new InvalidOperationException("Only its own party sees the points.");

    /// <summary>The filter that this reader may lay: others than its own party ask for whole months, and not for parts of an area.</summary>
    public EventFilter Allowed(EventFilter filter) => IsExact ? filter : new()
    {
        From = filter.From is { } from ? new DateOnly(from.Year, from.Month, 1) : null,
        To = filter.To is { } to ? new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1) : null,
        Types = filter.Types,
    };

    /// <summary>Where events were: points of one event or more for its own party, the middles of squares for others.</summary>
    public (double[] X, double[] Y, int[] Counts) Positions(EventFilter filter)
    {
        if (IsExact)
        {
            var points = _set.Points(filter);
            return (points.X, points.Y, points.Counts);
        }
        var squares = Squares(filter);
        var kept = filter.Within is { } box ? squares.Where(square => square.MiddleX >= box.West && square.MiddleX <= box.East && square.MiddleY >= box.South && square.MiddleY <= box.North).ToList() : squares;
        return ([.. kept.Select(square => square.MiddleX)], [.. kept.Select(square => square.MiddleY)], [.. kept.Select(square => square.Count)]);
    }

    /// <summary>The squares of others than its own party, from west and south.</summary>
    public IReadOnlyList<EventSquare> Squares(EventFilter filter)
    {
        if (Metres is not { } metres) throw new InvalidOperationException("Its own party sees points.");
        var allowed = Allowed(filter);
        return _squares.Get($"{Edition}|{allowed.From}|{allowed.To}|{(allowed.Types is null ? "*" : string.Join('\u001f', allowed.Types.Order(StringComparer.Ordinal)))}", () => Snap(_set.Points(allowed), metres, Precision.Fewest));
    }

    /// <summary>Events in each place, in the order of the places; null where this reader may not know because they are too few.</summary>
    public IReadOnlyList<long?> In(IReadOnlyList<Place> places, EventFilter filter)
    {
        var allowed = Allowed(filter);
        var byCode = places.Any(place => place.Words.Any(Areas.Contains)) ? _set.Count(allowed, CountBy.Area) : null;
        (double[] X, double[] Y, int[] Counts)? positions = null;
        return [.. places.Select(place =>
        {
            if (place.Words.Where(Areas.Contains).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } codes)
                return Shown(Enumerable.Range(0, byCode!.Groups).Where(group => codes.Contains(byCode.Label(group, 0))).Sum(group => byCode.Counts[group]));
            if (place.Outline is not { } outline) return null;
            positions ??= Positions(allowed);
            return Inside(positions.Value, outline);
        })];
    }

    /// <summary>Events of a place by month or year, in order of time; the places may be several that make up one series.</summary>
    public IReadOnlyList<(string Label, long? Count)> Series(IReadOnlyList<(Place Place, DateOnly? From, DateOnly? To)> parts, EventFilter filter, CountBy by)
    {
        SortedDictionary<string, long?> sums = new(StringComparer.Ordinal);
        foreach (var (place, from, to) in parts)
        {
            var within = filter with { From = Later(filter.From, from), To = Earlier(filter.To, to) };
            if (within.From > within.To) continue;
            if (place.Words.Where(Areas.Contains).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } codes)
            {
                var counted = _set.Count(Allowed(within) with { Areas = codes }, by);
                for (var group = 0; group < counted.Groups; group++) sums[counted.Label(group, 0)] = sums.GetValueOrDefault(counted.Label(group, 0), 0) + Shown(counted.Counts[group]);
            }
            else if (place.Outline is { } outline)
            {
                foreach (var (label, first, last) in Slices(within, by)) sums[label] = sums.GetValueOrDefault(label, 0) + Inside(Positions(within with { From = first, To = last, Within = IsExact ? new(outline.West, outline.South, outline.East, outline.North) : null }), outline);
            }
        }
        return [.. sums.Select(one => (one.Key, one.Value))];
    }

    IEnumerable<(string Label, DateOnly First, DateOnly Last)> Slices(EventFilter filter, CountBy by)
    {
        if (Later(filter.From, First) is not { } from || Earlier(filter.To, Last) is not { } to) yield break;
        for (var start = by == CountBy.Year ? new DateOnly(from.Year, 1, 1) : new(from.Year, from.Month, 1); start <= to; start = by == CountBy.Year ? start.AddYears(1) : start.AddMonths(1))
        {
            var end = (by == CountBy.Year ? start.AddYears(1) : start.AddMonths(1)).AddDays(-1);
            yield return (start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), start < from ? from : start, end > to ? to : end);
        }
    }

    static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one > other ? one : other;
    static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;

    static long Inside((double[] X, double[] Y, int[] Counts) positions, Domain.Places.Outlines.Outline outline)
    {
        var (west, south, east, north, sum) = (outline.West, outline.South, outline.East, outline.North, 0L);
        for (var at = 0; at < positions.X.Length; at++)
            if (positions.X[at] >= west && positions.X[at] <= east && positions.Y[at] >= south && positions.Y[at] <= north && outline.Contains(positions.X[at], positions.Y[at])) sum += positions.Counts[at];
        return sum;
    }

    /// <summary>Its own party sees the number; others see it when it is none or enough, rounded down.</summary>
    long? Shown(long count) => IsExact || count == 0 ? count : count < Precision.Fewest ? null : count / Precision.Fewest * Precision.Fewest;

    internal static IReadOnlyList<EventSquare> Snap(EventPoints points, int metres, int fewest)
    {
        Dictionary<(int Column, int Row), int> sums = [];
        for (var at = 0; at < points.X.Length; at++)
        {
            var square = ((int)Math.Floor(points.X[at] / metres), (int)Math.Floor(points.Y[at] / metres));
            sums[square] = sums.GetValueOrDefault(square) + points.Counts[at];
        }
        return [.. sums.Where(one => one.Value >= fewest).OrderBy(one => one.Key).Select(one => new EventSquare(one.Key.Column * (double)metres, one.Key.Row * (double)metres, metres, one.Value / fewest * fewest))];
    }
}

/// <summary>Squares that were asked for lately.</summary>
public sealed class SquareCache
{
    const int Most = 200;
    readonly Lock _lock = new();
    readonly Dictionary<string, (IReadOnlyList<EventSquare> Squares, long Asked)> _held = new(StringComparer.Ordinal);
    long _asked;

    internal IReadOnlyList<EventSquare> Get(string key, Func<IReadOnlyList<EventSquare>> make)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(key, out var held))
            {
                _held[key] = (held.Squares, ++_asked);
                return held.Squares;
            }
        }
        var made = make();
        lock (_lock)
        {
            if (_held.Count >= Most) _held.Remove(_held.MinBy(one => one.Value.Asked).Key);
            _held[key] = (made, ++_asked);
        }
        return made;
    }
}

/// <summary>Opens a dataset for showing where its events were, to whoever may see it.</summary>
public sealed class OpenSeenEvents(SamsynDb db, EventStore store, SquareCache squares)
{
    public async Task<Outcome<SeenEvents>> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        var precision = await db.PointPrecisions.AsNoTracking().SingleOrDefaultAsync(one => one.Dataset == id, cancellation) ?? PointPrecision.Usual(id);
        var opened = await store.Open(actor, id, cancellation);
        return opened.IsDone ? new SeenEvents(dataset, precision, AudienceOf(actor, dataset), opened.Value, squares) : Outcome<SeenEvents>.Refused(opened.Refusals);
    }

    /// <summary>The first whose events are at places, and where none are, the first.</summary>
    internal async Task<DatasetId> FirstWithPlaces(Actor actor, IReadOnlyList<DatasetId> datasets, CancellationToken cancellation)
    {
        foreach (var id in datasets)
            if (await store.Open(actor, id, cancellation) is { IsDone: true, Value.HasPlaces: true }) return id;
        return datasets[0];
    }

    internal static PointAudience AudienceOf(Actor actor, Dataset dataset)
    {
        var sides = actor.SidesWith(Permission.ReadDatasets);
        return sides.Count == 0 ? PointAudience.Outside : dataset.Side is not { } side || sides.Contains(side) ? PointAudience.Own : PointAudience.OtherParty;
    }
}
